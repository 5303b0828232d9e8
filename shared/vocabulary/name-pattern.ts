/**
 * How the names of folders and files are read (K6): a line of text with placeholders, `{code} {client}` or `{日期}_{题名}`. It is
 * no regular expression: a reader tries each place of the name at most once for each placeholder, however a name is made.
 */
import { daysLater, isCalendarDay, monthsLater } from './calendar-day.ts';
import { dayFromText } from './day-text.ts';
import type { DatedSpan } from './retention.ts';

const placeholders = ['code', 'client', 'date', 'number', 'title', 'any'] as const;
export type Placeholder = (typeof placeholders)[number];

/** As either language writes them; both are understood, whatever language the screen speaks. */
export const placeholderWords: Readonly<Record<Placeholder, readonly [zh: string, en: string]>> = {
  code: ['档号', 'code'],
  client: ['客户', 'client'],
  date: ['日期', 'date'],
  number: ['编号', 'number'],
  title: ['题名', 'title'],
  any: ['其他', 'any'],
};
const placeholderOf = new Map(
  placeholders.flatMap((each) => placeholderWords[each].map((word) => [word, each] as const)),
);

/** What a folder's name may say, and a file's. */
export const folderPlaceholders: readonly Placeholder[] = ['code', 'client', 'number', 'any'];
export const filePlaceholders: readonly Placeholder[] = ['date', 'number', 'title', 'any'];

export const patternMax = 120;
const partsMax = 12;

type Part = { readonly is: 'text'; readonly text: string } | { readonly is: Placeholder };
export type NamePattern = readonly Part[];

/** What a name says by a pattern; left out is what the pattern does not ask for. `date` null: written as a day, and none. */
export interface NameRead {
  readonly code?: string;
  readonly client?: string;
  readonly number?: string;
  readonly title?: string;
  readonly date?: DatedSpan | null;
}

/** Null where it cannot be told what is meant: an unknown or open placeholder, one twice, or two with nothing between them. */
export function parseNamePattern(text: string, allowed: readonly Placeholder[]): NamePattern | null {
  if (text.length > patternMax) return null;
  const parts: Part[] = [];
  let rest = text.normalize('NFC').trim();
  while (rest !== '') {
    const open = rest.indexOf('{');
    if (open !== 0) {
      const literal = open < 0 ? rest : rest.slice(0, open);
      if (literal.includes('}')) return null;
      parts.push({ is: 'text', text: literal });
      rest = rest.slice(literal.length);
      continue;
    }
    const close = rest.indexOf('}');
    const is = placeholderOf.get(rest.slice(1, close).trim().toLowerCase());
    if (close < 0 || is === undefined || !allowed.includes(is)) return null;
    if (is !== 'any' && parts.some((part) => part.is === is)) return null;
    if (runsInto(parts.at(-1), is)) return null;
    parts.push({ is });
    rest = rest.slice(close + 1);
  }
  const asks = parts.some((part) => part.is !== 'text' && part.is !== 'any');
  return asks && parts.length <= partsMax ? parts : null;
}

/** Two that take whatever stands there: nobody could say where the one ends. */
function runsInto(before: Part | undefined, next: Placeholder): boolean {
  const takesAll = (part: string | undefined): boolean =>
    part === 'client' || part === 'title' || part === 'any';
  if (before?.is === 'code') return next === 'client' || next === 'title' || next === 'number';
  return takesAll(before?.is) && (takesAll(next) || next === 'code');
}

/** Full-width signs and digits as their narrow forms, one for one, so that places stay the same. */
function narrow(name: string): string {
  return [...name]
    .map((each) => {
      const plain = each.normalize('NFKC');
      return plain.length === each.length ? plain : each;
    })
    .join('');
}

/** Null where the name does not fit. */
export function readName(pattern: NamePattern, name: string): NameRead | null {
  const written = name.normalize('NFC').trim();
  const reading = new Reading(pattern, written, narrow(written));
  return reading.from(0, 0) ? reading.read() : null;
}

class Reading {
  private readonly pattern: NamePattern;
  private readonly written: string;
  private readonly plain: string;
  /** Where each part ends. */
  private readonly ends: number[] = [];
  private readonly failed = new Set<number>();

  constructor(pattern: NamePattern, written: string, plain: string) {
    this.pattern = pattern;
    this.written = written;
    this.plain = plain;
  }

  /** Whether the parts from this one on fit the name from this place on. */
  from(part: number, at: number): boolean {
    if (part === this.pattern.length) return at === this.written.length;
    const key = part * (this.written.length + 1) + at;
    if (this.failed.has(key)) return false;
    for (const end of this.endsOf(this.pattern[part]!, at)) {
      this.ends[part] = end;
      if (this.from(part + 1, end)) return true;
    }
    this.failed.add(key);
    return false;
  }

  read(): NameRead {
    const found: { -readonly [K in keyof NameRead]: NameRead[K] } = {};
    let at = 0;
    for (const [index, part] of this.pattern.entries()) {
      const end = this.ends[index]!;
      if (part.is === 'date') found.date = daysOf(this.plain.slice(at, end));
      else if (part.is !== 'text' && part.is !== 'any') found[part.is] = this.written.slice(at, end).trim();
      at = end;
    }
    return found;
  }

  /** Where this part may end, the likeliest first. */
  private *endsOf(part: Part, at: number): Generator<number> {
    if (part.is === 'text') {
      const end = this.afterText(part.text, at);
      if (end !== null) yield end;
    } else if (part.is === 'date') yield* datesAt(this.plain, at);
    else if (part.is === 'number') yield* longestFirst(this.plain, at, numberRun, /\d/);
    else if (part.is === 'code') yield* longestFirst(this.plain, at, codeRun, /./);
    else
      for (let end = part.is === 'any' ? at : at + 1; end <= this.written.length; end++)
        if (part.is === 'any' || this.written.slice(at, end).trim() !== '') yield end;
  }

  /** A blank in the pattern stands for any blanks. */
  private afterText(text: string, at: number): number | null {
    let place = at;
    for (const piece of narrow(text).split(/(\s+)/)) {
      if (piece === '') continue;
      if (piece.trim() === '') {
        const blanks = /^\s+/.exec(this.plain.slice(place))?.[0].length ?? 0;
        if (blanks === 0) return null;
        place += blanks;
      } else if (this.plain.slice(place).toLowerCase().startsWith(piece.toLowerCase())) place += piece.length;
      else return null;
    }
    return place;
  }
}

/** 12, HT-2024-017, 2024〔3〕号. */
const numberRun = /[\p{Script=Latin}\d.\-/()〔〕[\]第号]*/uy;
const codeRun = /\S*/uy;

function* longestFirst(text: string, at: number, run: RegExp, needs: RegExp): Generator<number> {
  run.lastIndex = at;
  const most = run.exec(text)?.[0].length ?? 0;
  for (let length = most; length > 0; length--)
    if (needs.test(text.slice(at, at + length))) yield at + length;
}

/** Days first, then months and years, which are spans of days. */
const dateForms = [
  /(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?(?!\d)/y,
  /(?:19|20)\d{2}([-._])\d{1,2}\1\d{1,2}(?!\d)/y,
  /(?:19|20)\d{6}(?!\d)/y,
  /(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月(?!\s?\d)/y,
  /(?:19|20)\d{2}[-.]\d{2}(?!\d)/y,
  /(?:19|20)\d{2}\s?年(?!\s?\d)/y,
];

function* datesAt(text: string, at: number): Generator<number> {
  for (const form of dateForms) {
    form.lastIndex = at;
    const found = form.exec(text)?.[0].length;
    if (found !== undefined) yield at + found;
  }
}

/** The days that are meant; null where the calendar has none of them. */
function daysOf(written: string): DatedSpan | null {
  const numbers = written.match(/\d+/g) ?? [];
  if (numbers.length === 3 || (numbers.length === 1 && numbers[0]!.length === 8)) {
    const day = dayFromText(written.replaceAll('_', '-').replace(/\s/g, ''));
    return day === null ? null : { from: day, to: day };
  }
  const first = `${numbers[0]}-${(numbers[1] ?? '1').padStart(2, '0')}-01`;
  if (!isCalendarDay(first)) return null;
  const next = monthsLater(first, numbers.length === 1 ? 12 : 1);
  return { from: first, to: daysLater(next ?? first, -1) ?? first };
}
