/** What is known of a form or a background check without a view: how much is filled in; day, subject, renewal (D2). */
import type { DocumentSummary } from '../../shared/contract/answers.ts';
import { dayToText } from '../../shared/vocabulary/day-text.ts';
import { dateText } from '../i18n/format.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';

const words = defineWords('known-outside', {
  filled: ['已填 {{filled}} / {{of}} 栏', '{{filled}} of {{of}} fields filled'],
  checked: ['{{day}} 调查', 'checked on {{day}}'],
  renewal: ['{{day}} 复查', 'due again on {{day}}'],
  due: ['{{day}} 应复查，已到期', 'was due again on {{day}}'],
});

export function KnownOutside({ form, check }: Pick<DocumentSummary, 'form' | 'check'>) {
  const say = words.use();
  const language = useLanguage();
  if (form === null && check === null) return null;
  const day = (each: string): string => dayToText(each, language);
  const said = [
    ...(form === null ? [] : [say('filled', { filled: form.filled, of: form.of })]),
    ...(check === null ? [] : [check.subject ?? '?', say('checked', { day: day(check.on) })]),
  ].join(' · ');
  const renewal = check?.renewal ?? null;
  const isDue = renewal !== null && renewal <= dateText(Date.now());
  return (
    <div className="fine quiet">
      {said}
      {renewal !== null && ' · '}
      {renewal !== null &&
        (isDue ? (
          <strong>{say('due', { day: day(renewal) })}</strong>
        ) : (
          say('renewal', { day: day(renewal) })
        ))}
    </div>
  );
}
