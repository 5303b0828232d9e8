/** A spreadsheet as HTML of ours: each sheet a table under its name, wide ones in bands that fit the paper. */
import { type Loss, sumOfLosses } from '../shared/vocabulary/losses.ts';
import type { Conversion } from './conversion.ts';
import { escapeText, htmlPaper, quiet } from './html-paper.ts';
import type { RenditionLimits } from './worker-messages.ts';
import { columnName, type Range, readWorkbook, type Sheet, type ShownCell } from './xlsx-workbook.ts';

/** In em of a sheet's type; a typeface with digits a little wider goes into the space around them. */
const emPerDigit = 0.58;
const emPerLetter = 0.56;
const columnEmMin = 4 * emPerLetter;
/** In letters. Longer words go over several lines: the first of these widths with which the sheet fits across, else the second. */
const textWidthsMax = [26, 16, 12] as const;
const paddingEm = 1.6;
/** What A4 has room for, beside the numbers of the rows. */
const bandEmMax = 63;
const rowNumberEm = 3.6;

/** Throws FileFault. */
export async function xlsxToHtml(bytes: Uint8Array, limits: RenditionLimits): Promise<Conversion> {
  const sheets = await readWorkbook(bytes, limits);
  return {
    html: htmlPaper(sheets.map(sheetHtml).join('\n')),
    words: sheets.map(sheetWords).join('\n'),
    losses: sumOfLosses(...sheets.map(sheetLosses)),
  };
}

function sheetLosses({ rows, losses }: Sheet): Loss[] {
  const ofCells = [...rows.values()].flatMap((cells) =>
    [...cells.values()].flatMap(({ loss }) => (loss === undefined ? [] : [{ what: loss, count: 1 }])),
  );
  return sumOfLosses(losses, ofCells);
}

function sheetWords({ name, rows, comments, running }: Sheet): string {
  const lines = inOrder(rows).map(([, cells]) =>
    inOrder(cells)
      .map(([, { text }]) => text)
      .join(' '),
  );
  return [name, ...running, ...lines, ...comments.map(({ text }) => text)].join('\n');
}

const notShown: Partial<Record<Loss['what'], string>> = {
  chart: '图表 charts',
  picture: '图片 pictures',
  diagram: '智能图示 diagrams',
  drawing: '图形 drawings',
  embedded: '嵌入的文件 embedded objects',
  control: '表单控件 form controls',
  comment: '批注 comments',
};

function commentsHtml(comments: Sheet['comments']): string {
  if (comments.length === 0) return '';
  const lines = comments.map(({ cell, author, text }) => {
    const cells = [cell, author, text].map(
      (words) => `<td>${escapeText(words).replaceAll('\n', '<br>')}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<p>${quiet('批注 Comments')}</p><table class="ruled">${lines.join('')}</table>`;
}

export function sheetHtml(sheet: Sheet, index: number): string {
  const notes = [
    ...(sheet.hidden ? ['隐藏的工作表 hidden sheet'] : []),
    ...sheet.losses.map(({ what, count }) => `未显示 not shown: ${notShown[what] ?? what} × ${count}`),
    ...sheet.running.map((words) => `页眉或页脚 Header or footer: ${words}`),
    ...(sheet.rows.size === 0 ? ['空 empty'] : []),
  ];
  const heading = `<h2${index > 0 ? ' class="new-page"' : ''}>${escapeText(sheet.name)}</h2>`;
  const bands = bandsOf(sheet).map((columns) => bandHtml(sheet, columns));
  return [
    heading,
    ...notes.map((note) => `<p>${quiet(note)}</p>`),
    ...bands,
    commentsHtml(sheet.comments),
  ].join('\n');
}

const inOrder = <T>(cells: ReadonlyMap<number, T>): [number, T][] => [...cells].sort(([a], [b]) => a - b);

interface Column {
  readonly column: number;
  readonly em: number;
}

/** Columns that hold something, in groups as wide as the paper. */
function bandsOf(sheet: Sheet): Column[][] {
  const tries = textWidthsMax.map((textWidthMax) => bandsAt(sheet, textWidthMax));
  return tries.find((bands) => bands.length < 2) ?? tries[1] ?? [];
}

function bandsAt({ rows, merged }: Sheet, textWidthMax: number): Column[][] {
  const acrossColumns = new Set(
    merged.filter(({ left, right }) => right > left).map(({ top, left }) => `${top}:${left}`),
  );
  const widths = new Map<number, number>();
  for (const [row, cells] of rows) {
    for (const [column, cell] of cells) {
      const width = widthOf(cell, textWidthMax, acrossColumns.has(`${row}:${column}`));
      widths.set(column, Math.max(widths.get(column) ?? columnEmMin, width));
    }
  }
  const bands: Column[][] = [];
  let left = 0;
  for (const [column, width] of inOrder(widths)) {
    const em = Math.min(bandEmMax, width + paddingEm);
    if (em > left) {
      bands.push([]);
      left = bandEmMax;
    }
    bands.at(-1)?.push({ column, em });
    left -= em;
  }
  return bands;
}

/** In em, without what stands around it. A number is not broken over lines, so that all of it counts, over several columns too. */
function widthOf({ text, isNumber, loss }: ShownCell, textWidthMax: number, isAcross: boolean): number {
  if (isNumber) return emOf(text, emPerDigit) + (loss === undefined ? 0 : emPerDigit);
  if (isAcross) return columnEmMin;
  return Math.min(
    textWidthMax * emPerLetter,
    Math.max(...text.split('\n', 100).map((line) => emOf(line, emPerLetter))),
  );
}

/** A Chinese character is twice as wide as a letter, a capital a quarter wider. */
function emOf(line: string, emPerSign: number): number {
  let em = 0;
  for (const sign of line.slice(0, 100)) {
    em +=
      sign > '\u2e7f' || '%@MWmw'.includes(sign)
        ? 2 * emPerLetter
        : sign >= 'A' && sign <= 'Z'
          ? 1.25 * emPerLetter
          : emPerSign;
  }
  return em;
}

/** Longer ones have to be broken: what is beyond the paper's edge is lost. */
const isWhole = ({ text, isNumber }: ShownCell): boolean =>
  isNumber && text.length < 100 && emOf(text, emPerDigit) + paddingEm <= bandEmMax;

function bandHtml(sheet: Sheet, band: readonly Column[]): string {
  const columns = band.map(({ column }) => column);
  // A row that holds nothing here is not printed; the numbers of the others tell.
  const rows = new Map([...sheet.rows].filter(([, cells]) => columns.some((column) => cells.has(column))));
  const widths = [rowNumberEm, ...band.map(({ em }) => em)];
  const spans = spansOf(sheet.merged, rows, columns);
  const html = [`<table class="ruled sheet" style="width:${inEm(widths.reduce((sum, em) => sum + em))}">`];
  html.push(...widths.map((em) => `<col style="width:${inEm(em)}">`), '<thead><tr><th></th>');
  html.push(...columns.map((column) => `<th>${columnName(column)}</th>`), '</tr></thead><tbody>');
  for (const [row, cells] of inOrder(rows)) {
    html.push(`<tr><th>${row + 1}</th>`);
    for (const column of columns) {
      const span = spans.get(`${row}:${column}`);
      if (span === 'covered') continue;
      const cell = cells.get(column);
      html.push(`<td${cell ? cellClass(cell) : ''}${span ?? ''}>${cellHtml(cell)}</td>`);
    }
    html.push('</tr>');
  }
  html.push('</tbody></table>');
  return html.join('');
}

const cellClass = (cell: ShownCell): string =>
  cell.isNumber ? ` class="number${isWhole(cell) ? ' whole' : ''}"` : '';

const inEm = (em: number): string => `${em.toFixed(2)}em`;

/** What is not as its program shows it bears a sign, which the report explains. */
const cellHtml = (cell: ShownCell | undefined): string =>
  cell === undefined
    ? ''
    : `${escapeText(cell.text).replace(/\r\n?|\n/g, '<br>')}${cell.loss === undefined ? '' : '<sup class="quiet">*</sup>'}`;

/** A merged cell over more than this orders nothing; it only costs. */
const spannedCellsMax = 10_000;

/**
 * What merged cells mean for the rows and columns that are printed: the first carries the span, the others are
 * covered. One with something in it is never covered: a file may hide words beneath a merged cell.
 */
function spansOf(
  merged: readonly Range[],
  rows: Sheet['rows'],
  columns: readonly number[],
): Map<string, string> {
  const spans = new Map<string, string>();
  const printedRows = inOrder(rows).map(([row]) => row);
  for (const { top, left, bottom, right } of merged) {
    const across = columns.filter((column) => column >= left && column <= right);
    const down = printedRows.filter((row) => row >= top && row <= bottom);
    const [firstColumn, firstRow] = [across[0], down[0]];
    if (firstColumn === undefined || firstRow === undefined || across.length * down.length < 2) continue;
    if (across.length * down.length > spannedCellsMax) continue;
    const places = down.flatMap((row) => across.map((column) => [row, column] as const));
    const others = places.filter(([row, column]) => row !== firstRow || column !== firstColumn);
    const taken = others.some(([row, column]) => rows.get(row)?.has(column) || spans.has(`${row}:${column}`));
    if (taken || spans.has(`${firstRow}:${firstColumn}`)) continue;
    spans.set(`${firstRow}:${firstColumn}`, ` colspan="${across.length}" rowspan="${down.length}"`);
    for (const [row, column] of others) spans.set(`${row}:${column}`, 'covered');
  }
  return spans;
}
