/** Forms, their fields and background checks that the rules do not bear (log-entry.md §4, §4.3). */
import { id, type Step, text } from './synthetic-log.ts';
import { insert, insertAndEnd, type Lie } from './synthetic-log-lie.ts';
import { checkSubmitted, fieldsRuled, formSubmitted } from './synthetic-log-story-of-forms.ts';

const inItself = (name: string, fault: string, step: Step): Lie => ({
  name,
  check: 'structure',
  at: step.name,
  fault,
  tell: insert('memo accepted', step),
});

export const aboutForms: Lie[] = [
  inItself('form-of-which-no-fields-are-counted', 'form-uncounted', formSubmitted({ form: undefined })),
  inItself(
    'form-with-more-filled-than-there-are',
    'form-uncounted',
    formSubmitted({ form: { filled: 4, of: 3 } }),
  ),
  inItself('form-that-is-no-sheet', 'form-uncounted', formSubmitted({ sheet: 'document' })),
  inItself(
    'form-without-its-data',
    'form-uncounted',
    formSubmitted({ parts: (formSubmitted().data as { parts: unknown[] }).parts.slice(0, 1) }),
  ),
  inItself('file-that-counts-fields', 'form-uncounted', formSubmitted({ media: 'pdf' })),
  inItself('background-check-without-a-day', 'check-unsaid', checkSubmitted({ check: undefined })),
  inItself('file-that-says-a-check', 'check-unsaid', checkSubmitted({ sheet: 'document' })),
  inItself(
    'background-check-due-before-it-was-made',
    'check-days-turned',
    checkSubmitted({ check: { on: '2026-02-01', subject: text('资信'), renewal: '2026-02-01' } }),
  ),
  {
    name: 'fields-by-one-side-alone',
    check: 'roles',
    at: 'fields ruled',
    fault: 'signers-row',
    tell: insertAndEnd('memo accepted', fieldsRuled(['tax'], { by: [['custodian', 'chen']] })),
  },
  {
    name: 'field-listed-twice',
    check: 'loans',
    at: 'fields ruled',
    fault: 'field-twice',
    tell: insertAndEnd('memo accepted', fieldsRuled(['tax', 'tax'])),
  },
  inItself(
    'fields-of-no-sheet',
    'malformed-field',
    fieldsRuled([], {
      data: {
        labels: [],
        own: [{ field: id('tax'), sheet: 'document', label: text('税号'), several: false }],
      },
    }),
  ),
];
