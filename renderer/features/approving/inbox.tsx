/** Requests, worked by keyboard: opened one by one, decided one by one, signed together (L2). */
import { Button } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { LoanDetail, LoanSummary } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { clockText, waitedText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useSession, useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key, Seal, Tag } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { rowAfter } from '../../ui/row-after.ts';
import { SignButton } from '../../ui/signing.tsx';
import { Empty, Failed, Loading, ProblemLine } from '../../ui/states.tsx';
import { useAsked } from '../../ui/use-asked.ts';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import './approving.css';
import { signableMs, useDecisions } from './decisions.ts';
import { PersonPane } from './person-pane.tsx';
import { hasDecided, RequestDetail, stockReasons } from './request-detail.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { approvingWords } from './words.ts';

export default function Inbox() {
  const say = approvingWords.use();
  const { refresh } = useSession();
  const status = useStatus();
  const loans = useVaultQuery('loan.list', { all: false }, { refetchMs: 15_000 });
  const requests = useMemo(
    () => (loans.data ?? []).filter((loan) => loan.state === 'requested' || loan.longer !== null),
    [loans.data],
  );
  const [chosenNo, setChosenNo] = useState<string | null>(null);
  useAsked('loan', setChosenNo);
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map());
  const [signing, setSigning] = useState(false);
  const [nowMs, setNowMs] = useState(Date.now());
  const decisions = useDecisions();
  const field = useRef<TextAreaRef>(null);
  const found = requests.findIndex((loan) => loan.no === chosenNo);
  const chosen = found === -1 ? 0 : found;
  const loan = requests[chosen];
  const { detail, error } = useOpened(loan?.no, waitsFor(loan), decisions.opened);

  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);

  const choose = useCallback((row: number) => setChosenNo(requests[row]?.no ?? null), [requests]);
  const reason = loan === undefined ? '' : (reasons.get(loan.no) ?? '');
  const setReason = (text: string): void => {
    if (loan !== undefined) setReasons((now) => new Map(now).set(loan.no, text));
    if (loan !== undefined && decisions.made.has(loan.no)) decisions.undo(loan.no);
  };
  const decide = (decision: 'approve' | 'reject'): void => {
    if (loan === undefined || detail?.no !== loan.no) return;
    if (hasDecided(detail) || (decision === 'approve' && detail.refusal !== null)) return;
    if (reason.trim() === '') {
      field.current?.focus();
      return;
    }
    decisions.decide(loan.no, { decision, reason, ...(detail.longer === null ? {} : { longer: true }) });
    const order = requests.map(({ no }) => no);
    choose(rowAfter(order, chosen, (no) => decisions.made.has(no)));
  };
  const fresh = decisions.fresh(nowMs).filter((no) => requests.some((each) => each.no === no));
  const undecidedOld = decisions.made.size - fresh.length;
  const signWithin = signableMs(fresh, decisions.openedAtMs, nowMs);
  const startSigning = (): void => {
    if (fresh.length > 0) setSigning(true);
  };
  const stock = Object.fromEntries(
    stockReasons.map((key, i) => [String(i + 1), () => setReason(say(key))] as const),
  );
  useKeys({
    ...rowKeys(requests.length, chosen, choose),
    ...stock,
    a: () => decide('approve'),
    r: () => decide('reject'),
    e: () => field.current?.focus(),
    z: () => loan !== undefined && decisions.undo(loan.no),
    s: startSigning,
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('rowKeys') },
    { keys: ['A'], does: say('approve') },
    { keys: ['R'], does: say('reject') },
    { keys: ['1', '…', '5'], does: say('stockKeys') },
    { keys: ['E'], does: say('edit') },
    { keys: ['Z'], does: say('undo') },
    { keys: ['S'], does: say('sign', { count: fresh.length }) },
  ]);
  if (loans.isPending || loans.error !== null || (requests.length === 0 && !signing)) {
    return (
      <Page title={say('requests')}>
        {loans.isPending ? (
          <Loading />
        ) : loans.error !== null ? (
          <Failed error={loans.error} again={() => void loans.refetch()} />
        ) : (
          <Empty title={say('emptyTitle')}>{say('emptySub')}</Empty>
        )}
      </Page>
    );
  }
  const summaryOf = (no: string): LoanSummary | undefined => requests.find((each) => each.no === no);
  const batch = fresh.flatMap((no) => {
    const summary = summaryOf(no);
    const decision = decisions.made.get(no);
    return summary === undefined || decision === undefined ? [] : [{ loan: summary, decision }];
  });
  return (
    <main className="inbox">
      <div className="inbox-list">
        <div className="inbox-list-head">
          <h1>{say('requests')}</h1>
          <span className="small quiet">{say('position', { n: chosen + 1, of: requests.length })}</span>
        </div>
        <VirtualRows
          rows={requests}
          rowHeight={55}
          chosen={chosen}
          onChoose={choose}
          keyOf={(row) => row.no}
          label={say('requests')}
        >
          {(row, i) =>
            row !== undefined && (
              <RequestRow n={i + 1} row={row} made={decisions.made.get(row.no)?.decision} />
            )
          }
        </VirtualRows>
      </div>
      <div className="inbox-middle">
        {detail !== null && detail.no === loan?.no ? (
          <RequestDetail request={detail} reason={reason} onReason={setReason} field={field} />
        ) : error !== null ? (
          <div className="inbox-detail">
            <ProblemLine error={error} />
          </div>
        ) : (
          <div className="inbox-detail">
            <Loading />
          </div>
        )}
        <div className="inbox-bar">
          <Button
            type="primary"
            size="large"
            disabled={detail === null || detail.refusal !== null}
            onClick={() => decide('approve')}
          >
            {say('approve')} <Key>A</Key>
          </Button>
          <Button
            size="large"
            disabled={detail === null || hasDecided(detail)}
            onClick={() => decide('reject')}
          >
            {say('reject')} <Key>R</Key>
          </Button>
          {loan !== undefined && decisions.made.has(loan.no) ? (
            <button type="button" className="link" onClick={() => decisions.undo(loan.no)}>
              {say('undo')}
            </button>
          ) : (
            <button
              type="button"
              className="link"
              onClick={() => choose(Math.min(requests.length - 1, chosen + 1))}
            >
              {say('decideLater')}
            </button>
          )}
        </div>
        <div className="inbox-tray">
          <Seal name={status.signedIn ?? ''} state={decisions.made.size > 0 ? 'mine' : 'theirs'} size={28} />
          <p className="small" aria-live="polite">
            <strong>{say('tray', { count: decisions.made.size })}</strong>{' '}
            {fresh.length > 0 && say('trayHow', { count: fresh.length })}{' '}
            {fresh.length > 0 && (
              <span className="quiet">{say('trayTime', { time: clockText(signWithin) })}</span>
            )}{' '}
            {undecidedOld > 0 && <span>{say('trayOld', { count: undecidedOld })}</span>}
          </p>
          <SignButton onClick={startSigning} disabled={fresh.length === 0} keyHint="S">
            {say('sign', { count: fresh.length })}
          </SignButton>
        </div>
      </div>
      {detail !== null && detail.no === loan?.no && <PersonPane request={detail} />}
      {signing && (
        <SignDialog
          batch={batch}
          onSigned={(signed) => decisions.forget(signed)}
          onClose={() => {
            setSigning(false);
            void refresh();
          }}
        />
      )}
    </main>
  );
}

function RequestRow({
  n,
  row,
  made,
}: {
  readonly n: number;
  readonly row: LoanSummary;
  readonly made: 'approve' | 'reject' | undefined;
}) {
  const say = approvingWords.use();
  const language = useLanguage();
  return (
    <>
      <span className="fine faint">{n}</span>
      <span className="row-two">
        <strong>{row.borrower}</strong>
        <span className="fine quiet">
          {row.longer !== null && `${say('longer')} · `}
          {row.document} · {row.title} ·{' '}
          {waitedText(Date.now() - (row.longer?.atMs ?? row.requestedAtMs), language)}
        </span>
      </span>
      {(row.longer ?? row).approvedBy.length > 0 && (
        <Tag>{say('begun', { n: (row.longer ?? row).approvedBy.length, of: row.approvalsNeeded })}</Tag>
      )}
      {made !== undefined && (
        <span className="seal seal-mine seal-20">{say(made === 'approve' ? 'approved' : 'rejected')}</span>
      )}
    </>
  );
}

/** What of a request changes while it waits: once somebody has approved it, it is another decision that is due (L12). */
const waitsFor = (loan: LoanSummary | undefined): string =>
  `${loan?.approvedBy.length} ${loan?.longer?.atMs} ${loan?.longer?.approvedBy.length}`;

/** Opens the request that is chosen, and again once it waits for another decision: that it was opened is what lets it into a batch. */
function useOpened(no: string | undefined, due: string, opened: (loan: string) => void) {
  const [detail, setDetail] = useState<LoanDetail | null>(null);
  const [error, setError] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is opened again when what is due changes
  useEffect(() => {
    if (no === undefined) {
      setDetail(null);
      return;
    }
    let gone = false;
    setError(null);
    vault.call('loan.show', { loan: no }, { by: 'screen' }).then(
      (shown) => {
        if (gone) return;
        setDetail(shown);
        opened(no);
      },
      (problem: unknown) => {
        if (!gone) setError(problem);
      },
    );
    return () => {
      gone = true;
    };
  }, [no, due, opened]);
  return { detail, error };
}
