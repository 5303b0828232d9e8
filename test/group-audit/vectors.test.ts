/** A5b: every lie among the vectors is found before anything of it is loaded, with the verifier's own finding. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GroupDatabase } from '../../group-audit/database.ts';
import { ingestBundle } from '../../group-audit/ingest-bundle.ts';
import { openGroupDatabase } from '../../group-audit/open-database.ts';
import { type Engine, startEngine } from './engines.ts';

interface Expected {
  readonly bundle: string;
  /** Whether the lie shows only beside an older checkpoint. */
  readonly since: boolean;
  readonly exitCode: 0 | 1 | 2;
  readonly check: string | null;
  readonly entry: number | null;
}

const vectors = ['bundle', 'part'].flatMap((kind) => {
  const folder = fileURLToPath(new URL(`../vectors/${kind}`, import.meta.url));
  const expected: Expected[] = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  return expected.map((each) => ({ ...each, folder: join(folder, each.bundle) }));
});
const lies = vectors.filter(({ exitCode, since }) => exitCode !== 0 && !since);

describe('A5b: the vectors', () => {
  let engine: Engine;
  let db: GroupDatabase;
  beforeAll(async () => {
    engine = await startEngine('PGlite');
    db = await openGroupDatabase(await engine.newDatabase(), true);
  });
  afterAll(async () => {
    await db.close();
    await engine.stop();
  });

  it('are enough of them to mean something', () => {
    expect(lies.length).toBeGreaterThan(60);
    expect(lies.every(({ folder }) => existsSync(folder))).toBe(true);
  });
  it.each(lies)('$bundle is not loaded', async ({ folder, check, entry, exitCode }) => {
    const { outcome, entries, texts } = await ingestBundle(db, folder);
    expect({ outcome, entries, texts }).toEqual({
      outcome: exitCode === 1 ? 'broken' : 'unreadable',
      entries: 0,
      texts: 0,
    });
    const [row] = await db.rows('select * from group_audit.bundles order by bundle desc limit 1');
    expect(row).toMatchObject({ check_name: check, entry_index: entry });
    for (const table of ['vaults', 'entries', 'texts'])
      expect(await db.rows(`select 1 from group_audit.${table} limit 1`), table).toEqual([]);
  });
  it.each(vectors.filter(({ exitCode }) => exitCode === 0))('$bundle is loaded', async ({ folder }) => {
    await db.script('truncate group_audit.bundles, group_audit.vaults cascade');
    expect((await ingestBundle(db, folder)).outcome).toBe('loaded');
  });
});
