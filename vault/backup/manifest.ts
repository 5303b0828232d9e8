/**
 * The manifest of a state: every file in it with size and SHA-256, signed by the log's key (docs/formats/backup.md). A signed note
 * like a checkpoint, and never to be taken for one: its first line is no log's origin. The lines with a hash are those of `sha256sum`.
 */
import { basename } from 'node:path';
import { z } from 'zod';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { formatSignedNote, parseSignedNote, signNote, verifyNote } from '../log/signed-note.ts';
import { encodeHex, encodeUtf8, type SigningKey, sha256 } from '../sealing/suite.ts';

export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface Manifest {
  readonly vault: VaultId;
  /** Name of the state's folder. */
  readonly state: string;
  readonly generation: number;
  /** Entries of the log in it. */
  readonly entries: number;
  /** Sealed files that belong to it, and the length of what they seal. */
  readonly objects: number;
  readonly bytes: number;
  /** Sealed files that were missing or altered in the vault, and in the backup as well. */
  readonly without: number;
  readonly files: readonly ListedFile[];
}

/** Files of the backup's own folder, as a state's folder reaches them. */
const above = '../../database/';

/** The database of a state: a whole file, then the pages that changed, in the order in which they go on top. */
export const databaseFilesOf = ({ files }: Manifest): ListedFile[] =>
  files.filter(({ name }) => name.startsWith(above));

export const databaseFileName = (path: string): string => `${above}${basename(path)}`;

const originOf = (vault: VaultId): string => `dossier-vault/${vault}/backup`;

function textOf(manifest: Manifest): string {
  const { vault, state, generation, entries, objects, bytes, without, files } = manifest;
  return [
    originOf(vault),
    `state ${state}`,
    `generation ${generation}`,
    `entries ${entries}`,
    `objects ${objects}`,
    `bytes ${bytes}`,
    `without ${without}`,
    ...files.flatMap((file) => [`size ${file.bytes} ${file.name}`, `${file.sha256}  ${file.name}`]),
    '',
  ].join('\n');
}

export const signManifest = (manifest: Manifest, logKey: SigningKey): string => {
  const text = textOf(manifest);
  return formatSignedNote({ text, signatures: [signNote(text, originOf(manifest.vault), logKey)] });
};

export const manifestHash = (note: string): string => encodeHex(sha256(encodeUtf8(note)));

const headNames = ['state', 'generation', 'entries', 'objects', 'bytes', 'without'] as const;
const head = z.object({
  state: z.string(),
  generation: z.coerce.number().int().min(1),
  entries: z.coerce.number().int().min(1),
  objects: z.coerce.number().int().min(0),
  bytes: z.coerce.number().int().min(0),
  without: z.coerce.number().int().min(0),
});

const damaged = (): never => {
  throw new VaultFault('VAULT_DAMAGED', { part: 'manifest' });
};

/** Parses and reprints; whose signature it is `isManifestSigned` says, once the log's key is known. Throws VAULT_DAMAGED. */
export function parseManifest(note: string, vault: VaultId): Manifest {
  try {
    const { text } = parseSignedNote(note);
    const [origin, ...lines] = text.split('\n');
    if (origin !== originOf(vault)) return damaged();
    const said = head.parse(
      Object.fromEntries(headNames.map((name, i) => [name, lines[i]?.slice(name.length + 1)])),
    );
    const files: ListedFile[] = [];
    // Within the state's folder, or a database file of the backup: never anywhere else.
    for (let i = headNames.length; i + 1 < lines.length; i += 2) {
      const [, bytes, name] =
        /^size (\d{1,15}) ((?:\.\.\/\.\.\/database\/)?[A-Za-z0-9][A-Za-z0-9._-]*)$/.exec(lines[i] ?? '') ??
        [];
      const [, hash, again] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(lines[i + 1] ?? '') ?? [];
      if (name === undefined || hash === undefined || again !== name) return damaged();
      files.push({ name, bytes: Number(bytes), sha256: hash });
    }
    const manifest: Manifest = { vault, ...said, files };
    return textOf(manifest) === text ? manifest : damaged();
  } catch (error) {
    if (error instanceof VaultFault) throw error;
    throw new VaultFault('VAULT_DAMAGED', { part: 'manifest' }, error);
  }
}

export const isManifestSigned = (note: string, vault: VaultId, logPublicKey: Uint8Array): boolean =>
  verifyNote(parseSignedNote(note), originOf(vault), logPublicKey);
