/** Fields of the sheets as the firm has them today, and what is known of forms and background checks outside a view (D2). */
import {
  builtInField,
  builtInFields,
  type FieldShape,
  type FormCount,
  type FormSheet,
} from '../../shared/vocabulary/form-fields.ts';
import type { DocumentId, DossierId, FieldId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from './database.ts';

export interface FormField {
  /** One that every vault has, or the id of one of the firm's own. */
  readonly field: string;
  readonly sheet: FormSheet;
  readonly shape: FieldShape;
  /** In the firm's words; null where ours stand. `?` where it was erased by law. */
  readonly label: string | null;
  readonly own: boolean;
}

interface OwnField {
  readonly id: FieldId;
  readonly sheet: FormSheet;
  readonly label: string;
  readonly several: boolean;
}

const ownFields = (db: VaultDatabase): OwnField[] =>
  db
    .all<{ id: FieldId; sheet: FormSheet; label: string; several: number }>(
      "SELECT id, sheet, coalesce(label, '?') AS label, several FROM own_field WHERE in_force = 1 ORDER BY position",
    )
    .map((row) => ({ ...row, several: row.several === 1 }));

/** Of all sheets, each in its order: those of every vault first. */
export function formFields(db: VaultDatabase): FormField[] {
  const labels = new Map(
    db
      .all<{ field: string; label: string }>("SELECT field, coalesce(label, '?') AS label FROM field_label")
      .map(({ field, label }) => [field, label]),
  );
  return [
    ...builtInFields.map((field): FormField => {
      const { sheet, shape } = builtInField[field];
      return { field, sheet, shape, label: labels.get(field) ?? null, own: false };
    }),
    ...ownFields(db).map(
      ({ id, sheet, label, several }): FormField => ({
        field: id,
        sheet,
        shape: several ? 'text' : 'line',
        label,
        own: true,
      }),
    ),
  ];
}

/** Null for what is no form. */
export const formCountOf = (db: VaultDatabase, document: DocumentId): FormCount | null =>
  db.get<FormCount & Record<string, unknown>>(
    'SELECT filled, fields AS "of" FROM document_form WHERE document = ?',
    document,
  ) ?? null;

export interface CheckRow {
  readonly on: string;
  readonly subject: string | null;
  readonly renewal: string | null;
}

export const checkOf = (db: VaultDatabase, document: DocumentId): CheckRow | null =>
  db.get<CheckRow & Record<string, unknown>>(
    'SELECT checked_on AS "on", subject, renewal FROM background_check WHERE document = ?',
    document,
  ) ?? null;

export interface CheckDue {
  readonly document: DocumentId;
  readonly dossier: DossierId;
  readonly no: number;
  readonly on: string;
  readonly subject: string | null;
  readonly renewal: string;
}

/** Newest accepted versions whose renewal is on `day` or before, the longest due first; not of closed dossiers. */
export const checksDue = (db: VaultDatabase, day: string): CheckDue[] =>
  db.all<CheckDue & Record<string, unknown>>(
    `SELECT d.id AS document, d.dossier, d.no, b.checked_on AS "on", b.subject, b.renewal
     FROM background_check b JOIN document d ON d.id = b.document JOIN dossier o ON o.id = d.dossier
     WHERE d.state = 'accepted' AND b.renewal <= ? AND o.status = 'open'
       AND NOT EXISTS (SELECT 1 FROM document n WHERE n.lineage = d.lineage AND n.state = 'accepted' AND n.version > d.version)
     ORDER BY b.renewal, d.submitted`,
    day,
  );
