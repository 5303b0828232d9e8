/** What the one field finds (D3): a few rows of each kind, and never how many there would be. */
import type { Classification, LoanState } from '../vocabulary/terms.ts';
import type { NamedPerson } from './answers-of-people.ts';

export interface FoundDossier {
  readonly code: string;
  readonly client: string;
  readonly classification: Classification;
  readonly closed: boolean;
}

export interface FoundDocument {
  /** Code of its dossier. */
  readonly code: string;
  readonly no: number;
  readonly title: string;
  readonly client: string;
}

export interface FoundLoan {
  readonly loan: string;
  readonly document: string;
  readonly title: string;
  readonly borrower: string;
  readonly state: LoanState;
}

export interface Found {
  readonly dossiers: readonly FoundDossier[];
  readonly documents: readonly FoundDocument[];
  readonly people: readonly NamedPerson[];
  readonly loans: readonly FoundLoan[];
  /** The entry of the log with the number that was typed, for those who read the log. */
  readonly entry: number | null;
}
