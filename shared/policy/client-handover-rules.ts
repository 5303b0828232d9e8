/** Clients passing from one person to another, line by line: who may follow, who signs what and when (H2). */
import type { HandoverCapacity } from '../vocabulary/terms.ts';
import type { Rule } from './rule-table.ts';

export interface SuccessorFacts {
  /** Frozen for another cause than leaving. */
  readonly successorFrozen: boolean;
  readonly successorLeaving: boolean;
  /** Borrows, is cleared for the client, and is not the transferor under another account. */
  readonly successorCan: boolean;
}
/** Asked when a client is given to somebody, and again at each signature: between the two a successor may leave too. */
const successorFollows: readonly Rule<SuccessorFacts>[] = [
  { code: 'PERSON_FROZEN', broken: (f) => f.successorFrozen },
  { code: 'PERSON_LEAVING', broken: (f) => f.successorLeaving },
];
const successorCan: Rule<SuccessorFacts> = { code: 'SUCCESSOR_CANNOT', broken: (f) => !f.successorCan };

export interface LineFacts {
  /** The client stands in this handover. */
  readonly known: boolean;
  readonly closed: boolean;
}
const openLine: readonly Rule<LineFacts>[] = [
  { code: 'NO_SUCH_LINE', broken: (f) => !f.known },
  { code: 'LINE_CLOSED', broken: (f) => f.closed },
];

export const assignRules: readonly Rule<SuccessorFacts & LineFacts>[] = [
  ...successorFollows,
  successorCan,
  ...openLine,
];

export interface DescribeFacts extends LineFacts {
  /** Transferor, successor of this line, custodian or approver. */
  readonly mayDescribe: boolean;
  /** What balances it is said of a client whose responsible person leaves: nothing is held back or traded there (P2). */
  readonly balanceOfLeaver: boolean;
}
export const describeRules: readonly Rule<DescribeFacts>[] = [
  ...openLine,
  { code: 'LINE_NOT_YOURS', broken: (f) => !f.mayDescribe },
  { code: 'BALANCE_OF_LEAVER', broken: (f) => f.balanceOfLeaver },
];

export interface SignFacts extends SuccessorFacts, LineFacts {
  readonly hasSuccessor: boolean;
  readonly capacity: HandoverCapacity | null;
  readonly signed: Readonly<Record<HandoverCapacity, boolean>>;
}
export const signRules: readonly Rule<SignFacts>[] = [
  ...successorFollows,
  successorCan,
  ...openLine,
  { code: 'LINE_WITHOUT_SUCCESSOR', broken: (f) => !f.hasSuccessor },
  { code: 'LINE_NOT_YOURS', broken: (f) => f.capacity === null || f.signed[f.capacity] },
  {
    code: 'LINE_WITNESS_LAST',
    broken: (f) => f.capacity === 'witness' && !(f.signed.transferor && f.signed.transferee),
  },
];

export interface TakeOverFacts extends SuccessorFacts, LineFacts {
  readonly hasSuccessor: boolean;
  /** Transferor and successor have both signed: the witness closes such a line, nobody refused and nobody is gone. */
  readonly bothSigned: boolean;
}
export const takeOverRules: readonly Rule<TakeOverFacts>[] = [
  ...successorFollows,
  { code: 'HANDOVER_STATE', broken: (f) => f.bothSigned },
  successorCan,
  ...openLine,
  { code: 'LINE_WITHOUT_SUCCESSOR', broken: (f) => !f.hasSuccessor },
];

export interface CapacityFacts {
  readonly isTransferor: boolean;
  readonly isSuccessor: boolean;
  readonly isApprover: boolean;
}
/**
 * In which capacity somebody signs a line follows from who they are, never from what they ask for: so nobody signs
 * for two, and a witness is neither of the two parties under another account.
 */
export function signingCapacity(facts: CapacityFacts): HandoverCapacity | null {
  if (facts.isTransferor) return facts.isSuccessor ? null : 'transferor';
  if (facts.isSuccessor) return 'transferee';
  return facts.isApprover ? 'witness' : null;
}
