/** Bars on a paper: what is counted by day, by hour, by person; each with its number, so that nothing is read off a height. */
import type { Block } from './paper-blocks.ts';
import type { Canvas } from './paper-canvas.ts';
import { type Flow, leftPt, rightPt, widthPt } from './paper-flow.ts';
import type { Label } from './paper-words.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
}

const labelSize = { sizePt: 6.4, ink: 'grey' } as const;
const numberSize = { sizePt: 6.4 } as const;
const topPt = 10;
const footPt = 12;

/**
 * Upright bars beside each other, at the height that is left of `heightPt`. Labels that would touch are left out, the first
 * and the last stay.
 */
export function uprightBars(bars: readonly Bar[], heightPt: number): Block {
  return {
    kind: 'picture',
    heightPt: heightPt + 6,
    draw(flow, canvas, top) {
      const most = Math.max(1, ...bars.map(({ value }) => value));
      const step = widthPt / Math.max(1, bars.length);
      const wide = Math.min(18, step * 0.68);
      const bottom = top + heightPt - footPt;
      const tall = heightPt - footPt - topPt;
      canvas.rule(leftPt, bottom, rightPt, bottom, 0.6);
      let free = leftPt;
      const lastWidth = bars.length === 0 ? 0 : flow.width(bars.at(-1)!.label, labelSize);
      bars.forEach(({ label, value }, i) => {
        const middle = leftPt + step * (i + 0.5);
        const height = (tall * value) / most;
        if (value > 0) {
          canvas.fill([[middle - wide / 2, bottom - height, wide, height]]);
          const text = String(value);
          const width = flow.width(text, numberSize);
          if (width <= step) flow.line(text, middle - width / 2, bottom - height - 9, numberSize);
        }
        const width = flow.width(label, labelSize);
        const at = Math.min(Math.max(leftPt, middle - width / 2), rightPt - width);
        const isLast = i === bars.length - 1;
        if (at < free || (!isLast && at + width + 4 > rightPt - lastWidth)) return;
        flow.line(label, at, bottom + 2, labelSize);
        free = at + width + 4;
      });
    },
  };
}

const lyingRowPt = 14;
const rowText = { sizePt: 8 } as const;

function drawLying(
  flow: Flow,
  canvas: Canvas,
  bars: readonly Bar[],
  at: { readonly x: number; readonly top: number; readonly width: number; readonly labelPt: number },
): void {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const room = at.width - at.labelPt - 34;
  bars.forEach(({ label, value }, i) => {
    const y = at.top + i * lyingRowPt;
    flow.line(flow.shortened(label, rowText, at.labelPt - 8), at.x, y, rowText);
    const width = Math.max(value > 0 ? 1 : 0, (room * value) / most);
    if (width > 0) canvas.fill([[at.x + at.labelPt, y + 2.5, width, 7.5]]);
    flow.line(String(value), at.x + at.labelPt + width + 5, y, rowText);
  });
}

/** Lying bars below each other, each with its name at the left and its number behind it. */
export const lyingBars = (bars: readonly Bar[]): Block => ({
  kind: 'picture',
  heightPt: bars.length * lyingRowPt + 8,
  draw: (flow, canvas, top) =>
    drawLying(flow, canvas, bars, { x: leftPt, top, width: widthPt, labelPt: 170 }),
});

export interface HeadedBars {
  readonly head: Label;
  readonly bars: readonly Bar[];
  /** What stands there where there is no bar. */
  readonly none: Label;
}

/** Two lists beside each other, each under its heading. */
export function barsBeside(left: HeadedBars, right: HeadedBars): Block {
  const headPt = 18;
  const gapPt = 24;
  const half = (widthPt - gapPt) / 2;
  return {
    kind: 'picture',
    heightPt: headPt + Math.max(1, left.bars.length, right.bars.length) * lyingRowPt + 10,
    draw(flow, canvas, top) {
      [left, right].forEach(({ head, bars, none }, i) => {
        const x = leftPt + i * (half + gapPt);
        const bold = { sizePt: 10.5, face: 'bold' } as const;
        const text = flow.words.say(head, '  ');
        flow.line(text, x, top, flow.sizeThatFits(text, bold, half));
        const below = top + headPt;
        if (bars.length === 0) flow.line(flow.words.say(none), x, below, { ...rowText, ink: 'grey' });
        else drawLying(flow, canvas, bars, { x, top: below, width: half, labelPt: 148 });
      });
    },
  };
}
