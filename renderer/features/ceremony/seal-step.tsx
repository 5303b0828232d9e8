/** Everybody who took a seat seals together: the one moment at which something is written. */
import { Progress } from 'antd';
import { useState } from 'react';
import type { CreatedVault } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { useSession } from '../../session/session.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Seal } from '../../ui/marks.tsx';
import { State } from '../../ui/shape.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { creationOf, type Plan, type Seated, type SeatName } from './ceremony-state.ts';
import { ceremonyWords } from './words.ts';

export function SealStep({
  plan,
  seated,
  onBack,
  onCreated,
}: {
  readonly plan: Plan;
  readonly seated: readonly Seated[];
  readonly onBack: () => void;
  readonly onCreated: (created: CreatedVault) => void;
}) {
  const say = ceremonyWords.use();
  const { settings } = useSession();
  const [progress, setProgress] = useState<readonly [number, number] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const has = (seat: SeatName): boolean => seated.some((person) => person.seat === seat);
  const seal = async (): Promise<void> => {
    if (progress !== null) return;
    setError(null);
    setProgress([0, seated.length]);
    try {
      const input = creationOf(plan, seated, settings.station);
      onCreated(
        await vault.call('vault.create', input, { progress: (done, total) => setProgress([done, total]) }),
      );
    } catch (problem) {
      setError(problem);
      setProgress(null);
    }
  };
  useKeys({ 'Ctrl+Enter': () => void seal() });
  return (
    <div className="sheet ceremony-sheet">
      <h2>{say('sealTitle')}</h2>
      <p>{say('sealSays')}</p>
      <ul className="ceremony-signers">
        {seated.map((person) => (
          <li key={person.seat}>
            <Seal name={person.name} state="mine" />
            <span>
              <strong>{person.name}</strong> <span className="quiet">{say(person.seat)}</span>
            </span>
          </li>
        ))}
      </ul>
      {!has('custodian2') && <State shape="note">{say('oneCustodian')}</State>}
      {!has('approver2') && <State shape="note">{say('oneApprover')}</State>}
      <ProblemLine error={error} />
      {progress !== null && (
        <div aria-live="polite">
          <p className="small">{say('sealing', { done: progress[0], total: progress[1] })}</p>
          <Progress
            percent={Math.round((100 * progress[0]) / Math.max(1, progress[1]))}
            showInfo={false}
            aria-label={say('sealTitle')}
          />
        </div>
      )}
      <div className="button-row">
        <SignButton onClick={() => void seal()} busy={progress !== null} keyHint="Ctrl ↵">
          {say('sealSign')}
        </SignButton>
        {progress === null && (
          <button type="button" className="link" onClick={onBack}>
            {say('back')}
          </button>
        )}
      </div>
    </div>
  );
}
