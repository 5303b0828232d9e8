/** A register: heads of its columns where it has some, a list of any length below them, and the row that is chosen. */
import { useState } from 'react';
import { type KeyMap, rowKeys, useKeys } from './keys.ts';
import { VirtualRows, type VirtualRowsProps } from './virtual-rows.tsx';

export function Register<T>({
  columns = '',
  heads = [],
  ...rows
}: VirtualRowsProps<T> & {
  /** The class that lays out heads and rows, in the feature's sheet. */
  readonly columns?: string;
  readonly heads?: readonly string[];
}) {
  return (
    <div className="register">
      {heads.length > 0 && (
        <div className={`register-head ${columns}`} aria-hidden="true">
          {heads.map((head) => (
            <span key={head}>{head}</span>
          ))}
        </div>
      )}
      <VirtualRows {...rows} />
    </div>
  );
}

/** Which of so many rows is chosen, by keys or by hand, and what Enter does; to be given to `Register`. */
export function useChosenRow(count: number, open?: (row: number) => void, keys: KeyMap = {}) {
  const [wanted, setWanted] = useState(0);
  const chosen = Math.min(wanted, Math.max(0, count - 1));
  useKeys({
    ...rowKeys(count, chosen, setWanted),
    ...(open === undefined ? {} : { Enter: () => open(chosen) }),
    ...keys,
  });
  return { chosen, onChoose: setWanted, ...(open === undefined ? {} : { onOpen: open }) };
}
