/** How large a page is shown, and which way up: as wide as the pane, whole, or as much nearer or farther as was asked. */
import { type RefObject, useEffect, useState } from 'react';
import type { Turn } from '../../ui/page-canvas.tsx';

const zoomMin = 0.25;
const zoomMax = 4;
export const zoomStep = 1.18;
/** Pages are drawn at 120 dots an inch; at 96 CSS pixels an inch they are shown in their real size. */
const realSize = 96 / 120;

export type Fit = 'width' | 'page' | 'free';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels of the page as it stands, its sides changed over where it lies on its side. */
export const standing = ({ width, height }: Size, turn: Turn): Size =>
  turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };

/** Width on screen, in CSS pixels: never wider than the pane unless somebody asked for it nearer. */
export function fittedWidth(page: Size, pane: Size, fit: Fit, zoom: number): number {
  const room = Math.max(120, pane.width - 34);
  if (fit === 'width') return Math.min(room, page.width * realSize * 1.6);
  if (fit === 'page') return Math.min(room, ((pane.height - 100) * page.width) / page.height);
  return page.width * realSize * zoom;
}

export const zoomShown = (widthPx: number, page: Size): number => widthPx / (page.width * realSize);
export const zoomWithin = (zoom: number): number => Math.min(zoomMax, Math.max(zoomMin, zoom));

export function usePageFit(pane: RefObject<HTMLDivElement | null>, shown: ImageBitmap | undefined) {
  const [turn, setTurn] = useState<Turn>(0);
  const [fit, setFit] = useState<Fit>('width');
  const [zoom, setZoom] = useState(1);
  const [paneSize, setPaneSize] = useState({ width: 640, height: 640 });

  useEffect(() => {
    const element = pane.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setPaneSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane]);

  const widthOf = (each: ImageBitmap): number => fittedWidth(standing(each, turn), paneSize, fit, zoom);
  const shownZoom = shown === undefined ? 1 : zoomShown(widthOf(shown), standing(shown, turn));
  const step = (factor: number): void => {
    setFit('free');
    setZoom((now) => zoomWithin((fit === 'free' ? now : shownZoom) * factor));
  };
  const rotate = (): void => setTurn(((turn + 90) % 360) as Turn);
  return { turn, rotate, fit, setFit, widthOf, shownZoom, step };
}

export type PageFit = ReturnType<typeof usePageFit>;
