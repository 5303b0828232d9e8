/** What people did out of office hours, by the clock where they did it: views, decisions, refusals and the other acts that are counted. */
import type { EntryType } from '../../../shared/vocabulary/entry.ts';
import { entryWords } from '../../audit/entry-words.ts';
import {
  type Answered,
  type Asked,
  type Asking,
  entry,
  marks,
  namesChart,
  type Period,
  question,
  stampOfMinute,
} from './asking.ts';
import { count, people } from './english-counts.ts';
import { weekdaysText } from './weekdays.ts';

/** Every act that is counted, as `idx, local, who, kind`. */
const everyAct = `
  SELECT idx, local, who, 'view.open' AS kind FROM asked_view WHERE local >= ? AND local < ?
  UNION ALL SELECT idx, local, who, 'decision' FROM asked_decision WHERE local >= ? AND local < ?
  UNION ALL SELECT idx, local, who, 'refusal' FROM asked_refusal WHERE local >= ? AND local < ?
  UNION ALL SELECT idx, local, who, type FROM asked_act WHERE local >= ? AND local < ?`;

const usualOpens = '08:00';
const usualCloses = '19:00';
const usualDays = [1, 2, 3, 4, 5] as const;

const minuteOfDay = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Whether a local minute lies out of office hours; `days` are working days, 1 for Monday. */
export function outOfHoursSql(
  opens: string,
  closes: string,
  days: readonly number[],
): { readonly sql: string; readonly values: readonly number[] } {
  // The first of January 1970 was a Thursday.
  const weekday = '((local / 1440 + 3) % 7 + 1)';
  return {
    sql: `(local % 1440 < ? OR local % 1440 >= ? OR ${weekday} NOT IN (${days.map((day) => Math.trunc(day)).join(',')}))`,
    values: [minuteOfDay(opens), minuteOfDay(closes)],
  };
}

interface Counted {
  readonly who: number | null;
  n: number;
  views: number;
  decisions: number;
  refusals: number;
  last: number;
}

/** Table by table: each has an index by person and time. */
function countedByPerson(asking: Asking, out: string, values: readonly number[]): readonly Counted[] {
  const people = new Map<number | null, Counted>();
  for (const [table, what] of [
    ['asked_view', 'views'],
    ['asked_decision', 'decisions'],
    ['asked_refusal', 'refusals'],
    ['asked_act', null],
  ] as const)
    for (const { who, n, last } of asking.all<{ who: number | null; n: number; last: number }>(
      `SELECT who, count(*) AS n, max(local) AS last FROM ${table} WHERE local >= ? AND local < ? AND ${out} GROUP BY who`,
      ...values,
    )) {
      const person = people.get(who) ?? { who, n: 0, views: 0, decisions: 0, refusals: 0, last: 0 };
      person.n += n;
      if (what !== null) person[what] += n;
      person.last = Math.max(person.last, last);
      people.set(who, person);
    }
  return [...people.values()].sort((a, b) => b.views - a.views || b.n - a.n || (a.who ?? 0) - (b.who ?? 0));
}

export function outOfHours(asking: Asking, asked: Asked<'out-of-hours'>, period: Period): Answered {
  const opens = asked.opens ?? usualOpens;
  const closes = asked.closes ?? usualCloses;
  const days = asked.days ?? [...usualDays];
  const filled = { ...asked, from: period.from, to: period.to, opens, closes, days };
  const out = outOfHoursSql(opens, closes, days);
  const span = Array.from({ length: 4 }, () => [period.since, period.before]).flat();
  const working = `${weekdaysText(asking, days)} ${opens}–${closes}`;
  const hours = asking.say(`工作时间（${working}）之外`, `out of office hours (${working})`);
  const measured = asking.say(
    `按每条当地的钟表。计入：登录与开启、申请、审批、查阅、提交、出库的申请与交付、导出、被拒。节假日不在日志里。`,
    `At the clock of each entry. Counted are sign-ins and openings, requests, decisions, views, filings, releases asked for and handed out, exports and refusals. The log knows no public holidays.`,
  );
  if (asked.person !== undefined) {
    const accounts = asking.accountsOf(asking.findPerson(asked.person));
    const where = `${out.sql} AND who IN (${marks(accounts)})`;
    const values = [...span, ...out.values, ...accounts];
    const total = asking.db.count(`SELECT count(*) AS n FROM (${everyAct}) WHERE ${where}`, ...values);
    const rows = asking
      .all<{ idx: number; local: number; who: number | null; type: EntryType }>(
        `SELECT e.idx, e.local, e.who, l.type FROM
           (SELECT * FROM (${everyAct}) WHERE ${where} ORDER BY idx DESC LIMIT ?) e JOIN leaf l ON l.idx = e.idx ORDER BY e.idx DESC`,
        ...values,
        asking.rowsMax,
      )
      .map(({ idx, local, who, type }) => ({
        cells: [stampOfMinute(local), asking.person(who), entryWords(type, asking.language)],
        behind: entry(idx),
      }));
    const who = asking.person(accounts[0] ?? null);
    return {
      sentence: asking.say(
        `${asking.during(period)}，${who}在${hours}有 ${total} 条。`,
        `${asking.during(period)}, ${who} has ${count(total, 'entry', 'entries')} ${hours}.`,
      ),
      measured,
      columns: [
        { label: asking.say('当地时间', 'local time'), kind: 'time' },
        { label: asking.say('人员', 'person'), kind: 'text' },
        { label: asking.say('事项', 'entry'), kind: 'text' },
      ],
      rows,
      total,
      chart: null,
    };
  }
  const found = countedByPerson(asking, out.sql, [period.since, period.before, ...out.values]);
  const total = found.reduce((sum, { n }) => sum + n, 0);
  const views = found.reduce((sum, row) => sum + row.views, 0);
  const rows = found.map((row) => ({
    cells: [
      asking.person(row.who),
      row.views,
      row.decisions,
      row.refusals,
      row.n - row.views - row.decisions - row.refusals,
      stampOfMinute(row.last),
    ],
    behind: row.who === null ? null : question({ ...filled, person: `#${row.who}` }),
  }));
  return {
    sentence: asking.say(
      `${asking.during(period)}，${found.length} 人在${hours}有 ${total} 条，其中查阅 ${views} 次。`,
      `${asking.during(period)}, ${people(found.length)} left ${count(total, 'entry', 'entries')} ${hours}, ${count(views, 'view')} among them.`,
    ),
    measured,
    columns: [
      { label: asking.say('人员', 'person'), kind: 'text' },
      { label: asking.say('查阅', 'views'), kind: 'count' },
      { label: asking.say('审批', 'decisions'), kind: 'count' },
      { label: asking.say('被拒', 'refusals'), kind: 'count' },
      { label: asking.say('其他', 'other'), kind: 'count' },
      { label: asking.say('最近', 'last'), kind: 'time' },
    ],
    rows: rows.slice(0, asking.rowsMax),
    total: rows.length,
    chart: namesChart(
      asking.say('非工作时间的查阅，按人', 'Views out of office hours by person'),
      rows,
      0,
      1,
    ),
  };
}
