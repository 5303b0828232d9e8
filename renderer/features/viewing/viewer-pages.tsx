/** The page that is read, or in one scroll all that were revealed; the next one comes as somebody reaches it. */
import type { RefObject } from 'react';
import { PageCanvas } from '../../ui/page-canvas.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { NextPage } from './next-page.tsx';
import type { PageFit } from './page-fit.ts';
import type { ShownPages } from './shown-pages.ts';
import { viewingWords } from './words.ts';

/** The first page that nobody has seen in this view. */
const nextUnseen = (pages: number, seen: readonly number[]): number | undefined =>
  Array.from({ length: pages }, (_, i) => i + 1).find((n) => !seen.includes(n));

export function ViewerPages({
  pane,
  page,
  of,
  pages,
  size,
  continuous,
  visible,
}: {
  readonly pane: RefObject<HTMLDivElement | null>;
  readonly page: number;
  readonly of: number;
  readonly pages: ShownPages;
  readonly size: PageFit;
  readonly continuous: boolean;
  readonly visible: boolean;
}) {
  const say = viewingWords.use();
  const next = nextUnseen(of, pages.seen);
  return (
    <section
      ref={pane}
      className={`viewer-pages${continuous ? ' viewer-pages-scroll' : ''}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
      tabIndex={0}
      aria-label={say('pageOf', { page, pages: of })}
      data-focus="inside"
    >
      {visible &&
        (continuous ? pages.seen : [page]).map((number) => {
          const each = pages.bitmaps.get(number);
          return (
            each !== undefined && (
              <div key={number} className="viewer-page" data-page={number}>
                <PageCanvas
                  bitmap={each}
                  widthPx={size.widthOf(each)}
                  turn={size.turn}
                  label={say('pageOf', { page: number, pages: of })}
                />
              </div>
            )
          );
        })}
      {visible && continuous && next !== undefined && (
        <NextPage
          key={next}
          root={pane}
          onReached={() => void pages.show(next, 'screen')}
          label={say('next')}
        />
      )}
      <ProblemLine error={visible ? pages.error : null} />
    </section>
  );
}
