/** Allowances of views: last views that were used, people who have one left or none, and loans that are late. */
import type { Classification } from '../../../shared/vocabulary/terms.ts';
import { loadDocument, loadDossier } from '../../storage/dossiers.ts';
import { openLoans } from '../../storage/loans.ts';
import { loadPerson } from '../../storage/people.ts';
import {
  type Answered,
  type Asking,
  dayOfMinute,
  namesChart,
  type Period,
  question,
  timeChart,
} from './asking.ts';
import { count, people } from './english-counts.ts';
import { listViews, viewColumns } from './views-listed.ts';

const dayMs = 86_400_000;

/** Views that used the last of an allowance: three of three, or two of two where the policy gives two. */
export function viewsSpent(asking: Asking, period: Period): Answered {
  const where = 'a.local >= ? AND a.local < ? AND a.n >= a.cap';
  const values = [period.since, period.before];
  const listed = listViews(asking, where, values);
  const who = asking.db.count(
    `SELECT count(DISTINCT a.who) AS n FROM asked_view a WHERE ${where}`,
    ...values,
  );
  const perDay = new Map(
    asking
      .all<{ day: number; n: number }>(
        `SELECT a.local / 1440 AS day, count(*) AS n FROM asked_view a WHERE ${where} GROUP BY 1`,
        ...values,
      )
      .map(({ day, n }) => [dayOfMinute(day * 1_440), n]),
  );
  return {
    sentence: asking.say(
      `${asking.during(period)}，${who} 人有 ${listed.total} 次用完对一份文件的查阅次数。`,
      `${asking.during(period)}, ${people(who)} used the last view of a document ${listed.total === 1 ? 'once' : `${listed.total.toLocaleString('en')} times`}.`,
    ),
    measured: asking.say(
      '条目写明第几次、共几次；等于上限的算在内。之后由三方恢复的次数不减去。',
      'The entry says which view of how many it is; those that reach the limit are counted, also where an allowance was restored later.',
    ),
    columns: viewColumns(asking),
    ...listed,
    chart: timeChart(asking.say('次数用完', 'Last views used'), period, perDay, (from, to) =>
      question({ question: 'views-spent', from, to }),
    ),
  };
}

interface Used {
  readonly lineage: string;
  /** Number of the human's first account. */
  readonly who: number;
  readonly used: number;
  readonly opened: number;
}

/** Views of each human of each lineage, from so many on. Most people have one account: only of the others are several added up. */
function usedFrom(asking: Asking, usedMin: number): Used[] {
  const single = new Map(
    asking.db.lists<readonly [string, number]>(
      'SELECT min(id), min(no) FROM person GROUP BY human HAVING count(*) = 1',
    ),
  );
  const one = asking.db
    .lists<readonly [string, string, number, number]>(
      'SELECT lineage, person, count(*), max(opened) FROM view WHERE n >= 1 GROUP BY lineage, person HAVING count(*) >= ?',
      usedMin,
    )
    .flatMap(([lineage, person, used, opened]) => {
      const who = single.get(person);
      return who === undefined ? [] : [{ lineage, who, used, opened }];
    });
  const several = asking.all<Used>(
    `SELECT v.lineage, min(p.no) AS who, count(*) AS used, max(v.opened) AS opened
     FROM (SELECT human FROM person GROUP BY human HAVING count(*) > 1) h
     JOIN person p ON p.human = h.human JOIN view v ON v.person = p.id
     GROUP BY h.human, v.lineage HAVING count(*) >= ?`,
    usedMin,
  );
  return [...one, ...several];
}

/** People with one view left or none, of all documents that they have viewed. */
export function nearAllowance(asking: Asking): Answered {
  const { viewCap } = asking.vault.policy;
  const caps = Object.values(viewCap);
  const capMin = Math.min(...caps);
  /** By its lineage, where the classes differ. */
  const capOf = (lineage: string): number =>
    caps.every((cap) => cap === capMin) ? capMin : viewCap[documentOf(asking, lineage)?.level ?? 'secret'];
  const found = usedFrom(asking, Math.max(1, capMin - 1))
    .map((each) => {
      const cap = capOf(each.lineage);
      return { ...each, cap, left: Math.max(0, cap - each.used) };
    })
    .filter(({ left }) => left <= 1)
    .sort((a, b) => a.left - b.left || b.opened - a.opened);
  const none = found.filter(({ left }) => left === 0).length;
  const rows = found.slice(0, asking.rowsMax).map((row) => {
    const document = documentOf(asking, row.lineage);
    const { code, client } =
      document === null ? { code: null, client: null } : asking.dossier(document.dossier);
    return {
      cells: [
        asking.person(row.who),
        document === null ? null : `${code}/${document.no}`,
        client,
        asking.hidden ? null : (document?.title ?? null),
        row.left,
        row.cap,
      ],
      behind: question({
        question: 'person-saw' as const,
        person: `#${row.who}`,
        from: firstDay,
        to: asking.today,
        ...(code === null ? {} : { client: code }),
      }),
    };
  });
  const perPerson = new Map<number, number>();
  for (const { who } of found) perPerson.set(who, (perPerson.get(who) ?? 0) + 1);
  return {
    sentence: asking.say(
      `现有 ${found.length} 处次数将尽：${found.length - none} 处只剩一次，${none} 处已用完。`,
      `Now ${count(found.length, 'allowance')} ${found.length === 1 ? 'runs' : 'run'} out: ${(found.length - none).toLocaleString('en')} with one view left, ${none.toLocaleString('en')} with none.`,
    ),
    measured: asking.say(
      '每人对每份文件（各版本合计）的查阅次数，与其密级现行的上限相比。',
      'Views of one person of one document in all its versions, against the limit of its class as it is now.',
    ),
    columns: [
      { label: asking.say('人员', 'person'), kind: 'text' },
      { label: asking.say('文件号', 'document'), kind: 'text' },
      { label: asking.say('客户', 'client'), kind: 'text' },
      { label: asking.say('题名', 'title'), kind: 'text' },
      { label: asking.say('剩余', 'left'), kind: 'count' },
      { label: asking.say('上限', 'limit'), kind: 'count' },
    ],
    rows,
    total: found.length,
    chart: namesChart(
      asking.say('次数将尽，按人', 'Allowances that run out, by person'),
      [...perPerson].map(([who, n]) => ({ cells: [asking.person(who), n], behind: null })),
      0,
      1,
    ),
  };
}

interface FiledRow {
  readonly dossier: number;
  readonly no: number;
  readonly title: string | null;
  readonly level: Classification;
}

/** The newest version; null of a lineage whose documents a loss took. */
const documentOf = (asking: Asking, lineage: string): FiledRow | null =>
  asking.db.get<FiledRow>(
    `SELECT o.no AS dossier, d.no, d.title, o.classification AS level FROM document d JOIN dossier o ON o.id = d.dossier
     WHERE d.lineage = ? ORDER BY d.no DESC LIMIT 1`,
    lineage,
  ) ?? null;

/** Before any vault was made. */
const firstDay = '2020-01-01';

export function overdueLoans(asking: Asking): Answered {
  const nowMs = asking.vault.writer.nowMs();
  const late = openLoans(asking.db)
    .filter(({ overdue }) => overdue)
    .map((loan) => ({ loan, days: Math.max(1, Math.ceil((nowMs - (loan.windowToMs ?? 0)) / dayMs)) }))
    .toSorted((a, b) => b.days - a.days);
  const rows = late.slice(0, asking.rowsMax).map(({ loan, days }) => {
    const document = loadDocument(asking.db, loan.document);
    const { code, no } = loadDossier(asking.db, loan.dossier);
    const entryOf = asking.db.get<{ idx: number }>(
      "SELECT m.idx FROM mention m JOIN leaf l ON l.idx = m.idx WHERE m.ref = ? AND l.type = 'loan.overdue' ORDER BY m.idx DESC LIMIT 1",
      loan.id,
    );
    return {
      cells: [
        `L${loan.no}`,
        asking.person(loadPerson(asking.db, loan.borrower).no),
        `${code}/${document.no}`,
        asking.dossier(no).client,
        asking.hidden ? null : document.title,
        days,
      ],
      behind: entryOf === undefined ? null : ({ kind: 'entry', index: entryOf.idx } as const),
    };
  });
  return {
    sentence: asking.say(
      late.length === 0 ? '现在没有逾期未还。' : `现有 ${late.length} 笔逾期未还，最久 ${late[0]!.days} 天。`,
      late.length === 0
        ? 'Nothing is overdue now.'
        : `Now ${count(late.length, 'loan')} ${late.length === 1 ? 'is' : 'are'} overdue, the longest by ${count(late[0]!.days, 'day')}.`,
    ),
    measured: asking.say(
      '自约定归还之时起，不足一天按一天算。',
      'From the end of the window that was agreed; a part of a day counts as one.',
    ),
    columns: [
      { label: asking.say('调阅', 'loan'), kind: 'text' },
      { label: asking.say('人员', 'person'), kind: 'text' },
      { label: asking.say('文件号', 'document'), kind: 'text' },
      { label: asking.say('客户', 'client'), kind: 'text' },
      { label: asking.say('题名', 'title'), kind: 'text' },
      { label: asking.say('逾期天数', 'days overdue'), kind: 'count' },
    ],
    rows,
    total: late.length,
    chart: namesChart(
      asking.say('逾期天数', 'Days overdue'),
      rows.map(({ cells, behind }) => ({ cells: [`${cells[0]} ${cells[1]}`, cells[5] ?? 0], behind })),
      0,
      1,
    ),
  };
}
