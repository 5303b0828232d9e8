/** The policy as fields: free at creation, afterwards only what is stricter can be chosen. */
import {
  loanApproversOf,
  type PolicySettings,
  releaseApproversOf,
} from '../../shared/vocabulary/policy-settings.ts';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import { terms } from '../i18n/terms.ts';
import { defineWords } from '../i18n/words.ts';
import { Choice } from './choice.tsx';

export const policyWords = defineWords('policy-fields', {
  viewCapInternal: ['限次：{{level}}', 'View allowance: {{level}}'],
  viewCapConfidential: ['限次：{{level}}', 'View allowance: {{level}}'],
  viewCapSecret: ['限次：{{level}}', 'View allowance: {{level}}'],
  views: [
    '每人每件 {{count}} 次，终身',
    '{{count}} view per person and document, for life|{{count}} views per person and document, for life',
  ],
  loanDaysMax: ['最长借期', 'Longest loan window'],
  days: ['{{count}} 天', '{{count}} day|{{count}} days'],
  viewMinutes: ['一次查阅', 'One view lasts'],
  viewMinutesMax: ['长文件一次查阅最长', 'Longest view of a long document'],
  minutes: ['{{count}} 分钟', '{{count}} minute|{{count}} minutes'],
  authorSeparation: ['编写与调阅的分离', 'Authors kept from borrowing'],
  lineage: ['按文件：不借自己写的', 'by document: nobody borrows what they wrote'],
  dossier: ['按卷宗：写过本卷宗的不借其中任何文件', 'by dossier: who wrote in it borrows nothing of it'],
  authorMayBorrow: ['编写人可借自己写的', 'Authors may borrow what they wrote'],
  releaseInternal: ['出库审批人数：{{level}}', 'Approvers of a release: {{level}}'],
  releaseConfidential: ['出库审批人数：{{level}}', 'Approvers of a release: {{level}}'],
  releaseSecret: ['出库审批人数：{{level}}', 'Approvers of a release: {{level}}'],
  loanInternal: ['调阅审批人数：{{level}}', 'Approvers of a loan: {{level}}'],
  loanConfidential: ['调阅审批人数：{{level}}', 'Approvers of a loan: {{level}}'],
  loanSecret: ['调阅审批人数：{{level}}', 'Approvers of a loan: {{level}}'],
  approvers: ['{{count}} 人', '{{count}} approver|{{count}} approvers'],
  no: ['否', 'No'],
  yes: ['是（放宽 S3）', 'Yes (relaxes S3)'],
});

/** The rules behind the settings, by number. */
export const policyRules = {
  viewCapInternal: 'L4',
  viewCapConfidential: 'L4',
  viewCapSecret: 'L4',
  loanDaysMax: 'L1',
  viewMinutes: 'L7',
  viewMinutesMax: 'L7',
  authorSeparation: 'S3',
  authorMayBorrow: 'S3',
  releaseInternal: 'D8',
  releaseConfidential: 'D8',
  releaseSecret: 'D8',
  loanInternal: 'L12',
  loanConfidential: 'L12',
  loanSecret: 'L12',
} as const;

/** Of the settings that are for one class. */
export const levelOfSetting: Readonly<Partial<Record<keyof typeof policyRules, Classification>>> = {
  viewCapInternal: 'internal',
  viewCapConfidential: 'confidential',
  viewCapSecret: 'secret',
  releaseInternal: 'internal',
  releaseConfidential: 'confidential',
  releaseSecret: 'secret',
  loanInternal: 'internal',
  loanConfidential: 'confidential',
  loanSecret: 'secret',
};

/** As many for each class as there stand in the policy, or as it means where it says nothing. */
const byClass = (of: (level: Classification) => number): Record<Classification, number> => ({
  internal: of('internal'),
  confidential: of('confidential'),
  secret: of('secret'),
});
export const releaseApprovers = (policy: PolicySettings) =>
  byClass((level) => releaseApproversOf(policy, level));
export const loanApprovers = (policy: PolicySettings) => byClass((level) => loanApproversOf(policy, level));

const upTo = (numbers: readonly number[], most: number, now: number): number[] =>
  [...new Set([...numbers, most, now])].filter((number) => number <= most).sort((a, b) => b - a);

export interface PolicyFieldsProps {
  readonly value: PolicySettings;
  readonly onChange: (policy: PolicySettings) => void;
  /** What stands now: nothing looser can be chosen. */
  readonly floor?: PolicySettings;
}

export function PolicyFields({ value, onChange, floor }: PolicyFieldsProps) {
  const say = policyWords.use();
  const sayTerm = terms.use();
  const caps = [
    ['viewCapInternal', 'internal'],
    ['viewCapConfidential', 'confidential'],
    ['viewCapSecret', 'secret'],
  ] as const;
  const numbersOfApprovers = [
    ['releaseInternal', 'internal', releaseApprovers, 'releaseApprovers'],
    ['releaseConfidential', 'confidential', releaseApprovers, 'releaseApprovers'],
    ['releaseSecret', 'secret', releaseApprovers, 'releaseApprovers'],
    ['loanInternal', 'internal', loanApprovers, 'loanApprovers'],
    ['loanConfidential', 'confidential', loanApprovers, 'loanApprovers'],
    ['loanSecret', 'secret', loanApprovers, 'loanApprovers'],
  ] as const;
  const days = upTo([14, 10, 7, 5, 3, 2, 1], floor?.loanDaysMax ?? 14, value.loanDaysMax);
  const longest = upTo([240, 180, 120, 90, 60, 45, 30], floor?.viewMinutesMax ?? 240, value.viewMinutesMax);
  const minutes = upTo([60, 45, 30, 20, 15, 10, 5], floor?.viewMinutes ?? 60, value.viewMinutes);
  const numbers = (list: readonly number[], word: 'days' | 'minutes') =>
    list.map((count) => ({ value: String(count), label: say(word, { count }) }));
  return (
    <div className="policy-fields">
      {caps.map(([word, level]) => (
        <Choice
          key={level}
          label={say(word, { level: sayTerm(level) })}
          value={String(value.viewCap[level])}
          options={upTo([3, 2, 1], floor?.viewCap[level] ?? 3, value.viewCap[level]).map((count) => ({
            value: String(count),
            label: say('views', { count }),
          }))}
          onChange={(count) => onChange({ ...value, viewCap: { ...value.viewCap, [level]: Number(count) } })}
        />
      ))}
      <Choice
        label={say('loanDaysMax')}
        value={String(value.loanDaysMax)}
        options={numbers(days, 'days')}
        onChange={(count) => onChange({ ...value, loanDaysMax: Number(count) })}
      />
      <Choice
        label={say('viewMinutes')}
        value={String(value.viewMinutes)}
        options={numbers(
          minutes.filter((count) => count <= value.viewMinutesMax),
          'minutes',
        )}
        onChange={(count) => onChange({ ...value, viewMinutes: Number(count) })}
      />
      <Choice
        label={say('viewMinutesMax')}
        value={String(value.viewMinutesMax)}
        options={numbers(
          longest.filter((count) => count >= value.viewMinutes),
          'minutes',
        )}
        onChange={(count) => onChange({ ...value, viewMinutesMax: Number(count) })}
      />
      <Choice
        label={say('authorSeparation')}
        value={value.authorSeparation}
        options={(['lineage', 'dossier'] as const)
          .filter((kind) => floor?.authorSeparation !== 'dossier' || kind === 'dossier')
          .map((kind) => ({ value: kind, label: say(kind) }))}
        onChange={(authorSeparation) => onChange({ ...value, authorSeparation })}
      />
      <Choice
        label={say('authorMayBorrow')}
        value={value.authorMayBorrow ? 'yes' : 'no'}
        options={(['no', 'yes'] as const)
          .filter((answer) => floor === undefined || floor.authorMayBorrow || answer === 'no')
          .map((answer) => ({ value: answer, label: say(answer) }))}
        onChange={(answer) => onChange({ ...value, authorMayBorrow: answer === 'yes' })}
      />
      {numbersOfApprovers.map(([word, level, of, field]) => (
        <Choice
          key={word}
          label={say(word, { level: sayTerm(level) })}
          value={String(of(value)[level])}
          options={[1, 2]
            .filter((count) => floor === undefined || count >= of(floor)[level])
            .map((count) => ({ value: String(count), label: say('approvers', { count }) }))}
          onChange={(count) => onChange({ ...value, [field]: { ...of(value), [level]: Number(count) } })}
        />
      ))}
    </div>
  );
}
