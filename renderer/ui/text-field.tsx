/** A text of some lines with its label: grounds, reasons, notes. Ctrl Enter does what `onEnter` says, where it says something. */
import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import type { Ref } from 'react';
import { Field } from './fields.tsx';
import { useInvisible } from './invisible.ts';

export function TextField({
  label,
  value,
  onChange,
  rows = 2,
  max = 2_000,
  autoFocus = false,
  onEnter,
  inputRef,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  /** In characters. */
  readonly max?: number;
  readonly autoFocus?: boolean;
  readonly onEnter?: () => void;
  readonly inputRef?: Ref<TextAreaRef>;
}) {
  const invisibleIn = useInvisible();
  return (
    <Field label={label} error={invisibleIn(value)}>
      {(id) => (
        <Input.TextArea
          id={id}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          rows={rows}
          value={value}
          maxLength={max}
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (onEnter === undefined || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            onEnter();
          }}
        />
      )}
    </Field>
  );
}
