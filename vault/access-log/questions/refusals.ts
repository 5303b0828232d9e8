/** Refusals by the rule that each named. */
import { type RefusalCode, refusalCodes, refusalSentences } from '../../../shared/vocabulary/refusal.ts';
import { describeRefusalWithoutFacts } from '../../../shared/vocabulary/refusal-without-facts.ts';
import {
  type Answered,
  type Asked,
  type Asking,
  entry,
  namesChart,
  type Period,
  question,
  stampOfMinute,
} from './asking.ts';
import { count, people } from './english-counts.ts';

const isCode = (code: string): code is RefusalCode => refusalCodes.includes(code as RefusalCode);
const ruleOf = (code: string): string => (isCode(code) ? refusalSentences[code].rule : '—');

export function refusalsByRule(asking: Asking, asked: Asked<'refusals-by-rule'>, period: Period): Answered {
  const sentenceOf = (code: string): string =>
    isCode(code) ? describeRefusalWithoutFacts(code, asking.language) : code;
  const measured = asking.say(
    '每条拒绝条目算一次；条目记的是所依规则的代码。画面自己发出的询问被拒不成条目。',
    'Each entry of a refusal counts once; it names the code of the rule. What a screen asked by itself and was refused is no entry.',
  );
  if (asked.code !== undefined) {
    const { code } = asked;
    const values = [code, period.since, period.before];
    const where = 'code = ? AND local >= ? AND local < ?';
    const total = asking.db.count(`SELECT count(*) AS n FROM asked_refusal WHERE ${where}`, ...values);
    const rows = asking
      .all<{ idx: number; local: number; who: number | null }>(
        `SELECT idx, local, who FROM asked_refusal WHERE ${where} ORDER BY idx DESC LIMIT ?`,
        ...values,
        asking.rowsMax,
      )
      .map(({ idx, local, who }) => ({
        cells: [stampOfMinute(local), asking.person(who), ruleOf(code), sentenceOf(code)],
        behind: entry(idx),
      }));
    return {
      sentence: asking.say(
        `${asking.during(period)}，因“${sentenceOf(code)}”（${ruleOf(code)}）拒绝 ${total} 次。`,
        `${asking.during(period)}, ${count(total, 'refusal')} said “${sentenceOf(code)}” (${ruleOf(code)}).`,
      ),
      measured,
      columns: [
        { label: asking.say('当地时间', 'local time'), kind: 'time' },
        { label: asking.say('人员', 'person'), kind: 'text' },
        { label: asking.say('规则', 'rule'), kind: 'text' },
        { label: asking.say('理由', 'refusal'), kind: 'text' },
      ],
      rows,
      total,
      chart: null,
    };
  }
  const found = asking.all<{ code: string; n: number; people: number; last: number }>(
    `SELECT code, count(*) AS n, count(DISTINCT who) AS people, max(local) AS last FROM asked_refusal
     WHERE local >= ? AND local < ? GROUP BY code ORDER BY n DESC, code`,
    period.since,
    period.before,
  );
  const total = found.reduce((sum, { n }) => sum + n, 0);
  const refused = asking.db.count(
    'SELECT count(DISTINCT who) AS n FROM asked_refusal WHERE local >= ? AND local < ?',
    period.since,
    period.before,
  );
  const rows = found.map((row) => ({
    cells: [ruleOf(row.code), sentenceOf(row.code), row.code, row.n, row.people, stampOfMinute(row.last)],
    behind: question({ ...asked, from: period.from, to: period.to, code: row.code }),
  }));
  return {
    sentence: asking.say(
      `${asking.during(period)}，共拒绝 ${total} 次，涉及 ${refused} 人、${new Set(found.map(({ code }) => ruleOf(code))).size} 条规则。`,
      `${asking.during(period)}, ${people(refused)} met ${count(total, 'refusal')} by ${count(new Set(found.map(({ code }) => ruleOf(code))).size, 'rule')}.`,
    ),
    measured,
    columns: [
      { label: asking.say('规则', 'rule'), kind: 'text' },
      { label: asking.say('理由', 'refusal'), kind: 'text' },
      { label: asking.say('代码', 'code'), kind: 'text' },
      { label: asking.say('次数', 'times'), kind: 'count' },
      { label: asking.say('人数', 'people'), kind: 'count' },
      { label: asking.say('最近', 'last'), kind: 'time' },
    ],
    rows: rows.slice(0, asking.rowsMax),
    total: rows.length,
    chart: namesChart(asking.say('拒绝次数', 'Refusals'), rows, 1, 3),
  };
}
