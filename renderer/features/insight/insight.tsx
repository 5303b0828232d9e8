/** Accesses by day and hour, views left running out, what is overdue: numbers, never verdicts. */
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { AccessInsight } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key, Urgent, ViewsLeft } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { Bars } from './bars.tsx';
import './insight.css';
import { InsightTables } from './insight-tables.tsx';
import { usualOf } from './usual.ts';
import { insightWords } from './words.ts';

const spans = [7, 14, 30, 90] as const;

export default function Insight() {
  const say = insightWords.use();
  const navigate = useNavigate();
  const [days, setDays] = useState<number>(14);
  const [table, setTable] = useState(false);
  const insight = useVaultQuery('insight.access', { days });
  useKeys({
    t: () => setTable(!table),
    ...Object.fromEntries(spans.map((span, i) => [String(i + 1), () => setDays(span)])),
  });
  useFootKeys([
    { keys: ['1', '…', String(spans.length)], does: say('keySpan') },
    { keys: ['T'], does: say(table ? 'picture' : 'table') },
  ]);
  const { data } = insight;
  const sum = (of: (day: AccessInsight['days'][number]) => number): string =>
    countText(data?.days.reduce((total, day) => total + of(day), 0) ?? 0);
  return (
    <Page
      title={say('title')}
      sub={
        data === undefined
          ? ''
          : say('sub', { days, views: sum((day) => day.views), refusals: sum((day) => day.refusals) })
      }
      actions={
        <>
          <button type="button" className="link" onClick={() => void navigate('/insight/questions')}>
            {say('questions')}
          </button>
          <Radio.Group
            aria-label={say('span')}
            optionType="button"
            buttonStyle="solid"
            value={days}
            onChange={(event) => setDays(event.target.value as number)}
            options={spans.map((value) => ({ value, label: say('lastDays', { count: value }) }))}
          />
          <Button aria-pressed={table} onClick={() => setTable(!table)}>
            {say(table ? 'picture' : 'table')} <Key>T</Key>
          </Button>
        </>
      }
    >
      {insight.error !== null ? (
        <Failed error={insight.error} again={() => void insight.refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : table ? (
        <InsightTables data={data} />
      ) : (
        <Pictures data={data} />
      )}
      <p className="fine faint">{say('fine')}</p>
    </Page>
  );
}

function useDayName(): (day: string) => string {
  const language = useLanguage();
  return (day) =>
    language === 'en'
      ? `${Number(day.slice(8))} ${new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(Date.parse(day))}`
      : `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`;
}

function Pictures({ data }: { readonly data: AccessInsight }) {
  const say = insightWords.use();
  const dayName = useDayName();
  const last = data.days.length - 1;
  const [hour] = useState(() => new Date().getHours());
  const bars = (of: (day: AccessInsight['days'][number]) => number) =>
    data.days.map((day, i) => ({ name: dayName(day.day), value: of(day), solid: i === last }));
  const some = (values: readonly { readonly value: number }[]): boolean =>
    values.some(({ value }) => value > 0);
  const views = bars((day) => day.views);
  const refusals = bars((day) => day.refusals);
  return (
    <>
      <Sheet title={<ChartTitle title={say('byDay')} note={some(views) ? say('byDayNote') : ''} />}>
        {some(views) ? (
          <Bars label={say('byDay')} bars={views} usual={usualOf(data.days.map((day) => day.views))} />
        ) : (
          <p className="small quiet">{say('noViews')}</p>
        )}
      </Sheet>
      <div className="insight-pair">
        <Sheet title={<ChartTitle title={say('byHour')} note={some(views) ? say('byHourNote') : ''} />}>
          {some(views) ? (
            <Bars
              label={say('byHour')}
              lastNamed={false}
              bars={data.hours.map((value, i) => ({ name: String(i), value, solid: i === hour }))}
            />
          ) : (
            <p className="small quiet">{say('noViews')}</p>
          )}
        </Sheet>
        <Sheet title={<ChartTitle title={say('refusals')} note={some(refusals) ? say('byDayNote') : ''} />}>
          {some(refusals) ? (
            <Bars label={say('refusals')} bars={refusals} />
          ) : (
            <p className="small quiet">{say('noRefusals')}</p>
          )}
        </Sheet>
      </div>
      <div className="insight-pair">
        <RunningOut rows={data.runningOut} />
        <Overdue rows={data.overdue} />
      </div>
    </>
  );
}

function ChartTitle({ title, note }: { readonly title: string; readonly note: string }) {
  return (
    <span className="insight-title">
      <span>{title}</span>
      <span className="fine insight-note">{note}</span>
    </span>
  );
}

function RunningOut({ rows }: { readonly rows: AccessInsight['runningOut'] }) {
  const say = insightWords.use();
  return (
    <Sheet title={say('runningOut')}>
      {rows.length === 0 ? (
        <p className="small">
          <State shape="done">{say('nobodyOut')}</State>
        </p>
      ) : (
        <ul className="insight-list small">
          {rows.map((row) => (
            <li key={`${row.person}/${row.document}`}>
              <span>
                <strong>{row.person}</strong> · {row.document} {row.title}
              </span>
              <ViewsLeft left={row.left} cap={row.cap} />
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Overdue({ rows }: { readonly rows: AccessInsight['overdue'] }) {
  const say = insightWords.use();
  return (
    <Sheet title={say('overdue')}>
      {rows.length === 0 ? (
        <p className="small">
          <State shape="done">{say('noneOverdue')}</State>
        </p>
      ) : (
        <ul className="insight-list small">
          {rows.map((row) => (
            <li key={row.loan}>
              <span>
                <span className="mono">{row.loan}</span> <strong>{row.person}</strong> · {row.title}
              </span>
              <Urgent>{say('days', { count: row.days })}</Urgent>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
