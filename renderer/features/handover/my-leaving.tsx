/** What of leaving waits for the person at the desk: approvals, notices, follow-ups, and their own application (P2, H2b). */
import { Button } from 'antd';
import { useState } from 'react';
import type { FollowUpShown, LeavingMine } from '../../../shared/contract/answers.ts';
import { leavingText } from '../../../shared/vocabulary/leaving-words.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { State } from '../../ui/shape.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { caseWords } from './case-words.ts';
import { calendarDay } from './day.ts';
import './handover.css';
import { AcknowledgeDialog, ApplyDialog, DecideDialog, FollowUpDialog } from './mine-dialogs.tsx';

type Dialog =
  | { readonly decide: LeavingMine['decisions'][number] }
  | { readonly acknowledge: LeavingMine['told'][number] }
  | { readonly follow: FollowUpShown }
  | 'apply'
  | 'print';

export default function MyLeaving() {
  const say = caseWords.use();
  const mine = useVaultQuery('leaving.mine', {});
  const [dialog, setDialog] = useState<Dialog | null>(null);
  if (mine.error !== null) return <Failed error={mine.error} again={() => void mine.refetch()} />;
  if (mine.data === undefined) return <Loading />;
  const { data } = mine;
  const close = (): void => setDialog(null);
  return (
    <Page
      title={say('mine')}
      sub={say('mineSub')}
      actions={
        <>
          <Button onClick={() => setDialog('print')}>{say('printForm')}</Button>
          {!data.leaving && <Button onClick={() => setDialog('apply')}>{say('apply')}</Button>}
        </>
      }
    >
      <Decisions mine={data} onDecide={(decide) => setDialog({ decide })} />
      <Notices mine={data} onAcknowledge={(acknowledge) => setDialog({ acknowledge })} />
      <FollowUps mine={data} onFollow={(follow) => setDialog({ follow })} />
      <Own mine={data} />
      {dialog === 'apply' && <ApplyDialog noticeDays={data.noticeDays} onClose={close} />}
      {dialog === 'print' && <PrintDialog paper="resignation-form" about="" copies={1} onClose={close} />}
      {dialog !== null && typeof dialog === 'object' && 'decide' in dialog && (
        <DecideDialog asked={dialog.decide} onClose={close} />
      )}
      {dialog !== null && typeof dialog === 'object' && 'acknowledge' in dialog && (
        <AcknowledgeDialog told={dialog.acknowledge} onClose={close} />
      )}
      {dialog !== null && typeof dialog === 'object' && 'follow' in dialog && (
        <FollowUpDialog asked={dialog.follow} onClose={close} />
      )}
    </Page>
  );
}

function Decisions({
  mine,
  onDecide,
}: {
  readonly mine: LeavingMine;
  readonly onDecide: (asked: LeavingMine['decisions'][number]) => void;
}) {
  const say = caseWords.use();
  const language = useLanguage();
  const due = ({ step }: LeavingMine['decisions'][number]): string =>
    step.due === null ? '' : say(step.overdue ? 'overdue' : 'due', { day: calendarDay(step.due, language) });
  return (
    <Sheet title={say('toDecide')}>
      {mine.decisions.length === 0 && <p className="small quiet">{say('noDecisions')}</p>}
      <ul className="mine-lines">
        {mine.decisions.map((asked) => (
          <li key={`${asked.departure} ${asked.step.step}`}>
            <div>
              <strong>{asked.step.label}</strong>{' '}
              {say('decideLine', {
                person: asked.person,
                notice: calendarDay(asked.noticeOn, language),
                last: calendarDay(asked.lastDay, language),
              })}
              <div className="small quiet">{asked.reason}</div>
              {asked.step.decisions.map(({ atMs, granted, reason }) => (
                <div key={atMs} className="fine quiet">
                  {momentText(atMs, language)} · {say(granted ? 'stepGranted' : 'stepRefused')} · {reason}
                </div>
              ))}
            </div>
            {asked.step.state === 'granted' ? (
              <State shape="done">{say('stepGranted')}</State>
            ) : asked.before === null ? (
              <span className="button-row">
                <span className={asked.step.overdue ? 'small urgent' : 'small quiet'}>{due(asked)}</span>
                <SignButton size="middle" onClick={() => onDecide(asked)}>
                  {say('decide')}
                </SignButton>
              </span>
            ) : (
              <State shape="waiting">{say('before', { step: asked.before })}</State>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Notices({
  mine,
  onAcknowledge,
}: {
  readonly mine: LeavingMine;
  readonly onAcknowledge: (told: LeavingMine['told'][number]) => void;
}) {
  const say = caseWords.use();
  const language = useLanguage();
  return (
    <Sheet title={say('notices')}>
      {mine.told.length === 0 && <p className="small quiet">{say('noNotices')}</p>}
      <ul className="mine-lines">
        {mine.told.map((told) => (
          <li key={told.announced}>
            <div>
              {say('noticeLine', { person: told.person, last: calendarDay(told.lastDay, language) })}
              <div className="small quiet">{told.message}</div>
            </div>
            {told.acknowledgedAtMs !== null ? (
              <State shape="done">
                {say('acknowledgedOn', { at: momentText(told.acknowledgedAtMs, language) })}
              </State>
            ) : (
              <span className="button-row">
                {told.due !== null && (
                  <span className={told.overdue ? 'small urgent' : 'small quiet'}>
                    {say(told.overdue ? 'overdue' : 'due', { day: calendarDay(told.due, language) })}
                  </span>
                )}
                <SignButton size="middle" onClick={() => onAcknowledge(told)}>
                  {say('acknowledge')}
                </SignButton>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function FollowUps({
  mine,
  onFollow,
}: {
  readonly mine: LeavingMine;
  readonly onFollow: (asked: FollowUpShown) => void;
}) {
  const say = caseWords.use();
  const language = useLanguage();
  return (
    <Sheet title={say('followUps')}>
      {mine.followUps.length === 0 && <p className="small quiet">{say('noFollowUps')}</p>}
      <ul className="mine-lines">
        {mine.followUps.map((asked) => (
          <li key={`${asked.handover} ${asked.code} ${asked.days}`}>
            <div>
              <strong>{asked.client}</strong> <span className="small quiet">{asked.code}</span>
              <div className="small quiet">
                {say('followLine', { days: asked.days })}
                {asked.done?.remark != null && ` · ${asked.done.remark}`}
              </div>
            </div>
            {asked.done !== null ? (
              <State
                shape={asked.done.outcome === 'lost' || asked.done.outcome === 'at-risk' ? 'due' : 'done'}
              >
                {leavingText('outcome', asked.done.outcome, language)}
              </State>
            ) : (
              <span className="button-row">
                <span className={asked.overdue ? 'small urgent' : 'small quiet'}>
                  {say(asked.overdue ? 'overdue' : 'due', { day: calendarDay(asked.due, language) })}
                </span>
                <SignButton size="middle" onClick={() => onFollow(asked)}>
                  {say('follow')}
                </SignButton>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Own({ mine: { application } }: { readonly mine: LeavingMine }) {
  const say = caseWords.use();
  const language = useLanguage();
  return (
    <Sheet title={say('own')}>
      {application === null ? (
        <p className="small quiet">{say('ownNone')}</p>
      ) : (
        <>
          <State shape={application.registered ? 'done' : 'waiting'}>
            {say(application.registered ? 'ownRegistered' : 'ownWaiting', {
              at: momentText(application.atMs, language),
              day: calendarDay(application.lastDay, language),
            })}
          </State>
          <p className="small quiet">{application.reason}</p>
        </>
      )}
    </Sheet>
  );
}
