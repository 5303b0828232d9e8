/** The guide: its pages, the words and keys of the screens that they name, their links, and what its field finds. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { afterAll, describe, expect, test } from 'vitest';
import { findInGuide, hitsMax } from '../renderer/ui/find-in-guide.ts';
import { guideNames, guidePages, guidePictures, pageFor, pageOfLink } from '../renderer/ui/guide-pages.ts';
import { railFor } from '../renderer/ui/rail.ts';
import { type GuidePage, type Inline, readGuide } from '../renderer/ui/read-guide.ts';
import { type Role, role } from '../shared/vocabulary/terms.ts';
import { projectFiles, projectFolder, readProjectFile } from './support/project-files.ts';
import { screenWords } from './support/screen-words.ts';

const languages = ['zh-CN', 'en'] as const;
type Language = (typeof languages)[number];
afterAll(() => i18next.changeLanguage('zh-CN'));

const everyPage = languages.flatMap((language) =>
  guideNames.map((name) => [language, name, guidePages[language].get(name)!] as const),
);
const inlinesOf = (page: GuidePage): readonly Inline[] => page.passages.flatMap(({ inlines }) => inlines);

/** Words of screens; a sentence that is filled in fits whatever stands in its gaps. */
function wordsIn(language: Language): (said: string) => boolean {
  const whole = new Set<string>();
  const filled: RegExp[] = [];
  for (const { zh, en } of screenWords()) {
    for (const word of language === 'en' ? en.split('|') : [zh]) {
      const parts = word.split(/\{\{\w+\}\}/);
      if (parts.length === 1) whole.add(word);
      else if (parts.join('').length > 1)
        filled.push(
          new RegExp(`^${parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.+')}$`, 'u'),
        );
    }
  }
  const faults = [...readProjectFile('shared/vocabulary/fault.ts').matchAll(/zh: '([^']*)', en: '([^']*)'/g)];
  for (const [, zh = '', en = ''] of faults) whole.add(language === 'en' ? en : zh);
  return (said) => whole.has(said) || filled.some((pattern) => pattern.test(said));
}

/** Bold at the beginning of an item, with a full stop behind it, says what the item is about: no word of a screen. */
const screenWordsOf = (page: GuidePage): readonly string[] =>
  page.passages.flatMap(({ inlines }) =>
    inlines
      .filter(
        ({ kind }, at) => kind === 'screen-word' && !(at === 0 && /^[.。]/.test(inlines[1]?.text ?? '')),
      )
      .map(({ text }) => text),
  );

/** Every key that a screen says at its foot, and those that are the same everywhere. */
const knownKeys = new Set(
  projectFiles()
    .filter((path) => path.startsWith('renderer/') && !path.includes('.test.'))
    .flatMap((path) => [...readProjectFile(path).matchAll(/(?:keys: \[|\[\[)('[^\]]*')\]/g)])
    .flatMap(([, list = '']) => [...list.matchAll(/'([^']+)'/g)].map(([, key = '']) => key))
    .concat(['↑', '↓', '?', '5']),
);

describe('the pages', () => {
  test('each stands in the list, in both languages, and nothing else does', () => {
    const files = projectFiles().filter((path) => path.startsWith('docs/guide/') && path.endsWith('.md'));
    const listed = guideNames.flatMap((name) => [`docs/guide/${name}.md`, `docs/guide/${name}.zh-CN.md`]);
    expect(files.toSorted()).toEqual(listed.toSorted());
  });
  test.each(everyPage)('%s %s: is short and of one language', (language, _name, page) => {
    const text = page.passages.map((passage) => passage.text).join('');
    const han = [...text.matchAll(/\p{Script=Han}/gu)].length / text.length;
    expect(language === 'en' ? han === 0 : han > 0.4).toBe(true);
    expect(page.passages.length).toBeLessThanOrEqual(50);
  });
  test.each(everyPage)('%s %s: each word in bold stands on a screen', (language, _name, page) => {
    const known = wordsIn(language);
    expect(screenWordsOf(page).filter((word) => !known(word))).toEqual([]);
  });
  test('the role pages name many words of screens', () => {
    for (const [, name, page] of everyPage)
      if (name !== 'rules' && name !== 'limits') expect(screenWordsOf(page).length).toBeGreaterThan(5);
  });
  test.each(everyPage)('%s %s: each key is one of a screen', (_language, _name, page) => {
    const keys = inlinesOf(page).filter(({ kind }) => kind === 'key');
    // A letter after G is a place in the rail, which is looked at below.
    const unknown = keys.filter(({ text }, at) => !knownKeys.has(text) && keys[at - 1]?.text !== 'G');
    expect(unknown).toEqual([]);
  });
  test.each(everyPage.filter(([, name]) => role.options.some((one) => one === name)))(
    '%s %s: G and a letter lead where the rail of the role says',
    async (language, name, page) => {
      await i18next.changeLanguage(language);
      const rail = railFor([name as Role]).flatMap(({ entries }) => entries);
      const ways = inlinesOf(page)
        .filter(({ text }) => text.trim() !== '')
        .flatMap(({ kind, text }, at, all) =>
          kind === 'key' && text === 'G' && all[at + 1]?.kind === 'key'
            ? [{ key: all[at + 1]!.text.toLowerCase(), title: all[at + 2]!.text }]
            : [],
        );
      expect(ways.length).toBeGreaterThan(1);
      expect(ways).toEqual(
        ways.map(({ key }) => ({ key, title: rail.find((entry) => entry.key === key)?.title })),
      );
    },
  );
  test.each(everyPage)('%s %s: each link leads to a page', (_language, _name, page) => {
    const links = inlinesOf(page).filter(({ kind }) => kind === 'link');
    expect(links.filter(({ href = '' }) => pageOfLink(href) === null)).toEqual([]);
  });
  test('each picture is there in both languages, small, and on the page of its role; and no other is', () => {
    const named = everyPage.flatMap(([language, name, page]) =>
      page.blocks.flatMap((block) =>
        block.kind === 'picture' ? [[language, name, block.file] as const] : [],
      ),
    );
    expect(named).toEqual(named.map(([language, name]) => [language, name, `${name}.${language}.webp`]));
    expect(named.map(([, name]) => name).toSorted()).toEqual([...role.options, ...role.options].toSorted());
    const files = named.map(([, , file]) => file).toSorted();
    expect([...guidePictures.keys()].toSorted()).toEqual(files);
    for (const file of files)
      expect(statSync(join(projectFolder, 'docs/guide/pictures', file)).size).toBeLessThanOrEqual(60_000);
  });
  test('everybody begins at the first day of a role of theirs', () => {
    expect(role.options.map((one) => pageFor([one]))).toEqual([...role.options]);
    expect(pageFor([])).toBe('first-steps');
  });
});

describe('reading a page', () => {
  const textsOf = (markdown: string) =>
    readGuide(`# 题\n\n${markdown}`)
      .passages.slice(1)
      .map(({ text }) => text);
  test.each([
    ['a line that ends between Chinese characters ends without a space', '四个\n人，\n各司', '四个人，各司'],
    ['so does one before a key or a word in bold', '按\n`F1`，再按\n**签名**', '按F1，再按签名'],
    ['between English words it is a space', 'four\npeople', 'four people'],
  ])('%s', (_name, markdown, text) => expect(textsOf(markdown)).toEqual([text]));
  test('items go on over lines', () => {
    expect(textsOf('- 第一\n  件\n- two\n  words')).toEqual(['第一件', 'two words']);
  });
  test.each(['<b>x</b>', 'a <b>x</b>', '| a |\n|---|\n| b |', '![x](y.png)', '- a\n  - b', '> a'])(
    'refuses what the guide does not use: %j',
    (markdown) => {
      expect(() => textsOf(markdown)).toThrow('The guide uses no');
    },
  );
  test('refuses a page without its title', () => {
    expect(() => readGuide('文字')).toThrow('begins with its title');
  });
});

describe('the field', () => {
  const find = (language: Language, query: string) => findInGuide(guidePages[language], query);
  test.each([
    ['zh-CN', '恢复单', 'when-something-is-wrong', '恢复单'],
    ['en', 'recovery SHEETS', 'when-something-is-wrong', 'recovery sheets'],
    ['zh-CN', '２５６　mib', 'limits', '256 MiB'],
    ['en', '  256   mib ', 'limits', '256 MiB'],
    ['zh-CN', '（s3）', 'author', '（S3）'],
  ] as const)('%s: finds %j whatever its case and width', (language, query, page, found) => {
    expect(find(language, query).filter((hit) => hit.page === page)[0]).toMatchObject({ page, found });
  });
  test('a hit says its passage, and what stands before and after', () => {
    const [hit] = find('en', 'three looks, for life');
    expect(hit).toMatchObject({ page: 'rules', before: '', found: 'Three looks, for life' });
    expect(guidePages.en.get('rules')?.passages[hit!.passage]?.text).toBe(`${hit!.found}${hit!.after}`);
  });
  test('finds nothing of the other language, and nothing for blanks', () => {
    expect(find('en', '恢复单')).toEqual([]);
    expect(find('zh-CN', 'recovery sheets')).toEqual([]);
    expect(find('en', '  ')).toEqual([]);
  });
  test('lists so many and no more', () => {
    expect(find('en', 'e')).toHaveLength(hitsMax);
  });
});
