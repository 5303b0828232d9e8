/** Where backups go, how they stand, and making and trying them (K1, K2). */
import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { BackupsShown, BackupTargetShown } from '../../../shared/contract/answers.ts';
import { describeFault, faultCodes } from '../../../shared/vocabulary/fault.ts';
import { bytesText, countText, momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Failed, Loading, ProblemLine } from '../../ui/states.tsx';
import { DrillDialog } from './drill-dialog.tsx';
import { EndDialog, PlanDialog } from './plan-dialogs.tsx';
import './backups.css';
import { backupWords } from './words.ts';

type Open =
  | { readonly what: 'plan'; readonly target: BackupTargetShown | null }
  | { readonly what: 'end' | 'drill'; readonly target: BackupTargetShown }
  | null;

const watchedMs = 500;

export default function Backups() {
  const say = backupWords.use();
  const { roles } = useStatus();
  const [open, setOpen] = useState<Open>(null);
  const [isRunning, setRunning] = useState(false);
  const backups = useVaultQuery(
    'backup.show',
    {},
    { refetchMs: isRunning ? watchedMs : 15_000, afresh: true },
  );
  const begin = useVaultAct('backup.begin');
  const stop = useVaultAct('backup.stop');
  const shown = backups.data;
  const mayPlan = roles.includes('custodian');
  const running = shown?.underWay != null;
  useEffect(() => setRunning(running), [running]);
  const plan = (): void => setOpen({ what: 'plan', target: null });
  useKeys(mayPlan && open === null ? { n: plan } : {});
  useFootKeys(mayPlan ? [{ keys: ['N'], does: say('keyPlan') }] : []);
  const make = (target: BackupTargetShown, thorough = false): void => {
    begin.mutate({ target: target.target, thorough }, { onSuccess: () => setRunning(true) });
  };
  return (
    <Page
      title={say('title')}
      sub={say('sub')}
      actions={
        mayPlan && (
          <Button onClick={plan}>
            {say('plan')} <Key>N</Key>
          </Button>
        )
      }
    >
      <ProblemLine error={begin.error ?? stop.error} />
      {shown === undefined ? (
        backups.error === null ? (
          <Loading />
        ) : (
          <Failed error={backups.error} again={() => void backups.refetch()} />
        )
      ) : shown.targets.length === 0 ? (
        <Empty title={say('none')}>{say('noneSays')}</Empty>
      ) : (
        shown.targets.map((target) => (
          <Target
            key={target.target}
            target={target}
            underWay={shown.underWay}
            mayPlan={mayPlan}
            onOpen={setOpen}
            onMake={make}
            onStop={() => stop.mutate({})}
          />
        ))
      )}
      {open?.what === 'plan' && <PlanDialog target={open.target} onClose={() => setOpen(null)} />}
      {open?.what === 'end' && <EndDialog target={open.target} onClose={() => setOpen(null)} />}
      {open?.what === 'drill' && (
        <DrillDialog
          target={open.target}
          onThorough={() => {
            make(open.target, true);
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}

function Target({
  target,
  underWay,
  mayPlan,
  onOpen,
  onMake,
  onStop,
}: {
  readonly target: BackupTargetShown;
  readonly underWay: BackupsShown['underWay'];
  readonly mayPlan: boolean;
  readonly onOpen: (open: Open) => void;
  readonly onMake: (target: BackupTargetShown) => void;
  readonly onStop: () => void;
}) {
  const say = backupWords.use();
  const isHere = underWay?.target === target.target;
  return (
    <Sheet title={<span className="mono selectable backup-folder">{target.folder}</span>}>
      <Standing target={target} />
      <p className="small quiet">
        {[
          target.atClosing ? say('atClosing') : null,
          target.everyHours > 0 ? say('every', { count: target.everyHours }) : null,
          !target.atClosing && target.everyHours === 0 ? say('byHand') : null,
          say('rule', { ...target.keep }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {isHere ? (
        <Running done={underWay.done} total={underWay.total} onStop={onStop} />
      ) : (
        <div className="button-row">
          <Button type="primary" disabled={!target.there || underWay !== null} onClick={() => onMake(target)}>
            {say('make')}
          </Button>
          <Button
            disabled={!target.there || target.states.length === 0}
            onClick={() => onOpen({ what: 'drill', target })}
          >
            {say('drill')}
          </Button>
          {mayPlan && <Button onClick={() => onOpen({ what: 'plan', target })}>{say('change')}</Button>}
          <Button onClick={() => onOpen({ what: 'end', target })}>{say('end')}</Button>
        </div>
      )}
      <States target={target} />
    </Sheet>
  );
}

function Standing({ target }: { readonly target: BackupTargetShown }) {
  const say = backupWords.use();
  const language = useLanguage();
  const when = (ms: number): string => momentText(ms, language);
  const code = faultCodes.find((each) => each === target.failed);
  return (
    <div className="backup-standing">
      {!target.there && <State shape="missing">{say('notThere')}</State>}
      {target.sameDisk && <State shape="note">{say('sameDisk')}</State>}
      {target.overdue && <State shape="due">{say('overdue')}</State>}
      {code !== undefined && target.failedAtMs !== null && (
        <State shape="note">
          {say('failed', { when: when(target.failedAtMs), why: describeFault(code, {}, language) })}
        </State>
      )}
      {target.drilledAtMs === null ? (
        target.states.length > 0 && (
          <State shape={target.drillDue ? 'due' : 'note'}>{say('drillNever')}</State>
        )
      ) : target.drillDue ? (
        <State shape="due">{say('drillDue', { when: when(target.drilledAtMs) })}</State>
      ) : (
        <State shape={target.drilledSound === false ? 'refused' : 'done'}>
          {say(target.drilledSound === false ? 'drilledBad' : 'drilled', { when: when(target.drilledAtMs) })}
        </State>
      )}
    </div>
  );
}

/** How long the rest will take, from what has been done since it was first seen. */
function Running({
  done,
  total,
  onStop,
}: {
  readonly done: number;
  readonly total: number;
  readonly onStop: () => void;
}) {
  const say = backupWords.use();
  const first = useRef({ done, atMs: Date.now() });
  const worked = done - first.current.done;
  const tookMs = Date.now() - first.current.atMs;
  const leftMs = worked < 20 ? null : ((total - done) / worked) * tookMs;
  return (
    <div className="form">
      <p className="small" aria-live="off">
        {say('running', { done: countText(done), total: countText(total) })}
        {leftMs !== null && leftMs > 60_000 && ` · ${say('left', { minutes: Math.ceil(leftMs / 60_000) })}`}
      </p>
      <Progress
        percent={Math.floor((100 * done) / Math.max(1, total))}
        showInfo={false}
        aria-label={say('title')}
      />
      <p className="fine quiet">{say('goesOn')}</p>
      <div>
        <Button onClick={onStop}>{say('stop')}</Button>
      </div>
    </div>
  );
}

function States({ target }: { readonly target: BackupTargetShown }) {
  const say = backupWords.use();
  const language = useLanguage();
  if (target.states.length === 0) return <p className="small quiet">{say('noStates')}</p>;
  return (
    <table className="backup-states">
      <caption className="label-heading">{say('states')}</caption>
      <thead>
        <tr>
          {(['when', 'entries', 'objects', 'size'] as const).map((head) => (
            <th key={head} scope="col">
              {say(head)}
            </th>
          ))}
          <th />
        </tr>
      </thead>
      <tbody>
        {target.states.map((state) => (
          <tr key={state.state}>
            <td>{momentText(state.madeAtMs, language)}</td>
            <td>{countText(state.entries)}</td>
            <td>{countText(state.objects)}</td>
            <td>{bytesText(state.bytes)}</td>
            <td>
              <State shape={state.without === 0 ? 'done' : 'note'}>
                {state.without === 0 ? say('whole') : say('without', { count: countText(state.without) })}
              </State>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
