import type { RenewedKeys } from '../shared/contract/answers.ts';
import type { Report } from './report.ts';

/** What there is to say of a change of keys beside that it was made. */
export function sayRenewed(report: Report, { leftBehind, underWay }: RenewedKeys): void {
  if (leftBehind > 0) report.say('leftBehind', { count: leftBehind });
  if (underWay) report.say('keysUnderWay');
}
