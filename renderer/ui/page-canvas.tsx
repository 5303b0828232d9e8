/** One page as pixels on a canvas: nothing to select, drag or save. */
import { useEffect, useRef } from 'react';

export type Turn = 0 | 90 | 180 | 270;

export interface PageCanvasProps {
  readonly bitmap: ImageBitmap;
  readonly label: string;
  /** Width on screen of the page as it stands, in CSS pixels. */
  readonly widthPx: number;
  readonly turn?: Turn;
}

export function PageCanvas({ bitmap, label, widthPx, turn = 0 }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sideways = turn === 90 || turn === 270;
  const width = sideways ? bitmap.height : bitmap.width;
  const height = sideways ? bitmap.width : bitmap.height;
  useEffect(() => {
    const target = canvas.current;
    const context = target?.getContext('2d');
    if (!target || !context) return;
    target.width = width;
    target.height = height;
    context.translate(width / 2, height / 2);
    context.rotate((turn * Math.PI) / 180);
    context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2);
  }, [bitmap, width, height, turn]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      style={{ width: widthPx, height: (widthPx * height) / width }}
    />
  );
}
