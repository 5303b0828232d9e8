/** The first page: what the vault is called, where it lies, and the policy it is created with. */
import { Button } from 'antd';
import { useEffect } from 'react';
import { askShell } from '../../calls/desktop.ts';
import { Choice } from '../../ui/choice.tsx';
import { FolderField } from '../../ui/fields.tsx';
import { Key } from '../../ui/marks.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { PolicyFields } from '../../ui/policy-fields.tsx';
import type { Plan } from './ceremony-state.ts';
import { LabelFields, labelsStand } from './label-fields.tsx';
import { ceremonyWords } from './words.ts';

const sheetChoices = [
  { threshold: 2, of: 3 },
  { threshold: 3, of: 5 },
] as const;

export function NameStep({
  plan,
  onChange,
  onNext,
}: {
  readonly plan: Plan;
  readonly onChange: (plan: Plan) => void;
  readonly onNext: () => void;
}) {
  const say = ceremonyWords.use();
  const complete = plan.name.trim() !== '' && plan.folder.trim() !== '' && labelsStand(plan.labels);
  const unset = plan.folder === '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: suggested once, then it is the person's
  useEffect(() => {
    if (unset)
      void askShell('path.suggest', { what: 'new-vault' }).then((folder) => onChange({ ...plan, folder }));
  }, []);
  const next = (): void => {
    if (complete) onNext();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter in any field below goes on
    <div
      className="sheet ceremony-sheet"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        next();
      }}
    >
      <OneLineField
        label={say('name')}
        value={plan.name}
        onChange={(name) => onChange({ ...plan, name })}
        autoFocus
      />
      <FolderField
        label={say('folder')}
        what="new-vault"
        value={plan.folder}
        onChange={(folder) => onChange({ ...plan, folder })}
      />
      <FolderField
        label={say('anchorFolder')}
        what="anchor"
        value={plan.anchorFolder}
        onChange={(anchorFolder) => onChange({ ...plan, anchorFolder })}
        hint={say('anchorHint')}
      />
      <LabelFields value={plan.labels} onChange={(labels) => onChange({ ...plan, labels })} />
      <hr className="ceremony-line" />
      <h2>{say('policy')}</h2>
      <p className="small quiet">{say('policySays')}</p>
      <PolicyFields value={plan.policy} onChange={(policy) => onChange({ ...plan, policy })} />
      <Choice
        label={say('sheetsSetting')}
        value={String(plan.sheets.of)}
        options={sheetChoices.map((choice) => ({ value: String(choice.of), label: say('sheetsOf', choice) }))}
        onChange={(of) =>
          onChange({
            ...plan,
            sheets: sheetChoices.find((choice) => String(choice.of) === of) ?? plan.sheets,
          })
        }
      />
      <div className="button-row">
        <Button type="primary" size="large" disabled={!complete} onClick={next}>
          {say('next')} <Key>Ctrl ↵</Key>
        </Button>
      </div>
    </div>
  );
}
