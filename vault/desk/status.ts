/** How the vault stands: what the front page and \`status\` say. */
import type { VaultStatus } from '../../shared/contract/answers.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { LoanState, Role } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { backupStanding } from '../backup/plans.ts';
import { filesLeft } from '../filing/kept-filing.ts';
import { isReady } from '../filing/readiness.ts';
import { linesLeft } from '../folders/kept-lines.ts';
import { checkpointWords, parseCheckpoint } from '../log/checkpoint.ts';
import { parseSignedNote } from '../log/signed-note.ts';
import { epochUnderWay } from '../shares/epochs.ts';
import { countApprovedBy } from '../storage/loan-approvals.ts';
import { countAskedLonger } from '../storage/longer-windows.ts';
import { loadPerson, type Person } from '../storage/people.ts';
import { clockDoubt } from '../time/clock.ts';
import { localTimeText } from '../time/local-time.ts';
import { announcedRelease } from '../whole-release/whole-release.ts';
import { countNews, countReleaseNews, newsSeen } from './news.ts';

interface Counts {
  readonly filings: number;
  readonly requests: number;
  readonly toIssue: number;
  readonly overdue: number;
  readonly departures: number;
  readonly custodyHandovers: number;
  readonly custodians: number;
  readonly approvers: number;
  /** Without what is no matter of entries. */
  readonly mine: Omit<VaultStatus['mine'], 'filingLeft'>;
}

/**
 * Screens ask for the status every few seconds. Tables change with an entry only (A3), so what was counted holds until the log
 * has grown or somebody else sits down.
 */
interface Counted {
  readonly size: number;
  readonly person: PersonId | null;
  /** That news were seen is no entry. */
  readonly newsSeen: number;
  readonly counts: Counts;
}
const counted = new WeakMap<OpenVault, Counted>();

/**
 * Documents sent back to their author, who alone can mend them: no index leads there and the table is long, so they are counted
 * once for each author, and again when one more was.
 */
const sentBack = new WeakMap<OpenVault, Map<PersonId, { readonly size: number; readonly count: number }>>();

function countsOf(vault: OpenVault, person: Person | null): Counts {
  const { size } = vault.writer;
  const known = counted.get(vault);
  const seen = person === null ? 0 : newsSeen(vault, person.id);
  if (known?.size === size && known.person === (person?.id ?? null) && known.newsSeen === seen)
    return known.counts;
  const { db } = vault;
  const loans = new Map(
    db
      .all<{ state: LoanState; n: number }>(
        "SELECT state, count(*) AS n FROM loan WHERE state IN ('requested', 'approved') GROUP BY state",
      )
      .map((row) => [row.state, row.n]),
  );
  const holders = (role: Role): number =>
    db.count('SELECT count(DISTINCT person) AS n FROM role WHERE role = ? AND ended IS NULL', role);
  const counts: Counts = {
    filings: db.count("SELECT count(*) AS n FROM document WHERE state = 'submitted'"),
    requests:
      (loans.get('requested') ?? 0) +
      countAskedLonger(db) -
      (person?.roles.includes('approver') === true ? countApprovedBy(db, person.human) : 0),
    toIssue: loans.get('approved') ?? 0,
    // Only what is out can be late.
    overdue: db.count("SELECT count(*) AS n FROM loan WHERE state IN ('issued', 'received') AND overdue = 1"),
    departures: db.count("SELECT count(*) AS n FROM departure WHERE state = 'open'"),
    custodyHandovers: db.count(
      "SELECT count(*) AS n FROM custody_handover WHERE state IN ('begun', 'signed')",
    ),
    custodians: holders('custodian'),
    approvers: holders('approver'),
    mine: waitingFor(vault, person),
  };
  counted.set(vault, { size, person: person?.id ?? null, newsSeen: seen, counts });
  return counts;
}

/** A day or an hour that passes changes them without an entry: they are counted each time, from the few that are under way. */
function releasesWaiting(
  vault: OpenVault,
  person: Person | null,
): Pick<VaultStatus['waiting'], 'releasesToDecide' | 'releasesToHandOut' | 'releasesOverdue'> {
  const { db } = vault;
  const nowMs = vault.writer.nowMs();
  const today = localTimeText(nowMs, vault.writer.readClock().offsetMinutes).slice(0, 10);
  return {
    releasesToDecide: db.count(
      `SELECT count(*) AS n FROM release r WHERE state = 'requested' AND NOT EXISTS (SELECT 1 FROM release_approval a
         JOIN person p ON p.id = a.approver WHERE a.release = r.id AND p.human = ?)`,
      person?.human ?? '',
    ),
    releasesToHandOut: db.count(
      "SELECT count(*) AS n FROM release WHERE state = 'approved' AND until > ?",
      nowMs,
    ),
    releasesOverdue: db.count(
      `SELECT count(*) AS n FROM release r WHERE r.state = 'handed-out' AND r.form <> 'certificate'
         AND EXISTS (SELECT 1 FROM release_item i WHERE i.release = r.id AND i.back IS NULL)
         AND (r.due < ? OR (r.written IS NULL AND r.write_until > ?))`,
      today,
      nowMs,
    ),
  };
}

function waitingFor(vault: OpenVault, person: Person | null): Counts['mine'] {
  if (person === null)
    return {
      toReceive: 0,
      toView: 0,
      requested: 0,
      news: 0,
      releaseNews: 0,
      sentBack: 0,
      linesToSign: 0,
    };
  const own = new Map(
    vault.db
      .all<{ state: LoanState; n: number }>(
        'SELECT state, count(*) AS n FROM loan WHERE borrower = ? GROUP BY state',
        person.id,
      )
      .map((row) => [row.state, row.n]),
  );
  const inState = (state: LoanState): number => own.get(state) ?? 0;
  return {
    toReceive: inState('issued'),
    toView: inState('received'),
    requested: inState('requested') + inState('approved'),
    news: person.roles.includes('borrower') ? countNews(vault, person) : 0,
    releaseNews: countReleaseNews(vault, person),
    sentBack: person.roles.includes('author') ? countSentBack(vault, person.id) : 0,
    linesToSign: countLinesToSign(vault, person),
  };
}

/** The transferor and the successor sign in any order, the witness last (H2). */
const countLinesToSign = (vault: OpenVault, person: Person): number =>
  vault.db.count(
    `SELECT count(*) AS n FROM client_line l JOIN client_handover h ON h.id = l.handover
       JOIN person t ON t.id = h.transferor JOIN person s ON s.id = l.successor
     WHERE l.closed IS NULL AND (
       (t.human = ? AND l.transferor_signed IS NULL) OR (s.human = ? AND l.transferee_signed IS NULL)
       OR (? = 1 AND l.transferor_signed IS NOT NULL AND l.transferee_signed IS NOT NULL))`,
    person.human,
    person.human,
    person.roles.includes('approver') ? 1 : 0,
  );

function countSentBack(vault: OpenVault, person: PersonId): number {
  const all = sentBack.get(vault) ?? new Map<PersonId, { size: number; count: number }>();
  sentBack.set(vault, all);
  const { size } = vault.writer;
  const known = all.get(person);
  const more =
    known === undefined ||
    vault.db.get("SELECT 1 FROM leaf WHERE idx >= ? AND type = 'document.sent-back'", known.size) !==
      undefined;
  const count = more
    ? vault.db.count("SELECT count(*) AS n FROM document WHERE author = ? AND state = 'sent-back'", person)
    : known.count;
  all.set(person, { size, count });
  return count;
}

export function vaultStatus(vault: OpenVault, call: Call): VaultStatus {
  const person = vault.signedIn === null ? null : loadPerson(vault.db, vault.signedIn.person);
  const counts = countsOf(vault, person);
  const checkpoint = parseCheckpoint(parseSignedNote(vault.writer.checkpointNote()).text);
  return {
    name: vault.name,
    vault: vault.vault,
    sample: vault.sample,
    classLabels: vault.classLabels,
    generation: vault.writer.generation(),
    quarantine: vault.quarantine,
    clock: clockDoubt(vault.ports.clock.read().wallMs, vault.writer.judgedMs()),
    signedIn: person?.name ?? null,
    signedInNo: person?.no ?? null,
    roles: person?.roles ?? [],
    entries: vault.writer.size,
    checkpointWords: checkpointWords(checkpoint, call.language === 'zh-CN' ? 'zh' : 'en').words,
    anchorsAnswered: vault.syncAnchors(),
    checking: vault.checking,
    ready: isReady(vault),
    keysUnderWay: (['custody', 'approval'] as const).filter((side) => epochUnderWay(vault, side) !== null),
    openedAtMs: vault.openedAtMs,
    custodians: counts.custodians,
    approvers: counts.approvers,
    backup: backupStanding(vault),
    wholeRelease: announcedRelease(vault),
    filing: vault.filing?.running === true ? vault.filing.howFar() : null,
    waiting: {
      filings: counts.filings,
      requests: counts.requests,
      toIssue: counts.toIssue,
      overdue: counts.overdue,
      departures: counts.departures,
      custodyHandovers: counts.custodyHandovers,
      ...releasesWaiting(vault, person),
    },
    mine: {
      ...counts.mine,
      filingLeft:
        person?.roles.includes('author') === true && vault.filing?.running !== true
          ? filesLeft(vault.db, person.id) + linesLeft(vault.db, person.id)
          : 0,
    },
  };
}
