/** What a role takes before somebody acts in it (P7): the demands, who lacks one, and a further one that both sides sign. */
import { Button } from 'antd';
import { useState } from 'react';
import { dayToText } from '../../../shared/vocabulary/day-text.ts';
import { factText } from '../../../shared/vocabulary/fact-words.ts';
import {
  type GateDemand,
  type GateRole,
  type GateWhat,
  gateRole,
} from '../../../shared/vocabulary/gate-terms.ts';
import { gateText } from '../../../shared/vocabulary/gate-words.ts';
import type { PolicySettings } from '../../../shared/vocabulary/policy-settings.ts';
import { type CourseKind, courseKind } from '../../../shared/vocabulary/training-terms.ts';
import { trainingText } from '../../../shared/vocabulary/training-words.ts';
import { defineWords, useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { GateLines } from '../../ui/gate-lines.tsx';
import { Tag } from '../../ui/marks.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { SignedDialog } from '../../ui/signed-dialog.tsx';

const words = defineWords('gates', {
  gates: ['角色所需', 'What a role takes'],
  says: [
    '缺少所需的角色已授予而待生效：已借之物可以归还，保险库照常打开，但不能以该角色办理新的事。要求只能增加，不能收回。',
    'A role that lacks something waits: what is held can be returned and the vault still opens, but nothing new is done in it. Demands are only added, never taken back.',
  ],
  none: ['没有要求。', 'Nothing is asked for.'],
  from: ['自 {{day}} 起', 'from {{day}}'],
  stand: ['现况', 'How it stands'],
  add: ['增加一项要求', 'Add a demand'],
  addSays: [
    '由保管人与审批人签名，永久有效。已持有该角色的人自所选日期起适用；此后授予的立即适用。',
    'Signed by a custodian and an approver, and there for good. Holders of the role are asked from the day chosen; whoever is given it later is asked at once.',
  ],
  addSign: ['签名并增加', 'Sign and add'],
  role: ['角色', 'Role'],
  what: ['要求', 'What it takes'],
  kind: ['课程种类', 'Kind of course'],
  months: ['合格有效期', 'A pass counts for'],
  monthsCount: ['{{count}} 个月', '{{count}} month|{{count}} months'],
  good: ['长期', 'good'],
  day: ['自哪一天起适用于已持有该角色的人', 'Asked of holders from'],
});

const plain = { kind: null, months: null };

export function Gates({ policy, keeper }: { readonly policy: PolicySettings; readonly keeper: boolean }) {
  const say = words.use();
  const language = useLanguage();
  const demands = policy.gates ?? [];
  const shown = useVaultQuery('gate.show', {}, { enabled: demands.length > 0 });
  const [adding, setAdding] = useState(false);
  if (demands.length === 0 && !keeper) return null;
  const lines = shown.data ?? [];
  return (
    <section className="sheet" aria-label={say('gates')}>
      <h2 className="label-heading">
        {say('gates')} <Tag>P7</Tag>
      </h2>
      <p className="quiet">{say('says')}</p>
      {demands.length === 0 ? (
        <p>{say('none')}</p>
      ) : (
        <ul className="policy-gates">
          {demands.map((demand, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, at its end.
            <li key={at}>
              <strong>{factText('role', demand.role, language)}</strong>{' '}
              {gateText(demand.what === 'course' ? demand : { ...plain, what: demand.what }, language)}{' '}
              <span className="quiet">{say('from', { day: dayToText(demand.from, language) })}</span>
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && (
        <>
          <h3 className="label-heading">{say('stand')}</h3>
          <GateLines lines={lines} named />
        </>
      )}
      {keeper && (
        <Button className="policy-set" onClick={() => setAdding(true)}>
          {say('add')}
        </Button>
      )}
      {adding && <GateDialog policy={policy} onClose={() => setAdding(false)} />}
    </section>
  );
}

const whats: readonly GateWhat[] = ['agreement', 'rules', 'course'];

function GateDialog({ policy, onClose }: { readonly policy: PolicySettings; readonly onClose: () => void }) {
  const say = words.use();
  const language = useLanguage();
  const other = useOtherSide();
  const tighten = useVaultAct('policy.tighten');
  const [role, setRole] = useState<GateRole>('borrower');
  const [what, setWhat] = useState<GateWhat>('agreement');
  const [kind, setKind] = useState<CourseKind>('custody');
  const [months, setMonths] = useState('12');
  const [from, setFrom] = useState('');
  const added: GateDemand =
    what === 'course'
      ? { role, from, what, kind, months: months === '' ? null : Number(months) }
      : { role, from, what };
  return (
    <SignedDialog
      wide
      title={say('add')}
      says={say('addSays')}
      label={say('addSign')}
      cosigner={other}
      passphraseFirst={false}
      disabled={from === ''}
      sign={({ signature, cosign }) =>
        tighten.mutateAsync({
          policy: { ...policy, gates: [...(policy.gates ?? []), added] },
          signature,
          cosign,
        })
      }
      onClose={onClose}
    >
      <div className="policy-fields">
        <Choice
          label={say('role')}
          value={role}
          options={gateRole.options.map((value) => ({ value, label: factText('role', value, language) }))}
          onChange={setRole}
        />
        <Choice
          label={say('what')}
          value={what}
          options={whats.map((value) => ({ value, label: gateText({ ...plain, what: value }, language) }))}
          onChange={setWhat}
        />
        {what === 'course' && (
          <>
            <Choice
              label={say('kind')}
              value={kind}
              options={courseKind.options.map((value) => ({
                value,
                label: trainingText('courseKind', value, language),
              }))}
              onChange={setKind}
            />
            <Choice
              label={say('months')}
              value={months}
              options={['6', '12', '24', '36', ''].map((value) => ({
                value,
                label: value === '' ? say('good') : say('monthsCount', { count: Number(value) }),
              }))}
              onChange={setMonths}
            />
          </>
        )}
        <DateField label={say('day')} value={from} onChange={setFrom} />
      </div>
    </SignedDialog>
  );
}
