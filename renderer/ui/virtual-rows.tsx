/** A list of any length of which only what can be seen exists; one row is chosen. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useId, useRef } from 'react';

export interface VirtualRowsProps<T> {
  readonly rows: readonly (T | undefined)[];
  readonly rowHeight: number;
  readonly chosen: number;
  readonly onChoose: (row: number) => void;
  readonly onOpen?: (row: number) => void;
  readonly keyOf: (row: T, index: number) => string | number;
  readonly children: (row: T | undefined, index: number) => ReactNode;
  readonly label: string;
  /** Columns of a row, as its feature's sheet lays them out. */
  readonly rowClass?: string;
  /** Called with what can be seen, so that more can be read. */
  readonly onRange?: (first: number, last: number) => void;
}

export function VirtualRows<T>({
  rows,
  rowHeight,
  chosen,
  onChoose,
  onOpen,
  keyOf,
  children,
  label,
  rowClass,
  onRange,
}: VirtualRowsProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  useEffect(() => {
    if (chosen >= 0 && chosen < rows.length) virtualizer.scrollToIndex(chosen, { align: 'auto' });
  }, [chosen, rows.length, virtualizer]);
  return (
    <div
      ref={scroller}
      className="rows"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={chosen >= 0 && chosen < rows.length ? `${id}-${chosen}` : undefined}
      data-focus="inside"
    >
      <div className="rows-all" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return (
            <div
              key={row === undefined ? `gap-${item.index}` : keyOf(row, item.index)}
              id={`${id}-${item.index}`}
              role="option"
              aria-selected={item.index === chosen}
              aria-posinset={item.index + 1}
              aria-setsize={rows.length}
              tabIndex={-1}
              className={`row${item.index === chosen ? ' row-chosen' : ''} ${rowClass ?? ''}`}
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
              onClick={() => onChoose(item.index)}
              onDoubleClick={() => onOpen?.(item.index)}
              onKeyDown={() => {}}
            >
              {children(row, item.index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
