/** Session commands about the vault itself: status, recovery, clock, generation, policy. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Diagnosis, VaultStatus } from '../../shared/contract/answers.ts';
import { factText } from '../../shared/vocabulary/fact-words.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { policySettings } from '../../shared/vocabulary/policy-settings.ts';
import { sayRenewed } from '../terminal/renewed-keys.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { collect, readWhole } from './options.ts';

export function vaultCommands(program: Command, session: Session): void {
  const { report } = session;
  program.command('status').action(async () => {
    const status = await session.ask('vault.status', {});
    tellStatus(session, status);
    report.answer('status', status);
  });
  program.command('doctor').action(async () => {
    const found = await session.ask('doctor', {});
    tellDiagnosis(session, found);
    report.answer('doctor', found);
    if (!found.sound) throw new VaultFault('VAULT_DAMAGED', { part: damage(found) });
  });

  program
    .command('recovery')
    .command('confirm')
    .requiredOption('--sheet <file>', '', collect)
    .action(async (options: { sheet: string[] }) => {
      const answer = await session.ask('recovery.confirm', {
        signature: await session.signature(),
        sheets: options.sheet.map(readSheet),
      });
      report.say('done');
      report.answer('recovery confirm', answer);
    });
  program
    .command('recover <approver>')
    .requiredOption('--sheet <file>', '', collect)
    .requiredOption('--key-file <path>', '', collect)
    .action(async (who: string, options: { sheet: string[]; keyFile: string[] }) => {
      const answer = await session.ask('recovery.use', {
        sheets: options.sheet.map(readSheet),
        who,
        passphrase: await session.newPassphraseOf(who),
        keyFiles: options.keyFile.map((path) => resolve(path)),
        signature: await session.signature(),
      });
      report.say('fingerprint', { name: who, fingerprint: answer.fingerprint });
      sayRenewed(report, answer);
      report.answer('recover', answer);
    });
  program
    .command('keyfile')
    .command('confirm')
    .requiredOption('--key-file <path>', '', collect)
    .action(async (options: { keyFile: string[] }) => {
      const answer = await session.ask('keyfile.confirm', {
        signature: await session.signature(),
        keyFiles: options.keyFile,
      });
      report.say('done');
      report.answer('keyfile confirm', answer);
    });
  program
    .command('clock')
    .command('confirm')
    .option('--with <who>')
    .action(async (options: { with?: string }) => {
      const answer = await session.ask('clock.confirm', {
        signature: await session.signature(),
        cosign: await session.credentials(options.with === undefined ? [] : [options.with]),
      });
      report.say('done');
      report.answer('clock confirm', answer);
    });
  program
    .command('new-generation')
    .requiredOption('--with <who>')
    .action(async (options: { with: string }) => {
      const answer = await session.ask('generation.new', {
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('generation', {
        generation: answer.generation,
        voided: answer.voidedLoans,
        views: answer.viewsFromLedgers,
      });
      if (!answer.ledgerCovers) report.say('allSpent');
      report.answer('new-generation', answer);
    });
  program
    .command('anchor')
    .command('add <folder>')
    .action(async (folder: string) => {
      const answer = await session.ask('anchor.add', {
        signature: await session.signature(),
        folder: resolve(folder),
      });
      report.say('done');
      report.answer('anchor add', answer);
    });
  program
    .command('policy')
    .command('tighten <file>')
    .requiredOption('--with <who>')
    .action(async (file: string, options: { with: string }) => {
      const answer = await session.ask('policy.tighten', {
        policy: readPolicy(file),
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('policy tighten', answer);
    });
  program
    .command('erase <entry> <commitment>')
    .requiredOption('--ground <text>')
    .requiredOption('--with <who>')
    .action(async (entry: string, commit: string, options: { ground: string; with: string }) => {
      const answer = await session.ask('opening.erase', {
        index: readWhole(entry),
        commit,
        ground: options.ground,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('erase', answer);
    });
  program
    .command('correct <entry>')
    .requiredOption('--remark <text>')
    .action(async (entry: string, options: { remark: string }) => {
      const answer = await session.ask('entry.correct', {
        index: readWhole(entry),
        remark: options.remark,
        signature: await session.signature(),
      });
      report.line(`${answer.index}`);
      report.answer('correct', answer);
    });
  program.command('say <text>').action((text: string) => report.line(text));
}

export function readSheet(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new VaultFault('FILE_NOT_FOUND', {}, error);
  }
}

function readPolicy(file: string): unknown {
  const parsed = policySettings.safeParse(JSON.parse(readSheet(file)));
  if (!parsed.success) throw new UsageError(parsed.error.issues[0]?.path.join('.') ?? file);
  return parsed.data;
}

export function tellStatus(session: Session, status: VaultStatus): void {
  const { report } = session;
  report.say('opened', {
    name: status.name,
    entries: status.entries,
    words: status.checkpointWords.join(' '),
  });
  if (status.sample) report.say('sample');
  if (status.quarantine !== 'none')
    report.say('quarantine', { cause: factText('cause', status.quarantine, report.language) });
  if (status.clock !== 'none') report.say('clock', { doubt: report.term('clockDoubt', status.clock) });
  if (!status.ready) report.say('notReady');
  if (status.custodians < 2 || status.approvers < 2) {
    report.say('onlyOne', { custodians: status.custodians, approvers: status.approvers });
  }
  report.say('waiting', { ...status.waiting });
}

const damage = (found: Diagnosis): string =>
  [found.logBroken, found.tableDiffers, ...found.missing, ...found.altered, ...found.capsulesBroken]
    .filter((part): part is string => part !== null)
    .slice(0, 5)
    .join('；');

export function tellDiagnosis(session: Session, found: Diagnosis): void {
  if (found.surplus.length > 0) session.report.say('surplus', { n: found.surplus.length });
  if (found.sound) session.report.say('sound', { entries: found.entries, files: found.sealedFiles });
  else session.report.say('unsound', { detail: damage(found) });
}
