/** What the program is and runs on, and whose work it carries; the help shows both. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron/main';
import type { About } from '../shared/contract/shell.ts';

/** Written by the build, of everything that is bundled or packed. */
const licencesFile = join(import.meta.dirname, '..', 'licences.txt');

export function aboutProgram(): About {
  const { electron, chrome, node } = process.versions;
  return {
    version: app.getVersion(),
    shell: 'standIn' in globalThis ? 'stand-in' : 'electron',
    electron: electron ?? '',
    chromium: chrome ?? '',
    node,
    platform: process.platform,
    arch: process.arch,
  };
}

export const readLicences = (): string => readFileSync(licencesFile, 'utf8');
