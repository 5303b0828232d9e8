/**
 * What a folder says that was put back from a backup and not opened since: from which one, and whether it is whole. Nothing rests on
 * it but a question: whoever opens the folder signs for it, and a folder without it is an old copy like any other (A6).
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hex32Bytes, vaultId } from '../../shared/vocabulary/ids.ts';
import { readIfThere, writeDurably } from './durable-file.ts';

const marker = z.object({
  kind: z.literal('dossier-vault-restore'),
  vault: vaultId,
  backup: z.string(),
  state: z.string(),
  stateMs: z.int(),
  entries: z.int(),
  manifest: hex32Bytes,
  whole: z.boolean(),
});
export type RestoredMarker = Omit<z.infer<typeof marker>, 'kind'>;

const pathIn = (folder: string): string => join(folder, 'restored.json');

/** Null where there is none, or none that can be read. */
export function readMarker(folder: string): RestoredMarker | null {
  const bytes = readIfThere(pathIn(folder));
  if (bytes === null) return null;
  try {
    return marker.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}

export function writeMarker(folder: string, said: RestoredMarker): void {
  writeDurably(pathIn(folder), `${JSON.stringify({ kind: 'dossier-vault-restore', ...said }, null, 2)}\n`);
}

export const dropMarker = (folder: string): void => rmSync(pathIn(folder), { force: true });
