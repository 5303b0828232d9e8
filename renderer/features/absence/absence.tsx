/** When one is away (S6): entered by oneself, told to whoever waits; no right goes with it. */
import { useState } from 'react';
import type { KeeperAway } from '../../../shared/contract/answers.ts';
import { daysLater } from '../../../shared/vocabulary/calendar-day.ts';
import { dayToText } from '../../../shared/vocabulary/day-text.ts';
import { type Absence, absenceDaysMax } from '../../../shared/vocabulary/entry-of-absences.ts';
import { isKeeper } from '../../../shared/vocabulary/terms.ts';
import { vault } from '../../calls/vault-client.ts';
import { dateText } from '../../i18n/format.ts';
import { defineWords, useLanguage } from '../../i18n/words.ts';
import { useSession, useStatus, useVaultQuery } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { RoleNames } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { Listed } from '../../ui/states.tsx';

const words = defineWords('absence', {
  title: ['缺勤', 'Absence'],
  sub: [
    '登记自己何时不在：等候审批的人会看到。不转授任何权力；在场时仍可照常办理。',
    'Enter when you are away: whoever waits for a decision sees it. No right goes to anybody by it, and while you are here you act as ever.',
  ],
  mine: ['我的缺勤', 'When I am away'],
  none: ['没有登记。', 'Nothing is entered.'],
  keepers: ['保管人与审批人', 'Custodians and approvers'],
  days: ['{{from}} 至 {{until}}', '{{from}} to {{until}}'],
  now: ['缺勤中', 'Away'],
  later: ['将缺勤', 'Later'],
  end: ['结束', 'End it'],
  endSays: [
    '{{from}} 至 {{until}} 的缺勤就此结束；已过去的日子仍在日志中。',
    'The absence from {{from}} to {{until}} is over with this. What is past stays in the log.',
  ],
  signEnd: ['签名并结束', 'Sign and end it'],
  enter: ['登记缺勤', 'Enter an absence'],
  from: ['自', 'From'],
  until: ['至（含当日）', 'Until, that day included'],
  sign: ['签名并登记', 'Sign and enter'],
});

export default function AbsencePage() {
  const say = words.use();
  const { refresh } = useSession();
  const { roles } = useStatus();
  const shown = useVaultQuery('absence.list', {});
  const [ending, setEnding] = useState<Absence | null>(null);
  const again = (): void => {
    setEnding(null);
    void shown.refetch();
    void refresh();
  };
  const mine = shown.data?.mine ?? [];
  return (
    <Page
      title={say('title')}
      sub={say('sub')}
      aside={ending === null ? <Enter onDone={again} /> : <End absence={ending} onDone={again} />}
    >
      <section className="sheet" aria-label={say('mine')}>
        <h2 className="label-heading">{say('mine')}</h2>
        <Listed
          count={shown.isPending ? undefined : mine.length}
          error={shown.error}
          again={() => void shown.refetch()}
          empty={<p className="small quiet">{say('none')}</p>}
        >
          <Days rows={mine} onEnd={setEnding} />
        </Listed>
      </section>
      {isKeeper(roles) && (
        <section className="sheet" aria-label={say('keepers')}>
          <h2 className="label-heading">{say('keepers')}</h2>
          {shown.data?.keepers.length === 0 && <p className="small quiet">{say('none')}</p>}
          <Days rows={shown.data?.keepers ?? []} />
        </section>
      )}
    </Page>
  );
}

function Days({
  rows,
  onEnd,
}: {
  readonly rows: readonly (Absence & Partial<KeeperAway>)[];
  readonly onEnd?: (absence: Absence) => void;
}) {
  const say = words.use();
  const language = useLanguage();
  const today = dateText(Date.now());
  const day = (text: string): string => dayToText(text, language);
  if (rows.length === 0) return null;
  return (
    <table className="plain-table">
      <tbody>
        {rows.map(({ who, roles, from, until }) => (
          <tr key={`${who ?? ''} ${from}`}>
            <td>
              <State shape={from <= today ? 'missing' : 'waiting'}>
                {say(from <= today ? 'now' : 'later')}
              </State>
            </td>
            {who !== undefined && (
              <td>
                {who}{' '}
                <span className="small quiet">{roles !== undefined && <RoleNames roles={roles} />}</span>
              </td>
            )}
            <td>{from === until ? day(from) : say('days', { from: day(from), until: day(until) })}</td>
            {onEnd !== undefined && (
              <td>
                <button type="button" className="link" onClick={() => onEnd({ from, until })}>
                  {say('end')}
                </button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Enter({ onDone }: { readonly onDone: () => void }) {
  const say = words.use();
  const today = dateText(Date.now());
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(today);
  const last = daysLater(today, absenceDaysMax) ?? today;
  return (
    <Sheet title={say('enter')}>
      <DateField label={say('from')} value={from} onChange={setFrom} min={today} max={last} />
      <DateField
        label={say('until')}
        value={until}
        onChange={setUntil}
        min={from < today ? today : from}
        max={last}
      />
      <SignBlock
        label={say('sign')}
        sign={(signature) => vault.call('absence.enter', { from, until, signature })}
        onDone={onDone}
      />
    </Sheet>
  );
}

function End({ absence, onDone }: { readonly absence: Absence; readonly onDone: () => void }) {
  const say = words.use();
  const language = useLanguage();
  const { from, until } = absence;
  return (
    <Sheet title={say('end')}>
      <p className="small">
        {say('endSays', { from: dayToText(from, language), until: dayToText(until, language) })}
      </p>
      <SignBlock
        label={say('signEnd')}
        sign={(signature) => vault.call('absence.end', { from, signature })}
        onDone={onDone}
        autoFocus
      />
    </Sheet>
  );
}
