/** The index of decisions (docs/decisions/README.md) holds every decision under its number and title, and what became of it. */
import { expect, test } from 'vitest';
import { projectFiles, readProjectFile } from './support/project-files.ts';

const folder = 'docs/decisions';

interface Page {
  readonly file: string;
  readonly no: string;
  readonly title: string;
}
interface Row extends Page {
  readonly decided: string;
  readonly state: string;
}

const pageOf = (file: string, text: string): Page => {
  const [, no = '', title = ''] = /^# (\d{4})[.:]?(?: ·)? (.+)$/m.exec(text) ?? [];
  return { file, no, title };
};
const rowsOf = (index: string): Row[] =>
  [...index.matchAll(/^\| \[(\d{4})\]\(([^)]+)\) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
    ([, no = '', file = '', title = '', decided = '', state = '']) => ({ no, file, title, decided, state }),
  );
const stateWords = /^(?:in force(?:, in part replaced by \d{4}.*)?|replaced by \d{4})$/;

function faultsOf(pages: readonly Page[], rows: readonly Row[]): string[] {
  const numbers = new Set(pages.map(({ no }) => no));
  const faults: string[] = [];
  for (const page of pages) {
    const row = rows.find(({ file }) => file === page.file);
    if (row === undefined) faults.push(`${page.file} is not in the index`);
    else if (row.title !== page.title || row.no !== page.no) faults.push(`${page.file} has another title`);
    if (!page.file.startsWith(`${page.no}-`)) faults.push(`${page.file} has another number`);
  }
  for (const { file, state } of rows) {
    if (!pages.some((page) => page.file === file)) faults.push(`${file} is not there`);
    if (!stateWords.test(state)) faults.push(`${file} has no state`);
    for (const [no] of state.matchAll(/\d{4}/g))
      if (!numbers.has(no)) faults.push(`${file} is replaced by nothing`);
  }
  if (new Set(rows.map(({ no }) => no)).size !== rows.length) faults.push('a number stands twice');
  return faults;
}

const pages = projectFiles()
  .filter((path) => path.startsWith(`${folder}/`) && path !== `${folder}/README.md`)
  .map((path) => pageOf(path.slice(folder.length + 1), readProjectFile(path)));

test('every decision stands in the index, with its title, what was decided and its state', () => {
  expect(pages.length).toBeGreaterThan(20);
  expect(faultsOf(pages, rowsOf(readProjectFile(`${folder}/README.md`)))).toEqual([]);
});

test('a decision that is missing, misnamed, gone or without a state is found', () => {
  const page = pageOf('0001-a.md', '# 0001. A choice\n');
  const rowOf = (row: string) => rowsOf(`| no. | title |\n|---|---|\n${row}\n`);
  expect(faultsOf([page], rowOf('| [0001](0001-a.md) | A choice | This. | in force |'))).toEqual([]);
  expect(faultsOf([page], [])).toEqual(['0001-a.md is not in the index']);
  expect(faultsOf([page], rowOf('| [0001](0001-a.md) | Another | This. | in force |'))).toEqual([
    '0001-a.md has another title',
  ]);
  expect(faultsOf([], rowOf('| [0001](0001-a.md) | A choice | This. | in force |'))).toEqual([
    '0001-a.md is not there',
  ]);
  expect(faultsOf([page], rowOf('| [0001](0001-a.md) | A choice | This. | perhaps |'))).toEqual([
    '0001-a.md has no state',
  ]);
  expect(faultsOf([page], rowOf('| [0001](0001-a.md) | A choice | This. | replaced by 0002 |'))).toEqual([
    '0001-a.md is replaced by nothing',
  ]);
});
