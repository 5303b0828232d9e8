/** Whether the vault holds the file that a register names by its digest (P5, P6). Nothing where nothing can be told. */
import type { ScanSealed } from '../../shared/contract/answers.ts';
import { termText } from '../../shared/vocabulary/term-words.ts';
import { useLanguage } from '../i18n/words.ts';
import { State } from './shape.tsx';

export function ScanStands({ sealed }: { readonly sealed: ScanSealed | null }) {
  const language = useLanguage();
  if (sealed === null) return null;
  return (
    <State shape={sealed.stands === 'sealed' ? 'done' : 'missing'}>
      {[termText('scanStands', sealed.stands, language), sealed.document].filter(Boolean).join(' · ')}
    </State>
  );
}
