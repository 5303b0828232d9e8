/** A Markdown table: columns as wide as their words ask for, rows kept whole, the heading repeated on each page. */
import type { Tokens } from 'marked';
import { breakEndlessWords } from './endless-words.ts';
import { plainText } from './markdown-inline.ts';
import type { Typesetter } from './pdf-paper.ts';

const sizePt = 9.5;
const padPt = 4;
const ink = '#1a1a1a';
const rule = '#b8b4aa';
/** So that a column never gets too narrow for one Chinese word. */
const columnShareMin = 0.08;

export function drawTable(paper: Typesetter, table: Tokens.Table, left: number): void {
  const { doc } = paper;
  const width = paper.left + paper.width - left;
  const words = (cell: Tokens.TableCell) => breakEndlessWords(plainText(cell.tokens).trim());
  const heading = table.header.map(words);
  const rows = table.rows.map((row) => row.map(words));
  const columns = columnWidths(heading, rows, width);
  doc.fontSize(sizePt);

  const rowHeight = (cells: readonly string[], bold: boolean): number => {
    paper.use(bold ? 'bold' : 'regular');
    const heights = cells.map((cell, index) =>
      doc.heightOfString(cell || ' ', { width: textWidth(columns[index]) }),
    );
    return Math.max(...heights) + 2 * padPt;
  };
  const drawRow = (cells: readonly string[], bold: boolean): void => {
    const height = rowHeight(cells, bold);
    const top = doc.y;
    let x = left;
    for (const [index, cell] of cells.entries()) {
      const align = table.align[index] ?? 'left';
      doc
        .fillColor(ink)
        .text(cell || ' ', x + padPt, top + padPt, { width: textWidth(columns[index]), align });
      x += columns[index] ?? 0;
    }
    doc.y = top + height;
    doc.moveTo(left, doc.y).lineTo(left + width, doc.y);
    doc
      .lineWidth(bold ? 1 : 0.5)
      .strokeColor(bold ? ink : rule)
      .stroke();
  };

  const headingHeight = rowHeight(heading, true);
  const pageHeight = paper.bottom - paper.top;
  if (doc.y + headingHeight * 2 > paper.bottom) doc.addPage();
  if (headingHeight < pageHeight / 2) drawRow(heading, true);
  for (const row of rows) {
    const height = rowHeight(row, false);
    if (height + headingHeight > pageHeight) {
      // Taller than any page: as running text, or words would fall off the paper.
      for (const [index, cell] of row.entries())
        doc.text(`${heading[index] ?? ''}: ${cell}`, left, doc.y, { width });
      continue;
    }
    if (doc.y + height > paper.bottom) {
      doc.addPage();
      drawRow(heading, true);
    }
    drawRow(row, false);
  }
  paper.use('regular');
  doc.fontSize(10.5).fillColor(ink);
  doc.x = left;
  doc.y += 9;
}

function textWidth(columnWidth: number | undefined): number {
  return Math.max(8, (columnWidth ?? 0) - 2 * padPt);
}

/** Shares of the width by the square root of the longest cell: long cells wrap, short ones stay on one line. */
function columnWidths(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const weights = heading.map((title, index) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[index]?.length ?? 0), title.length);
    return Math.sqrt(Math.max(1, Math.min(longest, 120)));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => Math.max(columnShareMin, weight / total));
  const sharesTotal = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (share / sharesTotal) * width);
}
