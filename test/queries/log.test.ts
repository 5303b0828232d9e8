import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, nameIn, openDesk } from '../support/desk.ts';

let desk: Desk;
let document: string;
beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  document = await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同。\n'.repeat(90)));
  const loan = await desk.lend(document);
  await desk.viewAndClose(loan);
  await desk.signIn('Cora Keeper');
});
afterAll(() => desk.dispose());

const page = (filter: object = {}) => desk.call('log.page', { limit: 200, ...filter });

describe('log.page', () => {
  it('tells each entry as a sentence with its people and objects', async () => {
    const { rows } = await page({ types: ['view.open'] });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      person: expect.stringMatching(/^许借 #\d+/),
      about: document,
      outcome: 'done',
      role: 'borrower',
    });
    expect(rows[0]?.sentence).toContain('第 1 次，共 3 次');
    expect(rows[0]?.sentence).toContain('合同');
  });

  it('goes through the whole log in pages, newest first, without a gap', async () => {
    const seen: number[] = [];
    const first = await page({ limit: 7 });
    const { size } = first;
    seen.push(...first.rows.map((row) => row.index));
    for (let next = first.next; next !== null; ) {
      const more = await page({ limit: 7, before: next });
      seen.push(...more.rows.map((row) => row.index));
      next = more.next;
    }
    expect(seen).toEqual(Array.from({ length: size }, (_, i) => size - 1 - i));
  });

  it('filters by person, object, outcome and time, and by all of them together', async () => {
    const all = await page();
    const byPerson = await page({ person: '许借' });
    expect(byPerson.rows.length).toBeGreaterThan(3);
    expect(byPerson.rows.length).toBeLessThan(all.rows.length);
    const byBoth = await page({ person: '许借', about: document, types: ['view.open', 'loan.requested'] });
    expect(byBoth.rows.map((row) => row.type)).toEqual(['view.open', 'loan.requested']);
    expect((await page({ outcome: 'refused' })).rows).toEqual([]);
    expect((await page({ toMs: 1 })).rows).toEqual([]);
    const now = desk.clock.wallMs;
    expect((await page({ fromMs: now - 1, toMs: now + 1, person: '许借' })).rows.length).toBeGreaterThan(0);
  });

  it('counts the steps of a loan and the end of a view as being about the document and the dossier', async () => {
    const steps = [
      'view.closed',
      'view.open',
      'loan.received',
      'loan.issued',
      'loan.approved',
      'loan.requested',
    ];
    for (const about of [document, 'K-1']) {
      const { rows } = await page({ about, types: steps });
      expect(rows.map((row) => row.type)).toEqual(steps);
    }
  });

  it('finds what lies before a time, however much was written after it', async () => {
    const untilMs = desk.clock.wallMs;
    desk.clock.pass(3_600_000);
    for (let i = 0; i < 12; i += 1) await page({ limit: 1 });
    const seen: number[] = [];
    for (let next: number | null | undefined; next !== null; ) {
      const found = await page({ toMs: untilMs, limit: 5, ...(next === undefined ? {} : { before: next }) });
      expect(found.rows.every((row) => row.atMs < untilMs)).toBe(true);
      seen.push(...found.rows.map((row) => row.index));
      next = found.next;
    }
    const all = (await page({ limit: 200 })).rows.filter((row) => row.atMs < untilMs);
    expect(seen).toEqual(all.map((row) => row.index));
  });

  it('A4: each reading is an entry', async () => {
    const before = (await desk.call('vault.status', {})).entries;
    await page({ limit: 1 });
    expect((await desk.call('vault.status', {})).entries).toBe(before + 1);
  });
});

describe('log.proof', () => {
  it('leads from every entry to the root of the newest checkpoint', async () => {
    const { entries } = await desk.call('vault.status', {});
    for (const index of [0, 1, Math.floor(entries / 2), entries - 1]) {
      const proof = await desk.call('log.proof', { index });
      expect(proof).toMatchObject({ index, included: true, holds: true });
      expect(proof.signatures.length).toBeGreaterThan(0);
    }
  });

  it('does not hold where a leaf was altered', async () => {
    const [opened] = (await page({ types: ['view.open'] })).rows;
    const { db } = desk.vault;
    const row = db.get<{ payload: Uint8Array }>('SELECT payload FROM leaf WHERE idx = ?', opened!.index)!;
    const altered = Buffer.from(row.payload).toString('utf8').replace('"n":1', '"n":2');
    db.run('UPDATE leaf SET payload = ? WHERE idx = ?', Buffer.from(altered), opened!.index);
    const proof = await desk.call('log.proof', { index: opened!.index });
    expect(proof).toMatchObject({ included: false, holds: false });
    db.run('UPDATE leaf SET payload = ? WHERE idx = ?', Buffer.from(row.payload), opened!.index);
  });

  it('shows no keyed hash of likeness or staff number', async () => {
    for (const type of ['document.submitted', 'person.enrolled']) {
      const [row] = (await page({ types: [type] })).rows;
      const proof = await desk.call('log.proof', { index: row!.index });
      expect(proof.openings.map((opening) => opening.field).join()).not.toMatch(/likeness|staff/);
    }
  });
});

describe('log.table', () => {
  it('writes what the filter shows, and no cell begins a formula', async () => {
    await desk.signIn('许借');
    await desk.call('directory.search', { query: '=HYPERLINK("x")', offset: 0, limit: 10 });
    await desk.signIn('Cora Keeper');
    const file = join(desk.root, 'log.csv');
    const written = await desk.call('log.table', { file, form: 'csv', person: '许借' });
    const lines = readFileSync(file, 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(written.rows + 1);
    for (const line of lines.slice(1)) expect(line).not.toMatch(/(^|,)"?[=+@-][^,]/);
  });

  const table = async (name: string, filter: object): Promise<readonly Record<string, string>[]> => {
    const file = join(desk.root, name);
    await desk.call('log.table', { file, form: 'csv', ...filter });
    const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
    return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  };

  it('A4b: a column for client, code, document, view, refusal and rule, person with number', async () => {
    await desk.signIn('Cora Keeper');
    const [view] = await table('views.csv', { types: ['view.open'] });
    expect(view).toMatchObject({
      条目类型: 'view.open',
      档号: 'K-1',
      文件号: '1',
      第几次查阅: '1',
      可查阅次数: '3',
      拒绝代码: '',
      规则: '',
    });
    expect(view?.客户).not.toBe('');
    expect(view?.题名).not.toBe('');
    expect(view?.人员编号).toMatch(/^#\d+$/);
    expect(view?.时差).toMatch(/^UTC[+-]\d\d:\d\d$/);
    await desk.signIn('许借');
    await expect(desk.call('loan.issue', { loan: 'L-999', signature: desk.signature })).rejects.toThrow();
    await desk.signIn('Cora Keeper');
    const [refusal] = await table('refusals.csv', { types: ['refusal'] });
    expect(refusal?.拒绝代码).toMatch(/^[A-Z_]+$/);
    expect(refusal?.规则).toMatch(/^[A-Z]\d/);
  });

  it('D3: an auditor without clearance gets codes and numbers, neither client, title nor name', async () => {
    await desk.enrol({ name: '查核', roles: [] });
    await desk.call('role.give', {
      self: desk.credential('查核'),
      role: 'auditor',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('查核');
    const [view] = await table('blind.csv', { types: ['view.open'] });
    expect(view).toMatchObject({ 档号: 'K-1', 客户: '', 题名: '' });
    expect(view?.人员).toMatch(/^#\d+$/);
    await desk.signIn('Cora Keeper');
  });

  it('D3: nor does such an auditor find by a name whose number it is, or by a place where something was', async () => {
    const { no } = (await desk.call('person.list', {})).find(({ name }) => name === '许借')!;
    await desk.signIn('查核');
    const folder = desk.path('by-name');
    const part = {
      folder,
      form: 'skeleton',
      blank: { names: false, texts: false, entries: [] },
    } as const;
    for (const [person, attempt] of [
      ['许借', (who: string) => page({ person: who })],
      ['许借', (who: string) => desk.call('log.list', { person: who })],
      ['许借', (who: string) => table(`${who}.csv`, { person: who })],
      ['许借', (who: string) => desk.call('log.export-part', { ...part, person: who })],
      [
        '许借',
        (who: string) => desk.call('log.question', { asked: { question: 'person-saw', person: who } }),
      ],
    ] as const) {
      await expectRefusal('NO_SUCH_PERSON', Promise.resolve(attempt(person)));
    }
    await expectRefusal(
      'PLACE_NOT_SHOWN',
      desk.call('log.export-part', { ...part, place: '总部 12 层档案室' }),
    );
    expect((await page({ person: `#${no}` })).rows.length).toBeGreaterThan(0);
    await desk.signIn('Cora Keeper');
    expect((await page({ person: '许借' })).rows.length).toBeGreaterThan(0);
  });
});

describe('log.table for programs', () => {
  const lines = async (form: 'ocsf' | 'syslog', filter: object): Promise<readonly string[]> => {
    const file = join(desk.root, `${form}-${Math.random()}.txt`);
    const { rows } = await desk.call('log.table', { file, form, ...filter });
    const written = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(written).toHaveLength(rows);
    return written;
  };

  it('has the entries that the screen shows, oldest first, a line each', async () => {
    await desk.signIn('Cora Keeper');
    for (const filter of [{}, { person: '许借' }, { about: 'K-1', types: ['view.open', 'view.page'] }]) {
      const { rows } = await page(filter);
      const shown = rows.map(({ index }) => index).reverse();
      const events = (await lines('ocsf', filter)).map((line) => JSON.parse(line));
      // The reading of the page before is an entry itself.
      expect(events.map(({ metadata }) => metadata.sequence).slice(0, shown.length)).toEqual(shown);
      expect(shown.length).toBeGreaterThan(0);
    }
    const view = JSON.parse((await lines('ocsf', { types: ['view.closed'] }))[0]!);
    expect(view).toMatchObject({
      class_uid: 0,
      activity_name: 'view.closed',
      unmapped: { view: 1, views_allowed: 3 },
    });
    for (const line of await lines('syslog', {}))
      expect(line).toMatch(/^<\d+>1 \S+ \S+ dossier-vault - \S+ \[entry@/);
  });

  it('A4: is an entry of its own, and nothing stays of one that was stopped', async () => {
    const before = (await page({ types: ['log.read'] })).rows.length;
    await lines('ocsf', { types: ['view.open'] });
    expect((await page({ types: ['log.read'] })).rows.length).toBe(before + 2);
    const control = new AbortController();
    const file = join(desk.root, 'stopped.xlsx');
    const options = { language: 'en' as const, signal: control.signal, progress: () => control.abort() };
    await expect(desk.router.call('log.table', { file, form: 'xlsx' }, options)).rejects.toMatchObject({
      code: 'STOPPED',
    });
    expect(readdirSync(desk.root).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });
});

describe('dossier.history, trust.seats and insight.access', () => {
  it('H4: tells who held a dossier and what happened to it, in order', async () => {
    const chain = await desk.call('dossier.history', { code: 'K-1' });
    const types = chain.events.map((event) => event.type);
    expect(types[0]).toBe('dossier.opened');
    for (const type of [
      'document.submitted',
      'document.accepted',
      'loan.issued',
      'view.open',
      'view.closed',
    ] as const)
      expect(types).toContain(type);
    expect(
      chain.holders.some((holder) => nameIn(holder.person) === 'Cora Keeper' && holder.toMs === null),
    ).toBe(true);
  });

  it('names the seats, and those that one person alone can fill', async () => {
    const whole = await desk.call('trust.seats', {});
    expect(whole.seats.find((seat) => seat.seat === 'borrower')?.people.map(nameIn)).toContain('许借');
    const one = await desk.call('trust.seats', { code: 'K-1' });
    expect(one.seats.find((seat) => seat.seat === 'author')?.people).toHaveLength(1);
    expect(one.singlePoints.map((point) => point.seat)).toContain('author');
    // Who viewed it may never keep it.
    expect(one.seats.find((seat) => seat.seat === 'custodian')?.people.map(nameIn)).not.toContain('许借');
  });

  it('counts views by day and hour', async () => {
    const insight = await desk.call('insight.access', { days: 14 });
    expect(insight.days).toHaveLength(14);
    expect(insight.days.reduce((sum, day) => sum + day.views, 0)).toBe(1);
    expect(insight.hours.reduce((sum, views) => sum + views, 0)).toBe(1);
  });
});
