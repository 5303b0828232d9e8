/** `dossier-vault`: the vault from a terminal. Exit codes: 0 done, 2 usage, 3 refused by a rule, 4 fault, 5 tampering or quarantine, 130 stopped. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { VaultFault } from '../shared/vocabulary/fault.ts';
import type { Language } from '../shared/vocabulary/refusal.ts';
import { verifierProgram } from '../vault/audit/verifier-program.ts';
import { calibrate } from '../vault/sealing/passphrase.ts';
import { createByCeremony } from './create-ceremony.ts';
import { openSession, withOpenVault } from './open-session.ts';
import { type RecoverOptions, recoverByCustodySheets } from './recover-custody.ts';
import { type ExitCode, exitCodeOf, exitCodes, Report } from './report.ts';
import { NoDescriptor, Secrets } from './secrets.ts';
import { collect } from './session-commands/options.ts';
import { tellDiagnosis } from './session-commands/vault.ts';
import { defaultStationLabel, terminalStation } from './station.ts';

interface CommonOptions {
  readonly lang?: string;
  readonly json?: boolean;
  readonly secretsFd?: string;
}

const systemLanguage = (): Language =>
  /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh-CN' : 'en';

const languageOf = (options: CommonOptions): Language =>
  options.lang === undefined ? systemLanguage() : options.lang.startsWith('zh') ? 'zh-CN' : 'en';

async function main(words: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = exitCodes.done;
  const program = new Command('dossier-vault')
    .description('卷宗保险库  An offline vault for confidential client dossiers')
    .exitOverride();

  const prepare = (options: CommonOptions): { report: Report; secrets: Secrets } => ({
    report: new Report(languageOf(options), options.json === true),
    secrets: new Secrets(options.secretsFd === undefined ? null : Number(options.secretsFd)),
  });
  const common = (command: Command): Command =>
    command
      .option('--lang <language>', 'zh-CN or en')
      .option('--json', 'one JSON object a line')
      .option('--secrets-fd <n>', 'read name<TAB>passphrase[<TAB>key file] lines from this file descriptor');
  const opening = (command: Command): Command =>
    common(command)
      .requiredOption('--key-file <path>', 'the opening custodian’s key file')
      .option('--station <label>', 'which desk this is', defaultStationLabel())
      .option('--place <text>', 'where it stands', '')
      .option('--anchor <folder>', 'a further folder that may hold an anchor', collect, []);

  common(program.command('create <vault>').description('create a vault in one ceremony'))
    .requiredOption('--ceremony <file>', 'who founds it')
    .requiredOption('--sheets <folder>', 'where the recovery sheets are written')
    .action(async (vault: string, options: CommonOptions & { ceremony: string; sheets: string }) => {
      const { report, secrets } = prepare(options);
      // About half a second for each passphrase on this machine, and never under the floor.
      await calibrate();
      exit = await createByCeremony(vault, options, terminalStation(), report, secrets);
    });

  common(
    program
      .command('recover <vault>')
      .description('new keys for a custodian, by the recovery sheets of custody and an approver'),
  )
    .requiredOption('--who <custodian>')
    .requiredOption('--sheet <file>', 'a recovery sheet of custody', collect, [])
    .requiredOption('--key-file <path>', 'where the new key file and its spare are written', collect, [])
    .requiredOption('--with <approver>')
    .option('--station <label>', 'which desk this is', defaultStationLabel())
    .option('--place <text>', 'where it stands', '')
    .option('--anchor <folder>', 'a further folder that may hold an anchor', collect, [])
    .action(async (vault: string, options: CommonOptions & RecoverOptions) => {
      const { report, secrets } = prepare(options);
      await calibrate();
      exit = await recoverByCustodySheets(vault, options, terminalStation(), report, secrets);
    });

  opening(program.command('open <vault>').description('open a vault and work in it'))
    .option('--script <file>', 'read commands from a file')
    .action(
      async (
        vault: string,
        options: CommonOptions & {
          keyFile: string;
          station: string;
          place: string;
          anchor: string[];
          script?: string;
        },
      ) => {
        const { report, secrets } = prepare(options);
        exit = await openSession(
          vault,
          { ...options, script: options.script ?? null },
          terminalStation(),
          report,
          secrets,
        );
      },
    );

  opening(
    program.command('doctor <vault>').description('check everything, change nothing but the log'),
  ).action(
    async (
      vault: string,
      options: CommonOptions & { keyFile: string; station: string; place: string; anchor: string[] },
    ) => {
      const { report, secrets } = prepare(options);
      exit = await withOpenVault(vault, options, terminalStation(), report, secrets, async (session) => {
        const found = await session.ask('doctor', {});
        tellDiagnosis(session, found);
        report.answer('doctor', found);
        return found.sound ? exitCodes.done : exitCodes.tampered;
      });
    },
  );

  const log = program.command('log').description('the access log');
  opening(log.command('export <vault>').description('write an audit bundle'))
    .requiredOption('--out <folder>')
    .option('--without-texts', 'leave out every opening')
    .action(
      async (
        vault: string,
        options: CommonOptions & {
          keyFile: string;
          station: string;
          place: string;
          anchor: string[];
          out: string;
          withoutTexts?: boolean;
        },
      ) => {
        const { report, secrets } = prepare(options);
        exit = await withOpenVault(vault, options, terminalStation(), report, secrets, async (session) => {
          const answer = await session.ask('log.export', {
            folder: resolve(options.out),
            openings: options.withoutTexts === true ? 'none' : 'all',
          });
          report.say('exported', { folder: answer.folder, entries: answer.entries });
          report.answer('log export', answer);
          return exitCodes.done;
        });
      },
    );

  program
    .command('verify <bundle>')
    .description('verify an audit bundle with the standalone verifier')
    .option('--since <checkpoint>')
    .option('--paper <text>', 'what the code of a paper says, or its size and eight words')
    .option('--lang <language>')
    .option('--json')
    .action((bundle: string, options: { since?: string; paper?: string; lang?: string; json?: boolean }) => {
      const args = [verifierProgram(), bundle];
      if (options.since !== undefined) args.push('--since', options.since);
      if (options.paper !== undefined) args.push('--paper', options.paper);
      args.push('--lang', languageOf({ ...(options.lang === undefined ? {} : { lang: options.lang }) }));
      if (options.json === true) args.push('--json');
      const run = spawnSync(process.execPath, args, { stdio: 'inherit' });
      // The verifier says 1 where the log is broken; here that is tampering.
      exit = run.status === 0 ? exitCodes.done : run.status === 1 ? exitCodes.tampered : exitCodes.fault;
    });

  try {
    await program.parseAsync([...words], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    // Anything unforeseen is an internal fault: said as one, without a stack.
    const known =
      error instanceof VaultFault || error instanceof NoDescriptor
        ? error
        : new VaultFault('INTERNAL', {}, error);
    new Report(systemLanguage(), false).failure('', known);
    return exitCodeOf(known);
  }
}

process.exitCode = await main(process.argv.slice(2));
