import { dossierFault } from './check-filing.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { Loan, LoanState } from './lending.ts';
import type { LogState } from './log-state.ts';

/** The way of a loan from request to return (log-entry.md §5.4). */

const dayMs = 86_400_000;

/** From which states each entry takes a loan: the table of §5.4. */
const comesFrom = {
  'loan.withdrawn': ['requested'],
  'loan.approved': ['requested'],
  'loan.rejected': ['requested'],
  'loan.issued': ['approved'],
  'loan.received': ['issued'],
  'loan.returned': ['issued', 'received'],
  'loan.recalled': ['requested', 'approved', 'issued', 'received'],
  'loan.checked-in': ['issued', 'received', 'returned', 'recalled'],
  'loan.reminded': ['issued', 'received'],
  'loan.overdue': ['issued', 'received'],
  'loan.extension-requested': ['issued', 'received'],
  'loan.extension-approved': ['issued', 'received'],
  'loan.extension-rejected': ['issued', 'received'],
} as const satisfies Record<string, readonly LoanState[]>;
const voidable: readonly LoanState[] = [
  'requested',
  'approved',
  'issued',
  'received',
  'returned',
  'recalled',
];

type LoanStep = keyof typeof comesFrom;
const isLoanStep = (type: string): type is LoanStep => Object.hasOwn(comesFrom, type);

export function loanFault(state: LogState, body: EntryBody): Fault | null {
  if (body.type === 'loan.requested') return requestFault(state, body);
  if (body.type === 'generation.new') return voidingFault(state, body);
  if (!isLoanStep(body.type)) return null;
  const step = body as BodyOf<LoanStep>;
  const loan = state.lending.loans.get(step.data.loan);
  if (loan === undefined) return fault('loan-unknown', { loan: step.data.loan });
  const from: readonly LoanState[] = comesFrom[step.type];
  if (!from.includes(loan.state)) return fault('loan-step', { state: loan.state, loan: loan.id });
  return stepFault(state, loan, body);
}

function stepFault(state: LogState, loan: Loan, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'loan.withdrawn':
    case 'loan.received':
    case 'loan.returned':
      return borrowerFault(state, loan, body);
    case 'loan.approved':
      return approvalFault(state, loan, body.data);
    case 'loan.issued':
      return dossierFault(loan.document.dossier, loan.document.dossier.id);
    case 'loan.overdue':
      if (loan.overdue) return fault('overdue-twice', { loan: loan.id });
      return state.judged >= loan.to ? null : fault('overdue-early', { loan: loan.id });
    case 'loan.extension-requested':
      return borrowerFault(state, loan, body) ?? longerFault(state, loan, body.data, loan.longer === null);
    case 'loan.extension-approved':
      return (
        longerFault(state, loan, body.data, loan.longer !== null) ??
        approvalsFault(state, loan, loan.longer?.approvers ?? [], body.data.complete)
      );
    case 'loan.extension-rejected':
      return loan.longer === null ? fault('longer-not-asked', { loan: loan.id }) : null;
    default:
      return null;
  }
}

/** Whether with this one as many have approved as the policy asks for now (L12): the statement says so, and truly. */
function approvalsFault(
  { policy }: LogState,
  { id, document }: Loan,
  before: readonly string[],
  complete: boolean,
): Fault | null {
  const needed = policy?.loanApprovers?.[document.dossier.classification] ?? 1;
  const given = before.length + 1;
  return complete === given >= needed ? null : fault('loan-approvals', { loan: id, given, needed });
}

/** Asked for once until it is decided, before the window ends; no longer than a request from now could be, nor than was asked for. */
function longerFault(
  { judged, policy }: LogState,
  loan: Loan,
  { document, to }: BodyOf<'loan.extension-requested' | 'loan.extension-approved'>['data'],
  follows: boolean,
): Fault | null {
  if (!follows)
    return fault(loan.longer === null ? 'longer-not-asked' : 'longer-asked-twice', { loan: loan.id });
  if (document !== loan.document.id) return fault('document-of-another', { document, due: loan.document.id });
  if (loan.document.dossier.held) return fault('dossier-held', { dossier: loan.document.dossier.id });
  if (judged >= loan.to) return fault('longer-too-late', { loan: loan.id });
  if (to <= loan.to) return fault('longer-not-later', { loan: loan.id });
  if (loan.longer !== null && to > loan.longer.to) return fault('window-beyond-request');
  const daysMax = policy?.loanDaysMax ?? 0;
  return to - judged <= daysMax * dayMs ? null : fault('window-too-long', { daysMax });
}

export function borrowerFault({ people }: LogState, loan: Loan, { signers }: EntryBody): Fault | null {
  const person = signers[0]!.person;
  return people.human(person) === people.human(loan.borrower)
    ? null
    : fault('not-the-borrower', { person, loan: loan.id });
}

function requestFault(
  { people, filing, lending, policy }: LogState,
  body: BodyOf<'loan.requested'>,
): Fault | null {
  const { loan, document: id, lineage, dossier, from, to } = body.data;
  if (lending.loans.has(loan)) return fault('loan-twice', { loan });
  const document = filing.documents.get(id);
  if (document?.state !== 'accepted') return fault('document-not-accepted', { document: id });
  if (document.lineage.id !== lineage)
    return fault('lineage-of-another', { lineage, due: document.lineage.id });
  if (document.dossier.id !== dossier)
    return fault('dossier-of-another', { dossier, due: document.dossier.id });
  if (document.dossier.held) return fault('dossier-held', { dossier });
  const borrower = people.human(body.signers[0]!.person);
  for (const other of lending.openLoansOf(document)) {
    if (people.human(other.borrower) === borrower)
      return fault('second-open-loan', { document: id, other: other.id });
  }
  if (from >= to) return fault('window-empty');
  const daysMax = policy?.loanDaysMax ?? 0;
  return to - from <= daysMax * dayMs ? null : fault('window-too-long', { daysMax });
}

function approvalFault(state: LogState, loan: Loan, data: BodyOf<'loan.approved'>['data']): Fault | null {
  const { people, policy, clients } = state;
  const { dossier, id, sheet } = loan.document;
  if (data.document !== id) return fault('document-of-another', { document: data.document, due: id });
  if (dossier.held) return fault('dossier-held', { dossier: dossier.id });
  const successor = clients.lines.get(dossier.id)?.successor ?? null;
  if (
    sheet === 'contact-sheet' &&
    successor !== null &&
    people.human(successor) === people.human(loan.borrower)
  ) {
    return fault('envelope-sealed', { dossier: dossier.id });
  }
  if (data.from >= data.to) return fault('window-empty');
  if (data.from < loan.from || data.to > loan.to) return fault('window-beyond-request');
  const daysMax = policy?.loanDaysMax ?? 0;
  if (data.to - data.from > daysMax * dayMs) return fault('window-too-long', { daysMax });
  // The second of two allows no more than the first; its window lies within that of the first, as each is taken over.
  const first = loan.approvers.length === 0 ? Number.POSITIVE_INFINITY : loan.minutes;
  const minutesMax = Math.min(first, policy?.viewMinutesMax ?? 0);
  if (data.minutes > minutesMax) return fault('minutes-over', { minutes: data.minutes, minutesMax });
  const complete = data.complete ?? true;
  return approvalsFault(state, loan, loan.approvers, complete) ?? grantFault(state, loan, data, complete);
}

/** To the borrower alone, and only once as many have approved as it takes. */
function grantFault(
  { people }: LogState,
  loan: Loan,
  data: BodyOf<'loan.approved'>['data'],
  complete: boolean,
): Fault | null {
  if (!complete)
    return data.grant === null && data.borrowerKeyset === null && data.borrowerKey === null
      ? null
      : fault('loan-grant', { loan: loan.id });
  if (data.grant === null || data.borrowerKeyset === null || data.borrowerKey === null)
    return fault('loan-grant', { loan: loan.id });
  const keyset = people.keysets.get(data.borrowerKeyset);
  if (keyset === undefined || people.human(keyset.person) !== people.human(loan.borrower))
    return fault('grant-to-another', { keyset: data.borrowerKeyset });
  // Entries from before the key was named have none.
  return data.borrowerKey === undefined || (data.borrowerKey === keyset.sealKey && !keyset.replaced)
    ? null
    : fault('grant-to-another-key', { keyset: data.borrowerKeyset });
}

/** A new generation ends every open loan, and names each (A6). */
function voidingFault({ lending }: LogState, { data }: BodyOf<'generation.new'>): Fault | null {
  for (const id of data.voidedLoans) {
    const loan = lending.loans.get(id);
    if (loan === undefined) return fault('loan-unknown', { loan: id });
    if (!voidable.includes(loan.state)) return fault('loan-step', { state: loan.state, loan: id });
  }
  const voided = new Set(data.voidedLoans);
  for (const { id } of lending.allOpen()) if (!voided.has(id)) return fault('loan-not-voided', { loan: id });
  return null;
}
