/** Fields as forms have them here: label above, sentence below; errors are a shape, a sentence and a thicker edge. */
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { askShell } from '../calls/desktop.ts';
import { defineWords } from '../i18n/words.ts';
import { Shape } from './shape.tsx';

const words = defineWords('fields', {
  keyFile: ['密钥文件', 'Key file'],
  insert: ['请插入你的 U 盘', 'Insert your USB stick'],
  found: ['已找到', 'Found'],
  choose: ['选择文件', 'Choose a file'],
  chooseFolder: ['选择文件夹', 'Choose a folder'],
  path: ['文件路径', 'Path of the file'],
});

/** Ties the sentence below to the field, whatever it is made of: a reader says it with the field's name. */
function useDescribed(id: string, sentence: string | null, wrong: boolean): void {
  const wasWrong = useRef(false);
  useEffect(() => {
    const field = document.getElementById(id);
    if (field === null) return;
    // A field may be described by more than the sentence.
    const own = (field.getAttribute('aria-describedby') ?? '').split(' ');
    const others = own.filter((each) => each !== '' && each !== `${id}-sentence`);
    const all = sentence === null ? others : [...others, sentence];
    if (all.length > 0) field.setAttribute('aria-describedby', all.join(' '));
    else field.removeAttribute('aria-describedby');
    if (wrong) field.setAttribute('aria-invalid', 'true');
    else if (wasWrong.current) field.removeAttribute('aria-invalid');
    wasWrong.current = wrong;
  });
}

export function Field({
  label,
  hint,
  error,
  children,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  const sentence = error || hint !== undefined ? `${id}-sentence` : null;
  useDescribed(id, sentence, Boolean(error));
  return (
    <div className={`field${error ? ' field-error' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {error ? (
        <p id={`${id}-sentence`} className="field-sentence" role="alert">
          <Shape name="refused" /> {error}
        </p>
      ) : (
        hint !== undefined && (
          <p id={`${id}-sentence`} className="fine faint">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

/** A key file: found on a stick by itself, chosen in a dialog, or its path typed. */
export function KeyFileField({
  value,
  onChange,
  label,
  hint,
}: {
  readonly value: string;
  readonly onChange: (path: string) => void;
  readonly label?: string;
  /** Part of the file's name that tells whose it is, so that the right one of several is taken. */
  readonly hint?: string;
}) {
  const say = words.use();
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    let gone = false;
    const look = (): void => {
      void askShell('path.find-key-files', {}).then((paths) => {
        if (!gone) setFound(paths);
      });
    };
    look();
    const timer = setInterval(look, 3_000);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, []);
  useEffect(() => {
    if (value !== '') return;
    const mine = hint === undefined ? found : found.filter((path) => path.includes(hint));
    if (mine.length === 1) onChange(mine[0]!);
  }, [found, hint, value, onChange]);
  return (
    <Field
      label={label ?? say('keyFile')}
      hint={value === '' && found.length === 0 ? say('insert') : undefined}
    >
      {(id) => (
        <div className="path-field">
          <Input
            id={id}
            className="mono"
            prefix={<Shape name={value === '' ? 'missing' : 'done'} />}
            placeholder={say('path')}
            value={value}
            spellCheck={false}
            list={`${id}-found`}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={`${id}-found`}>
            {found.map((path) => (
              <option key={path} value={path} />
            ))}
          </datalist>
          <Button
            onClick={() => {
              void askShell('path.choose-file', { what: 'key-file', many: false }).then(([path]) => {
                if (path !== undefined) onChange(path);
              });
            }}
          >
            {say('choose')}
          </Button>
        </div>
      )}
    </Field>
  );
}

export function FolderField({
  label,
  value,
  onChange,
  what,
  hint,
  onSettle,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
  readonly what: 'vault' | 'new-vault' | 'anchor' | 'bundle' | 'key-folder' | 'release' | 'files';
  readonly hint?: string;
  /** The path is whole: chosen, left, or followed by Enter. */
  readonly onSettle?: (path: string) => void;
}) {
  const say = words.use();
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <div className="path-field">
          <Input
            id={id}
            className="mono"
            value={value}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
            onBlur={() => onSettle?.(value)}
            // With Ctrl it signs, or tries, what the screen has.
            onPressEnter={(event) => !event.ctrlKey && !event.metaKey && onSettle?.(value)}
          />
          <Button
            onClick={() => {
              void askShell('path.choose-folder', { what }).then((path) => {
                if (path === null) return;
                onChange(path);
                onSettle?.(path);
              });
            }}
          >
            {say('chooseFolder')}
          </Button>
        </div>
      )}
    </Field>
  );
}
