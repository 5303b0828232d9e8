/** Session commands about backups: where they go, making, stopping and trying them (K1, K2). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { BackupDrilled, BackupTargetShown } from '../../shared/contract/answers.ts';
import { describeFault, faultCodes, VaultFault } from '../../shared/vocabulary/fault.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { readWhole, timeText } from './options.ts';
import { tellDiagnosis } from './vault.ts';

const askedEveryMs = 200;

export function backupCommands(program: Command, session: Session): void {
  const { report } = session;
  const zh = report.language === 'zh-CN';
  const words = (chinese: string, english: string): string => (zh ? chinese : english);
  const backup = program.command('backup');

  /** By number, or by folder. */
  const targetOf = async (said: string | undefined): Promise<BackupTargetShown> => {
    const { targets } = await session.ask('backup.show', {});
    if (said === undefined && targets.length === 1) return targets[0]!;
    const folder = said === undefined ? '' : resolve(said);
    const found = targets.find((each) => String(each.no) === said || each.folder === folder);
    if (found === undefined)
      throw new UsageError(said ?? words('请指明去处的编号', 'say which target, by number'));
    return found;
  };

  backup.command('list').action(async () => {
    const shown = await session.ask('backup.show', {});
    if (shown.targets.length === 0)
      report.line(
        words(
          '还没有设定备份：这个磁盘若损坏，全部文件都会丢失。',
          'No backup is planned: if this disk breaks, every document is lost.',
        ),
      );
    for (const target of shown.targets) {
      report.line(
        `${target.no}. ${target.folder}${target.there ? '' : words('（现在不在）', ' (not there now)')}`,
      );
      if (target.failed !== null)
        report.line(
          `   ${words('上次未完成：', 'The last one was not finished: ')}${describeFault(faultOf(target.failed).code, {}, report.language)}`,
        );
      if (target.sameDisk)
        report.line(
          `   ${words('与保险库在同一磁盘：磁盘损坏时会一同丢失', 'On the disk of the vault itself: what breaks it takes both')}`,
        );
      if (target.overdue) report.line(`   ${words('备份已过期', 'A backup is overdue')}`);
      if (target.drillDue) report.line(`   ${words('该做演练了', 'A drill is due')}`);
      report.table(
        target.states.map((each) => [
          `   ${each.state}`,
          timeText(each.madeAtMs),
          words(`日志 ${each.entries} 条`, `${each.entries} entries`),
          words(`密封件 ${each.objects} 个`, `${each.objects} sealed files`),
          each.without === 0 ? '' : words(`缺 ${each.without} 个`, `${each.without} missing`),
        ]),
      );
    }
    report.answer('backup list', shown);
  });

  backup
    .command('plan <folder>')
    .option('--at-closing')
    .option('--every <hours>')
    .option('--keep <days,weeks,months>')
    .action(async (folder: string, options: { atClosing?: boolean; every?: string; keep?: string }) => {
      const path = resolve(folder);
      const known = (await session.ask('backup.show', {})).targets.find((each) => each.folder === path);
      const [days, weeks, months, ...more] = (options.keep ?? '7,4,12').split(',').map(readWhole);
      if (months === undefined || more.length > 0) throw new UsageError(options.keep ?? '');
      const answer = await session.ask('backup.plan', {
        ...(known === undefined ? {} : { target: known.target }),
        folder: path,
        atClosing: options.atClosing === true,
        everyHours: options.every === undefined ? 0 : readWhole(options.every),
        keep: { days, weeks, months },
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('backup plan', answer);
    });

  backup
    .command('end <target>')
    .requiredOption('--ground <text>')
    .requiredOption('--with <who>')
    .action(async (said: string, options: { ground: string; with: string }) => {
      const { target } = await targetOf(said);
      const answer = await session.ask('backup.end', {
        target,
        ground: options.ground,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('backup end', answer);
    });

  backup
    .command('make [target]')
    .option('--thorough')
    .action(async (said: string | undefined, options: { thorough?: boolean }) => {
      const { target } = await targetOf(said);
      await session.ask('backup.begin', { target, thorough: options.thorough === true });
      const made = await ended(session, target);
      const state = made.states[0];
      if (made.failed !== null) throw faultOf(made.failed);
      if (state !== undefined)
        report.line(
          words(
            `已备份：${state.state}，日志 ${state.entries} 条，密封件 ${state.objects} 个。`,
            `Backed up: ${state.state}, ${state.entries} entries, ${state.objects} sealed files.`,
          ),
        );
      if (state !== undefined && state.without > 0)
        report.line(
          words(
            `有 ${state.without} 个密封件在库中已缺失或损坏，备份里也没有（doctor 会列出）。`,
            `${state.without} sealed files are missing or damaged in the vault and are in no backup (doctor names them).`,
          ),
        );
      report.answer('backup make', state ?? null);
    });

  backup
    .command('drill [target]')
    .requiredOption('--key-file <path>')
    .option('--state <name>')
    .action(async (said: string | undefined, options: { keyFile: string; state?: string }) => {
      const { target } = await targetOf(said);
      const keyFile = resolve(options.keyFile);
      const found = await session.ask('backup.drill', {
        target,
        ...(options.state === undefined ? {} : { state: options.state }),
        passphrase: await session.passphraseOf(session.secrets.holderOf(keyFile) ?? options.keyFile),
        keyFile,
      });
      tellDrill(session, found);
      report.answer('backup drill', found);
      if (!found.sound) throw new VaultFault('VAULT_DAMAGED', { part: found.state });
    });
}

function tellDrill(session: Session, found: BackupDrilled): void {
  const { report } = session;
  const { lost } = found;
  const zh = report.language === 'zh-CN';
  report.line(
    zh
      ? `备份 ${found.state}：恢复可得日志 ${found.entries} 条、文件 ${found.documents} 件、查阅 ${found.views} 次。`
      : `Backup ${found.state}: a restore brings back ${found.entries} entries, ${found.documents} documents, ${found.views} views.`,
  );
  report.line(
    zh
      ? `其后发生而会丢失的：日志 ${lost.entries} 条，其中提交文件 ${lost.documents} 件、申请 ${lost.loans} 笔、查阅 ${lost.views} 次。`
      : `It would lose what came after. Entries: ${lost.entries}; of these documents submitted: ${lost.documents}, requests: ${lost.loans}, views: ${lost.views}.`,
  );
  tellDiagnosis(session, found);
}

/** Waits for a backup; Ctrl-C stops it. */
async function ended(session: Session, target: string): Promise<BackupTargetShown> {
  const progress = session.report.progress();
  for (;;) {
    const { underWay, targets } = await session.ask('backup.show', {});
    if (underWay === null) {
      progress.ended();
      const shown = targets.find((each) => each.target === target);
      if (shown === undefined) throw new VaultFault('STOPPED');
      return shown;
    }
    progress.percent(underWay.done, underWay.total);
    if (session.stopRequested) await session.router.call('backup.stop', {});
    await new Promise((resolve) => setTimeout(resolve, askedEveryMs));
  }
}

const faultOf = (code: string): VaultFault =>
  new VaultFault(faultCodes.find((each) => each === code) ?? 'INTERNAL');
