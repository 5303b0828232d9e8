/** `restore BACKUP FOLDER`: a state of a backup is put into an empty folder; the next opening is signed for. */
import { resolve } from 'node:path';
import { VaultRouter } from '../vault/router/router.ts';
import { timeText } from './session-commands/options.ts';
import { type ExitCode, exitCodeOf, exitCodes, type Report } from './terminal/report.ts';
import type { Secrets } from './terminal/secrets.ts';
import { Session } from './terminal/session.ts';
import type { Station } from './terminal/station.ts';
import { endOnSignals } from './terminal/stopping.ts';

export async function restoreFromBackup(
  backup: string,
  folder: string | undefined,
  options: { readonly state?: string },
  station: Station,
  report: Report,
  secrets: Secrets,
): Promise<ExitCode> {
  const session = new Session(new VaultRouter(station.ports), report, secrets, '', '');
  const heedNoMore = endOnSignals(session);
  const zh = report.language === 'zh-CN';
  try {
    if (folder === undefined) {
      const found = await session.ask('backup.look', { folder: resolve(backup) });
      report.table(
        found.states.map((each) => [
          each.state,
          timeText(each.atMs),
          zh ? `日志 ${each.entries} 条` : `${each.entries} entries`,
          zh ? `密封件 ${each.objects} 个` : `${each.objects} sealed files`,
        ]),
      );
      report.answer('restore', found);
      return exitCodes.done;
    }
    const answer = await session.ask('backup.restore', {
      backup: resolve(backup),
      folder: resolve(folder),
      ...(options.state === undefined ? {} : { state: options.state }),
    });
    report.line(
      zh
        ? `已恢复到 ${answer.folder}：${answer.state} 的状态，日志 ${answer.entries} 条，密封件 ${answer.objects} 个。`
        : `Put back into ${answer.folder}: the state of ${answer.state}, ${answer.entries} entries, ${answer.objects} sealed files.`,
    );
    if (answer.missing.length > 0)
      report.line(
        zh
          ? `备份中缺失或损坏 ${answer.missing.length} 个密封件：${answer.missing.slice(0, 5).join('、')}`
          : `${answer.missing.length} sealed files are missing or damaged in the backup: ${answer.missing.slice(0, 5).join(', ')}`,
      );
    report.line(
      zh
        ? '开启时由保管人与审批人签名：open 加上 --moved 审批人；随后签署新的世代（new-generation）。'
        : 'To open it, a custodian and an approver sign: open with --moved APPROVER; then a new generation (new-generation).',
    );
    report.answer('restore', answer);
    return answer.missing.length === 0 ? exitCodes.done : exitCodes.tampered;
  } catch (error) {
    report.failure('restore', error);
    return exitCodeOf(error);
  } finally {
    heedNoMore();
    await station.close();
  }
}
