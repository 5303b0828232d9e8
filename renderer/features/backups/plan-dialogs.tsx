/** Saying where backups go and how many are kept; and that a place is used no more. */
import { Checkbox, InputNumber } from 'antd';
import { useState } from 'react';
import type { BackupTargetShown } from '../../../shared/contract/answers.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field, FolderField } from '../../ui/fields.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { backupWords } from './words.ts';

const least = { days: 7, weeks: 4, months: 12 };
const clocks = ['0', '24', '8', '1'] as const;
const clockWords = { '0': 'never', '24': 'daily', '8': 'eightHours', '1': 'hourly' } as const;

export function PlanDialog({
  target,
  onClose,
}: {
  /** Null: a further place. */
  readonly target: BackupTargetShown | null;
  readonly onClose: () => void;
}) {
  const say = backupWords.use();
  const plan = useVaultAct('backup.plan');
  const [folder, setFolder] = useState(target?.folder ?? '');
  const [atClosing, setAtClosing] = useState(target?.atClosing ?? true);
  const [everyHours, setEveryHours] = useState(String(target?.everyHours ?? 24));
  const [keep, setKeep] = useState(target?.keep ?? least);
  const other = clocks.some((each) => each === everyHours) ? [] : [everyHours];
  return (
    <SignedDialog
      wide
      title={say('planTitle')}
      says={say('planSays')}
      label={say('planSign')}
      disabled={folder === ''}
      sign={({ signature }) =>
        plan.mutateAsync({
          ...(target === null ? {} : { target: target.target }),
          folder,
          atClosing,
          everyHours: Number(everyHours),
          keep,
          signature,
        })
      }
      onClose={onClose}
    >
      {target === null ? (
        <FolderField label={say('folder')} what="anchor" value={folder} onChange={setFolder} />
      ) : (
        <p className="mono selectable">{folder}</p>
      )}
      <Checkbox checked={atClosing} onChange={(event) => setAtClosing(event.target.checked)}>
        {say('closingLabel')}
      </Checkbox>
      <Choice
        label={say('everyLabel')}
        value={everyHours}
        onChange={setEveryHours}
        options={[
          ...clocks.map((value) => ({ value: value as string, label: say(clockWords[value]) })),
          ...other.map((value) => ({ value, label: say('every', { count: Number(value) }) })),
        ]}
      />
      <div className="backup-keep">
        {(['days', 'weeks', 'months'] as const).map((what) => (
          <Field key={what} label={say(what)}>
            {(id) => (
              <InputNumber
                id={id}
                min={least[what]}
                max={500}
                precision={0}
                value={keep[what]}
                onChange={(value) => setKeep({ ...keep, [what]: value ?? least[what] })}
              />
            )}
          </Field>
        ))}
      </div>
    </SignedDialog>
  );
}

export function EndDialog({
  target,
  onClose,
}: {
  readonly target: BackupTargetShown;
  readonly onClose: () => void;
}) {
  const say = backupWords.use();
  const end = useVaultAct('backup.end');
  const otherSide = useOtherSide();
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={say('endTitle')}
      says={say('endSays', { folder: target.folder })}
      label={say('endSign')}
      cosigner={otherSide}
      disabled={ground.trim() === ''}
      sign={({ signature, cosign }) => end.mutateAsync({ target: target.target, ground, signature, cosign })}
      onClose={onClose}
    >
      <TextField label={say('ground')} value={ground} onChange={setGround} />
    </SignedDialog>
  );
}
