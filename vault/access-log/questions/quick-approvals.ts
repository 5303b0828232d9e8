/**
 * Decisions for which there was hardly any time. The log does not hold when a request was on somebody's screen (A0). It holds when it
 * was made, when its approver signed in, and what they decided before. The time from the latest of these to the decision is what is
 * counted. Decisions under one passphrase are one act: all of a batch count from what came before its first.
 */
import { type Answered, type Asked, type Asking, namesChart, type Period, question } from './asking.ts';
import { decisionColumns, listDecisions } from './decisions-listed.ts';
import { count } from './english-counts.ts';

const secondsUsual = 10;

export const howTimeIsMeasured = (asking: Asking): string =>
  asking.say(
    '可用的时间：从申请、审批人登录、其上一件审批三者中最晚的一刻算到决定。日志不记画面上何时显示了申请。一次口令批的几件，都从这一批之前算起。',
    'The time there was: from the latest of the request, the approver’s signing in and their decision before, to the decision. The log does not hold when a request was on a screen. Decisions under one passphrase all count from what came before the first of them.',
  );

export function quickApprovals(asking: Asking, asked: Asked<'quick-approvals'>, period: Period): Answered {
  const limit = asked.seconds ?? secondsUsual;
  const where = 'local >= ? AND local < ? AND free_ms < ?';
  const values = [period.since, period.before, limit * 1_000];
  const perApprover = asking.all<{ who: number | null; n: number }>(
    `SELECT who, count(*) AS n FROM asked_decision WHERE ${where} GROUP BY who ORDER BY n DESC, who`,
    ...values,
  );
  const all = asking.db.count(
    'SELECT count(*) AS n FROM asked_decision WHERE local >= ? AND local < ?',
    period.since,
    period.before,
  );
  const { rows, total } = listDecisions(asking, where, values);
  const bars = perApprover.map(({ who, n }) => ({
    cells: [asking.person(who), n],
    behind: question({
      question: 'approver-statistics',
      from: period.from,
      to: period.to,
      approver: `#${who}`,
    }),
  }));
  return {
    sentence: asking.say(
      `${asking.during(period)}，${all} 件审批中有 ${total} 件在 ${limit} 秒之内决定。`,
      `${asking.during(period)}, ${total.toLocaleString('en')} of ${count(all, 'decision')} ${total === 1 ? 'was' : 'were'} made within ${count(limit, 'second')}.`,
    ),
    measured: howTimeIsMeasured(asking),
    columns: decisionColumns(asking),
    rows,
    total,
    chart: namesChart(asking.say('快速决定，按审批人', 'Quick decisions by approver'), bars, 0, 1),
  };
}
