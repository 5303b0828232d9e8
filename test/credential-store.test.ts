/** A6: the system's credential store keeps an anchor; one that is absent or silent is said to be, and holds nothing up. */
import { fork } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { VaultId } from '../shared/vocabulary/ids.ts';
import { CredentialStoreClient } from '../vault/service/credential-store-client.ts';
import type {
  CredentialStoreAsked,
  CredentialStoreChannel,
} from '../vault/service/credential-store-messages.ts';
import { buildCli } from './support/built-cli.ts';
import { type Desk, openDesk } from './support/desk.ts';

/** Stands for the process, which keeps what it is given as the system would; or says nothing. */
class Store {
  readonly kept = new Map<string, string>();
  readonly asked: CredentialStoreAsked[] = [];
  silent = false;
  ended = 0;
  private listener: (message: unknown) => void = () => undefined;

  readonly start = async (): Promise<CredentialStoreChannel> => ({
    post: (message) => {
      this.asked.push(message);
      if (this.silent) return;
      if (message.kind === 'set') this.kept.set(message.vault, message.text);
      const text = this.kept.get(message.vault) ?? null;
      queueMicrotask(() => this.listener({ kind: 'answer', call: message.call, text }));
    },
    onMessage: (listener) => {
      this.listener = listener;
    },
    onEnd: () => undefined,
    end: () => {
      this.ended += 1;
    },
  });
}

let desk: Desk;
afterEach(() => desk.dispose());

/** Opened anew with the store at hand. */
async function openWith(store: Store): Promise<CredentialStoreClient> {
  if (desk.router.isOpen) await desk.close();
  const client = new CredentialStoreClient(store.start);
  Object.assign(desk.ports, { credentialStore: client });
  await desk.open('李保');
  return client;
}
async function shown() {
  await desk.signIn('李保');
  return desk.call('integrity.show', {});
}
const quarantine = async () => (await desk.call('vault.status', {})).quarantine;

it('A6: an older copy is found by the store alone, where every folder with anchors is gone', async () => {
  const store = new Store();
  desk = await openDesk();
  const client = await openWith(store);
  expect((await shown()).credentialStore).toBe('answers');
  const { vault } = desk.vault;
  await desk.close();
  cpSync(desk.folder, desk.path('older'), { recursive: true });
  await desk.open('李保');
  await desk.dossier('K-1');
  await desk.close();
  await client.close();

  rmSync(desk.folder, { recursive: true });
  cpSync(desk.path('older'), desk.folder, { recursive: true });
  rmSync(desk.ports.userDataFolder, { recursive: true });
  for (const who of ['李保', '李保 spare'])
    for (const rest of ['anchor', 'ledger'])
      rmSync(join(desk.path('sticks', who), `dossier-vault-${vault}.${rest}`), { force: true });
  Object.assign(desk.ports, { credentialStore: new CredentialStoreClient(store.start) });
  await desk.open('李保');
  expect(await quarantine()).toBe('anchor-ahead');
  expect(await shown()).toMatchObject({ ledgerCovers: false });
});

it('A6: a text that another key made, or that names another vault, is no anchor', async () => {
  const store = new Store();
  desk = await openDesk();
  await openWith(store);
  await desk.close();
  const [[vault = '', text = ''] = []] = store.kept;
  const said = JSON.parse(text) as Record<string, unknown>;
  for (const forged of [
    { ...said, quarantine: 'log-broken' },
    { ...said, generation: 2 },
    { ...said, vault: '0'.repeat(32) },
    { ...said, more: 1 },
    'no JSON',
  ]) {
    store.kept.set(vault, typeof forged === 'string' ? forged : JSON.stringify(forged));
    await desk.open('李保');
    expect(await quarantine()).toBe('none');
    expect(desk.vault.findings.reaches.every(({ whole }) => whole)).toBe(true);
    await desk.close();
  }
  store.kept.set(vault, text);
  await desk.open('李保');
  expect(desk.vault.findings.reaches.filter(({ whole }) => !whole)).toHaveLength(1);
});

it('A6: a store that says nothing neither keeps a vault from opening nor is written over', async () => {
  const store = new Store();
  desk = await openDesk();
  const first = await openWith(store);
  await desk.close();
  await first.close();
  const [[vault = '', before = ''] = []] = store.kept;
  store.silent = true;
  const client = await openWith(store);
  expect((await shown()).credentialStore).toBe('silent');
  store.silent = false;
  await desk.dossier('K-1');
  await desk.close();
  await client.close();
  expect(store.kept.get(vault)).toBe(before);
  expect(store.asked.at(-1)?.kind).toBe('get');
  expect(store.ended).toBe(2);
});

it('A6: a store that falls silent while the vault is open is told nothing further until the next opening', async () => {
  const store = new Store();
  desk = await openDesk();
  await openWith(store);
  store.silent = true;
  await desk.dossier('K-1');
  await expect.poll(async () => (await shown()).credentialStore).toBe('silent');
  store.silent = false;
  const asked = store.asked.length;
  await desk.dossier('K-2');
  await desk.dossier('K-3');
  expect(store.asked).toHaveLength(asked);
  await desk.close();
  await desk.open('李保');
  expect((await shown()).credentialStore).toBe('answers');
});

it('A6: it is no anchor that a page may be shown by, and a sample leaves nothing in it', async () => {
  const store = new Store();
  desk = await openDesk();
  await openWith(store);
  const { anchorsAnswered } = await shown();
  expect(anchorsAnswered).toBe((await openedWithout()).anchorsAnswered);
  await desk.dispose();
  desk = await openDesk({ sample: true });
  const left = store.kept.size;
  await openWith(store);
  await desk.dossier('K-1');
  expect(store.kept.size).toBe(left);
  expect((await shown()).credentialStore).toBeNull();
});

async function openedWithout() {
  await desk.close();
  Object.assign(desk.ports, { credentialStore: undefined });
  await desk.open('李保');
  return shown();
}

it('the process itself: without a store of the system, or told nonsense, it says so and lives', async () => {
  desk = await openDesk();
  const { program } = await buildCli();
  const child = fork(join(program, '..', 'credential-store-process.mjs'), [], {
    env: { PATH: process.env.PATH, HOME: desk.root },
    stdio: 'ignore',
  });
  child.send({ kind: 'get', call: 1, vault: '../x' });
  const client = new CredentialStoreClient(async () => ({
    post: (message) => void child.send(message),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => void child.on('exit', listener),
    end: () => void child.kill('SIGKILL'),
  }));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const vault = 'f'.repeat(32) as VaultId;
  await client.recall(vault);
  // A desk of a developer's own may have a store, and nothing under this name.
  expect(['absent', 'answers']).toContain(client.state);
  expect(client.recalled(vault)).toBeNull();
  await client.close();
  await gone;
});
