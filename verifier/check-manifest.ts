import { type Digest, digestFile } from './bundle-files.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';
import type { Manifest } from './manifest.ts';

/** Whether the bundle's files are those that its manifest names; part of the check of structure. */
export function manifestFault(
  directory: string,
  manifest: Manifest,
  { vault, generation }: LogState,
  size: number,
  entriesDigest: Digest,
): Fault | null {
  const said = { vault: manifest.vault, generation: manifest.generation, size: manifest.size };
  const found = { vault, generation, size };
  for (const field of ['vault', 'generation', 'size'] as const) {
    if (said[field] !== found[field])
      return fault('manifest-differs', { field, said: said[field], found: found[field] ?? '—' });
  }
  for (const name of [
    'checkpoint',
    'entries.jsonl',
    ...(manifest.part?.form === 'extract' ? ['proof'] : []),
  ]) {
    if (!manifest.files.has(name)) return fault('manifest-silent', { file: name });
  }
  if (manifest.part?.form === 'skeleton' && manifest.files.has('proof'))
    return fault('manifest-malformed', { field: 'files.proof' });
  for (const [file, { bytes, sha256 }] of manifest.files) {
    const digest = file === 'entries.jsonl' ? entriesDigest : digestFile(directory, file);
    if (digest === null) return fault('file-absent', { file });
    if (digest.bytes !== bytes || digest.sha256 !== sha256) return fault('file-differs', { file });
  }
  return null;
}
