/**
 * What somebody may be told of what a document is like (D3, D7): of dossiers that do not exist for them neither a name nor a
 * number. Custodians and approvers, who judge by it, may know them all.
 */
import type { DocumentId, DossierId, LineageId } from '../../shared/vocabulary/ids.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { type Document, loadDossier, mayKnow } from '../storage/dossiers.ts';
import type { Person } from '../storage/people.ts';

interface Row {
  readonly id: DocumentId;
  readonly dossier: DossierId;
  readonly no: number;
  readonly title: string | null;
  readonly state: Document['state'];
  readonly version: number | null;
}

function documentsOf(vault: OpenVault, lineage: LineageId, person: Person) {
  return vault.db
    .all<Row & Record<string, never>>(
      'SELECT id, dossier, no, title, state, version FROM document WHERE lineage = ? ORDER BY submitted',
      lineage,
    )
    .map((row) => {
      const dossier = loadDossier(vault.db, row.dossier);
      return { ...row, code: dossier.code, known: mayKnow(person, dossier) };
    });
}

/** The documents of a lineage that this person may know, the first submitted first. */
export const knownOfLineage = (vault: OpenVault, lineage: LineageId, person: Person) =>
  documentsOf(vault, lineage, person).filter(({ known }) => known);

/** Each lineage that it is like by a document of it that this person may know: `K-1/2 Title`. */
export const likesToldTo = (vault: OpenVault, likeTo: readonly LineageId[], person: Person): string[] =>
  likeTo.flatMap((lineage) => {
    const first = documentsOf(vault, lineage, person).find(({ known }) => known);
    return first === undefined ? [] : [`${first.code}/${first.no} ${first.title ?? ''}`.trim()];
  });

/** How it joined its lineage; what it was joined to by sameness alone is new to whoever may not know that. */
export function joinToldTo(
  vault: OpenVault,
  document: Pick<Document, 'id' | 'lineage' | 'joined'>,
  person: Person,
): Document['joined'] {
  if (document.joined !== 'same-bytes' && document.joined !== 'same-pages') return document.joined;
  const others = documentsOf(vault, document.lineage, person).filter(({ id }) => id !== document.id);
  return others.some(({ known }) => known) ? document.joined : 'new';
}

/** Its number among the versions that this person may know. */
export function versionToldTo(
  vault: OpenVault,
  document: Pick<Document, 'lineage' | 'version'>,
  person: Person,
): number | null {
  const last = document.version;
  if (last === null) return null;
  const earlier = documentsOf(vault, document.lineage, person).filter(
    ({ state, version }) => state === 'accepted' && version !== null && version < last,
  );
  return last - earlier.filter(({ known }) => !known).length;
}
