/** Settings of this station: language, theme, its name and place, vaults opened here. Nobody's name, no secret. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Settings, settings } from '../shared/contract/shell.ts';

const fileName = 'settings.json';

export function loadSettings(folder: string, fallback: Settings): Settings {
  try {
    const parsed = settings.safeParse(JSON.parse(readFileSync(join(folder, fileName), 'utf8')));
    return parsed.success ? parsed.data : fallback;
  } catch {
    return fallback;
  }
}

/** Written whole or not at all. */
export function writeWhole(path: string, text: string): void {
  const fresh = `${path}.new`;
  rmSync(fresh, { force: true });
  const handle = openSync(fresh, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, path);
}

export const saveSettings = (folder: string, next: Settings): void =>
  writeWhole(join(folder, fileName), JSON.stringify(next, null, 2));
