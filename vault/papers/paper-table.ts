/** Tables that go on over pages: their head is repeated, rows stay whole where they can, and no line is ever cut in two. */
import type { TextStyle } from './paper-canvas.ts';
import {
  type Align,
  ascentOf,
  bodySizePt,
  type Flow,
  leadingOf,
  leftPt,
  rightPt,
  widthPt,
} from './paper-flow.ts';
import type { Label } from './paper-words.ts';

export interface Column {
  readonly head: Label;
  /** Parts of the width; the columns together make up the whole. */
  readonly share: number;
  readonly align?: Align;
  readonly sizePt?: number;
}
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  /** Gone through once. */
  readonly rows: Iterable<readonly string[]>;
  /** What stands there instead where there is no row. */
  readonly none: Label;
}

interface Cells {
  readonly lines: readonly (readonly string[])[];
  readonly lineMax: number;
}

const paddingPt = { x: 4, y: 3.6 } as const;
const linesWithHeadMax = 8;

export function drawTable(flow: Flow, table: Table): void {
  const columns = laidOut(table.columns);
  const heads = table.columns.map(({ head }, i) =>
    flow.words
      .lines(head)
      .flatMap((line) => flow.lines(line, columns[i]!.widthPt - 2 * paddingPt.x, bodySizePt, 'bold')),
  );
  const headLines = Math.max(...heads.map((lines) => lines.length));
  const headPt = headLines * leadingOf(bodySizePt) + 2 * paddingPt.y;
  const drawHead = (): void => {
    const top = flow.y;
    heads.forEach((lines, i) => {
      const { x, widthPt } = columns[i]!;
      const shift = ((headLines - lines.length) * leadingOf(bodySizePt)) / 2;
      flow.block(
        lines,
        x,
        top + paddingPt.y + shift,
        { sizePt: bodySizePt, face: 'bold' },
        'center',
        widthPt,
      );
    });
    frame(flow, columns, top, headPt, 0.8);
    flow.y += headPt;
  };

  const rows = table.rows[Symbol.iterator]();
  let cells = nextCells(flow, columns, rows);
  // A head alone at the foot of a page tells nothing: some of its first row goes with it.
  const firstLines = Math.min(Math.max(cells?.lineMax ?? 1, 1), linesWithHeadMax);
  flow.need(headPt + firstLines * leadingOf(bodySizePt) + 2 * paddingPt.y);
  drawHead();
  if (cells === null) drawNone(flow, table.none);
  for (; cells !== null; cells = nextCells(flow, columns, rows)) drawRow(flow, columns, cells, drawHead);
  flow.y += 9;
}

interface LaidOut extends Column {
  readonly x: number;
  readonly widthPt: number;
  readonly style: TextStyle;
}

function laidOut(columns: readonly Column[]): LaidOut[] {
  const sum = columns.reduce((shares, { share }) => shares + share, 0);
  let x = leftPt;
  return columns.map((column) => {
    const width = (widthPt * column.share) / sum;
    const at = { ...column, x, widthPt: width, style: { sizePt: column.sizePt ?? bodySizePt } };
    x += width;
    return at;
  });
}

function nextCells(flow: Flow, columns: readonly LaidOut[], rows: Iterator<readonly string[]>): Cells | null {
  const row = rows.next();
  return row.done === true ? null : cellsOf(flow, columns, row.value);
}

function cellsOf(flow: Flow, columns: readonly LaidOut[], row: readonly string[]): Cells {
  const lines = columns.map(({ widthPt, style }, i) =>
    flow.lines(row[i] ?? '', widthPt - 2 * paddingPt.x, style.sizePt),
  );
  return { lines, lineMax: Math.max(...lines.map((cell) => cell.length)) };
}

/** A row higher than a page goes on over as many as it needs, line by line. */
function drawRow(flow: Flow, columns: readonly LaidOut[], cells: Cells, drawHead: () => void): void {
  const leading = leadingOf(bodySizePt);
  const heightOf = (lines: number): number => lines * leading + 2 * paddingPt.y;
  let from = 0;
  if (heightOf(cells.lineMax) > flow.roomPt) {
    flow.newPage();
    drawHead();
  }
  while (from < cells.lineMax) {
    const fits = Math.max(1, Math.floor((flow.roomPt - 2 * paddingPt.y) / leading));
    const count = Math.min(cells.lineMax - from, fits);
    const top = flow.y;
    columns.forEach(({ x, widthPt, align, style }, i) => {
      cells.lines[i]!.slice(from, from + count).forEach((line, k) => {
        // Smaller print stands on the same baselines.
        const down = ascentOf(bodySizePt) - ascentOf(style.sizePt);
        const inner = widthPt - 2 * paddingPt.x;
        flow.line(line, x + paddingPt.x, top + paddingPt.y + k * leading + down, style, align, inner);
      });
    });
    frame(flow, columns, top, heightOf(count), 0.45);
    flow.y += heightOf(count);
    from += count;
    if (from < cells.lineMax) {
      flow.newPage();
      drawHead();
    }
  }
}

function drawNone(flow: Flow, none: Label): void {
  const heightPt = leadingOf(bodySizePt) + 2 * paddingPt.y;
  flow.line(
    flow.words.say(none),
    leftPt,
    flow.y + paddingPt.y,
    { sizePt: bodySizePt, ink: 'grey' },
    'center',
    widthPt,
  );
  flow.canvas.box(leftPt, flow.y, widthPt, heightPt, 0.5);
  flow.y += heightPt;
}

function frame(flow: Flow, columns: readonly LaidOut[], top: number, heightPt: number, rulePt: number): void {
  const { canvas } = flow;
  for (const y of rulePt > 0.5 ? [top, top + heightPt] : [top + heightPt]) {
    canvas.rule(leftPt, y, rightPt, y, rulePt);
  }
  for (const x of [...columns.map((column) => column.x), rightPt]) {
    canvas.rule(x, top, x, top + heightPt, rulePt);
  }
}
