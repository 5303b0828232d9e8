/** Who may know that a dossier exists (D3, S1). */
import { type Classification, clearanceCovers, isKeeper, type Role } from '../vocabulary/terms.ts';

export interface NeedToKnowFacts {
  readonly roles: readonly Role[];
  /** The highest clearance the person holds; null for none. */
  readonly clearance: Classification | null;
  readonly classification: Classification;
  readonly everybody: boolean;
  readonly namedInScope: boolean;
  readonly departmentInScope: boolean;
  /** Responsible for the client, or its second contact. */
  readonly contact: boolean;
}

/** Custodians and approvers see every directory entry; auditors see none (they read the log). */
export function mayKnowOfDossier(f: NeedToKnowFacts): boolean {
  if (isKeeper(f.roles)) return true;
  if (!f.roles.includes('author') && !f.roles.includes('borrower')) return false;
  if (!clearanceCovers(f.clearance, f.classification)) return false;
  return f.everybody || f.namedInScope || f.departmentInScope || f.contact;
}
