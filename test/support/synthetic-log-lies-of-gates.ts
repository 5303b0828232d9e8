/** Somebody acts in a role without what policy asks for on that day, or what it asks for is taken back or backdated. */
import { id, type Step } from './synthetic-log.ts';
import {
  all,
  change,
  changeData,
  endAfter,
  insert,
  insertAndEnd,
  type Lie,
  named,
  remove,
  type Telling,
} from './synthetic-log-lie.ts';
import { policy, roleGiven } from './synthetic-log-story.ts';
import { agreementEnded } from './synthetic-log-story-of-agreements.ts';
import {
  agreement,
  course,
  gatesSet,
  haoAndIvy,
  later,
  openedByHao,
  passedOn,
  rules,
  withGates,
} from './synthetic-log-story-of-gates.ts';
import { described, rulesIssued, self } from './synthetic-log-story-of-training.ts';

const last = 'after the day opened';

const told = (name: string, at: string, ...tellings: Telling[]): Lie => ({
  name,
  check: 'roles',
  at,
  fault: 'role-not-active',
  tell: all(withGates, ...tellings, endAfter(at)),
});
const endingWith = (name: string, fault: string, ...steps: Step[]): Lie => ({
  name,
  check: 'roles',
  at: name,
  fault,
  tell: all(withGates, insertAndEnd(last, ...steps.with(-1, named(name, steps.at(-1)!)))),
});
const only = (...gates: object[]): Telling => change('gates set', () => gatesSet(gates));
const given = (person: string, role: string): Step => ({
  ...roleGiven(person, role),
  by: [...self(person), ...haoAndIvy],
});

export const aboutGates: Lie[] = [
  told('custodian-acts-without-an-agreement', last, remove('secrecy of hao signed')),
  told(
    'custodian-acts-after-the-agreement-was-ended',
    last,
    insert(
      'secrecy of hao signed',
      agreementEnded('secrecy of hao', 'hao', 'released', [...self('hao'), ['approver', 'ivy']]),
    ),
  ),
  told(
    'custodian-acts-before-the-agreement-begins',
    last,
    changeData('secrecy of hao made', { from: '2025-03-10', until: null }),
  ),
  told('custodian-acts-without-rules-told', last, remove('hao acknowledges')),
  told(
    'custodian-acts-with-older-rules-told',
    last,
    changeData('hao acknowledges', { version: 2 }),
    insert('hao acknowledges', rulesIssued(3)),
    only(agreement),
    insert('handbook 3 issued', gatesSet([agreement, rules], 'rules asked too')),
  ),
  told(
    'custodian-acts-without-a-passed-course',
    last,
    change('hao result 1 of keeping', () => passedOn('2025-03-07', false)),
  ),
  told(
    'custodian-acts-on-a-course-of-another-kind',
    last,
    changeData('keeping described', { kind: 'skills' }),
  ),
  told(
    'custodian-acts-on-a-course-changed-since',
    last,
    insert(
      'hao result 1 of keeping',
      described('keeping', 'keeping changed', [['clerk', 'kim']], {
        kind: 'custody',
        department: null,
        trainees: [id('hao')],
      }),
    ),
  ),
  endingWith(
    'custodian-acts-after-the-agreement-ran-out',
    'role-not-active',
    ...later(12),
    openedByHao('late'),
  ),
  {
    ...endingWith(
      'custodian-acts-after-the-course-ran-out',
      'role-not-active',
      ...later(32),
      openedByHao('late'),
    ),
    tell: all(
      withGates,
      changeData('secrecy of hao made', { until: null }),
      insertAndEnd(last, ...later(32), named('custodian-acts-after-the-course-ran-out', openedByHao('late'))),
    ),
  },
  {
    ...endingWith('custodian-acts-after-rules-fell-due', 'role-not-active', openedByHao('late')),
    tell: all(
      withGates,
      only(rules),
      insertAndEnd(
        last,
        rulesIssued(3),
        ...later(116),
        named('custodian-acts-after-rules-fell-due', openedByHao('late')),
      ),
    ),
  },
  endingWith(
    'role-given-by-a-custodian-who-lacks-it',
    'role-not-active',
    ...later(12),
    given('ned', 'borrower'),
  ),
  endingWith('keys-of-custody-given-without-an-agreement', 'role-not-active', given('ned', 'custodian')),
  endingWith('gates-taken-back', 'policy-loosened', gatesSet([agreement, rules])),
  endingWith('gates-altered', 'policy-loosened', gatesSet([agreement, rules, { ...course, months: 12 }])),
  endingWith(
    'gate-from-yesterday',
    'gate-backdated',
    gatesSet([agreement, rules, course, { ...agreement, role: 'approver' }]),
  ),
  // The first entry of a day is judged by its own day, not by that of the entry before.
  endingWith('gate-from-yesterday-with-the-first-entry-of-a-day', 'gate-backdated', {
    ...gatesSet([agreement, rules, course, { ...agreement, role: 'approver', from: '2025-03-09' }]),
    after: 86_400_000,
  }),
  endingWith(
    'gate-from-no-day',
    'gate-backdated',
    gatesSet([agreement, rules, course, { ...agreement, from: '2025-02-30' }]),
  ),
  {
    name: 'gate-in-the-first-policy',
    check: 'roles',
    at: 'created',
    fault: 'gate-at-creation',
    tell: all(changeData('created', { policy: { ...policy, gates: [agreement] } }), endAfter('created')),
  },
];
