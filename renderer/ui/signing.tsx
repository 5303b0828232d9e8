/** Signing: the only red buttons there are. They say what is signed and ask for the passphrase again. */
import { Button, ConfigProvider, type InputRef } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { Credential } from '../../shared/contract/commands.ts';
import { defineWords } from '../i18n/words.ts';
import { KeyFileField } from './fields.tsx';
import { Key } from './marks.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { PersonField } from './person-field.tsx';
import { ProblemLine } from './states.tsx';
import { signingTheme } from './theme.ts';
import { useTheme } from './theme-context.tsx';

const words = defineWords('signing', {
  who: ['联签人', 'Co-signer'],
  whoHint: ['姓名或编号', 'Name or number'],
});

export interface SignButtonProps {
  /** What is signed: 签名并提交, Sign and begin view 2. */
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly keyHint?: string;
  readonly size?: 'middle' | 'large';
}

export function SignButton({ children, onClick, disabled, busy, keyHint, size = 'large' }: SignButtonProps) {
  const theme = useTheme();
  return (
    <ConfigProvider theme={signingTheme(theme)}>
      <Button
        type="primary"
        size={size}
        className="sign-button"
        onClick={onClick}
        disabled={disabled ?? false}
        loading={busy ?? false}
      >
        <span className="sign-square" aria-hidden="true" />
        <span>{children}</span>
        {keyHint !== undefined && <Key>{keyHint}</Key>}
      </Button>
    </ConfigProvider>
  );
}

export interface SignBlockProps {
  readonly label: string;
  readonly sign: (signature: { passphrase: string }) => Promise<unknown>;
  readonly onDone?: () => void;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly keyHint?: string;
  /** Whose passphrase, where others type theirs beside it. */
  readonly passphraseLabel?: string | undefined;
  /** Further fields, of those who sign along. */
  readonly children?: ReactNode;
  readonly extra?: ReactNode;
}

/** Passphrase, button, and what came of it. The passphrase is forgotten after every try. */
export function SignBlock({
  label,
  sign,
  onDone,
  disabled = false,
  autoFocus = false,
  keyHint,
  passphraseLabel,
  children,
  extra,
}: SignBlockProps) {
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const field = useRef<InputRef>(null);
  // State is seen only at the next drawing; one key press may ask twice before that, and nobody signs twice.
  const underWay = useRef(false);
  const act = useCallback(async () => {
    if (underWay.current) return;
    if (disabled || passphrase === '') {
      field.current?.focus();
      return;
    }
    underWay.current = true;
    setBusy(true);
    setError(null);
    try {
      await sign({ passphrase });
      onDone?.();
    } catch (problem) {
      setError(problem);
      field.current?.focus();
    } finally {
      underWay.current = false;
      setPassphrase('');
      setBusy(false);
    }
  }, [disabled, passphrase, sign, onDone]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter in any field below does the act
    <div
      className="sign-block"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void act();
        }
      }}
    >
      {children}
      <PassphraseField
        value={passphrase}
        onChange={setPassphrase}
        onEnter={() => void act()}
        autoFocus={autoFocus}
        inputRef={field}
        {...(passphraseLabel === undefined ? {} : { label: passphraseLabel })}
      />
      <ProblemLine error={error} />
      <div className="button-row">
        <SignButton
          onClick={() => void act()}
          busy={busy}
          disabled={disabled}
          {...(keyHint === undefined ? {} : { keyHint })}
        >
          {label}
        </SignButton>
        {extra}
      </div>
    </div>
  );
}

export const emptyCredential: Credential = { who: '', passphrase: '' };

/** Somebody else signs along at the same keyboard: who, passphrase, key file. */
export function CoSignFields({
  label,
  value,
  onChange,
  keyFile = true,
}: {
  readonly label?: string;
  readonly value: Credential;
  readonly onChange: (value: Credential) => void;
  readonly keyFile?: boolean;
}) {
  const say = words.use();
  const setKeyFile = useCallback(
    (path: string) => onChange(path === '' ? { ...value, keyFile: undefined } : { ...value, keyFile: path }),
    [onChange, value],
  );
  return (
    <fieldset className="cosign">
      <legend>{label ?? say('who')}</legend>
      <div className="field-row">
        <PersonField
          label={say('whoHint')}
          value={value.who}
          onChange={(who) => onChange({ ...value, who })}
        />
        <PassphraseField
          value={value.passphrase}
          onChange={(passphrase) => onChange({ ...value, passphrase })}
        />
      </div>
      {keyFile && <KeyFileField value={value.keyFile ?? ''} onChange={setKeyFile} />}
    </fieldset>
  );
}
