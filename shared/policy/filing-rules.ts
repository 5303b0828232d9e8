/** Submitting, accepting, sending back (S3, S6, D5, D5b, D7, D9). */
import type { Rule } from './rule-table.ts';

export interface SubmitFacts {
  /** Recovery sheets of both sides and spare key files have been confirmed. */
  readonly ready: boolean;
  readonly dossierKnown: boolean;
  readonly dossierHeld: boolean;
  readonly dossierClosed: boolean;
  /** The author, or anyone who is the same human, has kept or approved on this dossier. */
  readonly hasKept: boolean;
}
export const submitRules: readonly Rule<SubmitFacts>[] = [
  { code: 'NO_SUCH_DOSSIER', broken: (f) => !f.dossierKnown },
  { code: 'NOT_READY', broken: (f) => !f.ready },
  { code: 'DOSSIER_HELD', broken: (f) => f.dossierHeld },
  { code: 'DOSSIER_CLOSED', broken: (f) => f.dossierClosed },
  { code: 'KEEPER_TURNED_USER', broken: (f) => f.hasKept },
];

export interface AcceptFacts {
  readonly documentKnown: boolean;
  readonly dossierHeld: boolean;
  readonly pending: boolean;
  /** The custodian has written or borrowed in this dossier. */
  readonly hasUsed: boolean;
  readonly isAuthor: boolean;
  /** How the document came to its lineage at submission. */
  readonly joined: boolean;
  /** The lineage it joined has an accepted document: its likeness was judged. A waiting one may yet go elsewhere. */
  readonly lineageAccepted: boolean;
  readonly likeCount: number;
  readonly likes: string;
  readonly choice: 'none' | 'version-of' | 'new-because';
  readonly chosenIsLike: boolean;
}
export const acceptRules: readonly Rule<AcceptFacts>[] = [
  { code: 'NO_SUCH_DOCUMENT', broken: (f) => !f.documentKnown },
  // Who submits has written in the dossier, too: the closer rule is named.
  { code: 'SELF_CUSTODY', broken: (f) => f.isAuthor },
  { code: 'DOSSIER_HELD', broken: (f) => f.dossierHeld },
  { code: 'USER_TURNED_KEEPER', broken: (f) => f.hasUsed },
  { code: 'DOCUMENT_NOT_PENDING', broken: (f) => !f.pending },
  { code: 'JOINED_NOT_ACCEPTED', broken: (f) => f.joined && !f.lineageAccepted },
  {
    code: 'LIKENESS_UNDECIDED',
    broken: (f) => !f.joined && f.likeCount !== 0 && f.choice === 'none',
    tell: (f) => ({ likes: f.likes }),
  },
  { code: 'LIKENESS_MISPLACED', broken: (f) => f.choice === 'version-of' && !f.chosenIsLike },
];

export type SendBackFacts = Pick<
  AcceptFacts,
  'documentKnown' | 'dossierHeld' | 'pending' | 'hasUsed' | 'isAuthor'
>;
export const sendBackRules: readonly Rule<SendBackFacts>[] = [
  { code: 'NO_SUCH_DOCUMENT', broken: (f) => !f.documentKnown },
  { code: 'SELF_CUSTODY', broken: (f) => f.isAuthor },
  { code: 'DOSSIER_HELD', broken: (f) => f.dossierHeld },
  { code: 'USER_TURNED_KEEPER', broken: (f) => f.hasUsed },
  { code: 'DOCUMENT_NOT_PENDING', broken: (f) => !f.pending },
];

export interface FilingBatchFacts {
  readonly size: number;
  /** In this session, by whoever signs. */
  readonly everyOneOpened: boolean;
  readonly nothingTwice: boolean;
}
export const filingBatchMax = 200;
/** Unlike decisions (L2) it has no time to run out in: what is judged does not change while it waits. */
export const filingBatchRules: readonly Rule<FilingBatchFacts>[] = [
  { code: 'ACTS_TOO_MANY', broken: (f) => !(f.size <= filingBatchMax) },
  { code: 'FILING_NOT_OPENED', broken: (f) => !f.everyOneOpened },
  { code: 'ACT_TWICE', broken: (f) => !f.nothingTwice },
];
