/** Custody passing from hand to hand, in five steps on one page: people, check, signatures, new keys, papers. */
import { Button } from 'antd';
import { useState } from 'react';
import type { CustodyHandover } from '../../../shared/contract/answers.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { Shape, State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BeginHandover } from './begin-handover.tsx';
import { CheckProgress } from './check-progress.tsx';
import './custody.css';
import { SigningDialog } from './signing-dialog.tsx';
import { isReady, ThreeSeals } from './three-seals.tsx';
import { useTransferPages } from './transfer-pages.ts';
import { ItemDetail, TransferRows } from './transfer-rows.tsx';
import { pollMs, useCheck } from './use-check.ts';
import { custodyWords } from './words.ts';

const steps = ['step1', 'step2', 'step3', 'step4', 'step5'] as const;

/** Which of the five is under way. */
function stepOf(handover: CustodyHandover | null): number {
  if (handover === null || handover.state === 'abandoned') return 0;
  if (handover.state === 'done') return 4;
  if (handover.state === 'signed') return 3;
  return handover.check.complete && handover.check.withoutNote === 0 ? 2 : 1;
}

export default function Custody() {
  const say = custodyWords.use();
  const language = useLanguage();
  const { roles } = useStatus();
  const [again, setAgain] = useState(false);
  const { running, error, toggle } = useCheck();
  const shown = useVaultQuery(
    'custody.show',
    {},
    running === null ? {} : { refetchMs: pollMs(running, 700) },
  );
  const handover = shown.data ?? null;
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  const custodian = roles.includes('custodian');
  const fresh = handover === null || handover.state === 'abandoned' || (again && handover.state === 'done');
  if (fresh) {
    return (
      <Page title={say('title')}>
        <Steps at={0} />
        {handover?.state === 'abandoned' && <State shape="note">{say('abandonedNote')}</State>}
        {custodian ? <BeginHandover /> : <Empty title={say('empty')}>{say('notYours')}</Empty>}
      </Page>
    );
  }
  const { outgoing, incoming, witness } = handover;
  return (
    <HandoverPage
      handover={handover}
      title={say('titleOf', { from: outgoing, to: incoming })}
      sub={
        handover.signedAtMs === null
          ? say('sub', { witness, when: momentText(handover.begunAtMs, language) })
          : say('subDone', { witness, when: momentText(handover.signedAtMs, language) })
      }
      custodian={custodian}
      check={{ running, error, toggle }}
      onAgain={() => setAgain(true)}
    />
  );
}

function HandoverPage({
  handover,
  title,
  sub,
  custodian,
  check,
  onAgain,
}: {
  readonly handover: CustodyHandover;
  readonly title: string;
  readonly sub: string;
  readonly custodian: boolean;
  readonly check: ReturnType<typeof useCheck>;
  readonly onAgain: () => void;
}) {
  const say = custodyWords.use();
  const [only, setOnly] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [dialog, setDialog] = useState<'abandon' | 'sign' | 'transfer-list' | 'transfer-instrument' | null>(
    null,
  );
  const { rows, onRange } = useTransferPages(
    only,
    check.running === null ? null : pollMs(check.running, 1_500),
  );
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const item = rows[at];
  const open = handover.state === 'begun';
  const filter = (): void => {
    setOnly((now) => !now);
    setChosen(0);
  };
  useKeys({
    ...rowKeys(rows.length, at, setChosen),
    f: filter,
    ...(isReady(handover) && custodian ? { s: () => setDialog('sign') } : {}),
    p: () => setDialog(handover.state === 'done' ? 'transfer-instrument' : 'transfer-list'),
    ...(open && custodian
      ? {
          Space: check.toggle,
          Escape: () => (check.running === null ? setDialog('abandon') : check.toggle()),
        }
      : {}),
  });
  useFootKeys([
    { keys: ['F'], does: say('keyFilter') },
    ...(open && custodian ? [{ keys: ['Space'], does: say('keyPause') }] : []),
    ...(isReady(handover) && custodian ? [{ keys: ['S'], does: say('keySign') }] : []),
    { keys: ['P'], does: say('keyPrint') },
    ...(open && custodian ? [{ keys: ['Esc'], does: say('keyStop') }] : []),
  ]);
  // While something is still to be said of an item, that comes first.
  const noting = open && handover.check.complete && handover.check.withoutNote > 0;
  const seals = <ThreeSeals handover={handover} onSign={() => setDialog('sign')} />;
  const differences = handover.check.missing + handover.check.differing + handover.check.surplus;
  return (
    <Page
      wide
      title={title}
      sub={sub}
      aside={
        <>
          {!noting && seals}
          {item !== undefined && <ItemDetail item={item} mayNote={open && custodian} />}
          {noting && seals}
        </>
      }
      actions={
        <>
          {handover.state === 'done' && (
            <Button type="primary" onClick={() => setDialog('transfer-instrument')}>
              {say('printInstrument')} <Key>P</Key>
            </Button>
          )}
          <Button onClick={() => setDialog('transfer-list')}>{say('printList')}</Button>
        </>
      }
    >
      <Steps at={stepOf(handover)} />
      {open && custodian && (
        <CheckProgress
          handover={handover}
          running={check.running}
          error={check.error}
          onToggle={check.toggle}
          onStop={() => setDialog('abandon')}
        />
      )}
      {handover.state === 'signed' && (
        <Sheet>
          <State shape="under-way">{say('renewalLeft')}</State>
        </Sheet>
      )}
      {handover.state === 'done' && (
        <Sheet title={say('doneTitle')}>
          <p>{say('doneSays', { from: handover.outgoing, to: handover.incoming })}</p>
          {custodian && (
            <button type="button" className="link small" onClick={onAgain}>
              {say('again')}
            </button>
          )}
        </Sheet>
      )}
      <div className="custody-list-head">
        <strong className="small">
          {differences > 0 && open ? say('differences', { n: differences }) : say('rows')}
        </strong>
        <Button size="small" aria-pressed={only} onClick={filter}>
          {only ? say('all') : say('only')} <Key>F</Key>
        </Button>
      </div>
      <TransferRows rows={rows} chosen={at} onChoose={setChosen} onRange={onRange} />
      {dialog === 'sign' && <SigningDialog handover={handover} onClose={() => setDialog(null)} />}
      {dialog === 'abandon' && <AbandonDialog onClose={() => setDialog(null)} />}
      {(dialog === 'transfer-list' || dialog === 'transfer-instrument') && (
        <PrintDialog paper={dialog} about={String(handover.no)} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
}

function Steps({ at }: { readonly at: number }) {
  const say = custodyWords.use();
  return (
    <ol className="custody-steps">
      {steps.map((step, i) => (
        <li key={step} aria-current={i === at ? 'step' : undefined} className={i < at ? 'past' : ''}>
          {i < at && <Shape name="done" />}
          {say(step)}
        </li>
      ))}
    </ol>
  );
}

function AbandonDialog({ onClose }: { readonly onClose: () => void }) {
  const say = custodyWords.use();
  const abandon = useVaultAct('custody.abandon');
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={say('abandonTitle')}
      says={say('abandonSays')}
      label={say('abandon')}
      disabled={ground.trim() === ''}
      sign={({ signature }) => abandon.mutateAsync({ ground, signature })}
      onClose={onClose}
    >
      <TextField label={say('why')} value={ground} onChange={setGround} />
    </SignedDialog>
  );
}
