/**
 * The built program above the threshold, and a custodian with tools of their own: a key edited in the tables before the opening, while
 * somebody files, and an honest file at the database's path while the check reads. Nothing is sealed to them, and it is on record.
 */
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { OpenVault } from '../../vault/acts/open-vault.ts';
import { openSlot, readVaultKeys } from '../../vault/keys/vault-keys-file.ts';
import { parseKeyFile, unwrapKeyset, type WrappedKeyset } from '../../vault/sealing/keyset.ts';
import { encodeHex, generateSealingKey, loadSealingKey } from '../../vault/sealing/suite.ts';
import { openDatabase, type VaultDatabase } from '../../vault/storage/database.ts';
import { readHeader, vaultFolder } from '../../vault/storage/vault-folder.ts';
import { type BuiltCli, buildCli, runCli, startCli } from '../support/built-cli.ts';
import { author, custodian, prepareOffice, type Trial } from '../support/prepared-office.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';

const entries = 5_000;
const trials: Trial[] = [];
let cli: BuiltCli;
let office: Trial;
beforeAll(async () => {
  [cli, office] = await Promise.all([
    buildCli(),
    prepareOffice({ sample: false }, async (desk) => {
      await desk.dossier('K-1');
      const { writer } = (desk.router as unknown as { open: OpenVault }).open;
      writer.transact((tx) => {
        while (tx.size < entries)
          tx.append({
            type: 'directory.searched',
            data: (texts) => ({ query: texts.of(`查 ${tx.size}`), results: 0 }),
            actor: { person: null, role: null },
          });
      });
    }),
  ]);
});
afterAll(() => office?.dispose());
afterEach(() => {
  for (const trial of trials.splice(0)) trial.dispose();
});

function copied(): Trial {
  const trial = office.copy();
  trials.push(trial);
  writeFileSync(trial.path('1.txt'), 'What the client owes.');
  return trial;
}

/** The database, opened as a custodian with the published formats would. */
async function behindBack(trial: Trial): Promise<VaultDatabase> {
  const { vault } = readHeader(trial.vault);
  const keyFile = parseKeyFile(readFileSync(trial.keyFileOf(custodian), 'utf8'))!;
  const slot = readVaultKeys(vaultFolder(trial.vault).keys).slots.find(
    ({ keyset }) => keyset === encodeHex(keyFile.keysetId),
  )!;
  const keyset = await unwrapKeyset(
    slot.wrapped as WrappedKeyset,
    { passphrase: trial.passphraseOf(custodian), keyFileSecret: keyFile.secret },
    weakPassphraseHasher,
  );
  const key = openSlot(vault, slot, loadSealingKey(keyset.sealingPrivateKey));
  return openDatabase(vaultFolder(trial.vault).database, key);
}
const approvalKey = (db: VaultDatabase): string =>
  db.get<{ value: string }>("SELECT value FROM fact WHERE name = 'approval-key'")!.value;
const setKey = (db: VaultDatabase, key: string): void =>
  void db.run("UPDATE fact SET value = ? WHERE name = 'approval-key'", key);
const settle = (db: VaultDatabase): void => {
  db.connection.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
};
const filed = (db: VaultDatabase): number => db.count('SELECT count(*) AS n FROM document');
const found = (db: VaultDatabase): string[] =>
  db
    .all<{ said: string }>(
      "SELECT json_extract(CAST(payload AS TEXT), '$.data.verdict') || ' ' || json_extract(CAST(payload AS TEXT), '$.data.occasion') AS said FROM leaf WHERE type = 'check.found' ORDER BY idx",
    )
    .map(({ said }) => said);
const fileOne = (trial: Trial): string[] => [`sign-in ${author}`, `file K-1 '${trial.path('1.txt')}'`];

describe('the built program above the threshold', () => {
  test('S7: files where nothing was edited', async () => {
    const trial = copied();
    const script = trial.script(fileOne(trial));
    const run = await runCli(cli, [...trial.openingWords(), '--script', script], trial.runOptions());
    expect(run.exit, run.err).toBe(0);
  });

  test('S7: seals nothing where a key was edited before the opening, and forgets nothing when it is put back', async () => {
    const trial = copied();
    const edited = await behindBack(trial);
    const honest = approvalKey(edited);
    setKey(edited, encodeHex(generateSealingKey().publicKey));
    settle(edited);
    const script = trial.script(fileOne(trial));
    const run = await runCli(cli, [...trial.openingWords(), '--script', script], trial.runOptions());
    expect(run.exit).not.toBe(0);
    const after = await behindBack(trial);
    expect(filed(after)).toBe(0);
    expect(found(after)).toEqual(['tables-differ beside']);
    setKey(after, honest);
    settle(after);
    const again = await runCli(cli, [...trial.openingWords(), '--script', script], trial.runOptions());
    expect(again.exit).not.toBe(0);
    expect(again.out + again.err).toMatch(/quarantine/i);
  });

  test('S7: puts on record that another program wrote a key while somebody worked, and seals to the honest one', async () => {
    const trial = copied();
    const running = startCli(cli, trial.openingWords(), trial.runOptions({ typing: true }));
    await running.until('Open:');
    const behind = await behindBack(trial);
    const honest = approvalKey(behind);
    setKey(behind, encodeHex(generateSealingKey().publicKey));
    setKey(behind, honest);
    behind.close();
    for (const line of fileOne(trial)) running.type(line);
    running.type('exit');
    running.endInput();
    const ended = await running.ended;
    expect(ended.exit, ended.err).toBe(0);
    const after = await behindBack(trial);
    expect(filed(after)).toBe(1);
    expect(found(after)).toEqual(['sound written']);
    expect(
      after.get<{ key: string }>(
        "SELECT json_extract(CAST(payload AS TEXT), '$.data.approvalKey') AS key FROM leaf WHERE type = 'document.submitted'",
      )?.key,
    ).toBe(honest);
    after.close();
  });

  test('A6: takes no verdict from another file at the database’s path', async () => {
    const trial = copied();
    const { database } = vaultFolder(trial.vault);
    copyFileSync(database, trial.path('honest.db'));
    const edited = await behindBack(trial);
    setKey(edited, encodeHex(generateSealingKey().publicKey));
    settle(edited);
    const running = startCli(cli, trial.openingWords(), trial.runOptions({ typing: true }));
    await running.until('Open:');
    renameSync(database, trial.path('edited.db'));
    copyFileSync(trial.path('honest.db'), database);
    for (const line of fileOne(trial)) running.type(line);
    running.type('exit');
    running.endInput();
    expect((await running.ended).exit).not.toBe(0);
    renameSync(trial.path('edited.db'), database);
    const after = await behindBack(trial);
    expect(filed(after)).toBe(0);
    after.close();
  });
});
