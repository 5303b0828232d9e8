/** What a rendition does not show as the file's own program does, said before anybody signs or spends a look (D5). */
import type { ShownReport } from '../../shared/vocabulary/rendition-report.ts';
import {
  differencePhrases,
  encodingPhrase,
  reportPhrases,
} from '../../shared/vocabulary/rendition-report-words.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { State } from './shape.tsx';

const words = defineWords('report-note', {
  reader: ['与原件不同：{{said}}。原件中有。', 'Not as in the original: {{said}}. The original has it.'],
  readAs: ['文字按 {{name}} 读出。', 'The text was read as {{name}}.'],
});

/** Nothing where all is shown; `reader` speaks to whoever has not got the original. */
export function ReportNote({ report, reader }: { readonly report: ShownReport; readonly reader?: boolean }) {
  const language = useLanguage();
  const say = words.use();
  const said = reader ? forReader() : reportPhrases(report, language).join(' · ');
  return said === '' ? null : <State shape="note">{said}</State>;

  function forReader(): string {
    const differences = differencePhrases(report, language).join(' · ');
    const name = encodingPhrase(report, language);
    return [
      ...(differences === '' ? [] : [say('reader', { said: differences })]),
      ...(name === '' ? [] : [say('readAs', { name })]),
    ].join(' ');
  }
}
