/** Colleagues told: when, who acknowledged by signature, and who has not (P2). */
import { Button } from 'antd';
import { useState } from 'react';
import type { DepartureCase } from '../../../shared/contract/answers.ts';
import { dayText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { caseWords } from './case-words.ts';
import { calendarDay } from './day.ts';
import { PeoplePicks } from './people-picks.tsx';

export function ToldPane({ departure }: { readonly departure: DepartureCase }) {
  const say = caseWords.use();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { announcements } = departure.leaving;
  return (
    <section className="sheet">
      <h2 className="label-heading">{say('colleagues')}</h2>
      {announcements.length === 0 && <p className="small quiet">{say('noneTold')}</p>}
      {announcements.map(({ announced, atMs, acknowledged, waiting, due, overdue }) => (
        <div key={announced} className="small">
          <div>
            {say('toldCounts', {
              day: dayText(atMs, language),
              done: acknowledged.length,
              of: acknowledged.length + waiting.length,
            })}
          </div>
          {waiting.map((person) => (
            <State key={person} shape={overdue ? 'due' : 'missing'}>
              {person}
              {overdue && due !== null && ` · ${say('overdue', { day: calendarDay(due, language) })}`}
            </State>
          ))}
          {acknowledged.map(({ person, atMs: signedAtMs }) => (
            <State key={person} shape="done">
              {person} · {dayText(signedAtMs, language)}
            </State>
          ))}
        </div>
      ))}
      {departure.state !== 'withdrawn' && (
        <div>
          <Button size="small" onClick={() => setOpen(true)}>
            {say('tell')}
          </Button>
        </div>
      )}
      {open && <TellDialog departure={departure} onClose={() => setOpen(false)} />}
    </section>
  );
}

function TellDialog({
  departure,
  onClose,
}: {
  readonly departure: DepartureCase;
  readonly onClose: () => void;
}) {
  const say = caseWords.use();
  const people = useVaultQuery('person.list', {});
  const announce = useVaultAct('departure.announce');
  const [message, setMessage] = useState('');
  const [due, setDue] = useState('');
  const [told, setTold] = useState<readonly string[]>([]);
  return (
    <SignedDialog
      wide
      title={say('tell')}
      says={say('tellSays')}
      label={say('signTell', { n: told.length })}
      disabled={told.length === 0 || message.trim() === ''}
      sign={({ signature }) =>
        announce.mutateAsync({
          departure: departure.departure,
          told: [...told],
          message,
          due: due === '' ? null : due,
          signature,
        })
      }
      onClose={onClose}
    >
      <TextField label={say('message')} value={message} onChange={setMessage} rows={3} max={2_000} />
      <DateField label={say('until')} value={due} onChange={setDue} />
      <PeoplePicks
        label={say('toWhom')}
        people={(people.data ?? []).filter(
          ({ no, leaving, roles }) => no !== departure.personNo && !leaving && roles.length > 0,
        )}
        picked={told}
        onChange={setTold}
      />
    </SignedDialog>
  );
}
