/** Whose data it is, and how they may be told of it (P9). */
import type { DocumentId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { Person } from '../storage/people.ts';

/** What the tables are made of. */
export interface OwnDataOf {
  readonly vault: OpenVault;
  readonly person: Person;
  readonly accounts: readonly PersonId[];
  readonly language: Language;
  readonly time: (ms: number) => string;
  /** Code and number, with the title where this person may know the dossier. */
  readonly document: (id: DocumentId | null) => string;
  readonly other: (id: PersonId | null) => string;
}
