/**
 * What was changed and corrected of a dossier and of its documents, as the log tells it: who signed, what stood there before
 * and what stands there since (D1b). For those who keep and approve; an older scope or class is no business of others.
 */
import type { ChangedField, DossierChange } from '../../shared/contract/answers.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { DocumentId, PersonId } from '../../shared/vocabulary/ids.ts';
import { naming, readStated, type Stated } from '../access-log/entries-naming.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { ownCategoryName } from '../storage/categories.ts';
import type { Dossier } from '../storage/dossiers.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { loadPerson } from '../storage/people.ts';

/** Everything that may differ, each as it is shown; null where nothing was said. */
type State = Partial<Record<ChangedField['field'], string | null>>;

/** The latest ones; more nobody reads, and the log has them all. */
const changesMax = 200;

export function changesOf(vault: OpenVault, dossier: Dossier): DossierChange[] {
  const entries = [
    ...naming(
      vault.db,
      dossier.id,
      ['dossier.opened', 'dossier.changed', 'dossier.corrected', 'document.corrected'],
      vault.writer.size,
    ),
    ...passedOn(vault, dossier),
  ].sort((one, other) => one.index - other.index);
  let ofDossier: State = {};
  const ofDocuments = new Map<DocumentId, State>();
  const changes: DossierChange[] = [];
  for (const stated of entries) {
    const { body } = stated;
    if (body.type === 'document.corrected') {
      const { document } = body.data;
      const before = ofDocuments.get(document) ?? asFiled(vault, document);
      const after = stateAfter(vault, stated, dossier);
      ofDocuments.set(document, after);
      changes.push(told(vault, stated, before, after));
      continue;
    }
    const after = { ...ofDossier, ...stateAfter(vault, stated, dossier) };
    // The responsible person that a contact became, by a handover, is second to nobody.
    if (after.second != null && after.second === after.responsible) after.second = null;
    if (body.type !== 'dossier.opened') changes.push(told(vault, stated, ofDossier, after));
    ofDossier = after;
  }
  return changes
    .filter(({ what }) => what.length > 0)
    .slice(-changesMax)
    .reverse();
}

/** Client handovers by which it got another responsible person: their entries name it among others. */
const passedOn = (vault: OpenVault, dossier: Dossier): Stated[] =>
  vault.db
    .all<LeafRow>(
      `SELECT l.* FROM client_line c JOIN leaf l ON l.idx = c.closed_by
       WHERE c.dossier = ? AND c.closed IN ('signed', 'refused', 'absent')`,
      dossier.id,
    )
    .map((leaf) => readStated(vault.db, leaf));

function asFiled(vault: OpenVault, document: DocumentId): State {
  const leaf = vault.db.get<LeafRow>(
    'SELECT l.* FROM document d JOIN leaf l ON l.idx = d.submitted WHERE d.id = ?',
    document,
  );
  if (leaf === undefined) return {};
  const { body, text } = readStated(vault.db, leaf);
  return body.type === 'document.submitted'
    ? { title: text(body.data.title), dated: span(body.data.dated ?? null) }
    : {};
}

const span = (dated: { readonly from: string; readonly to: string } | null): string | null =>
  dated === null ? null : dated.from === dated.to ? dated.from : `${dated.from}/${dated.to}`;

/** What an entry says of the dossier, or of the document, from there on. */
function stateAfter(vault: OpenVault, { index, body, text }: Stated, dossier: Dossier): State {
  const person = (id: PersonId | null | undefined): string | null =>
    id == null ? null : amongOthers(loadPerson(vault.db, id));
  const placed = (data: {
    readonly classification: string;
    readonly responsible: PersonId | null;
    readonly second?: PersonId | null | undefined;
    readonly scope: {
      readonly everybody: boolean;
      readonly people: readonly PersonId[];
      readonly departments: readonly { readonly commit: string }[];
    };
    readonly home: { readonly commit: string } | null;
  }): State => ({
    classification: data.classification,
    responsible: person(data.responsible),
    second: person(data.second),
    scope: data.scope.everybody
      ? 'everybody'
      : [...data.scope.departments.map((each) => text(each) ?? '?'), ...data.scope.people.map(person)].join(
          '、',
        ),
    home: text(data.home),
  });
  const termed = (data: {
    readonly client: { readonly commit: string };
    readonly category: string;
    readonly openedOn: string;
    readonly secrecyYears: number | null;
    readonly retentionYears?: number | null | undefined;
  }): State => ({
    client: text(data.client),
    category: ownCategoryName(vault.db, data.category) ?? data.category,
    openedOn: data.openedOn,
    secrecyYears: data.secrecyYears === null ? null : `${data.secrecyYears}`,
    retention: data.retentionYears === undefined ? null : `${data.retentionYears ?? 'permanent'}`,
  });
  switch (body.type) {
    case 'dossier.opened':
      return { ...placed(body.data), ...termed(body.data), status: 'open' };
    case 'dossier.changed':
      return { ...placed(body.data), status: body.data.status };
    case 'dossier.corrected':
      return termed(body.data);
    case 'document.corrected':
      return { title: text(body.data.title), dated: span(body.data.dated) };
    default: {
      const successor = vault.db.get<{ successor: PersonId | null }>(
        'SELECT successor FROM client_line WHERE closed_by = ? AND dossier = ?',
        index,
        dossier.id,
      )?.successor;
      return successor == null ? {} : { responsible: person(successor) };
    }
  }
}

function told(vault: OpenVault, { index, body, text }: Stated, before: State, after: State): DossierChange {
  const fields = Object.keys(after) as ChangedField['field'][];
  const about =
    body.type === 'document.corrected'
      ? vault.db.get<{ no: number }>('SELECT no FROM document WHERE id = ?', body.data.document)
      : undefined;
  return {
    entry: index,
    atMs: body.at.wall,
    by: body.signers.map((signer) => amongOthers(loadPerson(vault.db, signer.person))),
    document: about?.no ?? null,
    ground:
      body.type === 'document.corrected' || body.type === 'dossier.corrected' ? text(body.data.ground) : null,
    what: fields
      .filter((field) => (before[field] ?? null) !== (after[field] ?? null))
      .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null })),
  };
}
