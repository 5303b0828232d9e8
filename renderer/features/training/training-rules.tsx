/** The training rules: who holds which post, who decides what, the figures; changed by both sides (P6). */
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { TrainingRules } from '../../../shared/contract/answers.ts';
import { proposalKind } from '../../../shared/vocabulary/training-terms.ts';
import { hoursText, trainingText } from '../../../shared/vocabulary/training-words.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { personOption } from '../../ui/people-options.ts';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import './training.css';
import { trainingWords } from './words.ts';

export default function TrainingRulesPage() {
  const say = trainingWords.use();
  const language = useLanguage();
  const { roles } = useStatus();
  const shown = useVaultQuery('training.rules', {});
  const [open, setOpen] = useState(false);
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  const { departments, generalManager, figures, posts, contents } = shown.data;
  const keeper = roles.includes('custodian') || roles.includes('approver');
  const { induction, ...others } = figures;
  const parts = Object.keys(induction) as (keyof typeof induction)[];
  return (
    <Page
      title={say('rules')}
      sub={say('rulesSub')}
      actions={keeper ? <Button onClick={() => setOpen(true)}>{say('changeRules')}</Button> : undefined}
    >
      <Sheet title={say('departments')}>
        <Facts
          rows={[
            [say('generalManager'), generalManager?.person ?? say('nobody')],
            ...departments.map(({ name, head }) => [name, head?.person ?? say('nobody')] as const),
          ]}
        />
      </Sheet>
      <Sheet title={say('posts')}>
        <Facts
          rows={proposalKind.options.map(
            (kind) =>
              [
                trainingText('proposalKind', kind, language),
                posts[kind].map((post) => trainingText('post', post, language)).join(' → '),
              ] as const,
          )}
        />
      </Sheet>
      <Sheet title={say('figures')}>
        <Facts
          rows={[
            ...(Object.keys(others) as (keyof typeof others)[]).map(
              (name) => [trainingText('figure', name, language), String(others[name])] as const,
            ),
            ...parts.map(
              (part) => [trainingText('part', part, language), `${hoursText(induction[part])} h`] as const,
            ),
            ...(['technical', 'business', 'functional'] as const)
              .filter((group) => contents[group] !== '')
              .map((group) => [trainingText('group', group, language), contents[group]] as const),
          ]}
        />
      </Sheet>
      {open && <RulesDialog rules={shown.data} onClose={() => setOpen(false)} />}
    </Page>
  );
}

function RulesDialog({ rules, onClose }: { readonly rules: TrainingRules; readonly onClose: () => void }) {
  const say = trainingWords.use();
  const language = useLanguage();
  const people = useVaultQuery('person.list', {});
  const change = useVaultAct('training.rule');
  const [general, setGeneral] = useState(rules.generalManager === null ? '' : `#${rules.generalManager.no}`);
  const [departments, setDepartments] = useState(
    rules.departments.map(({ name, head }) => (head === null ? name : `${name}=#${head.no}`)).join('\n'),
  );
  const [contents, setContents] = useState(rules.contents);
  const [years, setYears] = useState(rules.figures.serviceYears);
  const [months, setMonths] = useState(rules.figures.makeUpMonths);
  return (
    <SignedDialog
      wide
      title={say('changeRules')}
      says={say('changeRulesSays')}
      label={say('signRules')}
      cosigner={say('otherKeeper')}
      sign={({ signature, cosign }) =>
        change.mutateAsync({
          figures: { ...rules.figures, serviceYears: years, makeUpMonths: months },
          posts: rules.posts,
          generalManager: general === '' ? null : general,
          departments: readDepartments(departments),
          contents,
          signature,
          cosign,
        })
      }
      onClose={onClose}
    >
      <PersonChoice
        label={say('generalManager')}
        value={general}
        options={[{ value: '', label: say('nobody') }, ...(people.data ?? []).map(personOption)]}
        onChange={setGeneral}
      />
      <Field label={say('departments')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={4}
            value={departments}
            onChange={(event) => setDepartments(event.target.value)}
          />
        )}
      </Field>
      <div className="field-row">
        <Field label={trainingText('figure', 'serviceYears', language)}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={20}
              precision={0}
              value={years}
              onChange={(n) => setYears(n ?? 3)}
            />
          )}
        </Field>
        <Field label={trainingText('figure', 'makeUpMonths', language)}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={120}
              precision={0}
              value={months}
              onChange={(n) => setMonths(n ?? 1)}
            />
          )}
        </Field>
      </div>
      {(['technical', 'business', 'functional'] as const).map((group) => (
        <Field key={group} label={`${trainingText('group', group, language)} · ${say('contents')}`}>
          {(id) => (
            <Input
              id={id}
              value={contents[group]}
              maxLength={2_000}
              onChange={(event) => setContents((now) => ({ ...now, [group]: event.target.value }))}
            />
          )}
        </Field>
      ))}
    </SignedDialog>
  );
}

/** `客服部=#12` a line; what stands behind the last equals sign is the head. */
function readDepartments(text: string): { name: string; head: string | null }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.lastIndexOf('=');
      const head = at < 0 ? '' : line.slice(at + 1).trim();
      return { name: (at < 0 ? line : line.slice(0, at)).trim(), head: head === '' ? null : head };
    });
}
