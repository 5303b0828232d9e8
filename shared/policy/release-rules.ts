/**
 * Letting an original out of the vault, or a copy of it: requesting, deciding, handing out, writing again, taking back
 * (D8, S3, S6, L4, D9). A release is no view and gives none: whoever has no view left receives nothing either.
 */
import type { ReleaseForm, ReleaseState } from '../vocabulary/terms.ts';
import type { Rule } from './rule-table.ts';

/** How long the files of a release may be written again after it was handed out. */
export const releaseWriteMs = 24 * 3_600_000;

/** A certificate shows nothing of the content: it takes no share along, and views do not matter to it. */
export const carriesContent = (form: ReleaseForm): boolean => form !== 'certificate';

/** Of a recipient who is a person of the vault; null for an outsider. */
export interface RecipientFacts {
  readonly active: boolean;
  readonly mayKnow: boolean;
  readonly hasKept: boolean;
  /** Of one document. */
  readonly wroteIt: boolean;
  readonly viewsLeft: number;
  readonly cap: number;
  /** Another release of this document to them is requested, approved, or out. */
  readonly openRelease: boolean;
  /** A contact sheet, and an open line names them as successor (H2). */
  readonly envelopeSealed: boolean;
}

export interface ReleaseFacts {
  readonly form: ReleaseForm;
  readonly held: boolean;
  readonly accepted: boolean;
  /** Code and number, for the sentence. */
  readonly document: string;
  readonly recipient: RecipientFacts | null;
  /** The requester asks for themself, or the desk is a keeper's: only then is it told how many views are left. */
  readonly mayTellViews: boolean;
}
/** What has to hold of each document at request, decision and handing out alike. */
const notHeld: Rule<Pick<ReleaseFacts, 'held'>> = { code: 'DOSSIER_HELD', broken: (f) => f.held };
const accepted: Rule<ReleaseFacts> = { code: 'DOCUMENT_NOT_ACCEPTED', broken: (f) => !f.accepted };
const documentRules: readonly Rule<ReleaseFacts>[] = [
  {
    code: 'VIEWS_SPENT',
    broken: (f) =>
      f.recipient !== null && carriesContent(f.form) && f.mayTellViews && !(f.recipient.viewsLeft > 0),
    tell: (f) => ({ cap: f.recipient?.cap ?? 0 }),
  },
  {
    code: 'RECIPIENT_CANNOT',
    broken: ({ recipient, form }) =>
      recipient !== null &&
      (!recipient.active ||
        !recipient.mayKnow ||
        recipient.hasKept ||
        recipient.wroteIt ||
        (carriesContent(form) && !(recipient.viewsLeft > 0))),
  },
  {
    code: 'RELEASE_OPEN',
    broken: (f) => f.recipient?.openRelease === true,
    tell: (f) => ({ document: f.document }),
  },
];
const envelopeOpen: Rule<ReleaseFacts> = {
  code: 'ENVELOPE_SEALED',
  broken: (f) => f.recipient?.envelopeSealed === true && carriesContent(f.form),
};

export interface RequestReleaseFacts extends ReleaseFacts {
  readonly frozen: boolean;
  /** Null where a custodian asks: the other side of S3 is asked of them. */
  readonly asBorrower: { readonly hasKept: boolean; readonly wroteIt: boolean } | null;
  readonly hasUsed: boolean;
  readonly dueOn: string | null;
  readonly today: string;
}
export const requestReleaseRules: readonly Rule<RequestReleaseFacts>[] = [
  { code: 'PERSON_FROZEN', broken: (f) => f.frozen },
  notHeld,
  { code: 'KEEPER_TURNED_USER', broken: (f) => f.asBorrower?.hasKept === true },
  { code: 'USER_TURNED_KEEPER', broken: (f) => f.asBorrower === null && f.hasUsed },
  accepted,
  { code: 'OWN_WRITING', broken: (f) => f.asBorrower?.wroteIt === true },
  ...documentRules,
  { code: 'DATES_INVALID', broken: (f) => f.dueOn !== null && !(f.dueOn >= f.today) },
  envelopeOpen,
];

interface StepFacts {
  readonly state: ReleaseState;
}
const inState = <F extends StepFacts>(...states: readonly ReleaseState[]): Rule<F> => ({
  code: 'RELEASE_STATE',
  broken: (f) => !states.includes(f.state),
  tell: (f) => ({ state: f.state }),
});

export interface DecideReleaseFacts extends StepFacts {
  readonly isRequester: boolean;
  readonly isRecipient: boolean;
  readonly isAuthor: boolean;
  /** This human has given the first of two approvals. */
  readonly hasApproved: boolean;
  readonly hasUsed: boolean;
}
const whoDecides: readonly Rule<DecideReleaseFacts>[] = [
  { code: 'SELF_APPROVAL', broken: (f) => f.isRequester || f.isRecipient },
  { code: 'AUTHOR_DECIDES', broken: (f) => f.isAuthor },
  { code: 'RELEASE_PARTIES', broken: (f) => f.hasApproved },
];
const hasNotUsed: Rule<Pick<DecideReleaseFacts, 'hasUsed'>> = {
  code: 'USER_TURNED_KEEPER',
  broken: (f) => f.hasUsed,
};
export const rejectReleaseRules: readonly Rule<DecideReleaseFacts>[] = [
  ...whoDecides,
  hasNotUsed,
  inState('requested'),
];

export interface ApproveReleaseFacts extends DecideReleaseFacts, ReleaseFacts {
  readonly requesterFrozen: boolean;
}
export const approveReleaseRules: readonly Rule<ApproveReleaseFacts>[] = [
  ...whoDecides,
  { code: 'PERSON_FROZEN', broken: (f) => f.requesterFrozen },
  notHeld,
  hasNotUsed,
  accepted,
  ...documentRules,
  inState('requested'),
  envelopeOpen,
];

export interface HandOutFacts extends StepFacts, ReleaseFacts {
  readonly requesterFrozen: boolean;
  /** Authors, recipient, requester, approvers and who hands out are different people. */
  readonly partiesDiffer: boolean;
  readonly hasUsed: boolean;
  readonly approvals: number;
  /** By the policy and the class as they are now. */
  readonly approvalsNeeded: number;
  readonly untilMs: number;
  readonly nowMs: number;
  /** For an outsider: the slip that they signed was printed for this release, after its approval. */
  readonly slipKnown: boolean;
}
export const handOutRules: readonly Rule<HandOutFacts>[] = [
  { code: 'RELEASE_PARTIES', broken: (f) => !f.partiesDiffer },
  { code: 'PERSON_FROZEN', broken: (f) => f.requesterFrozen },
  notHeld,
  hasNotUsed,
  accepted,
  ...documentRules,
  {
    code: 'RELEASE_STATE',
    broken: (f) => f.state !== 'approved' || !(f.approvals >= f.approvalsNeeded),
    tell: (f) => ({ state: f.state === 'approved' ? 'second-approval' : f.state }),
  },
  { code: 'RELEASE_LAPSED', broken: (f) => !(f.nowMs < f.untilMs) },
  { code: 'RELEASE_SLIP', broken: (f) => !f.slipKnown },
  envelopeOpen,
];

export interface WriteAgainFacts extends StepFacts {
  readonly held: boolean;
  readonly requesterFrozen: boolean;
  readonly recipientFrozen: boolean;
  readonly partiesDiffer: boolean;
  readonly hasUsed: boolean;
  readonly written: boolean;
  readonly writeUntilMs: number;
  readonly nowMs: number;
}
/** The files of a release that was handed out and of which it is not on record that they were written. */
export const writeAgainRules: readonly Rule<WriteAgainFacts>[] = [
  { code: 'RELEASE_PARTIES', broken: (f) => !f.partiesDiffer },
  { code: 'PERSON_FROZEN', broken: (f) => f.requesterFrozen || f.recipientFrozen },
  notHeld,
  hasNotUsed,
  inState('handed-out'),
  { code: 'RELEASE_WRITTEN', broken: (f) => f.written },
  { code: 'RELEASE_WRITE_OVER', broken: (f) => !(f.nowMs < f.writeUntilMs) },
];

export const withdrawReleaseRules: readonly Rule<StepFacts>[] = [inState('requested', 'approved')];

export interface TakeBackFacts extends StepFacts {
  /** Every document named is out by this release. */
  readonly allOut: boolean;
  readonly on: string;
  readonly handedOutOn: string;
  readonly today: string;
}
export const takeBackRules: readonly Rule<TakeBackFacts>[] = [
  inState('handed-out'),
  { code: 'RELEASE_ITEM', broken: (f) => !f.allOut },
  { code: 'DATES_INVALID', broken: (f) => !(f.on >= f.handedOutOn && f.on <= f.today) },
];
