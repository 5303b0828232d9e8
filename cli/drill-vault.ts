/** `drill VAULT`: a copy of a vault is looked at where it lies; nothing is written, and nothing stays open. */
import { resolve } from 'node:path';
import { VaultRouter } from '../vault/router/router.ts';
import { tellDiagnosis } from './session-commands/vault.ts';
import { type ExitCode, exitCodeOf, exitCodes, type Report } from './terminal/report.ts';
import type { Secrets } from './terminal/secrets.ts';
import { Session } from './terminal/session.ts';
import type { Station } from './terminal/station.ts';
import { endOnSignals } from './terminal/stopping.ts';

export async function drillCopy(
  folder: string,
  options: { readonly keyFile: string; readonly anchor: readonly string[] },
  station: Station,
  report: Report,
  secrets: Secrets,
): Promise<ExitCode> {
  const session = new Session(new VaultRouter(station.ports), report, secrets, '', '');
  const heedNoMore = endOnSignals(session);
  try {
    const keyFile = resolve(options.keyFile);
    const found = await session.ask('vault.drill', {
      folder: resolve(folder),
      passphrase: await session.passphraseOf(secrets.holderOf(keyFile) ?? options.keyFile),
      keyFile,
      anchorFolders: options.anchor.map((path) => resolve(path)),
    });
    report.say('drilled', {
      name: found.name,
      entries: found.entries,
      documents: found.documents,
      loans: found.loansOpen,
      views: found.views,
    });
    if (found.newestAnchor > found.entries)
      report.say('drillBehind', { entries: found.newestAnchor - found.entries });
    tellDiagnosis(session, found);
    report.answer('drill', found);
    return found.sound ? exitCodes.done : exitCodes.tampered;
  } catch (error) {
    report.failure('drill', error);
    return exitCodeOf(error);
  } finally {
    heedNoMore();
    await station.close();
  }
}
