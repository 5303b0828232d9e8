/** The clock was bent, or the texts beside the entries. */
import { hashOf, minuteMs } from './synthetic-log.ts';
import {
  all,
  change,
  changeData,
  forge,
  insert,
  type Lie,
  openingOf,
  remove,
  tamper,
} from './synthetic-log-lie.ts';
import { hourMs, twinLoan, viewOpen } from './synthetic-log-story.ts';

export const aboutTheClock: Lie[] = [
  {
    name: 'doubt-not-marked',
    check: 'clock',
    at: 'opened in doubt of the past',
    fault: 'doubt-wrong',
    tell: change('opened in doubt of the past', { doubt: 'none' }),
  },
  {
    name: 'doubt-made-up',
    check: 'clock',
    at: 'opened',
    fault: 'doubt-wrong',
    tell: change('opened', { doubt: 'forward' }),
  },
  {
    name: 'act-while-in-doubt',
    check: 'clock',
    at: 'view in doubt open',
    fault: 'act-in-doubt',
    tell: insert('opened in doubt of the past', { ...viewOpen('view in doubt', twinLoan, 1), doubt: 'back' }),
  },
  {
    name: 'jump-from-another-time',
    check: 'clock',
    at: 'clock set back',
    fault: 'jump-from',
    tell: tamper('clock set back', (body) => {
      body.data.from = body.at.wall + hourMs;
      body.data.to = body.at.wall;
    }),
  },
  {
    name: 'jump-to-another-time',
    check: 'clock',
    at: 'clock set back',
    fault: 'jump-to',
    tell: tamper('clock set back', (body) => {
      body.data.from = body.at.wall + 6 * hourMs - minuteMs;
      body.data.to = body.at.wall - 1;
    }),
  },
  {
    name: 'jump-back-called-forward',
    check: 'clock',
    at: 'clock set back',
    fault: 'jump-direction',
    tell: all(
      changeData('clock set back', { direction: 'forward' }),
      change('clock set back', { by: [['custodian', 'chen']] }),
    ),
  },
  {
    name: 'jump-marked-in-doubt',
    check: 'clock',
    at: 'clock set forward',
    fault: 'doubt-wrong',
    tell: change('clock set forward', { doubt: 'forward' }),
  },
  {
    name: 'machine-count-falls',
    check: 'clock',
    at: 'view 1 open',
    fault: 'mono-fell',
    tell: tamper('view 1 open', (body) => {
      body.at.mono -= hourMs;
    }),
  },
];

export const aboutOpenings: Lie[] = [
  {
    name: 'opening-of-another-text',
    check: 'openings',
    at: 'loan 1 requested',
    fault: 'opening-mismatch',
    tell: forge('loan 1 requested', ({ openings }) => {
      openings[0]!.text = 'routine service';
    }),
  },
  {
    name: 'opening-missing-unsaid',
    check: 'openings',
    at: 'loan 1 requested',
    fault: 'opening-missing',
    tell: forge('loan 1 requested', ({ openings }) => {
      openings.pop();
    }),
  },
  {
    name: 'erasure-never-signed',
    check: 'openings',
    at: 'letter submitted',
    fault: 'opening-missing',
    tell: remove('title erased'),
  },
  {
    name: 'erasure-of-another-commitment',
    check: 'openings',
    at: 'letter submitted',
    fault: 'opening-missing',
    tell: changeData('title erased', { commit: hashOf('something else') }),
  },
  {
    name: 'erasure-of-a-later-entry',
    check: 'openings',
    at: 'title erased',
    fault: 'erased-not-earlier',
    tell: changeData('title erased', { index: 1000 }),
  },
  {
    name: 'staff-number-exported',
    check: 'openings',
    at: 'cai enrolled',
    fault: 'opening-withheld',
    tell: forge('cai enrolled', ({ openings }) => {
      openings.push(openingOf('cai enrolled staff', 'staff cai'));
    }),
  },
  {
    name: 'likeness-exported',
    check: 'openings',
    at: 'memo submitted',
    fault: 'opening-withheld',
    tell: forge('memo submitted', ({ openings }) => {
      openings.push(openingOf('memo submitted likeness', 'keyed'));
    }),
  },
  {
    name: 'opening-of-nothing',
    check: 'openings',
    at: 'memo submitted',
    fault: 'opening-foreign',
    tell: forge('memo submitted', ({ openings }) => {
      openings.push(openingOf('elsewhere', 'a remark'));
    }),
  },
  {
    name: 'opening-twice',
    check: 'openings',
    at: 'memo submitted',
    fault: 'opening-twice',
    tell: forge('memo submitted', ({ openings }) => {
      openings.push(openings[0]!);
    }),
  },
];
