/** Values of cells where a part of the file says the same name twice, or says little. */
import { describe, expect, test } from 'vitest';
import { bookFile, part, textCell } from '../build/scripts/office-parts.ts';
import { renditionLimits } from './rasteriser.ts';
import { readWorkbook } from './xlsx-workbook.ts';

const cellsOf = async (rows: string, more: Partial<Parameters<typeof bookFile>[0]> = {}) => {
  const bytes = bookFile({ sheets: [{ name: 'One', rows: `<row r="1">${rows}</row>` }], ...more });
  const [sheet] = await readWorkbook(bytes, renditionLimits);
  return [...(sheet?.rows.get(0)?.values() ?? [])];
};
const styles = (formats: string, after = '') =>
  part(
    'xl/styles.xml',
    `<styleSheet><numFmts>${formats}</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>${after}</styleSheet>`,
  );
const format = (code: string) => `<numFmt numFmtId="170" formatCode="${code}"/>`;
const one = '<c r="A1" s="1"><v>1</v></c>';

describe('the calendar of a workbook', () => {
  const dates = styles(format('yyyy-mm-dd'));
  const shown = async (beforeSheets: string, attribute: string) => {
    const afterSheets = `<extLst><ext><x15:workbookPr ${attribute}/></ext></extLst>`;
    return (await cellsOf(one, { styles: dates, beforeSheets, afterSheets }))[0]?.text;
  };

  test('from 1904 it stays, whatever an extension of the same name leaves out', async () => {
    expect(await shown('<workbookPr date1904="1"/>', 'chartTrackingRefBase="1"')).toBe('1904-01-02');
  });

  test('an extension alone does not make it', async () => {
    expect(await shown('', 'date1904="1"')).toBe('1900-01-01');
  });
});

test('a format of a conditional look is not that of a cell, though it has the same number', async () => {
  const look = `<dxfs><dxf>${format('0.0,,')}</dxf></dxfs>`;
  const [cell] = await cellsOf(one, { styles: styles(format('0.00'), look) });
  expect(cell?.text).toBe('1.00');
});

test('how a word is read aloud is no part of it, in the cell itself either', async () => {
  const [cell] = await cellsOf(
    '<c r="A1" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>',
  );
  expect(cell?.text).toBe('東京');
});

test('a truth value is true in each way XML has to say so', async () => {
  const cells = ['1', 'true', '0', 'false'].map(
    (value, at) => `<c r="${'ABCD'[at]}1" t="b"><v>${value}</v></c>`,
  );
  expect((await cellsOf(cells.join(''))).map(({ text }) => text)).toEqual(['TRUE', 'TRUE', 'FALSE', 'FALSE']);
});

test('a cell that points at no string is shown as it is stored, and counted', async () => {
  const [cell, next] = await cellsOf(`<c r="A1" t="s"><v>7</v></c>${textCell('B1', 'b')}`);
  expect(cell).toEqual({ text: '7', isNumber: false, loss: 'number-as-stored' });
  expect(next?.text).toBe('b');
});
