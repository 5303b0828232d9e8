/** The moment of decision: which view this is, why, where, and the passphrase. Nothing has opened yet (L5). */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { BeforeView as Before, LoanSummary } from '../../../shared/contract/answers.ts';
import type { Credential } from '../../../shared/contract/commands.ts';
import { showsNothing } from '../../../shared/vocabulary/rendition-report.ts';
import { isProblem, vault } from '../../calls/vault-client.ts';
import { clockText, momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useSession, useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { ClassificationMark, ViewsLeft } from '../../ui/marks.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { ReportNote } from '../../ui/report-note.tsx';
import { CoSignFields, emptyCredential, SignBlock } from '../../ui/signing.tsx';
import { Failed, Loading, RefusalCard } from '../../ui/states.tsx';
import { PastViewsTable } from './past-views-table.tsx';
import { useView } from './view-state.tsx';
import './viewing.css';
import { viewingWords } from './words.ts';

export default function BeforeView() {
  const { loan = '' } = useParams();
  const navigate = useNavigate();
  const say = viewingWords.use();
  const before = useVaultQuery('view.before', { loan }, { afresh: true });
  const loans = useVaultQuery('loan.list', { all: true });
  const mine = useVaultQuery('view.mine', { loan }, { afresh: true });
  const back = () => void navigate('/my-loans');
  useKeys({ Escape: back });
  const summary = loans.data?.find((each) => each.no === loan);
  // Which of the three it is, is never said from memory (L5).
  if (before.isPending || !before.isFetchedAfterMount || loans.isPending) return <Loading />;
  if (before.error !== null) {
    const spent = isProblem(before.error, 'VIEWS_SPENT');
    // Of the looks that spent them none is left out because the list is remembered from before the last.
    const some = (mine.data?.length ?? 0) < (summary?.cap ?? 0);
    if (spent && some && mine.isFetching) return <Loading />;
    return (
      <div className="before-pane">
        <RefusalCard
          error={before.error}
          {...(spent ? { title: say('spentTitle') } : {})}
          facts={
            spent && summary !== undefined ? (
              <>
                <ViewsLeft left={0} cap={summary.cap} large wordless />
                <h3>{say('yourViews')}</h3>
                <PastViewsTable views={mine.data ?? []} />
              </>
            ) : undefined
          }
          actions={
            <>
              {spent && (
                <Button type="primary" onClick={() => void navigate('/my-notes')}>
                  {say('readNotes')}
                </Button>
              )}
              <Button onClick={back} autoFocus>
                {say('back')}
              </Button>
            </>
          }
        />
      </div>
    );
  }
  if (summary === undefined) return <Failed error={loans.error} again={() => void loans.refetch()} />;
  return <Decide before={before.data} loan={summary} onBack={back} />;
}

function Decide({
  before,
  loan,
  onBack,
}: {
  readonly before: Before;
  readonly loan: LoanSummary;
  readonly onBack: () => void;
}) {
  const say = viewingWords.use();
  const language = useLanguage();
  const { settings } = useSession();
  const status = useStatus();
  const { begin } = useView();
  const [reason, setReason] = useState(before.reason);
  const [place, setPlace] = useState(before.place || settings.place);
  const [custodian, setCustodian] = useState<Credential>(emptyCredential);
  const [nowMs, setNowMs] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  useFootKeys([
    { keys: ['Ctrl Enter'], does: say(before.resumable === null ? 'sign' : 'signResume', { n: before.n }) },
    { keys: ['Esc'], does: say('notNow') },
  ]);
  const { resumable } = before;
  const sign = async (signature: { passphrase: string }): Promise<void> => {
    const opened =
      resumable === null
        ? await vault.call('view.open', { loan: loan.no, reason, place, signature })
        : await vault.call('view.resume', {
            loan: loan.no,
            reason,
            signature,
            cosign: resumable.needsCustodian ? [custodian] : [],
          });
    begin({
      ...opened,
      loan: loan.no,
      title: before.title,
      document: before.document,
      client: before.client,
      classification: before.classification,
      reason,
      place,
      left: before.left - (resumable === null ? 1 : 0),
      minutes: before.minutes,
    });
  };
  const n = resumable?.n ?? before.n;
  const leftAfter = before.left - (resumable === null ? 1 : 0);
  return (
    <div className="before-pane">
      <main className="before">
        <div>
          <p className="small quiet">
            {before.document} {before.client} · <ClassificationMark level={before.classification} />
          </p>
          <p>
            <strong>{before.title}</strong>{' '}
            <span className="quiet">· {say('pages', { count: before.pages })}</span>
          </p>
          {showsNothing(before.report) ? (
            <div className="note-box" role="note">
              <strong>{say('placard')}</strong>
              <p>{say('placardSub')}</p>
            </div>
          ) : (
            <ReportNote report={before.report} reader />
          )}
        </div>
        <div className="before-act">
          <ViewsLeft left={leftAfter} cap={before.cap} viewing large wordless />
          <div>
            <h1>
              {resumable !== null
                ? say('resumeTitle', { n })
                : say(leftAfter === 0 ? 'thisIsLast' : 'thisIs', { n, cap: before.cap })}
            </h1>
            <p className="small quiet">
              {resumable !== null
                ? say('resumeSub', { time: clockText(resumable.remainingMs) })
                : leftAfter === 0
                  ? say('afterwardsNone')
                  : say('afterwards', { left: leftAfter, count: leftAfter })}
            </p>
          </div>
        </div>
        {before.earlier.map((view) => (
          <p key={view.n} className="small quiet">
            {say(view.document === '' ? 'earlierLost' : 'earlier', {
              n: view.n,
              when: momentText(view.atMs, language),
              place: view.place,
              minutes: view.minutes,
              reason: view.reason,
            })}
          </p>
        ))}
        <SignBlock
          label={say(resumable === null ? 'sign' : 'signResume', { n })}
          keyHint="Ctrl Enter"
          sign={sign}
          autoFocus
          disabled={reason.trim() === '' || place.trim() === ''}
          extra={
            <>
              <Button size="large" onClick={onBack}>
                {say('notNow')}
              </Button>
              <span className="fine faint">{say('noCost')}</span>
            </>
          }
        >
          <div className="field-row">
            <OneLineField label={say('reason')} value={reason} onChange={setReason} max={2_000} />
            <OneLineField label={say('place')} value={place} onChange={setPlace} />
          </div>
          <div className="note-box">
            <strong>{say('willRecord')}</strong>
            <p>
              {say('record', { who: status.signedIn ?? '', when: momentText(nowMs, language), place, n })}
            </p>
            <p>{say('mark', { minutes: before.minutes })}</p>
          </div>
          {resumable?.needsCustodian === true && (
            <>
              <p className="small">{say('resumeCustodian')}</p>
              <CoSignFields value={custodian} onChange={setCustodian} />
            </>
          )}
        </SignBlock>
      </main>
    </div>
  );
}
