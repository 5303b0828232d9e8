/** Accesses by day and hour, views left running out, what is overdue: numbers, never verdicts. */
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { AccessInsight } from '../../../shared/contract/answers.ts';
import { defineWords } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key, Urgent, ViewsLeft } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { Bars } from './bars.tsx';
import './insight.css';

const words = defineWords('insight', {
  title: ['查阅统计', 'Accesses'],
  sub: ['{{views}} 次查阅，{{refusals}} 次拒绝', '{{views}} views, {{refusals}} refusals'],
  lastDays: ['近 {{count}} 天', 'Last {{count}} days'],
  byDay: ['每日查阅', 'Views by day'],
  byHour: ['每日各时段的查阅', 'Views by hour of the day'],
  refusals: ['每日拒绝', 'Refusals by day'],
  runningOut: ['次数将尽', 'Views running out'],
  nobodyOut: ['没有人对哪份文件只剩一次或已用完。', 'Nobody has one view left, or none, of any document.'],
  overdue: ['逾期未还', 'Overdue'],
  noneOverdue: ['没有逾期。', 'Nothing is overdue.'],
  days: ['逾期 {{count}} 天', '{{count}} day overdue|{{count}} days overdue'],
  table: ['表格', 'Table'],
  picture: ['图', 'Picture'],
  day: ['日期', 'Day'],
  views: ['查阅', 'Views'],
  hour: ['{{hour}} 时', '{{hour}}:00'],
});

export default function Insight() {
  const say = words.use();
  const [days, setDays] = useState(14);
  const [table, setTable] = useState(false);
  const insight = useVaultQuery('insight.access', { days });
  useKeys({ t: () => setTable(!table) });
  useFootKeys([{ keys: ['T'], does: say(table ? 'picture' : 'table') }]);
  const data = insight.data;
  const sum = (of: (day: AccessInsight['days'][number]) => number): number =>
    data?.days.reduce((total, day) => total + of(day), 0) ?? 0;
  return (
    <Page
      title={say('title')}
      sub={say('sub', { views: sum((day) => day.views), refusals: sum((day) => day.refusals) })}
      actions={
        <>
          <Select
            aria-label={say('day')}
            value={days}
            onChange={setDays}
            options={[7, 14, 30].map((value) => ({ value, label: say('lastDays', { count: value }) }))}
          />
          <Button aria-pressed={table} onClick={() => setTable(!table)}>
            {say(table ? 'picture' : 'table')} <Key>T</Key>
          </Button>
        </>
      }
    >
      {insight.isPending ? (
        <Loading />
      ) : insight.error !== null ? (
        <Failed error={insight.error} again={() => void insight.refetch()} />
      ) : table ? (
        <Tables data={insight.data} />
      ) : (
        <Pictures data={insight.data} />
      )}
    </Page>
  );
}

function Pictures({ data }: { readonly data: AccessInsight }) {
  const say = words.use();
  const last = data.days.length - 1;
  return (
    <>
      <Sheet title={say('byDay')}>
        <Bars
          label={say('byDay')}
          bars={data.days.map((day, i) => ({ name: day.day.slice(5), value: day.views, solid: i === last }))}
        />
      </Sheet>
      <div className="insight-pair">
        <Sheet title={say('byHour')}>
          <Bars
            label={say('byHour')}
            bars={data.hours.map((value, hour) => ({ name: String(hour), value, solid: false }))}
          />
        </Sheet>
        <Sheet title={say('refusals')}>
          <Bars
            label={say('refusals')}
            bars={data.days.map((day, i) => ({
              name: day.day.slice(8),
              value: day.refusals,
              solid: i === last,
            }))}
          />
        </Sheet>
      </div>
      <div className="insight-pair">
        <Sheet title={say('runningOut')}>
          {data.runningOut.length === 0 ? (
            <p className="quiet">{say('nobodyOut')}</p>
          ) : (
            <ul className="insight-list">
              {data.runningOut.map((row) => (
                <li key={`${row.person}${row.document}`}>
                  <span>
                    <strong>{row.person}</strong> · {row.document} {row.title}
                  </span>
                  <ViewsLeft left={row.left} cap={row.cap} />
                </li>
              ))}
            </ul>
          )}
        </Sheet>
        <Sheet title={say('overdue')}>
          {data.overdue.length === 0 ? (
            <p className="quiet">{say('noneOverdue')}</p>
          ) : (
            <ul className="insight-list">
              {data.overdue.map((row) => (
                <li key={row.loan}>
                  <span>
                    <strong>{row.person}</strong> · {row.title}
                  </span>
                  <Urgent>{say('days', { count: row.days })}</Urgent>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
      </div>
    </>
  );
}

function Tables({ data }: { readonly data: AccessInsight }) {
  const say = words.use();
  return (
    <div className="insight-pair">
      <Sheet title={say('byDay')}>
        <table className="insight-table">
          <thead>
            <tr>
              <th>{say('day')}</th>
              <th>{say('views')}</th>
              <th>{say('refusals')}</th>
            </tr>
          </thead>
          <tbody>
            {data.days.map((day) => (
              <tr key={day.day}>
                <td>{day.day}</td>
                <td>{day.views}</td>
                <td>{day.refusals}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      <Sheet title={say('byHour')}>
        <table className="insight-table">
          <tbody>
            {data.hours.map((value, hour) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place in the day
              <tr key={hour}>
                <td>{say('hour', { hour })}</td>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </div>
  );
}
