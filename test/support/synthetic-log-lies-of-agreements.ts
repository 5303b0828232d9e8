/** Somebody signs for others what binds them, or what the log says of agreements does not go together. */
import { id, indexOfStep, type Step, text } from './synthetic-log.ts';
import { all, changeData, endAfter, insertAndEnd, type Lie, named } from './synthetic-log-lie.ts';
import {
  agreementEnded,
  agreementMade,
  agreementSigned,
  nonCompete,
  onPaper,
  reminded,
  sheetPrinted,
  templateIssued,
  withAgreements,
} from './synthetic-log-story-of-agreements.ts';
import { self } from './synthetic-log-story-of-training.ts';

const clerk: Step['by'] = [['clerk', 'kim']];
const hao: Step['by'] = [['custodian', 'hao']];

const told = (name: string, fault: string, after: string, ...steps: Step[]): Lie => ({
  name,
  check: fault === 'signers-row' || fault === 'self-is-another' ? 'roles' : 'training',
  at: name,
  fault,
  tell: all(withAgreements, insertAndEnd(after, ...steps.with(-1, named(name, steps.at(-1)!)))),
});
const altered = (name: string, fault: string, at: string, changes: object): Lie => ({
  name,
  check: 'training',
  at,
  fault,
  tell: all(withAgreements, changeData(at, changes), endAfter(at)),
});
const last = 'departure of max registered';
const both: readonly (readonly [string, string])[] = [
  ['ties of max', 'ties of max made'],
  ['longer secrecy', 'longer secrecy made'],
];

export const aboutAgreements: Lie[] = [
  told('template-that-skips-a-version', 'agreement-order', last, templateIssued(4)),
  told('template-of-another-kind', 'agreement-order', last, templateIssued(3, { kind: 'non-compete' })),
  altered('template-without-a-text', 'template-empty', 'template 1 issued', { zh: null }),
  told('agreement-of-nobody', 'person-unknown', last, agreementMade('x', 'eve')),
  told('agreement-made-by-its-own-person', 'agreement-own', last, agreementMade('x', 'kim')),
  told(
    'agreement-made-from-an-older-template',
    'agreement-unknown',
    last,
    agreementMade('x', 'ned', { template: { template: id('secrecy'), version: 1 } }),
  ),
  told(
    'signed-agreement-made-again',
    'agreement-order',
    last,
    agreementMade('ties of max', 'max', nonCompete),
  ),
  told(
    'non-compete-without-an-end',
    'agreement-terms',
    last,
    agreementMade('x', 'ned', { ...nonCompete, afterMonths: null }),
  ),
  told('penalty-for-secrecy', 'agreement-terms', last, agreementMade('x', 'ned', { penalty: text('1') })),
  told(
    'agreement-that-ends-first',
    'agreement-terms',
    last,
    agreementMade('x', 'ned', { until: '2025-02-28' }),
  ),
  told(
    'agreement-that-replaces-that-of-another',
    'agreement-order',
    last,
    agreementMade('x', 'ned', { replaces: id('longer secrecy') }),
  ),
  told(
    'agreement-that-replaces-a-replaced-one',
    'agreement-order',
    last,
    agreementMade('x', 'max', { replaces: id('secrecy of max') }),
  ),
  altered('signed-in-the-state-of-before', 'agreement-order', 'secrecy of max signed', {
    state: indexOfStep('typed wrongly'),
  }),
  told(
    'signed-for-the-person-by-another',
    'self-is-another',
    'secrecy of kim made',
    agreementSigned('secrecy of kim', 'kim', 'secrecy of kim made', [...self('max'), ...hao]),
  ),
  told(
    'signed-by-the-firm-alone',
    'signers-row',
    'ties of max made',
    agreementSigned('ties of max', 'max', 'ties of max made', hao),
  ),
  told(
    'clerk-brings-in-their-own-paper',
    'agreement-own',
    'secrecy of kim made',
    agreementSigned('secrecy of kim', 'kim', 'secrecy of kim made', clerk, onPaper),
  ),
  told('signed-twice', 'agreement-order', last, agreementSigned('ties of max', 'max')),
  told(
    'signed-agreement-dropped',
    'agreement-order',
    last,
    agreementEnded('ties of max', 'max', 'dropped', clerk),
  ),
  told(
    'unsigned-agreement-released',
    'agreement-order',
    'ties of max made',
    agreementEnded('ties of max', 'max', 'released'),
  ),
  told('ended-twice', 'agreement-order', last, agreementEnded('secrecy of gus', 'gus', 'released')),
  told(
    'ended-in-the-name-of-another',
    'agreement-unknown',
    last,
    agreementEnded('ties of max', 'gus', 'released'),
  ),
  told('reminded-of-less-than-binds', 'reminder-other', last, reminded('x', both.slice(1))),
  told(
    'reminded-of-rules-of-before',
    'reminder-other',
    last,
    reminded('x', both, undefined, { rules: [{ rules: id('handbook'), version: 1 }] }),
  ),
  told('reminded-by-somebody-else', 'agreement-own', last, reminded('x', both, [...self('gus'), ...hao])),
  told(
    'reminded-on-a-paper-of-before',
    'reminder-paper',
    last,
    sheetPrinted(),
    agreementEnded('ties of max', 'max', 'released'),
    reminded('x', both.slice(1), hao, { paper: indexOfStep('reminder-sheet printed') }),
  ),
  told(
    'reminded-on-another-paper',
    'reminder-paper',
    last,
    reminded('x', both, hao, { paper: indexOfStep('transfer-instrument printed') }),
  ),
  told(
    'reminded-in-no-departure',
    'agreement-unknown',
    last,
    reminded('x', both, undefined, { departure: id('departure of nobody') }),
  ),
  told(
    'agreement-with-a-class-twice',
    'agreement-terms',
    last,
    agreementMade('x', 'ned', { classes: ['secret', 'secret'], remark: text('') }),
  ),
];
