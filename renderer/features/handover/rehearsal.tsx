/** What it would take if somebody left: the page of a departure, before there is one. Nothing can be done from it but register. */
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { DepartureRehearsal } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { State } from '../../ui/shape.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { CaseFrame, DayLine } from './case-frame.tsx';
import { Readiness } from './case-panes.tsx';
import { calendarDay } from './day.ts';
import { LoadBars } from './load-bars.tsx';
import { RehearsedCounts, RehearsedLines } from './rehearsal-lines.tsx';
import { EndingRoles, ListToCome, SeenCounts, WouldBe } from './rehearsal-panes.tsx';
import { rehearsalWords } from './rehearsal-words.ts';
import { handoverWords } from './words.ts';

export default function RehearsalPage() {
  const { person = '' } = useParams();
  // Asked anew each time: it is of this moment, and each asking is an entry.
  const shown = useVaultQuery('departure.rehearse', { who: `#${person}` }, { afresh: true, reading: true });
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined || !shown.isFetchedAfterMount) return <Loading />;
  return <Rehearsal key={person} who={`#${person}`} said={shown.data} />;
}

function Rehearsal({ who, said }: { readonly who: string; readonly said: DepartureRehearsal }) {
  const say = rehearsalWords.use();
  const common = handoverWords.use();
  const language = useLanguage();
  const navigate = useNavigate();
  const { roles } = useStatus();
  const [chosen, setChosen] = useState(0);
  const { lines } = said;
  const at = Math.min(chosen, Math.max(0, lines.length - 1));
  const back = (): void => void navigate('/departures');
  // The ordinary dialog, on its own page: once registered, this one would be asked again and refused.
  const register = (): void => void navigate('/departures', { state: { register: who } });
  const mayRegister = roles.includes('custodian') && !said.isSelf;
  useKeys({
    ...rowKeys(lines.length, at, setChosen),
    Escape: back,
    ...(mayRegister ? { n: register } : {}),
  });
  useFootKeys([
    { keys: ['Tab'], does: common('keyPane') },
    ...(lines.length > 0 ? [{ keys: ['J', 'K'], does: common('keyRows') }] : []),
    ...(mayRegister ? [{ keys: ['N'], does: say('register') }] : []),
    { keys: ['Esc'], does: common('back') },
  ]);
  return (
    <CaseFrame
      title={say('title', { name: said.person })}
      mark={
        <span className="case-mark">
          <State shape="note">{say('nothing')}</State>
        </span>
      }
      sub={say('sub', {
        department: said.department ?? common('noDepartment'),
        days: said.noticeDays,
        last: calendarDay(said.lastDay, language),
      })}
      actions={
        <>
          <Button onClick={back}>
            {common('back')} <Key>Esc</Key>
          </Button>
          {mayRegister && (
            <Button onClick={register}>
              {say('register')} <Key>N</Key>
            </Button>
          )}
        </>
      }
      days={
        <DayLine
          noticeOn={said.noticeOn}
          lastDay={said.lastDay}
          rehearsed={say('ifToday', { day: calendarDay(said.noticeOn, language) })}
        />
      }
      left={
        <>
          <WouldBe said={said} />
          <EndingRoles said={said} />
          <ListToCome said={said} />
        </>
      }
      lines={
        lines.length === 0 ? (
          <>
            <h2>{say('noLines')}</h2>
            <p className="small quiet">{say('noLinesSays')}</p>
          </>
        ) : (
          <>
            <h2>{say('lines', { n: countText(lines.length) })}</h2>
            <RehearsedCounts lines={lines} />
            <RehearsedLines lines={lines} chosen={at} onChoose={setChosen} />
          </>
        )
      }
      right={
        <section className="sheet">
          <Readiness missing={said.missing} says={say('readinessSays')} />
          <SeenCounts said={said} />
          {lines.length > 0 && <LoadBars loads={said.loads} clientsMax={said.clientsMax} room />}
        </section>
      }
    />
  );
}
