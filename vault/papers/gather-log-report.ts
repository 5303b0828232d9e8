/** The facts of the reports about the log: a period counted entry by entry, by whoever may read the log. */

import type { DossierId, PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { LogCounts } from '../access-log/count-log.ts';
import { goesOnWith } from '../access-log/export-bundle.ts';
import { logReaders } from '../access-log/log-page.ts';
import { hidesNames, leavesForward, readBody, shownRow } from '../access-log/log-rows-shown.ts';
import { beginningOf, dayMs, dayOf, monthAt, type Period, readPeriod } from '../access-log/read-period.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { loadDossier } from '../storage/dossiers.ts';
import { openLoans } from '../storage/loans.ts';
import { findLeaf } from '../storage/log-rows.ts';
import { loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import { type LogFigures, type LogReportFacts, logReportSheet } from './log-report.ts';
import { monthlyReportSheet } from './monthly-report.ts';

const entriesInOneGo = 1_000;
/** More days than this are shown by month. */
const daysShownMax = 62;

interface Counted extends Period {
  readonly counts: LogCounts;
}

async function count(
  asked: AskedPaper,
  desk: Person,
  period: Period,
  assertGoesOn: () => void,
): Promise<Counted> {
  const { vault, call, words } = asked;
  const shiftMs = words.offsetMinutes * 60_000;
  const filter = {
    fromMs: (beginningOf(period.fromDay) ?? 0) - shiftMs,
    toMs: (beginningOf(period.toDay) ?? 0) + dayMs - shiftMs,
  };
  const releases = new Map<string, DossierId | null>();
  const counts = new LogCounts((release) => {
    const known = releases.get(release);
    if (known !== undefined) return known;
    const row = vault.db.get<{ dossier: DossierId }>('SELECT dossier FROM release WHERE id = ?', release);
    releases.set(release, row?.dossier ?? null);
    return row?.dossier ?? null;
  });
  const { size } = vault.writer;
  for (const { leaves, at } of leavesForward(vault, desk, filter, size, entriesInOneGo)) {
    for (const leaf of leaves) counts.add(leaf.idx, readBody(leaf));
    call.progress(at, size);
    await new Promise((resolve) => setImmediate(resolve));
    assertGoesOn();
  }
  return { ...period, counts };
}

const figuresOf = (counts: LogCounts): LogFigures => ({
  views: counts.of('view.open'),
  documents: counts.documents.size,
  people: [...counts.people.values()].filter(({ views }) => views > 0).length,
  clients: [...counts.dossiers.values()].filter(({ views }) => views > 0).length,
  requests: counts.of('loan.requested'),
  approved: counts.of('loan.approved'),
  rejected: counts.of('loan.rejected'),
  issued: counts.of('loan.issued'),
  checkedIn: counts.of('loan.checked-in'),
  overdue: counts.of('loan.overdue'),
  filed: counts.of('document.accepted'),
  releases: counts.of('release.handed-out'),
  refusals: counts.of('refusal'),
  unusual: counts.unusualCount,
});

function factsOf(asked: AskedPaper, desk: Person, { counts, fromDay, toDay }: Counted): LogReportFacts {
  const { vault, words } = asked;
  const hidden = hidesNames(desk);
  const nameOf = (id: PersonId): string =>
    hidden ? `#${loadPerson(vault.db, id).no}` : shownAmongOthers(vault.db, id);
  const byMonth = ((beginningOf(toDay) ?? 0) - (beginningOf(fromDay) ?? 0)) / dayMs >= daysShownMax;
  return {
    firm: firmOf(vault),
    onMs: vault.writer.readClock().wallMs,
    fromDay,
    toDay,
    entries: counts.entries,
    first: counts.first,
    last: counts.last,
    figures: figuresOf(counts),
    views: byMonth ? monthsOf(counts, fromDay, toDay) : daysOf(counts, fromDay, toDay),
    byMonth,
    hours: counts.byHour,
    people: [...counts.people]
      .map(([id, each]) => ({
        name: nameOf(id),
        views: each.views,
        documents: each.documents.size,
        clients: each.dossiers.size,
        requests: each.requests,
        decisions: each.decisions,
        refusals: each.refusals,
      }))
      .filter((line) => line.views + line.requests + line.decisions + line.refusals > 0)
      .sort((a, b) => b.views - a.views || b.requests - a.requests || a.name.localeCompare(b.name)),
    clients: [...counts.dossiers]
      .map(([id, each]) => ({
        name: dossierName(vault, id, hidden),
        views: each.views,
        documents: each.documents.size,
        people: each.people.size,
        requests: each.requests,
        releases: each.releases,
      }))
      .sort((a, b) => b.views - a.views || b.requests - a.requests || a.name.localeCompare(b.name)),
    refusals: [...counts.refusals]
      .map(([code, times]) => ({ code, count: times }))
      .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
    unusual: counts.unusual.flatMap(({ index }) => {
      const leaf = findLeaf(vault.db, index);
      if (leaf === null) return [];
      const { atMs, sentence } = shownRow(vault, desk, leaf, words.hasChinese ? 'zh-CN' : 'en');
      return [{ index, atMs, sentence }];
    }),
    hidden,
  };
}

function dossierName(vault: OpenVault, id: DossierId, hidden: boolean): string {
  const { code, client } = loadDossier(vault.db, id);
  return hidden ? code : `${code} ${client}`;
}

function daysOf(counts: LogCounts, fromDay: string, toDay: string): { label: string; value: number }[] {
  const days = [];
  for (let at = beginningOf(fromDay) ?? 0; at <= (beginningOf(toDay) ?? 0); at += dayMs) {
    const day = dayOf(at);
    days.push({ label: day.slice(5), value: counts.byDay.get(day)?.views ?? 0 });
  }
  return days;
}

function monthsOf(counts: LogCounts, fromDay: string, toDay: string): { label: string; value: number }[] {
  const months = new Map<string, number>();
  for (let at = beginningOf(fromDay) ?? 0; at <= (beginningOf(toDay) ?? 0); at += dayMs)
    months.set(dayOf(at).slice(0, 7), 0);
  for (const [day, { views }] of counts.byDay)
    months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + views);
  return [...months].map(([label, value]) => ({ label, value }));
}

const todayAt = ({ words, vault }: AskedPaper): string => words.isoDay(vault.writer.readClock().wallMs);

export async function gatherLogReport(asked: AskedPaper): Promise<DrawnPaper> {
  const { vault, call, about, words } = asked;
  const desk = assertStanding(vault, call, logReaders, true);
  const assertGoesOn = goesOnWith(vault, call);
  const counted = await count(asked, desk, readPeriod(about, todayAt(asked)), assertGoesOn);
  return { sheet: logReportSheet(factsOf(asked, desk, counted), words), about: {} };
}

/** Of one month, beside the one before. Throws Refusal for a period that is none. */
export async function gatherMonthlyReport(asked: AskedPaper): Promise<DrawnPaper> {
  const { vault, call, about, words } = asked;
  const desk = assertStanding(vault, call, logReaders, true);
  const assertGoesOn = goesOnWith(vault, call);
  const period = readPeriod(about, todayAt(asked));
  const [year, month] = period.fromDay.split('-').map(Number) as [number, number];
  if (period.toDay !== monthAt(year, month - 1).toDay || !period.fromDay.endsWith('-01'))
    throw new Refusal('INPUT_MALFORMED', { field: 'period' });
  const now = await count(asked, desk, period, assertGoesOn);
  const before = await count(asked, desk, monthAt(year, month - 2), assertGoesOn);
  const loans = openLoans(vault.db);
  const facts = {
    ...factsOf(asked, desk, now),
    before: figuresOf(before.counts),
    now: {
      out: loans.filter(({ state }) => state === 'issued' || state === 'received').length,
      overdue: loans.filter(({ overdue }) => overdue).length,
      waiting: vault.db.count("SELECT count(*) AS n FROM loan WHERE state = 'requested'"),
    },
  };
  return { sheet: monthlyReportSheet(facts, words), about: {} };
}
