/**
 * The place of a vault: this folder on this machine, as two marks that tell nobody a path (A6c). The machine is known by a random number
 * in the user's own data folder, which is no part of any vault and is not copied with one.
 */
import { realpathSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { concatBytes, decodeHex, encodeHex, encodeUtf8, randomBytes, sha256 } from '../sealing/suite.ts';
import { makeFolder, readIfThere, writeDurably } from './durable-file.ts';

export interface Place {
  /** 32 hexadecimal digits each. */
  readonly place: string;
  readonly machine: string;
  /** For eyes: the folder and the machine's name. */
  readonly folder: string;
  readonly host: string;
  /** Makes the machine known from now on; nothing is written before. */
  keep(): void;
}

/** The user's own data folder by the custom of each system, the same for terminal and desktop. */
export function ownDataFolder(): string {
  if (process.platform === 'win32')
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Dossier Vault');
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'Dossier Vault');
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'dossier-vault');
}

/** For as long as this process runs: what it has drawn and not kept yet. */
const drawn = encodeHex(randomBytes(16));

export function placeOf(folder: string, vault: VaultId, dataFolder = ownDataFolder()): Place {
  const path = join(dataFolder, 'machine');
  const kept = Buffer.from(readIfThere(path) ?? [])
    .toString('utf8')
    .trim();
  const isKept = /^[0-9a-f]{32}$/.test(kept);
  const number = isKept ? kept : drawn;
  const real = realpathSync(folder);
  const mark = (label: string, ...rest: Uint8Array[]): string =>
    encodeHex(
      sha256(
        concatBytes(encodeUtf8(`dossier-vault/v1/${label}`), decodeHex(vault), decodeHex(number), ...rest),
      ),
    ).slice(0, 32);
  return {
    place: mark('place', encodeUtf8(real)),
    machine: mark('machine'),
    folder: real,
    host: hostname(),
    keep: () => {
      if (isKept) return;
      makeFolder(dataFolder);
      writeDurably(path, `${number}\n`);
    },
  };
}
