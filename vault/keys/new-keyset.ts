/** Making a person's keyset: keys, passphrase, key files on their sticks. */
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { faultsOfPassphrase } from '../../shared/policy/passphrase-rules.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { KeysetId, PersonId, VaultId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { formatKeyFile, generateKeyFile } from '../sealing/key-file.ts';
import { dropKeyset, generateKeyset, type WrappedKeyset, wrapKeyset } from '../sealing/keyset.ts';
import { generatePassphrase, type PassphraseHasher } from '../sealing/passphrase.ts';
import {
  decodeHex,
  encodeHex,
  loadSealingKey,
  loadSigningKey,
  type SealingKey,
  zero,
} from '../sealing/suite.ts';
import { makeFolder, writeDurably } from '../storage/durable-file.ts';
import type { Signer } from './signer.ts';

export interface NewKeyset {
  readonly keyset: KeysetId;
  readonly signKey: string;
  readonly sealKey: string;
  readonly wrapped: WrappedKeyset;
  /** Drawn by the vault; null where the person chose their own. */
  readonly drawnPassphrase: string | null;
  readonly sealingKey: SealingKey;
  signer(person: PersonId, as: Signer['as']): Signer;
  /** Lets go of both private halves; the key files stay. */
  readonly drop: () => void;
  /** Takes the key files away again: for an enrolment that did not come to be. */
  discard(): void;
}

/**
 * `keyFiles`: where the key file and its copies go; each must be a new file. Without any the passphrase is drawn,
 * because a custodian who holds the database could guess a chosen one at leisure.
 */
export async function makeKeyset(
  vault: VaultId,
  chosenPassphrase: string | null,
  keyFiles: readonly string[],
  language: 'zh-CN' | 'en',
  hasher: PassphraseHasher,
): Promise<NewKeyset> {
  if (chosenPassphrase !== null && keyFiles.length === 0) {
    throw new Refusal('INPUT_MALFORMED', { field: 'passphrase without key file' });
  }
  const [fault] = chosenPassphrase === null ? [] : faultsOfPassphrase(chosenPassphrase);
  if (fault !== undefined) throw new Refusal('INPUT_MALFORMED', { field: fault });
  for (const path of keyFiles) if (existsSync(path)) throw new VaultFault('VAULT_EXISTS');

  const keyset = generateKeyset();
  const keyFile = keyFiles.length === 0 ? null : generateKeyFile(decodeHex(vault), keyset.keysetId);
  const passphrase = chosenPassphrase ?? generatePassphrase(language === 'zh-CN' ? 'zh' : 'en');
  const wrapped = await wrapKeyset(
    decodeHex(vault),
    keyset,
    { passphrase, keyFileSecret: keyFile?.secret },
    hasher,
  );
  if (keyFile !== null) {
    for (const path of keyFiles) {
      makeFolder(dirname(path));
      writeDurably(path, formatKeyFile(keyFile));
    }
  }
  if (keyFile !== null) zero(keyFile.secret);

  const id = encodeHex(keyset.keysetId) as KeysetId;
  const signingKey = loadSigningKey(keyset.signingSeed);
  const sealingKey = loadSealingKey(keyset.sealingPrivateKey);
  dropKeyset(keyset);
  return {
    keyset: id,
    signKey: encodeHex(signingKey.publicKey),
    sealKey: encodeHex(sealingKey.publicKey),
    wrapped,
    drawnPassphrase: chosenPassphrase === null ? passphrase : null,
    sealingKey,
    signer: (person, as) => ({ as, person, keyset: id, key: signingKey }),
    drop: () => {
      signingKey.destroy();
      sealingKey.destroy();
    },
    discard: () => {
      for (const path of keyFiles) rmSync(path, { force: true });
    },
  };
}

/** New keys exist only together with the entry that introduces them: where that fails, their files go again. */
export function orDiscard<R>(keys: NewKeyset, work: () => R): R {
  try {
    return work();
  } catch (error) {
    keys.discard();
    throw error;
  }
}
