/** The category of a client: one of every vault, or one of the firm's own. */
import { categoryText } from '../../../shared/vocabulary/term-words.ts';
import { category } from '../../../shared/vocabulary/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { dossierWords } from './words.ts';

export function CategoryField({
  value,
  own = null,
  onChange,
}: {
  readonly value: string;
  /** The name of the present one, which the firm may give no more. */
  readonly own?: string | null;
  readonly onChange: (category: string) => void;
}) {
  const say = dossierWords.use();
  const language = useLanguage();
  const shown = useVaultQuery('category.list', {});
  const options = [
    ...category.options.map((each) => ({ value: each as string, label: categoryText(each, null, language) })),
    ...(shown.data?.own ?? []).map((each) => ({ value: each.category, label: each.name })),
  ];
  if (!options.some((each) => each.value === value))
    options.push({ value, label: categoryText(value, own, language) });
  return <Choice label={say('category')} value={value} options={options} onChange={onChange} />;
}
