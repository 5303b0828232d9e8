/** A text of one line with its label: names, places, departments. */
import { Input } from 'antd';
import { Field } from './fields.tsx';
import { useInvisible } from './invisible.ts';

export function OneLineField({
  label,
  value,
  onChange,
  max = 300,
  autoFocus = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** In characters. */
  readonly max?: number;
  readonly autoFocus?: boolean;
}) {
  const invisibleIn = useInvisible();
  return (
    <Field label={label} error={invisibleIn(value)}>
      {(id) => (
        <Input
          id={id}
          value={value}
          maxLength={max}
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
