/** Accesses by day and hour, allowances running out, what is overdue: numbers to look at, from the tables of the log. */
import type { AccessInsight } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { loadDocument } from '../storage/dossiers.ts';
import { openLoans } from '../storage/loans.ts';
import { shownAmongOthers } from '../storage/people.ts';

const DAY_MS = 86_400_000;
const runningOutMax = 100;
const refusalsScanned = 100_000;

const dayOf = (localMs: number): string => new Date(localMs).toISOString().slice(0, 10);

export function accessInsight(
  vault: OpenVault,
  input: ParsedInput<'insight.access'>,
  call: Call,
): AccessInsight {
  assertStanding(vault, call, ['custodian', 'approver']);
  const now = vault.ports.clock.read();
  const nowLocal = vault.writer.nowMs() + now.offsetMinutes * 60_000;
  const today = Math.floor(nowLocal / DAY_MS) * DAY_MS;
  const first = today - (input.days - 1) * DAY_MS;
  const days = new Map<string, { views: number; refusals: number }>();
  for (let day = first; day <= today; day += DAY_MS) days.set(dayOf(day), { views: 0, refusals: 0 });
  const hours = Array.from({ length: 24 }, () => 0);
  const sinceMs = first - now.offsetMinutes * 60_000;
  const views = vault.db.all<{ opened_at: number; offset: number }>(
    `SELECT v.opened_at, coalesce(json_extract(CAST(l.payload AS TEXT), '$.at.offset'), 0) AS offset
     FROM view v LEFT JOIN leaf l ON l.idx = v.opened WHERE v.opened_at >= ?`,
    sinceMs,
  );
  for (const { opened_at, offset } of views) {
    const local = opened_at + offset * 60_000;
    const day = days.get(dayOf(local));
    if (day !== undefined) day.views += 1;
    hours[new Date(local).getUTCHours()]! += 1;
  }
  const refusals = vault.db.all<{ at: number; offset: number }>(
    `SELECT json_extract(CAST(payload AS TEXT), '$.at.wall') AS at, json_extract(CAST(payload AS TEXT), '$.at.offset') AS offset
     FROM leaf WHERE idx >= ? AND type = 'refusal'`,
    Math.max(0, vault.writer.size - refusalsScanned),
  );
  for (const { at, offset } of refusals) {
    const day = days.get(dayOf(at + offset * 60_000));
    if (day !== undefined) day.refusals += 1;
  }
  return {
    days: [...days].map(([day, counts]) => ({ day, ...counts })),
    hours,
    runningOut: runningOut(vault),
    overdue: openLoans(vault.db)
      .filter((loan) => loan.overdue)
      .map((loan) => ({
        loan: `L${loan.no}`,
        person: shownAmongOthers(vault.db, loan.borrower),
        title: loadDocument(vault.db, loan.document).title,
        days: Math.max(1, Math.ceil((vault.writer.nowMs() - (loan.windowToMs ?? 0)) / DAY_MS)),
      })),
  };
}

/** People with one view left or none, of documents that they have viewed. */
function runningOut(vault: OpenVault): AccessInsight['runningOut'] {
  return vault.db
    .all<{
      person: PersonId;
      used: number;
      code: string | null;
      no: number;
      title: string | null;
      level: Classification;
    }>(
      `SELECT min(p.id) AS person, count(*) AS used, o.code, d.no, d.title, o.classification AS level
       FROM view v JOIN person p ON p.id = v.person
       JOIN document d ON d.id = v.document JOIN dossier o ON o.id = d.dossier
       GROUP BY p.human, v.lineage HAVING count(*) >= 2 ORDER BY used DESC, max(v.opened) DESC LIMIT ?`,
      runningOutMax,
    )
    .map((row) => {
      const cap = vault.policy.viewCap[row.level];
      return {
        person: shownAmongOthers(vault.db, row.person),
        document: `${row.code ?? '—'}/${row.no}`,
        title: row.title ?? '—',
        left: Math.max(0, cap - row.used),
        cap,
      };
    });
}
