/** The bar under the pages: where one is, how large, which way up, one by one or in a row. */
import { Button } from 'antd';
import { type PageFit, zoomStep } from './page-fit.ts';
import { viewingWords } from './words.ts';

export function ViewerTools({
  page,
  pages,
  loading,
  onGoTo,
  size,
  continuous,
  onContinuous,
}: {
  readonly page: number;
  readonly pages: number;
  /** The page asked for is on its way. */
  readonly loading: boolean;
  readonly onGoTo: (page: number) => void;
  readonly size: PageFit;
  readonly continuous: boolean;
  readonly onContinuous: (continuous: boolean) => void;
}) {
  const say = viewingWords.use();
  return (
    <div className="viewer-tools" role="toolbar" aria-label={say('toolbar')}>
      <Button size="small" aria-label={say('previous')} disabled={page <= 1} onClick={() => onGoTo(page - 1)}>
        ‹
      </Button>
      <span className="small">{say('pageOf', { page, pages })}</span>
      <Button
        size="small"
        aria-label={say('next')}
        disabled={page >= pages}
        loading={loading}
        onClick={() => onGoTo(page + 1)}
      >
        ›
      </Button>
      <span className="tools-gap" />
      <Button size="small" aria-label={say('smaller')} onClick={() => size.step(1 / zoomStep)}>
        −
      </Button>
      <span className="small">{Math.round(size.shownZoom * 100)}%</span>
      <Button size="small" aria-label={say('larger')} onClick={() => size.step(zoomStep)}>
        +
      </Button>
      <Button size="small" onClick={() => size.setFit(size.fit === 'width' ? 'page' : 'width')}>
        {say(size.fit === 'width' ? 'fitPage' : 'fit')}
      </Button>
      <Button size="small" onClick={size.rotate}>
        {say('rotate')}
      </Button>
      <Button size="small" aria-pressed={continuous} onClick={() => onContinuous(!continuous)}>
        {say(continuous ? 'single' : 'scroll')}
      </Button>
    </div>
  );
}
