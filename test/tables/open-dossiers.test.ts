/** K6: dossiers opened by a table: tried first, doubles held back, one passphrase, an entry each, run again without doubles. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableField } from '../../shared/vocabulary/table-fields.ts';
import { newCall } from '../../vault/acts/call.ts';
import { openDossiers } from '../../vault/tables/open-dossiers.ts';
import { everybody, mapped, tableFile, tryInput, workbook } from '../support/client-tables.ts';
import { type Desk, expectRefusal, office, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({}, [...office, { name: '低密', roles: ['author'], clearance: 'internal' }]);
});
afterAll(() => desk.dispose());

type Columns = readonly (TableField | '')[];
const base: Columns = ['code', 'client'];

async function tried(
  name: string,
  lines: readonly string[] | Uint8Array,
  columns: Columns = base,
  more: object = {},
) {
  const isBook = lines instanceof Uint8Array;
  const content = isBook ? lines : `${columns.map((each) => each || 'x').join(',')}\n${lines.join('\n')}\n`;
  await desk.call('table.read', { file: tableFile(desk, `${name}.${isBook ? 'xlsx' : 'csv'}`, content) });
  return desk.call('table.try', tryInput(mapped(...columns), more));
}
const rowsOf = async (outcome: 'opens' | 'like' | 'there' | 'refused' | 'opened') =>
  (await desk.call('table.rows', { outcome, offset: 0, limit: 200 })).rows;
const open = (asOthers: 'all' | number[] = []) =>
  desk.call('table.open-dossiers', { asOthers, signature: desk.signature });
const causes = async () => (await rowsOf('refused')).map(({ row, problem }) => [row, problem?.code]);
const count = (prefix: string): number =>
  desk.vault.db.count('SELECT count(*) AS n FROM dossier WHERE code GLOB ?', `${prefix}-*`);
const opened = (code: string) =>
  desk.vault.db.get<Record<string, unknown>>('SELECT * FROM dossier WHERE code = ?', code);

describe('K6: a trial', () => {
  it('changes nothing but the record that the directory was searched', async () => {
    await desk.signIn('孟编');
    const size = desk.vault.writer.size;
    const { counts } = await tried('dry', ['D-1,甲', 'D-2,乙']);
    expect(counts).toMatchObject({ opens: 2, refused: 0 });
    const after = desk.vault.db.all<{ type: string }>('SELECT type FROM leaf WHERE idx >= ?', size);
    expect(after.map(({ type }) => type)).toEqual(['directory.searched']);
    expect(opened('D-1')).toBeUndefined();
  });

  it('S5b: whom a row names and who has not come yet is told to those who invite, and can be left empty', async () => {
    await desk.signIn('李保');
    const list = desk.textFile(
      'invited.csv',
      '姓名,工号,部门,角色,授权密级\r\n卫南乔,S-909,业务部,编写人,内部',
    );
    await desk.call('people.read-list', { file: list });
    await desk.call('people.invite', {
      asOthers: [],
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    const columns: Columns = ['code', 'client', 'responsible', 'second'];
    const lines = ['I-1,甲厂,卫南乔,', 'I-2,乙厂,查无此人,许借', 'I-3,丙厂,许借,卫南乔'];
    await tried('invited', lines, columns);
    expect(await causes()).toEqual([
      [2, 'ROW_PERSON_INVITED'],
      [3, 'ROW_PERSON_UNKNOWN'],
      [4, 'ROW_PERSON_INVITED'],
    ]);
    await desk.signIn('孟编');
    await tried('invited', lines, columns);
    expect((await causes())[0]).toEqual([2, 'ROW_PERSON_UNKNOWN']);
    await tried('invited', lines, columns, { unknownPeople: 'empty' });
    expect(await open()).toMatchObject({ opened: 3 });
    expect(opened('I-1')).toMatchObject({ responsible: null, second: null });
    expect(opened('I-2')?.second).not.toBeNull();
    expect(opened('I-3')?.responsible).not.toBeNull();
  });

  it('accepts or refuses each row with its cause', async () => {
    await desk.signIn('孟编');
    await desk.dossier('R-1');
    const columns: Columns = [
      'code',
      'client',
      'classification',
      'responsible',
      'openedOn',
      'secrecyYears',
      'retention',
    ];
    await tried(
      'causes',
      [
        'R-1,别家,,,,,',
        'R 2,甲,,,,,',
        'R-3,,,,,,',
        `R-4,${'长'.repeat(301)},,,,,`,
        `R-5,${'长'.repeat(300)},核心商密,许借,2026年3月1日,10,永久`,
        'R-6,\u202e\u2067,,,,,',
        'R-7,甲\u200b乙,,,,,',
        'R-8,丙,绝密,,,,',
        'R-9,丁,,没有这人,,,',
        'R-10,戊,,,3/2/2026,,',
        'R-11,己,,,,101,',
        'R-12,庚,,,,,0',
        'R-13,辛,,,,,,多出的',
        ',,,,,,',
        'R-14,壬,internal,#7,2026-03-01 12:30:00,5 年,30',
        'R-14,癸,,,,,',
      ],
      columns,
    );
    expect(await causes()).toEqual([
      [2, 'CODE_TAKEN'],
      [3, 'INPUT_MALFORMED'],
      [4, 'TEXT_MISSING'],
      [5, 'TEXT_TOO_LONG'],
      [7, 'TEXT_MISSING'],
      [8, 'TEXT_INVISIBLE'],
      [9, 'INPUT_MALFORMED'],
      [10, 'ROW_PERSON_UNKNOWN'],
      [11, 'INPUT_MALFORMED'],
      [12, 'INPUT_MALFORMED'],
      [13, 'INPUT_MALFORMED'],
      [14, 'ROW_TOO_WIDE'],
      [17, 'CODE_TWICE'],
    ]);
    expect((await rowsOf('refused'))[7]?.problem?.facts).toEqual({ who: '没有这人' });
    expect(await open()).toMatchObject({ opened: 2, stopped: false });
    expect(opened('R-5')).toMatchObject({
      client: '长'.repeat(300),
      classification: 'secret',
      opened_on: '2026-03-01',
      secrecy_years: 10,
      retention: 'permanent',
    });
    expect(opened('R-14')).toMatchObject({ opened_on: '2026-03-01', secrecy_years: 5, retention: '30' });
  });

  it('reads a formula as it was last shown, and refuses one that has no result', async () => {
    await desk.signIn('孟编');
    await tried(
      'shown',
      workbook(
        [
          ['code', 'client'],
          ['X-1', '="甲"&"方"'],
        ],
        '甲方',
      ),
    );
    expect((await rowsOf('opens')).map(({ client }) => client)).toEqual(['甲方']);
    await tried(
      'formula',
      workbook([
        ['code', 'client'],
        ['X-2', '="甲"&"方"'],
      ]),
    );
    expect(await causes()).toEqual([[2, 'FORMULA_WITHOUT_RESULT']]);
  });

  it('says which words mean a key account, and takes what no column says from the settings', async () => {
    await desk.signIn('孟编');
    await tried(
      'kinds',
      ['C-1,甲一,重点客户', 'C-2,甲二,战略', 'C-3,甲三,普通', 'C-4,甲四,'],
      ['code', 'client', 'category'],
      {
        keyAccounts: ['战略'],
        classification: 'confidential',
        responsible: '许借',
        home: '三号柜',
      },
    );
    await open();
    expect(['C-1', 'C-2', 'C-3', 'C-4'].map((code) => opened(code)?.category)).toEqual([
      'key-account',
      'key-account',
      'other',
      'other',
    ]);
    expect(opened('C-4')).toMatchObject({ classification: 'confidential', home: '三号柜' });
  });

  it('D3: narrows a row to the departments that it names, and refuses one that nobody is in', async () => {
    await desk.signIn('孟编');
    await tried(
      'scoped',
      ['SC-1,范围一,档案室、业务部', 'SC-2,范围二,', 'SC-3,范围三,业务步', 'SC-4,范围四,档案室'],
      ['code', 'client', 'departments'],
    );
    expect(await causes()).toEqual([[4, 'INPUT_MALFORMED']]);
    await open();
    const scope = (code: string) => [opened(code)?.everybody, JSON.parse(String(opened(code)?.departments))];
    expect(scope('SC-1')).toEqual([0, ['档案室', '业务部']]);
    expect(scope('SC-2')).toEqual([1, []]);
    await desk.signIn('许借');
    const seen = (await desk.call('dossier.list', { query: 'SC-' })).map(({ code }) => code);
    expect(seen).toEqual(['SC-1', 'SC-2']);
  });

  it('is asked for what it needs, and refuses two columns for one thing', async () => {
    await desk.signIn('孟编');
    await tried('needs', ['N-1,甲']);
    const ask = (columns: Columns, more: object = {}) =>
      desk.call('table.try', tryInput(mapped(...columns), more));
    await expectRefusal('TEXT_MISSING', ask(['code']));
    await expectRefusal('TEXT_MISSING', ask(['', 'client']));
    await expectRefusal('INPUT_MALFORMED', ask(['client', 'client']));
    await expectRefusal(
      'INPUT_MALFORMED',
      ask(['', '', '', 'client'], { numbering: { prefix: 'N-', digits: 3 } }),
    );
    // What was tried before holds no longer once another mapping was asked for, though it was refused.
    await ask(['code', 'client']);
    await expectRefusal('TEXT_MISSING', ask(['code']));
    await expectRefusal('TABLE_NOT_TRIED', open());
  });
});

describe('K6, S8: doubles', () => {
  it('are shown beside each other and held back: by code, by name, by likeness, and within the table', async () => {
    await desk.signIn('孟编');
    await desk.dossier('L-100', { client: '恒岳精密有限公司' });
    await desk.dossier('L-200', { client: 'ACME Trading' });
    await tried('doubles', [
      'L-100,恒岳精密有限公司',
      'L-101,恒岳精密有限公司',
      'L-102,恆岳精密有限公司',
      'L-103,ａｃｍｅ  trading',
      'l-200,别家',
      'L-104,新家',
      'L-105,新 家',
      'L-1O4,另一家',
    ]);
    expect((await rowsOf('there')).map(({ row }) => row)).toEqual([2]);
    expect((await rowsOf('opens')).map(({ row }) => row)).toEqual([7]);
    expect(
      (await rowsOf('like')).map(({ row, beside }) => [
        row,
        ...beside.map(({ code, same, row: at }) => `${at ?? ''}${code} ${same}`),
      ]),
    ).toEqual([
      [3, 'L-100 client'],
      [4, 'L-100 client-look', '3L-101 client-look'],
      [5, 'L-200 client-look'],
      [6, 'L-200 code-look'],
      [8, '7L-104 client-look'],
      [9, '7L-104 code-look'],
    ]);
    expect(await open([4])).toMatchObject({ opened: 2 });
    expect([opened('L-102')?.client, opened('L-101')]).toEqual(['恆岳精密有限公司', undefined]);
    // Row 3 looks like L-102 now, which nobody has seen beside it.
    expect(await open('all')).toMatchObject({ opened: 4, counts: { opened: 6, there: 1, like: 1 } });
    expect(await open('all')).toMatchObject({ opened: 1, counts: { opened: 7, there: 1, like: 0 } });
  });

  it('are not opened beside what came after the trial, and the refusal of that row stands with it', async () => {
    await desk.signIn('孟编');
    await tried('since', ['S-1,后来者', 'S-2,旁人']);
    await desk.dossier('S-9', { client: '后来 者' });
    await desk.dossier('S-2', { client: '抢先' });
    expect(await open('all')).toMatchObject({ opened: 0, counts: { like: 1, refused: 1 } });
    expect((await rowsOf('like'))[0]?.beside.map(({ code }) => code)).toEqual(['S-9']);
    expect(await causes()).toEqual([[3, 'CODE_TAKEN']]);
  });

  it('tell nothing of a dossier that is hidden from whoever asks, but that its code is taken', async () => {
    await desk.dossier('H-1', { client: '隐名客户', classification: 'secret' });
    await desk.signIn('低密');
    await tried('hidden', ['H-1,隐名客户', 'H-2,隐名 客户', 'H-3,再一家']);
    expect(await rowsOf('there')).toEqual([]);
    expect(await rowsOf('refused')).toMatchObject([{ row: 2, problem: { code: 'CODE_TAKEN' }, beside: [] }]);
    expect((await rowsOf('opens')).map(({ row }) => row)).toEqual([3, 4]);
  });

  it('D3: an author opens none above their clearance', async () => {
    await desk.signIn('低密');
    await tried('above', ['A-1,甲甲,核心商密'], ['code', 'client', 'classification']);
    expect(await rowsOf('refused')).toMatchObject([{ problem: { code: 'ROLE_NEEDED' } }]);
  });
});

describe('K6: a run', () => {
  it('takes one passphrase, and signs an entry for each dossier', async () => {
    await desk.signIn('李保');
    await tried('signed', ['E-1,签一', 'E-2,签二', 'E-3,签三']);
    const size = desk.vault.writer.size;
    await expectRefusal(
      'SECRET_MISMATCH',
      desk.call('table.open-dossiers', { asOthers: [], signature: { passphrase: 'not mine' } }),
    );
    desk.clock.pass(60_000);
    await open();
    const entries = (await desk.call('log.list', { from: size, limit: 100 })).filter(
      ({ body }) => body.type === 'dossier.opened',
    );
    expect(entries.map(({ body }) => body.signers.map(({ as }) => as))).toEqual([
      ['custodian'],
      ['custodian'],
      ['custodian'],
    ]);
  });

  it('is not signed without a trial', async () => {
    await desk.signIn('孟编');
    await desk.call('table.read', { file: tableFile(desk, 'untried.csv', 'code,client\nU-1,甲\n') });
    await expectRefusal('TABLE_NOT_TRIED', open());
  });

  it('numbers rows that bring no code, passes over codes that are taken, and finds its own again', async () => {
    await desk.signIn('孟编');
    await desk.dossier('WX-002', { client: '占号' });
    const numbering = { numbering: { prefix: 'WX-', digits: 3 } };
    await tried('numbered', ['号一', '号二', '号一'], ['client'], numbering);
    expect((await rowsOf('opens')).map(({ code }) => code)).toEqual(['WX-001', 'WX-003']);
    expect((await rowsOf('like')).map(({ row }) => row)).toEqual([4]);
    expect(await open()).toMatchObject({ opened: 2 });
    const again = await tried('numbered again', ['号一', '号二', '号三'], ['client'], numbering);
    expect(again.counts).toMatchObject({ there: 2, opens: 1 });
    expect((await rowsOf('opens')).map(({ code }) => code)).toEqual(['WX-004']);
  });

  it('stops between two transactions; run again it opens the rest and none twice', async () => {
    await desk.signIn('孟编');
    const lines = Array.from(
      { length: 1_200 },
      (_, i) => `STOP-${String(i).padStart(4, '0')},停客${'子丑寅卯辰巳午未申酉'[i % 10]}${i}`,
    );
    await tried('stopped', lines);
    const stop = new AbortController();
    const call = newCall('zh-CN', () => count('STOP') >= 200 && stop.abort(), stop.signal);
    const asked = { asOthers: 'all', signature: desk.signature } as const;
    const cache = () => desk.vault.db.connection.pragma('cache_size', { simple: true });
    const usual = cache();
    const begun = await openDossiers(desk.vault, asked, call);
    expect(cache(), 'memory for pages is given back').toBe(usual);
    call.unlocked.end();
    expect(begun).toMatchObject({ opened: 500, stopped: true, counts: { opened: 500, opens: 700 } });
    expect(count('STOP')).toBe(500);
    const again = await tried('stopped', lines);
    expect(again.counts).toMatchObject({ there: 500, opens: 700 });
    expect(await open()).toMatchObject({ opened: 700, stopped: false });
    expect(count('STOP')).toBe(1_200);
  });

  it('judges the rest again when a dossier was opened by hand in the middle', async () => {
    await desk.signIn('孟编');
    const lines = Array.from({ length: 1_100 }, (_, i) => `MID-${1000 + i},中途${i}号客户`);
    await tried('midway', lines);
    let other: Promise<unknown> | null = null;
    const call = newCall('zh-CN', () => {
      if (count('MID') >= 100)
        other ??= desk.call('dossier.open', {
          code: 'MID-2090',
          client: '手工立的',
          category: 'other',
          classification: 'internal',
          scope: everybody,
          signature: desk.signature,
        });
    });
    const size = desk.vault.writer.size;
    const run = await openDossiers(desk.vault, { asOthers: 'all', signature: desk.signature }, call);
    call.unlocked.end();
    await other;
    expect(run).toMatchObject({ opened: 1_099, stopped: false, counts: { refused: 1 } });
    expect(opened('MID-2090')).toMatchObject({ client: '手工立的' });
    expect(count('MID')).toBe(1_100);
    expect(await causes()).toEqual([[1_092, 'CODE_TAKEN']]);
    const refusals = desk.vault.db.count(
      "SELECT count(*) AS n FROM leaf WHERE idx >= ? AND type = 'refusal'",
      size,
    );
    expect(refusals).toBe(1);
  });

  it('goes on after the screen was locked in the middle: what stands is passed over', async () => {
    await desk.signIn('孟编');
    const lines = Array.from({ length: 1_200 }, (_, i) => `LOCK-${String(i).padStart(4, '0')},锁客${i}号`);
    await tried('locked', lines);
    let locked: Promise<unknown> | null = null;
    const call = newCall('zh-CN', () => {
      if (count('LOCK') >= 200) locked ??= desk.call('session.sign-out', { cause: 'lock' });
    });
    await expectRefusal(
      'NOT_SIGNED_IN',
      openDossiers(desk.vault, { asOthers: 'all', signature: desk.signature }, call),
    );
    call.unlocked.end();
    desk.at = '';
    expect(desk.vault.table).toBeNull();
    await locked;
    const stands = count('LOCK');
    expect([500, 1_000]).toContain(stands);
    await desk.signIn('孟编');
    const again = await tried('locked', lines);
    expect(again.counts).toMatchObject({ there: stands, opens: 1_200 - stands });
    expect(await open()).toMatchObject({ opened: 1_200 - stands });
    expect(count('LOCK')).toBe(1_200);
  });
});

describe('K6: what was not opened', () => {
  it('is a file to mend and read again, whose cells begin no formula', async () => {
    await desk.signIn('孟编');
    await desk.dossier('F-1', { client: '已有' });
    await tried(
      'failing',
      ['F-1,改名家,x', 'F-2,=cmd|x,y', '=F 3,"带,逗号"" 与引号",z', 'F-4,已 有,w'],
      ['code', 'client', ''],
    );
    await open();
    const file = desk.path('failed.csv');
    expect(await desk.call('table.write-failures', { file })).toEqual({ file, rows: 3 });
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\ufeffcode,client,x,原行号,原因\r\n')).toBe(true);
    expect(text).toContain("'=F 3");
    expect(text).not.toMatch(/^[=+\-@]/m);
    expect(text).toContain('F-1');
    expect(text).not.toContain('已有,');
    // Mended, and read as it lies there.
    const mended = tableFile(desk, 'mended.csv', text.replace('F-1,', 'F-11,').replace("'=F 3", 'F-3'));
    const shown = await desk.call('table.read', { file: mended });
    expect(shown.preview.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['F-11', '改名家', 'x'],
      ['F-3', '带,逗号" 与引号', 'z'],
      ['F-4', '已 有', 'w'],
    ]);
    const again = await desk.call('table.try', tryInput(mapped('code', 'client')));
    expect(again.counts).toMatchObject({ opens: 2, like: 1 });
    expect(again.unused).toEqual(['x', '原行号', '原因']);
    await expect(desk.call('table.write-failures', { file })).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
    const inside = desk.path('vault', 'failed.csv');
    await expect(desk.call('table.write-failures', { file: inside })).rejects.toMatchObject({
      code: 'VAULT_EXISTS',
    });
    expect(existsSync(inside)).toBe(false);
  });

  it('names once what a row is like in code and in client, by its row', async () => {
    await desk.signIn('孟编');
    await tried('twice', ['W-21,己巳厂', 'Ｗ－21,己巳厂']);
    const file = desk.path('twice.csv');
    await desk.call('table.write-failures', { file });
    expect(readFileSync(file, 'utf8')).toContain('看起来与此相同：W-21 (本表第 2 行)');
    expect(readFileSync(file, 'utf8').match(/本表第/g)).toHaveLength(1);
  });

  it('brings back what began like a formula as it was', async () => {
    await desk.signIn('孟编');
    await tried('signs', ['S 1,=A1'], ['code', 'client']);
    const file = desk.path('signs.csv');
    await desk.call('table.write-failures', { file });
    const shown = await desk.call('table.read', { file });
    expect(shown.preview[0]?.cells.slice(0, 2)).toEqual(['S 1', '=A1']);
  });
});

describe('K6: mappings of one’s own', () => {
  it('are kept by name, found by everybody who may open dossiers, and forgotten', async () => {
    await desk.signIn('孟编');
    const mapping = {
      columns: [{ name: '客户全称', nth: 2, field: 'client' as const }],
      settings: tryInput([]).settings,
    };
    await desk.call('mapping.keep', { name: '  财务系统 ', mapping });
    await desk.signIn('李保');
    expect(await desk.call('mapping.list', {})).toEqual([{ name: '财务系统', mapping }]);
    await desk.call('mapping.forget', { name: '财务系统' });
    expect(await desk.call('mapping.list', {})).toEqual([]);
    await expectRefusal('NO_SUCH_MAPPING', desk.call('mapping.forget', { name: '财务系统' }));
    await desk.signIn('许借');
    await expectRefusal('ROLE_NEEDED', desk.call('mapping.keep', { name: 'x', mapping }));
    await expectRefusal('ROLE_NEEDED', desk.call('mapping.list', {}));
    expect(everybody.everybody).toBe(true);
  });
});
