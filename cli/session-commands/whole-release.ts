/** Session commands about everything leaving at once: announcing, withdrawing, carrying out (D8). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { WholeReleaseShown } from '../../shared/contract/answers.ts';
import { describeFault, faultCodes, VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Session } from '../terminal/session.ts';
import { collect, timeText } from './options.ts';

const askedEveryMs = 200;

export function wholeReleaseCommands(program: Command, session: Session): void {
  const { report } = session;
  const zh = report.language === 'zh-CN';
  const words = (chinese: string, english: string): string => (zh ? chinese : english);
  const whole = program.command('whole');

  whole.command('show').action(async () => {
    const shown = await session.ask('whole.show', {});
    for (const line of linesOf(shown, words, report.language)) report.line(line);
    report.answer('whole show', shown);
  });

  whole
    .command('plan')
    .requiredOption('--ground <text>')
    .requiredOption('--with <who>', '', collect)
    .action(async (options: { ground: string; with: string[] }) => {
      const answer = await session.ask('whole.plan', {
        ground: options.ground,
        signature: await session.signature(),
        cosign: await session.credentials(options.with),
      });
      report.say('done');
      report.answer('whole plan', answer);
    });

  whole
    .command('withdraw')
    .requiredOption('--ground <text>')
    .action(async (options: { ground: string }) => {
      const answer = await session.ask('whole.withdraw', {
        ground: options.ground,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('whole withdraw', answer);
    });

  whole
    .command('begin <folder>')
    .requiredOption('--with <who>', '', collect)
    .action(async (folder: string, options: { with: string[] }) => {
      const begun = await session.ask('whole.begin', {
        folder: resolve(folder),
        signature: await session.signature(),
        cosign: await session.credentials(options.with),
      });
      const shown = await ended(session);
      if (shown.failed !== null) throw faultOf(shown.failed);
      report.line(begun.folder);
      for (const line of linesOf(shown, words, report.language)) report.line(line);
      report.answer('whole begin', { ...begun, written: shown.written });
    });
}

async function ended(session: Session): Promise<WholeReleaseShown> {
  const progress = session.report.progress();
  for (;;) {
    const shown = await session.ask('whole.show', {});
    if (shown.underWay === null) {
      progress.ended();
      return shown;
    }
    progress.percent(shown.underWay.done, shown.underWay.total);
    if (session.stopRequested) await session.router.call('whole.stop', {});
    await new Promise((go) => setTimeout(go, askedEveryMs));
  }
}

const faultOf = (code: string): VaultFault =>
  new VaultFault(faultCodes.find((each) => each === code) ?? 'INTERNAL');

function linesOf(
  shown: WholeReleaseShown,
  words: (chinese: string, english: string) => string,
  language: 'zh-CN' | 'en',
): string[] {
  const { state, fromMs, untilMs, by, ground, written } = shown;
  const held = words(
    `库内有卷宗 ${shown.dossiers} 份、已接收文件 ${shown.documents} 件；未接收的 ${shown.pending} 件不会写出。`,
    `The vault holds dossiers: ${shown.dossiers}, accepted documents: ${shown.documents}; not accepted, and not written: ${shown.pending}.`,
  );
  if (state === 'none')
    return [words('没有宣布整库出库。', 'No release of the whole vault is announced.'), held];
  return [
    words(`由 ${by.join('、')} 宣布：${ground}`, `Announced by ${by.join(', ')}: ${ground}`),
    ...(fromMs === null || untilMs === null
      ? []
      : [
          words(
            `可办理：${timeText(fromMs)} 至 ${timeText(untilMs)}`,
            `To be carried out from ${timeText(fromMs)} to ${timeText(untilMs)}`,
          ),
        ]),
    held,
    ...(written === null
      ? []
      : [
          words(
            `已写出 ${written.documents} 件，未能写出 ${written.without} 件；SHA256SUMS 的摘要 ${written.sums}`,
            `Written: ${written.documents}, missing or damaged: ${written.without}; digest of SHA256SUMS ${written.sums}`,
          ),
        ]),
    ...(shown.failed === null
      ? []
      : [
          words('上次没有写完：', 'The last run did not come to its end: ') +
            describeFault(faultOf(shown.failed).code, {}, language),
        ]),
  ];
}
