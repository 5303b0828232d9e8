/** What may stand on the program's command line: a vault to open. Anything else ends the start. */
import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** Switches that development and the tests' driver add; a packaged program knows none of them. */
const developmentSwitches = /^--(inspect(=.*)?|remote-debugging-port=\d+|no-sandbox|user-data-dir=.*)$/;
/** Put there by macOS when a program is started from the Finder. */
const finderSwitch = /^-psn_\d+_\d+$/;

export type CommandLine =
  | { readonly kind: 'start'; readonly vault: string | null }
  | { readonly kind: 'unknown'; readonly word: string };

/**
 * `words` without the program and, in development, without the folder of the application; `from` is where they were
 * typed, which for a second start is not where this process runs.
 */
export function readCommandLine(
  words: readonly string[],
  packaged: boolean,
  from = process.cwd(),
): CommandLine {
  let vault: string | null = null;
  for (const word of words) {
    if (word.startsWith('-')) {
      const known = finderSwitch.test(word) || (!packaged && developmentSwitches.test(word));
      if (!known) return { kind: 'unknown', word };
    } else if (vault === null) {
      vault = vaultFolderOf(word, from);
    } else {
      return { kind: 'unknown', word };
    }
  }
  return { kind: 'start', vault };
}

/** A vault is a folder; a `.dvault` file in it stands for it where only files can be opened. */
export function vaultFolderOf(path: string, from = process.cwd()): string {
  const full = resolve(from, path);
  try {
    if (statSync(full).isFile() && basename(full).endsWith('.dvault')) return dirname(full);
  } catch {
    // What is not there is said when it is opened.
  }
  return full;
}
