/** `recover VAULT`: nobody can open the vault any more, but the sheets of custody and an approver are there. */

import { resolve } from 'node:path';
import { VaultRouter } from '../vault/router/router.ts';
import { readSheet } from './session-commands/vault.ts';
import { sayRenewed } from './terminal/renewed-keys.ts';
import { type ExitCode, exitCodeOf, exitCodes, type Report } from './terminal/report.ts';
import type { Secrets } from './terminal/secrets.ts';
import { Session } from './terminal/session.ts';
import type { Station } from './terminal/station.ts';
import { endOnSignals } from './terminal/stopping.ts';

export interface RecoverOptions {
  readonly who: string;
  readonly sheet: readonly string[];
  readonly keyFile: readonly string[];
  readonly with: string;
  readonly station: string;
  readonly place: string;
  readonly anchor: readonly string[];
}

export async function recoverByCustodySheets(
  folder: string,
  options: RecoverOptions,
  station: Station,
  report: Report,
  secrets: Secrets,
): Promise<ExitCode> {
  const session = new Session(new VaultRouter(station.ports), report, secrets, '', options.place);
  const heedNoMore = endOnSignals(session);
  try {
    const answer = await session.ask('vault.recover', {
      folder: resolve(folder),
      sheets: options.sheet.map(readSheet),
      who: options.who,
      passphrase: await session.newPassphraseOf(options.who),
      keyFiles: options.keyFile.map((path) => resolve(path)),
      station: options.station,
      place: options.place,
      anchorFolders: options.anchor.map((path) => resolve(path)),
      cosign: await session.credentials([options.with]),
    });
    report.say('fingerprint', { name: options.who, fingerprint: answer.fingerprint });
    sayRenewed(report, answer);
    report.answer('recover', answer);
    return exitCodes.done;
  } catch (error) {
    report.failure('recover', error);
    return exitCodeOf(error);
  } finally {
    heedNoMore();
    await station.close();
  }
}
