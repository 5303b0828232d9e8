/** What the custodian judges a filing by: metadata, report, likeness. Its content is never shown (D5). */
import { Radio } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import type { RefObject } from 'react';
import type { OpenedFiling, PendingDocument } from '../../../shared/contract/answers.ts';
import { reportPhrases } from '../../../shared/vocabulary/rendition-report-words.ts';
import { termText } from '../../../shared/vocabulary/term-words.ts';
import { bytesText, momentText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { KnownOutside } from '../../ui/known-outside.tsx';
import { Key } from '../../ui/marks.tsx';
import { Facts } from '../../ui/page.tsx';
import { ReportNote } from '../../ui/report-note.tsx';
import { State } from '../../ui/shape.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { acceptWords } from './accept-words.ts';
import type { Judgement } from './judgements.ts';

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
        [
          say('sheet'),
          <>
            {sayTerm(filing.sheet)}
            <KnownOutside {...filing} />
          </>,
        ],
        [say('ownership'), sayTerm(filing.ownership)],
        [say('size'), say('sizeSays', { count: filing.pages, bytes: bytesText(filing.bytes) })],
        [
          say('report'),
          showsAll ? <State shape="done">{say('reportGood')}</State> : <ReportNote report={filing.report} />,
        ],
        filing.registered.length === 0
          ? null
          : [
              say('registered'),
              filing.registered.map(({ register, no }) => (
                <State key={`${register}-${no}`} shape="done">
                  {say('registeredSays', { register: termText('register', register, language), no })}
                </State>
              )),
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
  because,
  onChange,
  onEnter,
}: {
  readonly filing: OpenedFiling;
  readonly judgement: Judgement;
  readonly because: RefObject<TextAreaRef | null>;
  readonly onChange: (change: Partial<Judgement>) => void;
  readonly onEnter: () => void;
}) {
  const say = acceptWords.use();
  const language = useLanguage();
  return (
    <fieldset className="cosign">
      <legend>{say('like')}</legend>
      <p className="small quiet">{say('likeSays')}</p>
      <Radio.Group
        className="likeness-choices"
        aria-label={say('like')}
        value={judgement.choice}
        onChange={(event) => onChange({ choice: String(event.target.value) })}
        options={[
          ...filing.alike.map((like, i) => ({
            value: like.document,
            label: (
              <>
                {say('versionOf', { document: `${like.document} ${like.title}` })}{' '}
                {i < 9 && <Key>{String(i + 1)}</Key>}
                <span className="fine quiet likeness-why">
                  {[like.client, ...like.why.map((ground) => termText('alikeBy', ground, language))].join(
                    ' · ',
                  )}
                </span>
              </>
            ),
          })),
          {
            value: 'new',
            label: (
              <>
                {say('newBecause')} <Key>N</Key>
              </>
            ),
          },
        ]}
      />
      {judgement.choice === 'new' && (
        <TextField
          label={say('because')}
          value={judgement.because}
          inputRef={because}
          onChange={(text) => onChange({ because: text })}
          onEnter={onEnter}
        />
      )}
    </fieldset>
  );
}

export function SendBackReason({
  value,
  field,
  onChange,
  onEnter,
}: {
  readonly value: string;
  readonly field: RefObject<TextAreaRef | null>;
  readonly onChange: (reason: string) => void;
  readonly onEnter: () => void;
}) {
  const say = acceptWords.use();
  return (
    <fieldset className="cosign">
      <legend>{say('sendBack')}</legend>
      <p className="small quiet">{say('sendBackSays')}</p>
      <TextField
        label={say('sendBackReason')}
        value={value}
        inputRef={field}
        onChange={onChange}
        onEnter={onEnter}
      />
    </fieldset>
  );
}
