/** What the fields of the sheets about clients are called here, and which are the firm's own: a list that both sides sign (D2). */
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { FormFieldShown } from '../../../shared/contract/answers-of-forms.ts';
import {
  type FormSheet,
  fieldText,
  formLimits,
  formSheets,
  isBuiltInField,
} from '../../../shared/vocabulary/form-fields.ts';
import { terms } from '../../i18n/terms.ts';
import { defineWords, useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { useInvisible } from '../../ui/invisible.ts';
import { Tag } from '../../ui/marks.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { SignedDialog } from '../../ui/signed-dialog.tsx';

const words = defineWords('form-fields', {
  fields: ['客户表的栏目', 'Fields of the sheets about clients'],
  fieldsSay: [
    '每张表都有的栏目可以改叫法，不能撤去；单位可以另设栏目。',
    'Fields that every sheet has may be called otherwise and are not taken off; the firm adds its own.',
  ],
  own: ['{{name}}（另设）', '{{name}} (own)'],
  set: ['设定栏目', 'Set fields'],
  setSays: [
    '保管人与审批人签名后生效。已归档的表保持填写时的栏目。',
    'In force once a custodian and an approver have signed. Sheets that were filed keep the fields they were filled in with.',
  ],
  setSign: ['签名并设定', 'Sign and set'],
  ownOf: ['另设的第 {{count}} 栏', 'Own field {{count}}|Own field {{count}}'],
  sheet: ['在哪张表', 'On which sheet'],
  several: ['可写多行', 'Several lines'],
  takeOff: ['撤去', 'Take off'],
  takeOffNamed: ['撤去 {{name}}', 'Take off {{name}}'],
  add: ['增加一栏', 'Add a field'],
});

export function FormFields({ keeper }: { readonly keeper: boolean }) {
  const say = words.use();
  const sayTerm = terms.use();
  const language = useLanguage();
  const shown = useVaultQuery('form.fields', {});
  const [setting, setSetting] = useState(false);
  if (shown.data === undefined) return null;
  const { fields } = shown.data;
  const name = (field: FormFieldShown): string =>
    field.own ? say('own', { name: fieldText(field, language) }) : fieldText(field, language);
  return (
    <section className="sheet" aria-label={say('fields')}>
      <h2 className="label-heading">
        {say('fields')} <Tag>D2</Tag>
      </h2>
      <p className="quiet">{say('fieldsSay')}</p>
      <ul className="policy-sheets">
        {formSheets.map((sheet) => (
          <li key={sheet}>
            <strong>{sayTerm(sheet)}</strong>{' '}
            {fields
              .filter((field) => field.sheet === sheet)
              .map(name)
              .join(language === 'en' ? ', ' : '、')}
          </li>
        ))}
      </ul>
      {keeper && (
        <Button className="policy-set" onClick={() => setSetting(true)}>
          {say('set')}
        </Button>
      )}
      {setting && <SetDialog fields={fields} onClose={() => setSetting(false)} />}
    </section>
  );
}

interface Row {
  /** Of this dialog only. */
  readonly key: number;
  readonly field?: string;
  readonly sheet: FormSheet;
  readonly label: string;
  readonly several: boolean;
}

function SetDialog({
  fields,
  onClose,
}: {
  readonly fields: readonly FormFieldShown[];
  readonly onClose: () => void;
}) {
  const say = words.use();
  const language = useLanguage();
  const other = useOtherSide();
  const rule = useVaultAct('form.rule');
  const builtIn = fields.filter(({ own }) => !own);
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(builtIn.map((each) => [each.field, fieldText(each, language)])),
  );
  const [rows, setRows] = useState<readonly Row[]>(() =>
    fields
      .filter(({ own }) => own)
      .map(({ field, sheet, shape, label }, key) => ({
        key,
        field,
        sheet,
        label: label ?? '',
        several: shape === 'text',
      })),
  );
  const put = (row: Row, part: Partial<Row>): void =>
    setRows(rows.map((each) => (each === row ? { ...each, ...part } : each)));
  return (
    <SignedDialog
      wide
      title={say('set')}
      says={say('setSays')}
      label={say('setSign')}
      cosigner={other}
      sign={({ signature, cosign }) =>
        rule.mutateAsync({
          // What is called as the vault calls it by itself is not written down.
          labels: builtIn.flatMap((each) => {
            const label = (labels[each.field] ?? '').trim();
            const own = fieldText({ field: each.field, label: null }, language);
            return label === '' || label === own || !isBuiltInField(each.field)
              ? []
              : [{ field: each.field, label }];
          }),
          own: rows
            .filter(({ label }) => label.trim() !== '')
            .map(({ field, sheet, label, several }) => ({
              ...(field === undefined ? {} : { field }),
              sheet,
              label,
              several,
            })),
          signature,
          cosign,
        })
      }
      onClose={onClose}
    >
      <div className="field-row">
        {builtIn.map((each) => (
          <OneLineField
            key={each.field}
            label={fieldText({ field: each.field, label: null }, language)}
            value={labels[each.field] ?? ''}
            onChange={(label) => setLabels({ ...labels, [each.field]: label })}
          />
        ))}
      </div>
      {rows.map((row, i) => (
        <OwnRow
          key={row.key}
          row={row}
          no={i + 1}
          onChange={(part) => put(row, part)}
          onTakeOff={() => setRows(rows.filter((each) => each !== row))}
        />
      ))}
      <div>
        <Button
          disabled={rows.length >= formLimits.ownFields}
          onClick={() =>
            setRows([
              ...rows,
              {
                key: Math.max(-1, ...rows.map(({ key }) => key)) + 1,
                sheet: 'profile-sheet',
                label: '',
                several: false,
              },
            ])
          }
        >
          {say('add')}
        </Button>
      </div>
    </SignedDialog>
  );
}

function OwnRow({
  row,
  no,
  onChange,
  onTakeOff,
}: {
  readonly row: Row;
  readonly no: number;
  readonly onChange: (part: Partial<Row>) => void;
  readonly onTakeOff: () => void;
}) {
  const say = words.use();
  const sayTerm = terms.use();
  const invisibleIn = useInvisible();
  const named = say('ownOf', { count: no });
  return (
    <fieldset className="policy-field" aria-label={named}>
      <Field label={named} error={invisibleIn(row.label)}>
        {(id) => (
          <Input
            id={id}
            value={row.label}
            maxLength={300}
            onChange={(event) => onChange({ label: event.target.value })}
          />
        )}
      </Field>
      <Field label={say('sheet')}>
        {(id) => (
          <Select
            id={id}
            value={row.sheet}
            onChange={(sheet) => onChange({ sheet })}
            options={formSheets.map((sheet) => ({ value: sheet, label: sayTerm(sheet) }))}
          />
        )}
      </Field>
      <Checkbox checked={row.several} onChange={(event) => onChange({ several: event.target.checked })}>
        {say('several')}
      </Checkbox>
      <Button
        aria-label={say('takeOffNamed', { name: row.label === '' ? named : row.label })}
        onClick={onTakeOff}
      >
        {say('takeOff')}
      </Button>
    </fieldset>
  );
}
