/** Lending: request, decide, issue, receive, return, check in, recall (L1–L3, S3, S6). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import {
  approveRules,
  batchRules,
  checkInRules,
  issueRules,
  recallRules,
  receiveRules,
  rejectRules,
  requestRules,
  returnRules,
  withdrawRules,
} from '../../shared/policy/loan-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { BatchId, LoanId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { LoanState } from '../../shared/vocabulary/terms.ts';
import type { Transaction } from '../audit/log-writer.ts';
import type { Call } from '../call.ts';
import { makeGrant } from '../keys/document-shares.ts';
import { openGroupSecret } from '../keys/groups.ts';
import { newId } from '../new-ids.ts';
import type { OpenVault } from '../open-vault.ts';
import { loadSealingKey, zero } from '../sealing/suite.ts';
import { assertAllowed, assertStanding, requiredText } from '../signing.ts';
import { findDocument, hasWritten, loadDocument, loadDossier, mayKnow } from '../storage/dossiers.ts';
import {
  findLoan,
  hasOpenLoan,
  type Loan,
  listLoans,
  loadAllowance,
  loadLoan,
  nextLoanNo,
  openLoans,
  viewsOfLoan,
} from '../storage/loans.ts';
import { hasActed, loadPerson, type Person } from '../storage/people.ts';
import { unlock } from '../unlock.ts';

const DAY_MS = 86_400_000;
const HISTORY_MS = 90 * DAY_MS;

export interface LoanSummary {
  readonly no: string;
  readonly document: string;
  readonly title: string;
  readonly borrower: string;
  readonly state: LoanState;
  readonly overdue: boolean;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface LoanDetail extends LoanSummary {
  readonly classification: string;
  readonly category: string;
  readonly reason: string;
  readonly place: string;
  readonly viewsLeft: number;
  readonly cap: number;
  /** How the custodian judged likeness to known documents (D7). */
  readonly likeness: { readonly choice: string | null; readonly because: string | null };
  /** What this person has viewed in the last 90 days, newest first. */
  readonly recentViews: readonly { readonly title: string; readonly atMs: number; readonly reason: string }[];
  readonly warnings: readonly string[];
}

function documentRef(vault: OpenVault, loan: Loan): { ref: string; title: string } {
  const document = loadDocument(vault.db, loan.document);
  return { ref: `${loadDossier(vault.db, loan.dossier).code}/${document.no}`, title: document.title };
}

function summarise(vault: OpenVault, loan: Loan): LoanSummary {
  const { ref, title } = documentRef(vault, loan);
  return {
    no: `L${loan.no}`,
    document: ref,
    title,
    borrower: loadPerson(vault.db, loan.borrower).name,
    state: loan.state,
    overdue: loan.overdue,
    fromMs: loan.windowFromMs ?? loan.requestedFromMs,
    toMs: loan.windowToMs ?? loan.requestedToMs,
  };
}

const allowanceOf = (vault: OpenVault, human: string, loan: Loan) =>
  loadAllowance(
    vault.db,
    human,
    loan.lineage,
    loadDossier(vault.db, loan.dossier).classification,
    vault.policy,
  );

export async function requestLoan(
  vault: OpenVault,
  input: ParsedInput<'loan.request'>,
  call: Call,
): Promise<{ loan: string }> {
  const desk = assertStanding(vault, call, ['borrower']);
  const { document, dossier } = findDocument(vault.db, input.document, desk);
  call.about.document = document.id;
  call.about.dossier = dossier.id;
  const fromMs = input.fromMs ?? vault.writer.nowMs();
  const toMs = input.toMs ?? fromMs + vault.policy.loanDaysMax * DAY_MS;
  const check = (person: Person) => {
    const policy = vault.policy;
    const allowance = loadAllowance(vault.db, person.human, document.lineage, dossier.classification, policy);
    assertAllowed(
      decide(requestRules, {
        visible: mayKnow(person, dossier) && (document.state === 'accepted' || document.author === person.id),
        accepted: document.state === 'accepted',
        frozen: person.frozen,
        held: loadDossier(vault.db, dossier.id).held,
        hasKept: hasActed(vault.db, person.human, dossier.id, 'keeper'),
        wroteIt:
          !policy.authorMayBorrow &&
          hasWritten(
            vault.db,
            person.human,
            document.lineage,
            policy.authorSeparation === 'dossier' ? dossier.id : null,
          ),
        viewsLeft: allowance.left,
        cap: allowance.cap,
        openLoan: hasOpenLoan(vault.db, person.human, document.id),
        fromMs,
        toMs,
        nowMs: vault.writer.nowMs(),
        loanDaysMax: policy.loanDaysMax,
      }),
    );
  };
  check(desk);
  const reason = requiredText(input.reason, '事由/reason');
  const place = requiredText(input.place, '地点/place');
  const keys = await unlock(vault, desk, input.signature);
  const no = vault.writer.transact((tx) => {
    check(loadPerson(vault.db, desk.id));
    const next = nextLoanNo(vault.db);
    tx.append({
      type: 'loan.requested',
      data: (texts) => ({
        loan: newId<LoanId>(),
        document: document.id,
        no: next,
        lineage: document.lineage,
        dossier: dossier.id,
        category: input.category,
        reason: texts.of(reason),
        place: texts.of(place),
        from: fromMs,
        to: toMs,
      }),
      signers: [keys.signer(desk.id, 'borrower')],
      place: vault.place(),
    });
    return next;
  });
  keys.drop();
  return { loan: `L${no}` };
}

/** A loan as this person may see it: borrowers their own, custodians and approvers all. */
function visibleLoan(vault: OpenVault, person: Person, written: string, call: Call): Loan {
  const loan = findLoan(vault.db, written);
  const keeper = person.roles.includes('custodian') || person.roles.includes('approver');
  if (!keeper && loan.borrower !== person.id) throw new Refusal('NO_SUCH_LOAN');
  call.about.loan = loan.id;
  call.about.document = loan.document;
  call.about.dossier = loan.dossier;
  return loan;
}

export function listAllLoans(
  vault: OpenVault,
  input: ParsedInput<'loan.list'>,
  call: Call,
): readonly LoanSummary[] {
  const desk = assertStanding(vault, call, ['borrower', 'custodian', 'approver']);
  const keeper = desk.roles.includes('custodian') || desk.roles.includes('approver');
  const loans = input.all ? listLoans(vault.db) : openLoans(vault.db);
  return loans.filter((loan) => keeper || loan.borrower === desk.id).map((loan) => summarise(vault, loan));
}

/** Opening a request for reading is what lets it into a batch (L2). */
export function showLoan(vault: OpenVault, input: ParsedInput<'loan.show'>, call: Call): LoanDetail {
  const desk = assertStanding(vault, call, ['borrower', 'custodian', 'approver']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  vault.signedIn?.requestsOpenedMs.set(loan.id, vault.ports.clock.read().monoMs);
  const borrower = loadPerson(vault.db, loan.borrower);
  const document = loadDocument(vault.db, loan.document);
  const allowance = allowanceOf(vault, borrower.human, loan);
  const since = vault.writer.nowMs() - HISTORY_MS;
  const recent = vault.db.all<{ title: string | null; opened_at: number; reason: string | null }>(
    'SELECT d.title, v.opened_at, v.reason FROM view v JOIN person p ON p.id = v.person LEFT JOIN document d ON d.id = v.document WHERE p.human = ? AND v.opened_at >= ? ORDER BY v.opened DESC LIMIT 200',
    borrower.human,
    since,
  );
  const warnings: string[] = [];
  if (allowance.left === 1) warnings.push('last-view');
  if (borrower.frozen) warnings.push('frozen');
  if (document.choice === 'new-because') warnings.push('like-a-known-document');
  if (openLoans(vault.db).some((l) => l.borrower === borrower.id && l.overdue))
    warnings.push('has-overdue-loans');
  return {
    ...summarise(vault, loan),
    classification: loadDossier(vault.db, loan.dossier).classification,
    category: loan.category,
    reason: loan.reason,
    place: loan.place,
    viewsLeft: allowance.left,
    cap: allowance.cap,
    likeness: { choice: document.choice, because: document.because },
    recentViews: recent.map((row) => ({
      title: row.title ?? '',
      atMs: row.opened_at,
      reason: row.reason ?? '',
    })),
    warnings,
  };
}

type Decision = ParsedInput<'loan.decide'>['decisions'][number];

function assertMayDecide(vault: OpenVault, approver: Person, loan: Loan, decision: Decision): void {
  const borrower = loadPerson(vault.db, loan.borrower);
  const author = loadPerson(vault.db, loadDocument(vault.db, loan.document).author);
  const base = {
    state: loan.state,
    held: loadDossier(vault.db, loan.dossier).held,
    hasUsed: hasActed(vault.db, approver.human, loan.dossier, 'user'),
    isBorrower: borrower.human === approver.human,
    isAuthor: author.human === approver.human,
  };
  if (decision.decision === 'reject') {
    assertAllowed(decide(rejectRules, base));
    return;
  }
  const allowance = allowanceOf(vault, borrower.human, loan);
  assertAllowed(
    decide(approveRules, {
      ...base,
      borrowerFrozen: borrower.frozen,
      borrowerActive:
        borrower.roles.includes('borrower') && mayKnow(borrower, loadDossier(vault.db, loan.dossier)),
      viewsLeft: allowance.left,
      cap: allowance.cap,
      requestedFromMs: loan.requestedFromMs,
      requestedToMs: loan.requestedToMs,
      fromMs: decision.fromMs ?? loan.requestedFromMs,
      toMs: decision.toMs ?? loan.requestedToMs,
      nowMs: vault.writer.nowMs(),
      minutes: decision.minutes ?? vault.policy.viewMinutes,
      minutesMax: vault.policy.viewMinutesMax,
    }),
  );
}

/**
 * One decision, or a batch under one passphrase: each is its own statement and signature, each in a transaction of
 * its own. A failure stops there; what was signed before it stands and is returned.
 */
export async function decideLoans(
  vault: OpenVault,
  input: ParsedInput<'loan.decide'>,
  call: Call,
): Promise<{ signed: readonly string[] }> {
  const desk = assertStanding(vault, call, ['approver']);
  const loans = input.decisions.map((decision) => ({
    decision,
    loan: visibleLoan(vault, desk, decision.loan, call),
  }));
  if (loans.length > 1) {
    const opened = loans.map(({ loan }) => vault.signedIn?.requestsOpenedMs.get(loan.id));
    const now = vault.ports.clock.read().monoMs;
    assertAllowed(
      decide(batchRules, {
        size: loans.length,
        everyOneOpened: opened.every((at) => at !== undefined),
        oldestOpenedMsAgo: Math.max(...opened.map((at) => now - (at ?? 0))),
      }),
    );
  }
  for (const { loan, decision } of loans) {
    call.about.loan = loan.id;
    call.about.document = loan.document;
    assertMayDecide(vault, desk, loan, decision);
    requiredText(decision.reason, '理由/reason');
  }
  const keys = await unlock(vault, desk, input.signature);
  const epoch = Number(vault.writer.fact('approval-epoch'));
  const secret = openGroupSecret(vault.db, vault.vault, 'approval', epoch, keys.keyset, keys.sealingKey);
  // The approval key lives for this decision only.
  const approvalKey = loadSealingKey(secret);
  zero(secret);
  const batch = loans.length > 1 ? newId<BatchId>() : null;
  const signed: string[] = [];
  try {
    for (const { loan, decision } of loans) {
      call.about.loan = loan.id;
      vault.writer.transact((tx) => {
        const fresh = loadLoan(vault.db, loan.id);
        assertMayDecide(vault, desk, fresh, decision);
        const signers = [keys.signer(desk.id, 'approver')];
        const reason = requiredText(decision.reason, '理由/reason');
        if (decision.decision === 'reject') {
          tx.append({
            type: 'loan.rejected',
            data: (texts) => ({ loan: loan.id, reason: texts.of(reason), batch }),
            signers,
            place: vault.place(),
          });
          return;
        }
        const borrower = loadPerson(vault.db, loan.borrower);
        const grant = makeGrant(vault, approvalKey, loan.id, loan.document, borrower);
        vault.db.run('INSERT INTO loan_grant VALUES (?, ?)', loan.id, grant.sealed);
        tx.append({
          type: 'loan.approved',
          data: (texts) => ({
            loan: loan.id,
            document: loan.document,
            grant: grant.hash,
            borrowerKeyset: borrower.keyset,
            from: decision.fromMs ?? fresh.requestedFromMs,
            to: decision.toMs ?? fresh.requestedToMs,
            minutes: decision.minutes ?? vault.policy.viewMinutes,
            reason: texts.of(reason),
            batch,
          }),
          signers,
          place: vault.place(),
        });
      });
      vault.signedIn?.requestsOpenedMs.delete(loan.id);
      signed.push(`L${loan.no}`);
    }
  } finally {
    keys.drop();
  }
  return { signed };
}

export async function issueLoan(
  vault: OpenVault,
  input: ParsedInput<'loan.issue'>,
  call: Call,
): Promise<{ issued: string }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  const check = (now: Loan) => {
    const borrower = loadPerson(vault.db, now.borrower);
    const humans = [
      loadPerson(vault.db, loadDocument(vault.db, now.document).author).human,
      borrower.human,
      now.approver === null ? 'nobody' : loadPerson(vault.db, now.approver).human,
      desk.human,
    ];
    // A firm that relaxed S3 by `authorMayBorrow` lets author and borrower be one.
    const needed = vault.policy.authorMayBorrow && humans[0] === humans[1] ? 3 : 4;
    assertAllowed(
      decide(issueRules, {
        state: now.state,
        borrowerFrozen: borrower.frozen,
        borrowerActive: borrower.roles.includes('borrower'),
        held: loadDossier(vault.db, now.dossier).held,
        hasUsed: hasActed(vault.db, desk.human, now.dossier, 'user'),
        fourPeople: new Set(humans).size === needed,
        windowEndMs: now.windowToMs ?? now.requestedToMs,
        nowMs: vault.writer.nowMs(),
      }),
    );
  };
  check(loan);
  const keys = await unlock(vault, desk, input.signature);
  vault.writer.transact((tx) => {
    check(loadLoan(vault.db, loan.id));
    tx.append({
      type: 'loan.issued',
      data: () => ({ loan: loan.id }),
      signers: [keys.signer(desk.id, 'custodian')],
      place: vault.place(),
    });
  });
  keys.drop();
  return { issued: `L${loan.no}` };
}

/** A loan's end takes its grant away and closes what is still open of it. */
export function endLoanViews(
  vault: OpenVault,
  tx: Transaction,
  loan: LoanId,
  cause: 'loan-ended' | 'recalled' | 'window-ended' | 'generation',
): void {
  vault.db.run('DELETE FROM loan_grant WHERE loan = ?', loan);
  for (const view of viewsOfLoan(vault.db, loan)) {
    if (view.state === 'closed') continue;
    const shownMs = vault.viewing?.view === view.id ? vault.viewing.shownMs() : view.shownMs;
    tx.append({ type: 'view.closed', data: () => ({ view: view.id, cause, shownMs }), actor: vault.actor() });
  }
}

async function borrowerStep(
  vault: OpenVault,
  input: ParsedInput<'loan.receive'>,
  call: Call,
  rules: typeof receiveRules,
  type: 'loan.received' | 'loan.returned' | 'loan.withdrawn',
): Promise<{ loan: string }> {
  const desk = assertStanding(vault, call, ['borrower']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  const check = (now: Loan) =>
    assertAllowed(
      decide(rules, {
        state: now.state,
        frozen: loadPerson(vault.db, desk.id).frozen,
        isBorrower: now.borrower === desk.id,
      }),
    );
  check(loan);
  const keys = await unlock(vault, desk, input.signature);
  vault.writer.transact((tx) => {
    check(loadLoan(vault.db, loan.id));
    if (type === 'loan.returned') endLoanViews(vault, tx, loan.id, 'loan-ended');
    tx.append({
      type,
      data: () => ({ loan: loan.id }),
      signers: [keys.signer(desk.id, 'borrower')],
      place: vault.place(),
    });
  });
  if (vault.viewing?.loan.id === loan.id && type === 'loan.returned') await dropViewing(vault);
  keys.drop();
  return { loan: `L${loan.no}` };
}

/** Its view.closed is in the log already; what is left is to let the document go. */
export async function dropViewing(vault: OpenVault): Promise<void> {
  const view = vault.viewing;
  vault.viewing = null;
  await view?.letGo();
}

export const receiveLoan = (vault: OpenVault, input: ParsedInput<'loan.receive'>, call: Call) =>
  borrowerStep(vault, input, call, receiveRules, 'loan.received');
export const returnLoan = (vault: OpenVault, input: ParsedInput<'loan.return'>, call: Call) =>
  borrowerStep(vault, input, call, returnRules, 'loan.returned');
export const withdrawLoan = (vault: OpenVault, input: ParsedInput<'loan.withdraw'>, call: Call) =>
  borrowerStep(vault, input, call, withdrawRules, 'loan.withdrawn');

export async function checkInLoan(
  vault: OpenVault,
  input: ParsedInput<'loan.check-in'>,
  call: Call,
): Promise<{ loan: string }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  assertAllowed(decide(checkInRules, { state: loan.state }));
  const keys = await unlock(vault, desk, input.signature);
  vault.writer.transact((tx) => {
    assertAllowed(decide(checkInRules, { state: loadLoan(vault.db, loan.id).state }));
    endLoanViews(vault, tx, loan.id, 'loan-ended');
    tx.append({
      type: 'loan.checked-in',
      data: () => ({ loan: loan.id }),
      signers: [keys.signer(desk.id, 'custodian')],
      place: vault.place(),
    });
  });
  if (vault.viewing?.loan.id === loan.id) await dropViewing(vault);
  keys.drop();
  return { loan: `L${loan.no}` };
}

export async function recallLoan(
  vault: OpenVault,
  input: ParsedInput<'loan.recall'>,
  call: Call,
): Promise<{ loan: string }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  assertAllowed(decide(recallRules, { state: loan.state }));
  const reason = requiredText(input.reason, '事由/reason');
  const keys = await unlock(vault, desk, input.signature);
  vault.writer.transact((tx) => {
    assertAllowed(decide(recallRules, { state: loadLoan(vault.db, loan.id).state }));
    endLoanViews(vault, tx, loan.id, 'recalled');
    tx.append({
      type: 'loan.recalled',
      data: (texts) => ({ loan: loan.id, reason: texts.of(reason) }),
      signers: [keys.signer(desk.id, desk.roles.includes('custodian') ? 'custodian' : 'approver')],
      place: vault.place(),
    });
  });
  if (vault.viewing?.loan.id === loan.id) await dropViewing(vault);
  keys.drop();
  return { loan: `L${loan.no}` };
}
