/** What papers are made of besides tables: people, headings, facts, notes, checks, prose, and places for names and seals. */
import type { Canvas } from './paper-canvas.ts';
import { ascentOf, bodySizePt, type Flow, leadingOf, leftPt, rightPt, widthPt } from './paper-flow.ts';
import { drawTable, type Table } from './paper-table.ts';
import type { Label } from './paper-words.ts';

export interface SignaturePlace {
  readonly label: Label;
  readonly name: string;
  /** Printed in place of a signature: 拒签接管. Its reason stands above. */
  readonly instead?: string;
}

export type Block =
  | Table
  | { readonly kind: 'people'; readonly left: readonly string[]; readonly right: string }
  | { readonly kind: 'heading'; readonly text: Label; readonly beside?: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: Label, value: string])[] }
  | { readonly kind: 'notes'; readonly lead: Label; readonly notes: readonly string[] }
  | {
      readonly kind: 'checks';
      readonly ticks: readonly { readonly label: Label; readonly ticked: boolean }[];
      readonly beside: string;
      readonly digest: { readonly label: Label; readonly hex: string | null };
    }
  | { readonly kind: 'ticks'; readonly items: readonly TickedItem[] }
  | { readonly kind: 'prose'; readonly paragraphs: readonly string[]; readonly sizePt?: number }
  | { readonly kind: 'signatures'; readonly places: readonly SignaturePlace[] }
  | {
      readonly kind: 'picture';
      readonly heightPt: number;
      readonly draw: (flow: Flow, canvas: Canvas, top: number) => void;
    };

export interface TickedItem {
  readonly label: string;
  readonly ticked: boolean;
  readonly beside: string;
}

export function drawBlock(flow: Flow, block: Block): void {
  switch (block.kind) {
    case 'table':
      drawTable(flow, block);
      break;
    case 'people':
      drawPeople(flow, block.left, block.right);
      break;
    case 'heading':
      drawHeading(flow, block.text, block.beside ?? '');
      break;
    case 'facts':
      drawFacts(flow, block.facts);
      break;
    case 'notes':
      drawNotes(flow, block.lead, block.notes);
      break;
    case 'checks':
      drawChecks(flow, block);
      break;
    case 'ticks':
      drawTicks(flow, block.items);
      break;
    case 'prose':
      drawProse(flow, block.paragraphs, block.sizePt ?? 10.5);
      break;
    case 'signatures':
      drawSignatures(flow, block.places);
      break;
    case 'picture': {
      flow.need(block.heightPt);
      block.draw(flow, flow.canvas, flow.y);
      flow.y += block.heightPt;
      break;
    }
  }
}

const bold = { sizePt: bodySizePt, face: 'bold' } as const;
const plain = { sizePt: bodySizePt } as const;
const leading = leadingOf(bodySizePt);

/** Who takes part, from the left; what it comes to, at the right, on a line of its own where names are long. */
function drawPeople(flow: Flow, left: readonly string[], right: string): void {
  const gapPt = 18;
  const rightPtWide = flow.width(right, plain);
  let x = leftPt;
  for (const person of left) {
    const wide = flow.width(person, plain);
    if (x > leftPt && x + wide > rightPt) {
      flow.y += leading;
      x = leftPt;
    }
    const lines = flow.lines(person, widthPt, bodySizePt);
    flow.need(lines.length * leading);
    flow.block(lines, x, flow.y, plain);
    if (lines.length > 1) flow.y += (lines.length - 1) * leading;
    x += Math.min(wide, widthPt) + gapPt;
  }
  if (x + rightPtWide > rightPt) flow.y += leading;
  flow.line(right, leftPt, flow.y, plain, 'right', widthPt);
  flow.y += leading + 6;
}

function drawHeading(flow: Flow, text: Label, beside: string): void {
  const heading = flow.words.say(text, '  ');
  const lines = flow.lines(heading, widthPt, 10.5, 'bold');
  const besideLines = beside === '' ? [] : flow.lines(beside, widthPt, bodySizePt);
  flow.need(lines.length * leadingOf(10.5) + besideLines.length * leading + 40);
  flow.y += 3;
  flow.y += flow.block(lines, leftPt, flow.y, { sizePt: 10.5, face: 'bold' });
  flow.y += flow.block(besideLines, leftPt, flow.y, { ...plain, ink: 'grey' });
  flow.y += 3;
}

/** Rows of two boxes: what it is, and what it says. */
function drawFacts(flow: Flow, facts: readonly (readonly [label: Label, value: string])[]): void {
  const labelPt = flow.words.language === 'both' ? 152 : 104;
  flow.canvas.rule(leftPt, flow.y, rightPt, flow.y, 0.5);
  const padding = { x: 6, y: 4 };
  for (const [label, value] of facts) {
    const labels = flow.lines(flow.words.say(label), labelPt - 2 * padding.x, bodySizePt, 'bold');
    const values = flow.lines(value, widthPt - labelPt - 2 * padding.x, bodySizePt);
    for (let from = 0; from < Math.max(labels.length, values.length); ) {
      const wanted = Math.max(labels.length, values.length) - from;
      if (wanted * leading + 2 * padding.y > flow.roomPt && (from > 0 || flow.roomPt < 120)) {
        flow.newPage();
        flow.canvas.rule(leftPt, flow.y, rightPt, flow.y, 0.5);
      }
      const count = Math.min(wanted, Math.max(1, Math.floor((flow.roomPt - 2 * padding.y) / leading)));
      const heightPt = count * leading + 2 * padding.y;
      flow.block(labels.slice(from, from + count), leftPt + padding.x, flow.y + padding.y, bold);
      flow.block(values.slice(from, from + count), leftPt + labelPt + padding.x, flow.y + padding.y, plain);
      for (const x of [leftPt, leftPt + labelPt, rightPt]) {
        flow.canvas.rule(x, flow.y, x, flow.y + heightPt, 0.5);
      }
      flow.canvas.rule(leftPt, flow.y + heightPt, rightPt, flow.y + heightPt, 0.5);
      flow.y += heightPt;
      from += count;
    }
  }
  flow.y += 9;
}

/** Numbered, one after the other; each begins a line where any is long. */
function drawNotes(flow: Flow, lead: Label, notes: readonly string[]): void {
  if (notes.length === 0) return;
  const leadText = flow.words.say(lead);
  const indentPt = flow.width(leadText, bold) + 12;
  notes.forEach((note, i) => {
    const numbered = `${i + 1}  ${note}`;
    const lines = flow.lines(numbered, widthPt - indentPt, bodySizePt);
    if (i === 0) flow.need(Math.min(lines.length, 3) * leading);
    lines.forEach((line, k) => {
      flow.need(leading);
      if (i === 0 && k === 0) flow.line(leadText, leftPt, flow.y, bold);
      flow.line(line, leftPt + indentPt, flow.y, plain);
      flow.y += leading;
    });
  });
  flow.y += 8;
}

const tickSidePt = 6.6;

function drawTick(flow: Flow, x: number, top: number, ticked: boolean): void {
  const y = top + ascentOf(bodySizePt) - tickSidePt + 0.4;
  flow.canvas.box(x, y, tickSidePt, tickSidePt, 0.7);
  if (!ticked) return;
  flow.canvas.rule(x + 1.2, y + 3.4, x + 2.8, y + 5.2, 0.9);
  flow.canvas.rule(x + 2.8, y + 5.2, x + 5.6, y + 1.4, 0.9);
}

/** A digest in columns of four digits. */
export const grouped = (hex: string): string => hex.replace(/(.{4})(?=.)/g, '$1 ');

function drawChecks(flow: Flow, block: Extract<Block, { kind: 'checks' }>): void {
  const { words } = flow;
  const padding = 9;
  const inner = widthPt - 2 * padding;
  const lead = words.say(['核对', 'Checks']);
  const beside = flow.lines(block.beside, inner, bodySizePt);
  const digest =
    block.digest.hex === null
      ? words.say(['清册未核对完毕', 'the list is not checked to its end'])
      : grouped(block.digest.hex);
  const label = words.say(block.digest.label);
  const labels = block.ticks.map((tick) => words.say(tick.label));
  const ticksPt = labels.reduce((sum, text) => sum + flow.width(text, plain) + tickSidePt + 14, 0);
  const leadPt = flow.width(lead, bold) + 10;
  const besidePt = Math.max(...beside.map((line) => flow.width(line, plain)));
  const oneLine = beside.length === 1 && leadPt + ticksPt + besidePt < inner;
  const digestStyle = flow.sizeThatFits(digest, { sizePt: 7.8, face: 'digits' }, inner);
  const digestBelow = flow.width(label, bold) + 8 + flow.width(digest, digestStyle) > inner;
  const linesBelow = (oneLine ? 0 : beside.length) + (digestBelow ? 2 : 1);
  const heightPt = (1 + linesBelow) * (leading + 2.5) + 2 * padding - 4;
  flow.need(heightPt);
  let y = flow.y + padding - 2;
  let x = leftPt + padding;
  flow.line(lead, x, y, bold);
  x += leadPt;
  block.ticks.forEach((tick, i) => {
    drawTick(flow, x, y, tick.ticked);
    flow.line(labels[i]!, x + tickSidePt + 3, y, plain);
    x += flow.width(labels[i]!, plain) + tickSidePt + 14;
  });
  if (oneLine) flow.line(beside[0]!, leftPt + padding, y, plain, 'right', inner);
  for (const line of oneLine ? [] : beside) {
    y += leading + 2.5;
    flow.line(line, leftPt + padding, y, plain);
  }
  y += leading + 2.5;
  flow.line(label, leftPt + padding, y, bold);
  if (digestBelow) y += leading + 2.5;
  const digestX = leftPt + padding + (digestBelow ? 0 : flow.width(label, bold) + 8);
  flow.line(digest, digestX, y + (ascentOf(bodySizePt) - ascentOf(digestStyle.sizePt)), digestStyle);
  flow.canvas.box(leftPt, flow.y, widthPt, heightPt, 0.8);
  flow.y += heightPt + 9;
}

function drawTicks(flow: Flow, items: readonly TickedItem[]): void {
  for (const item of items) {
    const besidePt = 190;
    const labels = flow.lines(item.label, widthPt - besidePt - 24, bodySizePt);
    const besides = flow.lines(item.beside, besidePt, bodySizePt);
    const heightPt = Math.max(labels.length, besides.length) * leading + 6;
    flow.need(heightPt);
    drawTick(flow, leftPt + 2, flow.y + 3, item.ticked);
    flow.block(labels, leftPt + 16, flow.y + 3, plain);
    flow.block(besides, rightPt - besidePt, flow.y + 3, { ...plain, ink: 'grey' });
    flow.canvas.rule(leftPt, flow.y + heightPt, rightPt, flow.y + heightPt, 0.3, 'grey');
    flow.y += heightPt;
  }
  flow.y += 9;
}

function drawProse(flow: Flow, paragraphs: readonly string[], wantedPt: number): void {
  // Two languages say everything twice.
  const sizePt = flow.words.language === 'both' ? wantedPt * 0.92 : wantedPt;
  for (const paragraph of paragraphs) {
    for (const line of flow.lines(paragraph, widthPt - 24, sizePt)) {
      flow.need(sizePt * 1.7);
      flow.line(line, leftPt + 12, flow.y, { sizePt });
      flow.y += sizePt * 1.7;
    }
    flow.y += sizePt * 0.7;
  }
}

const placePt = 105;
export const signaturesHeightPt = (places: readonly SignaturePlace[]): number =>
  Math.ceil(places.length / 3) * (placePt + 9);

/** Three to a row: name, a place for the seal, a line for the signature and one for the date. */
function drawSignatures(flow: Flow, places: readonly SignaturePlace[]): void {
  const across = Math.min(3, places.length);
  const gapPt = 9;
  const cellPt = (widthPt - 2 * gapPt) / 3;
  const heightPt = placePt;
  const sealPt = 58.5;
  for (let at = 0; at < places.length; at += 3) {
    flow.need(heightPt);
    places.slice(at, at + 3).forEach((place, i) => {
      const x = across === 1 ? rightPt - cellPt : leftPt + i * (cellPt + gapPt);
      drawPlace(flow, place, x, flow.y, { cellPt, heightPt, sealPt });
    });
    flow.y += heightPt + 9;
  }
}

function drawPlace(
  flow: Flow,
  place: SignaturePlace,
  x: number,
  top: number,
  size: { readonly cellPt: number; readonly heightPt: number; readonly sealPt: number },
): void {
  const { canvas, words } = flow;
  const { cellPt, heightPt, sealPt } = size;
  const padding = 9;
  const inner = cellPt - 2 * padding;
  const label = words.say(place.label);
  canvas.box(x, top, cellPt, heightPt, 0.8);
  const labelStyle = flow.sizeThatFits(label, bold, inner);
  flow.line(label, x + padding, top + 6, labelStyle);
  const sealX = x + cellPt - padding - sealPt;
  const sealTop = top + 21;
  const beside = inner - sealPt - 5;
  const names = flow.lines(place.name, beside, bodySizePt);
  // Cut here where it is long: it stands in full at the head of the paper.
  const namesMax = place.instead === undefined ? 3 : 2;
  const shown = names.slice(0, namesMax);
  if (names.length > namesMax) shown.push(flow.shortened(`${shown.pop()}…`, plain, beside));
  flow.block(shown, x + padding, top + 20, plain);
  canvas.sealPlace(sealX, sealTop, sealPt);
  const seal = words.lines(['盖章处', 'seal']);
  seal.forEach((line, i) => {
    const lineTop = sealTop + sealPt / 2 - (seal.length * leading) / 2 + i * leading;
    flow.line(line, sealX, lineTop, { ...plain, ink: 'seal' }, 'center', sealPt);
  });
  const signed = { sizePt: words.language === 'both' ? 7.4 : 8.2 };
  const signTop = top + 68;
  if (place.instead === undefined) flow.line(words.say(['签名', 'Signature']), x + padding, signTop, signed);
  else {
    const told = flow.lines(place.instead, beside, signed.sizePt).slice(0, 3);
    flow.block(told, x + padding, signTop - (told.length - 1) * leadingOf(signed.sizePt), signed);
  }
  canvas.rule(x + padding, signTop + 13, sealX - 5, signTop + 13, 0.7);
  const dateTop = top + 85;
  flow.line(words.say(['日期', 'Date']), x + padding, dateTop, signed);
  if (words.language !== 'en') {
    const parts: readonly [string, number][] = [
      ['年', 0.42],
      ['月', 0.64],
      ['日', 0.86],
    ];
    for (const [part, share] of parts) flow.line(part, x + padding + inner * share, dateTop, signed);
  }
  canvas.rule(x + padding, dateTop + 13, x + cellPt - padding, dateTop + 13, 0.7);
}
