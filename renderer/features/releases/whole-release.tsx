/** Everything leaves at once (D8): announced, seen by everybody for a week, carried out by both sides. */
import { Button, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import type { WholeReleaseShown } from '../../../shared/contract/answers.ts';
import { describeFault, faultCodes } from '../../../shared/vocabulary/fault.ts';
import { bytesText, countText, momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { useBeside } from '../../ui/beside-fields.tsx';
import { FolderField } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { Empty, Failed, Loading, ProblemLine } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { wholeWords } from './whole-words.ts';

type Asked = 'plan' | 'withdraw' | 'begin';

const watchedMs = 1_000;
const shapes: Record<WholeReleaseShown['state'], ShapeName> = {
  none: 'note',
  announced: 'waiting',
  open: 'due',
  written: 'done',
};

export default function WholeRelease() {
  const say = wholeWords.use();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isRunning, setRunning] = useState(false);
  const shown = useVaultQuery('whole.show', {}, { refetchMs: isRunning ? watchedMs : 15_000, afresh: true });
  const whole = shown.data;
  const running = whole?.underWay != null;
  if (running !== isRunning) setRunning(running);
  const stop = useVaultAct('whole.stop');
  const isOver = whole?.state === 'written' && Date.now() >= (whole.untilMs ?? 0);
  const may: Record<Asked, boolean> = {
    plan: !running && (whole?.state === 'none' || isOver),
    withdraw: whole?.state === 'announced' || whole?.state === 'open',
    begin: !running && (whole?.state === 'open' || (whole?.state === 'written' && !isOver)),
  };
  const primary: Asked = may.plan ? 'plan' : 'begin';
  const beginning = whole?.state === 'written' ? 'again' : whole?.begunAtMs == null ? 'begin' : 'goOn';
  useKeys(asked === null && may[primary] ? { n: () => setAsked(primary) } : {});
  useFootKeys(may[primary] ? [{ keys: ['N'], does: say(primary === 'plan' ? 'plan' : beginning) }] : []);
  return (
    <Page
      title={say('title')}
      sub={say('sub')}
      actions={
        <>
          {may.withdraw && <Button onClick={() => setAsked('withdraw')}>{say('withdraw')}</Button>}
          {may[primary] && (
            <Button onClick={() => setAsked(primary)}>
              {say(primary === 'plan' ? 'plan' : beginning)} <Key>N</Key>
            </Button>
          )}
        </>
      }
    >
      <ProblemLine error={stop.error} />
      {whole === undefined ? (
        shown.error === null ? (
          <Loading />
        ) : (
          <Failed error={shown.error} again={() => void shown.refetch()} />
        )
      ) : whole.state === 'none' ? (
        <Empty title={say('none')}>{say('noneSays')}</Empty>
      ) : (
        <Plan whole={whole} onStop={() => stop.mutate({})} />
      )}
      {asked === 'plan' && whole !== undefined && (
        <PlanDialog cosigners={whole.cosigners} onClose={() => setAsked(null)} />
      )}
      {asked === 'withdraw' && <WithdrawDialog onClose={() => setAsked(null)} />}
      {asked === 'begin' && whole !== undefined && (
        <BeginDialog
          cosigners={whole.cosigners}
          folder={whole.folder}
          onBegun={() => setRunning(true)}
          onClose={() => setAsked(null)}
        />
      )}
    </Page>
  );
}

function Plan({ whole, onStop }: { readonly whole: WholeReleaseShown; readonly onStop: () => void }) {
  const say = wholeWords.use();
  const language = useLanguage();
  const { state, underWay, written, failed } = whole;
  if (state === 'none') return null;
  const fault = faultCodes.find((code) => code === failed);
  const when = (ms: number | null): string => (ms === null ? '' : momentText(ms, language));
  const rows: readonly (readonly [string, ReactNode] | null)[] = [
    [
      say('state'),
      <State key="state" shape={underWay === null ? shapes[state] : 'under-way'}>
        {say(state)}
      </State>,
    ],
    [say('by'), whole.by.join(language === 'en' ? ', ' : '、')],
    [say('ground'), whole.ground],
    [say('when'), say('whenSays', { from: when(whole.fromMs), until: when(whole.untilMs) })],
    [
      say('holds'),
      say('holdsSays', {
        dossiers: countText(whole.dossiers),
        documents: countText(whole.documents),
        bytes: bytesText(whole.bytes),
      }),
    ],
    whole.pending === 0 ? null : [say('stays'), say('staysSays', { count: countText(whole.pending) })],
    whole.folder === ''
      ? null
      : [
          say('folder'),
          <span key="folder" className="mono selectable">
            {whole.folder}
          </span>,
        ],
  ];
  return (
    <>
      <Sheet>
        <Facts rows={rows} />
      </Sheet>
      {underWay !== null && (
        <Sheet>
          <p>
            {say('underWay', { done: countText(underWay.done), total: countText(underWay.total) })}{' '}
            <Button size="small" onClick={onStop}>
              {say('stop')}
            </Button>
          </p>
          <Progress percent={underWay.total === 0 ? 0 : Math.floor((underWay.done / underWay.total) * 100)} />
          <p className="small quiet">{say('goesOn')}</p>
        </Sheet>
      )}
      {underWay === null && fault !== undefined && (
        <Sheet title={say('failed')}>
          <p>{describeFault(fault, {}, language)}</p>
        </Sheet>
      )}
      {written !== null && (
        <Sheet title={say('result')}>
          <p>
            {momentText(written.atMs, language)} ·{' '}
            {say('resultSays', { documents: countText(written.documents), bytes: bytesText(written.bytes) })}
          </p>
          {written.without > 0 && (
            <State shape="refused">{say('without', { count: countText(written.without) })}</State>
          )}
          <p className="small quiet">{say('sums')}</p>
          <p className="mono fine selectable">{written.sums}</p>
        </Sheet>
      )}
    </>
  );
}

type Cosigners = WholeReleaseShown['cosigners'];

function PlanDialog({ cosigners, onClose }: { readonly cosigners: Cosigners; readonly onClose: () => void }) {
  const say = wholeWords.use();
  const plan = useVaultAct('whole.plan');
  const beside = useBeside(cosigners);
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={say('planTitle')}
      says={say('planSays')}
      label={say('planSign')}
      disabled={ground.trim() === '' || beside.missing}
      sign={({ signature }) => plan.mutateAsync({ ground, signature, cosign: beside.cosign })}
      onClose={onClose}
    >
      <TextField label={say('ground')} value={ground} onChange={setGround} />
      {beside.fields}
    </SignedDialog>
  );
}

function WithdrawDialog({ onClose }: { readonly onClose: () => void }) {
  const say = wholeWords.use();
  const withdraw = useVaultAct('whole.withdraw');
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={say('withdrawTitle')}
      says={say('withdrawSays')}
      label={say('withdrawSign')}
      disabled={ground.trim() === ''}
      sign={({ signature }) => withdraw.mutateAsync({ ground, signature })}
      onClose={onClose}
    >
      <TextField label={say('ground')} value={ground} onChange={setGround} />
    </SignedDialog>
  );
}

function BeginDialog({
  cosigners,
  folder: before,
  onBegun,
  onClose,
}: {
  readonly cosigners: Cosigners;
  readonly folder: string;
  readonly onBegun: () => void;
  readonly onClose: () => void;
}) {
  const say = wholeWords.use();
  const begin = useVaultAct('whole.begin');
  const beside = useBeside(cosigners);
  const [folder, setFolder] = useState(before);
  return (
    <SignedDialog
      title={say('beginTitle')}
      says={say('beginSays')}
      label={say('beginSign')}
      disabled={folder === '' || beside.missing}
      sign={async ({ signature }) => {
        await begin.mutateAsync({ folder, signature, cosign: beside.cosign });
        onBegun();
      }}
      onClose={onClose}
    >
      <FolderField label={say('target')} what="release" value={folder} onChange={setFolder} />
      {beside.fields}
    </SignedDialog>
  );
}
