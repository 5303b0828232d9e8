/** Departures on record, and registering one. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DepartureSummary } from '../../../shared/contract/answers.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { calendarDay } from './day.ts';
import './handover.css';
import { PracticeDialog } from './practice-dialog.tsx';
import { handoverWords } from './words.ts';

const shapes: Record<DepartureSummary['state'], ShapeName> = {
  open: 'under-way',
  left: 'closed',
  withdrawn: 'refused',
};
const stateWords = { open: 'stateOpen', left: 'stateLeft', withdrawn: 'stateWithdrawn' } as const;

export default function Departures() {
  const say = handoverWords.use();
  const language = useLanguage();
  const { roles } = useStatus();
  const navigate = useNavigate();
  const shown = useVaultQuery('departure.list', {});
  const [chosen, setChosen] = useState(0);
  const [dialog, setDialog] = useState<'register' | 'practice' | null>(null);
  const rows = shown.data ?? [];
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const open = (row: number): void => {
    const departure = rows[row];
    if (departure !== undefined) void navigate(`/departures/${departure.departure}`);
  };
  const custodian = roles.includes('custodian');
  useKeys({
    ...rowKeys(rows.length, at, setChosen),
    Enter: () => open(at),
    ...(custodian ? { n: () => setDialog('register') } : {}),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['↵'], does: say('keyOpen') },
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
          <Button onClick={() => setDialog('practice')}>{say('practice')}</Button>
          {custodian && (
            <Button onClick={() => setDialog('register')}>
              {say('register')} <Key>N</Key>
            </Button>
          )}
        </>
      }
    >
      {rows.length === 0 ? (
        <Empty title={say('noDepartures')}>{say('noDeparturesSays')}</Empty>
      ) : (
        <div className="register">
          <VirtualRows
            rows={rows}
            rowHeight={51}
            chosen={at}
            onChoose={setChosen}
            onOpen={open}
            keyOf={(row) => row.departure}
            label={say('rows')}
          >
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
                    {row.lines > 0 && say('progress', { closed: row.lines - row.linesOpen, of: row.lines })}
                  </span>
                </div>
              )
            }
          </VirtualRows>
        </div>
      )}
      {dialog === 'register' && <RegisterDialog onClose={() => setDialog(null)} />}
      {dialog === 'practice' && <PracticeDialog onClose={() => setDialog(null)} />}
    </Page>
  );
}

function RegisterDialog({ onClose }: { readonly onClose: () => void }) {
  const say = handoverWords.use();
  const { signedIn } = useStatus();
  const people = useVaultQuery('person.list', {});
  const practice = useVaultQuery('practice.show', {});
  const register = useVaultAct('departure.register');
  const navigate = useNavigate();
  const [form, setForm] = useState({ who: '', reason: '', noticeOn: '', lastDay: '' });
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }));
  return (
    <SignedDialog
      title={say('register')}
      says={say('registerSays')}
      label={say('signRegister')}
      disabled={form.who === '' || form.reason.trim() === ''}
      sign={async ({ signature }) => {
        const { departure } = await register.mutateAsync({
          who: form.who,
          reason: form.reason,
          ...(form.noticeOn === '' ? {} : { noticeOn: form.noticeOn }),
          ...(form.lastDay === '' ? {} : { lastDay: form.lastDay }),
          signature,
        });
        await navigate(`/departures/${departure}`);
      }}
      onClose={onClose}
    >
      <Choice
        label={say('person')}
        value={form.who}
        options={[
          { value: '', label: say('choose') },
          ...(people.data ?? [])
            .filter(({ name, leaving }) => !leaving && name !== signedIn)
            .map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={(who) => set({ who })}
      />
      <Field label={say('reason')}>
        {(id) => (
          <Input
            id={id}
            value={form.reason}
            maxLength={2_000}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <div className="field-row">
        <Field label={say('noticeOn')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={form.noticeOn}
              onChange={(event) => set({ noticeOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('lastDay')} hint={say('lastDayHint', { days: practice.data?.noticeDays ?? 30 })}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={form.lastDay}
              onChange={(event) => set({ lastDay: event.target.value })}
            />
          )}
        </Field>
      </div>
    </SignedDialog>
  );
}
