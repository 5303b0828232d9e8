/** A5b: bundles of real vaults read into one database, on each engine that is here. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askQuestion } from '../../group-audit/ask-question.ts';
import type { GroupDatabase } from '../../group-audit/database.ts';
import { ingestBundle } from '../../group-audit/ingest-bundle.ts';
import { openGroupDatabase } from '../../group-audit/open-database.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { type Engine, enginesHere, startEngine } from './engines.ts';

const anybody = { client: null, person: null, vault: null, since: null, until: null };

let desk: Desk;
/** Bundles by name, in the order in which they were exported. */
const bundles: Record<string, string> = {};

async function exported(from: Desk, name: string, openings: 'all' | 'none' = 'all'): Promise<string> {
  await from.signIn('李保');
  const folder = from.path(`bundle-${name}`);
  await from.call('log.export', { folder, openings });
  bundles[name] = folder;
  return folder;
}

const linesIn = (folder: string): string[] =>
  readFileSync(join(folder, 'entries.jsonl'), 'utf8').trimEnd().split('\n');

beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1', { client: '恒岳精密' });
  const document = await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同。\n'.repeat(90)));
  const loan = await desk.lend(document, '许借');
  await desk.viewAndClose(loan, '许借');
  await exported(desk, 'first');
});
afterAll(() => desk.dispose());

if (enginesHere.length === 1)
  console.info('The group’s audit was tried on PGlite only: no PostgreSQL is installed here.');

describe.each(enginesHere)('A5b: on %s', (name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine(name);
  });
  afterAll(() => engine.stop());

  async function onNew<T>(work: (db: GroupDatabase) => Promise<T>): Promise<T> {
    const db = await openGroupDatabase(await engine.newDatabase(), true);
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  }
  const countIn = async (db: GroupDatabase, table: string): Promise<number> =>
    Number((await db.rows(`select count(*)::bigint as n from group_audit.${table}`))[0]?.n);

  it('loads a bundle that proves itself, once', async () => {
    await onNew(async (db) => {
      const entries = linesIn(bundles.first!).length;
      const first = await ingestBundle(db, bundles.first!);
      expect(first).toMatchObject({ outcome: 'loaded', form: 'whole', size: entries, entries, wrong: null });
      const texts = await countIn(db, 'texts');
      expect(await ingestBundle(db, bundles.first!)).toMatchObject({ outcome: 'nothing-new', entries: 0 });
      expect(await countIn(db, 'entries')).toBe(entries);
      expect(await countIn(db, 'texts')).toBe(texts);
      expect(await countIn(db, 'bundles')).toBe(1);
      expect(await countIn(db, 'gaps')).toBe(0);
      const { rows, missing } = await askQuestion(db, 'client-seen-by', { ...anybody, client: '恒岳' });
      expect(rows).toMatchObject([{ client: '恒岳精密', code: 'K-1', name: '许借', title: '合同', n: 1 }]);
      expect(missing).toEqual([]);
    });
  });
  it('loads nothing of a bundle that is broken, and keeps the verdict', async () => {
    const folder = desk.path(`forged-${name}`);
    cpSync(bundles.first!, folder, { recursive: true });
    const lines = linesIn(folder);
    const at = lines.length - 3;
    const line = JSON.parse(lines[at]!);
    const body = Buffer.from(line.envelope.payload, 'base64').toString('utf8');
    line.envelope.payload = Buffer.from(body.replace('"offset":480', '"offset":481')).toString('base64');
    lines[at] = JSON.stringify(line);
    writeFileSync(join(folder, 'entries.jsonl'), `${lines.join('\n')}\n`);
    await onNew(async (db) => {
      expect(await ingestBundle(db, folder)).toMatchObject({ outcome: 'broken', entries: 0 });
      expect(await countIn(db, 'entries')).toBe(0);
      expect(await countIn(db, 'vaults')).toBe(0);
      const [row] = await db.rows('select * from group_audit.bundles');
      expect(row).toMatchObject({ outcome: 'broken', check_name: 'signatures', entry_index: at });
      expect(row?.sentence_en).toContain('signature');
    });
  });
});
