/** The words of a watermark: what people typed, made safe to draw on one line. */
import type { WatermarkText } from '../acts/watermarker.ts';

export interface WatermarkLine {
  /** Everything before the code, with the separator. */
  readonly lead: string;
  readonly code: string;
}

/** Widths in ems of the typeface: a Chinese character takes one, others a little over half. */
const nameEmsMax = 9;
const placeEmsMax = 11;
const otherEmsMax = 11;

const separator = ' · ';

/** Controls, surrogates without partner, direction and zero-width marks, line separators, private and unassigned characters. */
const notForDrawing = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

const wellFormedCode = /^[0-9A-Z]+(-[0-9A-Z]+)*$/;

/** Something to see: not only blanks, and marks that need a letter to stand on. */
const somethingToSee = /[^\s\p{M}\u2800\u3164\uffa0]/u;

function nameOf(mark: WatermarkText, canDraw: (text: string) => boolean): string {
  const name = oneLine(mark.personName, nameEmsMax);
  const number = `#${mark.personNo}`;
  if (!somethingToSee.test(name)) return number;
  return canDraw(name) ? name : number;
}

/**
 * Throws when the code is not capitals and digits: a mark that cannot be traced is none. `canDraw` says whether the typeface
 * has every character of a text.
 */
export function watermarkLine(
  mark: WatermarkText,
  canDraw: (text: string) => boolean = () => true,
): WatermarkLine {
  if (!wellFormedCode.test(mark.traceCode)) throw new Error('a watermark needs a trace code');
  const parts = [
    nameOf(mark, canDraw),
    oneLine(mark.instantText, otherEmsMax),
    oneLine(mark.place, placeEmsMax),
    oneLine(mark.viewText, otherEmsMax),
    oneLine(mark.classText, otherEmsMax),
  ].filter((part) => part !== '');
  return { lead: parts.map((part) => part + separator).join(''), code: mark.traceCode };
}

/** Drawable, on one line, at most so many ems wide; what was cut ends in an ellipsis. */
function oneLine(text: string, emsMax: number): string {
  // Long before the cut: a name of a megabyte should not cost a second.
  const head = text.slice(0, 2_000).normalize('NFC');
  const clean = head.replace(/\s/gu, ' ').replace(notForDrawing, '').replace(/ {2,}/g, ' ').trim();
  let ems = 0;
  let kept = '';
  for (const character of clean) {
    ems += emsOf(character);
    if (ems > emsMax) return `${kept.trimEnd()}…`;
    kept += character;
  }
  return kept;
}

function emsOf(character: string): number {
  return character < '\u2e80' ? 0.58 : 1;
}
