/** Approvals of a departure in the firm's order: who was named, until when, what they decided, and what a refusal leads to (P2). */
import { useState } from 'react';
import type { ApprovalStep, DepartureCase } from '../../../shared/contract/answers.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Seal } from '../../ui/marks.tsx';
import { personOption } from '../../ui/people-options.ts';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { Shape } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { caseWords } from './case-words.ts';
import { calendarDay } from './day.ts';
import { handoverWords } from './words.ts';

const stateWords = {
  unnamed: 'stepUnnamed',
  next: 'stepNext',
  later: 'stepLater',
  granted: 'stepGranted',
  refused: 'stepRefused',
} as const satisfies Record<ApprovalStep['state'], string>;

const sides = ['line-manager', 'human-resources'] as const;

export function ApprovalsPane({
  departure,
  onByName,
}: {
  readonly departure: DepartureCase;
  readonly onByName: () => void;
}) {
  const say = caseWords.use();
  const handover = handoverWords.use();
  const [naming, setNaming] = useState(false);
  const { steps } = departure.leaving;
  const named = steps.some(({ person }) => person !== null);
  const open = departure.state === 'open';
  return (
    <section className="sheet">
      <h2 className="label-heading">{say('approvals')}</h2>
      {named ? (
        steps.map((step) => <StepLine key={step.step} step={step} open={open} />)
      ) : (
        <ByName departure={departure} />
      )}
      {open && steps.some(({ state }) => state === 'refused') && (
        <p className="note-box small">{say('afterRefusal')}</p>
      )}
      {open && steps.some(({ state }) => state !== 'granted') && (
        <div className="button-row">
          <button type="button" className="link small" onClick={() => setNaming(true)}>
            {say(named ? 'renameApprovers' : 'nameApprovers')}
          </button>
          {!named && (
            <button type="button" className="link small" onClick={onByName}>
              {handover('recordApproval')}
            </button>
          )}
        </div>
      )}
      {naming && <NameDialog departure={departure} onClose={() => setNaming(false)} />}
    </section>
  );
}

function StepLine({ step, open }: { readonly step: ApprovalStep; readonly open: boolean }) {
  const say = caseWords.use();
  const language = useLanguage();
  const day = step.due === null ? '' : calendarDay(step.due, language);
  const waits = open && step.state !== 'granted' && step.due !== null;
  const last = step.decisions.at(-1);
  return (
    <div className="case-approval small">
      {step.state === 'refused' ? (
        <Shape name="refused" />
      ) : (
        <Seal
          name={step.person ?? step.label}
          state={step.state === 'granted' ? 'present' : 'theirs'}
          size={20}
        />
      )}
      <span>
        {step.label} · {step.person}
        {last !== undefined && <span className="fine quiet case-reason">{last.reason}</span>}
      </span>
      <span className={step.overdue ? 'fine urgent' : 'fine quiet'}>
        {waits ? say(step.overdue ? 'overdue' : 'due', { day }) : say(stateWords[step.state])}
        {waits && step.state === 'refused' && ` · ${say('stepRefused')}`}
      </span>
    </div>
  );
}

/** As it was recorded before anybody was named to sign. */
function ByName({ departure }: { readonly departure: DepartureCase }) {
  const say = caseWords.use();
  const handover = handoverWords.use();
  const language = useLanguage();
  if (departure.approvals.length === 0) return <p className="small quiet">{say('nobodyNamed')}</p>;
  return sides.map((by) => {
    const given = departure.approvals.find((approval) => approval.by === by);
    return (
      <div key={by} className="case-approval small">
        <Seal
          name={given?.name ?? handover(by)}
          state={given === undefined ? 'theirs' : 'present'}
          size={20}
        />
        <span>
          {handover(by)} {given?.name}
        </span>
        <span className="fine quiet">
          {given === undefined ? handover('waiting') : calendarDay(given.on, language)}
        </span>
      </div>
    );
  });
}

function NameDialog({
  departure,
  onClose,
}: {
  readonly departure: DepartureCase;
  readonly onClose: () => void;
}) {
  const say = caseWords.use();
  const people = useVaultQuery('person.list', {});
  const name = useVaultAct('departure.name-approvers');
  const { steps } = departure.leaving;
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(steps.map(({ step, personNo }) => [step, personNo === null ? '' : `#${personNo}`])),
  );
  const options = (people.data ?? [])
    .filter(({ no, leaving }) => no !== departure.personNo && !leaving)
    .map(personOption);
  return (
    <SignedDialog
      title={say('nameApprovers')}
      says={say('nameSays')}
      label={say('signName')}
      disabled={steps.some(({ step }) => (chosen[step] ?? '') === '')}
      sign={({ signature }) =>
        name.mutateAsync({
          departure: departure.departure,
          approvers: steps.map(({ step }) => ({ step, who: chosen[step] ?? '' })),
          signature,
        })
      }
      onClose={onClose}
    >
      {steps
        .filter(({ state }) => state !== 'granted')
        .map(({ step, label }) => (
          <PersonChoice
            key={step}
            label={label}
            value={chosen[step] ?? ''}
            options={[{ value: '', label: say('choosePerson') }, ...options]}
            onChange={(who) => setChosen((now) => ({ ...now, [step]: who }))}
          />
        ))}
    </SignedDialog>
  );
}
