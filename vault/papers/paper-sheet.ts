/**
 * A whole paper: its head, its blocks, at its end the checkpoint as words and as a QR code, at the foot of each page which
 * page of how many it is and of which copy. Bodies are drawn first; feet afterwards, when the number of pages is known.
 */
import { encode } from 'uqr';
import type { PaperLanguage } from '../../shared/vocabulary/terms.ts';
import { codeText, type PaperCheckpoint, wordsOf } from '../access-log/paper-checkpoint.ts';
import { encodeBase64 } from '../sealing/suite.ts';
import { type Block, drawBlock, signaturesHeightPt } from './paper-blocks.ts';
import { type Canvas, PaperPdf } from './paper-canvas.ts';
import { bodySizePt, bottomPt, Flow, leadingOf, leftPt, rightPt, widthPt } from './paper-flow.ts';
import { pageHeightPt } from './paper-size.ts';
import { copyLabel, type Label, type PaperWords, pageLabel } from './paper-words.ts';

export interface Sheet {
  readonly firm: string;
  /** Number of the paper, at the right of the firm. */
  readonly number: string;
  readonly title: Label;
  readonly subtitle: string;
  readonly blocks: Iterable<Block>;
  /** Who keeps the first, second, third copy; further ones are kept by nobody in particular. */
  readonly keepers?: readonly Label[];
  /** A letter carries no great title. */
  readonly isLetter?: boolean;
}

export interface PaperPrint {
  readonly bytes: Uint8Array;
  /** Of one copy. */
  readonly pages: number;
  readonly glyphsMissing: number;
}

export interface PaperOptions {
  readonly words: PaperWords;
  /** Null on a paper that has nothing to do with a log. */
  readonly checkpoint: PaperCheckpoint | null;
  readonly copies: number;
  readonly sample: boolean;
  /** Called now and then; what it throws ends the typesetting. */
  readonly breathe?: (pagesDone: number, pagesInAll: number) => Promise<void>;
}

const pagesAtOnce = 100;
const qrPt = 84;
/** The log's words in the languages of the paper. */
export const wordLines = (checkpoint: PaperCheckpoint, language: PaperLanguage): string[] =>
  [
    ...(language === 'en' ? [] : [wordsOf(checkpoint, 'zh')]),
    ...(language === 'zh-CN' ? [] : [wordsOf(checkpoint, 'en')]),
  ].map((words) => words.join(' · '));

export async function typesetPaper(sheet: Sheet, options: PaperOptions): Promise<PaperPrint> {
  const { words, copies } = options;
  const pdf = new PaperPdf(words.say(sheet.title));
  const flow = new Flow(pdf, words, (at) => drawHead(at, sheet, options.sample));
  drawBlocks(flow, sheet.blocks, options.checkpoint);
  const missing = pdf.glyphsMissing;
  if (missing > 0) drawMissing(flow, missing);
  if (options.checkpoint !== null) drawCheckpoint(flow, options.checkpoint);
  flow.end();
  const { pages } = pdf;
  for (let copy = 1; copy <= copies; copy++) {
    for (let page = 1; page <= pages; page++) {
      pdf.addPage(page - 1, (canvas) => drawFoot(flow, canvas, sheet, options, { copy, page, pages }));
      // Bodies are drawn in one go, so that a paper is of one moment; its many feet let others through.
      if (page % pagesAtOnce === 0) await options.breathe?.((copy - 1) * pages + page, copies * pages);
    }
  }
  return { bytes: await pdf.finish(), pages, glyphsMissing: missing };
}

function drawHead(flow: Flow, sheet: Sheet, sample: boolean): void {
  const { words, canvas } = flow;
  const style = { sizePt: bodySizePt };
  if (sample) canvas.slanted('样本 SAMPLE', { sizePt: 96, face: 'bold', ink: 'faint' });
  const first = flow.page === 1;
  const right = first || sheet.number === '' ? sheet.number : `${words.say(sheet.title)} · ${sheet.number}`;
  const numberPt = Math.min(flow.width(right, style), widthPt * 0.7);
  const number = flow.lines(right, numberPt + 1, bodySizePt).slice(0, 2);
  const firm = flow.lines(sheet.firm, widthPt - numberPt - 24, bodySizePt).slice(0, 2);
  flow.block(firm, leftPt, flow.y, style);
  flow.block(number, leftPt, flow.y, style, 'right', widthPt);
  flow.y += Math.max(firm.length, number.length, 1) * leadingOf(bodySizePt);
  if (sample) {
    flow.line('样本 SAMPLE', leftPt, flow.y, { sizePt: 10.5, face: 'bold' }, 'center', widthPt);
    flow.y += 16;
  }
  if (!first) {
    flow.y += 8;
    return;
  }
  flow.y += sheet.isLetter === true ? 20 : 11;
  drawTitle(flow, sheet);
  const subtitle = sheet.subtitle === '' ? [] : flow.lines(sheet.subtitle, widthPt - 40, bodySizePt + 0.4);
  flow.y += flow.block(subtitle, leftPt, flow.y, { sizePt: bodySizePt + 0.4 }, 'center', widthPt);
  flow.y += 9;
}

/** Chinese titles stand wide, as on any form. */
function drawTitle(flow: Flow, { title }: Sheet): void {
  const { words } = flow;
  if (words.hasChinese) {
    const style = { sizePt: 21, face: 'bold', spacingPt: title[0].length <= 6 ? 6 : 2 } as const;
    flow.line(title[0], leftPt, flow.y, style, 'center', widthPt);
    flow.y += 31;
  }
  if (words.hasEnglish) {
    const style = { sizePt: words.language === 'both' ? 13 : 21, face: 'bold' } as const;
    flow.line(title[1], leftPt, flow.y, style, 'center', widthPt);
    flow.y += words.language === 'both' ? 21 : 31;
  }
}

function drawMissing(flow: Flow, count: number): void {
  const style = { sizePt: 7.6, ink: 'grey' } as const;
  const lines = flow.words.lines([
    `□ 字库所缺的字符以方框代替，本件共 ${count} 处。`,
    `□ stands for a character that the typeface lacks: ${count} ${count === 1 ? 'place' : 'places'} in this paper.`,
  ]);
  flow.need(lines.length * leadingOf(7.6));
  flow.y += flow.block(lines, leftPt, flow.y, style) + 6;
}

const anchoring: Label = [
  '这些词与二维码固定了此刻的日志。日后用核验程序读入任一种，即可知道保险库的日志是否仍与这张纸一致。',
  "These words and the code fix the log as it stands now. Give either to the verifier later and it says whether the vault's log still agrees with this paper.",
];

/** The last places for names go to the checkpoint's page: nobody signs a page that has nothing to do with the log. */
function drawBlocks(flow: Flow, blocks: Iterable<Block>, checkpoint: PaperCheckpoint | null): void {
  let waiting: Block | null = null;
  for (const block of blocks) {
    if (waiting !== null) drawBlock(flow, waiting);
    waiting = block;
  }
  if (waiting === null) return;
  if (waiting.kind === 'signatures' && checkpoint !== null) {
    const closingPt = closingOf(flow, checkpoint).heightPt - (lowestPt - bottomPt);
    flow.need(signaturesHeightPt(waiting.places) + closingPt);
  }
  drawBlock(flow, waiting);
}

/** The last page has no small checkpoint in its foot: the great one may reach down into its place. */
const lowestPt = pageHeightPt - 50;
const textX = leftPt + qrPt + 13;

function closingOf(flow: Flow, checkpoint: PaperCheckpoint) {
  const { words } = flow;
  const textPt = rightPt - textX;
  const small = words.language === 'both' ? 7.4 : 8.2;
  const spoken = wordLines(checkpoint, words.language).map((line) => ({
    line,
    style: flow.sizeThatFits(line, { sizePt: words.language === 'both' ? 12.5 : 14.5, face: 'bold' }, textPt),
  }));
  const sentences = words.lines(anchoring).flatMap((line) => flow.lines(line, textPt, small));
  const heading = flow.lines(words.say(checkpointLabel(checkpoint, words)), textPt, small);
  const textHeightPt =
    (heading.length + sentences.length) * leadingOf(small) +
    spoken.reduce((sum, { style }) => sum + leadingOf(style.sizePt), 0) +
    rootPt;
  return { small, spoken, sentences, heading, heightPt: 12 + Math.max(qrPt, textHeightPt) };
}
const rootPt = 13;

/** At the end of the last page, as far down as it goes. */
function drawCheckpoint(flow: Flow, checkpoint: PaperCheckpoint): void {
  const { small, spoken, sentences, heading, heightPt } = closingOf(flow, checkpoint);
  if (flow.y + heightPt > lowestPt) flow.newPage();
  const top = lowestPt - heightPt;
  flow.canvas.rule(leftPt, top, rightPt, top, 0.8);
  drawCode(flow.canvas, codeText(checkpoint), leftPt, top + 10);
  let y = top + 8;
  y += flow.block(heading, textX, y, { sizePt: small });
  for (const { line, style } of spoken) {
    flow.line(line, textX, y, style);
    y += leadingOf(style.sizePt);
  }
  flow.line(encodeBase64(checkpoint.root), textX, y, { sizePt: 7.4, face: 'digits' });
  flow.block(sentences, textX, y + rootPt, { sizePt: small });
  flow.y = lowestPt;
}

const checkpointLabel = (checkpoint: PaperCheckpoint, words: PaperWords): Label => {
  const at = `${words.moment(checkpoint.atMs)} ${words.offset}`;
  const size = words.count(checkpoint.size);
  return words.language === 'both'
    ? [
        `检查点 第 ${checkpoint.generation} 代 · ${size} 条`,
        `Checkpoint generation ${checkpoint.generation} · ${size} entries · ${at}`,
      ]
    : [
        `检查点 第 ${checkpoint.generation} 代 · ${size} 条 · ${at}`,
        `Checkpoint generation ${checkpoint.generation} · ${size} entries · ${at}`,
      ];
};

/** The modules of the QR code as squares; runs of a row are one rectangle, so that no hair lines part them. */
function drawCode(canvas: Canvas, text: string, left: number, top: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const side = qrPt / size;
  const runs: [number, number, number, number][] = [];
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x += 1;
      runs.push([left + from * side, top + y * side, (x + 1 - from) * side, side]);
    }
  });
  canvas.fill(runs);
}

function drawFoot(
  flow: Flow,
  canvas: Canvas,
  sheet: Sheet,
  { words, checkpoint, copies }: PaperOptions,
  at: { readonly copy: number; readonly page: number; readonly pages: number },
): void {
  const style = { sizePt: 8.2 } as const;
  const baseline = pageHeightPt - 35.5;
  const put = (text: string, y: number, right: boolean, ink: 'black' | 'grey', sizePt: number): void => {
    const x = right ? rightPt - flow.width(text, { sizePt }) : leftPt;
    canvas.text(x, y, text, { sizePt, ink });
  };
  if (at.page < at.pages && checkpoint !== null) {
    canvas.rule(leftPt, baseline - 22, rightPt, baseline - 22, 0.4, 'grey');
    const size = words.count(checkpoint.size);
    const head = words.say([
      `检查点 第 ${checkpoint.generation} 代 · ${size} 条`,
      words.language === 'both'
        ? 'Checkpoint'
        : `Checkpoint generation ${checkpoint.generation} · ${size} entries`,
    ]);
    const line = `${head}   ${wordLines(checkpoint, words.language).join('   ')}`;
    const fitting = flow.sizeThatFits(line, { sizePt: 7.2 }, widthPt, 5);
    put(line, baseline - 13, false, 'grey', fitting.sizePt);
  }
  put(
    words.say(copyLabel(at.copy, copies, sheet.keepers?.[at.copy - 1] ?? null)),
    baseline,
    false,
    'black',
    8.2,
  );
  put(words.say(pageLabel(at.page, at.pages)), baseline, true, 'black', style.sizePt);
}
