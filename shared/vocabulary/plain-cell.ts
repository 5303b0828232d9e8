/** Cells of the tables that we write, so that no spreadsheet takes one for a formula (CWE-1236). */

/** Signs that begin a formula, or a call of another program; full-width ones are taken for them by some. */
const sign = '=+\\-@|＝＋－＠';
const begins = new RegExp(`^(?:\\s*[${sign}]|[\\t\\r\\n])`);
const beginsAfter = new RegExp(`([;；\\t\\r\\n])(?=\\s*[${sign}])`, 'g');

/** What would begin a formula is told to be a text by an apostrophe before it, which reading a table takes away again. */
export const plainCell = (text: string): string => (begins.test(text) ? `'${text}` : text);

/**
 * The same for a table that nobody reads in again: also behind a semicolon or a tab within the cell, where a spreadsheet that
 * separates cells by those would begin another.
 */
export const plainCellThroughout = (text: string): string => plainCell(text).replace(beginsAfter, "$1'");
