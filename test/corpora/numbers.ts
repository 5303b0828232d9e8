/**
 * Number formats of our own against LibreOffice: one workbook holds every format with every value, both read it, and what differs is
 * printed. What stands on paper as it is stored, and says so, is counted apart: it is less pretty and never wrong.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { bookFile, escapeXml, part } from '../../build/scripts/office-parts.ts';
import { formatNumber } from '../../rasteriser/number-format.ts';
import { amountFormats, amounts, momentFormats, moments } from './formats.ts';
import { sheetsByLibreOffice } from './libre-office.ts';

interface Row {
  readonly code: string;
  readonly values: readonly number[];
}

const rows: Row[] = [
  ...amountFormats.map((code) => ({ code, values: amounts })),
  ...momentFormats.map((code) => ({ code, values: moments })),
];

const column = (index: number): string => String.fromCharCode(65 + index);

function workbook(): Uint8Array {
  const formats = rows.map(
    ({ code }, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escapeXml(code)}"/>`,
  );
  const styles = rows.map((_, i) => `<xf numFmtId="${200 + i}" applyNumberFormat="1"/>`);
  const lines = rows.map(({ values }, i) => {
    const cells = values.map((value, at) => `<c r="${column(at)}${i + 1}" s="${i}"><v>${value}</v></c>`);
    return `<row r="${i + 1}">${cells.join('')}</row>`;
  });
  const sheet = part(
    'xl/styles.xml',
    `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${rows.length}">${formats.join('')}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${rows.length}">${styles.join('')}</cellXfs></styleSheet>`,
  );
  return bookFile({ sheets: [{ name: 'formats', rows: lines.join('') }], styles: sheet });
}

/** Spaces pad, signs of minus and currency have several forms: none of them is a difference of value. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00a0]/gu, '')
    .replaceAll('\u2212', '-')
    .toLowerCase();

export function compareNumbers(say: (line: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'corpora-'));
  try {
    const file = join(folder, 'formats.xlsx');
    writeFileSync(file, workbook());
    const csv = [...sheetsByLibreOffice(file, 'shown').values()][0]?.toString('utf8') ?? '';
    const theirs = Papa.parse<string[]>(csv, { delimiter: ',' }).data;
    let same = 0;
    let asStored = 0;
    const other: string[] = [];
    for (const [i, { code, values }] of rows.entries()) {
      for (const [at, value] of values.entries()) {
        const ours = formatNumber(value, code);
        const their = theirs[i]?.[at] ?? '';
        if (folded(ours.text) === folded(their)) same += 1;
        else if (ours.asStored) asStored += 1;
        else other.push(`${code}\t${value}\tours ${ours.text}\tLibreOffice ${their}`);
      }
    }
    for (const line of other) say(line);
    say(
      `${rows.length} formats, ${same + asStored + other.length} numbers: ${same} alike, ${asStored} as stored and marked, ${other.length} otherwise`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
