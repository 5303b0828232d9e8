/** One line of a recovery sheet: eight words, each completed as soon as no other begins so, the line judged when it is full. */
import { Input, type InputRef } from 'antd';
import { useId, useRef } from 'react';
import {
  type LineReading,
  wordMeant,
  wordsThatBegin,
  wordsTyped,
} from '../../shared/vocabulary/sheet-words.ts';
import { useComposing } from './composition.ts';
import { State } from './shape.tsx';
import { lineSentence, sheetSentences } from './sheet-sentences.ts';
import { endsWord, writtenOut } from './sheet-typed.ts';

/** As many as stand beside each other in a narrow window. */
const shownMax = 6;

export interface SheetLineProps {
  readonly n: number;
  /** Which sheet: said before the line's number by what reads the screen. */
  readonly legend: string;
  readonly value: string;
  readonly state: LineReading;
  readonly autoFocus: boolean;
  /** `next`: the line is finished, and the following one is to be typed if this one holds. */
  readonly onType: (value: string, next: HTMLInputElement | null) => void;
  readonly onPaste: (text: string) => boolean;
}

/** The line below, of this sheet or the next. */
function followingLine(field: HTMLInputElement): HTMLInputElement | null {
  const all = [...document.querySelectorAll<HTMLInputElement>('.sheet-lines input')];
  return all[all.indexOf(field) + 1] ?? null;
}

export function SheetLine({ n, legend, value, state, autoFocus, onType, onPaste }: SheetLineProps) {
  const say = sheetSentences.use();
  const composing = useComposing();
  const id = useId();
  // The library hands its events on with a copy of the field.
  const field = useRef<InputRef>(null);
  const last = endsWord(value) ? '' : (wordsTyped(value).at(-1) ?? '');
  const possible = wordMeant(last) === last ? [] : wordsThatBegin(last);
  // While a word is on its way nothing is wrong with it yet.
  const said = possible.length > 0 ? null : lineSentence(say, state);
  const wrong = said?.shape === 'refused';
  const follow = (line: string): void => {
    const input = field.current?.input ?? null;
    onType(writtenOut(line), input === null ? null : followingLine(input));
  };
  const typed = (line: string): void => {
    // Words before the last are written out when the field is left: the caret would jump.
    const atEnd = (field.current?.input?.selectionStart ?? line.length) === line.length;
    if (atEnd && endsWord(line)) follow(line);
    else onType(line, null);
  };
  return (
    <li>
      <label htmlFor={id} className="small faint">
        <span className="visually-hidden">{legend} </span>
        {say('line', { n })}
      </label>
      <Input
        id={id}
        ref={field}
        className="mono"
        lang="en"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        autoFocus={autoFocus}
        aria-describedby={`${id}-says`}
        aria-invalid={wrong}
        status={wrong ? 'error' : ''}
        value={value}
        onPaste={(event) => {
          if (onPaste(event.clipboardData.getData('text'))) event.preventDefault();
        }}
        onChange={(event) => (composing ? onType(event.target.value, null) : typed(event.target.value))}
        onCompositionEnd={(event) => typed(event.currentTarget.value)}
        onBlur={() => {
          const whole = writtenOut(value).trim();
          if (whole !== value) onType(whole, null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          follow(value);
        }}
      />
      <p id={`${id}-says`} className="sheet-line-says small" aria-live="polite">
        {possible.length > 0 ? (
          <span className="faint mono">
            {possible.slice(0, shownMax).join('  ')}
            {possible.length > shownMax && ' …'}
          </span>
        ) : (
          said !== null && <State shape={said.shape}>{said.text}</State>
        )}
      </p>
    </li>
  );
}
