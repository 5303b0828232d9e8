/** How long a dossier is kept (D1): the periods of archives, and others that law or contract ask for. */
import type { Retention } from '../../../shared/vocabulary/retention.ts';
import { Choice } from '../../ui/choice.tsx';
import { dossierWords } from './words.ts';

const usual: readonly (Retention | null)[] = [null, 'permanent', 30, 20, 15, 10, 5, 3];

export function RetentionField({
  value,
  onChange,
}: {
  /** Null where nobody said it. */
  readonly value: Retention | null;
  readonly onChange: (retention: Retention | null) => void;
}) {
  const say = dossierWords.use();
  const periods = usual.includes(value) ? usual : [...usual, value];
  return (
    <Choice
      label={say('retention')}
      value={String(value ?? '')}
      options={periods.map((period) => ({
        value: String(period ?? ''),
        label:
          period === null
            ? say('unsaid')
            : period === 'permanent'
              ? say('forGood')
              : say('years', { count: period }),
      }))}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen === 'permanent' ? chosen : Number(chosen))}
    />
  );
}
