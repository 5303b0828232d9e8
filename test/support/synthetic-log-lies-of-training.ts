/** Somebody decides on or records what is their own, or what the log says of training does not go together. */
import { id, type Step, text } from './synthetic-log.ts';
import { all, changeData, endAfter, insertAndEnd, type Lie, named } from './synthetic-log-lie.ts';
import {
  acknowledged,
  attended,
  bound,
  certified,
  clerkMade,
  decided,
  described,
  made,
  ofMax,
  placed,
  released,
  result,
  ruled,
  rulesIssued,
  self,
  sheet,
  withTraining,
} from './synthetic-log-story-of-training.ts';

const told = (name: string, fault: string, after: string, ...steps: Step[]): Lie => ({
  name,
  check:
    fault === 'roles-exclude' || fault === 'role-not-held' || fault === 'signers-row' ? 'roles' : 'training',
  at: name,
  fault,
  tell: all(withTraining, insertAndEnd(after, ...steps.with(-1, named(name, steps.at(-1)!)))),
});
const altered = (name: string, fault: string, at: string, changes: object): Lie => ({
  name,
  check: 'training',
  at,
  fault,
  tell: all(withTraining, changeData(at, changes), endAfter(at)),
});
const clerk: Step['by'] = [['clerk', 'kim']];
const last = 'max acknowledges';

const aboutPosts: Lie[] = [
  told('clerk-also-borrows', 'roles-exclude', last, clerkMade('fay')),
  told('clerk-that-was-never-made', 'role-not-held', last, placed('ned', [['clerk', 'lou']])),
  told('head-who-is-nobody', 'person-unknown', last, ruled('again', { generalManager: id('eve') })),
  told(
    'department-named-twice',
    'training-twice',
    last,
    ruled('again', {
      departments: [1, 2].map(() => ({ department: id('service'), name: text('x'), head: null })),
    }),
  ),
  told('placed-by-oneself', 'training-own', last, placed('kim')),
  told('placed-by-a-head', 'training-not-theirs', last, placed('ned', self('fay'))),
  told('placed-in-no-department', 'training-unknown', last, placed('ned', clerk, 'sales')),
  told('survey-of-a-year-opened-twice', 'training-twice', 'survey opened', {
    name: 'again',
    type: 'survey.opened',
    by: clerk,
    data: { survey: id('other survey'), year: 2026, due: '2025-11-30' },
  }),
  told('answer-to-no-survey', 'training-unknown', last, {
    name: 'answer',
    type: 'survey.answered',
    by: self('max'),
    data: { survey: id('no survey'), person: id('max'), need: null },
  }),
];

const aboutCourses: Lie[] = [
  told('course-described-by-a-trainee', 'training-not-theirs', last, described('x', 'x', self('max'))),
  told(
    'external-course-described-for-another',
    'training-not-theirs',
    last,
    described('x', 'x', self('gus'), { kind: 'external', trainees: [id('max')] }),
  ),
  told(
    'part-in-a-course-that-is-no-induction',
    'training-order',
    last,
    described('x', 'x', clerk, {
      sessions: [{ on: '2025-04-01', at: 540, minutes: 120, part: 'general', visited: null }],
    }),
  ),
  told(
    'visit-to-no-department',
    'training-order',
    last,
    described('x', 'x', clerk, {
      kind: 'induction',
      sessions: [{ on: '2025-04-01', at: 540, minutes: 30, part: 'visit', visited: null }],
    }),
  ),
  told(
    'trainee-listed-twice',
    'training-twice',
    last,
    described('x', 'x', clerk, { trainees: [id('max'), id('max')] }),
  ),
  told('course-changed-after-it-began', 'training-order', last, described('manners', 'x', clerk)),
  told(
    'course-of-another-department-in-a-plan',
    'course-unfit',
    last,
    described('x', 'x described', clerk, { department: id('technics') }),
    made('x plan', 'change', clerk, [['x', 'x described']]),
  ),
  told(
    'proposed-in-an-older-state',
    'course-not-granted',
    'manners described',
    described('manners', 'manners described anew'),
    made('x', 'unplanned', self('fay'), [['manners', 'manners described']], { posts: ['clerk'] }),
  ),
];

const unplanned = [
  described('x', 'x described'),
  made('x plan', 'unplanned', self('fay'), [['x', 'x described']], { posts: ['clerk'] }),
];
const aboutDeciding: Lie[] = [
  told(
    'posts-that-skip-one',
    'posts-due',
    last,
    described('x', 'x described', self('max'), {
      kind: 'external',
      trainees: [id('max')],
    }),
    made('x', 'external', self('max'), [['x', 'x described']], { ...ofMax, posts: ['general'] }),
  ),
  told('proposal-made-twice', 'training-twice', last, ...unplanned, unplanned[1]!),
  told(
    'plan-of-a-department-by-another',
    'training-not-theirs',
    last,
    described('x', 'x described'),
    made('x plan', 'unplanned', self('gus'), [['x', 'x described']]),
  ),
  told(
    'application-for-another',
    'training-not-theirs',
    last,
    made('x', 'leave', self('gus'), [], {
      ...ofMax,
      from: '2025-06-01',
      to: '2025-06-02',
      proof: text('p'),
    }),
  ),
  told(
    'leave-without-proof',
    'training-order',
    last,
    made('x', 'leave', self('max'), [], {
      ...ofMax,
      from: '2025-06-01',
      to: '2025-06-02',
    }),
  ),
  told(
    'plan-without-its-year',
    'training-order',
    last,
    made('x', 'yearly-plan', clerk, [], { department: null, budget: 1 }),
  ),
  told(
    'department-that-is-not-the-trainees',
    'training-unknown',
    last,
    made('x', 'leave', self('max'), [], {
      department: id('technics'),
      trainee: id('max'),
      from: '2025-06-01',
      to: '2025-06-02',
      proof: text('p'),
    }),
  ),
  told(
    'decided-by-somebody-who-is-not-the-head',
    'training-not-theirs',
    'max applies made',
    decided('max applies', 'head', self('lou')),
  ),
  told('decided-out-of-turn', 'training-order', 'max applies made', decided('max applies', 'general')),
  told('decided-after-it-was-over', 'training-order', last, decided('max applies', 'general')),
  told('granted-by-its-maker', 'training-own', last, ...unplanned, decided('x plan', 'maker', self('fay'))),
  told(
    'taken-back-by-another',
    'training-not-theirs',
    last,
    ...unplanned,
    decided('x plan', 'maker', self('gus'), false),
  ),
  told(
    'granted-after-the-course-changed',
    'course-not-granted',
    last,
    ...unplanned,
    described('x', 'x again'),
    decided('x plan', 'clerk'),
  ),
  told(
    'confirmed-after-failing-twice',
    'confirmed-after-failing',
    last,
    made('x', 'confirmation', clerk, [], ofMax),
    decided('x', 'head'),
  ),
  told(
    'confirmation-by-oneself',
    'training-own',
    last,
    { ...placed('kim', self('lou')) },
    made('x', 'confirmation', clerk, [], { department: id('service'), trainee: id('kim') }),
  ),
  told('plan-issued-before-it-was-granted', 'training-order', 'year plan made', {
    name: 'issued',
    type: 'proposal.issued',
    by: clerk,
    data: { proposal: id('year plan'), number: text('1'), on: '2025-04-01' },
  }),
];

const aboutAttending: Lie[] = [
  told(
    'signed-in-before-it-was-granted',
    'course-not-granted',
    'products described',
    attended('manners', 'max'),
  ),
  told('signed-in-without-being-listed', 'training-line', 'year plan issued', attended('manners', 'fay')),
  told('signed-in-twice', 'training-twice', 'max signs in to manners', attended('manners', 'max', 'x')),
  told('signed-in-after-the-check', 'training-order', 'manners checked', attended('manners', 'gus')),
  told(
    'sheet-that-forgets-somebody',
    'training-line',
    'max signs in to manners',
    sheet('manners', 'x', clerk, ['max', 'desk', 120]),
  ),
  told(
    'sheet-against-a-signature',
    'training-line',
    'max signs in to manners',
    sheet('manners', 'x', clerk, ['max', 'absent', 0], ['gus', 'absent', 0]),
  ),
  told(
    'sheet-longer-than-the-session',
    'training-line',
    'max signs in to manners',
    sheet('manners', 'x', clerk, ['max', 'desk', 121], ['gus', 'absent', 0]),
  ),
  told(
    'sheet-checked-by-a-trainee',
    'training-not-theirs',
    'max signs in to manners',
    sheet('manners', 'x', self('gus'), ['max', 'desk', 120], ['gus', 'absent', 0]),
  ),
  told('result-after-passing', 'training-order', last, result('manners', 'gus', 2, true)),
  told('second-result-first', 'training-order', 'manners corrected', result('manners', 'max', 2, true)),
  told(
    'result-by-a-trainee',
    'training-not-theirs',
    'manners corrected',
    result('manners', 'max', 1, true, self('gus')),
  ),
  told('certificate-without-passing', 'training-order', last, certified('x', 'manners', 'max')),
  told('certificate-given-twice', 'training-twice', last, certified('x', 'manners', 'gus')),
  told('evaluated-by-a-stranger', 'training-not-theirs', last, {
    name: 'x',
    type: 'course.evaluated',
    by: self('ned'),
    data: { course: id('manners'), person: id('ned'), effect: 1, efficiency: 1, need: 1, remark: null },
  }),
];

const aboutService: Lie[] = [
  altered('service-longer-than-the-rules', 'service-years', 'obligation signed', { years: 4 }),
  altered('contract-that-ends-before-the-service', 'contract-short', 'obligation signed', {
    contractUntil: '2028-04-30',
  }),
  altered('repayment-of-a-fen-more', 'repayment', 'obligation ended', { repayment: 1_495_891 }),
  told('bound-twice', 'training-twice', 'obligation signed', bound('x', 'diploma', 'max')),
  told(
    'served-before-its-end',
    'training-order',
    'obligation signed',
    released('obligation', 'served', '2028-04-30', 0),
  ),
  told(
    'waived-by-a-head',
    'training-not-theirs',
    'obligation signed',
    released('obligation', 'waived', '2026-01-01', 0, [...self('fay'), ...clerk]),
  ),
  told(
    'waived-without-the-manager',
    'signers-row',
    'obligation signed',
    released('obligation', 'waived', '2026-01-01', 0),
  ),
  told('rules-that-skip-a-version', 'training-order', last, rulesIssued(4)),
  told('rules-of-another-kind', 'training-order', last, rulesIssued(3, 'rules')),
  told('superseded-rules-acknowledged', 'training-unknown', last, acknowledged('gus', 1)),
  {
    ...told('rules-acknowledged-for-another', 'self-is-another', last, {
      ...acknowledged('gus', 2),
      by: self('ned'),
    }),
    check: 'roles',
  },
  told('rules-acknowledged-twice', 'training-twice', last, acknowledged('max', 2, 'x')),
];

export const aboutTraining: Lie[] = [
  ...aboutPosts,
  ...aboutCourses,
  ...aboutDeciding,
  ...aboutAttending,
  ...aboutService,
];
