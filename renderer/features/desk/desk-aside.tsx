/** Beside the tasks: how the vault stands, what falls due, and signatures asked of who is at the desk. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CustodianDesk } from '../../../shared/contract/answers.ts';
import { dayToText } from '../../../shared/vocabulary/day-text.ts';
import { countText, momentText, timeText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultQuery } from '../../session/session.tsx';
import { Seal } from '../../ui/marks.tsx';
import { Sheet } from '../../ui/page.tsx';
import { Shape, type ShapeName } from '../../ui/shape.tsx';
import { TrainingTasks } from '../../ui/training-tasks.tsx';
import { DueChart } from './due-chart.tsx';
import { deskWords } from './words.ts';

function Line({
  shape,
  children,
  under,
}: {
  readonly shape: ShapeName;
  readonly children: ReactNode;
  readonly under?: string;
}) {
  return (
    <li className="vault-line">
      <Shape name={shape} />
      <div>
        {children}
        {under !== undefined && <div className="fine quiet">{under}</div>}
      </div>
    </li>
  );
}

function VaultState({ desk }: { readonly desk: CustodianDesk }) {
  const status = useStatus();
  const say = deskWords.use();
  const language = useLanguage();
  const { checking } = status;
  const checked =
    checking !== null
      ? say('checking', { done: countText(checking.done), total: countText(checking.total) })
      : desk.lastFullCheckMs === null
        ? undefined
        : say('checkedAt', { time: timeText(desk.lastFullCheckMs, language) });
  return (
    <Sheet title={say('state')}>
      <ul className="vault-lines">
        <Line
          shape={checking === null ? 'done' : 'under-way'}
          {...(checked === undefined ? {} : { under: checked })}
        >
          {say('entries', { count: countText(status.entries) })}
        </Line>
        <Line shape={status.anchorsAnswered > 0 ? 'done' : 'note'}>
          {status.anchorsAnswered > 0 ? say('anchors', { count: status.anchorsAnswered }) : say('noAnchors')}
        </Line>
        <Line shape={status.clock === 'none' ? 'done' : 'note'}>
          {say(status.clock === 'none' ? 'clockGood' : 'clock')}
        </Line>
        <Line shape={status.quarantine === 'none' ? 'done' : 'note'}>
          {say(status.quarantine === 'none' ? 'noQuarantine' : 'quarantine')}
        </Line>
        <BackupLine />
      </ul>
    </Sheet>
  );
}

function BackupLine() {
  const { backup } = useStatus();
  const say = deskWords.use();
  const language = useLanguage();
  if (backup === null)
    return (
      <Line shape="note">
        <strong>{say('backupNone')}</strong>
      </Line>
    );
  const { newestAtMs, underWay, where } = backup;
  if (underWay !== null)
    return (
      <Line shape="under-way" under={where}>
        {say('backupRunning', { done: countText(underWay.done), total: countText(underWay.total) })}
      </Line>
    );
  const shape = backup.overdue || backup.failed ? 'note' : 'done';
  return (
    <Line shape={shape} under={where}>
      {newestAtMs === null
        ? say('backupNever')
        : say('backupMade', { time: momentText(newestAtMs, language) })}
    </Line>
  );
}

function AskedOfMe() {
  const status = useStatus();
  const say = deskWords.use();
  const readiness = useVaultQuery('integrity.show', {}, { enabled: !status.ready });
  if (status.ready || readiness.data === undefined) return null;
  const own = readiness.data.keyFiles.find((row) => row.mine);
  const asked = [
    own !== undefined && own.copies < 2 ? say('askedKeyFile') : null,
    readiness.data.custody.confirmed ? null : say('askedSheets'),
  ].filter((text) => text !== null);
  if (asked.length === 0) return null;
  return (
    <Sheet title={say('asked')}>
      {asked.map((text) => (
        <div key={text} className="asked">
          <Seal name={status.signedIn ?? ''} state="mine" />
          <div className="small">
            <div>{text}</div>
            <Link className="link" to="/integrity">
              {say('goThere')}
            </Link>
          </div>
        </div>
      ))}
    </Sheet>
  );
}

/** Custodians and approvers for whom somebody may wait in vain (S6). */
function Away({ desk }: { readonly desk: CustodianDesk }) {
  const say = deskWords.use();
  const language = useLanguage();
  if (desk.away.length === 0) return null;
  return (
    <Sheet title={say('away')}>
      <ul className="vault-lines">
        {desk.away.map(({ who, from, until }) => (
          <Line
            key={`${who} ${from}`}
            shape="missing"
            under={
              from === until
                ? dayToText(from, language)
                : say('awayDays', { from: dayToText(from, language), until: dayToText(until, language) })
            }
          >
            {who}
          </Line>
        ))}
      </ul>
    </Sheet>
  );
}

export function DeskAside({ desk }: { readonly desk: CustodianDesk }) {
  const say = deskWords.use();
  return (
    <>
      <VaultState desk={desk} />
      <Sheet title={say('dueNext')}>
        <DueChart dueByDay={desk.dueByDay} />
      </Sheet>
      <Away desk={desk} />
      <AskedOfMe />
      <TrainingTasks quiet />
    </>
  );
}
