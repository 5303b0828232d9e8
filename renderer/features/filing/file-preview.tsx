/** What a file will look like to a borrower, before it is submitted; of a text, in which encoding it is read. */

import { Button, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { AttachmentPreview, FilePreview } from '../../../shared/contract/answers.ts';
import { type TextEncoding, textEncodings } from '../../../shared/vocabulary/losses.ts';
import type { ShownReport } from '../../../shared/vocabulary/rendition-report.ts';
import { encodingNames } from '../../../shared/vocabulary/rendition-report-words.ts';
import { vault } from '../../calls/vault-client.ts';
import { bytesText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { Field } from '../../ui/fields.tsx';
import { Sheet } from '../../ui/page.tsx';
import { PageCanvas } from '../../ui/page-canvas.tsx';
import { ReportNote } from '../../ui/report-note.tsx';
import { Loading, ProblemLine } from '../../ui/states.tsx';
import { submitWords } from './submit-words.ts';

interface EncodingChoice {
  /** Empty: found by the program. */
  readonly encoding: TextEncoding | '';
  readonly onEncoding: (encoding: TextEncoding | '') => void;
}

/** By its name: where its encoding is not found out the vault says no more than that it cannot read it, and the author may know. */
const isText = /\.(?:te?xt|md|markdown|csv|tsv|tab|x?html?)$/i;

export function Preview({
  file,
  encoding,
  onEncoding,
  onReport,
}: {
  readonly file: string;
  /** Null as long as it is not known. */
  readonly onReport: (report: ShownReport | null) => void;
} & EncodingChoice) {
  const say = submitWords.use();
  const term = terms.use();
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<{ preview: FilePreview; bitmap: ImageBitmap } | null>(null);
  const [looked, setLooked] = useState<readonly AttachmentPreview[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let gone = false;
    setError(null);
    const asked = { file, page, ...(encoding === '' ? {} : { encoding }) };
    // The page is there before what the file brings along has been looked into.
    const lookInto = async (): Promise<void> => {
      const { attachments } = await vault.call(
        'document.preview',
        { ...asked, attachments: true },
        { by: 'screen' },
      );
      if (!gone) setLooked(attachments.looked);
    };
    vault
      .call('document.preview', asked, { by: 'screen' })
      .then(async (preview) => {
        if (!gone && preview.attachments.count > 0)
          lookInto().catch((problem: unknown) => gone || setError(problem));
        const { bytes, mime } = preview.image;
        const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: mime }));
        if (gone) bitmap.close();
        else setShown({ preview, bitmap });
      })
      .catch((problem: unknown) => {
        if (!gone) setError(problem);
      });
    return () => {
      gone = true;
    };
  }, [file, page, encoding]);
  const report = error === null ? (shown?.preview.report ?? null) : null;
  useEffect(() => onReport(report), [report, onReport]);
  const read = shown?.preview.report.encoding ?? null;
  return (
    <Sheet title={say('preview')}>
      <p className="fine faint">{say('previewSub')}</p>
      {(encoding !== '' || read !== null || (error !== null && isText.test(file))) && (
        <EncodingField
          encoding={encoding}
          read={read}
          onEncoding={(chosen) => {
            // In another encoding the text has other pages.
            setPage(1);
            onEncoding(chosen);
          }}
        />
      )}
      {error !== null ? (
        <ProblemLine error={error} />
      ) : shown === null ? (
        <Loading />
      ) : (
        <>
          <p className="small quiet">
            {term(shown.preview.kind)} · {bytesText(shown.preview.bytes)}
          </p>
          {shown.preview.withoutText && <p className="small quiet">{say('withoutText')}</p>}
          {shown.preview.attachments.count > 0 && (
            <Attachments count={shown.preview.attachments.count} looked={looked} />
          )}
          <div className="preview-page">
            <PageCanvas
              bitmap={shown.bitmap}
              widthPx={232}
              label={say('previewOf', { page: shown.preview.page, pages: shown.preview.pages })}
            />
          </div>
          <div className="button-row">
            <Button
              size="small"
              aria-label={say('previous')}
              disabled={page <= 1}
              onClick={() => setPage(page - 1)}
            >
              ‹
            </Button>
            <span className="small">{say('previewOf', { page, pages: shown.preview.pages })}</span>
            <Button
              size="small"
              aria-label={say('next')}
              disabled={page >= shown.preview.pages}
              onClick={() => setPage(page + 1)}
            >
              ›
            </Button>
          </div>
        </>
      )}
    </Sheet>
  );
}

/** Each becomes a document of its own; of some there is a page to see that says what they are, and no more. */
function Attachments({
  count,
  looked,
}: {
  readonly count: number;
  readonly looked: readonly AttachmentPreview[] | null;
}) {
  const say = submitWords.use();
  const term = terms.use();
  return (
    <div className="small">
      <p>{say('bringsAlong', { count })}</p>
      {looked === null ? (
        <p className="faint">{say('lookingInto')}</p>
      ) : (
        looked.map(({ fileName, kind, report }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may bear one name, and the list never changes
          <p key={index}>
            {fileName} · {term(kind)} <ReportNote report={report} />
          </p>
        ))
      )}
    </div>
  );
}

function EncodingField({
  encoding,
  read,
  onEncoding,
}: EncodingChoice & { readonly read: FilePreview['report']['encoding'] }) {
  const say = submitWords.use();
  // Once another was chosen the report says nothing more of what the program found.
  const found = useRef(read);
  if (read !== null && read.by !== 'chosen') found.current = read;
  const { current } = found;
  const auto =
    current === null || current.by === 'chosen'
      ? say('encodingAuto')
      : say('encodingFound', {
          name: encodingNames[current.name],
          ground: say(current.by === 'certain' ? 'encodingCertain' : 'encodingGuessed'),
        });
  const guessed = encoding === '' && current?.by === 'guessed';
  return (
    <Field label={say('encoding')} hint={guessed ? say('encodingHint') : undefined}>
      {(id) => (
        <Select<TextEncoding | ''>
          id={id}
          value={encoding}
          onChange={onEncoding}
          options={[
            { value: '', label: auto },
            ...textEncodings.map((value) => ({ value, label: encodingNames[value] })),
          ]}
        />
      )}
    </Field>
  );
}
