/** A borrower's loans from request to return; the chosen one's next act is at the side. */
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { LoanSummary } from '../../../shared/contract/answers.ts';
import type { LoanState } from '../../../shared/vocabulary/terms.ts';
import { vault } from '../../calls/vault-client.ts';
import { dayText, momentText, waitedText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useSession, useVaultQuery } from '../../session/session.tsx';
import { Deciders, useApprovals } from '../../ui/deciders.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { ClassificationMark, Key, Tag, Urgent, ViewsLeft } from '../../ui/marks.tsx';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { PrintLink } from '../../ui/print-dialog.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { Empty, Listed } from '../../ui/states.tsx';
import { useAsked } from '../../ui/use-asked.ts';
import { useNews } from '../../ui/use-news.ts';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import './lending.css';
import { AskLonger } from './ask-longer.tsx';
import { inOrder, mayView } from './loan-order.ts';
import { lendingWords } from './words.ts';

const shapes: Record<LoanState, ShapeName> = {
  requested: 'waiting',
  approved: 'due',
  issued: 'due',
  received: 'under-way',
  returned: 'waiting',
  'checked-in': 'done',
  rejected: 'refused',
  withdrawn: 'missing',
  recalled: 'refused',
  voided: 'missing',
};

export default function MyLoans() {
  const say = lendingWords.use();
  const term = terms.use();
  const language = useLanguage();
  const navigate = useNavigate();
  const loans = useVaultQuery('loan.list', { all: true }, { refetchMs: 15_000 });
  const [chosenNo, setChosenNo] = useState<string | null>(null);
  const news = useNews('loans');
  useAsked('loan', setChosenNo);
  const rows = inOrder(loans.data ?? []);
  const found = rows.findIndex((row) => row.no === chosenNo);
  const chosen = found === -1 ? 0 : found;
  const loan = rows[chosen];
  const view = (): void => {
    if (loan?.state === 'received' && mayView(loan)) void navigate(`/before-view/${loan.no}`);
  };
  useKeys({ ...rowKeys(rows.length, chosen, (row) => setChosenNo(rows[row]?.no ?? null)), Enter: view });
  useFootKeys([
    { keys: ['J', 'K'], does: say('rows') },
    { keys: ['Enter'], does: say('view') },
  ]);
  return (
    <Page
      title={say('myLoans')}
      sub={say('myLoansSub')}
      aside={loan !== undefined && <LoanAct key={`${loan.no}${loan.state}`} loan={loan} onView={view} />}
    >
      <Listed
        count={loans.isPending ? undefined : rows.length}
        error={loans.error}
        again={() => void loans.refetch()}
        empty={<Empty title={say('noLoans')}>{say('noLoansSub')}</Empty>}
      >
        <div className="register">
          <VirtualRows
            rows={rows}
            rowHeight={51}
            chosen={chosen}
            onChoose={(row) => setChosenNo(rows[row]?.no ?? null)}
            onOpen={view}
            keyOf={(row) => row.no}
            label={say('myLoans')}
            rowClass="my-loans-grid"
          >
            {(row) =>
              row !== undefined && (
                <>
                  <span className="small">
                    {row.overdue || row.remindedAtMs !== null ? (
                      <Urgent>{say(row.remindedAtMs === null ? 'overdue' : 'reminded')}</Urgent>
                    ) : (
                      <State shape={shapes[row.state]}>{term(row.state)}</State>
                    )}
                  </span>
                  <span className="row-two">
                    <span>
                      <strong>{row.title}</strong> {news.has(row.no) && <Tag>{say('news')}</Tag>}
                    </span>
                    <span className="small quiet">
                      {row.document} {row.client} · {say('until', { when: dayText(row.toMs, language) })}
                      {row.longer !== null && ` · ${say('longerWaits')}`}
                    </span>
                  </span>
                  <ViewsLeft left={row.viewsLeft} cap={row.cap} viewing={row.resumable} />
                </>
              )
            }
          </VirtualRows>
        </div>
      </Listed>
    </Page>
  );
}

/** How long a request has waited since, and who can decide it now (L12). */
function Waits({ loan, sinceMs }: { readonly loan: LoanSummary; readonly sinceMs: number }) {
  const say = lendingWords.use();
  const language = useLanguage();
  const detail = useVaultQuery('loan.show', { loan: loan.no });
  const approvals = useApprovals(loan);
  return (
    <div className="small">
      <Facts
        rows={[
          [say('waited'), waitedText(Date.now() - sinceMs, language)],
          approvals === null ? null : [say('approvals'), approvals],
          detail.data === undefined ? null : [say('deciders'), <Deciders request={detail.data} />],
        ]}
      />
    </div>
  );
}

/** A longer window that waits for its decision (L11). */
function LongerAsked({
  loan,
  longer,
}: {
  readonly loan: LoanSummary;
  readonly longer: NonNullable<LoanSummary['longer']>;
}) {
  const say = lendingWords.use();
  const language = useLanguage();
  return (
    <>
      <p className="small">{say('longerAsked', { when: momentText(longer.toMs, language) })}</p>
      <Waits loan={loan} sinceMs={longer.atMs} />
    </>
  );
}

function LoanAct({ loan, onView }: { readonly loan: LoanSummary; readonly onView: () => void }) {
  const say = lendingWords.use();
  const term = terms.use();
  const language = useLanguage();
  const { refresh } = useSession();
  const [returning, setReturning] = useState(false);
  const step =
    (name: 'loan.receive' | 'loan.return' | 'loan.withdraw') => (signature: { passphrase: string }) =>
      vault.call(name, { loan: loan.no, signature });
  const done = () => void refresh();
  return (
    <Sheet title={<span className="mono">{loan.no}</span>}>
      <h2>{loan.title}</h2>
      <div className="small">
        <Facts
          rows={[
            [say('client'), loan.client],
            [say('level'), <ClassificationMark level={loan.classification} />],
            [say('documents'), say('pages', { count: loan.pages })],
            [say('viewsLeft'), <ViewsLeft left={loan.viewsLeft} cap={loan.cap} viewing={loan.resumable} />],
            [say('state'), term(loan.state)],
            loan.remindedAtMs === null ? null : [say('remindedAt'), momentText(loan.remindedAtMs, language)],
            [say('window'), `${momentText(loan.fromMs, language)} – ${momentText(loan.toMs, language)}`],
            [say('reasonShort'), loan.reason],
            loan.decisionReason === null ? null : [say('decision'), loan.decisionReason],
          ]}
        />
      </div>
      {loan.state === 'issued' && (
        <>
          <p className="fine faint">{say('receiveSub')}</p>
          <SignBlock label={say('receive')} sign={step('loan.receive')} onDone={done} />
        </>
      )}
      {loan.state === 'received' && (
        <>
          {mayView(loan) ? (
            <Button type="primary" size="large" onClick={onView}>
              {say(loan.resumable ? 'resume' : 'view')} <Key>Enter</Key>
            </Button>
          ) : (
            <p className="small">{say('viewsSpent', { count: loan.cap })}</p>
          )}
          {returning ? (
            <>
              <p className="fine faint">{say('returnSub')}</p>
              <SignBlock label={say('return')} sign={step('loan.return')} onDone={done} autoFocus />
            </>
          ) : (
            <button type="button" className="link" onClick={() => setReturning(true)}>
              {say('return')}
            </button>
          )}
        </>
      )}
      {loan.longer !== null && <LongerAsked loan={loan} longer={loan.longer} />}
      {(loan.state === 'issued' || loan.state === 'received') && <AskLonger loan={loan} />}
      {loan.state === 'requested' && <Waits loan={loan} sinceMs={loan.requestedAtMs} />}
      {loan.state === 'requested' && (
        <SignBlock label={say('withdraw')} sign={step('loan.withdraw')} onDone={done} />
      )}
      <PrintLink paper="loan-slip" about={loan.no} />
    </Sheet>
  );
}
