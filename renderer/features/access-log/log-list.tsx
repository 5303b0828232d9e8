/** The rows, grouped by day; further pages are read as their end comes into sight. */

import { useCallback, useMemo } from 'react';
import type { LogRow } from '../../../shared/contract/answers.ts';
import { useLanguage } from '../../i18n/words.ts';
import { PersonShown } from '../../ui/person-shown.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { kindWords } from './entry-kinds.ts';
import { clockOf, dayHeading, dayOf, objectOf } from './row-words.ts';
import { logWords } from './words.ts';

const rowHeight = 35;
const readAheadRows = 30;

export const outcomeShapes: Record<LogRow['outcome'], ShapeName> = {
  done: 'done',
  refused: 'refused',
  failed: 'note',
};

/** An entry with its place among the entries, or the heading of a day. */
type Item = { readonly row: LogRow; readonly at: number } | { readonly day: string; readonly at: number };

function itemsOf(rows: readonly LogRow[]): Item[] {
  const items: Item[] = [];
  let day = '';
  for (const [at, row] of rows.entries()) {
    if (dayOf(row) !== day) {
      day = dayOf(row);
      items.push({ day, at });
    }
    items.push({ row, at });
  }
  return items;
}

export interface LogListProps {
  readonly rows: readonly LogRow[];
  readonly chosen: number;
  readonly onChoose: (at: number) => void;
  readonly onOpen: (at: number) => void;
  readonly onEnd: () => void;
}

export function LogList({ rows, chosen, onChoose, onOpen, onEnd }: LogListProps) {
  const say = logWords.use();
  const language = useLanguage();
  const items = useMemo(() => itemsOf(rows), [rows]);
  const at = useMemo(() => items.findIndex((item) => 'row' in item && item.at === chosen), [items, chosen]);
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last >= items.length - readAheadRows) onEnd();
    },
    [items.length, onEnd],
  );
  return (
    <div className="register log-register">
      <div className="register-head log-columns" aria-hidden="true">
        {(['time', 'person', 'action', 'objectAndReason', 'outcome'] as const).map((column) => (
          <span key={column}>{say(column)}</span>
        ))}
      </div>
      <VirtualRows
        rows={items}
        rowHeight={rowHeight}
        chosen={at}
        onChoose={(item) => onChoose(items[item]?.at ?? 0)}
        onOpen={(item) => onOpen(items[item]?.at ?? 0)}
        onRange={onRange}
        keyOf={(item) => ('row' in item ? item.row.index : item.day)}
        label={say('rows')}
      >
        {(item) =>
          item === undefined ? null : 'row' in item ? (
            <LogLine row={item.row} />
          ) : (
            <strong className="log-day">{dayHeading(item.day, language)}</strong>
          )
        }
      </VirtualRows>
    </div>
  );
}

function LogLine({ row }: { readonly row: LogRow }) {
  const say = logWords.use();
  const sayKind = kindWords.use();
  const language = useLanguage();
  const object = objectOf(row, language);
  return (
    <div className="log-columns small" data-entry={row.index}>
      <span className="quiet">{clockOf(row)}</span>
      <span>
        {row.person === null ? (
          <span className="faint">{say('system')}</span>
        ) : (
          <PersonShown person={row.person} />
        )}
      </span>
      <span>{sayKind(row.type)}</span>
      <span>{[object, row.reason].filter((part) => part !== null && part !== '').join(' · ')}</span>
      <span>
        <State shape={outcomeShapes[row.outcome]}>{say(row.outcome)}</State>
      </span>
    </div>
  );
}
