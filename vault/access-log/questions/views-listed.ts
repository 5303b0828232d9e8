/** Views one by one, each with its entry: what stands behind the figures of several questions. */
import type { QuestionColumn, QuestionRow } from '../../../shared/contract/answers.ts';
import type { Parameter } from '../../storage/database.ts';
import { type Asking, entry, stampOfMinute } from './asking.ts';

interface ViewRow {
  readonly idx: number;
  readonly local: number;
  readonly who: number | null;
  readonly dossier: number;
  readonly document: number;
  readonly n: number;
  readonly cap: number;
  readonly place: string | null;
  readonly title: string | null;
  readonly shown_ms: number | null;
}

export const viewColumns = (asking: Asking): readonly QuestionColumn[] => [
  { label: asking.say('当地时间', 'local time'), kind: 'time' },
  { label: asking.say('人员', 'person'), kind: 'text' },
  { label: asking.say('文件号', 'document'), kind: 'text' },
  { label: asking.say('客户', 'client'), kind: 'text' },
  { label: asking.say('题名', 'title'), kind: 'text' },
  { label: asking.say('第几次', 'view'), kind: 'text' },
  { label: asking.say('显示分钟', 'minutes shown'), kind: 'measure' },
  { label: asking.say('地点', 'place'), kind: 'text' },
];

/** `where` speaks of `a`, an asked_view. Newest first. */
export function listViews(
  asking: Asking,
  where: string,
  values: readonly Parameter[],
): { readonly rows: readonly QuestionRow[]; readonly total: number } {
  const total = asking.db.count(`SELECT count(*) AS n FROM asked_view a WHERE ${where}`, ...values);
  const rows = asking
    .all<ViewRow>(
      `SELECT a.idx, a.local, a.who, a.dossier, a.document, a.n, a.cap, v.place, v.shown_ms, d.title
       FROM (SELECT * FROM asked_view a WHERE ${where} ORDER BY a.idx DESC LIMIT ?) a
       LEFT JOIN view v ON v.opened = a.idx LEFT JOIN document d ON d.id = v.document ORDER BY a.idx DESC`,
      ...values,
      asking.rowsMax,
    )
    .map((row) => {
      const { code, client } = asking.dossier(row.dossier);
      return {
        cells: [
          stampOfMinute(row.local),
          asking.person(row.who),
          `${code}/${row.document}`,
          client,
          asking.hidden ? null : row.title,
          asking.say(`第 ${row.n} 次，共 ${row.cap} 次`, `${row.n} of ${row.cap}`),
          Math.round((row.shown_ms ?? 0) / 6_000) / 10,
          asking.hidden ? null : row.place,
        ],
        behind: entry(row.idx),
      };
    });
  return { rows, total };
}
