/** Pages that exist in both languages say the same things in the same order. */
import { describe, expect, test } from 'vitest';
import { projectFiles, readProjectFile } from './support/project-files.ts';

/** The shape of a page: its headings by level, and under each how many items, paragraphs and rows stand there. */
function shapeOf(page: string): readonly string[] {
  const shape: string[] = [];
  const counts = { items: 0, paragraphs: 0, rows: 0 };
  const close = (): void => {
    shape.push(`${counts.items} items, ${counts.paragraphs} paragraphs, ${counts.rows} rows`);
    Object.assign(counts, { items: 0, paragraphs: 0, rows: 0 });
  };
  let before = '';
  for (const line of page.replace(/^```[\s\S]*?^```/gm, '').split('\n')) {
    const heading = /^#+(?= )/.exec(line)?.[0];
    if (heading !== undefined) {
      close();
      shape.push(heading);
    } else if (/^(?:[-*]|\d+\.) /.test(line)) counts.items += 1;
    else if (line.startsWith('|')) counts.rows += 1;
    else if (/^\S/.test(line) && (before === '' || before.startsWith('#'))) counts.paragraphs += 1;
    before = line;
  }
  close();
  return shape;
}

/** What a page names in the language of programs: files of ours, and numbers of rules and decisions. */
const filesNamed = (page: string): readonly string[] =>
  [...page.matchAll(/`([\w./-]+\.(?:ts|md))`/g)].map(([, path = '']) => path).toSorted();

describe.each([
  ['THREATS.md', 'THREATS.zh-CN.md'],
  ['docs/rules.md', 'docs/rules.zh-CN.md'],
  ['README.md', 'README.zh-CN.md'],
])('%s and %s', (english, chinese) => {
  test('have the same sections with as many items in each', () => {
    expect(shapeOf(readProjectFile(chinese))).toEqual(shapeOf(readProjectFile(english)));
  });
  test('lead to each other', () => {
    const base = (path: string) => path.split('/').at(-1) ?? '';
    expect(readProjectFile(english)).toContain(`](${base(chinese)})`);
    expect(readProjectFile(chinese)).toContain(`](${base(english)})`);
  });
});

const guide = projectFiles().filter((path) => /^docs\/guide\/[\w-]+\.md$/.test(path));
test.each(guide)(
  '%s of the guide has the same sections in Chinese, with as many items in each',
  (english) => {
    const chinese = english.replace(/\.md$/, '.zh-CN.md');
    expect(shapeOf(readProjectFile(chinese))).toEqual(shapeOf(readProjectFile(english)));
  },
);

test('THREATS names the same files in both languages, and both READMEs lead to it', () => {
  expect(filesNamed(readProjectFile('THREATS.zh-CN.md'))).toEqual(filesNamed(readProjectFile('THREATS.md')));
  for (const page of ['README.md', 'README.zh-CN.md'])
    expect(readProjectFile(page)).toContain('](THREATS.zh-CN.md)');
});

test('a section, an item or a paragraph that one page lacks is found', () => {
  const page = '# A\n\nWords.\n\n## B\n\n- one\n- two\n';
  expect(shapeOf(page)).toEqual(shapeOf('# 甲\n\n文字。\n\n## 乙\n\n- 一\n- 二\n'));
  for (const less of [
    '# 甲\n\n文字。\n\n- 一\n- 二\n',
    '# 甲\n\n文字。\n\n## 乙\n\n- 一\n',
    '# 甲\n\n## 乙\n\n- 一\n- 二\n',
    '# 甲\n\n文字。\n\n### 乙\n\n- 一\n- 二\n',
  ])
    expect(shapeOf(less)).not.toEqual(shapeOf(page));
});
