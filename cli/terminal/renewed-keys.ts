import type { RenewedKeys } from '../../shared/contract/answers.ts';
import type { Report } from './report.ts';

/** What the terminal says about a change of keys, besides that it was made. */
export function sayRenewed(report: Report, { leftBehind, underWay }: RenewedKeys): void {
  if (leftBehind > 0) report.say('leftBehind', { count: leftBehind });
  if (underWay) report.say('keysUnderWay');
}
