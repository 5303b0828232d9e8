/** Plans and applications: how each stands, whose turn it is, and deciding (P6). */
import { Button } from 'antd';
import { useState } from 'react';
import type { ProposalShown } from '../../../shared/contract/answers.ts';
import { trainingText, yuanText } from '../../../shared/vocabulary/training-words.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { PaperButton } from './paper-button.tsx';
import { IssueDialog } from './register-dialogs.tsx';
import { proposalShapes, whoIn } from './shown.ts';
import { trainingWords } from './words.ts';

export function Proposals({
  proposals,
  clerk,
}: {
  readonly proposals: readonly ProposalShown[];
  readonly clerk: boolean;
}) {
  const say = trainingWords.use();
  const language = useLanguage();
  const { signedInNo } = useStatus();
  const [deciding, setDeciding] = useState<ProposalShown | null>(null);
  const [issuing, setIssuing] = useState<number | null>(null);
  if (proposals.length === 0) return <p className="quiet small">{say('noProposals')}</p>;
  return (
    <>
      <ul className="training-rows">
        {proposals.toReversed().map((each) => {
          const mine = whoIn(each.maker) === `#${signedInNo ?? ''}` && each.state === 'open';
          const isPlan = each.kind === 'yearly-plan' || each.kind === 'change';
          return (
            <li key={each.proposal}>
              <div>
                <strong>
                  {trainingText('proposalKind', each.kind, language)} {each.year ?? ''}
                </strong>
                <span className="small quiet">{about(each)}</span>
                <span className="fine quiet">
                  {[
                    say('by', { person: each.maker }),
                    ...each.decisions.map(
                      ({ post, person, granted }) =>
                        `${say('decidedBy', { post: trainingText('post', post, language), person })} ${say(granted ? 'granted' : 'refused')}`,
                    ),
                    each.number === null
                      ? ''
                      : say('issued', { number: each.number, day: each.issuedOn ?? '' }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </div>
              <div>
                <State shape={proposalShapes[each.state]}>
                  {each.next === null
                    ? trainingText('proposalState', each.state, language)
                    : say('next', { post: trainingText('post', each.next, language) })}
                </State>
                {(each.mayDecide || mine) && (
                  <Button size="small" onClick={() => setDeciding(each)}>
                    {say(each.mayDecide ? 'decide' : 'withdraw')}
                  </Button>
                )}
                <PaperButton
                  paper={isPlan || each.kind === 'department-plan' ? 'training-plan' : 'training-application'}
                  about={String(each.proposal)}
                  label={say('print')}
                />
                {clerk && isPlan && each.state === 'granted' && each.issuedOn === null && (
                  <Button size="small" onClick={() => setIssuing(each.proposal)}>
                    {say('issue')}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {deciding !== null && <DecideDialog proposal={deciding} onClose={() => setDeciding(null)} />}
      {issuing !== null && <IssueDialog proposal={issuing} onClose={() => setIssuing(null)} />}
    </>
  );
}

const about = ({ trainee, department, courses, budget, from, to }: ProposalShown): string =>
  [
    trainee ?? department,
    courses.map(({ title }) => title).join('、'),
    from === null ? null : `${from} – ${to}`,
    budget === null ? null : yuanText(budget),
  ]
    .filter((each) => each !== null && each !== '')
    .join(' · ');

type Decision = 'grant' | 'refuse' | 'withdraw';

function DecideDialog({
  proposal,
  onClose,
}: {
  readonly proposal: ProposalShown;
  readonly onClose: () => void;
}) {
  const say = trainingWords.use();
  const language = useLanguage();
  const decide = useVaultAct('training.decide');
  const may: readonly Decision[] = proposal.mayDecide ? ['grant', 'refuse'] : ['withdraw'];
  const [decision, setDecision] = useState<Decision>(may[0] ?? 'withdraw');
  const [reason, setReason] = useState('');
  const kind = trainingText('proposalKind', proposal.kind, language);
  return (
    <SignedDialog
      title={say('decideTitle', { what: kind })}
      says={[about(proposal), proposal.ground, proposal.proof].filter(Boolean).join(' · ')}
      label={say('signDecision')}
      disabled={decision !== 'grant' && reason.trim() === ''}
      sign={({ signature }) =>
        decide.mutateAsync({ proposal: proposal.proposal, decision, reason, signature })
      }
      onClose={onClose}
    >
      {proposal.courses.some(({ changed }) => changed) && (
        <State shape="note">
          {proposal.courses
            .filter(({ changed }) => changed)
            .map(({ title }) => title)
            .join('、')}
          {' · '}
          {say('changedSince')}
        </State>
      )}
      <Choice
        label={say('decision')}
        value={decision}
        options={may.map((value) => ({ value, label: say(value) }))}
        onChange={setDecision}
      />
      <OneLineField label={say('reason')} value={reason} max={2_000} onChange={setReason} />
    </SignedDialog>
  );
}
