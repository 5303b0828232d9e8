/** Answers about sheets as forms: which fields there are, never what stands in them (D2). */
import type { FieldShape, FormSheet } from '../vocabulary/form-fields.ts';

export interface FormFieldShown {
  /** One of every vault, or the id of one of the firm's own. */
  readonly field: string;
  readonly sheet: FormSheet;
  readonly shape: FieldShape;
  /** In the firm's words; null where the vault's own stand. */
  readonly label: string | null;
  readonly own: boolean;
}

export interface FormFieldsShown {
  readonly fields: readonly FormFieldShown[];
}

/** What stands outside the seal of a background check. */
export interface CheckShown {
  readonly on: string;
  readonly subject: string | null;
  readonly renewal: string | null;
}
