/**
 * Passphrases are typed into a text field of our own whose characters are covered. A password field would switch the
 * input method off, and a passphrase of Chinese characters could not be entered.
 */
import { Input, type InputRef } from 'antd';
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useState,
} from 'react';
import {
  faultsOfPassphrase,
  hintOfPassphrase,
  passphraseRule,
  ruleOfPassphrase,
  slipsInPassphrase,
} from '../../shared/policy/passphrase-rules.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { Field } from './fields.tsx';
import { State } from './shape.tsx';

const words = defineWords('passphrase', {
  passphrase: ['口令', 'Passphrase'],
  show: ['显示', 'Show'],
  hide: ['隐藏', 'Hide'],
  showIt: ['显示口令', 'Show the passphrase'],
  hideIt: ['隐藏口令', 'Hide the passphrase'],
  capsLock: ['大写锁定已开', 'Caps Lock is on'],
  chosen: ['本人键入口令', 'The person types a passphrase'],
  again: ['再键入一次', 'Once more'],
  fits: ['可以', 'It will do'],
  same: ['两次相同', 'The two are the same'],
  differs: ['两次不同', 'The two differ'],
});

export interface PassphraseFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  readonly label?: string;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<InputRef>;
  /** It is being set: whoever shows the field says what is wrong with it. */
  readonly isNew?: boolean;
}

export function PassphraseField({
  value,
  onChange,
  onEnter,
  label,
  autoFocus = false,
  inputRef,
  isNew = false,
}: PassphraseFieldProps) {
  const say = words.use();
  const language = useLanguage();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const [focused, setFocused] = useState(false);
  // What was signed with is forgotten, and the next one is covered again.
  useEffect(() => {
    if (value === '') setShown(false);
  }, [value]);
  const noticeCapsLock = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'));
  const keepCovered = (event: ClipboardEvent | DragEvent): void => {
    if (!shown) event.preventDefault();
  };
  // While words are being typed there is a blank at the end after each of them.
  const judged = focused ? value.replace(/ $/, '') : value;
  const hints = [
    ...(capsLock && focused ? [say('capsLock')] : []),
    ...(isNew ? [] : slipsInPassphrase(judged).map((slip) => hintOfPassphrase(slip, language))),
  ];
  return (
    <Field label={label ?? say('passphrase')}>
      {(id) => (
        <>
          <Input
            id={id}
            ref={inputRef ?? null}
            className="passphrase-field"
            classNames={{ input: shown ? 'passphrase mono' : 'passphrase passphrase-covered' }}
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={1_000}
            value={value}
            autoFocus={autoFocus}
            aria-describedby={hints.length > 0 ? `${id}-hints` : undefined}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={noticeCapsLock}
            onKeyUp={noticeCapsLock}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
            onCopy={keepCovered}
            onCut={keepCovered}
            onDragStart={keepCovered}
            onPressEnter={(event) => {
              if (!event.nativeEvent.isComposing && !event.ctrlKey && !event.metaKey) onEnter?.();
            }}
            suffix={
              <button
                type="button"
                className="link fine"
                aria-label={say(shown ? 'hideIt' : 'showIt')}
                aria-pressed={shown}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => setShown(!shown)}
              >
                {say(shown ? 'hide' : 'show')}
              </button>
            }
          />
          <div id={`${id}-hints`} role="status">
            {hints.map((hint) => (
              <p key={hint} className="fine quiet">
                <State shape="note">{hint}</State>
              </p>
            ))}
          </div>
        </>
      )}
    </Field>
  );
}

export interface NewPassphrase {
  readonly passphrase: string;
  readonly again: string;
}

export const isSettled = ({ passphrase, again }: NewPassphrase): boolean =>
  faultsOfPassphrase(passphrase).length === 0 && passphrase.normalize('NFC') === again.normalize('NFC');

/** Rules are told as parts of sentences; here each stands by itself. */
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One that a person sets: the rule beside it, typed twice. */
export function NewPassphraseFields({
  value,
  onChange,
}: {
  readonly value: NewPassphrase;
  readonly onChange: (value: NewPassphrase) => void;
}) {
  const say = words.use();
  const language = useLanguage();
  const { passphrase, again } = value;
  const [fault] = faultsOfPassphrase(passphrase);
  const same = passphrase.normalize('NFC') === again.normalize('NFC');
  return (
    <div className="field-row">
      <div>
        <PassphraseField
          label={say('chosen')}
          isNew
          value={passphrase}
          onChange={(typed) => onChange({ passphrase: typed, again })}
        />
        <p className="fine quiet" aria-live="polite">
          {passphrase === '' ? (
            passphraseRule[language]
          ) : (
            <State shape={fault === undefined ? 'done' : 'waiting'}>
              {fault === undefined ? say('fits') : sentence(ruleOfPassphrase(fault, language))}
            </State>
          )}
        </p>
      </div>
      <div>
        <PassphraseField
          label={say('again')}
          isNew
          value={again}
          onChange={(typed) => onChange({ passphrase, again: typed })}
        />
        {again !== '' && (same || again.length >= passphrase.length) && (
          <p className="fine quiet" aria-live="polite">
            <State shape={same ? 'done' : 'refused'}>{say(same ? 'same' : 'differs')}</State>
          </p>
        )}
      </div>
    </div>
  );
}
