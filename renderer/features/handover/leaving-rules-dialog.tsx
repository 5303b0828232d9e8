/** Who approves departures, in which order and how many days each has; days of follow-up; both sides sign a change (P2, H2b). */
import { InputNumber } from 'antd';
import { useState } from 'react';
import type { LeavingRules } from '../../../shared/contract/answers.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { caseWords } from './case-words.ts';
import { handoverWords } from './words.ts';

export function LeavingRulesDialog({ onClose }: { readonly onClose: () => void }) {
  const shown = useVaultQuery('leaving.rules', {});
  return shown.data === undefined ? null : <RulesForm rules={shown.data} onClose={onClose} />;
}

/** `3 直属主管` each; a step whose name stands there already keeps its code. Null where a line is something else. */
function stepsIn(text: string, known: LeavingRules['approvals']): LeavingRules['approvals'] | null {
  const steps: { step: string; label: string; days: number }[] = [];
  let fresh = 0;
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const read = /^(\d{1,2})\s+(\S.*)$/.exec(line);
    if (read === null) return null;
    const label = read[2] ?? '';
    let step = known.find((each) => each.label === label)?.step ?? '';
    while (step === '' || steps.some((each) => each.step === step)) step = `step-${++fresh}`;
    steps.push({ step, label, days: Number(read[1]) });
  }
  return steps.length === 0 || steps.length > 6 ? null : steps;
}

function RulesForm({ rules, onClose }: { readonly rules: LeavingRules; readonly onClose: () => void }) {
  const say = caseWords.use();
  const handover = handoverWords.use();
  const set = useVaultAct('leaving.rule');
  const [lines, setLines] = useState(rules.approvals.map(({ days, label }) => `${days} ${label}`).join('\n'));
  const [days, setDays] = useState(rules.followUpDays.join(', '));
  const [fewerThan, setFewerThan] = useState(rules.fewerThan);
  const approvals = stepsIn(lines, rules.approvals);
  const followUpDays = days
    .split(/[,，、\s]+/)
    .filter(Boolean)
    .map(Number);
  const daysFit = followUpDays.length > 0 && followUpDays.every((each) => Number.isInteger(each) && each > 0);
  return (
    <SignedDialog
      title={say('rules')}
      says={say('rulesSays')}
      label={say('signRules')}
      cosigner={handover('otherSide')}
      disabled={approvals === null || !daysFit}
      sign={({ signature, cosign }) =>
        set.mutateAsync({ approvals: [...(approvals ?? [])], followUpDays, fewerThan, signature, cosign })
      }
      onClose={onClose}
    >
      <TextField label={say('stepLines')} value={lines} onChange={setLines} rows={4} max={2_000} />
      {approvals === null && <p className="fine urgent">{say('linesWrong')}</p>}
      <div className="field-row">
        <OneLineField label={say('followDays')} value={days} onChange={setDays} />
        <Field label={say('fewerThan')}>
          {(id) => (
            <InputNumber
              id={id}
              min={2}
              max={20}
              precision={0}
              value={fewerThan}
              onChange={(value) => setFewerThan(value ?? 3)}
            />
          )}
        </Field>
      </div>
    </SignedDialog>
  );
}
