/** A view under way, over the whole window: pages as they are asked for, the clock, notes, and a calm end (L6–L9). */
import { Button, Modal } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { onShellEvent } from '../../desktop.ts';
import { clockText } from '../../i18n/format.ts';
import { useSession } from '../../session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Bands, Foot } from '../../ui/frame.tsx';
import { useKeys } from '../../ui/keys.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { isProblem, vault } from '../../vault-client.ts';
import { PageCanvas, type Turn } from './page-canvas.tsx';
import { useShownPages } from './shown-pages.ts';
import { useViewClock } from './view-clock.ts';
import { type CurrentView, useView } from './view-state.tsx';
import { type Cover, ViewerCover } from './viewer-cover.tsx';
import { ViewerNotes } from './viewer-notes.tsx';
import { ViewerStrip } from './viewer-strip.tsx';
import { ViewerThumbs } from './viewer-thumbs.tsx';
import './viewing.css';
import { viewingWords } from './words.ts';

const zoomMin = 0.25;
const zoomMax = 4;
const zoomStep = 1.18;
/** Pages are drawn at 120 dots an inch; at 96 CSS pixels an inch they are shown in their real size. */
const realSize = 96 / 120;
/** Out of the front for this long, the page goes blank as when nobody is there. */
const awayMsMax = 60_000;

type Fit = 'width' | 'page' | 'free';

export function Viewer({ view }: { readonly view: CurrentView }) {
  const say = viewingWords.use();
  const navigate = useNavigate();
  const { end } = useView();
  const { lock, refresh } = useSession();
  const [page, setPage] = useState(view.page);
  const [cover, setCover] = useState<Cover>('none');
  const [continuous, setContinuous] = useState(false);
  const [turn, setTurn] = useState<Turn>(0);
  const [fit, setFit] = useState<Fit>('width');
  const [zoom, setZoom] = useState(1);
  const [ending, setEnding] = useState(false);
  const [notesOpen, setNotesOpen] = useState(false);
  const [thumbsOpen, setThumbsOpen] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  const [paneSize, setPaneSize] = useState({ width: 640, height: 640 });
  const clock = useViewClock(view.remainingMs, cover === 'none' || cover === 'away');
  const pages = useShownPages(clock.setRemaining);
  const { show, put, drop } = pages;
  const { setRemaining } = clock;

  useEffect(() => {
    void put(view.page, view.image);
  }, [put, view]);

  useEffect(() => {
    const element = pane.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setPaneSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

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
        vault.call('view.blank', { cause: 'focus' }).then(goBlank, goBlank);
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

  const step = (factor: number): void => {
    setFit('free');
    setZoom((now) => Math.min(zoomMax, Math.max(zoomMin, (fit === 'free' ? now : shownZoom) * factor)));
  };
  const bitmap = pages.bitmaps.get(page);
  const widthOf = (each: ImageBitmap): number => {
    const sideways = turn === 90 || turn === 270;
    const width = sideways ? each.height : each.width;
    const height = sideways ? each.width : each.height;
    const room = Math.max(120, paneSize.width - 34);
    if (fit === 'width') return Math.min(room, width * realSize * 1.6);
    if (fit === 'page') return Math.min(room, ((paneSize.height - 100) * width) / height);
    return width * realSize * zoom;
  };
  const shownZoom =
    bitmap === undefined
      ? 1
      : widthOf(bitmap) / ((turn === 90 || turn === 270 ? bitmap.height : bitmap.width) * realSize);

  useKeys({
    PageDown: () => void goTo(page + 1),
    PageUp: () => void goTo(page - 1),
    ArrowRight: () => void goTo(page + 1),
    ArrowLeft: () => void goTo(page - 1),
    j: () => void goTo(page + 1),
    k: () => void goTo(page - 1),
    Home: () => void goTo(1),
    '+': () => step(zoomStep),
    '=': () => step(zoomStep),
    'Shift++': () => step(zoomStep),
    '-': () => step(1 / zoomStep),
    '0': () => setFit('width'),
    f: () => setFit(fit === 'page' ? 'width' : 'page'),
    r: () => setTurn(((turn + 90) % 360) as Turn),
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
                        widthPx={widthOf(each)}
                        turn={turn}
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
                onReached={() => void show(nextUnseen)}
                label={say('next')}
              />
            )}
            <ProblemLine error={visible ? pages.error : null} />
          </section>
          <div className="viewer-tools" role="toolbar" aria-label={say('toolbar')}>
            <Button
              size="small"
              aria-label={say('previous')}
              disabled={page <= 1}
              onClick={() => void goTo(page - 1)}
            >
              ‹
            </Button>
            <span className="small">{say('pageOf', { page, pages: view.pages })}</span>
            <Button
              size="small"
              aria-label={say('next')}
              disabled={page >= view.pages}
              loading={pages.loading !== null}
              onClick={() => void goTo(page + 1)}
            >
              ›
            </Button>
            <span className="tools-gap" />
            <Button size="small" aria-label={say('smaller')} onClick={() => step(1 / zoomStep)}>
              −
            </Button>
            <span className="small">{Math.round(shownZoom * 100)}%</span>
            <Button size="small" aria-label={say('larger')} onClick={() => step(zoomStep)}>
              +
            </Button>
            <Button size="small" onClick={() => setFit(fit === 'width' ? 'page' : 'width')}>
              {say(fit === 'width' ? 'fitPage' : 'fit')}
            </Button>
            <Button size="small" onClick={() => setTurn(((turn + 90) % 360) as Turn)}>
              {say('rotate')}
            </Button>
            <Button size="small" aria-pressed={continuous} onClick={() => setContinuous(!continuous)}>
              {say(continuous ? 'single' : 'scroll')}
            </Button>
          </div>
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

/** The place of the next page while scrolling: it is asked for when it comes into sight, never before. */
function NextPage({
  root,
  onReached,
  label,
}: {
  readonly root: React.RefObject<HTMLDivElement | null>;
  readonly onReached: () => void;
  readonly label: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  const reached = useRef(onReached);
  reached.current = onReached;
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) reached.current();
      },
      { root: root.current },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return (
    <div ref={place} className="viewer-to-come">
      {label}
    </div>
  );
}
