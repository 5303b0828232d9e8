/** What a new dossier is made of, one by one or by a list: who may be responsible, what it looks like, and its entry (D1, S8). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { EntryData } from '../../shared/vocabulary/entry.ts';
import type { DossierCategory } from '../../shared/vocabulary/entry-of-corrections.ts';
import type { DossierId, PersonId } from '../../shared/vocabulary/ids.ts';
import { lookOf } from '../../shared/vocabulary/look-alike.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Retention } from '../../shared/vocabulary/retention.ts';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { requiredText } from '../acts/signing.ts';
import type { Texts } from '../audit/texts.ts';
import { newId } from '../sealing/new-ids.ts';
import { looksLikeEither } from '../storage/directory-index.ts';
import { type Dossier, loadDossierByNo, mayKnow } from '../storage/dossiers.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';

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

/**
 * S8: whoever opens a dossier has seen those whose code looks the same, or whose client does and is written otherwise. Only
 * those that they may know of: of others nothing is said, as everywhere (D3).
 */
export function assertLikeSeen(
  vault: OpenVault,
  desk: Person,
  opened: { readonly code: string; readonly client: string },
  beside: readonly string[],
): void {
  const alike = dossiersAlike(vault, desk, opened)
    // The same client may have several dossiers; only one that is written otherwise is asked about.
    .filter((each) => each.client !== opened.client || lookOf(each.code) === lookOf(opened.code))
    .filter((each) => !beside.includes(each.code));
  if (alike.length > 0)
    throw new Refusal('CODE_LIKE', {
      like: alike.map((each) => `${each.code} ${each.client}`).join(' / '),
      // No code has a blank in it.
      codes: alike.map((each) => each.code).join(' '),
    });
}

export interface Contacts {
  readonly responsible: PersonId | null;
  readonly second: PersonId | null;
}

/** Whom the client knows: two people, or one, or nobody yet (D1). */
export function contactsGiven(
  vault: OpenVault,
  given: { readonly responsible?: string | undefined; readonly second?: string | undefined },
): Contacts {
  const responsible = given.responsible === undefined ? null : mayBeResponsible(vault, given.responsible);
  const second = given.second === undefined ? null : mayBeResponsible(vault, given.second);
  const human = (id: PersonId): string => loadPerson(vault.db, id).human;
  if (responsible !== null && second !== null && human(responsible) === human(second))
    throw new Refusal('SECOND_IS_RESPONSIBLE');
  return { responsible, second };
}

export interface NewDossier extends Contacts {
  readonly code: string;
  readonly client: string;
  readonly category: DossierCategory;
  readonly classification: Classification;
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
  second: dossier.second,
  openedOn: dossier.openedOn,
  secrecyYears: dossier.secrecyYears,
  ...(dossier.retention === undefined
    ? {}
    : { retentionYears: dossier.retention === 'permanent' ? null : dossier.retention }),
  scope: scopeData(vault, scope, texts),
  home: texts.maybe(dossier.home),
});
