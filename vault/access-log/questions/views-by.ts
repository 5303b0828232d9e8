/** Views by day, hour, weekday, place, client, reason and person; one group of them view by view. */
import type { ViewLens } from '../../../shared/contract/commands-of-questions.ts';
import { termText } from '../../../shared/vocabulary/term-words.ts';
import { reasonCategory } from '../../../shared/vocabulary/terms.ts';
import {
  type Answered,
  type Asked,
  type Asking,
  namesChart,
  type Period,
  question,
  timeChart,
} from './asking.ts';
import { count, times } from './english-counts.ts';
import { listViews, viewColumns } from './views-listed.ts';
import { weekdayText } from './weekdays.ts';

/** What a view is grouped by, as text; of an asked_view `a`, beside it its view `v` where the lens needs one. */
const keys: Readonly<Record<ViewLens, string>> = {
  day: "date(a.local * 60, 'unixepoch')",
  hour: "printf('%02d', a.local / 60 % 24)",
  // The first of January 1970 was a Thursday: 1 is Monday, 7 Sunday.
  weekday: 'CAST((a.local / 1440 + 3) % 7 + 1 AS TEXT)',
  place: "coalesce((SELECT p.text FROM asked_place p WHERE p.no = a.place), '—')",
  client: 'CAST(a.dossier AS TEXT)',
  reason: "coalesce(a.category, '—')",
  person: "coalesce('#' || a.who, '—')",
};
const lensWords: Readonly<Record<ViewLens, readonly [zh: string, en: string]>> = {
  day: ['日期', 'day'],
  hour: ['时', 'hour'],
  weekday: ['星期', 'weekday'],
  place: ['地点', 'place'],
  client: ['客户', 'client'],
  reason: ['事由', 'reason'],
  person: ['人员', 'person'],
};
const inOrder: ReadonlySet<ViewLens> = new Set(['day', 'hour', 'weekday']);

interface Group {
  readonly key: string;
  readonly n: number;
  readonly people: number;
}

export function viewsBy(asking: Asking, asked: Asked<'views-by'>, period: Period): Answered {
  const { by } = asked;
  const key = keys[by];
  const values = [period.since, period.before];
  const groups = asking.all<Group>(
    `SELECT ${key} AS key, count(*) AS n, count(DISTINCT a.who) AS people FROM asked_view a
     WHERE a.local >= ? AND a.local < ? GROUP BY 1 ORDER BY ${inOrder.has(by) ? '1' : '2 DESC, 1'}`,
    ...values,
  );
  /** Places are texts: whoever is shown none gets numbers for them. */
  const placeNo = new Map(groups.map(({ key: place }, i) => [place, `${i + 1}`]));
  const shownKey = (each: string): string => (by === 'place' && asking.hidden ? placeNo.get(each)! : each);
  const nameOf = (each: string): string => {
    if (by === 'weekday') return weekdayText(asking, Number(each));
    if (by === 'hour') return `${each}:00`;
    if (by === 'client') return asking.dossierText(Number(each));
    if (by === 'person' && each !== '—') return asking.person(Number(each.slice(1)));
    if (by === 'place' && asking.hidden)
      return asking.say(`地点 ${shownKey(each)}`, `place ${shownKey(each)}`);
    const category = reasonCategory.safeParse(each);
    return by === 'reason' && category.success
      ? termText('reasonCategory', category.data, asking.language)
      : each;
  };
  const lens = asking.both(lensWords[by]);
  const measured = asking.say(
    '每打开一次查阅算一次，时间按当地钟表。事由为申请调阅时所选的类别，地点为查阅时所填。',
    'Each view that was opened counts once, at the clock where it happened. The reason is the category chosen with the request, the place what was given at the view.',
  );
  if (asked.group !== undefined) {
    const wanted = groups.find(({ key: each }) => shownKey(each) === asked.group);
    const name = wanted === undefined ? asked.group : nameOf(wanted.key);
    const listed = listViews(asking, `a.local >= ? AND a.local < ? AND ${key} = ?`, [
      ...values,
      wanted?.key ?? '',
    ]);
    return {
      sentence: asking.say(
        `${asking.during(period)}，${lens} ${name}：查阅 ${listed.total} 次。`,
        `${asking.during(period)}, ${lens} ${name}: ${count(listed.total, 'view')}.`,
      ),
      measured,
      columns: viewColumns(asking),
      ...listed,
      chart: null,
    };
  }
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  const most = groups.toSorted((a, b) => b.n - a.n)[0];
  const rows = groups.map((group) => ({
    cells: [nameOf(group.key), group.n, group.people],
    behind: question({ ...asked, from: period.from, to: period.to, group: shownKey(group.key) }),
  }));
  const label = asking.say(`查阅次数，按${lens}`, `Views by ${lens}`);
  const bars = new Map(groups.map(({ key: each, n }) => [each, n]));
  const even = (all: readonly string[]) =>
    ({
      label,
      kind: 'time',
      bars: all.map((each) => ({
        name: by === 'hour' ? String(Number(each)) : nameOf(each),
        value: bars.get(each) ?? 0,
        behind: question({ ...asked, from: period.from, to: period.to, group: each }),
      })),
    }) as const;
  return {
    sentence:
      most === undefined
        ? asking.say(`${asking.during(period)}，没有查阅。`, `${asking.during(period)}, there were no views.`)
        : asking.say(
            `${asking.during(period)}，共查阅 ${total} 次；最多的是 ${nameOf(most.key)}，${most.n} 次。`,
            `${asking.during(period)}, documents were viewed ${times(total)}; most of all: ${nameOf(most.key)}, ${most.n.toLocaleString('en')}.`,
          ),
    measured,
    columns: [
      { label: lens, kind: by === 'day' ? 'time' : 'text' },
      { label: asking.say('查阅', 'views'), kind: 'count' },
      { label: asking.say('人数', 'people'), kind: 'count' },
    ],
    rows: rows.slice(0, asking.rowsMax),
    total: rows.length,
    chart:
      by === 'day'
        ? timeChart(label, period, bars, (from, to) =>
            from === to ? question({ ...asked, from, to, group: from }) : question({ ...asked, from, to }),
          )
        : by === 'hour'
          ? even(Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')))
          : by === 'weekday'
            ? even(['1', '2', '3', '4', '5', '6', '7'])
            : namesChart(label, rows, 0, 1),
  };
}
