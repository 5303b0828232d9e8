/**
 * Vaults as every format of the database left them, each made by the program of its day: an author and a borrower, a document filed, lent
 * and looked at once. Each opens today with nothing lost, and a migration that fails leaves it as it was.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { databaseFormat } from '../../vault/storage/database.ts';
import { Desk } from '../support/desk.ts';
import { editDatabase } from '../attacks/insider.ts';

const vaults = join(import.meta.dirname, 'vaults');
const told = z.object({
  passphrases: z.record(z.string(), z.string()),
  loan: z.string(),
  at: z.number(),
});
const keeper = '李保';
const formats = readdirSync(vaults)
  .map((name) => Number(name.replace('format-', '')))
  .sort((one, other) => one - other);

/** A desk at a copy of the vault, a minute after it was closed. */
function deskAt(format: number): { desk: Desk; loan: string } {
  const from = join(vaults, `format-${format}`);
  const { passphrases, loan, at } = told.parse(JSON.parse(readFileSync(join(from, 'told.json'), 'utf8')));
  const desk = new Desk();
  cpSync(join(from, 'vault'), desk.folder, { recursive: true });
  cpSync(join(from, 'stick'), desk.path('sticks', keeper), { recursive: true });
  for (const [who, passphrase] of Object.entries(passphrases)) desk.passphrases.set(who, passphrase);
  desk.keyFiles.set(keeper, desk.path('sticks', keeper, 'key.json'));
  desk.clock.wallMs = at + 60_000;
  return { desk, loan };
}

describe('vaults of every format so far', () => {
  it('are kept from the first on', () => {
    expect(formats.slice(0, 13)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14]);
    expect(formats.every((format) => format < databaseFormat)).toBe(true);
  });

  it.each(formats)('format %i opens, is sound, and counts the look it had', async (format) => {
    const { desk, loan } = deskAt(format);
    try {
      expect(await desk.open(keeper)).toMatchObject({ quarantine: 'none', ready: true });
      expect(desk.vault.db.format()).toBe(databaseFormat);
      expect(await desk.call('doctor', {})).toMatchObject({ sound: true, missing: [], altered: [] });
      expect(await desk.viewAndClose(loan)).toMatchObject({ n: 2 });
      await desk.signIn(keeper);
      const bundle = mkdtempSync(join(tmpdir(), 'dossier-vault-older-'));
      rmSync(bundle, { recursive: true });
      await desk.call('log.export', { folder: bundle, openings: 'all' });
      expect(existsSync(join(bundle, 'entries.jsonl'))).toBe(true);
      rmSync(bundle, { recursive: true });
      await desk.close();
      expect(await desk.open(keeper)).toMatchObject({ quarantine: 'none' });
    } finally {
      await desk.dispose();
    }
  });

  it.each(formats)('format %i stays as it was where its log does not hold', async (format) => {
    const { desk } = deskAt(format);
    try {
      const edit = (to: string) =>
        editDatabase(desk, (db) => {
          db.run("UPDATE leaf SET type = ? WHERE idx = 1", to);
        });
      const before = await typeOfSecond(desk);
      await edit('log.read');
      await expect(desk.open(keeper)).rejects.toMatchObject({ code: 'LOG_TAMPERED' });
      await editDatabase(desk, (db) => expect(db.format()).toBe(format));
      await edit(before);
      expect(await desk.open(keeper)).toMatchObject({ quarantine: 'none' });
    } finally {
      await desk.dispose();
    }
  });
});

async function typeOfSecond(desk: Desk): Promise<string> {
  let type = '';
  await editDatabase(desk, (db) => {
    type = db.get<{ type: string }>('SELECT type FROM leaf WHERE idx = 1')?.type ?? '';
  });
  return type;
}
