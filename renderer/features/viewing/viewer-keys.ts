/** Keys of a view. */
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { type PageFit, zoomStep } from './page-fit.ts';
import { viewingWords } from './words.ts';

export interface ViewerActs {
  readonly goTo: (page: number) => void;
  readonly scroll: () => void;
  readonly notes: () => void;
  readonly thumbs: () => void;
  readonly end: () => void;
  readonly lock: () => void;
}

export function useViewerKeys(page: number, size: PageFit, acts: ViewerActs): void {
  const say = viewingWords.use();
  const next = (): void => acts.goTo(page + 1);
  const back = (): void => acts.goTo(page - 1);
  const nearer = (): void => size.step(zoomStep);
  useKeys({
    PageDown: next,
    PageUp: back,
    ArrowRight: next,
    ArrowLeft: back,
    j: next,
    k: back,
    Home: () => acts.goTo(1),
    '+': nearer,
    '=': nearer,
    'Shift++': nearer,
    '-': () => size.step(1 / zoomStep),
    '0': () => size.setFit('width'),
    f: () => size.setFit(size.fit === 'page' ? 'width' : 'page'),
    r: size.rotate,
    c: acts.scroll,
    n: acts.notes,
    t: acts.thumbs,
    'Ctrl+w': acts.end,
    'Ctrl+l': acts.lock,
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
}
