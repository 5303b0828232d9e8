/** Small pictures of pages already revealed, and how many are not; nothing is revealed by looking here. */
import { PageCanvas } from '../../ui/page-canvas.tsx';
import { viewingWords } from './words.ts';

export interface ViewerThumbsProps {
  readonly pages: number;
  readonly seen: readonly number[];
  readonly bitmaps: ReadonlyMap<number, ImageBitmap>;
  readonly page: number;
  readonly open: boolean;
  readonly onChoose: (page: number) => void;
}

export function ViewerThumbs({ pages, seen, bitmaps, page, open, onChoose }: ViewerThumbsProps) {
  const say = viewingWords.use();
  const unseen = Array.from({ length: pages }, (_, i) => i + 1).filter((n) => !seen.includes(n));
  const [from, to] = [unseen[0], unseen.at(-1)];
  return (
    <nav className={`viewer-thumbs${open ? ' viewer-open' : ''}`} aria-label={say('thumbs')}>
      <p className="fine quiet">{say('seen', { count: seen.length })}</p>
      {seen.map((number) => {
        const bitmap = bitmaps.get(number);
        return (
          <button
            key={number}
            type="button"
            data-focus="inside"
            aria-current={number === page}
            onClick={() => onChoose(number)}
          >
            {bitmap !== undefined && (
              <PageCanvas bitmap={bitmap} widthPx={64} label={say('notePage', { page: number })} />
            )}
            <span>{number}</span>
          </button>
        );
      })}
      {from !== undefined && to !== undefined && (
        <>
          <div className="viewer-unseen" />
          <p className="fine quiet viewer-unseen-words">
            {from === to ? say('notShownOne', { from }) : say('notShown', { from, to })}
          </p>
        </>
      )}
    </nav>
  );
}
