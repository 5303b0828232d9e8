/**
 * Values between commas, semicolons, tabs or bars as a table: each as it stands, numbers too. What a spreadsheet would make of them
 * (dates, leading zeros gone, 15 digits) is nobody's to seal.
 */
import Papa from 'papaparse';
import type { TextEncoding } from '../shared/vocabulary/losses.ts';
import type { Conversion } from './conversion.ts';
import { escapeText, htmlPaper, quiet } from './html-paper.ts';
import { FileFault } from './rasteriser.ts';
import { decodeText } from './text-decoding.ts';
import type { RenditionLimits } from './worker-messages.ts';
import { sheetHtml } from './xlsx-to-html.ts';
import type { ShownCell } from './xlsx-workbook.ts';

const separators = [',', ';', '\t', '|'];
const separatorNames: Readonly<Record<string, string>> = { '\t': 'Tab' };
const quotesBroken = '引号不成对，按纯文本显示 Quotation marks do not match: shown as plain text';

/** Throws FileFault. */
export async function csvToHtml(
  bytes: Uint8Array,
  limits: RenditionLimits,
  chosen: TextEncoding | undefined,
): Promise<Conversion> {
  const { text, encoding: name, by } = decodeText(bytes, chosen, { tabs: 'kept' });
  const encoding = { name, by };
  // A line for spreadsheets alone, which names the separator.
  const told = /^sep=([^\n])(?:\n|$)/i.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const { data, errors, meta } = Papa.parse<string[]>(body, {
    delimiter: told?.[1] ?? '',
    delimitersToGuess: separators,
    newline: '\n',
    dynamicTyping: false,
    skipEmptyLines: false,
  });
  if (errors.some(({ type }) => type === 'Quotes')) {
    const html = htmlPaper(`<p>${quiet(quotesBroken)}</p><pre>${escapeText(text)}</pre>`);
    return { html, words: text, losses: [{ what: 'style', count: 1 }], encoding };
  }
  const rows = new Map<number, Map<number, ShownCell>>();
  let cells = 0;
  for (const [row, values] of data.entries()) {
    for (const [column, value] of values.entries()) {
      if (value === '') continue;
      cells += 1;
      if (cells > limits.cellsMax) throw new FileFault('FILE_TOO_MANY_PAGES', { cellsMax: limits.cellsMax });
      if (!rows.has(row)) rows.set(row, new Map());
      rows.get(row)?.set(column, { text: value, isNumber: false });
    }
  }
  const { delimiter } = meta;
  const table = sheetHtml(
    { name: '表格 Table', hidden: false, rows, merged: [], losses: [], comments: [], running: [] },
    0,
  );
  // As they stand on the page: quotation marks around a value are no part of it, and would count as not drawn.
  const words = data.map((values) => values.join(delimiter)).join('\n');
  const separator = `分隔符 Separator: ${separatorNames[delimiter] ?? delimiter}`;
  return { html: htmlPaper(`${table}\n<p>${quiet(separator)}</p>`), words, losses: [], encoding };
}
