/** A correction: a new entry that points back (A2), signed. */
import { useState } from 'react';
import { countText } from '../../i18n/format.ts';
import { useVaultAct } from '../../session/session.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { logWords } from './words.ts';

export function CorrectDialog({
  index,
  onClose,
  onCorrected,
}: {
  readonly index: number;
  readonly onClose: () => void;
  readonly onCorrected: (index: number) => void;
}) {
  const say = logWords.use();
  const correct = useVaultAct('entry.correct');
  const [remark, setRemark] = useState('');
  const number = { index: countText(index) };
  return (
    <SignedDialog
      title={say('correctTitle', number)}
      says={say('correctSays', number)}
      label={say('correctSign')}
      disabled={remark.trim() === ''}
      sign={async ({ signature }) => {
        const written = await correct.mutateAsync({ index, remark: remark.trim(), signature });
        onCorrected(written.index);
      }}
      onClose={onClose}
    >
      <TextField label={say('correctRemark')} value={remark} onChange={setRemark} rows={3} max={500} />
    </SignedDialog>
  );
}
