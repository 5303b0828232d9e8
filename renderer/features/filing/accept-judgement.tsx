/** What the custodian judges a filing by: metadata, report, likeness. Its content is never shown (D5). */
import { Radio } from 'antd';
import type { PendingDocument } from '../../../shared/contract/answers.ts';
import { reportPhrases } from '../../../shared/vocabulary/rendition-report-words.ts';
import { bytesText, momentText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Facts } from '../../ui/page.tsx';
import { ReportNote } from '../../ui/report-note.tsx';
import { State } from '../../ui/shape.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { acceptWords } from './accept-words.ts';

/** `''`: nothing chosen yet; `new`: another document; otherwise the document that it is a version of. */
export interface Judgement {
  readonly choice: string;
  readonly because: string;
}

export const needsJudgement = (filing: PendingDocument): boolean =>
  filing.joined === 'new' && filing.like.length > 0;

export const isJudged = (filing: PendingDocument, { choice, because }: Judgement): boolean =>
  !needsJudgement(filing) || (choice === 'new' ? because.trim() !== '' : choice !== '');

/** `KH-2026-0147/3` of `KH-2026-0147/3 授信评估报告`. */
const refOf = (like: string): string => /^.+?\/\d+/.exec(like)?.[0] ?? like;

export function FilingFacts({ filing }: { readonly filing: PendingDocument }) {
  const say = acceptWords.use();
  const sayTerm = terms.use();
  const language = useLanguage();
  const showsAll = reportPhrases(filing.report, language).length === 0;
  const joined = say(`joined-${filing.joined}` as 'joined-new');
  return (
    <Facts
      rows={[
        [say('client'), `${filing.document.slice(0, filing.document.lastIndexOf('/'))} ${filing.client}`],
        [say('author'), filing.author],
        [say('submitted'), momentText(filing.submittedAtMs, language)],
        [say('kind'), sayTerm(filing.media)],
        [say('sheet'), sayTerm(filing.sheet)],
        [say('ownership'), sayTerm(filing.ownership)],
        [say('size'), say('sizeSays', { count: filing.pages, bytes: bytesText(filing.bytes) })],
        [
          say('report'),
          showsAll ? <State shape="done">{say('reportGood')}</State> : <ReportNote report={filing.report} />,
        ],
        [
          say('lineage'),
          filing.joined === 'new' ? (
            joined
          ) : (
            <>
              {joined}
              <div className="fine faint">{say('noRefill')}</div>
            </>
          ),
        ],
      ]}
    />
  );
}

export function LikenessChoice({
  filing,
  judgement,
  onChange,
}: {
  readonly filing: PendingDocument;
  readonly judgement: Judgement;
  readonly onChange: (judgement: Judgement) => void;
}) {
  const say = acceptWords.use();
  return (
    <fieldset className="cosign">
      <legend>{say('like')}</legend>
      <p className="small quiet">{say('likeSays')}</p>
      <Radio.Group
        className="likeness-choices"
        aria-label={say('like')}
        value={judgement.choice}
        onChange={(event) => onChange({ ...judgement, choice: String(event.target.value) })}
        options={[
          ...filing.like.map((like) => ({
            value: refOf(like),
            label: say('versionOf', { document: like }),
          })),
          { value: 'new', label: say('newBecause') },
        ]}
      />
      {judgement.choice === 'new' && (
        <TextField
          label={say('because')}
          value={judgement.because}
          onChange={(because) => onChange({ ...judgement, because })}
        />
      )}
    </fieldset>
  );
}
