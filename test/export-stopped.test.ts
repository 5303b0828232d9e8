/** An export of a long log ends with whoever asked for it: nothing of it stays. */
import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { VaultFault } from '../shared/vocabulary/fault.ts';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (let i = 0; i < 1_500; i++)
    desk.vault.writer.transact((tx) =>
      tx.append({ type: 'session.failed', data: () => ({}), actor: { person: null, role: null } }),
    );
});
afterAll(() => desk.dispose());

const left = (): string[] => readdirSync(desk.root).filter((name) => name.startsWith('bundle'));

it('is stopped between two entries', async () => {
  await desk.signIn('审计');
  const control = new AbortController();
  const exporting = desk.router.call(
    'log.export',
    { folder: desk.path('bundle'), openings: 'all' },
    { signal: control.signal, progress: (done) => done > 0 && control.abort() },
  );
  await expect(exporting).rejects.toBeInstanceOf(VaultFault);
  await expect(exporting).rejects.toMatchObject({ code: 'STOPPED' });
  expect(left()).toEqual([]);
});

it('L7: a lock is not held off by it', async () => {
  const exporting = desk.call('log.export', { folder: desk.path('bundle'), openings: 'all' });
  const refused = expectRefusal('NOT_SIGNED_IN', exporting);
  await desk.router.lock();
  expect(desk.router.signedIn).toBe(false);
  await refused;
  expect(left()).toEqual([]);
});

it('lies outside of the vault, or is not made', async () => {
  desk.at = '';
  await desk.signIn('审计');
  const inside = `${desk.folder}/bundle`;
  await expect(desk.call('log.export', { folder: inside, openings: 'all' })).rejects.toMatchObject({
    code: 'VAULT_EXISTS',
  });
  expect(existsSync(inside)).toBe(false);
  expect(await desk.call('log.export', { folder: desk.path('bundle'), openings: 'all' })).toMatchObject({
    folder: desk.path('bundle'),
  });
});
