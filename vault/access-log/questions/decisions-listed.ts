/** Decisions one by one, each with its entry. */
import type { QuestionColumn, QuestionRow } from '../../../shared/contract/answers.ts';
import type { Parameter } from '../../storage/database.ts';
import { type Asking, entry, stampOfMinute } from './asking.ts';

interface DecisionRow {
  readonly idx: number;
  readonly local: number;
  readonly who: number | null;
  readonly requester: number | null;
  readonly about: string;
  readonly approved: number;
  readonly waited_ms: number;
  readonly free_ms: number;
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10;

export const decisionColumns = (asking: Asking): readonly QuestionColumn[] => [
  { label: asking.say('当地时间', 'local time'), kind: 'time' },
  { label: asking.say('审批人', 'approver'), kind: 'text' },
  { label: asking.say('申请人', 'requester'), kind: 'text' },
  { label: asking.say('申请', 'request'), kind: 'text' },
  { label: asking.say('决定', 'decision'), kind: 'text' },
  { label: asking.say('可用秒数', 'seconds there were'), kind: 'measure' },
  { label: asking.say('申请后秒数', 'seconds after the request'), kind: 'measure' },
];

/** Newest first. */
export function listDecisions(
  asking: Asking,
  where: string,
  values: readonly Parameter[],
): { readonly rows: readonly QuestionRow[]; readonly total: number } {
  const total = asking.db.count(`SELECT count(*) AS n FROM asked_decision WHERE ${where}`, ...values);
  const rows = asking
    .all<DecisionRow>(
      `SELECT * FROM asked_decision WHERE ${where} ORDER BY idx DESC LIMIT ?`,
      ...values,
      asking.rowsMax,
    )
    .map((row) => ({
      cells: [
        stampOfMinute(row.local),
        asking.person(row.who),
        asking.person(row.requester),
        row.about,
        row.approved === 1 ? asking.say('同意', 'approved') : asking.say('驳回', 'rejected'),
        seconds(row.free_ms),
        seconds(row.waited_ms),
      ],
      behind: entry(row.idx),
    }));
  return { rows, total };
}
