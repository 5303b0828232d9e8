/** How many there are of each outcome; one of them is shown below. */
import { Radio } from 'antd';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { countText } from '../i18n/format.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';

const words = defineWords('outcome-kinds', {
  counted: ['{{outcome}} {{count}}', '{{outcome}} {{count}}'],
});

export function OutcomeKinds<T extends string>({
  label,
  value,
  counts,
  kinds,
  text,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly counts: Readonly<Record<T, number>>;
  /** Those that there are some of, in their order. */
  readonly kinds: readonly T[];
  readonly text: (outcome: T, language: Language) => string;
  readonly onChange: (outcome: T) => void;
}) {
  const say = words.use();
  const language = useLanguage();
  return (
    <Radio.Group
      aria-label={label}
      optionType="button"
      className="outcome-kinds"
      value={value}
      onChange={(event) => onChange(event.target.value as T)}
      options={kinds.map((kind) => ({
        value: kind,
        label: say('counted', { outcome: text(kind, language), count: countText(counts[kind]) }),
      }))}
    />
  );
}
