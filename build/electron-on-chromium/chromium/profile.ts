/** Profiles that are thrown away, without what a browser offers people and a desktop program does not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const makeProfile = (): string => mkdtempSync(join(tmpdir(), 'electron-on-chromium-'));

/** To be called before Chromium looks into the folder. */
export function writePreferences(folder: string, languages: readonly string[]): void {
  const preferences = {
    autofill: { credit_card_enabled: false, profile_enabled: false },
    browser: { enable_spellchecking: false },
    credentials_enable_service: false,
    intl: { accept_languages: languages.join(','), selected_languages: languages.join(',') },
    profile: { password_manager_enabled: false, password_manager_leak_detection: false },
    translate: { enabled: false },
  };
  mkdirSync(join(folder, 'Default'), { recursive: true });
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
}

export function removeProfile(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

let main: string | undefined;

/** The profile of the app's first Chromium. What lies in it is gone when that ends, even if this process is killed. */
export function mainProfile(): string {
  main ??= makeProfile();
  return main;
}

export function removeMainProfile(): void {
  if (main !== undefined) removeProfile(main);
}
