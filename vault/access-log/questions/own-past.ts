/**
 * People against their own past (P4): what somebody did in the period, beside what they did in the spans of the same length before it.
 * Numbers, never a score: nobody is set against anybody else, and rows stand in the order of people's numbers.
 */
import { daysBetween, daysLater } from '../../../shared/vocabulary/calendar-day.ts';
import { type Answered, type Asked, type Asking, marks, type Period, question } from './asking.ts';
import { people } from './english-counts.ts';
import { median } from './median.ts';
import { outOfHoursSql } from './out-of-hours.ts';

/** So many spans before the one that is asked about make what is usual. */
const spansBefore = 8;
/** Four weeks, where no period is named: each span then has the same days of the week. */
export const ownPastDays = 28;

const measures = ['views', 'documents', 'clients', 'late', 'refusals'] as const;
type Measure = (typeof measures)[number];

/** What people did, span by span: 0 is the one that is asked about, 1 the one before. */
class Spans {
  readonly people = new Map<number, Record<Measure, number[]>>();
  private readonly seen = new Set<string>();

  of(who: number): Record<Measure, number[]> {
    const known = this.people.get(who);
    if (known !== undefined) return known;
    const none = (): number[] => Array.from({ length: spansBefore + 1 }, () => 0);
    const own = { views: none(), documents: none(), clients: none(), late: none(), refusals: none() };
    this.people.set(who, own);
    return own;
  }

  addView(who: number, span: number, dossier: number, document: number, late: number): void {
    const own = this.of(who);
    own.views[span]! += 1;
    own.late[span]! += late;
    if (this.isNew(`${who} ${span} ${dossier}`)) own.clients[span]! += 1;
    if (this.isNew(`${who} ${span} ${dossier} ${document}`)) own.documents[span]! += 1;
  }

  private isNew(key: string): boolean {
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }
}

const usualHours = outOfHoursSql('08:00', '19:00', [1, 2, 3, 4, 5]);

export function ownPast(asking: Asking, asked: Asked<'own-past'>, period: Period): Answered {
  const minutes = period.before - period.since;
  const first = period.since - spansBefore * minutes;
  const accounts = asked.person === undefined ? null : asking.accountsOf(asking.findPerson(asked.person));
  const only = accounts === null ? '' : `AND who IN (${marks(accounts)})`;
  // Numbers are bound as fractions, and would be divided as such.
  const span = '(CAST(? AS INTEGER) - 1 - local) / CAST(? AS INTEGER)';
  const within = `who IS NOT NULL AND local >= ? AND local < ? ${only}`;
  const values = [first, period.before, ...(accounts ?? [])];
  const spans = new Spans();
  for (const [who, at, dossier, document, late] of asking.db.lists<
    readonly [number, number, number, number, number]
  >(
    `SELECT who, ${span}, dossier, document, ${usualHours.sql} FROM asked_view WHERE ${within}`,
    period.before,
    minutes,
    ...usualHours.values,
    ...values,
  ))
    spans.addView(who, at, dossier, document, late);
  for (const [who, at] of asking.db.lists<readonly [number, number]>(
    `SELECT who, ${span} FROM asked_refusal WHERE ${within}`,
    period.before,
    minutes,
    ...values,
  ))
    spans.of(who).refusals[at]! += 1;
  const past = spans.people;
  const days = daysBetween(period.from, period.to) + 1;
  const words: Readonly<Record<Measure, string>> = {
    views: asking.say('查阅', 'views'),
    documents: asking.say('文件', 'documents'),
    clients: asking.say('客户', 'clients'),
    late: asking.say('非工作时间', 'out of hours'),
    refusals: asking.say('被拒', 'refusals'),
  };
  const measured = asking.say(
    `“以往”为此前 ${spansBefore} 段各 ${days} 天的中位数，只与同一账号自己的过去相比，不排名、不打分。非工作时间：08:00 至 19:00 之外，或周末。`,
    `“Usual” is the median of the ${spansBefore} spans of ${days} days before. Each account is set against its own past alone; nothing is ranked or scored. Out of hours: outside 08:00 to 19:00, or at a weekend.`,
  );
  const usual = (values: readonly number[]): number => median(values.slice(1));
  if (accounts !== null) return onePerson(asking, period, accounts, past, words, measured);
  const rows = [...past]
    .toSorted(([a], [b]) => a - b)
    .map(([who, values]) => ({
      cells: [asking.person(who), ...measures.flatMap((each) => [values[each][0] ?? 0, usual(values[each])])],
      behind: question({ ...asked, from: period.from, to: period.to, person: `#${who}` }),
    }));
  const above = [...past.values()].filter(({ views }) => (views[0] ?? 0) > usual(views)).length;
  return {
    sentence: asking.say(
      `${asking.during(period)}，${rows.length} 人中有 ${above} 人的查阅多于本人以往同样长的时段。`,
      `${asking.during(period)}, ${above.toLocaleString('en')} of ${people(rows.length)} viewed more than they themselves usually do in as many days.`,
    ),
    measured,
    columns: [
      { label: asking.say('人员', 'person'), kind: 'text' },
      ...measures.flatMap((each) => [
        { label: words[each], kind: 'count' as const },
        { label: asking.say(`${words[each]}，以往`, `${words[each]}, usual`), kind: 'measure' as const },
      ]),
    ],
    rows: rows.slice(0, asking.rowsMax),
    total: rows.length,
    // A chart of people beside one another would be the ranking that this is not.
    chart: null,
  };
}

function onePerson(
  asking: Asking,
  period: Period,
  accounts: readonly number[],
  past: ReadonlyMap<number, Readonly<Record<Measure, readonly number[]>>>,
  words: Readonly<Record<Measure, string>>,
  measured: string,
): Answered {
  const days = daysBetween(period.from, period.to) + 1;
  const sum = (measure: Measure, span: number): number =>
    accounts.reduce((total, no) => total + (past.get(no)?.[measure][span] ?? 0), 0);
  const spanOf = (span: number): { readonly from: string; readonly to: string } => ({
    from: daysLater(period.from, -span * days) ?? period.from,
    to: daysLater(period.to, -span * days) ?? period.to,
  });
  const who = asking.person(accounts[0] ?? null);
  const order = Array.from({ length: spansBefore + 1 }, (_, span) => span);
  const views = order.map((span) => sum('views', span));
  const behind = (span: number) =>
    question({ question: 'person-saw', person: `#${accounts[0]}`, ...spanOf(span) });
  const rows = order.map((span) => ({
    cells: [spanOf(span).from, spanOf(span).to, ...measures.map((each) => sum(each, span))],
    behind: behind(span),
  }));
  const usual = median(views.slice(1));
  return {
    sentence: asking.say(
      `${asking.during(period)}，${who}查阅 ${views[0]} 次；此前同样长的时段中位为 ${usual} 次。`,
      `${asking.during(period)}, ${who} opened ${views[0]} views; usual for them in as many days: ${usual}.`,
    ),
    measured,
    columns: [
      { label: asking.say('从', 'from'), kind: 'time' },
      { label: asking.say('到', 'to'), kind: 'time' },
      ...measures.map((each) => ({ label: words[each], kind: 'count' as const })),
    ],
    rows,
    total: rows.length,
    chart: {
      label: asking.say('查阅，按时段', 'Views by span'),
      kind: 'time',
      bars: order
        .toReversed()
        .map((span) => ({ name: spanOf(span).from, value: views[span] ?? 0, behind: behind(span) })),
    },
  };
}
