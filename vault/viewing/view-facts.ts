/** What opening and resuming a view is judged by: loan, document, dossier, allowance, and the time already shown (S3, L4–L7). */
import { decide } from '../../shared/policy/rule-table.ts';
import { openViewRules } from '../../shared/policy/view-rules.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertAllowed } from '../acts/signing.ts';
import { concatBytes, decodeHex, encodeHex, encodeUtf8, sha256 } from '../sealing/suite.ts';
import {
  type Document,
  type Dossier,
  hasWritten,
  loadDocument,
  loadDossier,
  mayKnow,
} from '../storage/dossiers.ts';
import {
  type Allowance,
  findLoan,
  type Loan,
  loadAllowance,
  unfinishedViews,
  type ViewRecord,
} from '../storage/loans.ts';
import { hasActed, type Person } from '../storage/people.ts';
import { idleMsMax } from '../viewing/view-session.ts';

export interface ViewFacts {
  readonly person: Person;
  readonly loan: Loan;
  readonly document: Document;
  readonly dossier: Dossier;
  readonly allowance: Allowance;
  readonly unfinished: ViewRecord | null;
}

/** A page can leave here: onto a screen, or into files of a vault that was created as a sample (L9). */
export const hasScreen = (vault: OpenVault): boolean =>
  vault.ports.pages.kind === 'screen' || (vault.ports.pages.kind === 'files' && vault.sample);

export function loadFacts(vault: OpenVault, person: Person, written: string, call: Call): ViewFacts {
  const loan = findLoan(vault.db, written);
  call.about.loan = loan.id;
  call.about.document = loan.document;
  call.about.dossier = loan.dossier;
  const dossier = loadDossier(vault.db, loan.dossier);
  const allowance = loadAllowance(vault.db, person.human, loan.lineage, dossier.classification, vault.policy);
  assertTablesKnowEveryView(vault, person, loan, allowance);
  return {
    person,
    loan,
    document: loadDocument(vault.db, loan.document),
    dossier,
    allowance,
    unfinished: unfinishedViews(vault.db).find((view) => view.loan === loan.id) ?? null,
  };
}

/**
 * The tables may not know of fewer views than the person has signed for, of the lineage or of this very document: then
 * somebody edited them, and nothing is shown until two sides have signed a new generation.
 */
function assertTablesKnowEveryView(vault: OpenVault, person: Person, loan: Loan, allowance: Allowance): void {
  const accounts = vault.db.all<{ id: PersonId }>('SELECT id FROM person WHERE human = ?', person.human);
  for (const key of [loan.lineage, loan.document]) {
    const signed = accounts.reduce((sum, { id }) => sum + vault.chains.countViews(vault.db, id, key), 0);
    if (signed <= allowance.used) continue;
    vault.findAmiss('tables-differ', 'act');
    throw new Refusal('QUARANTINE', { cause: 'tables-differ' });
  }
}

export function assertMayOpen(
  vault: OpenVault,
  { person, loan, dossier, allowance, unfinished }: ViewFacts,
): void {
  const policy = vault.policy;
  const wholeDossier = policy.authorSeparation === 'dossier' ? dossier.id : null;
  assertAllowed(
    decide(openViewRules, {
      frozen: person.frozen,
      visible: mayKnow(person, dossier),
      held: dossier.held,
      hasKept: hasActed(vault.db, person.human, dossier.id, 'keeper'),
      wroteIt: !policy.authorMayBorrow && hasWritten(vault.db, person.human, loan.lineage, wholeDossier),
      viewsLeft: allowance.left,
      cap: allowance.cap,
      loanState: loan.state,
      isBorrower: loan.borrower === person.id,
      windowFromMs: loan.windowFromMs ?? loan.requestedFromMs,
      windowToMs: loan.windowToMs ?? loan.requestedToMs,
      nowMs: vault.writer.nowMs(),
      grantIsCurrent: loan.borrowerKeyset === null || loan.borrowerKeyset === person.keyset,
      viewOpen: unfinished !== null || vault.viewing !== null,
      screen: hasScreen(vault),
    }),
  );
}

/** Time already shown of a view that was broken off, with up to three minutes for what a crash left unsaid. */
export function shownOf(vault: OpenVault, view: ViewRecord): number {
  if (view.state === 'blank') return view.shownMs;
  const now = vault.writer.readClock();
  const sinceLastEntry = view.boot === bootOf(vault) ? Math.max(0, now.monoMs - view.lastMonoMs) : idleMsMax;
  const sinceOpening = Math.max(0, view.lastMonoMs - view.showingSinceMono);
  return Math.min(view.minutes * 60_000, view.shownMs + sinceOpening + Math.min(idleMsMax, sinceLastEntry));
}

export const bootOf = (vault: OpenVault): string =>
  encodeHex(sha256(concatBytes(decodeHex(vault.vault), encodeUtf8(vault.ports.clock.read().boot)))).slice(
    0,
    16,
  );
