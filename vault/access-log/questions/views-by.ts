/** Views by day, hour, weekday, place, client, reason and person; one group of them view by view. */
import type { ViewLens } from '../../../shared/contract/commands-of-questions.ts';
import { termText } from '../../../shared/vocabulary/term-words.ts';
import { reasonCategory } from '../../../shared/vocabulary/terms.ts';
import {
  type Answered,
  type Asked,
  type Asking,
  dayOfMinute,
  namesChart,
  type Period,
  question,
  timeChart,
} from './asking.ts';
import { count, times } from './english-counts.ts';
import { listViews, viewColumns } from './views-listed.ts';
import { weekdayText } from './weekdays.ts';

/** What a view is grouped by, of an asked_view `a`. */
const keys: Readonly<Record<ViewLens, string>> = {
  day: 'a.local / 1440',
  hour: 'a.local / 60 % 24',
  // The first of January 1970 was a Thursday: 1 is Monday, 7 Sunday.
  weekday: '(a.local / 1440 + 3) % 7 + 1',
  place: 'a.place',
  client: 'a.dossier',
  reason: 'a.category',
  person: 'a.who',
};
type Key = number | string | null;
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
  readonly value: Key;
  /** As it is asked for. */
  readonly key: string;
  readonly n: number;
  readonly people: number;
}

/** In the order of time, or the largest first. Counted here: the engine would sort them all for it. */
function groupsOf(
  asking: Asking,
  by: ViewLens,
  values: readonly [since: number, before: number],
): readonly Group[] {
  const counted = new Map<Key, { n: number; readonly people: Set<number | null> }>();
  for (const [value, who] of asking.db.lists<readonly [Key, number | null]>(
    `SELECT ${keys[by]}, a.who FROM asked_view a WHERE a.local >= ? AND a.local < ?`,
    ...values,
  )) {
    const group = counted.get(value) ?? { n: 0, people: new Set() };
    group.n += 1;
    group.people.add(who);
    counted.set(value, group);
  }
  const places =
    by === 'place'
      ? new Map(asking.db.lists<readonly [Key, string]>('SELECT no, text FROM asked_place'))
      : null;
  const keyOf = (value: Key): string => {
    if (value === null) return '—';
    if (by === 'day') return dayOfMinute(Number(value) * 1_440);
    if (by === 'hour') return String(value).padStart(2, '0');
    if (by === 'person') return `#${value}`;
    return places?.get(value) ?? String(value);
  };
  const groups = [...counted].map(([value, { n, people }]) => ({
    value,
    key: keyOf(value),
    n,
    people: people.size,
  }));
  return inOrder.has(by)
    ? groups.sort((a, b) => Number(a.value) - Number(b.value))
    : groups.sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
}

export function viewsBy(asking: Asking, asked: Asked<'views-by'>, period: Period): Answered {
  const { by } = asked;
  const values = [period.since, period.before] as const;
  const groups = groupsOf(asking, by, values);
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
    const listed = listViews(asking, `a.local >= ? AND a.local < ? AND ${keys[by]} IS ?`, [
      ...values,
      wanted === undefined ? -1 : wanted.value,
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
