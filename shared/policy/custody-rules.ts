/** Custody passing from hand to hand (H1). */
import type { HandoverManner, Role } from '../vocabulary/terms.ts';
import type { Rule } from './rule-table.ts';

export interface CustodyPeopleFacts {
  readonly manner: HandoverManner;
  readonly outgoingRoles: readonly Role[];
  readonly incomingRoles: readonly Role[];
  readonly witnessRoles: readonly Role[];
  /** The outgoing custodian keeps the role under another account: then custody would pass from nobody (S4). */
  readonly outgoingStays: boolean;
  /** Outgoing, incoming and witness are three humans. */
  readonly threePeople: boolean;
  readonly incomingFrozen: boolean;
  readonly deskIsOutgoing: boolean;
  readonly deskIsIncoming: boolean;
}

export const custodyPeopleRules: readonly Rule<CustodyPeopleFacts>[] = [
  { code: 'PERSON_FROZEN', broken: (f) => f.incomingFrozen },
  {
    code: 'HANDOVER_PEOPLE',
    broken: (f) =>
      !f.threePeople ||
      !f.outgoingRoles.includes('custodian') ||
      f.outgoingStays ||
      !f.incomingRoles.includes('custodian') ||
      !f.witnessRoles.includes('approver') ||
      // Taken over: it is the incoming custodian's act; agreed: of either.
      !(f.deskIsIncoming || (f.manner === 'agreed' && f.deskIsOutgoing)),
  },
];

export interface CustodySignFacts {
  readonly itemsLeft: number;
  /** The list was checked to its end and names what is kept now. */
  readonly listCurrent: boolean;
  readonly withoutNote: number;
}

export const custodySignRules: readonly Rule<CustodySignFacts>[] = [
  { code: 'HANDOVER_NOT_CHECKED', broken: (f) => !(f.itemsLeft === 0 && f.listCurrent) },
  {
    code: 'HANDOVER_NOTE_MISSING',
    broken: (f) => !(f.withoutNote === 0),
    tell: (f) => ({ left: f.withoutNote }),
  },
];
