/** The facts of papers about one document: its loan, its filing. */
import { withNumber } from '../../shared/vocabulary/among-others.ts';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import { readBody } from '../access-log/log-rows-shown.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { versionToldTo } from '../filing/told-of-likeness.ts';
import { decidedBy } from '../lending/deciders.ts';
import { visibleLoan } from '../lending/loan-for.ts';
import { type DocumentPart, findDocument, loadDocument, loadDossier } from '../storage/dossiers.ts';
import { loadAllowance, viewsOfLoan } from '../storage/loans.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { loadPerson, shownAmongOthers } from '../storage/people.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import { type FilingReceiptFacts, filingReceiptSheet } from './filing-receipt.ts';
import { loanSlipSheet } from './loan-slip.ts';

const pagesShown = (vault: OpenVault, view: string): number =>
  vault.db.count('SELECT count(*) AS n FROM page_shown WHERE view = ?', view);

/** Borrowers print their own; for others' a loan does not exist. */
export function gatherLoanSlip({ vault, call, about, words }: AskedPaper): DrawnPaper {
  const { db } = vault;
  const desk = assertStanding(vault, call, ['custodian', 'approver', 'borrower']);
  const loan = visibleLoan(vault, desk, about, call);
  const document = loadDocument(db, loan.document);
  const dossier = loadDossier(db, loan.dossier);
  const borrower = loadPerson(db, loan.borrower);
  const allowance = loadAllowance(db, borrower.human, loan.lineage, dossier.classification, vault.policy);
  const sheet = loanSlipSheet(
    {
      firm: firmOf(vault),
      no: `L${loan.no}`,
      onMs: vault.writer.readClock().wallMs,
      document: `${dossier.code}/${document.no}`,
      title: document.title,
      client: dossier.client,
      classification: dossier.classification,
      pages: document.pages,
      borrower: withNumber(borrower),
      department: borrower.department,
      category: loan.category,
      reason: loan.reason,
      place: loan.place,
      requestedAtMs: loan.requestedAtMs,
      fromMs: loan.windowFromMs ?? loan.requestedFromMs,
      toMs: loan.windowToMs ?? loan.requestedToMs,
      minutes: loan.minutes,
      state: loan.state,
      overdue: loan.overdue,
      approver: decidedBy(vault, loan),
      decisionReason: loan.decisionReason,
      issuer: loan.issuer === null ? null : shownAmongOthers(db, loan.issuer),
      viewsLeft: allowance.left,
      cap: allowance.cap,
      views: viewsOfLoan(db, loan.id).map((view) => ({
        n: view.n,
        atMs: view.openedAtMs,
        minutes: Math.ceil(view.shownMs / 60_000),
        pagesShown: pagesShown(vault, view.id),
        place: view.place,
        reason: view.reason,
        trace: view.trace,
      })),
    },
    words,
  );
  return {
    sheet,
    about: { loan: loan.id, document: document.id, dossier: dossier.id, person: borrower.id },
  };
}

/** Who accepted the document or sent it back, as the log has it. */
function settledBy(vault: OpenVault, document: DocumentId): FilingReceiptFacts['settled'] {
  const leaf = vault.db.get<LeafRow>(
    `SELECT l.* FROM mention m JOIN leaf l ON l.idx = m.idx
     WHERE m.ref = ? AND l.type IN ('document.accepted', 'document.sent-back') ORDER BY l.idx DESC LIMIT 1`,
    document,
  );
  if (leaf === undefined) return null;
  const { signers, at } = readBody(leaf);
  const by = signers[0]?.person;
  return {
    by: by === undefined ? '' : shownAmongOthers(vault.db, by),
    atMs: at.wall,
    reason: loadDocument(vault.db, document).reason,
  };
}

/** Authors print their own. */
export function gatherFilingReceipt({ vault, call, about, words }: AskedPaper): DrawnPaper {
  const { db } = vault;
  const desk = assertStanding(vault, call, ['custodian', 'approver', 'author']);
  const { document, dossier } = findDocument(db, about, desk);
  if (!isKeeper(desk.roles) && loadPerson(db, document.author).human !== desk.human) {
    throw new Refusal('NO_SUCH_DOCUMENT');
  }
  call.about.document = document.id;
  call.about.dossier = dossier.id;
  const parts = db.all<Pick<DocumentPart, 'part' | 'bytes'> & { file_hash: string }>(
    "SELECT part, bytes, file_hash FROM document_part WHERE document = ? ORDER BY part = 'original'",
    document.id,
  );
  const sheet = filingReceiptSheet(
    {
      firm: firmOf(vault),
      onMs: vault.writer.readClock().wallMs,
      document: `${dossier.code}/${document.no}`,
      title: document.title,
      fileName: document.fileName,
      client: dossier.client,
      sheet: document.sheet,
      ownership: document.ownership,
      classification: dossier.classification,
      secrecyYears: dossier.secrecyYears,
      retention: dossier.retention,
      dated: document.dated,
      version: versionToldTo(vault, document, desk),
      pages: document.pages,
      bytes: document.bytes,
      state: document.state,
      author: shownAmongOthers(db, document.author),
      submittedAtMs: document.submittedAtMs,
      settled: settledBy(vault, document.id),
      parts: parts.map(({ part, bytes, file_hash }) => ({ part, bytes, digest: file_hash })),
    },
    words,
  );
  return { sheet, about: { document: document.id, dossier: dossier.id, person: document.author } };
}
