/** Reading dossiers and documents, and who may know of them (D2, D3). */

import { mayKnowOfDossier } from '../../shared/policy/need-to-know.ts';
import type { DossierCategory } from '../../shared/vocabulary/entry-of-corrections.ts';
import type { DocumentId, DossierId, LineageId, PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { RenditionReport } from '../../shared/vocabulary/rendition-report.ts';
import type { DatedSpan, Retention } from '../../shared/vocabulary/retention.ts';
import type { TermOf } from '../../shared/vocabulary/term-words.ts';
import type { Classification, Media, Ownership, Part, Sheet } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from './database.ts';
import type { Person } from './people.ts';

export interface Dossier {
  readonly id: DossierId;
  readonly no: number;
  readonly code: string;
  readonly client: string;
  readonly category: DossierCategory;
  readonly classification: Classification;
  readonly responsible: PersonId | null;
  /** Whom the client knows beside the responsible person; never the same. */
  readonly second: PersonId | null;
  readonly openedOn: string;
  readonly secrecyYears: number | null;
  readonly retention: Retention | null;
  readonly everybody: boolean;
  readonly people: readonly PersonId[];
  readonly departments: readonly string[];
  readonly home: string | null;
  readonly status: 'open' | 'closed';
  readonly held: boolean;
  /** Highest number given to a document so far. */
  readonly documents: number;
}

type DossierRow = Record<string, never> & {
  id: DossierId;
  no: number;
  code: string | null;
  client: string | null;
  category: DossierCategory;
  classification: Classification;
  responsible: PersonId | null;
  second: PersonId | null;
  opened_on: string;
  secrecy_years: number | null;
  retention: string | null;
  everybody: number;
  people: string;
  departments: string;
  home: string | null;
  status: 'open' | 'closed';
  held: number;
  documents: number;
};

/** As the column holds it: nobody said it, for good, or years. */
export const retentionOf = (held: string | null): Retention | null =>
  held === null || held === 'permanent' ? held : Number(held);

export const datedOf = (row: {
  readonly dated_from: string | null;
  readonly dated_to: string | null;
}): DatedSpan | null =>
  row.dated_from === null || row.dated_to === null ? null : { from: row.dated_from, to: row.dated_to };

const toDossier = (row: DossierRow): Dossier => ({
  id: row.id,
  no: row.no,
  code: row.code ?? `#${row.no}`,
  client: row.client ?? '',
  category: row.category,
  classification: row.classification,
  responsible: row.responsible,
  second: row.second,
  openedOn: row.opened_on,
  secrecyYears: row.secrecy_years,
  retention: retentionOf(row.retention),
  everybody: row.everybody === 1,
  people: JSON.parse(row.people) as PersonId[],
  departments: JSON.parse(row.departments) as string[],
  home: row.home,
  status: row.status,
  held: row.held === 1,
  documents: row.documents,
});

export function mayKnow(person: Person, dossier: Dossier): boolean {
  return mayKnowOfDossier({
    roles: person.roles,
    clearance: person.clearance,
    classification: dossier.classification,
    everybody: dossier.everybody,
    namedInScope: dossier.people.includes(person.id),
    departmentInScope: person.department !== null && dossier.departments.includes(person.department),
    contact: dossier.responsible === person.id || dossier.second === person.id,
  });
}

export const dossierByCode = (db: VaultDatabase, code: string): Dossier | null => {
  const row = db.get<DossierRow>('SELECT * FROM dossier WHERE code = ?', code.normalize('NFC'));
  return row === undefined ? null : toDossier(row);
};

export function loadDossier(db: VaultDatabase, id: DossierId): Dossier {
  const row = db.get<DossierRow>('SELECT * FROM dossier WHERE id = ?', id);
  if (row === undefined) throw new Refusal('NO_SUCH_DOSSIER');
  return toDossier(row);
}

/** Dossiers are numbered from 1 in the order in which they were opened. */
export function loadDossierByNo(db: VaultDatabase, no: number): Dossier {
  const row = db.get<DossierRow>('SELECT * FROM dossier WHERE no = ?', no);
  if (row === undefined) throw new Refusal('NO_SUCH_DOSSIER');
  return toDossier(row);
}

/** Above somebody's clearance or outside their scope a dossier does not exist: the same refusal as for a wrong code. */
export function findDossier(db: VaultDatabase, code: string, person: Person): Dossier {
  const dossier = dossierByCode(db, code);
  if (dossier === null || !mayKnow(person, dossier)) throw new Refusal('NO_SUCH_DOSSIER');
  return dossier;
}

export const listDossiers = (db: VaultDatabase, person: Person): Dossier[] =>
  db
    .all<DossierRow>('SELECT * FROM dossier ORDER BY no')
    .map(toDossier)
    .filter((dossier) => mayKnow(person, dossier));

export type DocumentState = 'submitted' | 'accepted' | 'sent-back';

export interface Document {
  readonly id: DocumentId;
  readonly dossier: DossierId;
  readonly no: number;
  readonly lineage: LineageId;
  readonly version: number | null;
  readonly joined: 'new' | 'same-bytes' | 'same-pages' | 'same-sheet' | 'version-of';
  readonly likeTo: readonly LineageId[];
  readonly choice: TermOf<'likenessChoice'> | null;
  readonly because: string | null;
  readonly sheet: Sheet;
  readonly ownership: Ownership;
  readonly media: Media;
  readonly title: string;
  readonly fileName: string;
  readonly dated: DatedSpan | null;
  readonly pages: number;
  readonly bytes: number;
  readonly fontsSubstituted: number;
  readonly glyphsMissing: number;
  readonly report: RenditionReport;
  readonly author: PersonId;
  readonly state: DocumentState;
  readonly submitted: number;
  readonly submittedAtMs: number;
  readonly reason: string | null;
}

type DocumentRow = Record<string, never> & {
  id: DocumentId;
  dossier: DossierId;
  no: number;
  lineage: LineageId;
  version: number | null;
  joined: Document['joined'];
  like_to: string;
  choice: TermOf<'likenessChoice'> | null;
  because: string | null;
  sheet: Sheet;
  ownership: Ownership;
  media: Media;
  title: string | null;
  file_name: string | null;
  pages: number;
  bytes: number;
  fonts_substituted: number;
  glyphs_missing: number;
  report: string;
  dated_from: string | null;
  dated_to: string | null;
  author: PersonId;
  state: DocumentState;
  submitted: number;
  submitted_at: number;
  reason: string | null;
};

const toDocument = (row: DocumentRow): Document => ({
  id: row.id,
  dossier: row.dossier,
  no: row.no,
  lineage: row.lineage,
  version: row.version,
  joined: row.joined,
  likeTo: JSON.parse(row.like_to) as LineageId[],
  choice: row.choice,
  because: row.because,
  sheet: row.sheet,
  ownership: row.ownership,
  media: row.media,
  title: row.title ?? `#${row.no}`,
  fileName: row.file_name ?? '',
  dated: datedOf(row),
  pages: row.pages,
  bytes: row.bytes,
  fontsSubstituted: row.fonts_substituted,
  glyphsMissing: row.glyphs_missing,
  report: JSON.parse(row.report) as RenditionReport,
  author: row.author,
  state: row.state,
  submitted: row.submitted,
  submittedAtMs: row.submitted_at,
  reason: row.reason,
});

export function loadDocument(db: VaultDatabase, id: DocumentId): Document {
  const row = db.get<DocumentRow>('SELECT * FROM document WHERE id = ?', id);
  if (row === undefined) throw new Refusal('NO_SUCH_DOCUMENT');
  return toDocument(row);
}

export const documentsOf = (db: VaultDatabase, dossier: DossierId): Document[] =>
  db.all<DocumentRow>('SELECT * FROM document WHERE dossier = ? ORDER BY no', dossier).map(toDocument);

export const pendingDocuments = (db: VaultDatabase): Document[] =>
  db.all<DocumentRow>("SELECT * FROM document WHERE state = 'submitted' ORDER BY submitted").map(toDocument);

export function documentInDossier(db: VaultDatabase, dossier: DossierId, no: number): Document | null {
  const row = db.get<DocumentRow>('SELECT * FROM document WHERE dossier = ? AND no = ?', dossier, no);
  return row === undefined ? null : toDocument(row);
}

/** A document as people write it: reference code, slash, number, e.g. `KH-2026-0147/3`. */
export function findDocument(
  db: VaultDatabase,
  written: string,
  person: Person,
): { document: Document; dossier: Dossier } {
  const slash = written.lastIndexOf('/');
  const no = Number(written.slice(slash + 1));
  const dossier = slash < 1 ? null : dossierByCode(db, written.slice(0, slash));
  if (dossier === null || !mayKnow(person, dossier)) throw new Refusal('NO_SUCH_DOCUMENT');
  const document = documentInDossier(db, dossier.id, no);
  if (document === null) throw new Refusal('NO_SUCH_DOCUMENT');
  return { document, dossier };
}

export interface DocumentPart {
  readonly part: Part;
  readonly fileHash: string;
  readonly cmt: string;
  readonly shareCustody: string;
  readonly shareApproval: string;
  readonly bytes: number;
}

export function loadPart(db: VaultDatabase, document: DocumentId, part: Part): DocumentPart {
  const row = db.get<{
    part: Part;
    file_hash: string;
    cmt: string;
    share_custody: string;
    share_approval: string;
    bytes: number;
  }>('SELECT * FROM document_part WHERE document = ? AND part = ?', document, part);
  if (row === undefined) throw new Refusal('NO_SUCH_DOCUMENT');
  return {
    part: row.part,
    fileHash: row.file_hash,
    cmt: row.cmt,
    shareCustody: row.share_custody,
    shareApproval: row.share_approval,
    bytes: row.bytes,
  };
}

/** Whether this human, in any account, submitted a version of the lineage (or, tightened, anything in the dossier). */
export function hasWritten(
  db: VaultDatabase,
  human: string,
  lineage: LineageId,
  wholeDossier: DossierId | null,
): boolean {
  const inLineage = db.get(
    'SELECT 1 FROM document d JOIN person p ON p.id = d.author WHERE p.human = ? AND d.lineage = ?',
    human,
    lineage,
  );
  if (inLineage !== undefined || wholeDossier === null) return inLineage !== undefined;
  return (
    db.get(
      'SELECT 1 FROM document d JOIN person p ON p.id = d.author WHERE p.human = ? AND d.dossier = ?',
      human,
      wholeDossier,
    ) !== undefined
  );
}
