/** Who held a dossier from when to when, with every loan and view of it, as the log tells it (H4). */
import type { CustodyChain } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { EntryType } from '../../shared/vocabulary/entry.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { readBody, shownRow } from '../access-log/log-rows-shown.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { findDossier } from '../storage/dossiers.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { shownAmongOthers } from '../storage/people.ts';
import { wholeReleasesBegun } from '../storage/whole-release.ts';

/** What belongs to a chain of custody; looking into the directory does not. */
const links: readonly EntryType[] = [
  'dossier.opened',
  'dossier.changed',
  'dossier.corrected',
  'document.corrected',
  'hold.set',
  'hold.lifted',
  'document.submitted',
  'document.accepted',
  'document.sent-back',
  'loan.requested',
  'loan.approved',
  'loan.rejected',
  'loan.issued',
  'loan.received',
  'loan.returned',
  'loan.checked-in',
  'loan.reminded',
  'loan.recalled',
  'loan.overdue',
  'view.open',
  'view.closed',
  'view.failed',
  'refusal',
  'release.requested',
  'release.withdrawn',
  'release.approved',
  'release.rejected',
  'release.handed-out',
  'release.again',
  'release.written',
  'release.returned',
  'clients.opened',
  'clients.assigned',
  'clients.described',
  'clients.signed',
  'clients.taken-over',
  'clients.withdrawn',
];
const eventsMax = 2_000;

const wallAt = (vault: OpenVault, index: number): number => {
  const leaf = vault.db.get<LeafRow>('SELECT * FROM leaf WHERE idx = ?', index);
  return leaf === undefined ? 0 : readBody(leaf).at.wall;
};

/** All custodians hold all dossiers: each of them from the later of their beginning and the dossier's. */
function holders(vault: OpenVault, openedAt: number): CustodyChain['holders'] {
  return vault.db
    .all<{ person: PersonId; given: number; ended: number | null }>(
      "SELECT person, given, ended FROM role WHERE role = 'custodian' AND (ended IS NULL OR ended > ?) ORDER BY given",
      openedAt,
    )
    .map((row) => ({
      person: shownAmongOthers(vault.db, row.person),
      fromMs: wallAt(vault, Math.max(row.given, openedAt)),
      toMs: row.ended === null ? null : wallAt(vault, row.ended),
    }));
}

/** Entries that concern every dossier: custody of the whole passed, everything left, or an older state of the log had been put back (A6). */
function ofTheWhole(vault: OpenVault, since: number): LeafRow[] {
  const handovers = vault.db.all<{ entry: number }>(
    'SELECT signed AS entry FROM custody_handover WHERE signed IS NOT NULL',
  );
  const generations = vault.db.all<{ entry: number }>('SELECT began AS entry FROM gap ORDER BY began');
  const left = wholeReleasesBegun(vault.db).map((entry) => ({ entry }));
  return [...handovers, ...generations, ...left]
    .filter(({ entry }) => entry > since)
    .flatMap(({ entry }) => vault.db.all<LeafRow>('SELECT * FROM leaf WHERE idx = ?', entry));
}

export function custodyChain(
  vault: OpenVault,
  input: ParsedInput<'dossier.history'>,
  call: Call,
): CustodyChain {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const dossier = findDossier(vault.db, input.code, desk);
  call.about.dossier = dossier.id;
  const marks = links.map(() => '?').join(',');
  // Entries of its loans and views mention the document or the loan, not always the dossier.
  const leaves = vault.db.all<LeafRow>(
    `SELECT DISTINCT l.* FROM mention m JOIN leaf l ON l.idx = m.idx
     WHERE l.type IN (${marks}) AND (m.ref = ?
       OR m.ref IN (SELECT id FROM document WHERE dossier = ?)
       OR m.ref IN (SELECT id FROM loan WHERE dossier = ?)
       OR m.ref IN (SELECT id FROM release WHERE dossier = ?)
       OR m.ref IN (SELECT v.id FROM view v JOIN document d ON d.id = v.document WHERE d.dossier = ?))
     ORDER BY l.idx DESC LIMIT ?`,
    ...links,
    dossier.id,
    dossier.id,
    dossier.id,
    dossier.id,
    dossier.id,
    eventsMax,
  );
  const first = leaves.at(-1)?.idx ?? 0;
  const all = [...leaves, ...ofTheWhole(vault, first)].sort((a, b) => a.idx - b.idx);
  const events = all.map((leaf) => {
    const row = shownRow(vault, desk, leaf, call.language);
    return {
      entry: row.index,
      type: row.type,
      atMs: row.atMs,
      offsetMinutes: row.offsetMinutes,
      person: row.person,
      sentence: row.sentence,
    };
  });
  if (!call.answeredBefore) {
    vault.writer.transact((tx) =>
      tx.append({
        type: 'log.read',
        data: (texts) => ({ person: null, query: texts.of(dossier.code), results: events.length }),
        actor: vault.actor(call.about.role),
        place: vault.place(),
      }),
    );
  }
  return {
    code: dossier.code,
    client: dossier.client,
    holders: holders(vault, events[0]?.entry ?? 0),
    events,
  };
}
