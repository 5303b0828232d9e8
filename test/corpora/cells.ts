/**
 * Cells of public workbooks, drawn at random by a number that is told: what our page says against what LibreOffice shows and what is stored.
 * Alike, as stored, or listed for somebody to judge.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import { FileFault, renditionLimits } from '../../rasteriser/rasteriser.ts';
import { readWorkbook, type ShownCell } from '../../rasteriser/xlsx-workbook.ts';
import { sheetsByLibreOffice } from './libre-office.ts';
import { folded } from './numbers.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function* randoms(seed: number): Generator<number, never> {
  let state = seed >>> 0;
  for (;;) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

interface Drawn {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly cell: ShownCell;
}

const cellsOfABook = 15;

export async function compareCells(
  folder: string,
  count: number,
  seed: number,
  say: (line: string) => void,
): Promise<void> {
  const random = randoms(seed);
  const pick = (below: number): number => Math.floor(random.next().value * below);
  const files = readdirSync(folder)
    .filter((name) => /\.xlsx$/i.test(name))
    .toSorted();
  const tally = { books: 0, cells: 0, alike: 0, stored: 0, marked: 0, listed: 0 };
  while (files.length > 0 && tally.cells < count) {
    const [name = ''] = files.splice(pick(files.length), 1);
    const all = await numbersOf(join(folder, name));
    if (all.length === 0) continue;
    const drawn = Array.from(
      { length: Math.min(cellsOfABook, all.length, count - tally.cells) },
      () => all.splice(pick(all.length), 1)[0]!,
    );
    const shown = tables(join(folder, name), 'shown');
    const stored = tables(join(folder, name), 'stored');
    if (shown.size === 0) continue;
    tally.books += 1;
    for (const { sheet, row, column, cell } of drawn) {
      tally.cells += 1;
      const theirs = shown.get(sheet)?.[row]?.[column];
      const raw = stored.get(sheet)?.[row]?.[column] ?? '';
      if (theirs !== undefined && folded(theirs) === folded(cell.text)) tally.alike += 1;
      else if (raw !== '' && Number(cell.text) === Number(raw)) tally.stored += 1;
      else if (cell.loss !== undefined) tally.marked += 1;
      else {
        tally.listed += 1;
        say(
          [
            name,
            `${sheet}!R${row + 1}C${column + 1}`,
            `ours ${cell.text}`,
            `LibreOffice ${theirs ?? '(no cell)'}`,
            `stored ${raw}`,
          ].join('\t'),
        );
      }
    }
  }
  say(
    `seed ${seed}: ${tally.cells} numbers of ${tally.books} workbooks: ${tally.alike} as LibreOffice shows them, ${tally.stored} as stored, ` +
      `${tally.marked} otherwise and marked, ${tally.listed} listed above`,
  );
}

async function numbersOf(file: string): Promise<Drawn[]> {
  try {
    const sheets = await readWorkbook(readFileSync(file), renditionLimits);
    return sheets.flatMap(({ name: sheet, rows }) =>
      [...rows].flatMap(([row, cells]) =>
        [...cells].flatMap(([column, cell]) => (cell.isNumber ? [{ sheet, row, column, cell }] : [])),
      ),
    );
  } catch (error) {
    if (error instanceof FileFault) return [];
    throw error;
  }
}

function tables(file: string, what: 'shown' | 'stored'): Map<string, string[][]> {
  const base = basename(file).replace(/\.xlsx$/i, '');
  return new Map(
    [...sheetsByLibreOffice(file, what)].map(([name, csv]) => [
      name.slice(base.length + 1, -'.csv'.length),
      Papa.parse<string[]>(csv.toString('utf8'), { delimiter: ',' }).data,
    ]),
  );
}
