/** The firm's own categories of clients: a list that both sides sign (D1). */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CategoriesShown } from '../../../shared/contract/answers.ts';
import { ownCategoriesMax } from '../../../shared/vocabulary/entry-of-corrections.ts';
import { defineWords } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { useInvisible } from '../../ui/invisible.ts';
import { Tag } from '../../ui/marks.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { SignedDialog } from '../../ui/signed-dialog.tsx';

const words = defineWords('categories', {
  categories: ['客户类别', 'Categories of clients'],
  categoriesSay: [
    '“重点客户”与“其他”人人都有；单位另设的类别如下。',
    '“Key account” and “Other” are always there; these are the firm’s own.',
  ],
  categoriesNone: ['单位没有另设类别。', 'The firm has none of its own.'],
  inUse: ['{{count}} 卷', '{{count}} dossier|{{count}} dossiers'],
  setCategories: ['设定类别', 'Set categories'],
  setSays: [
    '保管人与审批人签名后生效。撤去的类别不再使用，已归入的卷宗保持不变。',
    'In force once a custodian and an approver have signed. One that is taken off is given no more; dossiers that have it keep it.',
  ],
  setSign: ['签名并设定', 'Sign and set'],
  name: ['第 {{count}} 个类别', 'Category {{count}}|Category {{count}}'],
  takeOff: ['撤去', 'Take off'],
  takeOffNamed: ['撤去 {{name}}', 'Take off {{name}}'],
  add: ['增加一个', 'Add one'],
});

/** Shown to those who may look into the directory; both sides of the vault set them. */
export function Categories({ keeper }: { readonly keeper: boolean }) {
  const say = words.use();
  const shown = useVaultQuery('category.list', {});
  const [setting, setSetting] = useState(false);
  if (shown.data === undefined) return null;
  const { own } = shown.data;
  return (
    <section className="sheet" aria-label={say('categories')}>
      <h2 className="label-heading">
        {say('categories')} <Tag>D1</Tag>
      </h2>
      <p className="quiet">{say('categoriesSay')}</p>
      {own.length === 0 ? (
        <p>{say('categoriesNone')}</p>
      ) : (
        <ul className="policy-fixed">
          {own.map(({ category, name, dossiers }) => (
            <li key={category}>
              <strong>{name}</strong> <span className="quiet">{say('inUse', { count: dossiers })}</span>
            </li>
          ))}
        </ul>
      )}
      {keeper && (
        <Button className="policy-set" onClick={() => setSetting(true)}>
          {say('setCategories')}
        </Button>
      )}
      {setting && <SetDialog own={own} onClose={() => setSetting(false)} />}
    </section>
  );
}

interface Row {
  /** Of this dialog only. */
  readonly key: number;
  readonly category?: string;
  readonly name: string;
}

function SetDialog({ own, onClose }: { readonly own: CategoriesShown['own']; readonly onClose: () => void }) {
  const say = words.use();
  const other = useOtherSide();
  const invisibleIn = useInvisible();
  const rule = useVaultAct('category.rule');
  const [rows, setRows] = useState<readonly Row[]>(() =>
    own.length === 0
      ? [{ key: 0, name: '' }]
      : own.map(({ category, name }, key) => ({ key, category, name })),
  );
  const named = rows.filter(({ name }) => name.trim() !== '');
  const same =
    named.length === own.length &&
    named.every((row, i) => row.category === own[i]?.category && row.name === own[i]?.name);
  return (
    <SignedDialog
      title={say('setCategories')}
      says={say('setSays')}
      label={say('setSign')}
      cosigner={other}
      disabled={same}
      sign={({ signature, cosign }) =>
        rule.mutateAsync({
          categories: named.map(({ category, name }) =>
            category === undefined ? { name } : { category, name },
          ),
          signature,
          cosign,
        })
      }
      onClose={onClose}
    >
      {rows.map((row, i) => (
        <div key={row.key} className="policy-category">
          <Field label={say('name', { count: i + 1 })} error={invisibleIn(row.name)}>
            {(id) => (
              <Input
                id={id}
                value={row.name}
                maxLength={300}
                onChange={(event) =>
                  setRows(rows.map((each) => (each === row ? { ...row, name: event.target.value } : each)))
                }
              />
            )}
          </Field>
          <Button
            aria-label={say('takeOffNamed', {
              name: row.name === '' ? say('name', { count: i + 1 }) : row.name,
            })}
            onClick={() => setRows(rows.filter((each) => each !== row))}
          >
            {say('takeOff')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          disabled={rows.length >= ownCategoriesMax}
          onClick={() =>
            setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, name: '' }])
          }
        >
          {say('add')}
        </Button>
      </div>
    </SignedDialog>
  );
}
