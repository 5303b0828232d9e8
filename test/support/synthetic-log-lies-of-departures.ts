/** Somebody who leaves was handed something, or what the log says of leaving and of papers is not so. */
import { hashOf, id, type Step } from './synthetic-log.ts';
import {
  all,
  change,
  changeData,
  endAfter,
  insert,
  insertAndEnd,
  type Lie,
  named,
  tamper,
} from './synthetic-log-lie.ts';
import { requested, roleGiven } from './synthetic-log-story.ts';
import {
  dossierChanged,
  dossierOpened,
  ended,
  exposureSigned,
  interviewed,
  interviewRead,
  practiceSet,
  registered,
  unfrozen,
} from './synthetic-log-story-of-handovers.ts';

const ofBo = 'departure of bo';

const inserted = (name: string, check: string, fault: string, after: string, ...steps: Step[]): Lie => ({
  name,
  check,
  at: name,
  fault,
  tell: insertAndEnd(after, ...steps.with(-1, named(name, steps.at(-1)!))),
});

const toCai: Step = {
  name: 'note released',
  type: 'note.released',
  by: [['self', 'bo']],
  data: { note: id('note'), to: id('cai'), hash: hashOf('note to cai') },
};

const aboutLeaving: Lie[] = [
  inserted(
    'departure-registered-again',
    'handovers',
    'departure-twice',
    `${ofBo} ended`,
    registered(ofBo, 'cai'),
  ),
  inserted(
    'departure-of-the-unknown',
    'handovers',
    'person-unknown',
    'practice set',
    registered('departure', 'eve'),
  ),
  inserted(
    'departure-of-the-leaving-under-another-account',
    'handovers',
    'leaving-already',
    `${ofBo} registered`,
    registered('departure of twin', 'twin'),
  ),
  inserted(
    'departure-registered-by-the-leaver',
    'handovers',
    'signs-about-self',
    'practice set',
    registered('departure of chen', 'chen'),
  ),
  {
    name: 'last-day-before-the-notice',
    check: 'handovers',
    at: `${ofBo} registered`,
    fault: 'last-day-early',
    tell: all(changeData(`${ofBo} registered`, { lastDay: '2025-03-09' }), endAfter(`${ofBo} registered`)),
  },
  inserted('leaver-unfrozen', 'roles', 'unfrozen-while-leaving', `${ofBo} registered`, unfrozen('bo')),
  inserted(
    'leaver-unfrozen-under-another-account',
    'roles',
    'unfrozen-while-leaving',
    `${ofBo} registered`,
    unfrozen('twin'),
  ),
  inserted(
    'leaver-given-a-role',
    'roles',
    'handed-to-leaving',
    `${ofBo} registered`,
    roleGiven('bo', 'author'),
  ),
  inserted(
    'leaver-borrows',
    'roles',
    'frozen-acts',
    `${ofBo} registered`,
    requested({ loan: 'loan 9', borrower: 'bo', paper: 'memo', lineage: 'memo' }),
  ),
  inserted(
    'leaver-made-responsible',
    'loans',
    'handed-to-leaving',
    `${ofBo} registered`,
    dossierOpened('umbrella', 'bo'),
  ),
  inserted(
    'leaver-made-responsible-later',
    'loans',
    'handed-to-leaving',
    `${ofBo} registered`,
    dossierOpened('umbrella', 'fay'),
    dossierChanged('umbrella', 'bo'),
  ),
  inserted(
    'note-released-to-a-leaver',
    'loans',
    'handed-to-leaving',
    'practice set',
    registered('departure of cai', 'cai'),
    toCai,
  ),
  inserted(
    'departure-ended-by-the-leaver',
    'handovers',
    'signs-about-self',
    'practice set',
    registered('departure of hao', 'hao'),
    ended('departure of hao', 'withdrawn', [
      ['custodian', 'hao'],
      ['approver', 'wei'],
    ]),
  ),
  inserted(
    'leaver-still-custodian',
    'handovers',
    'leaver-keeps-role',
    'practice set',
    registered('departure of hao', 'hao'),
    ended('departure of hao', 'left'),
  ),
  inserted('departure-ended-twice', 'handovers', 'departure-over', `${ofBo} ended`, ended(ofBo, 'left')),
  inserted('departure-ended-unknown', 'handovers', 'departure-unknown', 'practice set', ended(ofBo, 'left')),
  {
    name: 'departure-put-off-after-its-end',
    check: 'handovers',
    at: `${ofBo} put off`,
    fault: 'departure-over',
    tell: (story) => {
      const putOff = story.find(({ name }) => name === `${ofBo} put off`)!;
      return insertAndEnd(`${ofBo} ended`, putOff)(story.filter((step) => step !== putOff));
    },
  },
  ...['put off', 'approved', 'ticked', 'exposure signed'].map(
    (step): Lie => ({
      name: `departure-${step.replace(' ', '-')}-unknown`,
      check: 'handovers',
      at: `${ofBo} ${step}`,
      fault: 'departure-unknown',
      tell: all(
        changeData(`${ofBo} ${step}`, { departure: id('no departure') }),
        endAfter(`${ofBo} ${step}`),
      ),
    }),
  ),
];

const aboutTheInterview: Lie[] = [
  inserted(
    'interview-of-no-departure',
    'handovers',
    'departure-unknown',
    'practice set',
    interviewed('notes', ofBo, 'wei'),
  ),
  inserted(
    'interview-under-the-id-of-a-note',
    'handovers',
    'note-twice',
    `${ofBo} registered`,
    interviewed('note', ofBo, 'wei'),
  ),
  inserted(
    'interview-written-twice',
    'handovers',
    'note-twice',
    'interview written',
    interviewed('interview', ofBo, 'wei'),
  ),
  {
    name: 'note-under-the-id-of-an-interview',
    check: 'loans',
    at: 'note',
    fault: 'note-twice',
    tell: all(
      insert(
        'loan 1 received',
        registered('departure of cai', 'cai'),
        interviewed('note', 'departure of cai', 'wei'),
      ),
      endAfter('note'),
    ),
  },
  inserted(
    'interview-sealed-to-the-unknown',
    'handovers',
    'person-unknown',
    `${ofBo} registered`,
    interviewed('notes', ofBo, 'wei', 'eve'),
  ),
  inserted(
    'interview-sealed-twice-to-one',
    'handovers',
    'reader-twice',
    `${ofBo} registered`,
    interviewed('notes', ofBo, 'wei', 'chen', 'wei'),
  ),
  inserted(
    'interview-sealed-to-the-leaver',
    'handovers',
    'interview-to-leaver',
    `${ofBo} registered`,
    interviewed('notes', ofBo, 'wei', 'twin'),
  ),
  inserted(
    'interview-read-unwritten',
    'handovers',
    'note-unknown',
    `${ofBo} registered`,
    interviewRead('interview'),
  ),
  inserted(
    'note-read-as-an-interview',
    'handovers',
    'note-unknown',
    'interview written',
    interviewRead('note'),
  ),
];

const aboutExposure: Lie[] = [
  {
    name: 'exposure-signed-by-another',
    check: 'handovers',
    at: `${ofBo} exposure signed`,
    fault: 'self-is-another',
    tell: all(
      change(`${ofBo} exposure signed`, ({ by }) => ({ by: by.with(0, ['self', 'fay']) })),
      endAfter(`${ofBo} exposure signed`),
    ),
  },
  {
    name: 'exposure-drawn-from-what-was-not-there-yet',
    check: 'handovers',
    at: `${ofBo} exposure signed`,
    fault: 'size-ahead',
    tell: all(
      tamper(`${ofBo} exposure signed`, (body) => {
        body.data.size = body.log.size + 1;
      }),
      endAfter(`${ofBo} exposure signed`),
    ),
  },
  inserted(
    'exposure-without-a-view',
    'handovers',
    'exposure-views',
    'interview read',
    exposureSigned(ofBo, 'bo', 4),
  ),
  inserted(
    'exposure-without-what-a-ledger-knew',
    'handovers',
    'exposure-views',
    'departure of cai registered',
    exposureSigned('departure of cai', 'cai', 1),
  ),
  {
    name: 'exposure-with-views-of-later',
    check: 'handovers',
    at: `${ofBo} exposure signed`,
    fault: 'exposure-views',
    tell: all(
      (story) => {
        const later = story.findIndex(({ name }) => name === 'view 6 open');
        return tamper(`${ofBo} exposure signed`, (body) => {
          body.data.size = later;
        })(story);
      },
      endAfter(`${ofBo} exposure signed`),
    ),
  },
];

const aboutPapers: Lie[] = [
  inserted(
    'checklist-with-an-item-twice',
    'handovers',
    'item-twice',
    'custody epoch 3 done',
    practiceSet('devices', 'devices'),
  ),
  {
    name: 'paper-of-a-log-to-come',
    check: 'handovers',
    at: 'transfer-instrument printed',
    fault: 'size-ahead',
    tell: tamper('transfer-instrument printed', (body) => {
      body.data.size = body.log.size + 1;
      body.data.root = body.log.root;
    }),
  },
  {
    name: 'paper-of-another-log',
    check: 'handovers',
    at: 'transfer-instrument printed',
    fault: 'paper-root',
    tell: tamper('transfer-instrument printed', (body) => {
      body.data.size = body.log.size;
      body.data.root = hashOf('another log');
    }),
  },
  {
    name: 'paper-of-another-size',
    check: 'handovers',
    at: 'transfer-instrument printed',
    fault: 'paper-root',
    tell: tamper('transfer-instrument printed', (body) => {
      body.data.size = body.log.size - 1;
      body.data.root = body.log.root;
    }),
  },
];

export const aboutDepartures: readonly Lie[] = [
  ...aboutLeaving,
  ...aboutTheInterview,
  ...aboutExposure,
  ...aboutPapers,
];
