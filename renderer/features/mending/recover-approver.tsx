/** New keys for an approver by the sheets of approval, in an open vault, signed by the custodian (S7). */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Recovered } from '../../../shared/contract/answers.ts';
import { useVaultAct } from '../../session/session.tsx';
import { areComplete, freshName, NewKeysFields, newKeysInput, noKeys } from '../../ui/new-keys-fields.tsx';
import { PersonField } from '../../ui/person-field.tsx';
import { typedText } from '../../ui/sheet-typed.ts';
import { enoughSheets, SheetsNeeded, sheetsHandedIn, twoSheets } from '../../ui/sheets-needed.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { integrityWords } from './words.ts';

export function RecoverApprover({
  vault,
  onClose,
}: {
  readonly vault: string;
  readonly onClose: () => void;
}) {
  const say = integrityWords.use();
  const recover = useVaultAct('recovery.use');
  const [who, setWho] = useState('');
  const [keys, setKeys] = useState(noKeys);
  const [sheets, setSheets] = useState(twoSheets);
  const [done, setDone] = useState<Recovered | null>(null);
  if (done !== null) {
    return (
      <Modal open title={say('recoverApprover')} footer={null} onCancel={onClose} width={560}>
        <div className="form" role="status">
          <p>{say('recovered')}</p>
          <p className="mono selectable">{done.fingerprint}</p>
          <p className="quiet">{say('recoveredSays')}</p>
          <div className="button-row">
            <Button type="primary" autoFocus onClick={onClose}>
              {say('close')}
            </Button>
          </div>
        </div>
      </Modal>
    );
  }
  return (
    <SignedDialog
      wide
      keepOpen
      title={say('recoverApprover')}
      says={say('recoverSays')}
      label={say('recoverSign')}
      disabled={who.trim() === '' || !areComplete(keys) || !enoughSheets(sheets)}
      sign={async ({ signature }) => {
        setDone(
          await recover.mutateAsync({
            sheets: sheetsHandedIn(sheets).map(typedText),
            who,
            ...newKeysInput(keys, freshName(who.replace('#', ''))),
            signature,
          }),
        );
      }}
      onClose={onClose}
    >
      <PersonField label={say('recoverWho')} value={who} onChange={setWho} />
      <SheetsNeeded side="approval" vault={vault} typed={sheets} onChange={setSheets} />
      <NewKeysFields value={keys} onChange={setKeys} />
    </SignedDialog>
  );
}
