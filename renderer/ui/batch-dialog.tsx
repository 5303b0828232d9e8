/** One passphrase for several acts; each becomes its own signature, seen turning solid. What stops in the middle is gone on with. */
import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { defineWords } from '../i18n/words.ts';
import { useStatus } from '../session/session.tsx';
import './batch-dialog.css';
import { Seal } from './marks.tsx';
import { SignBlock } from './signing.tsx';

const words = defineWords('batch-dialog', {
  each: ['每一件各自签名，各自入日志。', 'Each is its own signature and its own entry.'],
  sign: ['签署 {{count}} 件', 'Sign {{count}}'],
  signedAll: ['{{count}} 件都已签署。', '{{count}} is signed.|All {{count}} are signed.'],
  close: ['关闭', 'Close'],
});

export interface BatchRow {
  readonly ref: string;
  readonly what: ReactNode;
  /** What is signed of it: approve, accept, check in. */
  readonly does: string;
}

export function BatchDialog<Row extends BatchRow>({
  title,
  rows,
  sign,
  onSigned,
  onClose,
}: {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Signs these in their order; tells how many are signed already, and answers with all of them. */
  readonly sign: (
    rows: readonly Row[],
    signature: { readonly passphrase: string },
    progress: (signed: number) => void,
  ) => Promise<{ readonly signed: readonly string[] }>;
  readonly onSigned: (refs: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const say = words.use();
  const status = useStatus();
  const [signed, setSigned] = useState(0);
  // What was on the table when the dialog opened; the screen may change behind it.
  const [table] = useState(rows);
  const [titled] = useState(title);
  // The dialog would give the focus to its closing button.
  const focusFirst = (open: boolean): void => {
    if (open) document.querySelector<HTMLElement>('.batch-dialog input.passphrase')?.focus();
  };
  const signRest = async (signature: { passphrase: string }): Promise<void> => {
    // After one that stopped in the middle, only what is left: the others are signed.
    let done = signed;
    try {
      const answer = await sign(table.slice(signed), signature, (count) => {
        done = signed + count;
        setSigned(done);
      });
      done = signed + answer.signed.length;
    } finally {
      setSigned(done);
      if (done > signed) onSigned(table.slice(signed, done).map(({ ref }) => ref));
    }
  };
  return (
    <Modal
      open
      title={titled}
      footer={null}
      onCancel={onClose}
      width={560}
      className="batch-dialog"
      afterOpenChange={focusFirst}
    >
      <p className="small quiet">{say('each')}</p>
      <ul className="sign-list">
        {table.map((row, i) => (
          <li key={row.ref}>
            <Seal name={status.signedIn ?? ''} state={i < signed ? 'signed' : 'mine'} size={28} />
            <span>{row.what}</span>
            <strong>{row.does}</strong>
          </li>
        ))}
      </ul>
      {signed === table.length ? (
        <div className="button-row">
          <p aria-live="polite">{say('signedAll', { count: signed })}</p>
          <Button type="primary" autoFocus onClick={onClose}>
            {say('close')}
          </Button>
        </div>
      ) : (
        <SignBlock
          label={say('sign', { count: table.length - signed })}
          keyHint="Ctrl Enter"
          autoFocus
          sign={signRest}
        />
      )}
    </Modal>
  );
}
