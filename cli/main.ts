/** `dossier-vault`: the vault from a terminal. Exit codes: 0 done, 2 usage, 3 refused by a rule, 4 fault, 5 tampering or quarantine, 130 stopped. */
import { dirname } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { traceOf } from '../shared/diagnostics/trace.ts';
import { VaultFault } from '../shared/vocabulary/fault.ts';
import { mannerOf } from './common-options.ts';
import { vaultProgram } from './program.ts';
import {
  type ExitCode,
  exitCodeOf,
  exitCodes,
  keepQuietWithoutReaders,
  Report,
  UsageError,
} from './terminal/report.ts';
import { NoDescriptor } from './terminal/secrets.ts';
import { userDataFolder } from './terminal/station.ts';
import { beginTrace, terminalTrace } from './terminal/terminal-trace.ts';
import { asksForHelp, usageText } from './verb-words/verb-table.ts';
import { programVersion } from './version.ts';

async function main(words: readonly string[]): Promise<ExitCode> {
  const { language, json, unknownLanguage } = mannerOf(words);
  const report = new Report(language, json);
  try {
    if (unknownLanguage !== null) throw unknownLanguage;
    const program = vaultProgram(language, report, programVersion());
    // Complaints of the parser are said by the report, in its language and form.
    const silence = (command: Command): void => {
      command.exitOverride().configureOutput({ writeOut: (text) => report.raw(text), writeErr: () => {} });
      command.commands.forEach(silence);
    };
    silence(program.command);
    if (words.length === 0) {
      program.command.outputHelp();
      return exitCodes.usage;
    }
    await program.command.parseAsync([...words], { from: 'user' });
    return program.exit();
  } catch (error) {
    if (asksForHelp(error)) return exitCodes.done;
    // Anything unforeseen is an internal fault: said as one, without a stack.
    const known =
      error instanceof CommanderError
        ? new UsageError(usageText(error, language))
        : error instanceof VaultFault || error instanceof NoDescriptor || error instanceof UsageError
          ? error
          : new VaultFault('INTERNAL', {}, error);
    if (known instanceof VaultFault && known.code === 'INTERNAL')
      terminalTrace()?.write({ kind: 'error', during: 'terminal', tookMs: null, errors: traceOf(error) });
    report.failure(words.find((word) => !word.startsWith('-')) ?? '', known);
    return exitCodeOf(known);
  }
}

keepQuietWithoutReaders();
beginTrace(dirname(userDataFolder()), import.meta.url, programVersion());
process.exitCode = await main(process.argv.slice(2));
