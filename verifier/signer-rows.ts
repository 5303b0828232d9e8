import type { Capacity, EntryBody } from './entry-body.ts';

/** Who signs an entry, in order: log-entry.md §3 and the second column of §4. An empty row is the machine's. */

type Row = readonly Capacity[];

const machine: Row = [];
const self: Row = ['self'];
const author: Row = ['author'];
const borrower: Row = ['borrower'];
const custodian: Row = ['custodian'];
const approver: Row = ['approver'];
const clerk: Row = ['clerk'];
const both: Row = ['custodian', 'approver'];
const bothAndAnother: Row = ['custodian', 'approver', 'approver'];
const handingOut: readonly Row[] = [['custodian', 'self'], both, ['custodian', 'approver', 'self']];
const besideKeeper: readonly Row[] = [
  ['self', 'custodian'],
  ['self', 'approver'],
];
const selfAndBoth: Row = ['self', 'custodian', 'approver'];

type RowsOf = {
  readonly [T in EntryBody['type']]: (body: EntryBody & { readonly type: T }) => readonly Row[];
};

const only =
  (...rows: Row[]) =>
  (): readonly Row[] =>
    rows;
const ofSide = ({ data }: { readonly data: { readonly side: 'custody' | 'approval' } }): readonly Row[] =>
  data.side === 'custody' ? [custodian] : [approver];

const byOtherSide = ({
  data,
}: {
  readonly data: { readonly side: 'custody' | 'approval' };
}): readonly Row[] => [data.side === 'approval' ? ['self', 'custodian'] : ['self', 'approver']];

const proposers: Record<string, readonly Row[]> = {
  'department-plan': [self],
  'yearly-plan': [clerk],
  change: [clerk, self],
  unplanned: [clerk, self],
  external: [self],
  'self-paid': [self],
  leave: [self],
  confirmation: [clerk],
};

const rowsOf: RowsOf = {
  'vault.created': ({ data }) => [data.founders.map(() => 'founder')],
  'recovery.confirmed': ofSide,
  'keyfile.confirmed': only(self),
  'vault.opened': only(custodian),
  'check.found': only(machine),
  'place.taken': ({ data }) => [data.said ? both : custodian],
  'vault.closed': only(machine),
  'open.failed': only(machine),
  'session.signed-in': only(self),
  'session.signed-out': only(machine),
  'session.failed': only(machine),
  'clock.jumped': ({ data }) => (data.direction === 'forward' ? [custodian] : [both]),
  'anchor.added': only(custodian),
  'checkpoint.cosigned': only(machine),
  'backup.planned': only(custodian),
  'backup.ended': only(both),
  'backup.made': only(machine),
  'backup.failed': only(machine),
  'backup.drilled': only(machine),
  'vault.restored': only(both),
  'policy.tightened': only(both),
  'generation.new': only(both),
  'epoch.begun': ofSide,
  'epoch.new': ofSide,
  'epoch.done': only(machine),
  'log-key.new': only(machine),
  'recovery.used': byOtherSide,
  'recovery.admitted': byOtherSide,
  'opening.erased': only(both),
  'entry.corrected': only(custodian, approver),
  'person.enrolled': only(selfAndBoth),
  'person.rekeyed': only(selfAndBoth),
  'person.renamed': only(both),
  'person.same-as': only(both),
  'person.frozen': only(custodian),
  'person.unfrozen': only(both),
  'person.absent': only(self),
  'role.given': only(selfAndBoth),
  'role.ended': only(both),
  'people.invited': only(both),
  'invitation.taken': only(self),
  'invitation.withdrawn': only(custodian, approver),
  'dossier.opened': only(author, custodian),
  'dossier.changed': only(both),
  'dossier.corrected': only(custodian),
  'hold.set': only(custodian, approver),
  'hold.lifted': only(both),
  'document.submitted': only(author),
  'document.accepted': only(custodian),
  'document.sent-back': only(custodian),
  'document.corrected': only(custodian),
  'categories.ruled': only(both),
  'forms.ruled': only(both),
  'loan.requested': only(borrower),
  'loan.withdrawn': only(borrower),
  'loan.approved': only(approver),
  'loan.rejected': only(approver),
  'loan.issued': only(custodian),
  'loan.received': only(borrower),
  'loan.returned': only(borrower),
  'loan.checked-in': only(custodian),
  'loan.recalled': only(custodian, approver),
  'loan.reminded': only(custodian),
  'loan.overdue': only(machine),
  'loan.extension-requested': only(borrower),
  'loan.extension-approved': only(approver),
  'loan.extension-rejected': only(approver),
  'view.open': only(borrower),
  'view.page': only(machine),
  'view.failed': only(machine),
  'view.shown': only(machine),
  'view.blanked': only(machine),
  'view.resumed': ({ data }) => (data.after === 'restart' ? [['borrower', 'custodian']] : [borrower]),
  'view.closed': only(machine),
  'page.written': only(machine),
  'note.written': only(borrower),
  'note.read': only(machine),
  'note.released': only(self),
  'release.requested': only(borrower, custodian),
  'release.withdrawn': only(borrower, custodian),
  'release.approved': only(approver),
  'release.rejected': only(approver),
  'release.handed-out': only(...handingOut),
  'release.again': only(...handingOut),
  'release.written': only(machine),
  'release.returned': only(custodian),
  'gap.narrowed': only(both),
  'gap.closed': only(both),
  'allowance.restored': only(bothAndAnother),
  'whole.planned': only(both, bothAndAnother),
  'whole.withdrawn': only(custodian, approver),
  'whole.begun': only(both, bothAndAnother),
  'whole.written': only(machine),
  'custody.begun': only(custodian),
  'custody.checked': only(machine),
  'custody.abandoned': only(custodian),
  'custody.handed-over': ({ data }) => [
    data.manner === 'agreed' ? ['custodian', 'custodian', 'approver'] : both,
  ],
  'clients.opened': only(custodian, approver),
  'clients.assigned': only(custodian, approver),
  'clients.described': only(self, custodian, approver),
  'clients.signed': ({ data }) => (data.as === 'witness' ? [approver] : [self]),
  'clients.taken-over': only(both),
  'clients.withdrawn': only(both),
  'departure.registered': only(custodian),
  'departure.rescheduled': only(both),
  'departure.approved': only(custodian, approver),
  'departure.ticked': only(custodian, approver),
  'departure.interviewed': only(custodian, approver),
  'interview.read': only(machine),
  'departure.exposure-signed': only(['self', 'custodian'], ['self', 'approver']),
  'departure.ended': only(both),
  'leaving.ruled': only(both),
  'departure.applied': only(self),
  'departure.letter-named': only(custodian, approver),
  'departure.approvers-named': only(custodian, approver),
  'departure.decided': only(self),
  'departure.items-listed': only(custodian, approver),
  'departure.item-returned': only(custodian, approver),
  'departure.employment-stated': only(custodian, approver),
  'departure.classed': only(custodian, approver),
  'departure.announced': only(custodian, approver),
  'departure.acknowledged': only(self),
  'clients.followed-up': only(self),
  'talk.recorded': only(custodian, approver),
  'practice.set': only(both),
  'training.ruled': only(both),
  'trainee.placed': only(clerk, self),
  'survey.opened': only(clerk),
  'survey.answered': only(self),
  'course.described': only(clerk, self),
  'proposal.made': ({ data }) => proposers[data.kind]!,
  'proposal.decided': ({ data }) =>
    data.as === 'maker' ? [clerk, self] : [data.as === 'clerk' ? clerk : self],
  'proposal.issued': only(clerk),
  'attendance.signed': only(self),
  'attendance.checked': only(clerk, self),
  'report.given': only(self),
  'result.recorded': only(clerk, self),
  'certificate.given': only(clerk),
  'course.evaluated': only(self),
  'course.accounted': only(clerk),
  'obligation.signed': only(['self', 'clerk']),
  'obligation.ended': ({ data }) => [data.cause === 'waived' ? ['self', 'clerk'] : clerk],
  'rules.issued': only(clerk),
  'rules.acknowledged': only(self),
  'agreement.template-issued': only(clerk),
  'agreement.made': only(clerk, custodian),
  'agreement.signed': ({ data }) => (data.paper === null ? besideKeeper : [clerk, custodian]),
  'agreement.ended': ({ data }) => (data.cause === 'dropped' ? [clerk, custodian] : [...besideKeeper, both]),
  'departure.reminded': ({ data }) => (data.paper === null ? besideKeeper : [custodian, approver]),
  'paper.printed': only(machine),
  'directory.searched': only(machine),
  'log.read': only(machine),
  'log.exported': only(machine),
  'trace.looked-up': only(machine),
  refusal: only(machine),
};

export function rowsFor(body: EntryBody): readonly Row[] {
  return (rowsOf[body.type] as (body: EntryBody) => readonly Row[])(body);
}

export function isSignedByARow(body: EntryBody): boolean {
  const { signers } = body;
  return rowsFor(body).some(
    (row) => row.length === signers.length && row.every((as, at) => signers[at]!.as === as),
  );
}
