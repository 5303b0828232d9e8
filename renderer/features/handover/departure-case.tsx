/** One departure on one page: what the notice did, approvals and checklist, the clients, what is still open. */
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { DepartureCase } from '../../../shared/contract/answers.ts';
import type { Paper } from '../../../shared/vocabulary/terms.ts';
import { dayText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key, Urgent } from '../../ui/marks.tsx';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { Shape, State } from '../../ui/shape.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { ApplicationPane, EmploymentPane } from './application-pane.tsx';
import { ApprovalsPane } from './approvals-pane.tsx';
import { BindingPane } from './binding.tsx';
import { type CaseDialog, CaseDialogs } from './case-dialogs.tsx';
import { CaseFrame, DayLine } from './case-frame.tsx';
import { AtOnce, Checklist, Interviews, Readiness } from './case-panes.tsx';
import { ClientLines, LineCounts } from './client-lines.tsx';
import { calendarDay } from './day.ts';
import { LoadsOfHandover } from './load-bars.tsx';
import { SignMine } from './sign-mine.tsx';
import { ThingsPane } from './things-pane.tsx';
import { ToldPane } from './told-pane.tsx';
import { useLines } from './use-lines.tsx';
import { handoverWords } from './words.ts';

const papers = ['leaving-checklist', 'exposure-statement', 'leaving-certificate', 'client-list'] as const;

export default function DepartureCasePage() {
  const { no = '' } = useParams();
  const shown = useVaultQuery('departure.show', { departure: Number(no) });
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  return <Case key={shown.data.departure} departure={shown.data} />;
}

function Case({ departure }: { readonly departure: DepartureCase }) {
  const say = handoverWords.use();
  const language = useLanguage();
  const navigate = useNavigate();
  const handover = useVaultQuery(
    'clients.show',
    { handover: departure.handover ?? 1 },
    { enabled: departure.handover !== null },
  );
  const clients = departure.handover === null ? undefined : handover.data;
  const lines = useLines(clients);
  const [dialog, setDialog] = useState<CaseDialog | null>(null);
  const [paper, setPaper] = useState<Paper | null>(null);
  const toExposure = (): void => void navigate(`/departures/${departure.departure}/exposure`);
  const open = departure.state === 'open';
  const asked = departure.state !== 'withdrawn';
  useKeys({ ...lines.keys, p: () => setPaper('leaving-checklist'), v: toExposure });
  const describable = lines.line?.closed === null;
  useFootKeys([
    { keys: ['Tab'], does: say('keyPane') },
    ...(clients === undefined ? [] : [{ keys: ['J', 'K'], does: say('keyRows') }]),
    ...(lines.assignable
      ? [
          { keys: ['Space'], does: say('keyPick') },
          { keys: ['A'], does: say('keyAll') },
          { keys: ['M'], does: say('keyAssign') },
        ]
      : []),
    ...(describable ? [{ keys: ['E'], does: say('keyDescribe') }] : []),
    ...(lines.signable.length > 0 ? [{ keys: ['S'], does: say('keySign') }] : []),
    ...(lines.toTakeOver.length > 0 ? [{ keys: ['O'], does: say('keyTakeOver') }] : []),
    { keys: ['P'], does: say('keyPrint') },
  ]);
  const left = say(departure.daysLeft < 0 ? 'daysOver' : 'daysLeft', { days: Math.abs(departure.daysLeft) });
  return (
    <CaseFrame
      title={say('caseTitle', { name: departure.person })}
      mark={<CaseMark departure={departure} />}
      sub={say(open ? 'caseSub' : 'overSub', {
        department: departure.department ?? say('noDepartment'),
        reason: departure.reason,
        notice: calendarDay(departure.noticeOn, language),
        last: calendarDay(departure.lastDay, language),
        left,
      })}
      actions={
        <>
          <Button onClick={toExposure}>
            {say('exposure')} <Key>V</Key>
          </Button>
          <Button onClick={() => setPaper('leaving-checklist')}>
            {say('print')} <Key>P</Key>
          </Button>
          {open && <Button onClick={() => setDialog('end')}>{say('end')}</Button>}
        </>
      }
      days={
        <DayLine noticeOn={departure.noticeOn} lastDay={departure.lastDay} endedAtMs={departure.endedAtMs} />
      }
      left={
        <>
          <AtOnce departure={departure} />
          <ApprovalsPane departure={departure} onByName={() => setDialog('approve')} />
          <ApplicationPane departure={departure} />
          <Checklist departure={departure} />
          <ThingsPane departure={departure} />
          <BindingPane departure={departure} />
          <Interviews
            departure={departure}
            onRecord={() => setDialog('interview')}
            onRead={(note) => setDialog({ read: note })}
          />
        </>
      }
      lines={
        <>
          <div className="case-lines-head">
            <h2>
              {clients === undefined
                ? say('nothingToHand')
                : say('handoverTitle', { n: clients.lines.length })}
            </h2>
            {lines.assignable && (
              <div className="button-row">
                <Button onClick={() => lines.setOpen('assign')}>
                  {say('assignMany')} <Key>M</Key>
                </Button>
                {lines.toTakeOver.length > 0 && (
                  <Button onClick={() => lines.setOpen('take-over')}>
                    {say('takeOver')} <Key>O</Key>
                  </Button>
                )}
              </div>
            )}
          </div>
          {clients !== undefined && (
            <>
              <LineCounts handover={clients} />
              <SignMine lines={lines} />
              <ClientLines
                handover={clients}
                chosen={lines.at}
                onChoose={lines.setChosen}
                onOpen={() => lines.setOpen('describe')}
                picked={lines.picked}
                onPick={lines.pick}
              />
            </>
          )}
        </>
      }
      right={
        <>
          <section className="sheet">
            <Readiness missing={asked ? departure.missing : []} says={say(readinessWords[departure.state])} />
            {clients !== undefined && <LoadsOfHandover handover={clients} />}
          </section>
          <EmploymentPane departure={departure} />
          <ToldPane departure={departure} />
          {open && (
            <button type="button" className="link small" onClick={() => setDialog('reschedule')}>
              {say('reschedule')}
            </button>
          )}
        </>
      }
    >
      {lines.dialog}
      <CaseDialogs departure={departure} dialog={dialog} onClose={() => setDialog(null)} />
      {paper !== null && (
        <PrintDialog
          key={paper}
          paper={paper}
          about={String(paper === 'client-list' ? (departure.handover ?? '') : departure.departure)}
          copies={paper === 'client-list' ? 3 : 2}
          onClose={() => setPaper(null)}
        >
          <Choice
            label={say('print')}
            value={paper as (typeof papers)[number]}
            options={papers
              .filter((each) => each !== 'client-list' || departure.handover !== null)
              .map((value) => ({ value, label: say(paperWords[value]) }))}
            onChange={setPaper}
          />
        </PrintDialog>
      )}
    </CaseFrame>
  );
}

/** How the case stands: frozen while it is open, and how it ended. */
function CaseMark({ departure }: { readonly departure: DepartureCase }) {
  const say = handoverWords.use();
  const language = useLanguage();
  if (departure.endedAtMs !== null) {
    const day = dayText(departure.endedAtMs, language);
    return (
      <span className="case-mark">
        {departure.state === 'left' ? (
          <State shape="closed">{say('overLeft', { day })}</State>
        ) : (
          <State shape="refused">{say('overWithdrawn', { day })}</State>
        )}
      </span>
    );
  }
  if (!departure.frozen) return null;
  return (
    <Urgent>
      <Shape name="frozen" /> {say('frozen')}
    </Urgent>
  );
}

const readinessWords = {
  open: 'readinessSays',
  left: 'overReadiness',
  withdrawn: 'withdrawnReadiness',
} as const;

const paperWords = {
  'leaving-checklist': 'printChecklist',
  'exposure-statement': 'printExposure',
  'leaving-certificate': 'printCertificate',
  'client-list': 'printClients',
} as const;
