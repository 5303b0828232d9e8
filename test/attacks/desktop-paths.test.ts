/** The screens name paths to the vault: whatever they name, nothing that was there before is lost by it. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { folderDigest } from '../support/folder-digest.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.dispose());

const faultOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof VaultFault ? error.code : String(error)),
  );

describe('a sample made where something lies already', () => {
  it('leaves an existing vault as it is', async () => {
    await desk.close();
    const before = folderDigest(desk.folder);
    const folder = desk.folder;
    expect(await faultOf(desk.call('sample.create', { folder, language: 'en' }))).toBe('VAULT_EXISTS');
    expect(folderDigest(desk.folder)).toEqual(before);
    expect((await desk.open()).quarantine).toBe('none');
  });

  it('leaves any other folder as it is, also the one beside it where keys would go, without anybody at the desk', async () => {
    const stranger = new VaultRouter(desk.ports);
    for (const [named, precious] of [
      ['papers', 'papers'],
      ['fresh', 'fresh-keys'],
    ] as const) {
      mkdirSync(desk.path(precious), { recursive: true });
      const file = join(desk.path(precious), 'thesis.txt');
      writeFileSync(file, 'years of work');
      const attempt = stranger.call('sample.create', { folder: desk.path(named), language: 'en' });
      expect(await faultOf(attempt)).toBe('VAULT_EXISTS');
      expect(readFileSync(file, 'utf8')).toBe('years of work');
    }
    expect(existsSync(desk.path('fresh'))).toBe(false);
  });

  it('leaves a file as it is', async () => {
    const file = desk.textFile('letter.txt', 'a letter');
    expect(await faultOf(desk.call('sample.create', { folder: file, language: 'en' }))).toBe('VAULT_EXISTS');
    expect(readFileSync(file, 'utf8')).toBe('a letter');
  });
});

describe('the log as CSV', () => {
  const csv = (file: string, options: object = {}) =>
    faultOf(desk.router.call('log.table', { file, form: 'csv' }, { language: 'en', ...options }));

  it('is written over nothing, and not into the vault, by whatever way', async () => {
    await desk.signIn('赵批');
    const before = Object.keys(folderDigest(desk.folder));
    symlinkSync(desk.folder, desk.path('way-in'), 'dir');
    for (const file of [
      join(desk.folder, 'vault.keys'),
      join(desk.folder, 'new.csv'),
      join(desk.folder, 'objects', 'new.csv'),
      join(desk.path('files'), '..', 'vault', 'new.csv'),
      join(desk.path('way-in'), 'new.csv'),
      desk.textFile('there.csv', 'x'),
    ])
      expect(await csv(file), file).toBe('VAULT_EXISTS');
    expect(Object.keys(folderDigest(desk.folder))).toEqual(before);
    expect(await csv(desk.path('log.csv'))).toBe('done');
  });

  it('stops when it is told to while it is being written, and leaves nothing', async () => {
    const controller = new AbortController();
    const progress = () => void setImmediate(() => controller.abort());
    const file = desk.path('stopped.csv');
    expect(await csv(file, { progress, signal: controller.signal })).toBe('STOPPED');
    expect(existsSync(file)).toBe(false);
  });
});
