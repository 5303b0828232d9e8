/**
 * Entry of the process that speaks to the system's credential store. It knows no vault: it keeps one text under a vault's id.
 * Its calls block, and a store may never answer: whoever started it ends it.
 */
import type { Entry } from '@napi-rs/keyring';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import {
  type CredentialStoreAnswer,
  type CredentialStoreAsked,
  credentialStoreAsked,
} from './credential-store-messages.ts';
import { parentPort } from './ports.ts';

const service = 'Dossier Vault';

type MakeEntry = (vault: VaultId) => Entry;
const loaded: Promise<MakeEntry> = import('@napi-rs/keyring').then(
  ({ Entry: SystemEntry }) =>
    (vault) =>
      // Without the name of a store, Linux without a Secret Service would keep the text in memory until the next start.
      new SystemEntry(service, vault, { linux: { store: 'secret-service' } }),
);
loaded.catch(() => undefined);

async function answer(asked: CredentialStoreAsked): Promise<CredentialStoreAnswer> {
  const { call } = asked;
  try {
    const entry = (await loaded)(asked.vault);
    if (asked.kind === 'get') return { kind: 'answer', call, text: entry.getPassword() };
    entry.setPassword(asked.text);
    return { kind: 'answer', call, text: asked.text };
  } catch {
    // No such store, or it refuses: which of the two, and its own words, help nobody here.
    return { kind: 'absent', call };
  }
}

function serve(data: unknown, post: (answer: CredentialStoreAnswer) => void): void {
  const parsed = credentialStoreAsked.safeParse(data);
  if (parsed.success) void answer(parsed.data).then(post);
}

const shell = parentPort();
if (shell === null) {
  // Started by a terminal: it goes when the terminal goes.
  process.on('disconnect', () => process.exit());
  process.on('message', (data) => serve(data, (said) => process.send?.(said)));
} else {
  shell.on('message', ({ ports: [port] }) => {
    if (port === undefined) return;
    port.on('message', ({ data }) => serve(data, (said) => port.postMessage(said)));
    port.start();
  });
}
