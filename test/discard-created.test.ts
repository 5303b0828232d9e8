import { existsSync, readdirSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { VaultRouter } from '../vault/router/router.ts';
import { Desk } from './support/desk.ts';

let desk: Desk | null = null;
afterEach(() => desk?.dispose());

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
    : [];

it('S5: a ceremony that is stopped after the vault was made leaves no file behind', async () => {
  desk = await new Desk().create();
  expect(filesBelow(desk.root).length).toBeGreaterThan(0);
  expect(await desk.call('vault.discard-created', {})).toEqual({ discarded: true });
  expect(filesBelow(desk.root)).toEqual([]);
  expect(await desk.call('vault.discard-created', {})).toEqual({ discarded: false });
});

it('takes nothing back once the vault has been opened', async () => {
  desk = await new Desk().create();
  await desk.open();
  await desk.close();
  expect(await desk.call('vault.discard-created', {})).toEqual({ discarded: false });
  await desk.open();
  expect(desk.router.isOpen).toBe(true);
});

it('takes nothing back once somebody else has opened the vault: another program, another window', async () => {
  desk = await new Desk().create();
  const ceremony = desk.router;
  desk.router = new VaultRouter(desk.ports);
  await desk.open();
  expect(await ceremony.call('vault.discard-created', {})).toEqual({ discarded: false });
  await desk.close();
  expect(existsSync(desk.folder)).toBe(true);
  await desk.open();
  expect(desk.router.isOpen).toBe(true);
});
