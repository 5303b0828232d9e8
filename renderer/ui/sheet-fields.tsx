/** Recovery sheets typed from their papers, in words or, of older vaults, in digits. Whoever shows the fields keeps what is typed. */
import { Input } from 'antd';
import { readSheetLine, readSheetWords } from '../../shared/vocabulary/sheet-words.ts';
import { Field } from './fields.tsx';
import { State } from './shape.tsx';
import { SheetLine } from './sheet-line.tsx';
import { type Expected, sheetSentence, sheetSentences } from './sheet-sentences.ts';
import { pasted, type TypedSheet } from './sheet-typed.ts';
import './sheets.css';

export function SheetFields({
  legend,
  value,
  onChange,
  expected,
  autoFocus = false,
}: {
  readonly legend: string;
  readonly value: TypedSheet;
  readonly onChange: (value: TypedSheet) => void;
  readonly expected: Expected;
  readonly autoFocus?: boolean;
}) {
  const say = sheetSentences.use();
  const { lines, content } = readSheetWords(value.lines);
  const said = content === null || value.inDigits ? null : sheetSentence(say, content, expected);
  const type = (at: number, line: string, next: HTMLInputElement | null): void => {
    const typed = value.lines.map((each, i) => (i === at ? line : each));
    onChange({ ...value, lines: typed });
    if (readSheetLine(line, at + 1).state === 'whole') next?.focus();
  };
  return (
    <fieldset className="sheet-fields">
      <legend>{legend}</legend>
      {value.inDigits ? (
        <div className="sheet-digits">
          <Field label={say('share')}>
            {(id) => (
              <Input.TextArea
                id={id}
                className="mono"
                rows={2}
                spellCheck={false}
                autoFocus={autoFocus}
                value={value.share}
                onChange={(event) => onChange({ ...value, share: event.target.value })}
              />
            )}
          </Field>
          <Field label={say('check')}>
            {(id) => (
              <Input
                id={id}
                className="mono"
                spellCheck={false}
                value={value.check}
                onChange={(event) => onChange({ ...value, check: event.target.value })}
              />
            )}
          </Field>
        </div>
      ) : (
        <ol className="sheet-lines">
          {value.lines.map((line, i) => (
            <SheetLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              key={i}
              n={i + 1}
              legend={legend}
              value={line}
              state={lines[i] ?? { state: 'empty' }}
              autoFocus={autoFocus && i === 0}
              onType={(typed, next) => type(i, typed, next)}
              onPaste={(text) => {
                const changed = pasted(text, value, i);
                if (changed !== null) onChange(changed);
                return changed !== null;
              }}
            />
          ))}
        </ol>
      )}
      <div className="sheet-below small">
        <span aria-live="polite">{said !== null && <State shape={said.shape}>{said.text}</State>}</span>
        <button
          type="button"
          className="link"
          onClick={() => onChange({ ...value, inDigits: !value.inDigits })}
        >
          {say(value.inDigits ? 'asWords' : 'asDigits')}
        </button>
      </div>
    </fieldset>
  );
}
