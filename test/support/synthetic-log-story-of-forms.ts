/** What a log says of sheets that are forms, of the firm's fields, and of background checks. */
import { hashOf, id, type Step, text } from './synthetic-log.ts';
import { both, submitted } from './synthetic-log-story.ts';

export const fieldsRuled = (own: readonly string[], more: Partial<Step> = {}): Step => ({
  name: 'fields ruled',
  type: 'forms.ruled',
  by: both,
  data: {
    labels: [{ field: 'business', label: text('主营业务') }],
    own: own.map((name) => ({ field: id(name), sheet: 'profile-sheet', label: text(name), several: true })),
  },
  ...more,
});

const part = (paper: string, which: 'rendition' | 'original') => ({
  part: which,
  fileHash: hashOf(`${paper} ${which} file`),
  cmt: hashOf(`${paper} ${which} cmt`),
  shareCustody: hashOf(`${paper} ${which} sC`),
  shareApproval: hashOf(`${paper} ${which} sA`),
  bytes: 700,
});

export const formSubmitted = (more: object = {}): Step =>
  submitted('numbers', 'numbers', 90, {
    media: 'form',
    sheet: 'contact-sheet',
    form: { filled: 2, of: 3 },
    dated: undefined,
    parts: [part('numbers', 'rendition'), part('numbers', 'original')],
    ...more,
  });

export const visitSubmitted = (more: object = {}): Step =>
  formSubmitted({
    document: id('visit'),
    lineage: id('visit'),
    no: 92,
    sheet: 'visit-record',
    form: { filled: 4, of: 4 },
    dated: { from: '2026-02-03', to: '2026-02-03' },
    parts: [part('visit', 'rendition'), part('visit', 'original')],
    ...more,
  });

export const checkSubmitted = (more: object = {}): Step =>
  submitted('credit', 'credit', 91, {
    sheet: 'background-check',
    check: { on: '2026-02-01', subject: text('资信'), renewal: '2027-02-01' },
    ...more,
  });
