/** Pages are wrapped at 110 columns, and `npm run format` does it. */
import { expect, test } from 'vitest';
import { projectFiles, readProjectFile } from '../../test/support/project-files.ts';
import { columnsMax, columnsOf, tooWide, wrapPage } from './wrap-pages.ts';

const words = (count: number, word = 'word'): string => Array(count).fill(word).join(' ');
const pages = projectFiles().filter((path) => path.endsWith('.md'));

test('every page is wrapped, but for tables, headings and what cannot be broken', () => {
  expect(pages.length).toBeGreaterThan(50);
  const wide = pages.flatMap((path) => tooWide(readProjectFile(path)).map((line) => `${path}: ${line}`));
  expect(wide).toEqual([]);
});

test('what is wrapped once stays as it is', () => {
  for (const path of pages) expect(wrapPage(readProjectFile(path)), path).toBe(readProjectFile(path));
});

test('a line that is too wide is found, in a paragraph and in an item', () => {
  for (const wide of [words(30), `- ${words(30)}`, `  2. ${words(30)}`, '保'.repeat(60)])
    expect(tooWide(`# A page\n\n${wide}\n`), wide).toEqual([wide]);
});

test('is wrapped under its own beginning, and says the same', () => {
  const wrapped = wrapPage(`- **One** · ${words(40)}\n`);
  const lines = wrapped.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^ {2}word/);
  expect(wrapped.replace(/\s+/g, ' ')).toBe(`- **One** · ${words(40)} `);
  for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columnsMax);
});

test('Chinese is broken between characters, never before a closing mark or after an opening one', () => {
  const text = `${'保管人与审批人（各一位），'.repeat(12)}签名。`;
  const lines = wrapPage(text).split('\n');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join('')).toBe(text);
  for (const line of lines) {
    expect(columnsOf(line)).toBeLessThanOrEqual(columnsMax);
    expect(line).not.toMatch(/^[，。）]|（$/);
  }
});

test('tables, fences, headings and long links stay as they are', () => {
  const row = `| ${words(40)} |`;
  const link = `[a](https://example.org/${'x'.repeat(120)})`;
  const page = [`# ${words(40)}`, '', row, '', '```', words(40), '```', '', link, ''].join('\n');
  expect(wrapPage(page)).toBe(page);
  expect(tooWide(page)).toEqual([]);
});

test('no line begins with what would make it an item, a heading or a row', () => {
  const page = `${words(21)} 1234 - ${words(5)} 12. ${words(17)} # ${words(20)}\n`;
  for (const line of wrapPage(page).split('\n')) expect(line).not.toMatch(/^(?:[-#]|\d+\.) /);
});
