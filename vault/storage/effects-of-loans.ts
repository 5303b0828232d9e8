/** What loans do to the tables: the state machine's steps, and who acted on the dossier by them. */
import { afterLoanEvent, type LoanEvent } from '../../shared/policy/loan-machine.ts';
import type { LoanState } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from './database.ts';
import { dossierOf, type Effects, type EntriesOf, recordAct } from './entry-effect.ts';

export const stepLoan = (db: VaultDatabase, loan: string, event: LoanEvent): void => {
  const row = db.get<{ state: LoanState }>('SELECT state FROM loan WHERE id = ?', loan);
  const next = row === undefined ? null : afterLoanEvent(row.state, event);
  if (next === null) throw new Error(`broken invariant: loan event ${event} does not follow`);
  db.run('UPDATE loan SET state = ? WHERE id = ?', next, loan);
};

export const loanEffects: Effects<EntriesOf<'loan'>> = {
  'loan.requested': (db, data, entry) => {
    db.run(
      "INSERT INTO loan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'requested', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0)",
      data.loan,
      data.no,
      data.document,
      data.lineage,
      data.dossier,
      entry.body.signers[0]?.person ?? '',
      data.category,
      entry.text(data.reason),
      entry.text(data.place),
      data.from,
      data.to,
      entry.body.at.wall,
    );
    recordAct(db, entry, data.dossier, 'user');
  },
  'loan.withdrawn': (db, data) => stepLoan(db, data.loan, 'withdraw'),
  'loan.approved': (db, data, entry) => {
    recordAct(db, entry, dossierOf(db, 'loan', data.loan), 'keeper');
    // The first of two stands in the log until the request is decided (loan-approvals.ts).
    if (data.complete === false) return;
    stepLoan(db, data.loan, 'approve');
    db.run(
      'UPDATE loan SET approver = ?, window_from = ?, window_to = ?, minutes = ?, grant_hash = ?, borrower_keyset = ?, decision_reason = ? WHERE id = ?',
      entry.body.signers[0]?.person ?? '',
      data.from,
      data.to,
      data.minutes,
      data.grant,
      data.borrowerKeyset,
      entry.text(data.reason),
      data.loan,
    );
  },
  'loan.rejected': (db, data, entry) => {
    stepLoan(db, data.loan, 'reject');
    db.run(
      'UPDATE loan SET approver = ?, decision_reason = ? WHERE id = ?',
      entry.body.signers[0]?.person ?? '',
      entry.text(data.reason),
      data.loan,
    );
    recordAct(db, entry, dossierOf(db, 'loan', data.loan), 'keeper');
  },
  'loan.issued': (db, data, entry) => {
    stepLoan(db, data.loan, 'issue');
    db.run('UPDATE loan SET issuer = ? WHERE id = ?', entry.body.signers[0]?.person ?? '', data.loan);
    recordAct(db, entry, dossierOf(db, 'loan', data.loan), 'keeper');
  },
  'loan.received': (db, data) => stepLoan(db, data.loan, 'receive'),
  'loan.returned': (db, data) => stepLoan(db, data.loan, 'return'),
  'loan.checked-in': (db, data) => stepLoan(db, data.loan, 'check-in'),
  'loan.recalled': (db, data) => stepLoan(db, data.loan, 'recall'),
  // Only asks: the loan stays what it is, and when it was asked for stands in the log.
  'loan.reminded': () => {},
  'loan.overdue': (db, data) => {
    db.run('UPDATE loan SET overdue = 1 WHERE id = ?', data.loan);
  },
  // What was asked for stands in the log until it is decided (longer-windows.ts).
  'loan.extension-requested': (db, data, entry) =>
    recordAct(db, entry, dossierOf(db, 'loan', data.loan), 'user'),
  'loan.extension-approved': (db, data, entry) => {
    if (data.complete) {
      stepLoan(db, data.loan, 'lengthen');
      db.run('UPDATE loan SET window_to = ? WHERE id = ?', data.to, data.loan);
    }
    recordAct(db, entry, dossierOf(db, 'loan', data.loan), 'keeper');
  },
  'loan.extension-rejected': (db, data, entry) =>
    recordAct(db, entry, dossierOf(db, 'loan', data.loan), 'keeper'),
};
