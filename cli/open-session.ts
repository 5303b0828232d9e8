/** `open VAULT`: a custodian opens the vault; lines follow from a script, a pipe or the keyboard until it is closed. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { VaultFault } from '../shared/vocabulary/fault.ts';
import { VaultRouter } from '../vault/router.ts';
import { calibrate } from '../vault/sealing/passphrase.ts';
import { type ExitCode, exitCodeOf, exitCodes, type Report } from './report.ts';
import { runLine } from './run-line.ts';
import type { Secrets } from './secrets.ts';
import { Session } from './session.ts';
import { tellStatus } from './session-commands/vault.ts';
import type { Station } from './station.ts';

export interface OpenOptions {
  readonly keyFile: string;
  readonly station: string;
  readonly place: string;
  readonly anchor: readonly string[];
  readonly script: string | null;
}

/** Opens, runs `work`, closes; the vault is closed whatever happens. */
export async function withOpenVault(
  folder: string,
  options: Pick<OpenOptions, 'keyFile' | 'station' | 'place' | 'anchor'>,
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
  // Once: whoever presses a second time means it, and leaves what a crash would.
  const end = (): void => session.end();
  for (const signal of endingSignals) process.once(signal, end);
  try {
    const opened = await session.ask('vault.open', {
      folder: resolve(folder),
      passphrase: await session.passphraseOf(custodianName(secrets, options.keyFile)),
      keyFile: resolve(options.keyFile),
      station: options.station,
      place: options.place,
      anchorFolders: options.anchor.map((path) => resolve(path)),
    });
    session.atDesk = opened.signedIn ?? '';
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
    for (const signal of endingSignals) process.off(signal, end);
    await station.rasteriser.close();
  }
}

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

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
export async function runScript(session: Session, lines: readonly string[]): Promise<ExitCode> {
  for (const [i, line] of lines.entries()) {
    const outcome = await runLine(session, line, i + 1);
    if (outcome.exit !== exitCodes.done) return outcome.exit;
    if (outcome.ends || session.endRequested) break;
  }
  return exitCodes.done;
}

async function interact(session: Session): Promise<ExitCode> {
  const { stdin, stdout } = process;
  const interactive = stdin.isTTY === true;
  const lines = createInterface({
    input: stdin,
    output: interactive ? stdout : undefined,
    terminal: interactive,
  });
  if (interactive) session.report.say('goodbye');
  const prompt = (): void => {
    if (!interactive) return;
    lines.setPrompt(`${session.atDesk === '' ? '—' : session.atDesk}> `);
    lines.prompt();
  };
  lines.on('SIGINT', () => {
    if (session.stop()) session.report.say('stopped');
    else lines.close();
  });
  // Waiting for a line, nothing is under way that could notice.
  const end = (): void => lines.close();
  for (const signal of endingSignals) process.once(signal, end);
  let exit: ExitCode = exitCodes.done;
  let number = 0;
  prompt();
  for await (const line of lines) {
    number += 1;
    lines.pause();
    const outcome = await runLine(session, line, number);
    // At a keyboard one goes on after a refusal; a pipe is a script.
    if (!interactive && outcome.exit !== exitCodes.done) {
      exit = outcome.exit;
      break;
    }
    if (outcome.ends || session.endRequested) break;
    lines.resume();
    prompt();
  }
  for (const signal of endingSignals) process.off(signal, end);
  lines.close();
  return exit;
}
