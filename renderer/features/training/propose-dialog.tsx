/** Making a plan, a change or an application: what is in it, and why (P6). */
import { useState } from 'react';
import type { CourseSummary, TrainingRules } from '../../../shared/contract/answers.ts';
import { type ProposalKind, proposalKind } from '../../../shared/vocabulary/training-terms.ts';
import { parseYuan, trainingText } from '../../../shared/vocabulary/training-words.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { personOption } from '../../ui/people-options.ts';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { Picks } from './person-picks.tsx';
import { trainingWords } from './words.ts';

const ownKinds: readonly ProposalKind[] = ['external', 'self-paid', 'leave'];
const clerkKinds: readonly ProposalKind[] = ['yearly-plan', 'change', 'unplanned', 'confirmation'];
const headKinds: readonly ProposalKind[] = ['department-plan', 'change', 'unplanned'];

export function ProposeDialog({
  rules,
  courses,
  year,
  own = false,
  onClose,
}: {
  readonly rules: TrainingRules;
  readonly courses: readonly CourseSummary[];
  readonly year: number;
  /** What one applies for oneself. */
  readonly own?: boolean;
  readonly onClose: () => void;
}) {
  const say = trainingWords.use();
  const language = useLanguage();
  const people = useVaultQuery('person.list', {}, { enabled: !own });
  const propose = useVaultAct('training.propose');
  const { posts, departments } = rules.mine;
  const may = own
    ? ownKinds
    : proposalKind.options.filter(
        (kind) =>
          (posts.includes('clerk') && clerkKinds.includes(kind)) ||
          (posts.includes('head') && headKinds.includes(kind)),
      );
  const [form, setForm] = useState({
    kind: may[0] ?? ('leave' as ProposalKind),
    department: departments[0] ?? '',
    who: '',
    courses: [] as string[],
    budget: '',
    from: '',
    to: '',
    ground: '',
    proof: '',
  });
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }));
  const { kind } = form;
  const isPlan = kind === 'department-plan' || kind === 'yearly-plan';
  const ofDepartment = !own && kind !== 'yearly-plan' && kind !== 'confirmation';
  const budget = kind === 'yearly-plan' ? parseYuan(form.budget) : undefined;
  const offered = courses.filter(
    (each) =>
      each.stands !== 'off' &&
      (kind === 'external' || kind === 'self-paid'
        ? each.kind === kind && each.stands === 'draft'
        : kind === 'yearly-plan' || kind === 'leave' || (each.department ?? '') === form.department),
  );
  return (
    <SignedDialog
      wide
      title={say('proposeTitle')}
      says={say('proposeSays')}
      label={say('signPropose')}
      disabled={budget === null || (kind === 'confirmation' && form.who === '')}
      sign={({ signature }) =>
        propose.mutateAsync({
          kind,
          courses: kind === 'confirmation' ? [] : form.courses.map(Number),
          ...(isPlan ? { year } : {}),
          ...(ofDepartment && form.department !== '' ? { department: form.department } : {}),
          ...(kind === 'confirmation' ? { who: form.who } : {}),
          ...(budget === undefined || budget === null ? {} : { budget }),
          ...(kind === 'leave' ? { from: form.from, to: form.to } : {}),
          ground: form.ground,
          proof: form.proof,
          signature,
        })
      }
      onClose={onClose}
    >
      <div className="field-row">
        <Choice
          label={say('proposalKind')}
          value={kind}
          options={may.map((value) => ({ value, label: trainingText('proposalKind', value, language) }))}
          onChange={(chosen) => set({ kind: chosen, courses: [] })}
        />
        {ofDepartment && (
          <Choice
            label={say('department')}
            value={form.department}
            options={[
              { value: '', label: say('wholeFirm') },
              ...rules.departments.map(({ name }) => ({ value: name, label: name })),
            ]}
            onChange={(department) => set({ department, courses: [] })}
          />
        )}
      </div>
      {kind === 'confirmation' && (
        <PersonChoice
          label={say('forWhom')}
          value={form.who}
          options={[{ value: '', label: say('choose') }, ...(people.data ?? []).map(personOption)]}
          onChange={(who) => set({ who })}
        />
      )}
      {kind === 'leave' && (
        <div className="field-row">
          <DateField label={say('fromDay')} value={form.from} onChange={(from) => set({ from })} />
          <DateField label={say('toDay')} value={form.to} onChange={(to) => set({ to })} />
        </div>
      )}
      {kind !== 'confirmation' && offered.length > 0 && (
        <Picks
          label={say('chooseCourses')}
          options={offered.map((each) => ({
            value: String(each.course),
            label: `${each.title} · ${each.from} · ${trainingText('stands', each.stands, language)}`,
          }))}
          picked={form.courses}
          onChange={(picked) => set({ courses: picked })}
        />
      )}
      {kind === 'yearly-plan' && (
        <OneLineField
          label={say('budgetField')}
          value={form.budget}
          max={20}
          onChange={(typed) => set({ budget: typed })}
        />
      )}
      <OneLineField
        label={say('ground')}
        value={form.ground}
        max={2_000}
        onChange={(ground) => set({ ground })}
      />
      {(kind === 'leave' || kind === 'external' || kind === 'self-paid') && (
        <OneLineField
          label={say('proof')}
          value={form.proof}
          max={2_000}
          onChange={(proof) => set({ proof })}
        />
      )}
    </SignedDialog>
  );
}
