import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { Document } from './filing.ts';
import type { Loan } from './lending.ts';
import type { LogState } from './log-state.ts';
import type { Human } from './people.ts';

/**
 * Nobody both keeps and uses one dossier, nobody borrows what they wrote, and a loan is four people's
 * (log-entry.md §5.3). What names nothing known is left to the check of loans.
 */
export function separationFault(state: LogState, body: EntryBody): Fault | null {
  const person = body.signers[0]?.person;
  if (person === undefined) return null;
  const human = state.people.human(person);
  switch (body.type) {
    case 'document.submitted':
      return userFault(human, body.data.dossier);
    case 'document.accepted':
    case 'document.sent-back':
      return keeperFault(human, state.filing.documents.get(body.data.document));
    case 'loan.requested':
    case 'view.open':
      return borrowerFault(state, human, state.filing.documents.get(body.data.document));
    case 'loan.extension-requested':
      return borrowerFault(state, human, state.lending.loans.get(body.data.loan)?.document);
    case 'loan.extension-approved':
    case 'loan.extension-rejected': {
      const loan = state.lending.loans.get(body.data.loan);
      const issued = loan?.issuer != null && state.people.human(loan.issuer) === human;
      if (issued) return fault('two-parts-in-loan', { acting: 'approver', party: 'custodian' });
      return (
        partiesFault(state, human, loan, 'approver', loan?.longer?.approvers) ??
        keeperFault(human, loan?.document)
      );
    }
    case 'loan.approved':
    case 'loan.rejected': {
      const loan = state.lending.loans.get(body.data.loan);
      // Of one that is decided the order of steps is what is broken.
      const before = loan?.state === 'requested' ? loan.approvers : [];
      return partiesFault(state, human, loan, 'approver', before) ?? keeperFault(human, loan?.document);
    }
    case 'loan.issued': {
      const loan = state.lending.loans.get(body.data.loan);
      return (
        partiesFault(state, human, loan, 'custodian', loan?.approvers) ?? keeperFault(human, loan?.document)
      );
    }
    case 'release.requested': {
      const { dossier, documents } = body.data;
      if (body.signers[0]?.as === 'custodian') return keptFault(human, dossier);
      const [own] = documents.flatMap(({ document: id }) => {
        const document = state.filing.documents.get(id);
        return document === undefined ? [] : (borrowsOwnFault(state, human, document) ?? []);
      });
      return own ?? userFault(human, dossier);
    }
    case 'release.approved':
    case 'release.rejected':
    case 'release.handed-out':
    case 'release.again':
      return releaseKeepersFault(state, body);
    default:
      return null;
  }
}

/** Whoever approves a release or hands it out has not used the dossier; its recipient has not kept it. */
function releaseKeepersFault(
  { people, releases }: LogState,
  { signers, data }: BodyOf<'release.approved' | 'release.rejected' | 'release.handed-out' | 'release.again'>,
): Fault | null {
  const dossier = releases.all.get(data.release)?.dossier.id;
  if (dossier === undefined) return null;
  for (const { as, person } of signers) {
    const human = people.human(person);
    const bad = as === 'self' ? userFault(human, dossier) : keptFault(human, dossier);
    if (bad !== null) return bad;
  }
  return null;
}

const keptFault = (human: Human, dossier: string): Fault | null =>
  human.used.has(dossier) ? fault('user-turned-keeper', { dossier }) : null;

const userFault = (human: Human, dossier: string): Fault | null =>
  human.kept.has(dossier) ? fault('keeper-turned-user', { dossier }) : null;

const keeperFault = (human: Human, document: Document | undefined): Fault | null =>
  document === undefined ? null : keptFault(human, document.dossier.id);

const borrowerFault = (state: LogState, human: Human, document: Document | undefined): Fault | null =>
  document === undefined
    ? null
    : (borrowsOwnFault(state, human, document) ?? userFault(human, document.dossier.id));

/** Nobody borrows what they wrote, and nobody receives it. */
export function borrowsOwnFault({ policy }: LogState, human: Human, document: Document): Fault | null {
  if (policy === null || policy.authorMayBorrow) return null;
  if (human.wrote.has(document.lineage.id))
    return fault('borrows-own-lineage', { lineage: document.lineage.id });
  return policy.authorSeparation === 'dossier' && human.wroteIn.has(document.dossier.id)
    ? fault('borrows-own-dossier', { dossier: document.dossier.id })
    : null;
}

/** The approver or the issuing custodian against those who came before in the same loan. */
function partiesFault(
  { people }: LogState,
  human: Human,
  loan: Loan | undefined,
  acting: 'approver' | 'custodian',
  approvers: readonly string[] = [],
): Fault | null {
  if (loan === undefined) return null;
  const parties = [
    ['author', loan.document.author],
    ['borrower', loan.borrower],
    ...approvers.map((person) => ['approver', person] as const),
  ] as const;
  for (const [party, person] of parties) {
    if (people.human(person) === human) return fault('two-parts-in-loan', { acting, party });
  }
  return null;
}
