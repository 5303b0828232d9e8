/** Who can decide something that waits, who of them is away, and since when it waits (L12). */
import type { LoanDetail } from '../../shared/contract/answers.ts';
import type { Report } from '../terminal/report.ts';
import { say } from '../terminal/words.ts';
import { timeText } from './options.ts';

export function tellDeciders(
  report: Report,
  waits: Pick<LoanDetail, 'deciders' | 'tooFewHere'>,
  sinceMs: number,
): void {
  const { language } = report;
  const deciders = waits.deciders.map(({ who, awayUntil }) =>
    awayUntil === null ? who : say('awayUntil', language, { who, day: awayUntil }),
  );
  report.line(`  ${say('deciders', language, { who: deciders.join(' / ') || '—' })}  ${timeText(sinceMs)}`);
  if (waits.tooFewHere) report.line(`  ${say('tooFewHere', language)}`);
}
