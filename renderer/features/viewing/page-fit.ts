/** How large a page is shown, and which way up: as wide as the pane, whole, or as much nearer or farther as was asked. */
import { type RefObject, useEffect, useState } from 'react';
import type { Turn } from '../../ui/page-canvas.tsx';

const zoomMin = 0.25;
const zoomMax = 4;
export const zoomStep = 1.18;
/** Pages are drawn at 120 dots an inch; at 96 CSS pixels an inch they are shown in their real size. */
const realSize = 96 / 120;

type Fit = 'width' | 'page' | 'free';

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

  const sideways = turn === 90 || turn === 270;
  const widthOf = (each: ImageBitmap): number => {
    const width = sideways ? each.height : each.width;
    const height = sideways ? each.width : each.height;
    const room = Math.max(120, paneSize.width - 34);
    if (fit === 'width') return Math.min(room, width * realSize * 1.6);
    if (fit === 'page') return Math.min(room, ((paneSize.height - 100) * width) / height);
    return width * realSize * zoom;
  };
  const shownZoom =
    shown === undefined ? 1 : widthOf(shown) / ((sideways ? shown.height : shown.width) * realSize);
  const step = (factor: number): void => {
    setFit('free');
    setZoom((now) => Math.min(zoomMax, Math.max(zoomMin, (fit === 'free' ? now : shownZoom) * factor)));
  };
  const rotate = (): void => setTurn(((turn + 90) % 360) as Turn);
  return { turn, rotate, fit, setFit, widthOf, shownZoom, step };
}

export type PageFit = ReturnType<typeof usePageFit>;
