/** What holds for empty cells and for what no column says, and who may know of all of them. */
import { Checkbox, Input } from 'antd';
import type { TableShown } from '../../../shared/contract/answers.ts';
import type { MappedColumn, TableSettings } from '../../../shared/vocabulary/table-fields.ts';
import { type Category, category, classifications } from '../../../shared/vocabulary/terms.ts';
import { terms } from '../../i18n/terms.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { Sheet } from '../../ui/page.tsx';
import { personLabel } from '../../ui/people-options.ts';
import { importWords } from './import-words.ts';
import { type Scope, ScopeFields } from './scope-fields.tsx';
import { dossierWords } from './words.ts';

const retentions = ['', 'permanent', '30', '20', '15', '10', '5', '3'] as const;

/** With `undefined` the thing is taken out. */
const set = (
  settings: TableSettings,
  change: { [K in keyof TableSettings]?: TableSettings[K] | undefined },
) =>
  Object.fromEntries(
    Object.entries({ ...settings, ...change }).filter(([, value]) => value !== undefined),
  ) as TableSettings;

export function TableSettingsFields({
  shown,
  columns,
  settings,
  scope,
  onSettings,
  onScope,
}: {
  readonly shown: TableShown;
  readonly columns: readonly MappedColumn[];
  readonly settings: TableSettings;
  readonly scope: Scope;
  readonly onSettings: (settings: TableSettings) => void;
  readonly onScope: (scope: Scope) => void;
}) {
  const say = importWords.use();
  const sayDossier = dossierWords.use();
  const sayTerm = terms.use();
  const people = useVaultQuery('person.list', {});
  const change = (changed: Parameters<typeof set>[1]): void => onSettings(set(settings, changed));
  const kinds = columns.find(({ field }) => field === 'category');
  const texts = kinds === undefined ? [] : (shown.columns[kinds.column]?.texts ?? []);
  const { numbering } = settings;
  return (
    <Sheet title={say('settings')}>
      <div className="field-row">
        <Choice<Category>
          label={sayDossier('category')}
          value={settings.category}
          options={category.options.map((value) => ({ value, label: sayTerm(value) }))}
          onChange={(value) => change({ category: value })}
        />
        <Choice
          label={sayDossier('classification')}
          value={settings.classification}
          options={classifications.map((value) => ({ value, label: sayTerm(value) }))}
          onChange={(classification) => change({ classification })}
        />
        <Choice
          label={sayDossier('responsible')}
          value={settings.responsible ?? ''}
          options={[
            { value: '', label: sayDossier('none') },
            ...(people.data ?? [])
              .filter(({ leaving }) => !leaving)
              .map((person) => ({ value: `#${person.no}`, label: personLabel(person) })),
          ]}
          onChange={(who) => change({ responsible: who === '' ? undefined : who })}
        />
      </div>
      {kinds !== undefined &&
        (texts.length > 0 ? (
          <fieldset className="cosign">
            <legend>{say('keyAccounts')}</legend>
            <div className="key-account-words">
              {texts.map((text) => (
                <Checkbox
                  key={text}
                  checked={settings.keyAccounts.includes(text)}
                  onChange={(event) =>
                    change({
                      keyAccounts: event.target.checked
                        ? [...settings.keyAccounts, text]
                        : settings.keyAccounts.filter((each) => each !== text),
                    })
                  }
                >
                  {text}
                </Checkbox>
              ))}
            </div>
          </fieldset>
        ) : (
          <OneLineField
            label={say('keyAccountWords')}
            value={settings.keyAccounts.join(',')}
            onChange={(typed) =>
              change({ keyAccounts: typed === '' ? [] : typed.split(/[,，]/).slice(0, 50) })
            }
          />
        ))}
      <div className="field-row">
        <DateField
          label={sayDossier('openedOn')}
          value={settings.openedOn ?? ''}
          onChange={(day) => change({ openedOn: day === '' ? undefined : day })}
        />
        <Field label={sayDossier('secrecy')}>
          {(id) => (
            <Input
              id={id}
              inputMode="numeric"
              maxLength={3}
              value={settings.secrecyYears ?? ''}
              onChange={(event) => {
                const digits = event.target.value.replace(/\D/g, '');
                change({ secrecyYears: digits === '' ? undefined : Math.min(100, Number(digits)) });
              }}
            />
          )}
        </Field>
        <Choice<(typeof retentions)[number]>
          label={sayDossier('retention')}
          value={(settings.retention === undefined ? '' : String(settings.retention)) as ''}
          options={retentions.map((value) => ({
            value,
            label:
              value === ''
                ? sayDossier('unsaid')
                : value === 'permanent'
                  ? sayDossier('forGood')
                  : sayDossier('years', { count: Number(value) }),
          }))}
          onChange={(value) =>
            change({
              retention: value === '' ? undefined : value === 'permanent' ? value : Number(value),
            })
          }
        />
      </div>
      <div className="field-row">
        <Field label={say('numbering')} hint={say('numberingHint')}>
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              value={numbering?.prefix ?? ''}
              onChange={(event) => {
                const prefix = event.target.value.replace(/[\s/]/g, '');
                change({ numbering: prefix === '' ? undefined : { prefix, digits: numbering?.digits ?? 4 } });
              }}
            />
          )}
        </Field>
        {numbering !== undefined && (
          <Choice
            label={say('digits')}
            value={String(numbering.digits)}
            options={[3, 4, 5, 6, 7, 8].map((value) => ({ value: String(value), label: String(value) }))}
            onChange={(digits) => change({ numbering: { ...numbering, digits: Number(digits) } })}
          />
        )}
        <OneLineField
          label={sayDossier('home')}
          value={settings.home ?? ''}
          onChange={(home) => change({ home: home === '' ? undefined : home })}
        />
      </div>
      {columns.some(({ field }) => field === 'responsible' || field === 'second') && (
        <Checkbox
          checked={settings.unknownPeople === 'empty'}
          onChange={(event) => change({ unknownPeople: event.target.checked ? 'empty' : undefined })}
        >
          {say('unknownPeople')}
        </Checkbox>
      )}
      <ScopeFields value={scope} onChange={onScope} />
    </Sheet>
  );
}
