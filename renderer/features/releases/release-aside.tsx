/** One release: what it is, how often its recipient has looked, what stands against the next step, and that step. */
import { Button } from 'antd';
import { useState } from 'react';
import type { HandedOut, ReleaseDetail, ReleaseItem } from '../../../shared/contract/answers.ts';
import { describeRefusal } from '../../../shared/vocabulary/refusal.ts';
import { stampText } from '../../i18n/format.ts';
import { releaseTerms } from '../../i18n/release-terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultQuery } from '../../session/session.tsx';
import { Deciders } from '../../ui/deciders.tsx';
import { useKeys } from '../../ui/keys.ts';
import { ClassificationMark, Key, Urgent } from '../../ui/marks.tsx';
import { Facts, Sheet } from '../../ui/page.tsx';
import { PrintLink } from '../../ui/print-dialog.tsx';
import { State } from '../../ui/shape.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { DecideDialog, ReturnDialog, WithdrawDialog } from './act-dialogs.tsx';
import { HandOutDialog } from './hand-out-dialog.tsx';
import { releaseWords } from './words.ts';

type Act = 'approve' | 'reject' | 'handOut' | 'writeAgain' | 'takeBack' | 'withdraw';
const keyOf = {
  approve: 'A',
  reject: 'R',
  handOut: 'H',
  writeAgain: 'W',
  takeBack: 'B',
  withdraw: 'U',
} as const;

const waits = ({ standing }: ReleaseDetail): boolean =>
  standing === 'requested' || standing === 'second-approval';

/** What the person at the desk may do about it now. */
function actsFor(release: ReleaseDetail, roles: readonly string[]): Act[] {
  const { standing } = release;
  const acts: Act[] = [];
  if (roles.includes('approver') && waits(release)) acts.push('approve', 'reject');
  if (roles.includes('custodian')) {
    if (standing === 'approved') acts.push('handOut');
    if (standing === 'not-written' && (release.writeUntilMs ?? 0) > Date.now()) acts.push('writeAgain');
    if (release.out > 0) acts.push('takeBack');
  }
  if (release.mine && (waits(release) || standing === 'approved') && !roles.includes('approver'))
    acts.push('withdraw');
  return acts;
}

export function ReleaseAside({
  no,
  onHandedOut,
}: {
  readonly no: string;
  readonly onHandedOut: (done: HandedOut) => void;
}) {
  const shown = useVaultQuery('release.show', { release: no }, { refetchMs: 15_000 });
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  return <Shown release={shown.data} onHandedOut={onHandedOut} />;
}

function Shown({
  release,
  onHandedOut,
}: {
  readonly release: ReleaseDetail;
  readonly onHandedOut: (done: HandedOut) => void;
}) {
  const say = releaseWords.use();
  const term = releaseTerms.use();
  const language = useLanguage();
  const { roles } = useStatus();
  const [act, setAct] = useState<Act | null>(null);
  const acts = actsFor(release, roles);
  const keeps = roles.includes('custodian') || roles.includes('approver');
  // A refusal is told beside the step that it stands against.
  const against =
    release.refusal !== null && acts.some((each) => each === 'approve' || each === 'handOut')
      ? describeRefusal(release.refusal.code, release.refusal.facts, language)
      : null;
  useKeys(
    Object.fromEntries(
      acts
        .filter((each) => against === null || each === 'reject' || each === 'takeBack' || each === 'withdraw')
        .map((each) => [keyOf[each].toLowerCase(), () => setAct(each)]),
    ),
  );
  const close = (): void => setAct(null);
  return (
    <>
      <Sheet title={`${release.no} · ${release.code}`}>
        <ReleaseFacts release={release} />
        {release.warnings.map((warning) => (
          <p key={warning} className="small">
            <Urgent>{term(warning)}</Urgent>
          </p>
        ))}
        {against !== null && (
          <p className="small" role="status">
            <State shape="refused">
              {against.sentence} ({against.rule})
            </State>
          </p>
        )}
        <div className="button-row">
          {acts.map((each) =>
            each === 'approve' || each === 'handOut' || each === 'writeAgain' ? (
              <SignButton
                key={each}
                size="middle"
                keyHint={keyOf[each]}
                disabled={against !== null && each !== 'writeAgain'}
                onClick={() => setAct(each)}
              >
                {say(each)}
              </SignButton>
            ) : (
              <Button key={each} onClick={() => setAct(each)}>
                {say(each)} <Key>{keyOf[each]}</Key>
              </Button>
            ),
          )}
        </div>
        {keeps && <PrintLink paper="release-slip" about={release.no} copies={2} />}
        {keeps && release.handedOutAtMs !== null && release.form !== 'marked-copy' && (
          <CertificateLink about={release.no} />
        )}
      </Sheet>
      <Sheet title={say('items', { count: release.items.length })}>
        <ul className="release-items">
          {release.items.map((item) => (
            <Item key={item.document} item={item} />
          ))}
        </ul>
      </Sheet>
      {release.earlierViews.length > 0 && (
        <Sheet title={say('earlier')}>
          {release.earlierViews.slice(0, 20).map((view) => (
            <p key={`${view.document} ${view.n}`} className="fine quiet">
              {say('viewLine', {
                document: view.document,
                n: view.n,
                at: stampText(view.atMs),
                reason: view.reason,
              })}
            </p>
          ))}
        </Sheet>
      )}
      {(act === 'approve' || act === 'reject') && (
        <DecideDialog release={release} decision={act} onClose={close} />
      )}
      {(act === 'handOut' || act === 'writeAgain') && (
        <HandOutDialog release={release} again={act === 'writeAgain'} onDone={onHandedOut} onClose={close} />
      )}
      {act === 'takeBack' && <ReturnDialog release={release} onClose={close} />}
      {act === 'withdraw' && <WithdrawDialog release={release} onClose={close} />}
    </>
  );
}

/** P is the slip's; the certificate is reached by its own link. */
function CertificateLink({ about }: { readonly about: string }) {
  return <PrintLink paper="certified-copy" about={about} keyed={false} />;
}

function ReleaseFacts({ release }: { readonly release: ReleaseDetail }) {
  const say = releaseWords.use();
  const term = releaseTerms.use();
  return (
    <Facts
      rows={[
        [say('state'), term(release.standing)],
        [say('recipient'), release.outsider ? `${release.recipient} · ${say('outside')}` : release.recipient],
        [say('form'), term(release.form)],
        [say('client'), release.client],
        [say('level'), <ClassificationMark key="level" level={release.classification} />],
        [say('ground'), release.ground],
        [say('due'), release.dueOn ?? say('forGood')],
        [say('requester'), `${release.requester} · ${stampText(release.requestedAtMs)}`],
        [
          say('approvals'),
          <>
            {say('approvalsOf', { given: release.approvals.length, needed: release.approvalsNeeded })}
            {release.approvals.map((each) => (
              <span key={each.atMs} className="fine quiet">
                {' '}
                {each.approver} · {stampText(each.atMs)} · {each.reason}
              </span>
            ))}
          </>,
        ],
        waits(release) ? [say('deciders'), <Deciders key="deciders" request={release} />] : null,
        release.rejectedBecause === null ? null : [say('rejected'), release.rejectedBecause],
        release.standing === 'approved' && release.handOutUntilMs !== null
          ? [say('until'), stampText(release.handOutUntilMs)]
          : null,
        release.handedOutAtMs === null
          ? null
          : [say('handedOut'), `${release.handedOutBy ?? ''} · ${stampText(release.handedOutAtMs)}`],
        release.slip === null ? null : [say('slip'), release.slip],
        release.standing === 'not-written' && release.writeUntilMs !== null
          ? [say('writeUntil'), stampText(release.writeUntilMs)]
          : null,
        release.form === 'marked-copy'
          ? [
              say('trace'),
              <span key="t" className="mono">
                {release.trace}
              </span>,
            ]
          : null,
      ]}
    />
  );
}

function Item({ item }: { readonly item: ReleaseItem }) {
  const say = releaseWords.use();
  const term = releaseTerms.use();
  return (
    <li>
      <p className="small">
        <strong>{item.document}</strong> {item.title}
      </p>
      <p className="fine quiet">
        {[
          item.version === null ? null : say('version', { n: item.version }),
          say('pages', { count: item.pages }),
          item.author,
          item.viewsUsed === null ? null : say('viewsOf', { used: item.viewsUsed, cap: item.cap ?? 0 }),
          item.back === null
            ? null
            : `${term(item.back.how)} ${item.back.on} ${item.back.remark ?? ''}`.trim(),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {item.sha256 !== null && <p className="fine mono quiet">{item.sha256}</p>}
    </li>
  );
}
