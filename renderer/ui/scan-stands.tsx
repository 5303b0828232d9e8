/** Whether the vault holds the file that a register names by its digest (P5, P6). Nothing where nothing can be told. */
import type { ScanSealed } from '../../shared/contract/answers.ts';
import { termText } from '../../shared/vocabulary/term-words.ts';
import { useLanguage } from '../i18n/words.ts';
import { State } from './shape.tsx';

export function ScanStands({
  sealed,
  kept = '',
}: {
  readonly sealed: ScanSealed | null;
  /** What stands beside it: a code that is written there is not said twice. */
  readonly kept?: string;
}) {
  const language = useLanguage();
  if (sealed === null) return null;
  const document = sealed.document === kept.trim() ? null : sealed.document;
  return (
    <div className="scan-stands">
      <State shape={sealed.stands === 'sealed' ? 'done' : 'missing'}>
        {[termText('scanStands', sealed.stands, language), document].filter(Boolean).join(' · ')}
      </State>
    </div>
  );
}
