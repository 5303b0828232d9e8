/** The facts of a dossier's chain of custody: what the log tells of it, and where the log has a gap. */
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { DossierId, LoanId, PersonId } from '../../shared/vocabulary/ids.ts';
import { readBody, shownRow } from '../access-log/log-rows-shown.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { custodyChain } from '../custody/custody-chain.ts';
import { findDossier } from '../storage/dossiers.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { type Person, shownAmongOthers } from '../storage/people.ts';
import type { ChainFacts, Gap, LoanStretch, Stretch } from './chain-facts.ts';
import { chainSheet } from './chain-of-custody.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import type { PaperWords } from './paper-words.ts';

/** Of vault/custody/custody-chain.ts: more are not read. */
const eventsMax = 2_000;

/** Reading the chain is an entry of its own, as it is on the screen. */
export function gatherChain({ vault, call, about, words }: AskedPaper): DrawnPaper {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const dossier = findDossier(vault.db, about.trim(), desk);
  const { role } = call.about;
  const chain = custodyChain(vault, { code: dossier.code }, call);
  call.about.role = role;
  call.about.dossier = dossier.id;
  const openedAtMs = chain.events[0]?.atMs ?? vault.writer.readClock().wallMs;
  const onMs = vault.writer.readClock().wallMs;
  const holders: Stretch[] = chain.holders.map(({ person, fromMs, toMs }) => ({
    label: person,
    fromMs,
    toMs,
  }));
  const facts: ChainFacts = {
    firm: firmOf(vault),
    onMs,
    printedBy: desk.roles.includes('custodian') ? amongOthers(desk) : '',
    code: dossier.code,
    client: dossier.client,
    classification: dossier.classification,
    home: dossier.home,
    openedAtMs,
    holders,
    loans: loansOf(vault, dossier.id),
    releases: releasesOf(vault, dossier.id),
    handovers: handoversOf(vault, dossier.id, openedAtMs, words),
    gaps: gapsSince(vault, openedAtMs, holders, onMs),
    events: eventsOf(vault, desk, words, [
      ...chain.events.map(({ entry }) => entry),
      ...handoverEntries(vault, dossier.id, openedAtMs),
    ]),
    cutOff: chain.events.length >= eventsMax,
  };
  return { sheet: chainSheet(facts, words), about: { dossier: dossier.id } };
}

/** Entries by which custody as a whole passed, or this client did: they name a handover, not the dossier. */
const handoverEntries = (vault: OpenVault, dossier: DossierId, sinceMs: number): number[] =>
  vault.db
    .all<{ entry: number }>(
      `SELECT signed AS entry FROM custody_handover WHERE signed_at >= ? UNION
       SELECT closed_by FROM client_line WHERE dossier = ? AND closed IN ('signed', 'refused', 'absent')`,
      sinceMs,
      dossier,
    )
    .map(({ entry }) => entry);

function eventsOf(
  vault: OpenVault,
  desk: Person,
  words: PaperWords,
  entries: readonly number[],
): ChainFacts['events'] {
  const inOrder = [...new Set(entries)].sort((a, b) => a - b);
  return inOrder.flatMap((entry) => {
    const leaf = vault.db.get<LeafRow>('SELECT * FROM leaf WHERE idx = ?', entry);
    if (leaf === undefined) return [];
    const [zh, en] = (['zh-CN', 'en'] as const).map((language) => shownRow(vault, desk, leaf, language));
    if (zh === undefined || en === undefined) return [];
    const sentence = words.say([zh.sentence, en.sentence], '\n');
    return [{ entry, atMs: zh.atMs, person: zh.person, sentence }];
  });
}

/** From issue to check-in; one that was never issued was nowhere. */
function loansOf(vault: OpenVault, dossier: DossierId): LoanStretch[] {
  const steps = vault.db.all<{ loan: LoanId; type: string; at: number }>(
    `SELECT DISTINCT l.idx, m.ref AS loan, l.type, json_extract(CAST(l.payload AS TEXT), '$.at.wall') AS at
     FROM loan o JOIN mention m ON m.ref = o.id JOIN leaf l ON l.idx = m.idx
     WHERE o.dossier = ? AND l.type IN ('loan.issued', 'loan.checked-in') ORDER BY l.idx`,
    dossier,
  );
  const loans = vault.db.all<{ id: LoanId; no: number; borrower: PersonId }>(
    'SELECT id, no, borrower FROM loan WHERE dossier = ? ORDER BY no',
    dossier,
  );
  return loans.flatMap(({ id, no, borrower }) => {
    const issued = steps.find((step) => step.loan === id && step.type === 'loan.issued');
    if (issued === undefined) return [];
    const back = steps.find((step) => step.loan === id && step.type === 'loan.checked-in');
    const views = vault.db.all<{ at: number }>(
      'SELECT opened_at AS at FROM view WHERE loan = ? ORDER BY opened',
      id,
    );
    return [
      {
        label: `L${no} ${shownAmongOthers(vault.db, borrower)}`,
        fromMs: issued.at,
        toMs: back?.at ?? null,
        viewsAtMs: views.map(({ at }) => at),
      },
    ];
  });
}

/** What left the vault and is out, or was; a certificate takes nothing along. */
const releasesOf = (vault: OpenVault, dossier: DossierId): Stretch[] =>
  vault.db
    .all<{
      no: number;
      recipient: PersonId | null;
      outsider: string | null;
      fromMs: number;
      toMs: number | null;
    }>(
      `SELECT r.no, r.recipient, r.outsider, r.handed_out_at AS fromMs, CASE WHEN sum(i.back IS NULL) = 0
         THEN max(json_extract(CAST(l.payload AS TEXT), '$.at.wall')) END AS toMs
       FROM release r JOIN release_item i ON i.release = r.id LEFT JOIN leaf l ON l.idx = i.back_entry
       WHERE r.dossier = ? AND r.state = 'handed-out' AND r.form <> 'certificate' GROUP BY r.id ORDER BY r.no`,
      dossier,
    )
    .map(({ no, recipient, outsider, fromMs, toMs }) => ({
      label: `R${no} ${recipient === null ? (outsider ?? '') : shownAmongOthers(vault.db, recipient)}`,
      fromMs,
      toMs,
    }));

/** Custody as a whole passes with every dossier; the client passes by its own line. */
function handoversOf(
  vault: OpenVault,
  dossier: DossierId,
  sinceMs: number,
  words: PaperWords,
): ChainFacts['handovers'] {
  const { db } = vault;
  const name = (id: PersonId): string => shownAmongOthers(db, id);
  const custody = db
    .all<{ at: number; outgoing: PersonId; incoming: PersonId }>(
      'SELECT signed_at AS at, outgoing, incoming FROM custody_handover WHERE signed_at >= ? ORDER BY signed_at',
      sinceMs,
    )
    .map(({ at, outgoing, incoming }) => ({
      atMs: at,
      label: words.stated(['保管', 'custody'], `${name(outgoing)} → ${name(incoming)}`),
    }));
  const client = db
    .all<{ at: number; transferor: PersonId; successor: PersonId }>(
      `SELECT l.closed_at AS at, h.transferor, l.successor FROM client_line l JOIN client_handover h ON h.id = l.handover
       WHERE l.dossier = ? AND l.closed IN ('signed', 'refused', 'absent') AND l.successor IS NOT NULL ORDER BY l.closed_at`,
      dossier,
    )
    .map(({ at, transferor, successor }) => ({
      atMs: at,
      label: words.stated(['客户', 'client'], `${name(transferor)} → ${name(successor)}`),
    }));
  return [...custody, ...client].sort((a, b) => a.atMs - b.atMs);
}

function gapsSince(vault: OpenVault, sinceMs: number, holders: readonly Stretch[], nowMs: number): Gap[] {
  const leaves = vault.db.all<LeafRow>(
    "SELECT * FROM leaf WHERE type IN ('generation.new', 'clock.jumped') ORDER BY idx",
  );
  const logged = leaves.map(readBody).flatMap((body): Gap[] => {
    if (body.at.wall < sinceMs) return [];
    if (body.type === 'generation.new') {
      const { generation, anchored, have, ledgerCovers } = body.data;
      return [
        {
          kind: 'generation',
          atMs: body.at.wall,
          generation,
          lost: Math.max(0, anchored - have),
          ledgerCovers,
        },
      ];
    }
    if (body.type === 'clock.jumped' && body.data.direction === 'back') {
      return [{ kind: 'clock', atMs: body.data.from, backToMs: body.data.to }];
    }
    return [];
  });
  return [...logged, ...withoutHolder(holders, sinceMs, nowMs)].sort((a, b) => a.atMs - b.atMs);
}

/** Stretches in which no custodian was in office. */
function withoutHolder(holders: readonly Stretch[], sinceMs: number, nowMs: number): Gap[] {
  const gaps: Gap[] = [];
  let covered = sinceMs;
  for (const { fromMs, toMs } of [...holders].sort((a, b) => a.fromMs - b.fromMs)) {
    if (fromMs > covered) gaps.push({ kind: 'nobody', atMs: covered, toMs: fromMs });
    covered = Math.max(covered, toMs ?? nowMs);
  }
  if (covered < nowMs) gaps.push({ kind: 'nobody', atMs: covered, toMs: nowMs });
  return gaps;
}
