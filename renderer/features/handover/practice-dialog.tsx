/** The firm's own habits around handing over; both sides sign a change. */
import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Practice } from '../../../shared/contract/answers.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { handoverWords } from './words.ts';

export function PracticeDialog({ onClose }: { readonly onClose: () => void }) {
  const shown = useVaultQuery('practice.show', {});
  return shown.data === undefined ? null : <PracticeForm practice={shown.data} onClose={onClose} />;
}

/** Items keep their names; a line that is new gets one that nobody has. */
function itemsOf(text: string, known: Practice['checklist']): { item: string; label: string }[] {
  const labels = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const used = new Set<string>();
  let fresh = 0;
  return labels.map((label, i) => {
    const old =
      known.find((each) => each.label === label) ?? (labels.length === known.length ? known[i] : undefined);
    let item = old?.item ?? '';
    while (item === '' || used.has(item)) item = `own-${++fresh}`;
    used.add(item);
    return { item, label };
  });
}

function PracticeForm({ practice, onClose }: { readonly practice: Practice; readonly onClose: () => void }) {
  const say = handoverWords.use();
  const set = useVaultAct('practice.set');
  const [clientsMax, setClientsMax] = useState(practice.clientsMax);
  const [noticeDays, setNoticeDays] = useState(practice.noticeDays);
  const [employer, setEmployer] = useState(practice.employer);
  const [items, setItems] = useState(practice.checklist.map(({ label }) => label).join('\n'));
  return (
    <SignedDialog
      wide
      title={say('practiceTitle')}
      says={say('practiceSays')}
      label={say('signPractice')}
      cosigner={say('otherSide')}
      disabled={employer.trim() === ''}
      sign={({ signature, cosign }) =>
        set.mutateAsync({
          clientsMax,
          noticeDays,
          employer,
          checklist: itemsOf(items, practice.checklist),
          signature,
          cosign,
        })
      }
      onClose={onClose}
    >
      <div className="describe-fields">
        <Field label={say('employer')}>
          {(id) => (
            <Input
              id={id}
              value={employer}
              maxLength={300}
              onChange={(event) => setEmployer(event.target.value)}
            />
          )}
        </Field>
        <div className="field-row">
          <Field label={say('clientsMax')}>
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={100_000}
                precision={0}
                value={clientsMax}
                onChange={(value) => setClientsMax(value ?? 100)}
              />
            )}
          </Field>
          <Field label={say('noticeDays')}>
            {(id) => (
              <InputNumber
                id={id}
                min={0}
                max={366}
                precision={0}
                value={noticeDays}
                onChange={(value) => setNoticeDays(value ?? 30)}
              />
            )}
          </Field>
        </div>
      </div>
      <TextField label={say('items')} value={items} onChange={setItems} rows={9} max={12_000} />
    </SignedDialog>
  );
}
