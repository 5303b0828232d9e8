/** A vault written before there were handovers opens as it was, with its tables rebuilt from its log. */
import { expect, it } from 'vitest';
import { databaseFormat } from '../vault/storage/database.ts';
import { handoverProjectionNames } from '../vault/storage/migrations/0002-handovers.ts';
import { releaseProjectionNames } from '../vault/storage/migrations/0003-releases.ts';
import { editDatabase } from './attacks/insider.ts';
import { openDesk } from './support/desk.ts';

it('a database of format 1 becomes one of today, and nothing in it is lost', async () => {
  const desk = await openDesk();
  try {
    await desk.dossier('K-1');
    await desk.lend(await desk.fileDocument('K-1', desk.textFile('1.txt', 'One page.')));
    await desk.viewAndClose('L1');
    await desk.signIn('李保');
    await desk.call('directory.search', { query: 'K', offset: 0, limit: 10 });
    await desk.close();
    await editDatabase(desk, (db) => {
      for (const table of [
        ...handoverProjectionNames,
        ...releaseProjectionNames,
        'handover_item',
        'release_grant',
      ])
        db.connection.exec(`DROP TABLE ${table}`);
      db.connection.exec('ALTER TABLE person DROP COLUMN leaving');
      db.run("DELETE FROM fact WHERE name = 'log-key-name'");
      db.connection.pragma('user_version=1');
    });
    expect(await desk.open()).toMatchObject({ quarantine: 'none' });
    expect(desk.vault.db.format()).toBe(databaseFormat);
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
    expect(await desk.call('directory.search', { query: 'K', offset: 0, limit: 10 })).toMatchObject({
      total: 1,
    });
    expect(await desk.viewAndClose('L1')).toMatchObject({ n: 2 });
    await desk.close();
    expect(await desk.open()).toMatchObject({ quarantine: 'none' });
  } finally {
    await desk.dispose();
  }
});

it('a database of today gets the indexes that are younger than it', async () => {
  const desk = await openDesk();
  try {
    const indexes = () =>
      desk.vault.db
        .all<{ name: string }>(
          "SELECT name FROM sqlite_master WHERE type = 'index' AND name IN ('dossier_responsible', 'loan_due')",
        )
        .map(({ name }) => name)
        .sort();
    expect(indexes()).toEqual(['dossier_responsible', 'loan_due']);
    await desk.close();
    await editDatabase(desk, (db) => {
      db.connection.exec('DROP INDEX dossier_responsible; DROP INDEX loan_due');
    });
    expect(await desk.open()).toMatchObject({ quarantine: 'none' });
    expect(indexes()).toEqual(['dossier_responsible', 'loan_due']);
  } finally {
    await desk.dispose();
  }
});
