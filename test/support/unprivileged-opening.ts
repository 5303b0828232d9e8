/**
 * `open VAULT` as the CLI does it, by somebody who may do nothing that the folder's own bits do not allow: root lets go of
 * its rights first, after everything is loaded. Reads its orders as a line of JSON, ends with the CLI's exit code.
 */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openSession } from '../../cli/open-session.ts';
import { Report } from '../../cli/terminal/report.ts';
import { Secrets } from '../../cli/terminal/secrets.ts';
import { terminalStation } from '../../cli/terminal/station.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { weakPassphraseHasher } from './weak-passphrase-hasher.ts';

export interface UnprivilegedOrders {
  readonly vault: string;
  readonly keyFile: string;
  readonly userDataFolder: string;
  readonly custodian: string;
  readonly passphrase: string;
  readonly script: string;
  readonly language: Language;
}

/** "nobody" nearly everywhere; what counts is that it owns nothing else. */
export const unprivilegedId = 65_534;

if (import.meta.main) {
  const orders = JSON.parse(readFileSync(0, 'utf8')) as UnprivilegedOrders;
  // SQLite's native part is loaded with the first connection.
  new Database(':memory:').close();
  if (process.getuid?.() === 0) {
    process.setgroups?.([]);
    process.setgid?.(unprivilegedId);
    process.setuid?.(unprivilegedId);
  }
  const secrets = new Secrets(null);
  secrets.remember(orders.custodian, orders.passphrase, orders.keyFile);
  process.exitCode = await openSession(
    orders.vault,
    { keyFile: orders.keyFile, station: 'A-03', place: 'Records room', anchor: [], script: orders.script },
    terminalStation({ userDataFolder: orders.userDataFolder, hasher: weakPassphraseHasher }),
    new Report(orders.language, false),
    secrets,
  );
}
