/** The program's verbs: what each takes, and what it does. Their descriptions are in verb-words/. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { Language } from '../shared/vocabulary/refusal.ts';
import { verifierFolder } from '../vault/audit/verifier-program.ts';
import { calibrate } from '../vault/sealing/passphrase.ts';
import { readDescriptorNumber } from './common-options.ts';
import { completionScript, readShell } from './completion.ts';
import { createByCeremony } from './create-ceremony.ts';
import { drillCopy } from './drill-vault.ts';
import { openSession, withOpenVault } from './open-session.ts';
import { type RecoverOptions, recoverByCustodySheets } from './recover-custody.ts';
import { restoreFromBackup } from './restore-backup.ts';
import { collect } from './session-commands/options.ts';
import { tellDiagnosis } from './session-commands/vault.ts';
import { type ExitCode, exitCodes, type Report } from './terminal/report.ts';
import { Secrets } from './terminal/secrets.ts';
import { defaultStationLabel, terminalStation } from './terminal/station.ts';
import { programOptions, programVerbs } from './verb-words/of-program.ts';
import { describeVerbs, versionWords } from './verb-words/verb-table.ts';

const programName = 'dossier-vault';

interface CommonOptions {
  readonly secretsFd?: string;
}
interface OpeningOptions extends CommonOptions {
  readonly keyFile: string;
  readonly station: string;
  readonly place: string;
  readonly anchor: string[];
}

/** Where the vault comes from another machine. */
interface OpeningElsewhere {
  readonly moved?: string;
  readonly takeLock?: boolean;
}

export interface Program {
  readonly command: Command;
  /** How the verb that was run ended. */
  readonly exit: () => ExitCode;
}

export function vaultProgram(language: Language, report: Report, version: string): Program {
  let exit: ExitCode = exitCodes.done;
  const program = new Command(programName)
    .description('卷宗保险库  An offline vault for confidential client dossiers')
    .version(version, '-V, --version', versionWords(language))
    .option('--lang <language>')
    .option('--json');

  const secretsOf = (options: CommonOptions): Secrets =>
    new Secrets(options.secretsFd === undefined ? null : readDescriptorNumber(options.secretsFd));
  const common = (command: Command): Command =>
    command.option('--lang <language>').option('--json').option('--secrets-fd <n>');
  const desk = (command: Command): Command =>
    command
      .option('--station <label>', '', defaultStationLabel())
      .option('--place <text>', '', '')
      .option('--anchor <folder>', '', collect, []);
  const opening = (command: Command): Command => desk(common(command).requiredOption('--key-file <path>'));

  common(program.command('create <vault>'))
    .option('--ceremony <file>')
    .option('--sheets <folder>')
    .action(async (vault: string, options: CommonOptions & { ceremony?: string; sheets?: string }) => {
      const secrets = secretsOf(options);
      // About half a second for each passphrase on this machine, and never under the floor.
      await calibrate();
      exit = await createByCeremony(vault, options, terminalStation(), report, secrets);
    });

  desk(
    common(program.command('recover <vault>'))
      .requiredOption('--who <custodian>')
      .requiredOption('--sheet <file>', '', collect)
      .requiredOption('--key-file <path>', '', collect)
      .requiredOption('--with <approver>'),
  ).action(async (vault: string, options: CommonOptions & RecoverOptions) => {
    const secrets = secretsOf(options);
    await calibrate();
    exit = await recoverByCustodySheets(vault, options, terminalStation(), report, secrets);
  });

  opening(program.command('open <vault>'))
    .option('--script <file>')
    .option('--moved <approver>')
    .option('--take-lock')
    .action(async (vault: string, options: OpeningOptions & OpeningElsewhere & { script?: string }) => {
      const asked = { ...options, script: options.script ?? null };
      exit = await openSession(vault, asked, terminalStation(), report, secretsOf(options));
    });

  common(program.command('drill <vault>').requiredOption('--key-file <path>'))
    .option('--anchor <folder>', '', collect, [])
    .action(async (vault: string, options: CommonOptions & { keyFile: string; anchor: string[] }) => {
      exit = await drillCopy(vault, options, terminalStation(), report, secretsOf(options));
    });

  common(program.command('restore <backup> [folder]'))
    .option('--state <name>')
    .action(
      async (backup: string, folder: string | undefined, options: CommonOptions & { state?: string }) => {
        exit = await restoreFromBackup(
          backup,
          folder,
          options,
          terminalStation(),
          report,
          secretsOf(options),
        );
      },
    );

  opening(program.command('doctor <vault>')).action(async (vault: string, options: OpeningOptions) => {
    const secrets = secretsOf(options);
    exit = await withOpenVault(vault, options, terminalStation(), report, secrets, async (session) => {
      const found = await session.ask('doctor', {});
      tellDiagnosis(session, found);
      report.answer('doctor', found);
      return found.sound ? exitCodes.done : exitCodes.tampered;
    });
  });

  opening(program.command('log').command('export <vault>'))
    .requiredOption('--out <folder>')
    .option('--without-texts')
    .action(async (vault: string, options: OpeningOptions & { out: string; withoutTexts?: boolean }) => {
      const secrets = secretsOf(options);
      exit = await withOpenVault(vault, options, terminalStation(), report, secrets, async (session) => {
        const answer = await session.ask('log.export', {
          folder: resolve(options.out),
          openings: options.withoutTexts === true ? 'none' : 'all',
        });
        report.say('exported', { folder: answer.folder, entries: answer.entries });
        report.answer('log export', answer);
        return exitCodes.done;
      });
    });

  program
    .command('verify <bundle>')
    .option('--since <older>')
    .option('--remember <folder>')
    .option('--name <name>')
    .option('--paper <text>')
    .option('--lang <language>')
    .option('--json')
    .action(
      (bundle: string, options: { since?: string; remember?: string; name?: string; paper?: string }) => {
        const args = [join(verifierFolder(), 'verify.mjs'), bundle, '--lang', language];
        for (const name of ['since', 'remember', 'name', 'paper'] as const) {
          const value = options[name];
          if (value !== undefined) args.push(`--${name}`, value);
        }
        if (report.json) args.push('--json');
        const run = spawnSync(process.execPath, args, { stdio: 'inherit' });
        // The verifier says 1 where the log is broken; here that is tampering.
        if (run.status === 0) exit = exitCodes.done;
        else if (run.status === 1) exit = exitCodes.tampered;
        else exit = run.signal === null ? exitCodes.fault : exitCodes.stopped;
      },
    );

  program
    .command('completion <shell>')
    .option('--name <name>', '', programName)
    .option('--lang <language>')
    .action((shell: string, options: { name: string }) => {
      report.raw(completionScript(program, readShell(shell), options.name));
    });

  return { command: describeVerbs(program, programVerbs, programOptions, language), exit: () => exit };
}
