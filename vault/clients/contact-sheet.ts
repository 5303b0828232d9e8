/**
 * The sealed envelope (H2): a successor reaches a client's contact sheet by a loan like any other, which nobody approves
 * before the line is closed. Their signature asks for it, the closing signature grants it; issue, receipt and the three
 * views follow as always. Nothing here opens a document.
 */
import type { DocumentId, DossierId, LoanId } from '../../shared/vocabulary/ids.ts';
import type { Language, RefusalCode } from '../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { Transaction } from '../audit/log-writer.ts';
import type { Signer } from '../keys/signer.ts';
import { appendApproval, refusalOfApproval } from '../lending/decide-loans.ts';
import { endLoanViews } from '../lending/loan-steps.ts';
import { judgeRequest } from '../lending/request-loan.ts';
import { newId } from '../sealing/new-ids.ts';
import type { SealingKey } from '../sealing/suite.ts';
import { contactSheetOf, isSealedFor, type Line, type OpenLoan, openLoansOf } from '../storage/clients.ts';
import { loadDocument } from '../storage/dossiers.ts';
import { loadLoan, nextLoanNo } from '../storage/loans.ts';
import type { Person } from '../storage/people.ts';

const DAY_MS = 86_400_000;

const words = {
  request: { 'zh-CN': '客户交接：接替联系客户', en: 'Client handover: to take up contact with the client' },
  grant: { 'zh-CN': '客户交接已办结', en: 'The client handover is closed' },
  sealed: {
    'zh-CN': '客户交接：联系方式密封至三方签毕',
    en: 'Client handover: the contact sheet is sealed until all three have signed',
  },
  takenBack: {
    'zh-CN': '客户交接：不再由此人接替',
    en: 'Client handover: somebody else follows, or nobody',
  },
} as const;

/** A loan that came into being or was granted, a rule that stood against it, or nothing where there is no sheet. */
export type Outcome = { readonly loan: string } | { readonly refusal: RefusalCode } | null;

/** What a successor has asked for or holds; read once for all the lines of a signature, each of which is another dossier. */
export interface Borrowed {
  /** The newest request for each dossier's contact sheet that waits for a decision. */
  readonly waiting: ReadonlyMap<DossierId, OpenLoan>;
  readonly documents: ReadonlySet<DocumentId>;
}

export function borrowedOnce(vault: OpenVault): (human: string) => Borrowed {
  const read = new Map<string, Borrowed>();
  return (human) => {
    const known = read.get(human);
    if (known !== undefined) return known;
    const loans = openLoansOf(vault.db, human);
    const asked = loans.filter((loan) => loan.state === 'requested' && loan.sheet === 'contact-sheet');
    const borrowed = {
      waiting: new Map(asked.map((loan) => [loan.dossier, loan])),
      documents: new Set(loans.map((loan) => loan.document)),
    };
    read.set(human, borrowed);
    return borrowed;
  };
}

/** Asks for the sheet as the successor would; what waits already is not asked for twice. */
export function requestSheet(
  vault: OpenVault,
  tx: Transaction,
  successor: Person,
  borrowed: Borrowed,
  signer: Signer,
  line: Line,
  language: Language,
): Outcome {
  const { db, policy } = vault;
  const sheet = contactSheetOf(db, line.dossier);
  if (sheet === null) return null;
  const waiting = borrowed.waiting.get(line.dossier);
  if (waiting !== undefined) return { loan: `L${waiting.no}` };
  const fromMs = vault.writer.nowMs();
  const toMs = fromMs + policy.loanDaysMax * DAY_MS;
  const decision = judgeRequest(vault, successor, loadDocument(db, sheet.id), {
    fromMs,
    toMs,
    openLoan: borrowed.documents.has(sheet.id),
  });
  if (!decision.allowed) return { refusal: decision.code };
  const no = nextLoanNo(db);
  tx.append({
    type: 'loan.requested',
    data: (texts) => ({
      loan: newId<LoanId>(),
      document: sheet.id,
      no,
      lineage: sheet.lineage,
      dossier: line.dossier,
      category: 'handover',
      reason: texts.of(words.request[language]),
      place: texts.of(vault.place()),
      from: fromMs,
      to: toMs,
    }),
    signers: [signer],
    place: vault.place(),
  });
  return { loan: `L${no}` };
}

/** Grants what the successor asked for, where the rules of any approval allow; the line is closed by now. */
export function grantSheet(
  vault: OpenVault,
  tx: Transaction,
  approver: Person,
  approvalKey: SealingKey,
  signer: Signer,
  borrowed: Borrowed,
  line: Line,
  language: Language,
): Outcome {
  if (contactSheetOf(vault.db, line.dossier) === null) return null;
  const waiting = borrowed.waiting.get(line.dossier);
  if (waiting === undefined) return { refusal: 'NO_SUCH_LOAN' };
  const loan = loadLoan(vault.db, waiting.id);
  const refusal = refusalOfApproval(vault, approver, loan);
  if (refusal !== null) return { refusal: refusal.code };
  appendApproval(vault, tx, approvalKey, [signer], loan, { reason: words.grant[language], batch: null });
  return { loan: `L${loan.no}` };
}

function recall(vault: OpenVault, tx: Transaction, loan: LoanId, reason: string, signer: Signer): void {
  endLoanViews(vault, tx, loan, 'recalled');
  tx.append({
    type: 'loan.recalled',
    data: (texts) => ({ loan, reason: texts.of(reason) }),
    signers: [signer],
    place: vault.place(),
  });
}

/**
 * What a successor was granted before the envelope was sealed ends with the sealing: an older approval is no way round
 * it. Called when a line is given to them, and when an account that has such a loan turns out to be theirs (S4).
 */
export function sealEnvelopesOf(
  vault: OpenVault,
  tx: Transaction,
  human: string,
  signer: Signer,
  language: Language,
): LoanId[] {
  const loans = openLoansOf(vault.db, human).filter(
    ({ state, lineage }) => state !== 'requested' && isSealedFor(vault.db, human, lineage),
  );
  for (const { id } of loans) recall(vault, tx, id, words.sealed[language], signer);
  return loans.map(({ id }) => id);
}

/** A request that a signature brought about falls with the line it was made for. */
export function takeBackRequest(
  vault: OpenVault,
  tx: Transaction,
  borrowed: Borrowed,
  dossier: DossierId,
  signer: Signer,
  language: Language,
): void {
  const waiting = borrowed.waiting.get(dossier);
  if (waiting?.category !== 'handover') return;
  recall(vault, tx, waiting.id, words.takenBack[language], signer);
}
