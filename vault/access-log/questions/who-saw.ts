/** Who saw a client, and what somebody saw: views by their entries, with the day they first and last looked. */
import {
  type Answered,
  type Asked,
  type Asking,
  dayOfMinute,
  marks,
  namesChart,
  type Period,
  question,
  stampOfMinute,
} from './asking.ts';
import { count, people, times } from './english-counts.ts';
import { listViews, viewColumns } from './views-listed.ts';

const measured = (asking: Asking): string =>
  asking.say(
    '每打开一次查阅算一次，按当地时间计日；翻页与续看不另计。出库另问。',
    'Each view that was opened counts once, on its local day; pages turned and views resumed count no further. Releases are a question of their own.',
  );

export function clientSeenBy(asking: Asking, asked: Asked<'client-seen-by'>, period: Period): Answered {
  const dossiers = asking.dossiersOf(asked.client);
  const where = `a.dossier IN (${marks(dossiers)}) AND a.local >= ? AND a.local < ?`;
  const values = [...dossiers, period.since, period.before];
  const client = dossiers.map((no) => asking.dossierText(no)).join(asking.say('、', ', '));
  if (asked.person !== undefined) {
    const accounts = asking.accountsOf(asking.findPerson(asked.person));
    const listed = listViews(asking, `${where} AND a.who IN (${marks(accounts)})`, [...values, ...accounts]);
    const who = asking.person(accounts[0] ?? null);
    return {
      sentence: asking.say(
        `${asking.during(period)}，${who}对 ${client} 查阅 ${listed.total} 次。`,
        `${asking.during(period)}, ${who} viewed ${client} ${times(listed.total)}.`,
      ),
      measured: measured(asking),
      columns: viewColumns(asking),
      ...listed,
      chart: null,
    };
  }
  const found = asking.all<{
    who: number | null;
    views: number;
    documents: number;
    first: number;
    last: number;
  }>(
    `SELECT a.who, count(*) AS views, count(DISTINCT a.dossier * 1000000 + a.document) AS documents, min(a.local) AS first, max(a.local) AS last
     FROM asked_view a WHERE ${where} GROUP BY a.who ORDER BY views DESC, a.who`,
    ...values,
  );
  const views = found.reduce((sum, row) => sum + row.views, 0);
  const rows = found.map((row) => ({
    cells: [
      asking.person(row.who),
      row.views,
      row.documents,
      dayOfMinute(row.first),
      stampOfMinute(row.last),
    ],
    behind: question({ ...asked, from: period.from, to: period.to, person: `#${row.who}` }),
  }));
  return {
    sentence: asking.say(
      `${asking.during(period)}，${found.length} 人查阅 ${client} 共 ${views} 次。`,
      `${asking.during(period)}, ${found.length === 0 ? `nobody viewed ${client}` : `${people(found.length)} viewed ${client} ${times(views)}`}.`,
    ),
    measured: measured(asking),
    columns: [
      { label: asking.say('人员', 'person'), kind: 'text' },
      { label: asking.say('查阅', 'views'), kind: 'count' },
      { label: asking.say('文件', 'documents'), kind: 'count' },
      { label: asking.say('首次', 'first'), kind: 'time' },
      { label: asking.say('最近', 'last'), kind: 'time' },
    ],
    rows: rows.slice(0, asking.rowsMax),
    total: rows.length,
    chart: namesChart(asking.say('查阅次数，按人', 'Views by person'), rows, 0, 1),
  };
}

export function personSaw(asking: Asking, asked: Asked<'person-saw'>, period: Period): Answered {
  const accounts = asking.accountsOf(asking.findPerson(asked.person));
  const who = accounts.map((no) => asking.person(no)).join(asking.say('、', ', '));
  const where = `a.who IN (${marks(accounts)}) AND a.local >= ? AND a.local < ?`;
  const values = [...accounts, period.since, period.before];
  if (asked.client !== undefined) {
    const dossiers = asking.dossiersOf(asked.client);
    const listed = listViews(asking, `${where} AND a.dossier IN (${marks(dossiers)})`, [
      ...values,
      ...dossiers,
    ]);
    const client = dossiers.map((no) => asking.dossierText(no)).join(asking.say('、', ', '));
    return {
      sentence: asking.say(
        `${asking.during(period)}，${who}对 ${client} 查阅 ${listed.total} 次。`,
        `${asking.during(period)}, ${who} viewed ${client} ${times(listed.total)}.`,
      ),
      measured: measured(asking),
      columns: viewColumns(asking),
      ...listed,
      chart: null,
    };
  }
  const found = asking.all<{
    dossier: number;
    views: number;
    documents: number;
    first: number;
    last: number;
  }>(
    `SELECT a.dossier, count(*) AS views, count(DISTINCT a.document) AS documents, min(a.local) AS first, max(a.local) AS last
     FROM asked_view a WHERE ${where} GROUP BY a.dossier ORDER BY views DESC, a.dossier`,
    ...values,
  );
  const views = found.reduce((sum, row) => sum + row.views, 0);
  const documents = found.reduce((sum, row) => sum + row.documents, 0);
  const rows = found.map((row) => {
    const { code, client } = asking.dossier(row.dossier);
    return {
      cells: [code, client, row.views, row.documents, dayOfMinute(row.first), stampOfMinute(row.last)],
      behind: question({ ...asked, from: period.from, to: period.to, client: code }),
    };
  });
  return {
    sentence: asking.say(
      `${asking.during(period)}，${who}查阅 ${found.length} 位客户的 ${documents} 份文件，共 ${views} 次。`,
      `${asking.during(period)}, ${who} viewed ${count(documents, 'document')} of ${count(found.length, 'client')} ${times(views)}.`,
    ),
    measured: measured(asking),
    columns: [
      { label: asking.say('档号', 'code'), kind: 'text' },
      { label: asking.say('客户', 'client'), kind: 'text' },
      { label: asking.say('查阅', 'views'), kind: 'count' },
      { label: asking.say('文件', 'documents'), kind: 'count' },
      { label: asking.say('首次', 'first'), kind: 'time' },
      { label: asking.say('最近', 'last'), kind: 'time' },
    ],
    rows: rows.slice(0, asking.rowsMax),
    total: rows.length,
    chart: namesChart(asking.say('查阅次数，按客户', 'Views by client'), rows, asking.hidden ? 0 : 1, 2),
  };
}
