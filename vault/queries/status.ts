/** How the vault stands: what the front page and \`status\` say. */
import type { VaultStatus } from '../../shared/contract/answers.ts';
import type { Call } from '../call.ts';
import { clockDoubt } from '../clock.ts';
import { isReady } from '../filing/readiness.ts';
import { checkpointWords, parseCheckpoint } from '../log/checkpoint.ts';
import { parseSignedNote } from '../log/signed-note.ts';
import type { OpenVault } from '../open-vault.ts';
import { pendingDocuments } from '../storage/dossiers.ts';
import { type Loan, openLoans } from '../storage/loans.ts';
import { holdersOf, loadPerson, type Person } from '../storage/people.ts';

function waitingFor(vault: OpenVault, person: Person | null, loans: readonly Loan[]): VaultStatus['mine'] {
  if (person === null) return { toReceive: 0, toView: 0, requested: 0, sentBack: 0 };
  const own = loans.filter((loan) => loan.borrower === person.id);
  const inState = (state: Loan['state']) => own.filter((loan) => loan.state === state).length;
  return {
    toReceive: inState('issued'),
    toView: inState('received'),
    requested: inState('requested') + inState('approved'),
    sentBack: vault.db.count(
      "SELECT count(*) AS n FROM document WHERE author = ? AND state = 'sent-back'",
      person.id,
    ),
  };
}

export function vaultStatus(vault: OpenVault, call: Call): VaultStatus {
  const person = vault.signedIn === null ? null : loadPerson(vault.db, vault.signedIn.person);
  const loans = openLoans(vault.db);
  const checkpoint = parseCheckpoint(parseSignedNote(vault.writer.checkpointNote()).text);
  return {
    name: vault.name,
    vault: vault.vault,
    sample: vault.sample,
    generation: vault.writer.generation(),
    quarantine: vault.quarantine,
    clock: clockDoubt(vault.ports.clock.read().wallMs, vault.writer.judgedMs()),
    signedIn: person?.name ?? null,
    roles: person?.roles ?? [],
    entries: vault.writer.size,
    checkpointWords: checkpointWords(checkpoint, call.language === 'zh-CN' ? 'zh' : 'en').words,
    anchorsAnswered: vault.syncAnchors(),
    checking: vault.checking,
    ready: isReady(vault),
    openedAtMs: vault.openedAtMs,
    custodians: holdersOf(vault.db, 'custodian').length,
    approvers: holdersOf(vault.db, 'approver').length,
    waiting: {
      filings: pendingDocuments(vault.db).length,
      requests: loans.filter((loan) => loan.state === 'requested').length,
      toIssue: loans.filter((loan) => loan.state === 'approved').length,
      overdue: loans.filter((loan) => loan.overdue).length,
    },
    mine: waitingFor(vault, person, loans),
  };
}
