/** What a log says of everything leaving at once. */
import { hashOf, type Step, text } from './synthetic-log.ts';
import { backupPlanned } from './synthetic-log-story-of-backups.ts';

const dayMs = 86_400_000;
const both: Step['by'] = [
  ['custodian', 'hao'],
  ['approver', 'ivy'],
];

export const wholePlanned: Step = {
  name: 'all announced',
  type: 'whole.planned',
  by: both,
  data: { ground: text('another system') },
};

/** Three days are the most that pass without anybody saying that the clock is right. */
export const daysPass = (days: number): Step[] =>
  Array.from({ length: Math.ceil(days / 2) }, (_, i) => ({
    ...backupPlanned('stick'),
    name: `day ${(i + 1) * 2} of ${days}`,
    after: Math.min(2, days - i * 2) * dayMs,
  }));

export const wholeWithdrawn: Step = {
  name: 'all withdrawn',
  type: 'whole.withdrawn',
  by: [['approver', 'ivy']],
  data: { ground: text('we stay') },
};

export const wholeBegun: Step = {
  name: 'all begun',
  type: 'whole.begun',
  by: both,
  data: { folder: text('a disk'), dossiers: 1, documents: 2, bytes: 3_000 },
};

export const wholeWritten: Step = {
  name: 'all written',
  type: 'whole.written',
  by: [],
  data: { documents: 2, without: 0, bytes: 3_000, sums: hashOf('sums') },
};
