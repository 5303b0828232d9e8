/**
 * The sheets of a spreadsheet as they were last shown: stored values, never formulas worked out (ECMA-376 part 1,
 * §18.3). Hidden sheets, rows and columns are read like others: what is in the file is in the file.
 */
import type { Loss } from '../shared/vocabulary/losses.ts';
import { formatCodeOf, formatNumber } from './number-format.ts';
import { openOfficeArchive, readPart } from './office-archive.ts';
import { relations, relationsOf } from './office-relations.ts';
import { FileFault } from './rasteriser.ts';
import { sheetTokens } from './sheet-tokens.ts';
import type { RenditionLimits } from './worker-messages.ts';
import { readBeside, readPersons, runningWords, type SheetComment } from './xlsx-beside.ts';

export interface ShownCell {
  readonly text: string;
  readonly isNumber: boolean;
  /** What of it is not as its program shows it. */
  readonly loss?: 'number-as-stored' | 'result-missing';
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Row and column count from 0; empty cells are not there. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, ShownCell>>;
  readonly merged: readonly Range[];
  /** Charts, pictures and the like, which are not read. */
  readonly losses: readonly Loss[];
  /** Comments by the cell they stand at, in the order of the sheet. */
  readonly comments: readonly SheetComment[];
  /** What is printed at the head and foot of its pages. */
  readonly running: readonly string[];
}

export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Throws FileFault. */
export async function readWorkbook(bytes: Uint8Array, limits: RenditionLimits): Promise<Sheet[]> {
  const archive = await openOfficeArchive(bytes, 'xlsx', limits);
  const root = await relations(archive, '_rels/.rels', '');
  const path = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const related = await relations(archive, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const partOf = (kind: string): string | undefined =>
    related.find(({ type, target }) => type.endsWith(kind) && archive.has(target))?.target;

  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  for (const token of sheetTokens(await readPart(archive, path))) {
    if (token.type !== 'open') continue;
    const { attributes } = token;
    if (token.name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.get('date1904') ?? '');
    if (token.name === 'sheet') {
      const hidden = (attributes.get('state') ?? 'visible') !== 'visible';
      listed.push({ name: attributes.get('name') ?? '', id: attributes.get('r:id') ?? '', hidden });
    }
  }
  if (listed.length > limits.sheetsMax) {
    throw new FileFault('FILE_TOO_MANY_PAGES', { sheets: listed.length, sheetsMax: limits.sheetsMax });
  }
  const strings = partOf('/sharedStrings');
  const styles = partOf('/styles');
  const show: ShowCell = {
    strings: strings === undefined ? [] : readStrings(await readPart(archive, strings)),
    formats: styles === undefined ? [] : readFormats(await readPart(archive, styles)),
    from1904,
  };
  const persons = await readPersons(archive, related);
  const sheets: Sheet[] = [];
  let cellsLeft = limits.cellsMax;
  for (const { name, id, hidden } of listed) {
    const target = related.find((relation) => relation.id === id)?.target;
    // Chart sheets and the like hold no cells.
    if (target === undefined || !/worksheets?\//.test(target)) {
      const losses: Loss[] = [{ what: 'chart', count: 1 }];
      sheets.push({ name, hidden, rows: new Map(), merged: [], losses, comments: [], running: [] });
      continue;
    }
    const source = await readPart(archive, target);
    const { cells, ...sheet } = readSheet(source, show, cellsLeft, limits);
    cellsLeft -= cells;
    const beside = await readBeside(archive, await relationsOf(archive, target), persons);
    sheets.push({ name, hidden, ...sheet, ...beside, running: runningWords(source) });
  }
  return sheets;
}

/** Words of each shared string; readings for East Asian names (rPh) are not part of them. */
function readStrings(source: string): string[] {
  const strings: string[] = [];
  let words = '';
  let inText = false;
  let inReading = false;
  for (const token of sheetTokens(source)) {
    if (token.type === 'text') {
      if (inText && !inReading) words += token.text;
      continue;
    }
    const opens = token.type === 'open';
    if (token.name === 't') inText = opens;
    else if (token.name === 'rPh') inReading = opens;
    else if (token.name === 'si') {
      if (opens) words = '';
      else strings.push(unescapeString(words));
    }
  }
  return strings;
}

/** Characters that XML cannot hold are written _x000D_ (ECMA-376 part 1, §22.9.2.19). */
const unescapeString = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** The format code of each cell style. */
function readFormats(source: string): string[] {
  const custom = new Map<number, string>();
  const ids: number[] = [];
  let inCellStyles = false;
  let inFormats = false;
  for (const token of sheetTokens(source)) {
    if (token.type === 'text') continue;
    if (token.name === 'cellXfs') inCellStyles = token.type === 'open';
    // Looks under a condition (dxfs) have numbers of formats of their own.
    if (token.name === 'numFmts') inFormats = token.type === 'open';
    if (token.type !== 'open') continue;
    const id = Number(token.attributes.get('numFmtId') ?? 0);
    if (token.name === 'numFmt' && inFormats) custom.set(id, token.attributes.get('formatCode') ?? '');
    if (token.name === 'xf' && inCellStyles) ids.push(id);
  }
  return ids.map((id) => formatCodeOf(id, custom));
}

interface ShowCell {
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly from1904: boolean;
}

function readSheet(source: string, show: ShowCell, cellsLeft: number, limits: RenditionLimits) {
  const rows = new Map<number, Map<number, ShownCell>>();
  const merged: Range[] = [];
  let cells = 0;
  let row = -1;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let formula = '';
  let hasResult = false;
  let within = '';
  let inReading = false;
  for (const token of sheetTokens(source)) {
    if (token.type !== 'text' && token.name === 'rPh') inReading = token.type === 'open';
    if (inReading) continue;
    if (token.type === 'text') {
      if (within === 'v' || within === 't') value += token.text;
      else if (within === 'f') formula += token.text;
    } else if (token.type === 'open') {
      const { name, attributes } = token;
      within = name;
      if (name === 'v') hasResult = true;
      if (name === 'row') {
        row = attributes.has('r') ? Number(attributes.get('r')) - 1 : row + 1;
        column = -1;
      } else if (name === 'c') {
        const at = parseCell(attributes.get('r') ?? '');
        column = at?.column ?? column + 1;
        row = at?.row ?? row;
        type = attributes.get('t') ?? 'n';
        style = Number(attributes.get('s') ?? 0);
        value = '';
        formula = '';
        hasResult = false;
      } else if (name === 'mergeCell') {
        const range = parseRange(attributes.get('ref') ?? '');
        if (range) merged.push(range);
      }
    } else {
      within = '';
      if (token.name !== 'c') continue;
      const shown = showValue(type, style, value, hasResult ? '' : formula, show);
      if (shown.text === '') continue;
      cells += 1;
      if (cells > cellsLeft) throw new FileFault('FILE_TOO_MANY_PAGES', { cellsMax: limits.cellsMax });
      if (!rows.has(row)) rows.set(row, new Map());
      rows.get(row)?.set(column, shown);
    }
  }
  return { rows, merged, cells };
}

function showValue(type: string, style: number, value: string, formula: string, show: ShowCell): ShownCell {
  const text = (shown: string): ShownCell => ({ text: shown, isNumber: false });
  // Never worked out here; what stands in the cell is what its program last showed.
  if (value === '')
    return formula === '' ? text('') : { text: `=${formula}`, isNumber: false, loss: 'result-missing' };
  switch (type) {
    case 's':
      // A number of no string is all that can be said of a cell that points nowhere.
      return show.strings[Number(value)] === undefined
        ? { text: value, isNumber: false, loss: 'number-as-stored' }
        : text(show.strings[Number(value)] ?? '');
    case 'str':
    case 'inlineStr':
    case 'e':
    case 'd':
      return text(unescapeString(value));
    case 'b':
      return text(/^(?:1|true)$/i.test(value.trim()) ? 'TRUE' : 'FALSE');
    default: {
      const number = Number(value);
      if (!Number.isFinite(number)) return text(value);
      const shown = formatNumber(number, show.formats[style] ?? 'General', show.from1904);
      return { text: shown.text, isNumber: true, ...(shown.asStored ? { loss: 'number-as-stored' } : {}) };
    }
  }
}

/** Most that the format allows (18.3.1.4); a number beyond is a lie that would make a table of millions of columns. */
const rowsMax = 1_048_576;
const columnsMax = 16_384;

function parseCell(reference: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits) - 1;
  if (row < 0 || row >= rowsMax || column >= columnsMax) {
    throw new FileFault('FILE_DAMAGED', { kind: 'xlsx', part: 'cell' });
  }
  return { row, column };
}

function parseRange(reference: string): Range | undefined {
  const [from = '', to = from] = reference.split(':');
  const [first, last] = [parseCell(from), parseCell(to)];
  if (!first || !last || last.row < first.row || last.column < first.column) return undefined;
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

/** A, B, … Z, AA, as a spreadsheet names its columns. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}
