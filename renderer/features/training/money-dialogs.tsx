/** What a course cost and left behind, and the service that it binds to (P6). */
import { useState } from 'react';
import { costItem, type MaterialKind, materialKind } from '../../../shared/vocabulary/training-terms.ts';
import { parseYuan, trainingText, yuanText } from '../../../shared/vocabulary/training-words.ts';
import { dateText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { type ActProps, TraineeChoice } from './trainee-choice.tsx';
import { trainingWords } from './words.ts';

export function AccountDialog({ course, onClose }: ActProps) {
  const say = trainingWords.use();
  const language = useLanguage();
  const account = useVaultAct('training.account');
  const [sums, setSums] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(course.costs.map(({ item, fen }) => [item, yuanText(fen)])),
  );
  const [kind, setKind] = useState<MaterialKind>('slides');
  const [title, setTitle] = useState('');
  const [kept, setKept] = useState('');
  const [file, setFile] = useState('');
  const costs = costItem.options
    .map((item) => ({ item, typed: sums[item] ?? '' }))
    .filter(({ typed }) => typed.trim() !== '')
    .map(({ item, typed }) => ({ item, fen: parseYuan(typed) }));
  const wrong = costs.some(({ fen }) => fen === null);
  return (
    <SignedDialog
      wide
      title={say('account')}
      says={say('accountSays')}
      label={say('signAccount')}
      disabled={wrong}
      sign={({ signature }) =>
        account.mutateAsync({
          course: course.course,
          costs: costs.map(({ item, fen }) => ({ item, fen: fen ?? 0 })),
          materials: [
            ...course.materials.map((each) => ({ kind: each.kind, title: each.title, kept: each.kept })),
            ...(title.trim() === ''
              ? []
              : [{ kind, title, kept, ...(file.trim() === '' ? {} : { file: file.trim() }) }]),
          ],
          signature,
        })
      }
      onClose={onClose}
    >
      <div className="field-row">
        {costItem.options.slice(0, 4).map((item) => (
          <OneLineField
            key={item}
            label={trainingText('costItem', item, language)}
            value={sums[item] ?? ''}
            max={20}
            onChange={(typed) => setSums((now) => ({ ...now, [item]: typed }))}
          />
        ))}
      </div>
      <div className="field-row">
        {costItem.options.slice(4).map((item) => (
          <OneLineField
            key={item}
            label={trainingText('costItem', item, language)}
            value={sums[item] ?? ''}
            max={20}
            onChange={(typed) => setSums((now) => ({ ...now, [item]: typed }))}
          />
        ))}
      </div>
      <div className="field-row">
        <Choice
          label={say('materials')}
          value={kind}
          options={materialKind.options.map((value) => ({
            value,
            label: trainingText('material', value, language),
          }))}
          onChange={setKind}
        />
        <OneLineField label={say('material')} value={title} onChange={setTitle} />
      </div>
      <div className="field-row">
        <OneLineField label={say('kept')} value={kept} onChange={setKept} />
        <OneLineField label={say('file')} value={file} max={4_096} onChange={setFile} />
      </div>
    </SignedDialog>
  );
}

export function BindDialog({ course, onClose }: ActProps) {
  const say = trainingWords.use();
  const bind = useVaultAct('training.bind');
  const [form, setForm] = useState({
    who: '',
    paid: yuanText(course.spent > 0 ? course.spent : course.cost),
    from: dateText(Date.now()),
    contractUntil: '',
  });
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }));
  const paid = parseYuan(form.paid);
  return (
    <SignedDialog
      title={say('bind')}
      says={say('bindSays')}
      label={say('signBind')}
      cosigner={say('thePerson')}
      disabled={form.who === '' || paid === null || form.from === ''}
      sign={({ signature, cosign }) =>
        bind.mutateAsync({
          course: course.course,
          who: form.who,
          paid: paid ?? 0,
          from: form.from,
          contractUntil: form.contractUntil === '' ? null : form.contractUntil,
          signature,
          cosign,
        })
      }
      onClose={onClose}
    >
      <TraineeChoice course={course} value={form.who} onChange={(who) => set({ who })} />
      <div className="field-row">
        <OneLineField
          label={say('paid')}
          value={form.paid}
          max={20}
          onChange={(typed) => set({ paid: typed })}
        />
        <DateField label={say('serviceFrom')} value={form.from} onChange={(from) => set({ from })} />
      </div>
      <DateField
        label={say('contractUntil')}
        value={form.contractUntil}
        onChange={(contractUntil) => set({ contractUntil })}
      />
    </SignedDialog>
  );
}
