/**
 * A form as it is sealed: one canonical text, so that a form has one series of bytes and no other (docs/formats/form.md).
 * What parses is printed again and must be the same.
 */
import { z } from 'zod';
import { type FormCount, type FormSheet, formLimits, formSheets, personParts } from './form-fields.ts';
import { type DossierId, dossierId, idText } from './ids.ts';

const line = z.string().max(formLimits.lineCharacters);
const field = z.union([z.string().regex(/^[a-z]{1,20}$/), idText]);
const person = z.strictObject({ name: line, position: line, phone: line, mobile: line, mail: line });

const filledField = z.union([
  z.strictObject({ field, label: line.min(1), value: z.string().max(formLimits.textCharacters) }),
  z.strictObject({ field, label: line.min(1), people: z.array(person).max(formLimits.people) }),
]);

const filledForm = z.strictObject({
  format: z.literal('dossier-vault/form'),
  version: z.literal(1),
  sheet: z.enum(formSheets),
  dossier: dossierId,
  fields: z
    .array(filledField)
    .min(1)
    .max(formLimits.ownFields + 10),
});

export type FilledField = z.infer<typeof filledField>;

export interface FilledForm {
  readonly sheet: FormSheet;
  readonly dossier: DossierId;
  /** In the order of the sheet; empty ones among them, so that what was left out shows. */
  readonly fields: readonly FilledField[];
}

export const holdsSomething = (each: FilledField): boolean =>
  'people' in each ? each.people.length > 0 : each.value !== '';

export const countFilled = ({ fields }: FilledForm): FormCount => ({
  filled: fields.filter(holdsSomething).length,
  of: fields.length,
});

/** Members in one order, no blanks, one line feed at the end. */
export function formatForm({ sheet, dossier, fields }: FilledForm): string {
  const printed = fields.map((each) =>
    'people' in each
      ? {
          field: each.field,
          label: each.label,
          people: each.people.map((one) => Object.fromEntries(personParts.map((part) => [part, one[part]]))),
        }
      : { field: each.field, label: each.label, value: each.value },
  );
  return `${JSON.stringify({ format: 'dossier-vault/form', version: 1, sheet, dossier, fields: printed })}\n`;
}

/** Null for what is no form, or not printed as one is. */
export function parseForm(text: string): FilledForm | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const read = filledForm.safeParse(json);
  if (!read.success) return null;
  const { sheet, dossier, fields } = read.data;
  const form = { sheet, dossier, fields };
  return new Set(fields.map((each) => each.field)).size === fields.length && formatForm(form) === text
    ? form
    : null;
}
