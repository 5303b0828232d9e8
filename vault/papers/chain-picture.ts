/** The chain of custody as a picture: time from left to right, a bar for each holder and each loan, a dot for each view. */
import type { ChainFacts, LoanStretch, Stretch } from './chain-facts.ts';
import type { Block } from './paper-blocks.ts';
import type { Canvas } from './paper-canvas.ts';
import { type Flow, leftPt, rightPt } from './paper-flow.ts';
import type { Label, PaperWords } from './paper-words.ts';

const rowPt = 15;
const axisPt = 20;
const labelPt = 118;
const barPt = 7;
/** So many of the latest loans have a bar; all are in the table. */
const loansShownMax = 16;
const holdersShownMax = 10;
const releasesShownMax = 8;
const small = { sizePt: 7.6 } as const;

interface Scale {
  readonly fromMs: number;
  readonly toMs: number;
  readonly x: (ms: number) => number;
}

const chartLeft = leftPt + labelPt;
const chartRight = rightPt - 6;

function scaleOf(facts: ChainFacts): Scale {
  const fromMs = facts.openedAtMs;
  // An hour at least: what was opened just now has a line of time too.
  const toMs = Math.max(facts.onMs, fromMs + 3_600_000);
  const span = chartRight - chartLeft;
  return {
    fromMs,
    toMs,
    x: (ms) => chartLeft + (span * (Math.min(Math.max(ms, fromMs), toMs) - fromMs)) / (toMs - fromMs),
  };
}

interface Row {
  readonly stretch: Stretch | LoanStretch;
  readonly kind: 'holder' | 'loan' | 'release';
}

export function chainPicture(facts: ChainFacts, words: PaperWords): Block {
  const holders = facts.holders.slice(-holdersShownMax);
  const loans = facts.loans.slice(-loansShownMax);
  const rows: Row[] = [
    ...holders.map((stretch) => ({ stretch, kind: 'holder' as const })),
    ...loans.map((stretch) => ({ stretch, kind: 'loan' as const })),
    ...facts.releases.slice(-releasesShownMax).map((stretch) => ({ stretch, kind: 'release' as const })),
  ];
  const marksPt = facts.handovers.length > 0 ? 12 : 0;
  const heightPt = marksPt + rows.length * rowPt + axisPt + 22;
  return {
    kind: 'picture',
    heightPt,
    draw: (flow, canvas, top) => {
      const scale = scaleOf(facts);
      const lanesTop = top + marksPt;
      const lanesBottom = lanesTop + rows.length * rowPt;
      drawGaps(canvas, facts, scale, lanesTop, lanesBottom);
      drawAxis(flow, canvas, words, scale, lanesTop, lanesBottom);
      rows.forEach((row, i) => {
        drawRow(flow, canvas, row, scale, lanesTop + i * rowPt);
      });
      drawHandovers(flow, canvas, facts, scale, top, lanesBottom);
      drawLegend(flow, canvas, words, lanesBottom + axisPt, facts.loans.length - loans.length);
    },
  };
}

function drawRow(flow: Flow, canvas: Canvas, { stretch, kind }: Row, scale: Scale, top: number): void {
  const middle = top + rowPt / 2;
  flow.line(flow.shortened(stretch.label, small, labelPt - 8), leftPt, top + 1.5, small);
  const from = scale.x(stretch.fromMs);
  const width = Math.max(1.2, scale.x(stretch.toMs ?? scale.toMs) - from);
  if (kind === 'holder') canvas.fill([[from, middle - barPt / 2, width, barPt]]);
  else canvas.box(from, middle - barPt / 2, width, barPt, 0.7);
  // What left the vault is crossed by a line: it is nowhere in its custody.
  if (kind === 'release') canvas.rule(from, middle, from + width, middle, 1.4);
  if ('viewsAtMs' in stretch) {
    for (const atMs of stretch.viewsAtMs) canvas.circle(scale.x(atMs), middle, 2, true);
  }
}

function drawAxis(
  flow: Flow,
  canvas: Canvas,
  words: PaperWords,
  scale: Scale,
  top: number,
  bottom: number,
): void {
  canvas.rule(chartLeft, bottom, chartRight, bottom, 0.7);
  const ticks = 4;
  const isShort = scale.toMs - scale.fromMs < 3 * 86_400_000;
  for (let i = 0; i <= ticks; i++) {
    const ms = scale.fromMs + ((scale.toMs - scale.fromMs) * i) / ticks;
    const x = scale.x(ms);
    canvas.rule(x, top, x, bottom + 3, 0.3, 'grey');
    const text = isShort ? words.moment(ms) : words.shortDate(ms);
    const width = flow.width(text, { sizePt: 6.8 });
    const at = i === 0 ? x : i === ticks ? x - width : x - width / 2;
    flow.line(text, at, bottom + 4, { sizePt: 6.8 });
  }
}

function drawHandovers(
  flow: Flow,
  canvas: Canvas,
  facts: ChainFacts,
  scale: Scale,
  top: number,
  bottom: number,
): void {
  let free = chartLeft;
  for (const { atMs, label } of facts.handovers) {
    const x = scale.x(atMs);
    canvas.rule(x, top + 11, x, bottom, 1.1);
    canvas.fill([[x - 2.2, top + 9, 4.4, 4.4]]);
    const width = flow.width(label, { sizePt: 7 });
    const at = Math.min(Math.max(x - width / 2, free), chartRight - width);
    // Where handovers crowd, the bars tell; the table names each of them.
    if (at < free) continue;
    flow.line(label, at, top - 2, { sizePt: 7 });
    free = at + width + 6;
  }
}

/** Pale columns: what lies there is told in the notes below the picture. */
function drawGaps(canvas: Canvas, facts: ChainFacts, scale: Scale, top: number, bottom: number): void {
  for (const gap of facts.gaps) {
    const [from, to] =
      gap.kind === 'nobody'
        ? [scale.x(gap.atMs), scale.x(gap.toMs)]
        : gap.kind === 'clock'
          ? [scale.x(gap.backToMs), scale.x(gap.atMs)]
          : [scale.x(gap.atMs) - 3, scale.x(gap.atMs) + 3];
    canvas.fill([[from, top, Math.max(3, to - from), bottom - top]], 'faint');
  }
}

function drawLegend(flow: Flow, canvas: Canvas, words: PaperWords, top: number, leftOut: number): void {
  let x = leftPt;
  const entry = (label: Label, mark: (x: number, middle: number) => void): void => {
    mark(x, top + 7.5);
    const text = words.say(label);
    flow.line(text, x + 20, top + 2, small);
    x += 20 + flow.width(text, small) + 16;
  };
  entry(['保管', 'custody'], (at, y) => canvas.fill([[at, y - barPt / 2, 15, barPt]]));
  entry(['调阅', 'loan'], (at, y) => canvas.box(at, y - barPt / 2, 15, barPt, 0.7));
  entry(['查阅', 'view'], (at, y) => canvas.circle(at + 7.5, y, 2, true));
  entry(['出库', 'release'], (at, y) => {
    canvas.box(at, y - barPt / 2, 15, barPt, 0.7);
    canvas.rule(at, y, at + 15, y, 1.4);
  });
  entry(['移交', 'handover'], (at, y) => canvas.rule(at + 7.5, y - 5, at + 7.5, y + 5, 1.1));
  entry(['缺口', 'gap'], (at, y) => canvas.fill([[at + 3, y - 5, 9, 10]], 'faint'));
  if (leftOut > 0) {
    const text = words.say([`另有更早的调阅 ${leftOut} 笔`, `and ${leftOut} earlier loans`]);
    flow.line(text, x, top + 2, flow.sizeThatFits(text, small, rightPt - x, 4));
  }
}
