/** A5b: bundles of real vaults read into one database, on each engine that is here. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askQuestion } from '../../group-audit/ask-question.ts';
import type { GroupDatabase } from '../../group-audit/database.ts';
import { type Ingested, ingestBundle } from '../../group-audit/ingest-bundle.ts';
import { openGroupDatabase, prepareTables } from '../../group-audit/open-database.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Engine, enginesHere, startEngine } from './engines.ts';
import { type GroupBundles, groupBundles, linesIn } from './group-bundles.ts';

const anybody = { client: null, person: null, vault: null, since: null, until: null };
let bundles: GroupBundles;
beforeAll(async () => {
  bundles = await groupBundles();
});

if (enginesHere.length === 1)
  console.info('The group’s audit was tried on PGlite only: no PostgreSQL is installed here.');

describe.each(enginesHere)('A5b: on %s', (name) => {
  let engine: Engine;
  const idle: GroupDatabase[] = [];
  beforeAll(async () => {
    engine = await startEngine(name);
  });
  afterAll(async () => {
    for (const db of idle) await db.close();
    await engine.stop();
  });

  /** On a database without anything in it: opening one takes seconds, so those that a test is done with are emptied. */
  async function onNew<T>(work: (db: GroupDatabase) => Promise<T>): Promise<T> {
    const used = idle.pop();
    const db = used ?? (await openGroupDatabase(await engine.newDatabase(), true));
    if (used !== undefined) {
      await used.script('drop schema group_audit cascade');
      await prepareTables(used, true);
    }
    try {
      return await work(db);
    } finally {
      idle.push(db);
    }
  }
  const countIn = async (db: GroupDatabase, rows: string): Promise<number> =>
    Number((await db.rows(`select count(*)::bigint as n from group_audit.${rows}`))[0]?.n);
  const read = async (db: GroupDatabase, ...names: (keyof GroupBundles)[]): Promise<Ingested[]> => {
    const ingested = [];
    for (const each of names) ingested.push(await ingestBundle(db, String(bundles[each])));
    return ingested;
  };
  const outcomes = (ingested: readonly Ingested[]): string[] => ingested.map(({ outcome }) => outcome);
  /** All that the database knows, without what tells how it came to know it. */
  const contents = async (db: GroupDatabase) => ({
    entries: await db.rows(
      `select vault, idx, encode(leaf, 'hex') as leaf, encode(root, 'hex') as root, type, at, signers, data
       from group_audit.entries order by vault, idx`,
    ),
    texts: await db.rows(
      `select vault, idx, encode(commitment, 'hex') as commitment, name, text, erased
       from group_audit.texts order by vault, idx, commitment`,
    ),
    gaps: await db.rows('select * from group_audit.gaps order by vault, first_index'),
  });

  it('loads a bundle that proves itself, once', async () => {
    await onNew(async (db) => {
      const entries = linesIn(bundles.first).length;
      const [first] = await read(db, 'first');
      expect(first).toMatchObject({ outcome: 'loaded', form: 'whole', size: entries, entries, wrong: null });
      const before = await contents(db);
      expect(before.entries.length).toBe(entries);
      const [again] = await read(db, 'first');
      expect(again).toMatchObject({ outcome: 'nothing-new', entries: 0, texts: 0 });
      expect(await contents(db)).toEqual(before);
      expect(await countIn(db, 'bundles')).toBe(1);
      expect(await countIn(db, `bundles where outcome = 'loaded'`)).toBe(1);
      expect(await countIn(db, 'gaps')).toBe(0);
      expect(await countIn(db, `verdicts where answer = 'holds'`)).toBeGreaterThan(10);
    });
  });

  it('says of each entry what its body says', async () => {
    await onNew(async (db) => {
      await read(db, 'first');
      const { entries } = await contents(db);
      const bodies = linesIn(bundles.first).map((line) =>
        JSON.parse(Buffer.from(JSON.parse(line).envelope.payload, 'base64').toString('utf8')),
      );
      expect(entries.map(({ data }) => data)).toEqual(bodies.map(({ data }) => data));
      expect(entries.map(({ signers }) => signers)).toEqual(bodies.map(({ signers }) => signers));
      expect(entries.map(({ root }) => root)).toEqual(bodies.map(({ log }) => log.root));
      expect(entries.map(({ at }) => (at as Date).getTime())).toEqual(bodies.map(({ at }) => at.wall));
      const opened = linesIn(bundles.first).flatMap((line) => JSON.parse(line).openings.length);
      expect(await countIn(db, 'texts where text is not null')).toBe(opened.reduce((a, b) => a + b));
    });
  });

  it('loads of a longer bundle only what is new', async () => {
    await onNew(async (db) => {
      const [first, later] = await read(db, 'first', 'later');
      expect(later).toMatchObject({ outcome: 'loaded', entries: later!.size! - first!.size! });
      const after = await contents(db);
      expect(after.entries.length).toBe(later!.size);
      // Which bundle each entry came with: nothing of the first was touched.
      const came = await db.rows(
        'select bundle, count(*)::bigint as n from group_audit.entries group by bundle order by bundle',
      );
      expect(came.map(({ n }) => n)).toEqual([first!.size, later!.entries]);
      await onNew(async (other) => {
        await read(other, 'later');
        expect(await contents(other)).toEqual(after);
      });
    });
  });

  it('adds nothing from an older bundle of the same vault', async () => {
    await onNew(async (db) => {
      await read(db, 'later');
      const before = await contents(db);
      expect(outcomes(await read(db, 'first', 'withoutTexts', 'extract'))).toEqual(
        Array(3).fill('nothing-new'),
      );
      expect(await contents(db)).toEqual(before);
    });
  });

  it('keeps a text out that the log says was erased, whichever bundle comes first', async () => {
    for (const order of [
      ['first', 'later'],
      ['later', 'first'],
      ['later', 'extract'],
      ['extract', 'later'],
    ] as const)
      await onNew(async (db) => {
        await read(db, ...order);
        const said = `texts where text = '${bundles.erased}' and idx =
          (select (data ->> 'index')::bigint from group_audit.entries where type = 'opening.erased')`;
        expect(await countIn(db, said)).toBe(0);
        expect(await countIn(db, 'texts where erased')).toBe(1);
      });
  });

  it('fills in the texts that a bundle without them left out', async () => {
    await onNew(async (db) => {
      const [bare] = await read(db, 'withoutTexts');
      expect(bare?.texts).toBe(0);
      expect(await countIn(db, 'texts where text is not null')).toBe(0);
      const [first] = await read(db, 'first');
      expect(first).toMatchObject({ outcome: 'loaded', entries: 0 });
      expect(first?.texts).toBeGreaterThan(0);
      await read(db, 'later');
      await onNew(async (other) => {
        await read(other, 'later');
        expect(await contents(other)).toEqual(await contents(db));
      });
    });
  });

  it('loads parts as parts, lists the gaps they leave, and closes them with a whole log', async () => {
    await onNew(async (db) => {
      const [extract] = await read(db, 'extract');
      expect(extract).toMatchObject({ outcome: 'loaded', form: 'extract' });
      const here = linesIn(bundles.extract).map((line) => JSON.parse(line).index as number);
      const { gaps } = await contents(db);
      const missing = gaps.flatMap(({ first_index, entries }) =>
        Array.from({ length: Number(entries) }, (_, i) => Number(first_index) + i),
      );
      const all = Array.from({ length: extract!.size! }, (_, index) => index);
      expect([...here, ...missing].toSorted((a, b) => a - b)).toEqual(all);
      expect(missing.length).toBeGreaterThan(0);
      expect(await countIn(db, `entries where form = 'extract'`)).toBe(here.length);
      expect(await countIn(db, 'entries where not chosen')).toBeGreaterThan(0);
      const { missing: said } = await askQuestion(db, 'person-saw', anybody);
      expect(said).toEqual([{ vault: extract!.vault, entries: missing.length }]);

      const [skeleton] = await read(db, 'skeleton');
      const unknown = skeleton!.size! - here.length;
      expect(skeleton).toMatchObject({ outcome: 'loaded', form: 'skeleton', entries: unknown });
      expect(await countIn(db, 'gaps')).toBe(0);
      expect(await countIn(db, `entries where form = 'skeleton'`)).toBe(skeleton!.size);
      expect(await countIn(db, 'texts where text is null')).toBeGreaterThan(0);

      await read(db, 'later');
      expect(await countIn(db, `entries where form <> 'whole' or not chosen`)).toBe(0);
      await onNew(async (other) => {
        await read(other, 'later');
        expect(await contents(other)).toEqual(await contents(db));
      });
    });
  });

  it('lists the gap between a whole log and a later part', async () => {
    await onNew(async (db) => {
      const [first, extract] = await read(db, 'first', 'extract');
      const { gaps } = await contents(db);
      expect(gaps.length).toBeGreaterThan(0);
      for (const { first_index } of gaps) expect(Number(first_index)).toBeGreaterThanOrEqual(first!.size!);
      expect(extract?.entries).toBeGreaterThan(0);
      const lost = gaps.reduce((sum, { entries }) => sum + Number(entries), 0);
      expect((await countIn(db, 'entries')) + lost).toBe(extract!.size);
    });
  });

  it('loads nothing of a bundle that is broken, and keeps the verdict', async () => {
    await onNew(async (db) => {
      const [forged] = await read(db, 'forged');
      expect(forged).toMatchObject({ outcome: 'broken', entries: 0 });
      for (const table of ['entries', 'texts', 'vaults']) expect(await countIn(db, table)).toBe(0);
      const verification = await verifyBundle(bundles.forged, null);
      const [row] = await db.rows('select * from group_audit.bundles');
      expect(row).toMatchObject({
        outcome: 'broken',
        check_name: verification.first?.check,
        entry_index: bundles.forgedAt,
        code: verification.first?.fault.code,
      });
      expect(row?.sentence_en).toMatch(/^The signature/);
      expect(row?.sentence_zh).toMatch(/签名/);
      expect(await countIn(db, 'verdicts')).toBe(verification.verdicts.length);
      expect(outcomes(await read(db, 'forged', 'first'))).toEqual(['broken', 'loaded']);
      expect(await countIn(db, 'bundles')).toBe(2);
    });
  });

  it('writes down what cannot be read as a bundle', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'no-bundle-'));
    await onNew(async (db) => {
      expect(await ingestBundle(db, empty)).toMatchObject({ outcome: 'unreadable', vault: null });
      const [row] = await db.rows('select * from group_audit.bundles');
      expect(row).toMatchObject({ outcome: 'unreadable', code: 'file-missing', vault: null });
    });
    rmSync(empty, { recursive: true });
  });

  it.each([
    ['a whole log after a shorter one', ['first', 'fork']],
    ['a whole log after a longer one', ['later', 'fork']],
    ['an extract after a whole log', ['later', 'forkExtract']],
    ['a whole log after an extract', ['extract', 'fork']],
    ['an extract after an extract', ['extract', 'forkExtract']],
    ['a whole log after one of the other history', ['fork', 'later']],
  ] as const)('notes a fork and loads nothing of it: %s', async (_, [known, other]) => {
    await onNew(async (db) => {
      await read(db, known);
      const before = await contents(db);
      const [fork] = await read(db, other);
      expect(fork).toMatchObject({ outcome: 'fork', entries: 0, texts: 0 });
      expect(await contents(db)).toEqual(before);
      const indexes = (bundle: string) =>
        new Map(linesIn(bundle).map((line) => [JSON.parse(line).index, line]));
      const ours = indexes(bundles[known]);
      const differing = [...indexes(bundles[other])].find(
        ([index, line]) =>
          ours.has(index) &&
          JSON.parse(ours.get(index)!).envelope.payload !== JSON.parse(line).envelope.payload,
      );
      expect(fork?.forkAt).toBe(differing?.[0] ?? null);
      const [row] = await db.rows(`select * from group_audit.bundles where outcome = 'fork'`);
      expect(row).toMatchObject({
        code: differing === undefined ? 'LOG_FORKS_UNSEEN' : 'LOG_FORKS',
        entry_index: differing?.[0] ?? null,
      });
      expect(row?.sentence_zh).toContain('两段历史');
      // What is known goes on as before.
      expect(outcomes(await read(db, other, known))).toEqual(['fork', 'nothing-new']);
      expect(await contents(db)).toEqual(before);
    });
  });

  it('keeps vaults apart', async () => {
    await onNew(async (db) => {
      const [later, other] = await read(db, 'later', 'other');
      expect(later?.vault).not.toBe(other?.vault);
      expect(await countIn(db, `entries where vault = '${other?.vault}'`)).toBe(other?.size);
      expect(await countIn(db, 'entries')).toBe(later!.size! + other!.size!);
    });
  });

  it.each(['altered', 'gone'])('keeps nothing of a bundle that is %s after it was judged', async (how) => {
    const copy = mkdtempSync(join(tmpdir(), 'changing-'));
    cpSync(bundles.first, copy, { recursive: true });
    const lines = linesIn(copy);
    const withoutATexts = lines.findIndex((line) => JSON.parse(line).openings.length > 0);
    lines[withoutATexts] = JSON.stringify({ ...JSON.parse(lines[withoutATexts]!), openings: [] });
    await onNew(async (db) => {
      const changing: GroupDatabase = {
        rows: (...asked) => db.rows(...asked),
        script: (sql) => db.script(sql),
        close: () => db.close(),
        transaction: (work) => {
          if (how === 'gone') rmSync(join(copy, 'entries.jsonl'));
          else writeFileSync(join(copy, 'entries.jsonl'), `${lines.join('\n')}\n`);
          return db.transaction(work);
        },
      };
      await expect(ingestBundle(changing, copy)).rejects.toMatchObject({ code: 'BUNDLE_CHANGED' });
      for (const table of ['entries', 'texts', 'vaults', 'bundles']) expect(await countIn(db, table)).toBe(0);
    });
    rmSync(copy, { recursive: true });
  });
});
