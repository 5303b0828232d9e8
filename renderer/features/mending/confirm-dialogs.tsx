/** Confirming what a vault falls back on: key file and spare of each keeper, recovery sheets of each side. */
import { Input } from 'antd';
import { useState } from 'react';
import type { IntegrityShown } from '../../../shared/contract/answers.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Field, FolderField, KeyFileField } from '../../ui/fields.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { isTyped, sheetText, type TypedSheet } from './recovery-sheets.ts';
import { integrityWords } from './words.ts';

interface DialogProps {
  readonly onClose: () => void;
}

export function KeyFilesDialog({ onClose }: DialogProps) {
  const say = integrityWords.use();
  const confirm = useVaultAct('keyfile.confirm');
  const [first, setFirst] = useState('');
  const [spare, setSpare] = useState('');
  return (
    <SignedDialog
      title={say('keyTitle')}
      says={say('keySays')}
      label={say('keySign')}
      disabled={first === '' || spare === '' || first === spare}
      sign={({ signature }) => confirm.mutateAsync({ signature, keyFiles: [first, spare] })}
      onClose={onClose}
    >
      <KeyFileField label={say('keyFirst')} value={first} onChange={setFirst} />
      <KeyFileField label={say('keySpare')} value={spare} onChange={setSpare} hint="-" />
    </SignedDialog>
  );
}

export function SheetsDialog({
  shown,
  side,
  onClose,
}: DialogProps & { readonly shown: IntegrityShown; readonly side: 'custody' | 'approval' }) {
  const say = integrityWords.use();
  const confirm = useVaultAct('recovery.confirm');
  const sheets = shown[side];
  const [typed, setTyped] = useState<readonly TypedSheet[]>(() =>
    Array.from({ length: sheets.of }, () => ({ share: '', check: '' })),
  );
  const set = (at: number, change: Partial<TypedSheet>): void =>
    setTyped(typed.map((sheet, i) => (i === at ? { ...sheet, ...change } : sheet)));
  return (
    <SignedDialog
      wide
      title={say('sheetTitle')}
      says={say('sheetSays')}
      label={say('sheetSign')}
      disabled={!typed.every(isTyped)}
      sign={({ signature }) =>
        confirm.mutateAsync({
          signature,
          sheets: typed.map((sheet, i) => sheetText(shown.vault, side, sheets, i + 1, sheet)),
        })
      }
      onClose={onClose}
    >
      {typed.map((sheet, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its number
        <div key={i} className="sheet-typed">
          <Field label={say('sheetN', { n: i + 1 })}>
            {(id) => (
              <Input.TextArea
                id={id}
                className="mono"
                rows={2}
                spellCheck={false}
                autoFocus={i === 0}
                value={sheet.share}
                onChange={(event) => set(i, { share: event.target.value })}
              />
            )}
          </Field>
          <Field label={say('sheetCheck', { n: i + 1 })}>
            {(id) => (
              <Input
                id={id}
                className="mono"
                spellCheck={false}
                value={sheet.check}
                onChange={(event) => set(i, { check: event.target.value })}
              />
            )}
          </Field>
        </div>
      ))}
    </SignedDialog>
  );
}

export function AnchorDialog({ onClose }: DialogProps) {
  const say = integrityWords.use();
  const add = useVaultAct('anchor.add');
  const [folder, setFolder] = useState('');
  return (
    <SignedDialog
      title={say('addAnchor')}
      says={say('addAnchorSays')}
      label={say('addAnchorSign')}
      disabled={folder === ''}
      sign={({ signature }) => add.mutateAsync({ folder, signature })}
      onClose={onClose}
    >
      <FolderField label={say('addAnchorFolder')} what="anchor" value={folder} onChange={setFolder} />
    </SignedDialog>
  );
}
