/** What the tables know of every client at once: its papers, its last look, and who knows it (001-14, 001-18). */
import type { DossierCategory } from '../../shared/vocabulary/entry-of-corrections.ts';
import type { DossierId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from './database.ts';

export interface ClientRow {
  readonly id: DossierId;
  readonly no: number;
  readonly code: string;
  readonly client: string;
  readonly category: DossierCategory;
  readonly classification: Classification;
  readonly responsible: PersonId | null;
  readonly second: PersonId | null;
  readonly status: 'open' | 'closed';
  /** Accepted ones, sheets among them. */
  readonly documents: number;
  readonly contactSheets: number;
  readonly profileSheets: number;
  /** Of the newest version of each sheet that is a form; null where there is none. */
  readonly contactFilled: number | null;
  readonly contactFields: number | null;
  readonly profileFilled: number | null;
  readonly profileFields: number | null;
  readonly lastViewMs: number | null;
}

/** Dossiers by number, with what is filed in each; `human`: only looks of theirs count, null for everybody's. */
export const clientRows = (db: VaultDatabase, human: string | null): ClientRow[] =>
  db.all<ClientRow>(
    `SELECT o.id, o.no, coalesce(o.code, '#' || o.no) AS code, coalesce(o.client, '') AS client, o.category, o.classification,
       o.responsible, o.second, o.status, coalesce(d.documents, 0) AS documents,
       coalesce(d.contactSheets, 0) AS contactSheets, coalesce(d.profileSheets, 0) AS profileSheets,
       f.contactFilled, f.contactFields, f.profileFilled, f.profileFields, v.lastViewMs
     FROM dossier o
     LEFT JOIN (
       SELECT dossier, count(*) AS documents, sum(sheet = 'contact-sheet') AS contactSheets, sum(sheet = 'profile-sheet') AS profileSheets
       FROM document WHERE state = 'accepted' GROUP BY dossier
     ) d ON d.dossier = o.id
     LEFT JOIN (
       SELECT d.dossier, max(iif(d.sheet = 'contact-sheet', f.filled, NULL)) AS contactFilled,
         max(iif(d.sheet = 'contact-sheet', f.fields, NULL)) AS contactFields,
         max(iif(d.sheet = 'profile-sheet', f.filled, NULL)) AS profileFilled,
         max(iif(d.sheet = 'profile-sheet', f.fields, NULL)) AS profileFields
       FROM document d JOIN document_form f ON f.document = d.id
       WHERE d.state = 'accepted' AND NOT EXISTS (
         SELECT 1 FROM document n WHERE n.lineage = d.lineage AND n.state = 'accepted' AND n.version > d.version)
       GROUP BY d.dossier
     ) f ON f.dossier = o.id
     LEFT JOIN (
       SELECT d.dossier, max(v.opened_at) AS lastViewMs
       FROM view v JOIN document d ON d.id = v.document JOIN person p ON p.id = v.person
       WHERE ? IS NULL OR p.human = ? GROUP BY d.dossier
     ) v ON v.dossier = o.id
     ORDER BY o.no`,
    human,
    human,
  );

export interface Knowers {
  readonly people: number;
  /** The one who alone knows the client, in their first account, and what of it is out with them now; null where it is not one. */
  readonly alone: { readonly person: PersonId; readonly out: number } | null;
}

/**
 * How many people know each client who are still here: its contacts, whoever wrote a document of it, whoever saw one. Somebody
 * in two accounts is one; who holds no role any more, or is leaving, counts for none.
 */
export function knowersOf(db: VaultDatabase): ReadonlyMap<DossierId, Knowers> {
  const rows = db.all<{ dossier: DossierId; n: number; one: PersonId; out: number }>(
    `WITH here AS (
       SELECT p.id, p.human FROM person p
       WHERE EXISTS (SELECT 1 FROM person q JOIN role r ON r.person = q.id AND r.ended IS NULL WHERE q.human = p.human)
         AND NOT EXISTS (SELECT 1 FROM person q WHERE q.human = p.human AND q.leaving IS NOT NULL)
     )
     SELECT dossier, n, (SELECT p.id FROM person p WHERE p.human = one ORDER BY p.no LIMIT 1) AS one,
       iif(n = 1, (SELECT count(*) FROM loan l JOIN person b ON b.id = l.borrower
         WHERE l.dossier = known.dossier AND b.human = one AND l.state IN ('issued', 'received')), 0) AS out
     FROM (SELECT dossier, count(DISTINCT human) AS n, min(human) AS one FROM (
       SELECT o.id AS dossier, h.human FROM dossier o JOIN here h ON h.id = o.responsible
       UNION ALL SELECT o.id, h.human FROM dossier o JOIN here h ON h.id = o.second
       UNION ALL SELECT d.dossier, h.human FROM document d JOIN here h ON h.id = d.author WHERE d.state <> 'sent-back'
       UNION ALL SELECT d.dossier, h.human FROM view v JOIN document d ON d.lineage = v.lineage JOIN here h ON h.id = v.person
     ) GROUP BY dossier) known`,
  );
  return new Map(
    rows.map(({ dossier, n, one, out }) => [
      dossier,
      { people: n, alone: n === 1 ? { person: one, out } : null },
    ]),
  );
}
