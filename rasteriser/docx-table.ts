/** Tables: their grid, cells that span others, borders and grounds from the style and from the place itself (ECMA-376 part 1, §17.4). */
import { borderOf, definedOnly, shading } from './docx-look.ts';
import type { Surroundings, WordPaper } from './docx-paper.ts';
import { isOn, laidOver, noProperties, overlaid, type Properties, propertyValue } from './docx-properties.ts';
import type { WordStyle } from './docx-styles.ts';
import { dxa, held, type Look } from './paper-looks.ts';
import { child, children, elementsOf, numberOf, valAt, type XmlElement } from './xml-tree.ts';

export type DrawBlocks = (elements: readonly XmlElement[], around: Surroundings) => string;

interface Cell {
  readonly element: XmlElement;
  readonly properties: Properties;
  readonly column: number;
  readonly columns: number;
  readonly merge: 'begins' | 'goes on' | undefined;
}
interface Row {
  readonly element: XmlElement;
  readonly cells: readonly Cell[];
  readonly before: number;
  readonly heading: boolean;
}

const columnsMax = 1_000;

export function drawTable(
  table: XmlElement,
  around: Surroundings,
  paper: WordPaper,
  blocks: DrawBlocks,
): string {
  const { writer } = paper;
  const own = child(table, 'tblPr');
  const style = paper.styles.style('table', valAt(own, 'tblStyle'));
  const properties = laidOver(style?.table ?? noProperties, own);
  const rows = readRows(table);
  const columns = Math.max(
    0,
    ...rows.map(({ cells, before }) => before + cells.reduce((sum, cell) => sum + cell.columns, 0)),
  );
  if (rows.length === 0 || columns === 0) return '';
  const grid = children(child(table, 'tblGrid'), 'gridCol').map(
    (column) => numberOf(column.attributes.get('w')) ?? 0,
  );
  const width = grid.reduce((sum, column) => sum + column, 0);
  const look = partsOfStyle(style, properties, rows.length, columns);
  const margins = properties.get('tblCellMar');

  const drawCell = (cell: Cell, row: number): string => {
    if (cell.merge === 'goes on' && isCovered(rows, row, cell)) return '';
    const span = cell.merge === 'begins' ? rowsSpanned(rows, row, cell) : 1;
    const parts = look(row, cell.column, cell.columns);
    const cellProperties = overlaid(parts.cell, cell.properties);
    const ground = shading(cellProperties.get('shd')) ?? around.ground;
    const inner = blocks(elementsOf(cell.element), {
      paragraph: overlaid(around.paragraph, parts.paragraph),
      run: overlaid(around.run, parts.run),
      ground,
    });
    const vertical = cellProperties.get('textDirection')?.attributes.get('val') ?? '';
    const margin = (side: string, other = side): string | undefined => {
      const found =
        child(cellProperties.get('tcMar'), side) ??
        child(cellProperties.get('tcMar'), other) ??
        child(margins, side) ??
        child(margins, other);
      const value = numberOf(found?.attributes.get('w'));
      return value === undefined ? undefined : dxa(held(value, 0, 1_500));
    };
    const edges = {
      top: row === 0,
      bottom: row + span >= rows.length,
      left: cell.column === 0,
      right: cell.column + cell.columns >= columns,
    };
    const align = propertyValue(cellProperties, 'vAlign');
    const cellLook: Look = {
      ...definedOnly(cellBorders(cellProperties.get('tcBorders'), properties.get('tblBorders'), edges)),
      'background-color': shading(cellProperties.get('shd')),
      'vertical-align': align === 'center' ? 'middle' : align === 'bottom' ? 'bottom' : undefined,
      'padding-left': margin('left', 'start'),
      'padding-right': margin('right', 'end'),
      'padding-top': margin('top'),
      'padding-bottom': margin('bottom'),
      'writing-mode': /^(?:tbRl|tb|btLr)/.test(vertical) ? 'vertical-rl' : undefined,
    };
    const spans = {
      ...(cell.columns > 1 ? { colspan: String(cell.columns) } : {}),
      ...(span > 1 ? { rowspan: String(span) } : {}),
    };
    paper.say(' ');
    return writer.element('td', cellLook, inner, spans);
  };

  const drawRow = (row: Row, index: number): string => {
    const gap =
      row.before > 0 ? writer.element('td', { border: 'none' }, '', { colspan: String(row.before) }) : '';
    const height = numberOf(valAt(child(row.element, 'trPr'), 'trHeight'));
    const cells = row.cells.map((cell) => drawCell(cell, index)).join('');
    const mark = child(row.element, 'trPr', 'del')
      ? 'deleted-row'
      : child(row.element, 'trPr', 'ins')
        ? 'inserted-row'
        : '';
    if (mark !== '') paper.count('tracked-change');
    paper.say('\n');
    return writer.element(
      'tr',
      { height: height === undefined ? undefined : dxa(held(height, 0, 10_000)) },
      gap + cells,
      { class: mark },
    );
  };

  let headings = rows.findIndex((row) => !row.heading);
  // Word repeats heading rows; where all are headings none is.
  if (headings < 0) headings = 0;
  const drawn = rows.map(drawRow);
  const cols =
    grid.length === columns && width > 0
      ? writer.element(
          'colgroup',
          {},
          grid
            .map((column) => writer.element('col', { width: `${((column / width) * 100).toFixed(2)}%` }, ''))
            .join(''),
        )
      : '';
  const aligned = propertyValue(properties, 'jc');
  const fixedWidth = properties.get('tblW')?.attributes;
  const percent =
    fixedWidth?.get('type') === 'pct' ? numberOf((fixedWidth.get('w') ?? '').replace('%', '')) : undefined;
  const share =
    percent === undefined
      ? undefined
      : held(String(fixedWidth?.get('w')).includes('%') ? percent : percent / 50, 5, 100);
  const tableLook: Look = {
    width:
      share !== undefined && share > 0
        ? `${share.toFixed(1)}%`
        : cols !== ''
          ? dxa(held(width, 100, 32_000))
          : undefined,
    'margin-left':
      aligned === 'center' || aligned === 'right' || aligned === 'end' ? 'auto' : indentOf(properties),
    'margin-right': aligned === 'center' ? 'auto' : undefined,
    direction: isOn(properties.get('bidiVisual')) ? 'rtl' : undefined,
  };
  const head = headings > 0 ? writer.element('thead', {}, drawn.slice(0, headings).join('')) : '';
  return writer.element(
    'table',
    tableLook,
    cols + head + writer.element('tbody', {}, drawn.slice(headings).join('')),
    {
      class: 'word-table',
    },
  );
}

function indentOf(properties: Properties): string | undefined {
  const indent = properties.get('tblInd')?.attributes;
  const value = numberOf(indent?.get('w'));
  return value === undefined || value <= 0 || indent?.get('type') === 'pct'
    ? undefined
    : dxa(held(value, 0, 5_000));
}

/** Rows and cells may stand in content controls and tracked changes. */
function* within(element: XmlElement, name: string): Generator<XmlElement> {
  for (const found of elementsOf(element)) {
    if (found.name === name) yield found;
    else if (/^(?:sdt|sdtContent|ins|del|moveTo|moveFrom|customXml|smartTag)$/.test(found.name))
      yield* within(found, name);
  }
}

function readRows(table: XmlElement): Row[] {
  return [...within(table, 'tr')].map((element) => {
    const own = child(element, 'trPr');
    const before = held(numberOf(valAt(own, 'gridBefore')) ?? 0, 0, columnsMax);
    let column = before;
    const cells: Cell[] = [];
    for (const found of within(element, 'tc')) {
      const properties = laidOver(noProperties, child(found, 'tcPr'));
      const columns = held(Math.floor(numberOf(propertyValue(properties, 'gridSpan')) ?? 1), 1, columnsMax);
      const merge = properties.get('vMerge');
      cells.push({
        element: found,
        properties,
        column,
        columns,
        merge:
          merge === undefined ? undefined : merge.attributes.get('val') === 'restart' ? 'begins' : 'goes on',
      });
      column += columns;
    }
    return { element, cells, before, heading: isOn(child(own, 'tblHeader')) };
  });
}

const belowAt = (rows: readonly Row[], row: number, cell: Cell): Cell | undefined =>
  rows[row]?.cells.find((other) => other.column === cell.column && other.columns === cell.columns);

function rowsSpanned(rows: readonly Row[], row: number, cell: Cell): number {
  let span = 1;
  while (belowAt(rows, row + span, cell)?.merge === 'goes on') span += 1;
  return span;
}

/** One that goes on from nothing is a cell like any other: what it holds is shown. */
function isCovered(rows: readonly Row[], row: number, cell: Cell): boolean {
  for (let above = row - 1; above >= 0; above--) {
    const found = belowAt(rows, above, cell);
    if (found?.merge === 'begins') return true;
    if (found?.merge !== 'goes on') return false;
  }
  return false;
}

type Edges = { readonly [side in 'top' | 'right' | 'bottom' | 'left']: boolean };

function cellBorders(own: XmlElement | undefined, table: XmlElement | undefined, edges: Edges): Look {
  const look: Record<string, string | undefined> = {};
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    const other = side === 'left' ? 'start' : side === 'right' ? 'end' : side;
    const inner = side === 'left' || side === 'right' ? 'insideV' : 'insideH';
    const ofTable = edges[side] ? (child(table, side) ?? child(table, other)) : child(table, inner);
    look[`border-${side}`] = borderOf(child(own, side) ?? child(own, other)) ?? borderOf(ofTable);
  }
  return look;
}

interface PartProperties {
  readonly paragraph: Properties;
  readonly run: Properties;
  readonly cell: Properties;
}

/** What the style says for the first row, every second one, and so on (§17.4.7, tblLook). */
function partsOfStyle(
  style: WordStyle | undefined,
  table: Properties,
  rows: number,
  columns: number,
): (row: number, column: number, span: number) => PartProperties {
  const base: PartProperties = {
    paragraph: style?.paragraph ?? noProperties,
    run: style?.run ?? noProperties,
    cell: style?.cell ?? noProperties,
  };
  if (!style || style.parts.size === 0) return () => base;
  const look = table.get('tblLook')?.attributes;
  const bits = Number.parseInt(look?.get('val') ?? '04A0', 16);
  const asks = (name: string, bit: number): boolean => {
    const said = look?.get(name);
    return said === undefined ? (bits & bit) !== 0 : /^(?:1|true|on)$/.test(said);
  };
  const first = { row: asks('firstRow', 0x20), column: asks('firstColumn', 0x80) };
  const last = { row: asks('lastRow', 0x40), column: asks('lastColumn', 0x100) };
  const banded = { rows: !asks('noHBand', 0x200), columns: !asks('noVBand', 0x400) };
  const every = (name: string): number => Math.max(1, numberOf(propertyValue(table, name)) ?? 1);
  return (row, column, span) => {
    const names = ['wholeTable'];
    const isFirstRow = first.row && row === 0;
    const isLastRow = last.row && row === rows - 1;
    if (banded.columns) {
      const band = Math.floor((column - (first.column ? 1 : 0)) / every('tblStyleColBandSize'));
      names.push(band % 2 === 0 ? 'band1Vert' : 'band2Vert');
    }
    if (banded.rows && !isFirstRow && !isLastRow) {
      const band = Math.floor((row - (first.row ? 1 : 0)) / every('tblStyleRowBandSize'));
      names.push(band % 2 === 0 ? 'band1Horz' : 'band2Horz');
    }
    if (first.column && column === 0) names.push('firstCol');
    if (last.column && column + span >= columns) names.push('lastCol');
    if (isFirstRow) names.push('firstRow');
    if (isLastRow) names.push('lastRow');
    return names.reduce((sum, name) => {
      const part = style.parts.get(name);
      if (!part) return sum;
      return {
        paragraph: overlaid(sum.paragraph, part.paragraph),
        run: overlaid(sum.run, part.run),
        cell: overlaid(sum.cell, part.cell),
      };
    }, base);
  };
}
