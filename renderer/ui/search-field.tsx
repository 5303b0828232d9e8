/** What a list is searched by, as it is typed; its label stands in it. */
import { Input, type InputRef } from 'antd';
import type { Ref } from 'react';

export function SearchField({
  label,
  value,
  onChange,
  onEnter,
  inputRef,
  className,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Looks up at once what stands in the field; where a list is filtered as it is, nothing. */
  readonly onEnter?: () => void;
  readonly inputRef: Ref<InputRef>;
  readonly className?: string;
}) {
  return (
    <Input
      ref={inputRef}
      type="search"
      className={className ?? ''}
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={300}
      onChange={(event) => onChange(event.target.value)}
      onPressEnter={() => onEnter?.()}
    />
  );
}
