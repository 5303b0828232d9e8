/** A4: parts of a real log, exported by the vault and judged by both verifiers. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/contract/commands.ts';
import { Unreadable } from '../../verifier/unreadable.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

type Asked = Partial<CommandInput<'log.export-part'>>;
const nothingBlanked = { names: false, texts: false, entries: [] };

let desk: Desk;
let document: string;
let made = 0;
const bundles: string[] = [];

interface Line {
  readonly index: number;
  readonly chosen: boolean;
  readonly envelope: { readonly payload: string };
  readonly openings: readonly { readonly commit: string; readonly text: string }[];
}
const linesOf = (folder: string): Line[] =>
  readFileSync(join(folder, 'entries.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const bodyOf = (line: Line) => JSON.parse(Buffer.from(line.envelope.payload, 'base64').toString('utf8'));
const chosenIn = (folder: string): number[] =>
  linesOf(folder)
    .filter(({ chosen }) => chosen)
    .map(({ index }) => index);
const textsIn = (folder: string): string[] =>
  linesOf(folder).flatMap(({ openings }) => openings.map(({ text }) => text));

async function exported(form: 'extract' | 'skeleton', asked: Asked = {}) {
  const folder = desk.path(`part-${made++}`);
  const answer = await desk.call('log.export-part', { folder, form, blank: nothingBlanked, ...asked });
  bundles.push(folder);
  const verification = await verifyBundle(folder, null);
  expect(verification.first, JSON.stringify(verification.first)).toBeNull();
  expect(verification.part).toMatchObject({
    form,
    chosen: answer.entries,
    leftOut: answer.leftOut,
    size: answer.size,
  });
  return { folder, answer, verification };
}

beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1', { client: '恒岳精密' });
  await desk.dossier('K-2', { client: '云帆电子' });
  document = await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同。\n'.repeat(90)));
  const other = await desk.fileDocument('K-2', desk.textFile('报价.txt', '报价单。\n'.repeat(20)));
  for (const [which, who] of [
    [document, '许借'],
    [other, 'Ben Reader'],
    [document, 'Ben Reader'],
  ] as const) {
    const loan = await desk.lend(which, who);
    await desk.viewAndClose(loan, who);
    await desk.signIn(who);
    await desk.call('loan.return', { loan, signature: desk.signature });
    desk.clock.pass(3_600_000);
  }
  await desk.signIn('许借');
  await expectRefusal('ROLE_NEEDED', desk.call('log.page', { limit: 5 }));
  await desk.signIn('李保');
});
afterAll(() => desk.dispose());

describe('A4: a part of the log', () => {
  it.each([
    ['one client', { about: 'K-1' }],
    ['one person', { person: '许借' }],
    ['one person and one client', { person: 'Ben Reader', about: 'K-1' }],
    ['one action', { types: ['view.open', 'view.closed'] }],
    ['refusals', { outcome: 'refused' as const }],
    ['the first entry', { types: ['vault.created'] }],
    ['nothing', { toMs: 1 }],
    ['everything', {}],
  ])('as extract and as skeleton has the same chosen entries: %s', async (_, asked) => {
    const size = desk.vault.writer.size;
    const extract = await exported('extract', asked);
    const skeleton = await exported('skeleton', { ...asked });
    const before = chosenIn(skeleton.folder).filter((index) => index < size);
    expect(chosenIn(extract.folder)).toEqual(before);
    expect(skeleton.answer.leftOut).toBe(0);
    expect(linesOf(skeleton.folder).length).toBe(skeleton.answer.size);
    expect(extract.answer.leftOut + linesOf(extract.folder).length).toBe(extract.answer.size);
    expect(readdirSync(extract.folder)).toContain('proof');
    expect(readdirSync(skeleton.folder)).not.toContain('proof');
  });

  it('has the entries that the log screen lists for a client, a document and a person', async () => {
    await desk.signIn('李保');
    for (const asked of [
      { about: 'K-1' },
      { about: document },
      { person: '许借' },
      { person: '许借', about: document },
    ]) {
      const before = desk.vault.writer.size;
      const { rows, next } = await desk.call('log.page', { limit: 200, ...asked });
      expect(next).toBeNull();
      const { folder } = await exported('extract', asked);
      expect(chosenIn(folder).filter((index) => index < before)).toEqual(
        rows.map(({ index }) => index).reverse(),
      );
    }
    await desk.signIn('李保');
  });

  it('by period, its ends as they were asked for', async () => {
    const at = desk.clock.wallMs;
    desk.clock.pass(1_000);
    await desk.signIn('李保');
    const from = desk.clock.wallMs;
    desk.clock.pass(1_000);
    const before = await exported('extract', { toMs: from });
    const after = await exported('extract', { fromMs: from });
    const walls = (folder: string) =>
      linesOf(folder)
        .filter(({ chosen }) => chosen)
        .map((line) => bodyOf(line).at.wall as number);
    expect(walls(before.folder).every((wall) => wall <= at)).toBe(true);
    expect(walls(after.folder).every((wall) => wall >= from)).toBe(true);
    expect(after.answer.entries).toBeGreaterThan(0);
  });

  it('by place, which proves no more than texts can', async () => {
    const all = await exported('skeleton', { types: ['view.open'] });
    const [first] = linesOf(all.folder).filter(({ chosen }) => chosen);
    const place = first?.openings.find(({ commit }) => commit === bodyOf(first).place.commit)?.text ?? '';
    const { folder, verification } = await exported('skeleton', { place });
    const chosen = linesOf(folder).filter((line) => line.chosen);
    expect(chosen.length).toBeGreaterThan(0);
    for (const line of chosen)
      expect(line.openings.find(({ commit }) => commit === bodyOf(line).place.commit)?.text).toBe(place);
    const answers = new Map(verification.verdicts.map(({ check, answer }) => [check, answer]));
    expect([answers.get('selection'), answers.get('completeness')]).toEqual(['holds', 'unjudged']);
    const nowhere = await exported('extract', { place: `${place} nebenan` });
    expect(nowhere.answer.entries).toBe(0);
  });

  it('is an entry: its ids in signed bytes, its words committed to', async () => {
    const place = '总部 12 层档案室';
    await exported('extract', { about: 'K-1', person: '许借', place });
    const row = desk.vault.db.get<{ payload: Uint8Array }>(
      'SELECT payload FROM leaf ORDER BY idx DESC LIMIT 1',
    )!;
    const text = Buffer.from(row.payload).toString('utf8');
    expect(JSON.parse(text)).toMatchObject({
      type: 'log.exported',
      data: { part: { form: 'extract', filter: { people: [expect.stringMatching(/^[0-9a-f]{32}$/)] } } },
    });
    for (const word of ['K-1', '许借', place]) expect(text).not.toContain(word);
    await desk.signIn('李保');
    const { rows } = await desk.call('log.page', { about: 'K-1', types: ['log.exported'], limit: 5 });
    expect(rows.length).toBeGreaterThan(0);
    await desk.signIn('李保');
  });

  it('holds all ids of a person whose accounts were joined', async () => {
    const ids = desk.vault.db.all<{ id: string }>(
      "SELECT id FROM person WHERE name IN ('许借', 'Ben Reader')",
    );
    const human = desk.vault.db.get<{ human: string }>("SELECT human FROM person WHERE name = '许借'")!.human;
    desk.vault.db.run(
      'UPDATE person SET human = ? WHERE id = ?',
      human,
      ids.find(({ id }) => id !== human)!.id,
    );
    const { folder } = await exported('extract', { person: '许借', types: ['view.open'] });
    expect(chosenIn(folder).length).toBe(3);
    for (const { id } of ids) desk.vault.db.run('UPDATE person SET human = ? WHERE id = ?', id, id);
  });
});

describe('A1b: what a part does not show', () => {
  it('names, texts, or both are blanked, and the rest holds', async () => {
    const whole = textsIn((await exported('extract', { about: 'K-1' })).folder);
    expect(whole).toContain('恒岳精密');
    expect(whole).toContain('准备续约谈判');
    const nameless = await exported('extract', { about: 'K-1', blank: { ...nothingBlanked, names: true } });
    const names = textsIn(nameless.folder);
    expect(names).not.toContain('恒岳精密');
    expect(names).toContain('准备续约谈判');
    const people = JSON.parse(readFileSync(join(nameless.folder, 'people.json'), 'utf8'));
    expect(people.length).toBeGreaterThan(2);
    expect(people.every(({ name }: { name: unknown }) => name === null)).toBe(true);
    for (const name of ['许借', '恒岳精密', '孟编'])
      expect(readFileSync(join(nameless.folder, 'entries.csv'), 'utf8')).not.toContain(name);
    const silent = await exported('skeleton', {
      about: 'K-1',
      blank: { names: true, texts: true, entries: [] },
    });
    expect(textsIn(silent.folder)).toEqual([]);
  });

  it('entries one by one', async () => {
    const all = await exported('extract', { types: ['view.open'] });
    const [first, second] = chosenIn(all.folder);
    const { folder } = await exported('extract', {
      types: ['view.open'],
      blank: { ...nothingBlanked, entries: [second!, first!, first!] },
    });
    const lines = linesOf(folder).filter(({ chosen }) => chosen);
    expect(lines.map(({ openings }) => openings.length === 0)).toEqual([true, true, false]);
  });

  it('nothing of entries that were not chosen, of keyed hashes nothing at all', async () => {
    const { folder } = await exported('skeleton', { about: 'K-1' });
    const texts = textsIn(folder);
    expect(texts).not.toContain('云帆电子');
    expect(readFileSync(join(folder, 'entries.csv'), 'utf8')).not.toContain('云帆电子');
    const everything = await exported('extract');
    expect(textsIn(everything.folder).filter((text) => /^[0-9a-f]{64}$/.test(text))).toEqual([]);
  });

  it('texts that were erased by law, with the entry that says so', async () => {
    await desk.signIn('李保');
    const [line] = await desk.call('log.list', { type: 'document.submitted' });
    const { index, body } = line!;
    const { commit } = (body.data as { title: { commit: string } }).title;
    await desk.call('opening.erase', {
      index,
      commit,
      ground: '当事人依法请求',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('李保');
    const { folder } = await exported('extract', { types: ['document.submitted'] });
    const carried = linesOf(folder).filter(({ chosen }) => !chosen);
    expect(carried.some((each) => bodyOf(each).type === 'opening.erased')).toBe(true);
    const others = await exported('extract', { types: ['view.open'] });
    expect(linesOf(others.folder).some((each) => bodyOf(each).type === 'opening.erased')).toBe(false);
  });

  it('D3: an auditor without clearance gets ids only', async () => {
    const person = desk.vault.db.get<{ clearance: string | null }>(
      "SELECT r.clearance FROM role r JOIN person p ON p.id = r.person WHERE p.name = '审计'",
    );
    desk.vault.db.run(
      "UPDATE role SET clearance = NULL WHERE person = (SELECT id FROM person WHERE name = '审计')",
    );
    await desk.signIn('审计');
    const { folder } = await exported('skeleton');
    await desk.signIn('李保');
    expect(textsIn(folder)).toEqual([]);
    expect(readFileSync(join(folder, 'entries.csv'), 'utf8')).not.toMatch(/许借|恒岳|Ben Reader/);
    desk.vault.db.run(
      "UPDATE role SET clearance = ? WHERE person = (SELECT id FROM person WHERE name = '审计')",
      person?.clearance ?? null,
    );
  });
});

describe('A4: who asks, and what stands in the way', () => {
  it('refuses whoever does not read the log, and names nothing that is not there', async () => {
    const ask = (more: object = {}) =>
      desk.call('log.export-part', {
        folder: desk.path('never'),
        form: 'extract',
        blank: nothingBlanked,
        ...more,
      });
    const size = desk.vault.writer.size;
    await expectRefusal('NO_SUCH_PERSON', ask({ person: '无此人' }));
    await expectRefusal('NO_SUCH_DOSSIER', ask({ about: 'K-9' }));
    await expectRefusal('NO_SUCH_DOCUMENT', ask({ about: 'K-1/99' }));
    await expectRefusal('INPUT_MALFORMED', ask({ types: ['view.opened'] }));
    await expect(ask({ folder: `${desk.folder}/inside` })).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
    await desk.signIn('许借');
    await expectRefusal('ROLE_NEEDED', ask());
    await desk.signIn('李保');
    expect(existsSync(desk.path('never'))).toBe(false);
    const rows = desk.vault.db.all<{ type: string }>('SELECT type FROM leaf WHERE idx >= ?', size);
    expect(rows.some(({ type }) => type === 'log.exported')).toBe(false);
  });

  it('is whole at sizes around powers of two, also where first and last alone are chosen', async () => {
    const { writer } = desk.vault;
    const fill = (upTo: number): void => {
      while (writer.size < upTo)
        writer.transact((tx) =>
          tx.append({ type: 'session.failed', data: () => ({}), actor: { person: null, role: null } }),
        );
    };
    let power = 1;
    while (power < writer.size + 8) power *= 2;
    for (const size of [power - 1, power, power + 1]) {
      fill(size - 1);
      const { answer } = await exported('extract', { types: ['vault.created', 'log.read'] });
      expect(answer.size).toBe(size);
    }
    fill(2 * power - 1);
    const { answer } = await exported('extract', { types: ['vault.created'] });
    expect(answer).toMatchObject({ size: 2 * power, entries: 1 });
    const skeleton = await exported('skeleton', { types: ['session.failed'] });
    expect(skeleton.answer.entries).toBeGreaterThan(power - 60);
  });

  it('stops between two entries, in either pass, and leaves nothing', async () => {
    const { size } = desk.vault.writer;
    for (const share of [0, 0.5]) {
      const control = new AbortController();
      const exporting = desk.router.call(
        'log.export-part',
        { folder: desk.path('stopped'), form: 'skeleton', blank: nothingBlanked },
        {
          signal: control.signal,
          progress: (done, total) => done / total > share && control.abort(),
        },
      );
      await expect(exporting).rejects.toMatchObject({ code: 'STOPPED' });
      expect(readdirSync(desk.root).filter((name) => name.startsWith('stopped'))).toEqual([]);
    }
    expect(size).toBeGreaterThan(500);
  });

  it('L7: a lock is not held off by it', async () => {
    const exporting = desk.call('log.export-part', {
      folder: desk.path('locked'),
      form: 'extract',
      blank: nothingBlanked,
    });
    const refused = expectRefusal('NOT_SIGNED_IN', exporting);
    await desk.router.lock();
    await refused;
    expect(readdirSync(desk.root).filter((name) => name.startsWith('locked'))).toEqual([]);
    desk.at = '';
    await desk.signIn('李保');
  });

  it('what is entered while it chooses is looked at too', async () => {
    const { writer } = desk.vault;
    let entered = 0;
    const folder = desk.path('beside');
    await desk.router.call(
      'log.export-part',
      { folder, form: 'skeleton', types: ['session.failed'], blank: nothingBlanked },
      {
        progress: (done, total) => {
          if (done * 2 >= total || entered > 0) return;
          entered = writer.transact((tx) =>
            tx.append({ type: 'session.failed', data: () => ({}), actor: { person: null, role: null } }),
          ).index;
        },
      },
    );
    bundles.push(folder);
    expect((await verifyBundle(folder, null)).first).toBeNull();
    expect(chosenIn(folder)).toContain(entered);
  });
});

describe('a part with one byte changed', () => {
  it.each(['extract', 'skeleton'] as const)(
    'is found, though its manifest is written anew: %s',
    async (form) => {
      const { folder } = await exported(form, {
        about: 'K-1',
        types: ['view.open', 'view.closed', 'loan.requested'],
      });
      const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
      const accepted: string[] = [];
      for (const name of form === 'extract' ? ['entries.jsonl', 'proof', 'checkpoint'] : ['entries.jsonl']) {
        const whole = readFileSync(join(folder, name));
        const stride = Math.ceil(whole.length / (name === 'entries.jsonl' ? 60 : 24));
        for (let at = 0; at < whole.length; at += stride) {
          const bytes = Buffer.from(whole);
          bytes[at] = bytes[at]! ^ (1 << (at % 6));
          writeFileSync(join(folder, name), bytes);
          const said = JSON.parse(manifest);
          said.files[name] = {
            bytes: bytes.length,
            sha256: createHash('sha256').update(bytes).digest('hex'),
          };
          writeFileSync(join(folder, 'manifest.json'), JSON.stringify(said));
          try {
            if ((await verifyBundle(folder, null)).first === null) accepted.push(`${name} ${at}`);
          } catch (error) {
            if (!(error instanceof Unreadable)) throw error;
          }
        }
        writeFileSync(join(folder, name), whole);
      }
      writeFileSync(join(folder, 'manifest.json'), manifest);
      expect(accepted).toEqual([]);
    },
  );
});

it('entries.csv has the chosen entries and no other', async () => {
  const { folder } = await exported('skeleton', { about: 'K-1' });
  const [head, ...rows] = Papa.parse<string[]>(
    readFileSync(join(folder, 'entries.csv'), 'utf8').trimEnd(),
  ).data;
  expect(head).toContain('客户 client');
  expect(rows.map(([index]) => Number(index))).toEqual(chosenIn(folder));
});

it('entries.csv tells of client, document and reason what the same bundle opens, and nothing else', () => {
  expect(bundles.length).toBeGreaterThan(25);
  let told = 0;
  for (const folder of bundles) {
    const shown = new Set(
      linesOf(folder)
        .filter(({ chosen }) => chosen !== false)
        .flatMap(({ openings }) => openings.map(({ text }: { text: string }) => text)),
    );
    const table = Papa.parse<Record<string, string>>(
      readFileSync(join(folder, 'entries.csv'), 'utf8').replace(/^\ufeff/, ''),
      { header: true, skipEmptyLines: true },
    );
    for (const row of table.data)
      for (const column of ['档号 dossier code', '客户 client', '题名 title', '地点 place', '事由 reason']) {
        const cell = row[column]?.replace(/^'/, '') ?? 'no such column';
        if (cell === '') continue;
        expect(shown, `${folder} entry ${row['序号 index']} ${column}`).toContain(cell);
        told += 1;
      }
    // The workbook beside it is made of the same rows.
    expect(readFileSync(join(folder, 'entries.xlsx')).subarray(0, 2).toString('latin1')).toBe('PK');
  }
  expect(told).toBeGreaterThan(200);
});

const python = (words: string[], input = '') =>
  spawnSync('python3', words, {
    cwd: fileURLToPath(new URL('../second-verifier', import.meta.url)),
    encoding: 'utf8',
    input,
  });
const tried = python(['-c', 'print("here")']);
if (tried.stdout?.trim() === 'here') {
  it('the second verifier finds nothing wrong in any of them', () => {
    expect(bundles.length).toBeGreaterThan(25);
    const run = python(['many.py'], JSON.stringify(bundles.map((bundle) => ({ bundle, since: null }))));
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual(bundles.map(() => [null, null]));
  });
} else {
  it('has no python3 to run on', () => {
    expect((tried.error as NodeJS.ErrnoException | undefined)?.code).toBe('ENOENT');
    console.warn('python3 not on this machine: second verifier not run');
  });
}
