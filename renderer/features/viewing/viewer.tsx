/** A view under way, over the whole window: pages as they are asked for, the clock, notes, and a calm end (L6–L9). */

import { Modal } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { vault } from '../../calls/vault-client.ts';
import { clockText } from '../../i18n/format.ts';
import { useSession } from '../../session/session.tsx';
import { Bands, Foot } from '../../ui/frame.tsx';
import { ReportNote } from '../../ui/report-note.tsx';
import { usePageFit } from './page-fit.ts';
import { useShownPages } from './shown-pages.ts';
import { useCover } from './use-cover.ts';
import { useViewClock } from './view-clock.ts';
import { type CurrentView, useView } from './view-state.tsx';
import { type Cover, ViewerCover } from './viewer-cover.tsx';
import { useViewerKeys } from './viewer-keys.ts';
import { ViewerNotes } from './viewer-notes.tsx';
import { ViewerPages } from './viewer-pages.tsx';
import { ViewerStrip } from './viewer-strip.tsx';
import { ViewerThumbs } from './viewer-thumbs.tsx';
import { ViewerTools } from './viewer-tools.tsx';
import './viewing.css';
import { viewingWords } from './words.ts';

export function Viewer({ view }: { readonly view: CurrentView }) {
  const say = viewingWords.use();
  const navigate = useNavigate();
  const { end } = useView();
  const { lock, refresh } = useSession();
  const [page, setPage] = useState(view.page);
  const [cover, setCover] = useState<Cover>('none');
  const [continuous, setContinuous] = useState(false);
  const [ending, setEnding] = useState(false);
  const [notesOpen, setNotesOpen] = useState(false);
  const [thumbsOpen, setThumbsOpen] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  const clock = useViewClock(view.remainingMs, cover === 'none' || cover === 'away');
  const pages = useShownPages(clock.setRemaining);
  const { show, put, drop } = pages;
  useCover(setCover, drop, pages.error);
  const size = usePageFit(pane, pages.bitmaps.get(page));
  const { setRemaining } = clock;

  useEffect(() => {
    void put(view.page, view.image);
  }, [put, view]);

  const leave = useCallback(() => {
    drop();
    end();
    void refresh();
    void navigate('/my-loans');
  }, [drop, end, refresh, navigate]);

  const goTo = useCallback(
    async (to: number) => {
      if (to < 1 || to > view.pages || cover !== 'none') return;
      if (await show(to)) {
        setPage(to);
        pane.current?.scrollTo({ top: 0 });
      }
    },
    [view.pages, cover, show],
  );

  const resume = async (signature: { passphrase: string }): Promise<void> => {
    const again = await vault.call('view.resume', { loan: view.loan, signature, cosign: [] });
    await put(again.page, again.image);
    setPage(again.page);
    setRemaining(again.remainingMs);
    setCover('none');
  };

  const close = async (): Promise<void> => {
    await vault.call('view.close', {}).catch(() => undefined);
    leave();
  };

  useViewerKeys(page, size, {
    goTo: (to) => void goTo(to),
    scroll: () => setContinuous(!continuous),
    notes: () => setNotesOpen(!notesOpen),
    thumbs: () => setThumbsOpen(!thumbsOpen),
    end: () => setEnding(true),
    lock: () => void lock('lock'),
  });

  const visible = cover === 'none';
  return (
    <div className="viewer">
      <ViewerStrip
        view={view}
        remainingMs={clock.remainingMs}
        idleSoon={clock.idleSoon && visible}
        onEnd={() => setEnding(true)}
      />
      <Bands />
      <div className="viewer-body">
        <ViewerThumbs
          pages={view.pages}
          seen={pages.seen}
          bitmaps={visible ? pages.bitmaps : new Map()}
          page={page}
          open={thumbsOpen}
          onChoose={(to) => void goTo(to)}
        />
        <main className="viewer-pane">
          <ReportNote report={view.report} reader />
          <ViewerPages
            pane={pane}
            page={page}
            of={view.pages}
            pages={pages}
            size={size}
            continuous={continuous}
            visible={visible}
          />
          <ViewerTools
            page={page}
            pages={view.pages}
            loading={pages.loading !== null}
            onGoTo={(to) => void goTo(to)}
            size={size}
            continuous={continuous}
            onContinuous={setContinuous}
          />
          {cover !== 'none' && <ViewerCover cover={cover} n={view.n} resume={resume} onClose={leave} />}
        </main>
        <ViewerNotes view={view} page={page} open={notesOpen} />
      </div>
      <Foot />
      <Modal
        open={ending}
        title={say('endAsk')}
        onCancel={() => setEnding(false)}
        onOk={() => void close()}
        okText={say('end')}
        cancelText={say('goOn')}
        cancelButtonProps={{ autoFocus: true }}
      >
        <p>{say('endText', { time: clockText(clock.remainingMs) })}</p>
      </Modal>
    </div>
  );
}
