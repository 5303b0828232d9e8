/** Several recovery sheets of a side, typed one below the other; each says whether it holds and is one that is wanted. */

import type { Side } from '../../shared/vocabulary/terms.ts';
import { defineWords } from '../i18n/words.ts';
import { SheetFields } from './sheet-fields.tsx';
import { contentOf, type TypedSheet } from './sheet-typed.ts';

const words = defineWords('sheets-typed', {
  sheet: ['恢复单 {{n}}', 'Sheet {{n}}'],
});

export function SheetsTyped({
  typed,
  onChange,
  side,
  vault = null,
  autoFocus = true,
}: {
  readonly typed: readonly TypedSheet[];
  readonly onChange: (typed: readonly TypedSheet[]) => void;
  readonly side: Side;
  /** The vault's id, where it is known already. */
  readonly vault?: string | null;
  readonly autoFocus?: boolean;
}) {
  const say = words.use();
  const numbers = typed.map((sheet) => contentOf(sheet)?.number ?? 0);
  return typed.map((sheet, i) => (
    <SheetFields
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing tells sheets apart before they are typed
      key={i}
      legend={say('sheet', { n: i + 1 })}
      value={sheet}
      autoFocus={autoFocus && i === 0}
      onChange={(changed) => onChange(typed.map((each, k) => (k === i ? changed : each)))}
      expected={{ side, vault, number: null, others: numbers.slice(0, i) }}
    />
  ));
}
