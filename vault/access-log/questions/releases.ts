/** What left the vault in a period, to whom, and what is still to come back (D8). */
import type { PersonId } from '../../../shared/vocabulary/ids.ts';
import { termText } from '../../../shared/vocabulary/term-words.ts';
import type { ReleaseForm } from '../../../shared/vocabulary/terms.ts';
import { loadPerson } from '../../storage/people.ts';
import {
  type Answered,
  type Asking,
  dayOfMinute,
  entry,
  type Period,
  question,
  stampOfMinute,
  timeChart,
} from './asking.ts';
import { count } from './english-counts.ts';

interface ReleaseRow {
  readonly idx: number;
  readonly local: number;
  readonly no: number;
  readonly dossier: number;
  readonly recipient: PersonId | null;
  readonly outsider: string | null;
  readonly form: ReleaseForm;
  readonly due: string | null;
  readonly items: number;
  readonly back: number;
}

export function releasesIn(asking: Asking, period: Period): Answered {
  const found = asking.all<ReleaseRow>(
    `SELECT a.idx, a.local, r.no, o.no AS dossier, r.recipient, r.outsider, r.form, r.due,
            (SELECT count(*) FROM release_item i WHERE i.release = r.id) AS items,
            (SELECT count(*) FROM release_item i WHERE i.release = r.id AND i.back IS NOT NULL) AS back
     FROM release r JOIN dossier o ON o.id = r.dossier JOIN asked_act a ON a.idx = r.handed_out
     WHERE a.local >= ? AND a.local < ? ORDER BY a.idx DESC`,
    period.since,
    period.before,
  );
  const documents = found.reduce((sum, { items }) => sum + items, 0);
  const outsiders = found.filter(({ recipient }) => recipient === null).length;
  const out = found.filter(({ due, items, back }) => due !== null && back < items).length;
  const rows = found.slice(0, asking.rowsMax).map((row) => {
    const { code, client } = asking.dossier(row.dossier);
    return {
      cells: [
        stampOfMinute(row.local),
        `R${row.no}`,
        code,
        client,
        row.recipient === null
          ? asking.hidden
            ? asking.say('库外', 'outside')
            : row.outsider
          : asking.person(loadPerson(asking.db, row.recipient).no),
        termText('releaseForm', row.form, asking.language),
        row.items,
        row.due,
        row.due === null ? null : row.items - row.back,
      ],
      behind: entry(row.idx),
    };
  });
  const perDay = new Map<string, number>();
  for (const { local } of found) {
    const day = dayOfMinute(local);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  return {
    sentence: asking.say(
      `${asking.during(period)}，出库 ${found.length} 笔、${documents} 份文件，其中 ${outsiders} 笔交给库外；${out} 笔尚有应还未还的。`,
      `${asking.during(period)}, ${count(found.length, 'release')} with ${count(documents, 'document')} left the vault, ${outsiders.toLocaleString('en')} of them to somebody outside; ${out.toLocaleString('en')} ${out === 1 ? 'is' : 'are'} not wholly back.`,
    ),
    measured: asking.say(
      '按交付的条目计日；只申请或批准而未交付的不计。整库出库另有其条目。',
      'By the entry of the handing out; what was only asked for or approved is not counted. The release of the whole vault has entries of its own.',
    ),
    columns: [
      { label: asking.say('当地时间', 'local time'), kind: 'time' },
      { label: asking.say('出库', 'release'), kind: 'text' },
      { label: asking.say('档号', 'code'), kind: 'text' },
      { label: asking.say('客户', 'client'), kind: 'text' },
      { label: asking.say('接收人', 'recipient'), kind: 'text' },
      { label: asking.say('形式', 'form'), kind: 'text' },
      { label: asking.say('文件', 'documents'), kind: 'count' },
      { label: asking.say('应还日', 'due back'), kind: 'time' },
      { label: asking.say('未还', 'not back'), kind: 'count' },
    ],
    rows,
    total: found.length,
    chart: timeChart(asking.say('出库', 'Releases'), period, perDay, (from, to) =>
      question({ question: 'releases', from, to }),
    ),
  };
}
