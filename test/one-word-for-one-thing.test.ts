/** What people read in screens, terminal, papers and both READMEs says one thing by one word. */
import { expect, test } from 'vitest';
import { readProjectFile } from './support/project-files.ts';
import { screenWords } from './support/screen-words.ts';

/** The word, and what must not stand in its place. */
const words: readonly (readonly [zh: string, en: string, notZh: RegExp | null, notEn: RegExp | null])[] = [
  ['待办事项', 'waiting tasks', /收件箱|待处理/, /\binbox\b/i],
  ['口令', 'passphrase', /密码(?!算法|学)/, /\bpassword/i],
  ['借用人', 'borrower', /借阅人/, null],
  ['审计员', 'auditor', /审计人(?!员)/, null],
  ['强制收回', 'recall', /召回/, null],
  ['催还', 'asked for', /催促归还/, null],
  ['冻结', 'hold', /封存卷宗|卷宗封存/, /\blegal hold\b/i],
  ['职责分离', 'who checks whom', /职责分工图|互查图/, null],
];

const told = screenWords();
const pages = { zh: readProjectFile('README.zh-CN.md'), en: readProjectFile('README.md') };

test('there is enough to look at', () => {
  expect(told.length).toBeGreaterThan(800);
});

test.each(words)('%s, %s: nothing else is said for it', (_zh, _en, notZh, notEn) => {
  const other = told.filter(({ zh, en }) => (notZh?.test(zh) ?? false) || (notEn?.test(en) ?? false));
  expect(other).toEqual([]);
  if (notZh !== null) expect(pages.zh).not.toMatch(notZh);
  if (notEn !== null) expect(pages.en).not.toMatch(notEn);
});

test.each(words)('%s, %s: screens or terminal say it in both languages', (zh, en) => {
  expect(told.some((each) => each.zh.includes(zh))).toBe(true);
  expect(told.some((each) => each.en.toLowerCase().includes(en))).toBe(true);
});

test('what both READMEs speak of they call by these words', () => {
  for (const [zh, en] of words.filter(([each]) => ['待办事项', '口令', '职责分离'].includes(each))) {
    expect(pages.zh).toContain(zh);
    expect(pages.en.toLowerCase().replace(/\s+/g, ' ')).toContain(en);
  }
});
