/** A small dialog that says what will be recorded, asks what is still missing, and takes the signatures. */
import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Credential } from '../../shared/contract/commands.ts';
import { CoSignFields, emptyCredential, SignBlock } from './signing.tsx';

export interface Signatures {
  readonly signature: { passphrase: string };
  readonly cosign: Credential[];
}

export interface SignedDialogProps {
  readonly title: string;
  /** What will be on record, in a sentence. */
  readonly says: ReactNode;
  /** What the signing button says. */
  readonly label: string;
  readonly sign: (signatures: Signatures) => Promise<unknown>;
  readonly onClose: () => void;
  readonly onDone?: () => void;
  /** Who signs along, where somebody has to. */
  readonly cosigner?: string | undefined;
  readonly disabled?: boolean;
  /** Where a field of the dialog's own comes first, the passphrase waits. */
  readonly passphraseFirst?: boolean;
  readonly wide?: boolean;
  /** What comes next is shown by who asked for the dialog; it does not close by itself. */
  readonly keepOpen?: boolean;
  readonly children?: ReactNode;
}

/** Made anew each time it opens, so that nothing typed stays behind. */
export function SignedDialog({
  title,
  says,
  label,
  sign,
  onClose,
  onDone,
  cosigner,
  disabled = false,
  passphraseFirst = true,
  wide = false,
  keepOpen = false,
  children,
}: SignedDialogProps) {
  const [other, setOther] = useState<Credential>(emptyCredential);
  const otherMissing = cosigner !== undefined && (other.who === '' || other.passphrase === '');
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={null}
      width={wide ? 680 : 480}
      mask={{ closable: false }}
    >
      <div className="form">
        <p className="quiet">{says}</p>
        <SignBlock
          label={label}
          keyHint="Ctrl ↵"
          autoFocus={passphraseFirst && children === undefined}
          disabled={disabled || otherMissing}
          sign={({ passphrase }) =>
            sign({ signature: { passphrase }, cosign: cosigner === undefined ? [] : [other] })
          }
          onDone={() => {
            onDone?.();
            if (!keepOpen) onClose();
          }}
        >
          {children}
          {cosigner !== undefined && <CoSignFields label={cosigner} value={other} onChange={setOther} />}
        </SignBlock>
      </div>
    </Modal>
  );
}
