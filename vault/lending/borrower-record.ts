/** What a person has read lately, as numbers beside their own past; never a verdict (P4). */
import type { BorrowerRecord } from '../../shared/contract/answers.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { Person } from '../storage/people.ts';

const WEEK_MS = 7 * 86_400_000;
const weeks = 13;
/** The latest weeks are what is being looked at; the usual is taken from those before. */
const weeksLooked = 2;

interface ViewRow {
  readonly opened_at: number;
  readonly offset: number;
  readonly lineage: string;
  readonly dossier: string | null;
  readonly own: number;
}

/** Before 8, after 19, or at a weekend, by the clock where the view happened. */
function isOutOfHours(atMs: number, offsetMinutes: number): boolean {
  const local = new Date(atMs + offsetMinutes * 60_000);
  const hour = local.getUTCHours();
  const day = local.getUTCDay();
  return hour < 8 || hour >= 19 || day === 0 || day === 6;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export function borrowerRecord(vault: OpenVault, person: Person, sinceMs: number): BorrowerRecord {
  const nowMs = vault.writer.nowMs();
  const views = vault.db.all<ViewRow>(
    `SELECT v.opened_at, v.lineage, d.dossier, coalesce(json_extract(CAST(l.payload AS TEXT), '$.at.offset'), 0) AS offset,
            coalesce(o.responsible = v.person, 0) AS own
     FROM view v JOIN person p ON p.id = v.person
     LEFT JOIN leaf l ON l.idx = v.opened
     LEFT JOIN document d ON d.id = v.document LEFT JOIN dossier o ON o.id = d.dossier
     WHERE p.human = ? AND v.opened_at >= ?`,
    person.human,
    Math.min(sinceMs, nowMs - weeks * WEEK_MS),
  );
  const recent = views.filter((view) => view.opened_at >= sinceMs);
  const weekly = Array.from({ length: weeks }, () => 0);
  for (const view of views) {
    const week = weeks - 1 - Math.floor((nowMs - view.opened_at) / WEEK_MS);
    if (week >= 0 && week < weeks) weekly[week]! += 1;
  }
  const foreign = recent.filter((view) => view.own !== 1 && view.dossier !== null);
  return {
    views: recent.length,
    documents: new Set(recent.map((view) => view.lineage)).size,
    clients: new Set(recent.map((view) => view.dossier)).size,
    notOwnClients: new Set(foreign.map((view) => view.dossier)).size,
    outOfHours: recent.filter((view) => isOutOfHours(view.opened_at, view.offset)).length,
    refusals: vault.db.count(
      `SELECT count(*) AS n FROM mention m JOIN leaf l ON l.idx = m.idx JOIN person p ON p.id = m.ref
       WHERE p.human = ? AND l.type = 'refusal' AND json_extract(CAST(l.payload AS TEXT), '$.at.wall') >= ?`,
      person.human,
      sinceMs,
    ),
    outNow: vault.db.count(
      "SELECT count(*) AS n FROM loan l JOIN person p ON p.id = l.borrower WHERE p.human = ? AND l.state IN ('issued', 'received')",
      person.human,
    ),
    overdueNow: vault.db.count(
      "SELECT count(*) AS n FROM loan l JOIN person p ON p.id = l.borrower WHERE p.human = ? AND l.state IN ('issued', 'received') AND l.overdue = 1",
      person.human,
    ),
    weekly,
    usualWeekly: median(weekly.slice(0, weeks - weeksLooked)),
  };
}
