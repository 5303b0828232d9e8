/** Where the built, standalone verifier lies, to be put into every bundle: beside the built CLI, or in dist/ of the sources. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VaultFault } from '../../shared/vocabulary/fault.ts';

/** A program for Node, and a page for a browser. */
export const verifierFiles = ['verify.mjs', 'verify.html'] as const;

const folders = ['./', '../', '../../dist/'].map((each) => fileURLToPath(new URL(each, import.meta.url)));

/** The folder that holds both. Throws VaultFault FILE_NOT_FOUND. */
export function verifierFolder(): string {
  const folder = folders.find((each) => verifierFiles.every((name) => existsSync(join(each, name))));
  if (folder === undefined) throw new VaultFault('FILE_NOT_FOUND');
  return folder;
}
