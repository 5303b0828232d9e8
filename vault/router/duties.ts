/**
 * What the vault does of itself, before each command and on a timer of the shell: overdue loans are recorded once,
 * views whose time is over end, an idle page goes blank. The CLI has no timer; there the next command finds it.
 */

import type { OpenVault } from '../acts/open-vault.ts';
import { dropViewing, endLoanViews } from '../lending/loan-steps.ts';
import { loadLoan, newlyOverdue } from '../storage/loans.ts';
import { dropSpentGrants } from '../storage/releases.ts';
import { clockDoubt } from '../time/clock.ts';

export async function doDuties(vault: OpenVault): Promise<void> {
  try {
    recordOverdue(vault);
    if (vault.quarantine === 'none') dropSpentGrants(vault.db, vault.writer.nowMs());
  } finally {
    // Whatever else stands in the way, a disk or a clock: a page that nobody may see any longer goes.
    await tendView(vault);
  }
}

function recordOverdue(vault: OpenVault): void {
  if (vault.quarantine !== 'none') return;
  if (clockDoubt(vault.ports.clock.read().wallMs, vault.writer.judgedMs()) !== 'none') return;
  const nowMs = vault.writer.nowMs();
  for (const loan of newlyOverdue(vault.db, nowMs)) {
    vault.writer.transact((tx) => {
      endLoanViews(vault, tx, loan.id, 'window-ended');
      tx.append({
        type: 'loan.overdue',
        data: () => ({ loan: loan.id }),
        actor: { person: null, role: null },
      });
    });
  }
}

async function tendView(vault: OpenVault): Promise<void> {
  const view = vault.viewing;
  if (view === null) return;
  if (
    loadLoan(vault.db, view.loan.id).state !== 'received' ||
    vault.db.get("SELECT 1 FROM view WHERE id = ? AND state = 'closed'", view.view) !== undefined
  ) {
    await dropViewing(vault);
  } else if (view.remainingMs() === 0) {
    await vault.endViewing('window-ended');
  } else if (vault.quarantine !== 'none') {
    await view.blank('lock');
  } else if (view.isIdle()) {
    await view.blank('idle');
  } else {
    view.recordShown();
  }
}
