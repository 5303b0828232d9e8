/** What is said of everything leaving that was never announced, or not for a week. */
import { insert, type Lie } from './synthetic-log-lie.ts';
import { frozen } from './synthetic-log-story.ts';
import {
  daysPass,
  wholeBegun,
  wholePlanned,
  wholeWithdrawn,
  wholeWritten,
} from './synthetic-log-story-of-whole-release.ts';

const after = 'vault closed again';
const lie = (
  name: string,
  at: string,
  fault: Lie['fault'],
  ...steps: Parameters<typeof insert> extends [string, ...infer Rest] ? Rest : never
): Lie => ({ name, check: 'roles', at, fault, tell: insert(after, ...steps) });

export const aboutWholeReleases: Lie[] = [
  {
    name: 'everything-announced-with-an-approver-too-many',
    check: 'roles',
    at: 'all announced',
    fault: 'whole-approvers',
    tell: insert('loan 3 overdue', {
      ...wholePlanned,
      by: [
        ['custodian', 'chen'],
        ['approver', 'wei'],
        ['approver', 'xu'],
      ],
    }),
  },
  lie(
    'everything-announced-by-somebody-frozen',
    'all announced',
    'whole-by-frozen',
    { ...frozen('ivy'), by: [['custodian', 'hao']] },
    wholePlanned,
  ),
  lie('everything-leaves-unannounced', 'all begun', 'whole-unplanned', wholeBegun),
  lie(
    'everything-leaves-within-a-week',
    'all begun',
    'whole-too-early',
    wholePlanned,
    ...daysPass(6),
    wholeBegun,
  ),
  lie(
    'everything-leaves-after-it-was-withdrawn',
    'all begun',
    'whole-unplanned',
    wholePlanned,
    ...daysPass(7),
    wholeWithdrawn,
    wholeBegun,
  ),
  lie(
    'everything-leaves-after-sixty-days',
    'all begun',
    'whole-unplanned',
    wholePlanned,
    ...daysPass(60),
    wholeBegun,
  ),
  lie('everything-announced-twice', 'all announced again', 'whole-planned-twice', wholePlanned, {
    ...wholePlanned,
    name: 'all announced again',
  }),
  lie('everything-withdrawn-that-nobody-announced', 'all withdrawn', 'whole-unplanned', wholeWithdrawn),
  lie(
    'everything-written-that-nobody-began',
    'all written',
    'whole-not-begun',
    wholePlanned,
    ...daysPass(8),
    wholeWritten,
  ),
];
