/** Answers about clients as what the firm has (001-14). */
import type { ClientPart, ClientRisk } from '../vocabulary/client-terms.ts';
import type { DossierCategory } from '../vocabulary/entry-of-corrections.ts';
import type { FormCount } from '../vocabulary/form-fields.ts';
import type { Classification } from '../vocabulary/terms.ts';

export interface ClientGroup {
  /** Of a closed list, the id of a category, or `#7` for a person. */
  readonly key: string;
  /** Its name where it has one of its own; null where the key says it. */
  readonly label: string | null;
  readonly clients: number;
  readonly atRisk: number;
}

export interface ClientStanding {
  readonly code: string;
  readonly client: string;
  readonly category: DossierCategory;
  readonly ownCategory: string | null;
  readonly classification: Classification;
  readonly responsible: string | null;
  readonly second: string | null;
  readonly status: 'open' | 'closed';
  readonly documents: number;
  /** How much is filled in of the newest version of each sheet; null where there is none that is a form (D2). */
  readonly contactSheet: FormCount | null;
  readonly profileSheet: FormCount | null;
  readonly missing: readonly ClientPart[];
  readonly risks: readonly ClientRisk[];
  /** By anybody, for those who keep or approve; by the asker alone, for others. */
  readonly lastViewMs: number | null;
  /** People still here who know the client; null for those who may not know who saw what. */
  readonly knownTo: number | null;
  /** Who alone knows the client, and how many loans of it are out with them (P4); for those who keep or approve. */
  readonly alone: { readonly person: string; readonly out: number } | null;
}

export interface ClientAnalysis {
  /** Dossiers that the asker may know of, and how many of these are at risk. */
  readonly visible: number;
  readonly atRisk: number;
  readonly groups: readonly ClientGroup[];
  /** Of the group that was asked for and the words that were looked for. */
  readonly total: number;
  readonly rows: readonly ClientStanding[];
}
