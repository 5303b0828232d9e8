/** What each column stands for, above its first ten rows, and mappings of one's own by name. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { TableShown } from '../../../shared/contract/answers.ts';
import {
  type KeptMapping,
  type MappedColumn,
  mappingOfColumns,
  type TableField,
  type TableSettings,
  tableFields,
} from '../../../shared/vocabulary/table-fields.ts';
import { type TablePreset, tablePresets } from '../../../shared/vocabulary/table-presets.ts';
import { fieldText, presetText } from '../../../shared/vocabulary/table-words.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/fields.tsx';
import { Sheet } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { importWords } from './import-words.ts';

/** Whose names the columns have: a program, or a mapping of one's own. */
export type NamesOf = `preset ${TablePreset}` | `own ${string}`;

export function TableColumns({
  shown,
  columns,
  namesOf,
  settings,
  disabled,
  onColumns,
  onNames,
}: {
  readonly shown: TableShown;
  readonly columns: readonly MappedColumn[];
  readonly namesOf: NamesOf;
  readonly settings: TableSettings;
  readonly disabled: boolean;
  readonly onColumns: (columns: MappedColumn[]) => void;
  readonly onNames: (names: NamesOf, own: KeptMapping | null) => void;
}) {
  const say = importWords.use();
  const language = useLanguage();
  const kept = useVaultQuery('mapping.list', {});
  const own = kept.data ?? [];
  const fieldOf = (column: number): TableField | '' =>
    columns.find((each) => each.column === column)?.field ?? '';
  const choose = (column: number, field: TableField | ''): void =>
    onColumns([
      // A thing is said by one column: the other one gives it up.
      ...columns.filter((each) => each.column !== column && each.field !== field),
      ...(field === '' ? [] : [{ column, field }]),
    ]);
  const nameOf = (column: number): string =>
    shown.columns[column]?.name || say('unnamed', { column: column + 1 });
  return (
    <Sheet title={say('columns')}>
      <Choice<NamesOf>
        label={say('namesOf')}
        value={namesOf}
        disabled={disabled}
        options={[
          ...tablePresets.map((preset) => ({
            value: `preset ${preset}` as const,
            label: presetText(preset, language),
          })),
          ...own.map(({ name }) => ({ value: `own ${name}` as const, label: say('ownMapping', { name }) })),
        ]}
        onChange={(names) => onNames(names, own.find(({ name }) => `own ${name}` === names)?.mapping ?? null)}
      />
      <p className="fine quiet">{say('previewSays')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="table-preview" tabIndex={0} aria-label={say('preview')} data-focus="inside">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{say('row')}</th>
              {shown.columns.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns may be called the same
                <th key={column} scope="col">
                  <span className="table-preview-name">{nameOf(column)}</span>
                  <select
                    className={`choice${fieldOf(column) === '' ? '' : ' choice-taken'}`}
                    aria-label={say('means', { column: `${column + 1} ${nameOf(column)}` })}
                    value={fieldOf(column)}
                    disabled={disabled}
                    onChange={(event) => choose(column, event.target.value as TableField | '')}
                  >
                    <option value="">{say('nothing')}</option>
                    {tableFields.map((field) => (
                      <option key={field} value={field}>
                        {fieldText(field, language)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.preview.map(({ row, cells }) => (
              <tr key={row}>
                <td className="faint">{row}</td>
                {shown.columns.map((_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns may be called the same
                  <td key={column} className={fieldOf(column) === '' ? 'faint' : ''}>
                    {cells[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <KeepMapping
        columns={mappingOfColumns(
          columns,
          shown.columns.map(({ name }) => name),
        )}
        settings={settings}
        chosen={namesOf.startsWith('own ') ? namesOf.slice(4) : null}
        onForgotten={() => onNames(`preset ${shown.preset}`, null)}
      />
    </Sheet>
  );
}

function KeepMapping({
  columns,
  settings,
  chosen,
  onForgotten,
}: {
  readonly columns: KeptMapping['columns'];
  readonly settings: TableSettings;
  readonly chosen: string | null;
  readonly onForgotten: () => void;
}) {
  const say = importWords.use();
  const keep = useVaultAct('mapping.keep');
  const forget = useVaultAct('mapping.forget');
  const [name, setName] = useState('');
  const act = (): void => {
    if (name.trim() === '' || columns.length === 0) return;
    keep.mutate({ name, mapping: { columns, settings } }, { onSuccess: () => setName('') });
  };
  return (
    <>
      <Field label={say('keepAs')}>
        {(id) => (
          <div className="path-field">
            <Input
              id={id}
              value={name}
              maxLength={300}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={(event) => !event.ctrlKey && !event.metaKey && act()}
            />
            <Button disabled={name.trim() === '' || columns.length === 0} onClick={act}>
              {say('keep')}
            </Button>
            {chosen !== null && (
              <Button onClick={() => forget.mutate({ name: chosen }, { onSuccess: onForgotten })}>
                {say('forget')}
              </Button>
            )}
          </div>
        )}
      </Field>
      {keep.data !== undefined && <State shape="done">{say('kept', { name: keep.data.kept })}</State>}
      <ProblemLine error={keep.error ?? forget.error} />
    </>
  );
}
