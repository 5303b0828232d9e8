/** A view under way, over the whole window: pages as they are asked for, the clock, notes, and a calm end (L6–L9). */

import { Modal } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { onShellEvent } from '../../calls/desktop.ts';
import { isProblem, vault } from '../../calls/vault-client.ts';
import { clockText } from '../../i18n/format.ts';
import { useSession } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Bands, Foot } from '../../ui/frame.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageCanvas } from '../../ui/page-canvas.tsx';
import { ReportNote } from '../../ui/report-note.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { NextPage } from './next-page.tsx';
import { usePageFit, zoomStep } from './page-fit.ts';
import { useShownPages } from './shown-pages.ts';
import { useViewClock } from './view-clock.ts';
import { type CurrentView, useView } from './view-state.tsx';
import { type Cover, ViewerCover } from './viewer-cover.tsx';
import { ViewerNotes } from './viewer-notes.tsx';
import { ViewerStrip } from './viewer-strip.tsx';
import { ViewerThumbs } from './viewer-thumbs.tsx';
import { ViewerTools } from './viewer-tools.tsx';
import './viewing.css';
import { viewingWords } from './words.ts';

/** Out of the front for this long, the page goes blank as when nobody is there. */
const awayMsMax = 60_000;

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

  const goBlank = useCallback(() => {
    drop();
    setCover('blank');
  }, [drop]);

  useEffect(
    () =>
      vault.onEvent((event) => {
        if (event.name === 'view-blank') goBlank();
        if (event.name === 'view-ended' || event.name === 'closed') {
          drop();
          setCover('ended');
        }
      }),
    [goBlank, drop],
  );

  // Behind other windows nothing is readable; after a minute it is as if nobody were there.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const off = onShellEvent((event) => {
      if (event.name !== 'focus') return;
      clearTimeout(timer);
      setCover((now) => (now === 'none' || now === 'away' ? (event.focused ? 'none' : 'away') : now));
      if (event.focused) return;
      timer = setTimeout(() => {
        // Blank here whatever becomes of it there.
        vault.call('view.blank', { cause: 'focus' }, { by: 'screen' }).then(goBlank, goBlank);
      }, awayMsMax);
    });
    return () => {
      off();
      clearTimeout(timer);
    };
  }, [goBlank]);

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

  // What was refused because it has ended or gone blank shows as that, not as an error.
  useEffect(() => {
    const over = [
      'VIEW_OVER',
      'NO_VIEW_OPEN',
      'LOAN_STATE',
      'LOAN_NOT_RECEIVED',
      'PERSON_FROZEN',
      'DOSSIER_HELD',
    ] as const;
    if (isProblem(pages.error, 'VIEW_BLANK')) goBlank();
    else if (over.some((code) => isProblem(pages.error, code))) {
      drop();
      setCover('ended');
    }
  }, [pages.error, goBlank, drop]);

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

  useKeys({
    PageDown: () => void goTo(page + 1),
    PageUp: () => void goTo(page - 1),
    ArrowRight: () => void goTo(page + 1),
    ArrowLeft: () => void goTo(page - 1),
    j: () => void goTo(page + 1),
    k: () => void goTo(page - 1),
    Home: () => void goTo(1),
    '+': () => size.step(zoomStep),
    '=': () => size.step(zoomStep),
    'Shift++': () => size.step(zoomStep),
    '-': () => size.step(1 / zoomStep),
    '0': () => size.setFit('width'),
    f: () => size.setFit(size.fit === 'page' ? 'width' : 'page'),
    r: size.rotate,
    c: () => setContinuous(!continuous),
    n: () => setNotesOpen(!notesOpen),
    t: () => setThumbsOpen(!thumbsOpen),
    'Ctrl+w': () => setEnding(true),
    'Ctrl+l': () => void lock('lock'),
  });
  useFootKeys([
    { keys: ['PgUp', 'PgDn'], does: say('turn') },
    { keys: ['+', '−', '0'], does: say('zoom') },
    { keys: ['R'], does: say('rotate') },
    { keys: ['C'], does: say('scroll') },
    { keys: ['N'], does: say('notes') },
    { keys: ['Ctrl W'], does: say('end') },
    { keys: ['Ctrl L'], does: say('lock') },
  ]);

  const visible = cover === 'none';
  const stack = continuous ? pages.seen : [page];
  const nextUnseen = Array.from({ length: view.pages }, (_, i) => i + 1).find((n) => !pages.seen.includes(n));
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
          <section
            ref={pane}
            className={`viewer-pages${continuous ? ' viewer-pages-scroll' : ''}`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
            tabIndex={0}
            aria-label={say('pageOf', { page, pages: view.pages })}
            data-focus="inside"
          >
            {visible &&
              stack.map((number) => {
                const each = pages.bitmaps.get(number);
                return (
                  each !== undefined && (
                    <div key={number} className="viewer-page" data-page={number}>
                      <PageCanvas
                        bitmap={each}
                        widthPx={size.widthOf(each)}
                        turn={size.turn}
                        label={say('pageOf', { page: number, pages: view.pages })}
                      />
                    </div>
                  )
                );
              })}
            {visible && continuous && nextUnseen !== undefined && (
              <NextPage
                key={nextUnseen}
                root={pane}
                onReached={() => void show(nextUnseen, 'screen')}
                label={say('next')}
              />
            )}
            <ProblemLine error={visible ? pages.error : null} />
          </section>
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
