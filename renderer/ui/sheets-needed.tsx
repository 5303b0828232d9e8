/** As many recovery sheets of a side as bring its key back: two, until the first one says how many it takes. */

import type { Side } from '../../shared/vocabulary/terms.ts';
import { defineWords } from '../i18n/words.ts';
import { State } from './shape.tsx';
import { contentOf, emptySheet, isTyped, type TypedSheet } from './sheet-typed.ts';
import { SheetsTyped } from './sheets-typed.tsx';

const words = defineWords('sheets-needed', {
  custody: ['保管一侧的恢复单', 'Recovery sheets of the custody side'],
  approval: ['审批一侧的恢复单', 'Recovery sheets of the approval side'],
  missing: [
    '还差 {{count}} 张；这一侧凭 {{needed}} 张恢复',
    '{{count}} sheet is missing; this side takes {{needed}}|{{count}} sheets are missing; this side takes {{needed}}',
  ],
  more: ['再加一张', 'One sheet more'],
});

/** No side has more. */
const sheetsMax = 5;

export const twoSheets: readonly TypedSheet[] = [emptySheet, emptySheet];

const neededOf = (sheets: readonly TypedSheet[]): number =>
  sheets.map((sheet) => contentOf(sheet)?.threshold ?? 0).find((needed) => needed > 0) ?? 2;

/** Sheets that were left empty are not handed in. */
export const sheetsHandedIn = (sheets: readonly TypedSheet[]): readonly TypedSheet[] =>
  sheets.filter(isTyped);

const isEmpty = (sheet: TypedSheet): boolean =>
  sheet.inDigits ? sheet.share === '' && sheet.check === '' : sheet.lines.every((line) => line.trim() === '');

export function enoughSheets(sheets: readonly TypedSheet[]): boolean {
  const typed = sheetsHandedIn(sheets);
  // Half a sheet is somebody's slip: it is mended or emptied, not left out.
  return typed.length >= neededOf(sheets) && sheets.every((sheet) => isTyped(sheet) || isEmpty(sheet));
}

export function SheetsNeeded({
  side,
  vault = null,
  typed,
  onChange,
}: {
  readonly side: Side;
  readonly vault?: string | null;
  readonly typed: readonly TypedSheet[];
  readonly onChange: (typed: readonly TypedSheet[]) => void;
}) {
  const say = words.use();
  const needed = neededOf(typed);
  const shown = [...typed, ...Array.from({ length: Math.max(0, needed - typed.length) }, () => emptySheet)];
  const missing = needed - sheetsHandedIn(shown).length;
  return (
    <section className="form" aria-label={say(side)}>
      <h3>{say(side)}</h3>
      <SheetsTyped typed={shown} onChange={onChange} side={side} vault={vault} autoFocus={false} />
      {missing > 0 && sheetsHandedIn(shown).length > 0 && (
        <p className="small" role="status">
          <State shape="waiting">{say('missing', { count: missing, needed })}</State>
        </p>
      )}
      {/* Of sheets in digits nobody knows how many it takes before they are joined. */}
      {shown.some((sheet) => sheet.inDigits) && shown.length < sheetsMax && (
        <div>
          <button type="button" className="link small" onClick={() => onChange([...shown, emptySheet])}>
            {say('more')}
          </button>
        </div>
      )}
    </section>
  );
}
