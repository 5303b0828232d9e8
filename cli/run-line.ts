/** One line of a session: words, an optional expectation, the command. */

import { Command, CommanderError } from 'commander';
import { absenceCommands } from './session-commands/absences.ts';
import { agreementCommands } from './session-commands/agreements.ts';
import { backupCommands } from './session-commands/backup.ts';
import { correctionCommands } from './session-commands/corrections.ts';
import { custodyCommands } from './session-commands/custody.ts';
import { dossierCommands } from './session-commands/dossiers.ts';
import { ownDataCommand } from './session-commands/evidence.ts';
import { findCommands } from './session-commands/find.ts';
import { formCommands } from './session-commands/forms.ts';
import { gateCommands } from './session-commands/gates.ts';
import { handingOverCommands } from './session-commands/handing-over.ts';
import { invitationCommands } from './session-commands/invitations.ts';
import { loanCommands } from './session-commands/loans.ts';
import { logCommands } from './session-commands/log.ts';
import { lossCommands } from './session-commands/losses.ts';
import { paperCommands } from './session-commands/papers.ts';
import { peopleCommands } from './session-commands/people.ts';
import { releaseCommands } from './session-commands/releases.ts';
import { resourceCommands } from './session-commands/resources.ts';
import { traceCommand } from './session-commands/trace.ts';
import { trainingCommands } from './session-commands/training.ts';
import { vaultCommands } from './session-commands/vault.ts';
import { wholeReleaseCommands } from './session-commands/whole-release.ts';
import { lineWords } from './terminal/line-words.ts';
import { codeOf, type ExitCode, exitCodeOf, exitCodes, UsageError } from './terminal/report.ts';
import type { Session } from './terminal/session.ts';
import { sessionOptions, sessionVerbs } from './verb-words/of-session.ts';
import { describeVerbs, usageText } from './verb-words/verb-table.ts';

export function sessionProgram(session: Session): Command {
  const program = new Command('');
  peopleCommands(program, session);
  invitationCommands(program, session);
  dossierCommands(program, session);
  formCommands(program, session);
  findCommands(program, session);
  correctionCommands(program, session);
  resourceCommands(program, session);
  loanCommands(program, session);
  traceCommand(program, session);
  vaultCommands(program, session);
  logCommands(program, session);
  ownDataCommand(program, session);
  backupCommands(program, session);
  custodyCommands(program, session);
  handingOverCommands(program, session);
  releaseCommands(program, session);
  wholeReleaseCommands(program, session);
  lossCommands(program, session);
  paperCommands(program, session);
  trainingCommands(program, session);
  agreementCommands(program, session);
  gateCommands(program, session);
  absenceCommands(program, session);
  // Both are heard before the others; here for `help`.
  program.command('expect <code> <command...>');
  program.command('close').alias('exit');
  return describeVerbs(program, sessionVerbs, sessionOptions, session.report.language);
}

function programFor(session: Session, write: (text: string) => void): Command {
  const program = sessionProgram(session);
  const silence = (command: Command): void => {
    command.exitOverride().configureOutput({ writeOut: write, writeErr: () => {} });
    command.commands.forEach(silence);
  };
  silence(program);
  return program;
}

/** `help departure apply` is `departure apply --help`: by itself commander goes no further than the first word. */
const helpOfVerb = (words: readonly string[]): string[] =>
  words[0] === 'help' && words.length > 2 ? [...words.slice(1), '--help'] : [...words];

/**
 * A passphrase typed where a command is asked for, say by whoever did not see that the one before was refused: the next at the
 * keyboard shall not find it behind the arrow keys. What is like a verb was meant for one, and stays to be put right.
 */
const isNoVerbAtAll = ({ code, message }: CommanderError): boolean =>
  code === 'commander.unknownCommand' && !message.includes('Did you mean');

/** Runs a command; commander's own complaints become usage errors. */
async function runWords(
  session: Session,
  words: readonly string[],
  write: (text: string) => void,
): Promise<void> {
  try {
    await programFor(session, write).parseAsync(helpOfVerb(words), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    if (isNoVerbAtAll(error)) session.secrets.keyboard.forgetLast();
    throw new UsageError(usageText(error, session.report.language));
  }
}

export interface LineOutcome {
  readonly exit: ExitCode;
  /** The line asked for the session's end. */
  readonly ends: boolean;
}

/**
 * `expect CODE command …` holds when the command is refused, or fails, with exactly that code: stories and tests
 * say what must not happen in the same breath as what must.
 */
export async function runLine(session: Session, line: string, number: number): Promise<LineOutcome> {
  const { report } = session;
  session.beginLine();
  try {
    const words = lineWords(line);
    const [first] = words;
    if (first === undefined) return { exit: exitCodes.done, ends: false };
    if (first === 'close' || first === 'exit') return { exit: exitCodes.done, ends: true };
    if (first !== 'expect') {
      await runWords(session, words, (text) => report.line(text.trimEnd()));
      return { exit: exitCodes.done, ends: false };
    }
    const code = words[1] ?? '';
    const outcome = await runWords(session, words.slice(2), () => {}).then(
      () => null,
      (error: unknown) => error,
    );
    if (outcome === null) {
      report.say('expectedButAllowed', { line: number, code });
      return { exit: exitCodes.fault, ends: false };
    }
    report.failure(words.slice(2).join(' '), outcome);
    if (codeOf(outcome) === code) return { exit: exitCodes.done, ends: false };
    report.say('expectedOther', { line: number, code, got: codeOf(outcome) });
    return { exit: exitCodes.fault, ends: false };
  } catch (error) {
    report.failure(line.trim().split(/\s+/)[0] ?? '', error);
    return { exit: exitCodeOf(error), ends: false };
  }
}
