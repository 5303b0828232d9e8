/** A new agreement, a change of one that is not signed, or one that takes the place of another. */
import { useState } from 'react';
import type { AgreementShown } from '../../../shared/contract/answers.ts';
import { agreementRemarks } from '../../../shared/policy/agreement-remarks.ts';
import { type AgreementKind, agreementKind } from '../../../shared/vocabulary/agreement-terms.ts';
import { agreementText, remarkLabel } from '../../../shared/vocabulary/agreement-words.ts';
import { daysBetween } from '../../../shared/vocabulary/calendar-day.ts';
import { type Classification, classifications } from '../../../shared/vocabulary/terms.ts';
import { parseYuan, yuanText } from '../../../shared/vocabulary/training-words.ts';
import { dateText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { personOption } from '../../ui/people-options.ts';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { agreementWords } from './words.ts';

interface Form {
  readonly who: string;
  readonly kind: AgreementKind;
  readonly template: string;
  readonly title: string;
  readonly from: string;
  readonly months: string;
  readonly after: string;
  readonly classes: readonly Classification[];
  readonly dossiers: string;
  readonly secrets: string;
  readonly area: string;
  readonly compensation: string;
  readonly wage: string;
  readonly penalty: string;
  readonly remark: string;
}

const typed = (fen: number | null): string => (fen === null ? '' : yuanText(fen));
/** As many months as the days come to, to begin with; who changes it types another number. */
const monthsOf = (from: string, until: string | null): string =>
  until === null ? '' : String(Math.max(1, Math.round((daysBetween(from, until) + 1) / 30.44)));

function formOf(known: AgreementShown | undefined, renewing: boolean): Form {
  if (known === undefined)
    return {
      who: '',
      kind: 'confidentiality',
      template: '',
      title: '',
      from: dateText(Date.now()),
      months: '',
      after: '',
      classes: [],
      dossiers: '',
      secrets: '',
      area: '',
      compensation: '',
      wage: '',
      penalty: '',
      remark: '',
    };
  return {
    who: `#${known.personNo}`,
    kind: known.kind,
    template: known.template === null ? '' : String(known.template.template),
    title: known.title,
    from: renewing ? dateText(Date.now()) : known.from,
    months: monthsOf(known.from, known.until),
    after: known.afterMonths === null ? '' : String(known.afterMonths),
    classes: known.classes,
    dossiers: known.dossiers.join('\n'),
    secrets: known.secrets,
    area: known.area,
    compensation: typed(known.compensation),
    wage: typed(known.wage),
    penalty: typed(known.penalty),
    remark: known.remark,
  };
}

/** Null where nothing is typed, NaN where what is typed is no number. */
const whole = (text: string): number | null =>
  text.trim() === '' ? null : /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
const sum = (text: string): number | null => (text.trim() === '' ? null : (parseYuan(text) ?? Number.NaN));

export function MakeDialog({
  change,
  renews,
  onClose,
}: {
  readonly change?: AgreementShown;
  readonly renews?: AgreementShown;
  readonly onClose: () => void;
}) {
  const say = agreementWords.use();
  const term = terms.use();
  const language = useLanguage();
  const people = useVaultQuery('person.list', {});
  const templates = useVaultQuery('agreement.templates', {});
  const make = useVaultAct('agreement.make');
  const known = change ?? renews;
  const [form, setForm] = useState(() => formOf(known, renews !== undefined));
  const set = (changed: Partial<Form>): void => setForm((now) => ({ ...now, ...changed }));
  const ties = form.kind === 'non-compete';
  const [months, after] = [whole(form.months), whole(form.after)];
  const sums = ties
    ? { compensation: sum(form.compensation), wage: sum(form.wage), penalty: sum(form.penalty) }
    : { compensation: null, wage: null, penalty: null };
  const wrong = [months, after, ...Object.values(sums)].some((each) => Number.isNaN(each)) || months === 0;
  const remarks = wrong ? [] : agreementRemarks({ kind: form.kind, afterMonths: after, ...sums });
  return (
    <SignedDialog
      wide
      title={say(change === undefined ? (renews === undefined ? 'make' : 'renew') : 'change')}
      says={say('makeSays')}
      label={say('signMake')}
      disabled={wrong || form.who === '' || form.title.trim() === '' || form.from === '' || (ties && !after)}
      sign={({ signature }) =>
        make.mutateAsync({
          ...(change === undefined ? {} : { agreement: change.agreement }),
          ...(change?.replaces == null ? {} : { replaces: change.replaces }),
          ...(renews === undefined ? {} : { replaces: renews.agreement }),
          ...(form.template === '' ? {} : { template: Number(form.template) }),
          ...(months === null ? {} : { months }),
          who: form.who,
          kind: form.kind,
          title: form.title,
          from: form.from,
          afterMonths: after,
          dossiers: form.dossiers
            .split('\n')
            .map((code) => code.trim())
            .filter(Boolean),
          classes: [...form.classes],
          secrets: form.secrets,
          area: ties ? form.area : '',
          ...sums,
          remark: form.remark,
          signature,
        })
      }
      onClose={onClose}
    >
      {known === undefined && (
        <div className="field-row">
          <PersonChoice
            label={say('person')}
            value={form.who}
            options={[
              { value: '', label: say('choose') },
              ...(people.data ?? []).filter(({ leaving }) => !leaving).map(personOption),
            ]}
            onChange={(who) => set({ who })}
          />
          <Choice
            label={say('kind')}
            value={form.kind}
            options={agreementKind.options.map((value) => ({
              value,
              label: agreementText('kind', value, language),
            }))}
            onChange={(kind) => set({ kind, template: '' })}
          />
        </div>
      )}
      <div className="field-row">
        <OneLineField label={say('name')} value={form.title} onChange={(title) => set({ title })} />
        <Choice
          label={say('template')}
          value={form.template}
          options={[
            { value: '', label: say('noTemplate') },
            ...(templates.data ?? [])
              .filter(({ kind }) => kind === form.kind)
              .map(({ template, title, version }) => ({
                value: String(template),
                label: `${title} · ${say('version', { n: version })}`,
              })),
          ]}
          onChange={(template) => set({ template })}
        />
      </div>
      <div className="field-row">
        <DateField label={say('from')} value={form.from} onChange={(from) => set({ from })} />
        <OneLineField
          label={say('months')}
          value={form.months}
          max={3}
          onChange={(value) => set({ months: value })}
        />
        <OneLineField
          label={say(ties ? 'after' : 'afterOpen')}
          value={form.after}
          max={3}
          onChange={(value) => set({ after: value })}
        />
      </div>
      <fieldset className="field agreement-fieldset">
        <legend>{say('classes')}</legend>
        <div className="agreement-classes">
          {classifications.map((each) => (
            <label key={each}>
              <input
                type="checkbox"
                checked={form.classes.includes(each)}
                onChange={() =>
                  set({
                    classes: form.classes.includes(each)
                      ? form.classes.filter((other) => other !== each)
                      : [...form.classes, each],
                  })
                }
              />
              <span>{term(each)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="field-row">
        <TextField label={say('dossiers')} value={form.dossiers} onChange={(dossiers) => set({ dossiers })} />
        <TextField label={say('secrets')} value={form.secrets} onChange={(secrets) => set({ secrets })} />
      </div>
      {ties && (
        <>
          <OneLineField label={say('area')} value={form.area} onChange={(area) => set({ area })} />
          <div className="field-row">
            <OneLineField
              label={say('compensation')}
              value={form.compensation}
              max={20}
              onChange={(compensation) => set({ compensation })}
            />
            <OneLineField label={say('wage')} value={form.wage} max={20} onChange={(wage) => set({ wage })} />
            <OneLineField
              label={say('penalty')}
              value={form.penalty}
              max={20}
              onChange={(penalty) => set({ penalty })}
            />
          </div>
          <ul className="agreement-rows fine quiet" aria-label={say('remarks')}>
            {remarks.map((remark) => (
              <li key={remark.what}>{remarkLabel(remark)[language === 'zh-CN' ? 0 : 1]}</li>
            ))}
          </ul>
        </>
      )}
      <OneLineField
        label={say('remark')}
        value={form.remark}
        max={2_000}
        onChange={(remark) => set({ remark })}
      />
    </SignedDialog>
  );
}
