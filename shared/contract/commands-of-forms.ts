/** Sheets about a client as forms, and the firm's own fields (D2). Merged into commands.ts. */
import { z } from 'zod';
import { calendarDay } from '../vocabulary/calendar-day.ts';
import { builtInFields, formLimits, formSheets } from '../vocabulary/form-fields.ts';
import { ownership } from '../vocabulary/terms.ts';
import { credential, signature, text, textMax } from './inputs.ts';

const line = text(formLimits.lineCharacters);
const field = text(40);

/** What stands in a field; a field that is left out is empty. */
const fieldInput = z.union([
  z.strictObject({ field, value: text(formLimits.textCharacters) }),
  z.strictObject({
    field,
    people: z
      .array(z.strictObject({ name: line, position: line, phone: line, mobile: line, mail: line }))
      .max(formLimits.people),
  }),
]);

/** Outside the seal: the day of the check, what it is about, the day it is due again. */
export const checkInput = z.strictObject({
  on: calendarDay,
  subject: text(textMax.title),
  renewal: calendarDay.nullable(),
});

export type CheckInput = z.infer<typeof checkInput>;

export const formInputs = {
  'form.fields': z.strictObject({}),
  /** Filled in at the desk: sealed at once, its pages with it, and filed as any document. */
  'form.file': z.strictObject({
    code: text(textMax.code),
    sheet: z.enum(formSheets),
    ownership,
    /** Day of the visit; today where it is left out. Of other sheets none. */
    on: calendarDay.optional(),
    fields: z.array(fieldInput).max(formLimits.ownFields + builtInFields.length),
    signature,
  }),
  /** The whole new list: what fields of every vault are called here, and the firm's own; `field` is the id of one that is known. */
  'form.rule': z.strictObject({
    labels: z
      .array(z.strictObject({ field: z.enum(builtInFields), label: text(textMax.name) }))
      .max(builtInFields.length),
    own: z
      .array(
        z.strictObject({
          field: field.optional(),
          sheet: z.enum(formSheets),
          label: text(textMax.name),
          several: z.boolean(),
        }),
      )
      .max(formLimits.ownFields),
    signature,
    cosign: z.array(credential).length(1),
  }),
} as const;
