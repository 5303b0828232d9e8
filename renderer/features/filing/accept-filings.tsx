/** Filings that wait: opened one by one, judged one by one, signed together; by what is known of them and never by content (D5, D5b, D7). */
import { Button } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { OpenedFiling, PendingDocument } from '../../../shared/contract/answers.ts';
import { filingBatchMax } from '../../../shared/policy/filing-rules.ts';
import { vault } from '../../calls/vault-client.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useSession, useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key, Seal, Tag } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { rowAfter } from '../../ui/row-after.ts';
import { SignButton } from '../../ui/signing.tsx';
import { Empty, Failed, Loading, ProblemLine } from '../../ui/states.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import './accept-filings.css';
import { FilingFacts, LikenessChoice, SendBackReason } from './accept-judgement.tsx';
import { acceptWords } from './accept-words.ts';
import { type Judgement, mayAccept, needsChoice, unjudged } from './judgements.ts';
import { SignFilings } from './sign-filings.tsx';

export default function AcceptFilings() {
  const say = acceptWords.use();
  const { refresh } = useSession();
  const status = useStatus();
  const [search] = useSearchParams();
  const pending = useVaultQuery('document.pending', {}, { refetchMs: 15_000 });
  const rows = pending.data ?? [];
  const [chosen, setChosen] = useState<string | null>(search.get('document'));
  const [judged, setJudged] = useState<ReadonlyMap<string, Judgement>>(new Map());
  const [signing, setSigning] = useState(false);
  const because = useRef<TextAreaRef>(null);
  const reason = useRef<TextAreaRef>(null);
  const found = rows.findIndex((row) => row.document === chosen);
  const at = found < 0 ? 0 : found;
  const ref = rows[at]?.document;
  const { filing, error } = useOpened(ref);
  const judgement = (ref === undefined ? undefined : judged.get(ref)) ?? unjudged;

  const choose = (row: number): void => setChosen(rows[row]?.document ?? null);
  const judge = (change: Partial<Judgement>): void => {
    if (ref !== undefined) setJudged((now) => new Map(now).set(ref, { ...judgement, ...change }));
  };
  const isMade = (document: string): boolean => (judged.get(document)?.decision ?? null) !== null;
  const made = rows.filter((row) => isMade(row.document));
  const goOn = (): void =>
    choose(
      rowAfter(
        rows.map((row) => row.document),
        at,
        isMade,
      ),
    );
  const accept = (): void => {
    if (filing === null) return;
    if (mayAccept(filing, judgement)) {
      judge({ decision: 'accept' });
      goOn();
    } else if (judgement.choice === 'new') because.current?.focus();
  };
  const sendBack = (): void => {
    if (filing === null) return;
    if (judgement.decision === 'send-back' && judgement.reason.trim() !== '') goOn();
    else {
      judge({ decision: null, reason: judgement.reason });
      setGoingBack(ref ?? null);
    }
  };
  const [goingBack, setGoingBack] = useState<string | null>(null);
  useEffect(() => {
    if (goingBack !== null && goingBack === ref) reason.current?.focus();
  }, [goingBack, ref]);
  const confirmBack = (): void => {
    if (judgement.reason.trim() === '') return;
    judge({ decision: 'send-back' });
    setGoingBack(null);
    goOn();
  };
  const undo = (): void => judge({ decision: null });
  const batch = made.slice(0, filingBatchMax);
  const startSigning = (): void => {
    if (batch.length > 0) setSigning(true);
  };
  const choiceKeys = Object.fromEntries(
    (filing !== null && needsChoice(filing) ? filing.alike : [])
      .slice(0, 9)
      .map((like, i) => [String(i + 1), () => judge({ choice: like.document, decision: null })]),
  );
  useKeys({
    ...rowKeys(rows.length, at, choose),
    ...choiceKeys,
    n: () => {
      if (filing === null || !needsChoice(filing)) return;
      judge({ choice: 'new', decision: null });
      requestAnimationFrame(() => because.current?.focus());
    },
    a: accept,
    Enter: accept,
    r: sendBack,
    z: undo,
    s: startSigning,
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('next') },
    { keys: ['A'], does: say('accept') },
    { keys: ['R'], does: say('sendBack') },
    { keys: ['1', '…', '9', 'N'], does: say('keyChoice') },
    { keys: ['Z'], does: say('undo') },
    { keys: ['S'], does: say('sign', { count: batch.length }) },
  ]);
  if (pending.data === undefined) {
    return (
      <Page title={say('title')}>
        {pending.error === null ? (
          <Loading />
        ) : (
          <Failed error={pending.error} again={() => void pending.refetch()} />
        )}
      </Page>
    );
  }
  if (ref === undefined && !signing) {
    return (
      <Page title={say('title')}>
        <Empty title={say('empty')}>{say('emptySays')}</Empty>
      </Page>
    );
  }
  return (
    <Page title={say('title')} sub={say('sub', { count: rows.length })} wide>
      <div className="accept-panes">
        <div className="register">
          <VirtualRows
            rows={rows}
            rowHeight={51}
            chosen={at}
            onChoose={choose}
            keyOf={(row) => row.document}
            label={say('waiting')}
          >
            {(row) =>
              row !== undefined && <WaitingRow row={row} made={judged.get(row.document)?.decision ?? null} />
            }
          </VirtualRows>
        </div>
        <section className="accept-one" aria-label={filing?.title ?? say('waiting')}>
          <div key={ref} className="accept-scroll">
            {error !== null && <ProblemLine error={error} />}
            {filing === null && error === null && <Loading />}
            {filing !== null && (
              <>
                <h2>{filing.title}</h2>
                <FilingFacts filing={filing} />
                {needsChoice(filing) && (
                  <LikenessChoice
                    filing={filing}
                    judgement={judgement}
                    because={because}
                    onChange={(change) => judge({ ...change, decision: null })}
                    onEnter={accept}
                  />
                )}
                {(goingBack === ref || judgement.decision === 'send-back') && (
                  <SendBackReason
                    value={judgement.reason}
                    field={reason}
                    onChange={(text) => judge({ reason: text, decision: null })}
                    onEnter={confirmBack}
                  />
                )}
              </>
            )}
          </div>
          <div className="accept-bar button-row">
            <Button
              type="primary"
              size="large"
              disabled={filing === null || !mayAccept(filing, judgement)}
              onClick={accept}
            >
              {say('accept')} <Key>A</Key>
            </Button>
            {goingBack === ref ? (
              <Button size="large" disabled={judgement.reason.trim() === ''} onClick={confirmBack}>
                {say('sendBackThis')} <Key>Ctrl ↵</Key>
              </Button>
            ) : (
              <Button size="large" disabled={filing === null} onClick={sendBack}>
                {say('sendBack')} <Key>R</Key>
              </Button>
            )}
            {judgement.decision !== null && (
              <button type="button" className="link" onClick={undo}>
                {say('undo')}
              </button>
            )}
          </div>
          <div className="accept-tray">
            <Seal name={status.signedIn ?? ''} state={made.length > 0 ? 'mine' : 'theirs'} size={28} />
            <p className="small" aria-live="polite">
              <strong>{say('tray', { count: made.length })}</strong>{' '}
              {batch.length > 0 && say('trayHow', { count: batch.length })}
            </p>
            <SignButton onClick={startSigning} disabled={batch.length === 0} keyHint="S">
              {say('sign', { count: batch.length })}
            </SignButton>
          </div>
        </section>
      </div>
      {signing && (
        <SignFilings
          batch={batch.map((row) => ({ filing: row, judgement: judged.get(row.document) ?? unjudged }))}
          onSigned={(signed) =>
            setJudged((now) => new Map([...now].filter(([document]) => !signed.includes(document))))
          }
          onClose={() => {
            setSigning(false);
            void refresh();
          }}
        />
      )}
    </Page>
  );
}

function WaitingRow({ row, made }: { readonly row: PendingDocument; readonly made: Judgement['decision'] }) {
  const say = acceptWords.use();
  const language = useLanguage();
  return (
    <>
      <span className="row-two">
        <span className="small">
          <strong>{row.document}</strong> {row.title} {needsChoice(row) && <Tag>{say('like')}</Tag>}
        </span>
        <span className="fine quiet">
          {[row.client, row.author, momentText(row.submittedAtMs, language)].join(' · ')}
        </span>
      </span>
      {made !== null && (
        <span className="seal seal-mine seal-20">{say(made === 'accept' ? 'accepted' : 'sentBack')}</span>
      )}
    </>
  );
}

/** Opens the filing that is chosen: that it was opened is what lets it into a batch. */
function useOpened(ref: string | undefined) {
  const [filing, setFiling] = useState<OpenedFiling | null>(null);
  const [error, setError] = useState<unknown>(null);
  const open = useCallback(async (document: string, gone: () => boolean) => {
    try {
      const opened = await vault.call('document.look', { document }, { by: 'screen' });
      if (!gone()) setFiling(opened);
    } catch (problem) {
      if (!gone()) setError(problem);
    }
  }, []);
  useEffect(() => {
    let isGone = false;
    setError(null);
    setFiling(null);
    if (ref !== undefined) void open(ref, () => isGone);
    return () => {
      isGone = true;
    };
  }, [ref, open]);
  return { filing: filing?.document === ref ? filing : null, error };
}
