/** Where the built, standalone verifier lies, to be put into every bundle: beside the built CLI, or in dist/ of the sources. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { VaultFault } from '../../shared/vocabulary/fault.ts';

export function verifierProgram(): string {
  for (const candidate of ['./verify.mjs', '../verify.mjs', '../../dist/verify.mjs']) {
    const path = fileURLToPath(new URL(candidate, import.meta.url));
    if (existsSync(path)) return path;
  }
  throw new VaultFault('FILE_NOT_FOUND');
}
