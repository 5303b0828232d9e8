/** D2: the sheets about a client as forms. What stands in them is seen in a view and nowhere else. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatForm, parseForm } from '../shared/vocabulary/filled-form.ts';
import { VaultRouter } from '../vault/router/router.ts';
import { encodeUtf8 } from '../vault/sealing/suite.ts';
import { readIfThere } from '../vault/storage/durable-file.ts';
import { type Desk, expectRefusal, openDesk, sharedRasteriser } from './support/desk.ts';

const secrets = [
  '浙江省海宁市长安镇仰山路八号',
  '陶婉仪',
  '13800138476',
  '采购总监兼董事',
  '嗜饮龙井忌提旧讼',
];
const [address, contact, mobile, position, preference] = secrets as [string, string, string, string, string];
const contactFields = [
  { field: 'name', value: '海宁纺织有限公司' },
  { field: 'address', value: `${address}\n后门收货` },
  { field: 'contacts', people: [{ name: contact, position, phone: '', mobile, mail: '' }] },
];

let desk: Desk;
let sheet: string;
const events: unknown[] = [];

const fill = async (code: string, of: string, fields: unknown, author = '孟编') => {
  await desk.signIn(author);
  return desk.call('form.file', {
    code,
    sheet: of,
    ownership: 'company',
    fields,
    signature: desk.signature,
  });
};
const accept = async (document: string) => {
  await desk.signIn('李保');
  return desk.call('document.accept', { document, signature: desk.signature });
};
const rule = (labels: unknown, own: unknown) =>
  desk.call('form.rule', {
    labels,
    own,
    signature: desk.signature,
    cosign: [desk.credential('赵批')],
  });
const documentsOf = async (code: string) => (await desk.call('dossier.show', { code })).documents;

beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1', { client: '海宁纺织' });
  await desk.dossier('K-2', { client: '海宁纺织二厂' });
  // What the vault says of itself, as the terminal and the desktop keep it.
  await desk.close();
  desk.router = new VaultRouter({ ...desk.ports, trace: (event) => void events.push(event) });
  await desk.open();
  sheet = (await fill('K-1', 'contact-sheet', contactFields)).document;
  await accept(sheet);
});
afterAll(() => desk.dispose());

/** Every text and every series of bytes in the tables, as the key of the vault opens them. */
function* inTables(): Generator<string | Buffer> {
  const { db } = desk.vault;
  for (const { name } of db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'"))
    for (const row of db.all(`SELECT * FROM "${name}"`))
      for (const value of Object.values(row))
        if (typeof value === 'string' || value instanceof Uint8Array)
          yield typeof value === 'string' ? value : Buffer.from(value);
}

const writtenAs = (secret: string): Buffer[] => {
  const utf16 = Buffer.from(secret, 'utf16le');
  return [Buffer.from(secret), utf16, Buffer.from(utf16).swap16(), Buffer.from(JSON.stringify(secret))];
};
const holds = (bytes: Buffer, secret: string): boolean =>
  writtenAs(secret).some((each) => bytes.includes(each));

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);

describe('what is filled in', () => {
  it('D2: is in no file of the vault, the user’s data or the run’s temporary folder, and in no table', async () => {
    const began = Date.now();
    await fill('K-1', 'profile-sheet', [{ field: 'preferences', value: preference }]);
    await desk.call('document.mine', {});
    // Of the temporary folder, in which others work at the same time, what came since.
    const since = (path: string): boolean =>
      (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= began - 1_000;
    const files = [...filesBelow(desk.root), ...filesBelow(tmpdir()).filter(since)];
    expect(files.some((path) => path.endsWith('.dvd'))).toBe(true);
    const found = files.filter((path) => {
      const bytes = readIfThere(path);
      return bytes !== null && secrets.some((secret) => holds(Buffer.from(bytes), secret));
    });
    expect(found).toEqual([]);
    const kept = [...inTables()].filter((value) =>
      secrets.some((secret) => holds(Buffer.isBuffer(value) ? value : Buffer.from(value), secret)),
    );
    expect(kept).toEqual([]);
    // The search would have found it: a title is there, in a table.
    expect([...inTables()].some((value) => value === '联系方式表')).toBe(true);
  });

  it('D2: stands in no answer and no trace, and nobody finds a dossier by it; how much is filled in, all who know the dossier see', async () => {
    for (const who of ['李保', '赵批', '许借', '孟编']) {
      await desk.signIn(who);
      const [shown] = await documentsOf('K-1');
      expect(shown).toMatchObject({ media: 'form', form: { filled: 3, of: 3 }, check: null });
      const told = [
        await desk.call('dossier.show', { code: 'K-1' }),
        await desk.call('form.fields', {}),
        await desk.call('directory.search', { query: mobile, offset: 0, limit: 10 }),
      ];
      expect(told[2]).toMatchObject({ rows: [] });
      for (const secret of secrets) expect(JSON.stringify(told), who).not.toContain(secret);
    }
    await expectRefusal(
      'TEXT_INVISIBLE',
      fill('K-2', 'profile-sheet', [{ field: 'character', value: `${preference}\u200b` }]),
    );
    await desk.signIn('审计');
    const refused = await desk.call('log.list', { type: 'refusal' });
    expect(refused.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(JSON.stringify([refused, events])).not.toContain(secret);
  });

  it('L4: opens in three views, and in no fourth', async () => {
    const loan = await desk.lend(sheet);
    for (const n of [1, 2, 3]) expect(await desk.viewAndClose(loan)).toMatchObject({ n, pages: 1 });
    await expectRefusal('VIEWS_SPENT', desk.view(loan));
    const next = await fill('K-1', 'contact-sheet', [{ field: 'name', value: '海宁纺织' }]);
    expect(next.joined).toBe('same-sheet');
    await accept(next.document);
    await expectRefusal('VIEWS_SPENT', desk.request(next.document));
    expect((await documentsOf('K-1')).find(({ no }) => next.document.endsWith(`/${no}`))).toMatchObject({
      version: 2,
      form: { filled: 1, of: 3 },
    });
  });

  it('S3: is not lent to whoever filled it in', async () => {
    await desk.giveRole('孟编', 'borrower');
    await expectRefusal('OWN_WRITING', desk.request(sheet, '孟编'));
  });

  it('D7: joins no other dossier and is like nothing, so that nobody tries a guess by filing it', async () => {
    const twin = await fill('K-2', 'contact-sheet', contactFields);
    expect(twin).toMatchObject({ joined: 'new', like: 0 });
    expect(
      desk.vault.db.count(
        "SELECT count(*) AS n FROM likeness_mark m JOIN document d ON d.id = m.document WHERE d.media = 'form'",
      ),
    ).toBe(0);
    await desk.signIn('李保');
    await desk.call('document.send-back', {
      document: twin.document,
      reason: '请写职务',
      signature: desk.signature,
    });
  });
});

describe('how much is filled in', () => {
  it('D2: stands with the client among client resources and in their table, of the newest version of each sheet', async () => {
    await desk.signIn('李保');
    const { rows } = await desk.call('resources.analyse', {
      by: 'completeness',
      query: 'K-1',
      offset: 0,
      limit: 10,
    });
    expect(rows).toMatchObject([{ contactSheet: { filled: 1, of: 3 }, profileSheet: null }]);
    const file = desk.path('clients.csv');
    await desk.call('resources.csv', { by: 'category', query: 'K-1', file });
    const cells = readFileSync(file, 'utf8').trim().split('\n').at(-1)?.split(',');
    expect(cells?.slice(-2).map((cell) => cell.replaceAll(/["\r]/g, ''))).toEqual(['3 栏已填 1 栏', '']);
  });
});

describe('a form is refused', () => {
  it('D3: for a dossier that one may not know of, as for one that does not exist', async () => {
    await desk.dossier('K-9', {
      classification: 'secret',
      scope: { everybody: false, people: ['孟编'], departments: [] },
    });
    const refusalOf = (code: string): Promise<object> =>
      fill(code, 'contact-sheet', contactFields, 'Ada Writer').then(
        () => ({}),
        (error: object) => ({ ...error, entry: 0 }),
      );
    const hidden = await refusalOf('K-9');
    expect(hidden).toMatchObject({ code: 'NO_SUCH_DOSSIER' });
    expect(hidden).toEqual(await refusalOf('K-0'));
  });

  it.each([
    ['empty', 'FORM_EMPTY', [{ field: 'name', value: ' \n' }]],
    ['with a field of the other sheet', 'NO_SUCH_FIELD', [{ field: 'business', value: '纺织' }]],
    ['with a field twice', 'NO_SUCH_FIELD', [contactFields[0], contactFields[0]]],
    ['with a line where people are', 'NO_SUCH_FIELD', [{ field: 'contacts', value: contact }]],
  ] as const)('D2: %s', async (_what, code, fields) => {
    await expectRefusal(code, fill('K-2', 'contact-sheet', fields));
  });

  it('S1: by anybody but an author', async () => {
    await expectRefusal('ROLE_NEEDED', fill('K-2', 'contact-sheet', contactFields, '李保'));
  });
});

describe('fields', () => {
  it('D2: are called in the firm’s words and added by both sides together; a form keeps those it was filed with', async () => {
    await desk.signIn('李保');
    await rule(
      [{ field: 'business', label: '主营业务' }],
      [{ sheet: 'profile-sheet', label: '开户行', several: false }],
    );
    const { fields } = await desk.call('form.fields', {});
    expect(fields.find(({ field }) => field === 'business')).toMatchObject({ label: '主营业务', own: false });
    const own = fields.find((each) => each.own)!;
    expect(own).toMatchObject({ sheet: 'profile-sheet', label: '开户行', shape: 'line' });
    const filed = await fill('K-2', 'profile-sheet', [{ field: own.field, value: '工行海宁支行' }]);
    await accept(filed.document);
    await rule([], []);
    expect((await desk.call('form.fields', {})).fields.some((each) => each.own)).toBe(false);
    expect((await documentsOf('K-2')).find(({ sheet: of }) => of === 'profile-sheet')?.form).toEqual({
      filled: 1,
      of: 7,
    });
    await expectRefusal('NO_SUCH_FIELD', fill('K-2', 'profile-sheet', [{ field: own.field, value: '工行' }]));
  });

  it.each([
    [
      'S8: two that look the same',
      'FIELDS_ALIKE',
      [{ sheet: 'profile-sheet', label: '性格特点', several: true }],
    ],
    [
      'D2: one that is not known',
      'NO_SUCH_FIELD',
      [{ field: 'f'.repeat(32), sheet: 'profile-sheet', label: '税号', several: false }],
    ],
    ['S8: one without a name', 'TEXT_MISSING', [{ sheet: 'profile-sheet', label: ' ', several: true }]],
  ] as const)('%s are refused', async (_what, code, own) => {
    await desk.signIn('李保');
    await expectRefusal(code, rule([], own));
  });

  it('S1: an author alone rules none', async () => {
    await desk.signIn('孟编');
    await expectRefusal('ROLE_NEEDED', rule([], []));
  });
});

describe('a visit', () => {
  const visit = (on?: string) =>
    desk.call('form.file', {
      code: 'K-1',
      sheet: 'visit-record',
      ownership: 'company',
      ...(on === undefined ? {} : { on }),
      fields: [{ field: 'talked', value: '续约意向' }],
      signature: desk.signature,
    });

  it('D2: is a document of its own each time, told apart by its day, and read in a view alone', async () => {
    await desk.signIn('孟编');
    const filed = [await visit('2026-11-03'), await visit('2026-11-03'), await visit()];
    expect(filed.map(({ joined }) => joined)).toEqual(['new', 'new', 'new']);
    for (const { document } of filed) await accept(document);
    const shown = (await documentsOf('K-1')).filter(({ sheet: of }) => of === 'visit-record');
    expect(shown.map(({ title, dated, form }) => ({ title, dated, form }))).toEqual(
      ['2026-11-03', '2026-11-03', '2026-11-19'].map((day) => ({
        title: `拜访与联系记录 ${day}`,
        dated: { from: day, to: day },
        form: { filled: 1, of: 4 },
      })),
    );
    const loan = await desk.lend(filed[0]!.document);
    expect(await desk.viewAndClose(loan)).toMatchObject({ n: 1, pages: 1 });
    // Views are counted one document at a time (L4).
    expect(await desk.viewAndClose(await desk.lend(filed[1]!.document))).toMatchObject({ n: 1 });
  });

  it('D2: to come is refused, and other sheets have no day', async () => {
    await desk.signIn('孟编');
    await expectRefusal('VISIT_TO_COME', visit('2026-11-20'));
    await expectRefusal(
      'INPUT_MALFORMED',
      desk.call('form.file', {
        code: 'K-1',
        sheet: 'profile-sheet',
        ownership: 'company',
        on: '2026-11-03',
        fields: [{ field: 'business', value: '针织' }],
        signature: desk.signature,
      }),
    );
  });
});

describe('a background check', () => {
  // The day of the tests is 2026-11-19.
  const check = { on: '2025-11-02', subject: '工商与涉诉', renewal: '2026-11-20' };
  const file = (name: string, more: Record<string, unknown>) =>
    desk.fileDocument('K-2', desk.textFile(name, `${name} 的核查结果。`.repeat(20)), more);

  it('D2: says its day, what it is about and when it is due again, outside the seal; each is a lineage of its own', async () => {
    await file('涉诉.txt', { sheet: 'background-check', check });
    await file('资信.txt', {
      sheet: 'background-check',
      check: { ...check, subject: '资信', renewal: null },
    });
    const checks = (await documentsOf('K-2')).filter(({ sheet: of }) => of === 'background-check');
    expect(checks.map((each) => [each.check, each.version])).toEqual([
      [check, 1],
      [{ ...check, subject: '资信', renewal: null }, 1],
    ]);
    const due = async () => {
      await desk.signIn('李保');
      return (await desk.call('desk.custodian', {})).tasks.filter(({ kind }) => kind === 'check-due');
    };
    expect(await due()).toEqual([]);
    const today = { ...check, subject: '股东', renewal: '2026-11-19' };
    const owners = await file('股东.txt', { sheet: 'background-check', check: today });
    expect(await due()).toMatchObject([
      { ref: owners, client: '海宁纺织二厂', detail: '股东 · 上次调查 2025-11-02' },
    ]);
    const renewed = await file('股东2026.txt', {
      sheet: 'background-check',
      check: { ...today, on: '2026-11-19', renewal: '2027-11-19' },
      versionOf: owners,
    });
    expect((await documentsOf('K-2')).find(({ no }) => renewed.endsWith(`/${no}`))?.version).toBe(2);
    expect(await due()).toEqual([]);
  });

  it.each([
    ['without its days', 'CHECK_UNSAID', { sheet: 'background-check' }],
    ['said of a document', 'CHECK_UNSAID', { check }],
    ['about nothing', 'TEXT_MISSING', { sheet: 'background-check', check: { ...check, subject: '' } }],
    [
      'due before it was made',
      'CHECK_DAYS_TURNED',
      { sheet: 'background-check', check: { ...check, renewal: check.on } },
    ],
  ] as const)('D2: is refused %s', async (_what, code, more) => {
    await expectRefusal(code, file('错.txt', more));
  });
});

describe('the sealed text of a form', () => {
  const form = parseForm(
    formatForm({
      sheet: 'contact-sheet',
      dossier: 'a'.repeat(32) as never,
      fields: [
        { field: 'address', label: '地址 Address', value: `${address}\n"甲" \\ 乙` },
        {
          field: 'contacts',
          label: '联系人',
          people: [{ name: contact, position, phone: '', mobile, mail: '' }],
        },
      ],
    }),
  )!;
  const printed = formatForm(form);

  it('D2: has one way to be printed; any other is no form', () => {
    expect(parseForm(printed)).toEqual(form);
    for (const other of [
      ` ${printed}`,
      printed.trimEnd(),
      printed.replace('"version":1', '"version":2'),
      printed.replace('"sheet":"contact-sheet","dossier"', '"x":1,"sheet":"contact-sheet","dossier"'),
      printed.replace('"field":"contacts"', '"field":"address"'),
      printed.replace('"mail":""', '"mail":"","fax":""'),
      printed.replace('联系人', '\\u8054系人'),
    ]) {
      expect(other).not.toBe(printed);
      expect(parseForm(other)).toBeNull();
    }
  });

  it('D2: is on its pages, word for word, with whose it is', async () => {
    const { rendition, kind, report } = await sharedRasteriser.form({
      bytes: encodeUtf8(printed),
      head: 'K-1 · 海宁纺织',
    });
    expect([kind, report.glyphsMissing]).toEqual(['form', 0]);
    const { likeness } = await sharedRasteriser.examine(rendition as Uint8Array, 'form.pdf');
    for (const said of ['联系方式表', 'k-1 · 海宁纺织', address, '"甲" \\ 乙', contact, position, mobile])
      expect(likeness.text).toContain(said.toLowerCase());
  });

  it('D2: what is no form is drawn by nobody', async () => {
    await expect(sharedRasteriser.form({ bytes: encodeUtf8('{}'), head: '' })).rejects.toMatchObject({
      code: 'FILE_DAMAGED',
    });
  });
});
