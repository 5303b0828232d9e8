/** Files of which a register keeps the digest, and what documents hold the same bytes. SHA-256 in 64 hexadecimal digits. */
import type { CourseId, DocumentId, DossierId } from '../../shared/vocabulary/ids.ts';
import type { TermOf } from '../../shared/vocabulary/term-words.ts';
import type { MaterialKind } from '../../shared/vocabulary/training-terms.ts';
import type { VaultDatabase } from './database.ts';
import { entriesOf } from './entries-of.ts';

export interface RegisteredFile {
  readonly register: TermOf<'register'>;
  /** The number that its agreement, course or text of the firm is known by. */
  readonly no: number;
  readonly sha256: string;
}

/** Scans of agreements, texts of the firm's rules in every version, materials of courses. */
export const registeredFiles = (db: VaultDatabase): RegisteredFile[] =>
  db.all<{ register: TermOf<'register'>; no: number; sha256: string }>(
    `SELECT 'agreement' AS register, no, sha256 FROM agreement WHERE sha256 IS NOT NULL
     UNION SELECT 'rules', r.no, v.sha256 FROM firm_rules_version v JOIN firm_rules r ON r.id = v.rules WHERE v.sha256 IS NOT NULL
     UNION SELECT 'course', c.no, m.sha256 FROM course_material m JOIN course c ON c.id = m.course WHERE m.sha256 IS NOT NULL
     ORDER BY 1, 2`,
  );

export interface MarkedDocument {
  readonly id: DocumentId;
  readonly dossier: DossierId;
  readonly no: number;
  /** Index of the entry that submitted it. */
  readonly submitted: number;
}

/** Documents in this state that bear this mark, the first submitted first. */
export const documentsWithMark = (
  db: VaultDatabase,
  mark: string,
  state: 'submitted' | 'accepted',
): MarkedDocument[] =>
  db.all<{ id: DocumentId; dossier: DossierId; no: number; submitted: number }>(
    `SELECT d.id, d.dossier, d.no, d.submitted
     FROM likeness_mark m JOIN document d ON d.id = m.document WHERE m.mark = ? AND d.state = ? ORDER BY d.submitted`,
    mark,
    state,
  );

export const bearsMark = (db: VaultDatabase, document: DocumentId, mark: string): boolean =>
  db.get('SELECT 1 AS one FROM likeness_mark WHERE mark = ? AND document = ?', mark, document) !== undefined;

/**
 * Index of the entry from which on this course has had a material of that digest, in every state since; null where it has none now.
 * One that was taken out and named again counts from then: a custodian who took a file in between was not told.
 */
export function materialSince(db: VaultDatabase, course: CourseId, sha256: string): number | null {
  let since: number | null = null;
  for (const { data, index } of entriesOf(db, course, ['course.accounted']))
    since = data.materials.some((each) => each.sha256 === sha256) ? (since ?? index) : null;
  return since;
}

export interface Material {
  readonly kind: MaterialKind;
  readonly title: string;
  readonly kept: string;
  readonly sha256: string | null;
}

export const materialsOf = (db: VaultDatabase, course: CourseId): Material[] =>
  db.all<{ kind: MaterialKind; title: string; kept: string; sha256: string | null }>(
    "SELECT kind, coalesce(title, '') AS title, coalesce(kept, '') AS kept, sha256 FROM course_material WHERE course = ? ORDER BY n",
    course,
  );
