/** What a file will look like to a borrower, before it is submitted. */

import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { FilePreview } from '../../../shared/contract/answers.ts';
import { bytesText } from '../../i18n/format.ts';
import { Sheet } from '../../ui/page.tsx';
import { ReportNote } from '../../ui/report-note.tsx';
import { Loading, ProblemLine } from '../../ui/states.tsx';
import { vault } from '../../vault-client.ts';
import { PageCanvas } from '../viewing/page-canvas.tsx';
import { submitWords } from './submit-words.ts';

export function Preview({ file }: { readonly file: string }) {
  const say = submitWords.use();
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<{ preview: FilePreview; bitmap: ImageBitmap } | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let gone = false;
    setError(null);
    vault
      .call('document.preview', { file, page }, { by: 'screen' })
      .then(async (preview) => {
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
  }, [file, page]);
  return (
    <Sheet title={say('preview')}>
      <p className="fine faint">{say('previewSub')}</p>
      {error !== null ? (
        <ProblemLine error={error} />
      ) : shown === null ? (
        <Loading />
      ) : (
        <>
          <p className="small quiet">
            {shown.preview.kind.toUpperCase()} · {bytesText(shown.preview.bytes)}
          </p>
          <ReportNote report={shown.preview.report} />
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
