/** K6: a table is read as it was written, in whatever encoding and between whatever separators, or refused with the cause. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../build/scripts/chinese-encodings.ts';
import { tableFile, utf16, workbook } from '../support/client-tables.ts';
import { type Desk, expectRefusal, office, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({}, office);
  await desk.signIn('孟编');
});
afterAll(() => desk.dispose());

const read = (name: string, content: string | Uint8Array, more: object = {}) =>
  desk.call('table.read', { file: tableFile(desk, name, content), ...more });

const rows = [
  ['档号', '客户名称', '负责人'],
  ['KH-1', '恒岳精密，有限公司', '孟编'],
  ['KH-2', '第一行\n第二行 "引号"', ''],
];
const quoted = (separator: string): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n');

describe('K6: a text table', () => {
  it.each([
    ['UTF-8', Buffer.from(quoted(',')), 'utf-8', ','],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${quoted(';')}`), 'utf-8', ';'],
    ['GB18030', encodeGb18030(quoted(',')), 'gb18030', ','],
    ['UTF-16 with tabs', utf16(quoted('\t')), 'utf-16', '\t'],
    ['a first line that names the separator', Buffer.from(`sep=;\r\n${quoted(';')}`), 'utf-8', ';'],
    ['full-width commas', Buffer.from(quoted('，')), 'utf-8', '，'],
  ])('is read the same from %s', async (name, bytes, encoding, separator) => {
    const shown = await read(`${name}.csv`, bytes);
    expect(shown).toMatchObject({
      kind: 'csv',
      encoding: { name: encoding },
      separator,
      rows: 2,
      headings: 1,
    });
    expect(shown.columns.map((column) => column.name)).toEqual(rows[0]);
    expect(shown.preview).toEqual([
      { row: 2, cells: rows[1] },
      { row: 3, cells: rows[2]!.slice(0, 2) },
    ]);
  });

  it('keeps full-width commas within names where ordinary ones stand between cells', async () => {
    const shown = await read('plain.csv', 'code,client\nA-1,恒岳，精密\nA-2,海拓，生物\n');
    expect(shown.preview[0]?.cells).toEqual(['A-1', '恒岳，精密']);
  });

  it('shows ten rows, counts all, and tells columns of the same name and empty ones apart', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => `K-${i},,甲${i},乙${i % 2}`);
    const shown = await read('many.csv', `档号,,名称,名称\n${lines.join('\n')}\n\n`);
    expect(shown).toMatchObject({ rows: 30 });
    expect(shown.preview).toHaveLength(10);
    expect(shown.columns.map(({ name, filled }) => [name, filled])).toEqual([
      ['档号', 30],
      ['', 0],
      ['名称', 30],
      ['名称', 30],
    ]);
    expect(shown.columns[3]?.texts).toEqual(['乙0', '乙1']);
    expect(shown.columns[2]?.texts).toEqual([]);
  });

  it('takes its headings from the row that is named, and has none where none is', async () => {
    const text = '客户导出\n\n档号,客户名称\nK-1,甲\n';
    expect(await read('titled.csv', text, { headings: 3 })).toMatchObject({ rows: 1, preset: 'vault' });
    const bare = await read('bare.csv', 'K-1,甲\nK-2,乙\n', { headings: 0 });
    expect(bare).toMatchObject({ rows: 2, columns: [{ name: '' }, { name: '' }] });
  });

  it('refuses quotation marks that do not match, and names the row', async () => {
    const attempt = read('quotes.csv', 'code,client\nK-1,"甲\nK-2,乙\n');
    await expect(attempt).rejects.toMatchObject({ code: 'TABLE_QUOTES_BROKEN', facts: { row: 2 } });
  });

  it('says early that there are too many rows', async () => {
    const attempt = read('endless.csv', `code,client\n${'K,甲\n'.repeat(200_001)}`);
    await expect(attempt).rejects.toMatchObject({ code: 'TABLE_TOO_LONG', facts: { rowsMax: 200_000 } });
  });

  it('refuses what is no table, is empty, or has too many columns', async () => {
    await expectRefusal('NOT_A_TABLE', read('page.html', '<html><body>x</body></html>'));
    await expectRefusal('FILE_EMPTY', read('blank.csv', ' \n,\n'));
    await expectRefusal('TABLE_TOO_WIDE', read('wide.csv', `${'a,'.repeat(200)}z\n`));
    await expectRefusal('FILE_KIND_MISMATCH', read('binary.csv', new Uint8Array([1, 2, 0, 4])));
  });

  it.each([
    [
      'fxiaoke',
      '客户名称,客户编号,客户类型,负责人,负责人主属部门,创建时间',
      ['code', 'client', 'category', 'responsible', 'openedOn'],
    ],
    [
      'zoho',
      'Account Name,Account Owner,Account Number,Rating,Phone',
      ['code', 'client', 'category', 'responsible'],
    ],
    [
      'wecom',
      '客户名称,描述,添加人,添加人账号,添加人所属部门,添加时间,来源,手机,企业',
      ['client', 'responsible', 'openedOn'],
    ],
    ['vault', '档号,客户名称,密级,保管期限', ['code', 'client', 'classification', 'retention']],
  ] as const)('knows the columns of an export of %s', async (preset, heads, fields) => {
    const shown = await read(`${preset}.csv`, `${heads}\n${heads}\n`);
    expect(shown.preset).toBe(preset);
    expect(shown.suggested[preset].map(({ field }) => field)).toEqual(fields);
    const columns = heads.split(',');
    for (const { column, field } of shown.suggested[preset])
      if (field === 'client') expect(['客户名称', 'Account Name']).toContain(columns[column]);
  });
});

describe('K6: a workbook', () => {
  it('is read as it was last shown', async () => {
    const shown = await read(
      'book.xlsx',
      workbook([['档号', '客户名称'], ['K-1', '甲'], [], ['K-2', '="乙"']], '乙'),
    );
    expect(shown).toMatchObject({
      kind: 'xlsx',
      encoding: null,
      sheets: [{ name: '客户', rows: 3 }],
      rows: 2,
    });
    expect(shown.preview).toEqual([
      { row: 2, cells: ['K-1', '甲'] },
      { row: 4, cells: ['K-2', '乙'] },
    ]);
  });

  it('refuses a damaged one', async () => {
    const bytes = workbook([['a']]);
    await expectRefusal('FILE_DAMAGED', read('damaged.xlsx', bytes.slice(0, bytes.length - 40)));
  });
});

describe('K6: a table in hand', () => {
  it('goes with whoever read it', async () => {
    await read('mine.csv', 'code,client\nK-1,甲\n');
    await desk.signIn('Ada Writer');
    const rowsOf = desk.call('table.rows', { outcome: 'opens', offset: 0, limit: 1 });
    await expectRefusal('TABLE_NOT_READ', rowsOf);
    await desk.signIn('孟编');
    await expectRefusal('TABLE_NOT_READ', desk.call('table.write-failures', { file: desk.path('none.csv') }));
  });

  it.each(['许借', '赵批', '审计'])('is not for %s, and the attempt is on record', async (who) => {
    await desk.signIn(who);
    const before = desk.vault.writer.size;
    await expectRefusal('ROLE_NEEDED', read('theirs.csv', 'code,client\nK-1,甲\n'));
    const leaf = desk.vault.db.get<{ type: string }>('SELECT type FROM leaf WHERE idx = ?', before);
    expect(leaf?.type).toBe('refusal');
    await desk.signIn('孟编');
  });
});
