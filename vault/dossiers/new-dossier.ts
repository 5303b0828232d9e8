/** What a new dossier is made of, one by one or by a list: who may be responsible, what it looks like, and its entry (D1, S8). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { EntryData } from '../../shared/vocabulary/entry.ts';
import type { DossierId, PersonId } from '../../shared/vocabulary/ids.ts';
import { lookOf } from '../../shared/vocabulary/look-alike.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Retention } from '../../shared/vocabulary/retention.ts';
import type { Category, Classification } from '../../shared/vocabulary/terms.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { requiredText } from '../acts/signing.ts';
import type { Texts } from '../audit/texts.ts';
import { newId } from '../sealing/new-ids.ts';
import { looksLikeEither } from '../storage/directory-index.ts';
import { type Dossier, loadDossierByNo, mayKnow } from '../storage/dossiers.ts';
import { findPerson, type Person } from '../storage/people.ts';

export type ScopeInput = ParsedInput<'dossier.open'>['scope'];

export const scopeData = (vault: OpenVault, scope: ScopeInput, texts: Texts) => ({
  everybody: scope.everybody,
  people: scope.people.map((who) => findPerson(vault.db, who).id),
  departments: scope.departments.map((department) => texts.of(requiredText(department, 'department'))),
});

/** Whoever leaves is given no client any more (P1). */
export function mayBeResponsible(vault: OpenVault, who: string): PersonId {
  const person = findPerson(vault.db, who);
  if (person.leaving) throw new Refusal('PERSON_LEAVING');
  return person.id;
}

/** No code has a blank in it, or what stands before a document's number. */
export function codeText(typed: string): string {
  const code = requiredText(typed, 'code');
  if (/[/\s]/.test(code)) throw new Refusal('INPUT_MALFORMED', { field: 'code' });
  return code;
}

/**
 * Dossiers whose code or client looks the same, as far as this person may know of them: of others nothing is said (D3). One
 * with the very same client is among them. The index is up to date (`refreshIndex`).
 */
export function dossiersAlike(
  vault: OpenVault,
  desk: Person,
  opened: { readonly code: string; readonly client: string },
): Dossier[] {
  const code = lookOf(opened.code);
  const client = lookOf(opened.client);
  return (
    vault.db
      .all<{ no: number }>(
        'SELECT rowid AS no FROM directory_index WHERE directory_index MATCH ? ORDER BY rowid',
        looksLikeEither(opened.code, opened.client),
      )
      .map(({ no }) => loadDossierByNo(vault.db, no))
      // The index finds, the tables decide.
      .filter((each) => lookOf(each.code) === code || lookOf(each.client) === client)
      .filter((each) => mayKnow(desk, each))
  );
}

export interface NewDossier {
  readonly code: string;
  readonly client: string;
  readonly category: Category;
  readonly classification: Classification;
  readonly responsible: PersonId | null;
  readonly openedOn: string;
  readonly secrecyYears: number | null;
  /** Undefined where nobody said it. */
  readonly retention: Retention | undefined;
  readonly home: string;
}

export const openedData = (
  vault: OpenVault,
  dossier: NewDossier,
  scope: ScopeInput,
  texts: Texts,
): EntryData<'dossier.opened'> => ({
  dossier: newId<DossierId>(),
  code: texts.of(dossier.code),
  client: texts.of(dossier.client),
  category: dossier.category,
  classification: dossier.classification,
  responsible: dossier.responsible,
  openedOn: dossier.openedOn,
  secrecyYears: dossier.secrecyYears,
  ...(dossier.retention === undefined
    ? {}
    : { retentionYears: dossier.retention === 'permanent' ? null : dossier.retention }),
  scope: scopeData(vault, scope, texts),
  home: texts.maybe(dossier.home),
});
