/**
 * The creation ceremony (S5): several people walk through it in turn at one keyboard. Nothing is written before they
 * seal together; stopped at any step, it leaves nothing.
 */
import { Button, Modal } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CreatedVault } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { sayClassesAs } from '../../i18n/terms.ts';
import { useSession } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Shape } from '../../ui/shape.tsx';
import './ceremony.css';
import {
  firstPlan,
  type Plan,
  type Seated,
  type SeatName,
  type Step,
  seats,
  steps,
} from './ceremony-state.ts';
import { CompareStep } from './compare-step.tsx';
import { FirstEntry } from './first-entry.tsx';
import { NameStep } from './name-step.tsx';
import { SealStep } from './seal-step.tsx';
import { SeatList } from './seat-list.tsx';
import { SeatStep } from './seat-step.tsx';
import { SheetsStep } from './sheets-step.tsx';
import { ceremonyWords } from './words.ts';

const stepWords = {
  name: 'stepName',
  custodian: 'stepCustodian',
  approver: 'stepApprover',
  custodian2: 'stepCustodian2',
  approver2: 'stepApprover2',
  seal: 'stepSeal',
  compare: 'stepCompare',
  sheets: 'stepSheets',
  done: 'stepSheets',
} as const satisfies Record<Step, string>;

export function Ceremony({ onEnd }: { readonly onEnd: () => void }) {
  const say = ceremonyWords.use();
  const { settings, saveSettings, setFolder } = useSession();
  const [plan, setPlan] = useState<Plan>(firstPlan);
  const [step, setStep] = useState<Step>('name');
  // As they are typed; a vault that is opened afterwards brings its own.
  useMemo(() => sayClassesAs(plan.labels), [plan.labels]);
  useEffect(() => () => sayClassesAs(null), []);
  const [seated, setSeated] = useState<readonly Seated[]>([]);
  const [created, setCreated] = useState<CreatedVault | null>(null);
  const [stopAsked, setStopAsked] = useState(false);
  const stop = async (): Promise<void> => {
    if (created !== null) await vault.call('vault.discard-created', {}).catch(() => undefined);
    onEnd();
  };
  const goTo = (from: Step, by: number): void => setStep(steps[steps.indexOf(from) + by] ?? 'done');
  useKeys({ Escape: () => setStopAsked(true) });
  useFootKeys([
    { keys: ['Tab'], does: say('keyNext') },
    { keys: ['Ctrl ↵'], does: say(seats.includes(step as SeatName) ? 'takeSeat' : 'next') },
    { keys: ['Esc'], does: say('stop') },
  ]);
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its top
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
  }, [step]);
  const finish = (): void => {
    const known = {
      folder: plan.folder,
      name: plan.name,
      sample: false,
      closedAtMs: null,
      entries: created?.entries ?? 1,
      words: [],
    };
    saveSettings({
      vaults: [known, ...settings.vaults.filter((each) => each.folder !== plan.folder)].slice(0, 20),
    });
    setCreated(null);
    setFolder(plan.folder);
    onEnd();
  };
  return (
    <div className="ceremony" ref={body}>
      <main className="ceremony-inner">
        <header className="page-head">
          <h1>{say('title')}</h1>
          {step !== 'done' && <Button onClick={() => setStopAsked(true)}>{say('stop')}</Button>}
        </header>
        <ol className="ceremony-steps" aria-label={say('steps')}>
          {steps.map((each, i) => {
            const done = step === 'done' || i < steps.indexOf(step);
            return (
              <li
                key={each}
                className={each === step ? 'ceremony-now' : ''}
                aria-current={each === step ? 'step' : undefined}
              >
                {done && <Shape name="done" size={12} />} {i + 1} {say(stepWords[each])}
              </li>
            );
          })}
        </ol>
        <div className="ceremony-panes">
          <SeatList step={step} seated={seated} />
          {step === 'name' && <NameStep plan={plan} onChange={setPlan} onNext={() => goTo('name', 1)} />}
          {seats.includes(step as SeatName) && (
            <SeatStep
              key={step}
              seat={step as SeatName}
              seated={seated}
              onSeat={(person) => {
                setSeated([...seated.filter((other) => other.seat !== person.seat), person]);
                goTo(step, 1);
              }}
              onSkip={() => goTo(step, 1)}
              onBack={() => {
                const before = steps[steps.indexOf(step) - 1] ?? 'name';
                // Who sits there types everything again: nobody goes on with another's passphrase.
                setSeated(seated.filter((other) => other.seat !== before && other.seat !== step));
                setStep(before);
              }}
            />
          )}
          {step === 'seal' && (
            <SealStep
              plan={plan}
              seated={seated}
              onBack={() => {
                setSeated(seated.filter((other) => other.seat !== 'approver2'));
                setStep('approver2');
              }}
              onCreated={(made) => {
                setSeated(seated.map((person) => ({ ...person, passphrase: '' })));
                setCreated(made);
                setStep('compare');
              }}
            />
          )}
          {step === 'compare' && created !== null && (
            <CompareStep created={created} onDone={() => setStep('sheets')} onStop={() => void stop()} />
          )}
          {step === 'sheets' && created !== null && (
            <SheetsStep
              created={created}
              threshold={plan.sheets.threshold}
              firm={plan.name}
              onDone={() => setStep('done')}
            />
          )}
          {step === 'done' && (
            <div className="sheet ceremony-sheet">
              <h2>{say('doneTitle')}</h2>
              <p>{say('doneSays')}</p>
              <div className="button-row">
                <Button type="primary" size="large" autoFocus onClick={finish}>
                  {say('toOpening')}
                </Button>
              </div>
            </div>
          )}
          <FirstEntry plan={plan} />
        </div>
      </main>
      <Modal
        open={stopAsked}
        title={say('stopAsk')}
        okText={say('stop')}
        cancelText={say('goOn')}
        onOk={() => void stop()}
        onCancel={() => setStopAsked(false)}
      >
        <p>{say('stopSays')}</p>
      </Modal>
    </div>
  );
}
