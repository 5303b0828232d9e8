/** A small dialog that says what will be recorded, asks what is still missing, and takes the signatures. */
import { Modal } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { Credential } from '../../shared/contract/commands.ts';
import { defineWords } from '../i18n/words.ts';
import { useStatus } from '../session/session.tsx';
import { CoSignFields, emptyCredential, SignBlock } from './signing.tsx';

const words = defineWords('signed-dialog', {
  own: ['你的口令（{{name}}）', 'Your passphrase ({{name}})'],
});

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
  const say = words.use();
  const { signedIn } = useStatus();
  const body = useRef<HTMLDivElement>(null);
  // The dialog would give the focus to its closing button.
  const focusFirst = useCallback((open: boolean) => {
    if (open) body.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);
  const otherMissing = cosigner !== undefined && (other.who === '' || other.passphrase === '');
  return (
    <Modal
      open
      title={<span className="serif">{title}</span>}
      className="signed-dialog"
      afterOpenChange={focusFirst}
      onCancel={onClose}
      footer={null}
      width={wide ? 680 : 480}
      mask={{ closable: false }}
    >
      <div className="form" ref={body}>
        <p className="quiet">{says}</p>
        <SignBlock
          label={label}
          keyHint="Ctrl ↵"
          autoFocus={passphraseFirst && children === undefined}
          disabled={disabled || otherMissing}
          passphraseLabel={cosigner === undefined ? undefined : say('own', { name: signedIn ?? '' })}
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
