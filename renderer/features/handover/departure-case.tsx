/** One departure on one page: what the notice did, approvals and checklist, the clients, what is still open. */
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { DepartureCase } from '../../../shared/contract/answers.ts';
import type { Paper } from '../../../shared/vocabulary/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key, Urgent } from '../../ui/marks.tsx';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { Shape } from '../../ui/shape.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { type CaseDialog, CaseDialogs } from './case-dialogs.tsx';
import { AtOnce, Checklist, Interviews, Readiness } from './case-panes.tsx';
import { ClientLines, LineCounts } from './client-lines.tsx';
import { calendarDay, dayMs } from './day.ts';
import './handover.css';
import { LoadBars } from './load-bars.tsx';
import { SignMine } from './sign-mine.tsx';
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
  useKeys({ ...lines.keys, p: () => setPaper('leaving-checklist'), v: toExposure });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['Space'], does: say('keyPick') },
    { keys: ['A'], does: say('keyAll') },
    { keys: ['M'], does: say('keyAssign') },
    { keys: ['E'], does: say('keyDescribe') },
    ...(lines.signable.length > 0 ? [{ keys: ['S'], does: say('keySign') }] : []),
    { keys: ['O'], does: say('keyTakeOver') },
    { keys: ['P'], does: say('keyPrint') },
  ]);
  const left = say(departure.daysLeft < 0 ? 'daysOver' : 'daysLeft', { days: Math.abs(departure.daysLeft) });
  return (
    <main className="page case">
      <header className="case-head">
        <div>
          <h1>
            {say('caseTitle', { name: departure.person })}{' '}
            {departure.frozen && (
              <Urgent>
                <Shape name="frozen" /> {say('frozen')}
              </Urgent>
            )}
          </h1>
          <p className="small quiet">
            {say('caseSub', {
              department: departure.department ?? say('noDepartment'),
              reason: departure.reason,
              notice: calendarDay(departure.noticeOn, language),
              last: calendarDay(departure.lastDay, language),
              left,
            })}
          </p>
        </div>
        <div className="button-row">
          <Button onClick={toExposure}>
            {say('exposure')} <Key>V</Key>
          </Button>
          <Button onClick={() => setPaper('leaving-checklist')}>
            {say('print')} <Key>P</Key>
          </Button>
          {open && <Button onClick={() => setDialog('end')}>{say('end')}</Button>}
        </div>
      </header>
      <DayLine departure={departure} />
      <div className="case-panes">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reached by the keyboard */}
        <div className="case-pane" tabIndex={0} data-focus="inside">
          <AtOnce departure={departure} onApprove={() => setDialog('approve')} />
          <Checklist departure={departure} />
          <Interviews
            departure={departure}
            onRecord={() => setDialog('interview')}
            onRead={(note) => setDialog({ read: note })}
          />
        </div>
        <section className="sheet case-lines">
          <div className="case-lines-head">
            <h2>
              {clients === undefined
                ? say('nothingToHand')
                : say('handoverTitle', { n: clients.lines.length })}
            </h2>
            {clients !== undefined && (
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
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reached by the keyboard */}
        <aside className="case-pane" tabIndex={0} data-focus="inside">
          <section className="sheet">
            <Readiness departure={departure} />
            {clients !== undefined && <LoadBars handover={clients} />}
          </section>
          {open && (
            <button type="button" className="link small" onClick={() => setDialog('reschedule')}>
              {say('reschedule')}
            </button>
          )}
        </aside>
      </div>
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
    </main>
  );
}

const paperWords = {
  'leaving-checklist': 'printChecklist',
  'exposure-statement': 'printExposure',
  'leaving-certificate': 'printCertificate',
  'client-list': 'printClients',
} as const;

/** From the notice to the last day, and where today is between them. */
function DayLine({ departure }: { readonly departure: DepartureCase }) {
  const say = handoverWords.use();
  const language = useLanguage();
  const [from, to] = [dayMs(departure.noticeOn), dayMs(departure.lastDay)];
  const share = Math.min(1, Math.max(0, (Date.now() - from) / Math.max(1, to - from)));
  const percent = (value: number): string => `${value * 100}%`;
  return (
    <div className="day-line">
      <svg width="100%" height="14" aria-hidden="true" focusable="false">
        <line x1="0" y1="7" x2="100%" y2="7" stroke="currentColor" strokeOpacity="0.6" />
        <line x1="0" y1="7" x2={percent(share)} y2="7" stroke="currentColor" strokeWidth="3" />
        <rect x="0" y="2" width="10" height="10" fill="currentColor" />
        <svg x={percent(share)} overflow="visible" aria-hidden="true">
          <rect
            x={share > 0.97 ? -10 : share < 0.02 ? 0 : -5}
            y="2"
            width="10"
            height="10"
            fill="currentColor"
          />
        </svg>
        <svg x="100%" overflow="visible" aria-hidden="true">
          <rect x="-10.5" y="2.5" width="9" height="9" fill="var(--layout)" stroke="currentColor" />
        </svg>
      </svg>
      <div className="day-words fine">
        <span>{say('noticeMark', { day: calendarDay(departure.noticeOn, language) })}</span>
        {share > 0.12 && share < 0.85 && (
          <span className="day-today" style={{ left: percent(share) }}>
            {say('today')}
          </span>
        )}
        <span>{say('lastMark', { day: calendarDay(departure.lastDay, language) })}</span>
      </div>
    </div>
  );
}
