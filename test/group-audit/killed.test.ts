/** A5b: whoever is killed while a bundle is loaded leaves nothing of it behind, and the next one loads it once. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestBundle } from '../../group-audit/ingest-bundle.ts';
import { openGroupDatabase } from '../../group-audit/open-database.ts';
import { type Engine, enginesHere, startEngine } from './engines.ts';
import { type GroupBundles, groupBundles, linesIn } from './group-bundles.ts';

let bundles: GroupBundles;
beforeAll(async () => {
  bundles = await groupBundles();
});

const killedProgram = join(import.meta.dirname, 'killed-while-loading.ts');

describe.each(enginesHere)('A5b: killed while loading, on %s', (name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine(name);
  });
  afterAll(() => engine.stop());

  it('leaves what was known, and the same bundle is loaded once', async () => {
    const place = await engine.newDatabase();
    const before = await openGroupDatabase(place, true);
    const first = await ingestBundle(before, bundles.first);
    await before.close();

    const killed = spawnSync(process.execPath, [killedProgram, place, bundles.later], { encoding: 'utf8' });
    expect({ signal: killed.signal, err: killed.stderr }).toEqual({ signal: 'SIGKILL', err: '' });

    const db = await openGroupDatabase(place, true);
    const count = async (what: string) =>
      Number((await db.rows(`select count(*)::bigint as n from group_audit.${what}`))[0]?.n);
    expect(await count('entries')).toBe(first.size);
    expect(await count('bundles')).toBe(1);
    const later = await ingestBundle(db, bundles.later);
    expect(later).toMatchObject({ outcome: 'loaded', entries: later.size! - first.size! });
    expect(await count('entries')).toBe(linesIn(bundles.later).length);
    expect(await ingestBundle(db, bundles.later)).toMatchObject({ outcome: 'nothing-new' });
    await db.close();
  });
});

describe('A5b: a folder that is in use', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine('PGlite');
  });
  afterAll(() => engine.stop());

  it('is not opened a second time, by this program or another', async () => {
    const place = await engine.newDatabase();
    const db = await openGroupDatabase(place, true);
    await expect(openGroupDatabase(place, true)).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
    await db.close();
    expect(existsSync(join(place, 'in-use'))).toBe(false);
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    writeFileSync(join(place, 'in-use'), `${other.pid}\n`);
    await expect(openGroupDatabase(place, true)).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
    const gone = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await gone;
    await (await openGroupDatabase(place, true)).close();
  });

  it('holds nothing else', async () => {
    const place = `${await engine.newDatabase()}-other`;
    mkdirSync(place);
    writeFileSync(join(place, 'letter.txt'), 'Dear auditor');
    await expect(openGroupDatabase(place, true)).rejects.toMatchObject({ code: 'NOT_A_DATABASE' });
    await expect(openGroupDatabase(join(place, 'none'), false)).rejects.toMatchObject({
      code: 'DATABASE_MISSING',
    });
    expect(existsSync(join(place, 'none'))).toBe(false);
  });
});
