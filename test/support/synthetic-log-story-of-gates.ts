/** What the custodian's role takes, told after the agreements: asked of Hao from a day on, who then has all of it. */
import { id, type Step } from './synthetic-log.ts';
import { all, insert, type Telling } from './synthetic-log-lie.ts';
import { policy } from './synthetic-log-story.ts';
import { agreementMade, agreementSigned, withAgreements } from './synthetic-log-story-of-agreements.ts';
import { dossierOpened } from './synthetic-log-story-of-handovers.ts';
import { acknowledged, decided, described, made, result, self } from './synthetic-log-story-of-training.ts';
import { daysPass } from './synthetic-log-story-of-whole-release.ts';

const clerk: Step['by'] = [['clerk', 'kim']];
export const haoAndIvy: Step['by'] = [
  ['custodian', 'hao'],
  ['approver', 'ivy'],
];

/** The story ends on the 7th of March; this is the day after. */
const day = '2025-03-08';
export const agreement = { role: 'custodian', what: 'agreement', from: day };
export const rules = { role: 'custodian', what: 'rules', from: day };
export const course = { role: 'custodian', what: 'course', kind: 'custody', months: 1, from: day };

export const gatesSet = (gates: readonly object[], name = 'gates set'): Step => ({
  name,
  type: 'policy.tightened',
  by: haoAndIvy,
  data: { policy: { ...policy, viewCap: { internal: 3, confidential: 2, secret: 1 }, gates } },
});

export const openedByHao = (dossier: string): Step => ({
  ...dossierOpened(dossier, 'fay'),
  by: [['custodian', 'hao']],
});
/** So that days of several stretches do not bear the same names. */
export const later = (days: number): Step[] =>
  daysPass(days).map((each) => ({ ...each, name: `${each.name}, later` }));

export const passedOn = (on: string, passed = true): Step => {
  const recorded = result('keeping', 'hao', 1, passed);
  return { ...recorded, data: { ...recorded.data, on } };
};

const gateStory: Step[] = [
  gatesSet([agreement, rules, course]),
  openedByHao('on the day before'),
  agreementMade('secrecy of hao', 'hao', { from: '2025-03-01', until: '2025-03-20' }),
  agreementSigned('secrecy of hao', 'hao', 'secrecy of hao made', [...self('hao'), ['approver', 'ivy']]),
  acknowledged('hao', 2),
  described('keeping', 'keeping described', clerk, {
    kind: 'custody',
    department: null,
    trainees: [id('hao')],
    sessions: [{ on: '2025-03-07', at: 540, minutes: 120, part: null, visited: null }],
  }),
  made('keeping plan', 'yearly-plan', clerk, [['keeping', 'keeping described']], {
    year: 2027,
    budget: 0,
    department: null,
  }),
  decided('keeping plan', 'general'),
  passedOn('2025-03-07'),
  ...daysPass(2),
  openedByHao('after the day'),
];

export const withGates: Telling = all(withAgreements, insert('max signs by hand', ...gateStory));
