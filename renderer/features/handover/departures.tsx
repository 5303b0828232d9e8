/** Departures on record; registering one, and asking what one would take. */
import { Button } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { DepartureSummary, LeavingWaiting } from '../../../shared/contract/answers.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Key } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { Register, useChosenRow } from '../../ui/register.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useAsked } from '../../ui/use-asked.ts';
import { caseWords } from './case-words.ts';
import { calendarDay } from './day.ts';
import './handover.css';
import { LeavingRulesDialog } from './leaving-rules-dialog.tsx';
import { LeavingWaitingSheets } from './leaving-waiting.tsx';
import { PracticeDialog } from './practice-dialog.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { rehearsalWords } from './rehearsal-words.ts';
import { RehearseDialog } from './rehearse-dialog.tsx';
import { handoverWords } from './words.ts';

const shapes: Record<DepartureSummary['state'], ShapeName> = {
  open: 'under-way',
  left: 'closed',
  withdrawn: 'refused',
};
const stateWords = { open: 'stateOpen', left: 'stateLeft', withdrawn: 'stateWithdrawn' } as const;

export default function Departures() {
  const say = handoverWords.use();
  const rehearsal = rehearsalWords.use();
  const leaving = caseWords.use();
  const language = useLanguage();
  const { roles } = useStatus();
  const navigate = useNavigate();
  const shown = useVaultQuery('departure.list', {});
  const { state } = useLocation() as { readonly state: { readonly register?: string } | null };
  const waiting = useVaultQuery('leaving.waiting', {});
  const [asked, setAsked] = useState<LeavingWaiting['applications'][number] | null>(null);
  const [dialog, setDialog] = useState<'register' | 'rehearse' | 'practice' | 'rules' | null>(
    state?.register === undefined ? null : 'register',
  );
  useAsked('do', (what) => (what === 'register' || what === 'rehearse') && setDialog(what));
  const rows = shown.data ?? [];
  const open = (row: number): void => {
    const departure = rows[row];
    if (departure !== undefined) void navigate(`/departures/${departure.departure}`);
  };
  const custodian = roles.includes('custodian');
  const choice = useChosenRow(rows.length, open, {
    r: () => setDialog('rehearse'),
    ...(custodian ? { n: () => setDialog('register') } : {}),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['↵'], does: say('keyOpen') },
    { keys: ['R'], does: rehearsal('rehearse') },
    ...(custodian ? [{ keys: ['N'], does: say('register') }] : []),
  ]);
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  return (
    <Page
      title={say('departures')}
      sub={say('departuresSub', { count: rows.filter(({ state }) => state === 'open').length })}
      actions={
        <>
          <Button onClick={() => void navigate('/departures/reasons')}>{leaving('reasons')}</Button>
          <Button onClick={() => void navigate('/departures/talks')}>{leaving('talks')}</Button>
          <Button onClick={() => setDialog('rules')}>{leaving('rules')}</Button>
          <Button onClick={() => setDialog('practice')}>{say('practice')}</Button>
          <Button onClick={() => setDialog('rehearse')}>
            {rehearsal('rehearse')} <Key>R</Key>
          </Button>
          {custodian && (
            <Button onClick={() => setDialog('register')}>
              {say('register')} <Key>N</Key>
            </Button>
          )}
        </>
      }
    >
      {waiting.data !== undefined && (
        <LeavingWaitingSheets
          waiting={waiting.data}
          onRegister={
            custodian
              ? (application) => {
                  setAsked(application);
                  setDialog('register');
                }
              : null
          }
        />
      )}
      {rows.length === 0 ? (
        <Empty title={say('noDepartures')}>{say('noDeparturesSays')}</Empty>
      ) : (
        <Register rows={rows} rowHeight={51} {...choice} keyOf={(row) => row.departure} label={say('rows')}>
          {(row) =>
            row === undefined ? null : (
              <div className="handover-row">
                <span className="row-two">
                  <strong>{row.person}</strong>
                  <span className="fine quiet">
                    {say('noticeMark', { day: calendarDay(row.noticeOn, language) })} ·{' '}
                    {say('lastMark', { day: calendarDay(row.lastDay, language) })}
                  </span>
                </span>
                <State shape={shapes[row.state]}>
                  {say(stateWords[row.state])}
                  {row.state === 'open' &&
                    ` · ${say(row.daysLeft < 0 ? 'daysOver' : 'daysLeft', { days: Math.abs(row.daysLeft) })}`}
                </State>
                <span className="small">
                  {row.lines > 0 &&
                    row.state !== 'withdrawn' &&
                    say('progress', { closed: row.lines - row.linesOpen, of: row.lines })}
                </span>
              </div>
            )
          }
        </Register>
      )}
      {dialog === 'register' && (
        <RegisterDialog
          who={asked === null ? (state?.register ?? '') : `#${asked.personNo}`}
          reason={asked?.reason ?? ''}
          lastDay={asked?.lastDay ?? ''}
          onClose={() => {
            setAsked(null);
            setDialog(null);
          }}
        />
      )}
      {dialog === 'rehearse' && <RehearseDialog onClose={() => setDialog(null)} />}
      {dialog === 'rules' && <LeavingRulesDialog onClose={() => setDialog(null)} />}
      {dialog === 'practice' && <PracticeDialog onClose={() => setDialog(null)} />}
    </Page>
  );
}
