/** What one reader might take and another refuse: the formats say which it is, and here it is refused. */
import { pae, sha256 } from './synthetic-log.ts';
import {
  all,
  change,
  changeData,
  endAfter,
  forge,
  insertAndEnd,
  type Lie,
  tamper,
} from './synthetic-log-lie.ts';
import { epochNew, keysOf, logKeyNew, placeTaken, submitted } from './synthetic-log-story.ts';
import { dossierOpened, recovery, registered } from './synthetic-log-story-of-handovers.ts';
import { signWithIdentity } from './unsound-signatures.ts';

/** Year 10000 begins. */
const tooLateMs = 253_402_300_800_000;

const malformed = (name: string, at: string, tell: Lie['tell']): Lie => ({
  name,
  check: 'structure',
  at,
  fault: 'malformed-field',
  ...(tell === undefined ? {} : { tell }),
});

const noDay = (name: string, step: string, data: object): Lie => ({
  name,
  check: 'structure',
  at: step,
  fault: 'no-such-day',
  tell: all(
    insertAndEnd(
      'practice set',
      { ...placeTaken('archive', 'desk', null, false), by: [['custodian', 'chen']] },
      dossierOpened('umbrella', 'bo'),
      registered('departure of gus', 'gus'),
      submitted('bill', 'bill', 9),
    ),
    changeData(step, data),
    endAfter(step),
  ),
});

const aboutFields: Lie[] = [
  malformed(
    'role-of-an-actor-that-is-none',
    'view 1 page 2',
    tamper('view 1 page 2', (body) => {
      body.actor.role = 'janitor';
    }),
  ),
  malformed(
    'losses-out-of-order',
    'contract submitted',
    changeData('contract submitted', {
      report: {
        losses: [
          { what: 'number-as-stored', count: 1 },
          { what: 'chart', count: 2 },
        ],
        encoding: null,
        repaired: false,
      },
    }),
  ),
  malformed(
    'a-loss-counted-twice',
    'contract submitted',
    changeData('contract submitted', {
      report: {
        losses: [
          { what: 'chart', count: 1 },
          { what: 'chart', count: 2 },
        ],
        encoding: null,
        repaired: false,
      },
    }),
  ),
  malformed('time-before-1970', 'loan 1 requested', changeData('loan 1 requested', { from: -1 })),
  malformed(
    'time-after-the-year-9999',
    'loan 1 requested',
    changeData('loan 1 requested', { to: tooLateMs }),
  ),
  malformed(
    'clock-before-1970',
    'view 1 page 2',
    tamper('view 1 page 2', (body) => {
      body.at.wall = -1;
    }),
  ),
  malformed(
    'log-key-of-ten-digits',
    'log key 2.1000000000',
    insertAndEnd('custody epoch 3', logKeyNew('2.1000000000')),
  ),
  noDay('day-that-the-calendar-has-not', 'umbrella opened', { openedOn: '2026-02-31' }),
  noDay('date-of-a-document-that-is-no-day', 'bill submitted', {
    dated: { from: '2026-02-31', to: '2026-03-01' },
  }),
  noDay('day-zero', 'umbrella opened', { openedOn: '2026-01-00' }),
  noDay('leap-day-of-a-year-without', 'departure of gus registered', { lastDay: '2100-02-29' }),
  noDay('day-before-the-year-100', 'umbrella opened', { openedOn: '0099-01-01' }),
];

const aboutKeysets: Lie[] = [
  {
    name: 'enrolment-signed-as-self-by-a-member',
    check: 'signatures',
    at: 'cai enrolled',
    fault: 'self-not-by-new-keyset',
    tell: all(
      change('cai enrolled', (step) => ({ by: [['self', 'bo'], ...step.by.slice(1)] })),
      endAfter('cai enrolled'),
    ),
  },
  {
    name: 'new-keyset-signs-as-custodian-too',
    check: 'signatures',
    at: 'chen re-keyed',
    fault: 'new-keyset-of-self',
    tell: insertAndEnd('practice set', {
      name: 'chen re-keyed',
      type: 'person.rekeyed',
      by: [
        ['self', 'chen', 'chen 2'],
        ['custodian', 'chen', 'chen 2'],
        ['approver', 'wei'],
      ],
      data: keysOf('chen', 'chen 2'),
    }),
  },
  {
    name: 're-keyed-with-oneself-as-custodian',
    check: 'roles',
    at: 'chen re-keyed',
    fault: 'signs-twice',
    tell: insertAndEnd('practice set', {
      name: 'chen re-keyed',
      type: 'person.rekeyed',
      by: [
        ['self', 'chen', 'chen 2'],
        ['custodian', 'chen', 'chen'],
        ['approver', 'wei'],
      ],
      data: keysOf('chen', 'chen 2'),
    }),
  },
  ...(['used', 'admitted'] as const).map((type): Lie => {
    const who = type === 'used' ? 'chen' : 'ada';
    const step = recovery(type, 'custody', who, 'wei');
    return {
      name: `recovery-${type}-signed-with-the-old-keyset`,
      check: 'signatures',
      at: step.name,
      fault: 'self-not-by-new-keyset',
      tell: insertAndEnd('practice set', { ...step, by: [['self', who, who], step.by[1]!] }),
    };
  }),
  {
    name: 'log-key-that-is-the-first-of-its-generation',
    check: 'signatures',
    at: 'log key 2.1',
    fault: 'log-key-not-next',
    tell: insertAndEnd('custody epoch 3', logKeyNew('2.1')),
  },
  {
    name: 'epoch-that-a-custodian-makes-alone',
    check: 'roles',
    at: 'custody epoch 4',
    fault: 'epoch-unasked',
    tell: insertAndEnd('practice set', epochNew('custody', 4, 'member-left', 'hao')),
  },
  {
    name: 'epoch-not-begun-for-another-cause',
    check: 'roles',
    at: 'custody epoch 2',
    fault: 'epoch-cause',
    tell: all(changeData('custody epoch 2', { cause: 'recovery' }), endAfter('custody epoch 2')),
  },
  {
    name: 'signature-with-the-identity-as-r',
    check: 'signatures',
    at: 'view 2 open',
    fault: 'signature-invalid',
    tell: forge('view 2 open', ({ envelope }) => {
      const message = pae(Buffer.from(envelope.payload, 'base64'));
      envelope.signatures[0]!.sig = signWithIdentity(sha256('sign bo'), message).toString('base64');
    }),
  },
];

/** The note's log line, taken apart: the dash and the name, the base64. */
const lineOf = (note: string) => /\n\n((— \S+ )(\S+)\n)$/.exec(note)!;

const witnessed = (name: string): string => `— ${name} ${Buffer.alloc(68, 7).toString('base64')}\n`;

const aboutTheNote: Lie[] = [
  {
    name: 'checkpoint-with-another-key-hash',
    check: 'checkpoint',
    at: null,
    fault: 'checkpoint-signature',
    bundle: {
      checkpointText: (note) => {
        const [, , head, encoded] = lineOf(note);
        const bytes = Buffer.from(encoded!, 'base64');
        bytes[0]! ^= 1;
        return note.replace(/— .*\n$/, `${head}${bytes.toString('base64')}\n`);
      },
    },
  },
  {
    name: 'checkpoint-that-the-log-signs-second',
    check: 'checkpoint',
    at: null,
    fault: 'checkpoint-signature',
    bundle: { checkpointText: (note) => note.replace('\n\n', `\n\n${witnessed('witness')}`) },
  },
  {
    name: 'checkpoint-with-a-second-line-of-the-log',
    check: 'checkpoint',
    at: null,
    fault: 'checkpoint-signature',
    bundle: {
      checkpointText: (note) => note + witnessed(note.split('\n')[0]!),
    },
  },
  // Next line, U+0085, is white space in Unicode and to Python, not to ECMAScript; U+FEFF the other way round.
  ...(['wit\u0085ness', 'wit\ufeffness', 'wit\u007fness', '见证人'] as const).map(
    (witness, at): Lie => ({
      name: `checkpoint-of-a-witness-with-no-name-${at + 1}`,
      check: 'checkpoint',
      at: null,
      fault: 'checkpoint-malformed',
      bundle: { checkpointText: (note) => note + witnessed(witness) },
    }),
  ),
];

export const aboutReadings: readonly Lie[] = [...aboutFields, ...aboutKeysets, ...aboutTheNote];
