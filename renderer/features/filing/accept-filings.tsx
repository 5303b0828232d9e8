/** Filings that wait: the custodian accepts or sends back, by what is known about them and never by content (D5, D7). */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { PendingDocument } from '../../../shared/contract/answers.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key, Tag } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import './accept-filings.css';
import {
  FilingFacts,
  isJudged,
  type Judgement,
  LikenessChoice,
  needsJudgement,
} from './accept-judgement.tsx';
import { acceptWords } from './accept-words.ts';

const undecided: Judgement = { choice: '', because: '' };

export default function AcceptFilings() {
  const say = acceptWords.use();
  const language = useLanguage();
  const [search] = useSearchParams();
  const pending = useVaultQuery('document.pending', {}, { refetchMs: 15_000 });
  const rows = pending.data ?? [];
  const [chosen, setChosen] = useState<string | null>(search.get('document'));
  const [judgement, setJudgement] = useState<Judgement>(undecided);
  const [signing, setSigning] = useState<'accept' | 'send-back' | null>(null);
  const found = rows.findIndex((row) => row.document === chosen);
  const at = found < 0 ? 0 : found;
  const filing = rows[at];
  const ref = filing?.document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filing is judged from the beginning
  useEffect(() => setJudgement(undecided), [ref]);
  const judged = filing !== undefined && isJudged(filing, judgement);
  useKeys({
    ...rowKeys(rows.length, at, (row) => setChosen(rows[row]?.document ?? null)),
    a: () => judged && setSigning('accept'),
    Enter: () => judged && setSigning('accept'),
    r: () => filing !== undefined && setSigning('send-back'),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('next') },
    { keys: ['A'], does: say('accept') },
    { keys: ['R'], does: say('sendBack') },
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
  if (filing === undefined) {
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
            onChoose={(row) => setChosen(rows[row]?.document ?? null)}
            keyOf={(row) => row.document}
            label={say('waiting')}
          >
            {(row) =>
              row !== undefined && (
                <div className="row-two">
                  <span className="small">
                    <strong>{row.document}</strong> {row.title}{' '}
                    {needsJudgement(row) && <Tag>{say('like')}</Tag>}
                  </span>
                  <span className="fine quiet">
                    {[row.client, row.author, momentText(row.submittedAtMs, language)].join(' · ')}
                  </span>
                </div>
              )
            }
          </VirtualRows>
        </div>
        <section className="accept-one" aria-label={filing.title}>
          <div key={filing.document} className="accept-scroll">
            <h2>{filing.title}</h2>
            <FilingFacts filing={filing} />
            {needsJudgement(filing) && (
              <LikenessChoice filing={filing} judgement={judgement} onChange={setJudgement} />
            )}
          </div>
          <div className="accept-bar button-row">
            <Button type="primary" size="large" disabled={!judged} onClick={() => setSigning('accept')}>
              {say('accept')} <Key>A</Key>
            </Button>
            <Button size="large" onClick={() => setSigning('send-back')}>
              {say('sendBack')} <Key>R</Key>
            </Button>
          </div>
        </section>
      </div>
      {signing === 'accept' && (
        <AcceptDialog filing={filing} judgement={judgement} onClose={() => setSigning(null)} />
      )}
      {signing === 'send-back' && <SendBackDialog filing={filing} onClose={() => setSigning(null)} />}
    </Page>
  );
}

function AcceptDialog({
  filing,
  judgement,
  onClose,
}: {
  readonly filing: PendingDocument;
  readonly judgement: Judgement;
  readonly onClose: () => void;
}) {
  const say = acceptWords.use();
  const accept = useVaultAct('document.accept');
  const choice = needsJudgement(filing) ? judgement.choice : '';
  return (
    <SignedDialog
      title={say('acceptTitle', { title: filing.title })}
      says={
        <>
          {say('acceptSays', { title: filing.title, document: filing.document })}{' '}
          {choice === 'new'
            ? say('acceptNew', { because: judgement.because })
            : choice !== '' && say('acceptVersion', { document: choice })}
        </>
      }
      label={say('acceptSign')}
      sign={({ signature }) =>
        accept.mutateAsync({
          document: filing.document,
          signature,
          ...(choice === 'new' ? { newBecause: judgement.because } : {}),
          ...(choice !== '' && choice !== 'new' ? { versionOf: choice } : {}),
        })
      }
      onClose={onClose}
    />
  );
}

function SendBackDialog({
  filing,
  onClose,
}: {
  readonly filing: PendingDocument;
  readonly onClose: () => void;
}) {
  const say = acceptWords.use();
  const sendBack = useVaultAct('document.send-back');
  const [reason, setReason] = useState('');
  return (
    <SignedDialog
      title={say('sendBackTitle', { title: filing.title })}
      says={say('sendBackSays')}
      label={say('sendBackSign')}
      disabled={reason.trim() === ''}
      sign={({ signature }) => sendBack.mutateAsync({ document: filing.document, reason, signature })}
      onClose={onClose}
    >
      <TextField label={say('sendBackReason')} value={reason} onChange={setReason} autoFocus />
    </SignedDialog>
  );
}
