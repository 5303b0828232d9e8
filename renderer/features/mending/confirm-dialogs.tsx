/** Confirming what a vault falls back on: key file and spare of each keeper, recovery sheets of each side. */
import { useState } from 'react';
import type { IntegrityShown } from '../../../shared/contract/answers.ts';
import { useVaultAct } from '../../session/session.tsx';
import { FolderField, KeyFileField } from '../../ui/fields.tsx';
import { emptySheet, isTyped, type TypedSheet, typedText } from '../../ui/sheet-typed.ts';
import { SheetsTyped } from '../../ui/sheets-typed.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
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
    Array.from({ length: sheets.of }, () => emptySheet),
  );
  return (
    <SignedDialog
      wide
      title={say('sheetTitle')}
      says={say('sheetSays')}
      label={say('sheetSign')}
      disabled={!typed.every(isTyped)}
      sign={({ signature }) => confirm.mutateAsync({ signature, sheets: typed.map(typedText) })}
      onClose={onClose}
    >
      <SheetsTyped typed={typed} onChange={setTyped} side={side} vault={shown.vault} />
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
