/** One filter as a button that says what it lets through, with its choices in a panel under it. */
import { type ReactNode, useEffect, useId, useRef } from 'react';

export interface FilterChipProps {
  readonly label: string;
  readonly value: string;
  readonly active: boolean;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function FilterChip({
  label,
  value,
  active,
  open,
  onToggle,
  wide = false,
  children,
}: FilterChipProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const toggle = useRef(onToggle);
  toggle.current = onToggle;
  useEffect(() => {
    if (!open) return;
    const fields = panel.current?.querySelectorAll<HTMLElement>('input, button');
    const checked = panel.current?.querySelector<HTMLElement>('input[type=radio]:checked');
    (checked ?? fields?.[0])?.focus();
    const outside = (event: PointerEvent): void => {
      const inside =
        panel.current?.contains(event.target as Node) || button.current?.contains(event.target as Node);
      if (!inside) toggle.current(false);
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  }, [open]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere in the panel closes it
    <div
      className="log-chip"
      onBlur={(event) => {
        const to = event.relatedTarget;
        if (open && to !== null && !event.currentTarget.contains(to)) onToggle(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        onToggle(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={`log-chip-button${active ? ' log-chip-active' : ''}`}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => onToggle(!open)}
      >
        <span className="quiet">{label}</span> <span className="log-chip-value">{value}</span>
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
          <path d="m1 3 4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.3" />
        </svg>
      </button>
      {open && (
        <fieldset id={id} ref={panel as never} className={`log-panel${wide ? ' log-panel-wide' : ''}`}>
          <legend className="visually-hidden">{label}</legend>
          {children}
        </fieldset>
      )}
    </div>
  );
}

/** One of several, in a panel. */
export function RadioLines<T extends string>({
  name,
  value,
  options,
  onChange,
}: {
  readonly name: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <div className="log-lines">
      {options.map((option) => (
        <label key={option.value} className="log-line">
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
