/** Which table, and how it is to be read: the file, its encoding, separator, sheet and headings. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { TableShown } from '../../../shared/contract/answers.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { type TextEncoding, textEncodings } from '../../../shared/vocabulary/losses.ts';
import { encodingNames } from '../../../shared/vocabulary/rendition-report-words.ts';
import { tableSeparators } from '../../../shared/vocabulary/table-separators.ts';
import { askShell } from '../../calls/desktop.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/fields.tsx';
import { Sheet } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { Loading, ProblemLine } from '../../ui/states.tsx';
import { importWords } from './import-words.ts';

type Asked = Omit<CommandInput<'table.read'>, 'file'>;

/** Rows that are offered as the one with the headings. */
const headingRows = 6;

export function TableFile({
  shown,
  reading,
  error,
  disabled,
  read,
}: {
  readonly shown: TableShown | null;
  readonly reading: boolean;
  readonly error: unknown;
  readonly disabled: boolean;
  readonly read: (file: string, how: Asked) => void;
}) {
  const say = importWords.use();
  const [file, setFile] = useState('');
  const [asked, setAsked] = useState('');
  const ask = (path: string, how: Asked = {}): void => {
    if (path === '') return;
    setAsked(path);
    read(path, how);
  };
  const again = (how: Asked): void => {
    const { encoding, separator, sheet, headings } = shown ?? {};
    ask(asked, {
      ...(encoding == null ? {} : { encoding: encoding.name }),
      ...(separator == null ? {} : { separator }),
      ...(shown?.kind === 'xlsx' && sheet !== undefined ? { sheet } : {}),
      ...(headings === undefined ? {} : { headings }),
      ...how,
    });
  };
  return (
    <Sheet title={say('file')}>
      <Field label={say('file')} hint={say('limits')}>
        {(id) => (
          <div className="path-field">
            <Input
              id={id}
              className="mono"
              value={file}
              spellCheck={false}
              autoFocus
              disabled={disabled}
              onChange={(event) => setFile(event.target.value)}
              onBlur={() => file.trim() !== asked && ask(file.trim())}
              // With Ctrl it tries what was read.
              onPressEnter={(event) => !event.ctrlKey && !event.metaKey && ask(file.trim())}
            />
            <Button
              disabled={disabled}
              onClick={() => {
                void askShell('path.choose-file', { what: 'table', many: false }).then(([path]) => {
                  if (path === undefined) return;
                  setFile(path);
                  ask(path);
                });
              }}
            >
              {say('choose')}
            </Button>
          </div>
        )}
      </Field>
      {reading && <Loading />}
      <ProblemLine error={error} />
      {shown !== null && !reading && (
        <>
          <State shape="done">{say('readSays', { file: shown.file, count: shown.rows })}</State>
          <div className="field-row">
            {shown.encoding !== null && (
              <Choice<TextEncoding>
                label={say('encoding')}
                value={shown.encoding.name}
                disabled={disabled}
                options={textEncodings.map((value) => ({
                  value,
                  label:
                    value === shown.encoding?.name && shown.encoding.by === 'guessed'
                      ? say('guessed', { name: encodingNames[value] })
                      : encodingNames[value],
                }))}
                onChange={(encoding) => again({ encoding })}
              />
            )}
            {shown.separator !== null && (
              <Choice
                label={say('separator')}
                value={shown.separator}
                disabled={disabled}
                options={[...new Set<string>([...tableSeparators, shown.separator])].map((value) => ({
                  value,
                  label: value === '\t' ? say('tab') : value,
                }))}
                onChange={(separator) => again({ separator })}
              />
            )}
            {shown.sheets.length > 1 && (
              <Choice
                label={say('page')}
                value={String(shown.sheet)}
                disabled={disabled}
                options={shown.sheets.map(({ name, rows }, at) => ({
                  value: String(at),
                  label: say('pageOf', { name, rows }),
                }))}
                onChange={(sheet) => ask(asked, { sheet: Number(sheet) })}
              />
            )}
            <Choice
              label={say('headings')}
              value={String(shown.headings)}
              disabled={disabled}
              options={[
                { value: '0', label: say('noHeadings') },
                ...Array.from({ length: Math.max(headingRows, shown.headings) }, (_, i) => ({
                  value: String(i + 1),
                  label: say('rowNo', { row: i + 1 }),
                })),
              ]}
              onChange={(headings) => again({ headings: Number(headings) })}
            />
          </div>
        </>
      )}
    </Sheet>
  );
}
