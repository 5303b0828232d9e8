/** How a part of the log is exported: in which form, from which place, and what it leaves blank (A4). */
import { Checkbox, Input } from 'antd';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { Field } from '../../ui/fields.tsx';
import { entriesTyped } from './entries-typed.ts';
import { RadioLines } from './filter-chip.tsx';
import { logWords } from './words.ts';

type PartInput = CommandInput<'log.export-part'>;

export interface PartOptions {
  readonly form: PartInput['form'];
  readonly place: string;
  readonly names: boolean;
  readonly texts: boolean;
  /** As it is typed: `12, 40-44`. */
  readonly entries: string;
}

export const noPartOptions: PartOptions = {
  form: 'extract',
  place: '',
  names: false,
  texts: false,
  entries: '',
};

/** What the vault is asked besides the filters; null where the numbers of entries cannot be read. */
export function partAsked({
  form,
  place,
  names,
  texts,
  entries,
}: PartOptions): Pick<PartInput, 'form' | 'place' | 'blank'> | null {
  const numbers = entriesTyped(entries);
  if (numbers === null) return null;
  return {
    form,
    ...(place.trim() === '' ? {} : { place: place.trim() }),
    blank: { names, texts, entries: numbers },
  };
}

export function PartFields({
  options,
  hidden,
  filtered,
  disabled,
  onChange,
}: {
  readonly options: PartOptions;
  /** The vault leaves names and texts out whatever is asked. */
  readonly hidden: boolean;
  readonly filtered: boolean;
  readonly disabled: boolean;
  readonly onChange: (options: PartOptions) => void;
}) {
  const say = logWords.use();
  const set = (more: Partial<PartOptions>): void => onChange({ ...options, ...more });
  return (
    <>
      <p className="small quiet">{say(filtered ? 'partByFilters' : 'partOfAll')}</p>
      <fieldset className="log-choice" disabled={disabled}>
        <legend className="small quiet">{say('partForm')}</legend>
        <RadioLines
          name="log-part-form"
          value={options.form}
          options={[
            { value: 'extract', label: say('extractSays') },
            { value: 'skeleton', label: say('skeletonSays') },
          ]}
          onChange={(form) => set({ form })}
        />
      </fieldset>
      {hidden ? (
        <p className="small quiet">{say('namesHidden')}</p>
      ) : (
        <>
          <fieldset className="log-choice" disabled={disabled}>
            <legend className="small quiet">{say('blank')}</legend>
            <div className="log-blank">
              <Checkbox checked={options.names} onChange={(event) => set({ names: event.target.checked })}>
                {say('blankNames')}
              </Checkbox>
              <Checkbox checked={options.texts} onChange={(event) => set({ texts: event.target.checked })}>
                {say('blankTexts')}
              </Checkbox>
            </div>
          </fieldset>
          <Field
            label={say('blankEntries')}
            hint={say('blankEntriesHint')}
            error={entriesTyped(options.entries) === null ? say('blankEntriesWrong') : null}
          >
            {(id) => (
              <Input
                id={id}
                value={options.entries}
                maxLength={8_000}
                disabled={disabled}
                onChange={(event) => set({ entries: event.target.value })}
              />
            )}
          </Field>
          <Field label={say('partPlace')} hint={say('partPlaceHint')}>
            {(id) => (
              <Input
                id={id}
                value={options.place}
                maxLength={200}
                disabled={disabled}
                onChange={(event) => set({ place: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}
