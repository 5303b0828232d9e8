/** Who signs an entry, and in which capacity; docs/formats/log-entry.md §3 and §4. */

import type { AnyEntry, EntryType } from './entry.ts';
import type { SigningAs } from './terms.ts';
import type { ProposalKind } from './training-terms.ts';

/**
 * Who signs an entry: one of the listed rows, in that order. The empty row is the machine: the log key signs.
 * `vault.created` is signed by every founder, in the order of its list. Which of several rows it has to be for what an
 * entry says is `rowsFor`.
 */
/**
 * The recipient signs where they are a person of the vault; an approver is there where no share of a key was laid aside for
 * the recipient: for an outsider, and for a certificate.
 */
/** Where policy asks for two approvers of a release. */
const bothOrTwoApprovers = [
  ['custodian', 'approver'],
  ['custodian', 'approver', 'approver'],
] as const;
const handingOut: readonly (readonly SigningAs[])[] = [
  ['custodian', 'self'],
  ['custodian', 'approver'],
  ['custodian', 'approver', 'self'],
];

/** Registers of agreements: kept by a clerk, by a custodian where they are about the clerk. */
const ofRegister: readonly (readonly SigningAs[])[] = [['clerk'], ['custodian']];
/** The person, and a keeper for the firm. */
const besideKeeper: readonly (readonly SigningAs[])[] = [
  ['self', 'custodian'],
  ['self', 'approver'],
];

const signersOf: Record<EntryType, readonly (readonly SigningAs[])[]> = {
  'vault.created': [['founder']],
  'recovery.confirmed': [['custodian'], ['approver']],
  'keyfile.confirmed': [['self']],
  'vault.opened': [['custodian']],
  'place.taken': [['custodian'], ['custodian', 'approver']],
  'vault.closed': [[]],
  'open.failed': [[]],
  'session.signed-in': [['self']],
  'session.signed-out': [[]],
  'session.failed': [[]],
  'clock.jumped': [['custodian'], ['custodian', 'approver']],
  'anchor.added': [['custodian']],
  'checkpoint.cosigned': [[]],
  'policy.tightened': [['custodian', 'approver']],
  'generation.new': [['custodian', 'approver']],
  'gap.narrowed': [['custodian', 'approver']],
  'gap.closed': [['custodian', 'approver']],
  'allowance.restored': [['custodian', 'approver', 'approver']],
  'epoch.begun': [['custodian'], ['approver']],
  'epoch.new': [['custodian'], ['approver']],
  'epoch.done': [[]],
  'log-key.new': [[]],
  'check.found': [[]],
  'recovery.used': [
    ['self', 'custodian'],
    ['self', 'approver'],
  ],
  'recovery.admitted': [
    ['self', 'custodian'],
    ['self', 'approver'],
  ],
  'opening.erased': [['custodian', 'approver']],
  'entry.corrected': [['custodian'], ['approver']],
  'person.enrolled': [['self', 'custodian', 'approver']],
  'person.rekeyed': [['self', 'custodian', 'approver']],
  'person.renamed': [['custodian', 'approver']],
  'person.same-as': [['custodian', 'approver']],
  'person.frozen': [['custodian']],
  'person.unfrozen': [['custodian', 'approver']],
  'person.absent': [['self']],
  'role.given': [['self', 'custodian', 'approver']],
  'role.ended': [['custodian', 'approver']],
  'people.invited': [['custodian', 'approver']],
  'invitation.taken': [['self']],
  'invitation.withdrawn': [['custodian'], ['approver']],
  'dossier.opened': [['author'], ['custodian']],
  'dossier.changed': [['custodian', 'approver']],
  'dossier.corrected': [['custodian']],
  'hold.set': [['custodian'], ['approver']],
  'hold.lifted': [['custodian', 'approver']],
  'document.submitted': [['author']],
  'document.accepted': [['custodian']],
  'document.sent-back': [['custodian']],
  'document.corrected': [['custodian']],
  'categories.ruled': [['custodian', 'approver']],
  'forms.ruled': [['custodian', 'approver']],
  'loan.requested': [['borrower']],
  'loan.withdrawn': [['borrower']],
  'loan.approved': [['approver']],
  'loan.rejected': [['approver']],
  'loan.issued': [['custodian']],
  'loan.received': [['borrower']],
  'loan.returned': [['borrower']],
  'loan.checked-in': [['custodian']],
  'loan.recalled': [['custodian'], ['approver']],
  'loan.reminded': [['custodian']],
  'loan.overdue': [[]],
  'loan.extension-requested': [['borrower']],
  'loan.extension-approved': [['approver']],
  'loan.extension-rejected': [['approver']],
  'view.open': [['borrower']],
  'view.page': [[]],
  'view.failed': [[]],
  'view.shown': [[]],
  'view.blanked': [[]],
  'view.resumed': [['borrower'], ['borrower', 'custodian']],
  'view.closed': [[]],
  'page.written': [[]],
  'note.written': [['borrower']],
  'note.read': [[]],
  'note.released': [['self']],
  'release.requested': [['borrower'], ['custodian']],
  'release.withdrawn': [['borrower'], ['custodian']],
  'release.approved': [['approver']],
  'release.rejected': [['approver']],
  'release.handed-out': handingOut,
  'release.again': handingOut,
  'release.written': [[]],
  'release.returned': [['custodian']],
  'whole.planned': bothOrTwoApprovers,
  'whole.withdrawn': [['custodian'], ['approver']],
  'whole.begun': bothOrTwoApprovers,
  'whole.written': [[]],
  'custody.begun': [['custodian']],
  'custody.checked': [[]],
  'custody.abandoned': [['custodian']],
  'custody.handed-over': [
    ['custodian', 'custodian', 'approver'],
    ['custodian', 'approver'],
  ],
  'clients.opened': [['custodian'], ['approver']],
  'clients.assigned': [['custodian'], ['approver']],
  'clients.described': [['self'], ['custodian'], ['approver']],
  'clients.signed': [['self'], ['approver']],
  'clients.taken-over': [['custodian', 'approver']],
  'clients.withdrawn': [['custodian', 'approver']],
  'departure.registered': [['custodian']],
  'departure.rescheduled': [['custodian', 'approver']],
  'departure.approved': [['custodian'], ['approver']],
  'departure.ticked': [['custodian'], ['approver']],
  'departure.interviewed': [['custodian'], ['approver']],
  'interview.read': [[]],
  'departure.exposure-signed': [
    ['self', 'custodian'],
    ['self', 'approver'],
  ],
  'departure.ended': [['custodian', 'approver']],
  'leaving.ruled': [['custodian', 'approver']],
  'departure.applied': [['self']],
  'departure.letter-named': [['custodian'], ['approver']],
  'departure.approvers-named': [['custodian'], ['approver']],
  'departure.decided': [['self']],
  'departure.items-listed': [['custodian'], ['approver']],
  'departure.item-returned': [['custodian'], ['approver']],
  'departure.employment-stated': [['custodian'], ['approver']],
  'departure.classed': [['custodian'], ['approver']],
  'departure.announced': [['custodian'], ['approver']],
  'departure.acknowledged': [['self']],
  'clients.followed-up': [['self']],
  'talk.recorded': [['custodian'], ['approver']],
  'practice.set': [['custodian', 'approver']],
  'backup.planned': [['custodian']],
  'backup.ended': [['custodian', 'approver']],
  'backup.made': [[]],
  'backup.failed': [[]],
  'backup.drilled': [[]],
  'vault.restored': [['custodian', 'approver']],
  'training.ruled': [['custodian', 'approver']],
  'trainee.placed': [['clerk'], ['self']],
  'survey.opened': [['clerk']],
  'survey.answered': [['self']],
  'course.described': [['clerk'], ['self']],
  'proposal.made': [['clerk'], ['self']],
  'proposal.decided': [['clerk'], ['self']],
  'proposal.issued': [['clerk']],
  'attendance.signed': [['self']],
  'attendance.checked': [['clerk'], ['self']],
  'report.given': [['self']],
  'result.recorded': [['clerk'], ['self']],
  'certificate.given': [['clerk']],
  'course.evaluated': [['self']],
  'course.accounted': [['clerk']],
  'obligation.signed': [['self', 'clerk']],
  'obligation.ended': [['clerk'], ['self', 'clerk']],
  'rules.issued': [['clerk']],
  'rules.acknowledged': [['self']],
  'agreement.template-issued': [['clerk']],
  'agreement.made': [['clerk'], ['custodian']],
  'agreement.signed': [...ofRegister, ...besideKeeper],
  'agreement.ended': [...ofRegister, ...besideKeeper, ['custodian', 'approver']],
  'departure.reminded': [['custodian'], ['approver'], ...besideKeeper],
  'paper.printed': [[]],
  'directory.searched': [[]],
  'log.read': [[]],
  'log.exported': [[]],
  'trace.looked-up': [[]],
  refusal: [[]],
};

/** Plans of a department are its head's, applications the person's own; what the clerk puts together is the clerk's. */
const proposers: Record<ProposalKind, readonly (readonly SigningAs[])[]> = {
  'department-plan': [['self']],
  'yearly-plan': [['clerk']],
  change: [['clerk'], ['self']],
  unplanned: [['clerk'], ['self']],
  external: [['self']],
  'self-paid': [['self']],
  leave: [['self']],
  confirmation: [['clerk']],
};

/**
 * The rows that fit what the entry says. A side's keys are signed for by that side, its sheets by the other: a custodian who
 * signed a new key of the approvers alone would have every document sealed to it.
 */
function rowsFor(body: AnyEntry): readonly (readonly SigningAs[])[] {
  switch (body.type) {
    case 'vault.created':
      return [body.data.founders.map(() => 'founder' as const)];
    case 'recovery.confirmed':
    case 'epoch.begun':
    case 'epoch.new':
      return [[body.data.side === 'custody' ? 'custodian' : 'approver']];
    case 'recovery.used':
    case 'recovery.admitted':
      return [['self', body.data.side === 'custody' ? 'approver' : 'custodian']];
    case 'clock.jumped':
      return [body.data.direction === 'forward' ? ['custodian'] : ['custodian', 'approver']];
    case 'place.taken':
      return [body.data.said ? ['custodian', 'approver'] : ['custodian']];
    case 'view.resumed':
      return [body.data.after === 'restart' ? ['borrower', 'custodian'] : ['borrower']];
    case 'custody.handed-over':
      return [
        body.data.manner === 'agreed' ? ['custodian', 'custodian', 'approver'] : ['custodian', 'approver'],
      ];
    case 'clients.signed':
      return [[body.data.as === 'witness' ? 'approver' : 'self']];
    case 'proposal.made':
      return proposers[body.data.kind];
    case 'proposal.decided':
      if (body.data.as === 'maker') return signersOf[body.type];
      return [[body.data.as === 'clerk' ? 'clerk' : 'self']];
    case 'obligation.ended':
      return [body.data.cause === 'waived' ? ['self', 'clerk'] : ['clerk']];
    case 'agreement.signed':
      return body.data.paper === null ? besideKeeper : ofRegister;
    case 'agreement.ended':
      return body.data.cause === 'dropped' ? ofRegister : [...besideKeeper, ['custodian', 'approver']];
    case 'departure.reminded':
      return body.data.paper === null ? besideKeeper : [['custodian'], ['approver']];
    default:
      return signersOf[body.type];
  }
}

/** Whether the signers are those of a row, different people, and `self` is the person that the entry is about. */
export function isSignedByARow(body: AnyEntry): boolean {
  const { signers, data } = body;
  if (new Set(signers.map(({ person }) => person)).size < signers.length) return false;
  const about = 'person' in data ? data.person : null;
  if (about !== null && signers.some(({ as, person }) => as === 'self' && person !== about)) return false;
  return rowsFor(body).some(
    (row) => row.length === signers.length && row.every((as, i) => signers[i]?.as === as),
  );
}
