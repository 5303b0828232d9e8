import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { plainCell, plainCellThroughout } from './plain-cell.ts';

/** Cells as a spreadsheet would have them that separates by this sign, quotes or not. */
const cellsBy = (line: string, separator: string): string[] =>
  Papa.parse<string[]>(line, { delimiter: separator }).data.flat();
const isFormula = (cell: string): boolean => /^\s*[=+\-@|＝＋－＠]/.test(cell);

describe('cells that begin no formula', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '|cmd', '\t=1', '＝1+1', '＋1', '－1', '＠SUM', '  =1', '\n=1'])(
    '%j is told to be a text',
    (text) => {
      expect(plainCell(text)).toBe(`'${text}`);
    },
  );
  test.each(['海宁纺织', 'A-1', 'a=b', '2026-11-29', "'quoted", ''])('%j stays as it is', (text) => {
    expect(plainCell(text)).toBe(text);
    expect(plainCellThroughout(text)).toBe(text);
  });
  test.each(['甲;=1+1', '甲；＝1', '甲\t=1', '甲; @SUM(A1);-1', '甲\n+1', '=1;=2'])(
    '%j begins none however its line is cut',
    (text) => {
      const line = Papa.unparse([[plainCellThroughout(text), 'next']]);
      for (const separator of [',', ';', '\t', '；'])
        expect(cellsBy(line, separator).filter(isFormula)).toEqual([]);
    },
  );
});
