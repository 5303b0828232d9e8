/** How the vault stands: what the front page and \`status\` say. */
import type { Call } from '../call.ts';
import { clockDoubt } from '../clock.ts';
import { isReady } from '../filing/readiness.ts';
import { checkpointWords, parseCheckpoint } from '../log/checkpoint.ts';
import { parseSignedNote } from '../log/signed-note.ts';
import type { OpenVault } from '../open-vault.ts';
import { pendingDocuments } from '../storage/dossiers.ts';
import { openLoans } from '../storage/loans.ts';
import { holdersOf, loadPerson } from '../storage/people.ts';

export interface VaultStatus {
  readonly name: string;
  readonly vault: string;
  readonly sample: boolean;
  readonly generation: number;
  readonly quarantine: string;
  readonly clock: 'none' | 'back' | 'forward';
  readonly signedIn: string | null;
  readonly roles: readonly string[];
  readonly entries: number;
  /** Short words of the newest checkpoint, to compare with paper. */
  readonly checkpointWords: readonly string[];
  readonly anchorsAnswered: number;
  /** Entries that the full check beside the work has read, of how many; null where opening read them all. */
  readonly checking: { readonly done: number; readonly total: number } | null;
  readonly ready: boolean;
  readonly custodians: number;
  readonly approvers: number;
  readonly waiting: {
    readonly filings: number;
    readonly requests: number;
    readonly toIssue: number;
    readonly overdue: number;
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
    custodians: holdersOf(vault.db, 'custodian').length,
    approvers: holdersOf(vault.db, 'approver').length,
    waiting: {
      filings: pendingDocuments(vault.db).length,
      requests: loans.filter((loan) => loan.state === 'requested').length,
      toIssue: loans.filter((loan) => loan.state === 'approved').length,
      overdue: loans.filter((loan) => loan.overdue).length,
    },
  };
}
