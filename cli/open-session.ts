/** `open VAULT`: a custodian opens the vault; lines follow from a script, a pipe or the keyboard until it is closed. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { VaultFault } from '../shared/vocabulary/fault.ts';
import { VaultRouter } from '../vault/router/router.ts';
import { calibrate } from '../vault/sealing/passphrase.ts';
import { runLine } from './run-line.ts';
import { tellStatus } from './session-commands/vault.ts';
import { InputEnded, Interrupted, type Keyboard } from './terminal/keyboard.ts';
import { type ExitCode, exitCodeOf, exitCodes, type Report } from './terminal/report.ts';
import type { Secrets } from './terminal/secrets.ts';
import { Session } from './terminal/session.ts';
import type { Station } from './terminal/station.ts';
import { endOnSignals, onSignals } from './terminal/stopping.ts';

export interface OpenOptions {
  readonly keyFile: string;
  readonly station: string;
  readonly place: string;
  readonly anchor: readonly string[];
  readonly script: string | null;
  /** The approver who signs along that the vault has moved here. */
  readonly moved?: string;
  readonly takeLock?: boolean;
}

/** Opens, runs `work`, closes; the vault is closed whatever happens. */
export async function withOpenVault(
  folder: string,
  options: Pick<OpenOptions, 'keyFile' | 'station' | 'place' | 'anchor' | 'moved' | 'takeLock'>,
  station: Station,
  report: Report,
  secrets: Secrets,
  work: (session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  const router = new VaultRouter(station.ports);
  const session = new Session(router, report, secrets, '', options.place);
  let measured: Promise<unknown> | null = null;
  session.prepareNewKeys = () => {
    measured ??= calibrate();
    return measured;
  };
  const heedNoMore = endOnSignals(session);
  try {
    const opened = await session.ask('vault.open', {
      folder: resolve(folder),
      passphrase: await session.passphraseOf(custodianName(secrets, options.keyFile)),
      keyFile: resolve(options.keyFile),
      station: options.station,
      place: options.place,
      anchorFolders: options.anchor.map((path) => resolve(path)),
      ...(options.takeLock === true ? { takeLock: true } : {}),
      ...(options.moved === undefined ? {} : { moved: await session.credential(options.moved) }),
    });
    session.atDesk = opened.signedIn ?? '';
    if (session.atDesk !== '') secrets.rememberKeyFile(session.atDesk, resolve(options.keyFile));
    tellStatus(session, opened);
    report.answer('open', opened);
    const worked = await work(session);
    if (session.endRequested) report.say('stopped');
    const exit = session.endRequested ? exitCodes.stopped : worked;
    const quarantined = (await session.ask('vault.status', {})).quarantine !== 'none';
    await router.close('command');
    report.say('closed');
    return exit === exitCodes.done && quarantined ? exitCodes.tampered : exit;
  } catch (error) {
    await router.close('shutdown').catch(() => router.abandon());
    report.failure('open', error);
    return exitCodeOf(error);
  } finally {
    heedNoMore();
    await station.close();
  }
}

/** While the vault is closed nobody's name is known: the secret is looked up by the key file it belongs to. */
const custodianName = (secrets: Secrets, keyFile: string): string =>
  secrets.holderOf(resolve(keyFile)) ?? keyFile;

export function openSession(
  folder: string,
  options: OpenOptions,
  station: Station,
  report: Report,
  secrets: Secrets,
): Promise<ExitCode> {
  return withOpenVault(folder, options, station, report, secrets, (session) =>
    options.script === null ? interact(session) : runScript(session, readScript(options.script)),
  );
}

function readScript(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/);
  } catch (error) {
    throw new VaultFault('FILE_NOT_FOUND', {}, error);
  }
}

/** A script stops at the first line that does not go as it says. */
async function runScript(session: Session, lines: readonly string[]): Promise<ExitCode> {
  for (const [i, line] of lines.entries()) {
    const outcome = await runLine(session, line, i + 1);
    if (outcome.exit !== exitCodes.done) return outcome.exit;
    if (outcome.ends || session.endRequested) break;
  }
  return exitCodes.done;
}

async function interact(session: Session): Promise<ExitCode> {
  const { keyboard } = session.secrets;
  return keyboard.there ? converse(session, keyboard) : runPiped(session);
}

/** A pipe is a script: it stops at the first line that does not go as it says. */
async function runPiped(session: Session): Promise<ExitCode> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  // Waiting for a line, nothing is under way that could notice.
  const heedNoMore = onSignals(() => lines.close());
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      const outcome = await runLine(session, line, number);
      if (outcome.exit !== exitCodes.done) return outcome.exit;
      if (outcome.ends || session.endRequested) break;
    }
    return exitCodes.done;
  } finally {
    heedNoMore();
    lines.close();
  }
}

/** At a keyboard one goes on after a refusal. Ctrl-C stops a line under way; at an empty line it closes the vault. */
async function converse(session: Session, keyboard: Keyboard): Promise<ExitCode> {
  session.report.say('goodbye');
  session.stopsLinesOnly = true;
  for (let number = 1; !session.endRequested; number++) {
    let line: string;
    session.beginLine();
    try {
      line = await keyboard.line(`${session.atDesk === '' ? '—' : session.atDesk}>`);
    } catch (error) {
      if (error instanceof Interrupted) return exitCodes.stopped;
      if (error instanceof InputEnded) break;
      throw error;
    }
    const outcome = await runLine(session, line, number);
    if (outcome.ends) break;
    if (session.stopRequested && outcome.exit !== exitCodes.stopped) session.report.say('stopped');
  }
  return exitCodes.done;
}
