/** Who decides for whom, and how approvers decide: counts, medians and shares of their own decisions. */
import {
  type Answered,
  type Asked,
  type Asking,
  marks,
  namesChart,
  type Period,
  question,
  stampOfMinute,
} from './asking.ts';
import { decisionColumns, listDecisions } from './decisions-listed.ts';
import { count } from './english-counts.ts';
import { median } from './median.ts';
import { howTimeIsMeasured } from './quick-approvals.ts';

const dayMs = 86_400_000;
/** Fewer decisions than this between two people say nothing about always. */
const alwaysMin = 3;

export function approvalPairs(asking: Asking, asked: Asked<'approval-pairs'>, period: Period): Answered {
  const values = [period.since, period.before];
  const sides: string[] = [];
  const whose: number[] = [];
  for (const side of ['approver', 'requester'] as const) {
    const who = asked[side];
    if (who === undefined) continue;
    const accounts = asking.accountsOf(asking.findPerson(who));
    sides.push(`${side === 'approver' ? 'who' : 'requester'} IN (${marks(accounts)})`);
    whose.push(...accounts);
  }
  const measured = asking.say(
    '只算同意与驳回的决定，借阅与出库一并计算。“全部”：申请人的申请全由此人决定，且全部同意；“互相”：反过来也有。少于三件不作此说。',
    'Decisions on loans and releases. “Always”: every request of that person was decided by this approver, and approved. “Each other”: the same the other way round too. Fewer than three decisions are called neither.',
  );
  if (asked.approver !== undefined && asked.requester !== undefined) {
    const listed = listDecisions(asking, ['local >= ? AND local < ?', ...sides].join(' AND '), [
      ...values,
      ...whose,
    ]);
    return {
      sentence: asking.say(
        `${asking.during(period)}，两人之间有 ${listed.total} 件决定。`,
        `${asking.during(period)}, there ${listed.total === 1 ? 'is' : 'are'} ${count(listed.total, 'decision')} of one for the other.`,
      ),
      measured: howTimeIsMeasured(asking),
      columns: decisionColumns(asking),
      ...listed,
      chart: null,
    };
  }
  const pairs = asking.all<{
    who: number | null;
    requester: number | null;
    n: number;
    approved: number;
    last: number;
  }>(
    `SELECT who, requester, count(*) AS n, sum(approved) AS approved, max(local) AS last FROM asked_decision
     WHERE local >= ? AND local < ? GROUP BY who, requester ORDER BY n DESC, who, requester`,
    ...values,
  );
  const ofRequester = new Map<number | null, number>();
  for (const { requester, n } of pairs) ofRequester.set(requester, (ofRequester.get(requester) ?? 0) + n);
  const key = (a: number | null, b: number | null): string => `${a}/${b}`;
  const always = new Set(
    pairs
      .filter(
        ({ requester, n, approved }) => n >= alwaysMin && approved === n && n === ofRequester.get(requester),
      )
      .map(({ who, requester }) => key(who, requester)),
  );
  const isAlways = (a: number | null, b: number | null): boolean => always.has(key(a, b));
  const mutual = pairs.filter(
    ({ who, requester }) =>
      (who ?? 0) < (requester ?? 0) && isAlways(who, requester) && isAlways(requester, who),
  ).length;
  const shown = pairs.filter(
    ({ who, requester }) =>
      (asked.approver === undefined || whose.includes(who ?? -1)) &&
      (asked.requester === undefined || whose.includes(requester ?? -1)),
  );
  const rows = shown.map((pair) => ({
    cells: [
      asking.person(pair.who),
      asking.person(pair.requester),
      pair.n,
      pair.approved,
      Math.round((100 * pair.n) / (ofRequester.get(pair.requester) ?? 1)),
      isAlways(pair.who, pair.requester)
        ? isAlways(pair.requester, pair.who)
          ? asking.say('互相', 'each other')
          : asking.say('全部', 'always')
        : null,
      stampOfMinute(pair.last),
    ],
    behind: question({
      ...asked,
      from: period.from,
      to: period.to,
      approver: `#${pair.who}`,
      requester: `#${pair.requester}`,
    }),
  }));
  return {
    sentence: asking.say(
      `${asking.during(period)}，${shown.length} 对审批人与申请人，其中 ${always.size} 对全由此人决定且全部同意，${mutual} 对互相如此。`,
      `${asking.during(period)}, ${count(shown.length, 'pair')} of approver and requester; in ${always.size.toLocaleString('en')} that approver always decided and always approved, in ${mutual.toLocaleString('en')} each for the other.`,
    ),
    measured,
    columns: [
      { label: asking.say('审批人', 'approver'), kind: 'text' },
      { label: asking.say('申请人', 'requester'), kind: 'text' },
      { label: asking.say('决定', 'decisions'), kind: 'count' },
      { label: asking.say('同意', 'approved'), kind: 'count' },
      { label: asking.say('占申请人全部之 %', '% of the requester’s'), kind: 'count' },
      { label: asking.say('总是', 'always'), kind: 'text' },
      { label: asking.say('最近', 'last'), kind: 'time' },
    ],
    rows: rows.slice(0, asking.rowsMax),
    total: rows.length,
    chart: namesChart(
      asking.say('决定，按审批人与申请人', 'Decisions by approver and requester'),
      rows.map(({ cells, behind }) => ({ cells: [`${cells[0]} → ${cells[1]}`, cells[2] ?? 0], behind })),
      0,
      1,
    ),
  };
}

export function approverStatistics(
  asking: Asking,
  asked: Asked<'approver-statistics'>,
  period: Period,
): Answered {
  const values = [period.since, period.before];
  if (asked.approver !== undefined) {
    const accounts = asking.accountsOf(asking.findPerson(asked.approver));
    const listed = listDecisions(asking, `local >= ? AND local < ? AND who IN (${marks(accounts)})`, [
      ...values,
      ...accounts,
    ]);
    const who = asking.person(accounts[0] ?? null);
    return {
      sentence: asking.say(
        `${asking.during(period)}，${who}决定 ${listed.total} 件。`,
        `${asking.during(period)}, ${who} made ${count(listed.total, 'decision')}.`,
      ),
      measured: howTimeIsMeasured(asking),
      columns: decisionColumns(asking),
      ...listed,
      chart: null,
    };
  }
  const decided = asking.db
    .lists<readonly [number | null, number, number, number]>(
      'SELECT who, approved, waited_ms, free_ms FROM asked_decision WHERE local >= ? AND local < ?',
      ...values,
    )
    .map(([who, approved, waited_ms, free_ms]) => ({ who, approved, waited_ms, free_ms }));
  const byApprover = Map.groupBy(decided, ({ who }) => who);
  const rows = [...byApprover]
    .map(([who, all]) => ({
      cells: [
        asking.person(who),
        all.length,
        minutes(median(all.map(({ waited_ms }) => waited_ms))),
        minutes(median(all.map(({ free_ms }) => free_ms))),
        share(all.filter(({ approved }) => approved === 0).length, all.length),
        all.filter(({ waited_ms }) => waited_ms > dayMs).length,
      ],
      behind: question({ ...asked, from: period.from, to: period.to, approver: `#${who}` }),
    }))
    .toSorted((a, b) => Number(b.cells[1]) - Number(a.cells[1]));
  const open = openLongerThanADay(asking);
  const refused = share(decided.filter(({ approved }) => approved === 0).length, decided.length);
  const usual = minutes(median(decided.map(({ waited_ms }) => waited_ms)));
  return {
    sentence: asking.say(
      `${asking.during(period)}，${byApprover.size} 位审批人决定 ${decided.length} 件，中位 ${usual} 分钟，驳回 ${refused} %；现有 ${open} 件申请已超过一天。`,
      `${asking.during(period)}, ${count(byApprover.size, 'approver')} made ${count(decided.length, 'decision')}, half of them within ${usual.toLocaleString('en')} minutes, ${refused} % refused; ${count(open, 'request')} ${open === 1 ? 'has' : 'have'} been open for longer than a day now.`,
    ),
    measured: `${asking.say('时间为中位数，从申请算到决定。', 'Times are medians, from the request to the decision.')} ${howTimeIsMeasured(asking)}`,
    columns: [
      { label: asking.say('审批人', 'approver'), kind: 'text' },
      { label: asking.say('决定', 'decisions'), kind: 'count' },
      { label: asking.say('中位分钟，自申请', 'median minutes, from request'), kind: 'measure' },
      { label: asking.say('中位分钟，可用的', 'median minutes there were'), kind: 'measure' },
      { label: asking.say('驳回 %', '% refused'), kind: 'measure' },
      { label: asking.say('超过一天', 'over a day'), kind: 'count' },
    ],
    rows: rows.slice(0, asking.rowsMax),
    total: rows.length,
    chart: namesChart(asking.say('决定件数', 'Decisions'), rows, 0, 1),
  };
}

const openLongerThanADay = (asking: Asking): number => {
  const before = asking.vault.writer.nowMs() - dayMs;
  return (
    asking.db.count("SELECT count(*) AS n FROM loan WHERE state = 'requested' AND requested_at < ?", before) +
    asking.db.count(
      "SELECT count(*) AS n FROM release WHERE state = 'requested' AND requested_at < ?",
      before,
    )
  );
};

const minutes = (ms: number): number => Math.round(ms / 6_000) / 10;
const share = (part: number, of: number): number => (of === 0 ? 0 : Math.round((1_000 * part) / of) / 10);
