/**
 * Every cell of public workbooks against what is stored in it, by a reading of the file that shares nothing with ours: words must be
 * equal, a number that is shown as one must be the stored one to its last digit, a date must be its day. What is shown otherwise, as a
 * weekday or an hour, is counted only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { FileFault, renditionLimits } from '../../rasteriser/rasteriser.ts';
import { columnName, readWorkbook, type Sheet, type ShownCell } from '../../rasteriser/xlsx-workbook.ts';

const bytesMost = 600_000;

type Tally = Record<'books' | 'cells' | 'words' | 'numbers' | 'otherwise' | 'marked' | 'listed', number>;

export async function compareValues(folder: string, say: (line: string) => void): Promise<void> {
  const tally: Tally = { books: 0, cells: 0, words: 0, numbers: 0, otherwise: 0, marked: 0, listed: 0 };
  for (const name of readdirSync(folder).toSorted()) {
    const bytes = readFileSync(join(folder, name));
    if (!/\.xlsx$/i.test(name) || bytes.length > bytesMost) continue;
    const sheets = await readWorkbook(bytes, renditionLimits).catch((error: unknown) => {
      if (error instanceof FileFault) return undefined;
      throw error;
    });
    if (sheets === undefined) continue;
    tally.books += 1;
    compareBook(bytes, sheets, tally, (line) => say(`${name}\t${line}`));
  }
  say(
    `${tally.books} workbooks, ${tally.cells} cells: ${tally.words} words alike, ${tally.numbers} numbers and days alike, ` +
      `${tally.otherwise} shown otherwise, ${tally.marked} marked, ${tally.listed} listed above`,
  );
}

function compareBook(
  bytes: Uint8Array,
  sheets: readonly Sheet[],
  tally: Tally,
  say: (line: string) => void,
): void {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path.toLowerCase(), part]));
  const read = (path: string): string => {
    const part = parts.get(path.toLowerCase());
    return part === undefined ? '' : strFromU8(part);
  };
  const target = (relations: string, folder: string, which: RegExp): string | undefined => {
    const found = elements(relations, 'Relationship').find(({ tag }) => which.test(tag));
    const path = found && attribute(found.tag, 'Target');
    return path?.startsWith('/') ? path.slice(1) : path && posix.join(folder, path);
  };
  const path = target(read('_rels/.rels'), '', /Type="[^"]*\/officeDocument"/) ?? 'xl/workbook.xml';
  const folder = posix.dirname(path);
  const related = read(posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
  const strings = elements(read(target(related, folder, /Type="[^"]*\/sharedStrings"/) ?? ''), 'si').map(
    ({ content }) => wordsOf(content),
  );
  const workbook = read(path).replace(/<extLst[\s\S]*?<\/extLst>/g, '');
  const from1904 = /<(?:\w+:)?workbookPr\b[^>]*date1904="(?:1|true)"/.test(workbook);
  for (const [at, { tag }] of elements(workbook, 'sheet').entries()) {
    const ours = sheets[at];
    const id = attribute(tag, 'r:id') ?? '';
    const sheet = read(target(related, folder, new RegExp(`Id="${id}"`)) ?? '');
    if (ours === undefined) continue;
    const shown = new Map<string, ShownCell>(
      [...ours.rows].flatMap(([row, cells]) =>
        [...cells].map(([column, cell]) => [`${columnName(column)}${row + 1}`, cell] as const),
      ),
    );
    for (const cell of elements(sheet, 'c')) {
      const reference = attribute(cell.tag, 'r');
      const stored = storedIn(cell, strings);
      if (reference === undefined || stored === '' || stored === undefined) continue;
      tally.cells += 1;
      const our = shown.get(reference);
      const known = our === undefined ? 'other' : our.loss ? 'marked' : judged(our.text, stored, from1904);
      if (known === 'other') {
        tally.listed += 1;
        say(`${ours.name}!${reference}\tours ${our?.text ?? '(no cell)'}\tstored ${stored}`);
      } else tally[known] += 1;
    }
  }
}

function judged(
  ours: string,
  stored: string | number,
  from1904: boolean,
): 'words' | 'numbers' | 'otherwise' | 'other' {
  const folded = (text: string): string => text.replace(/\s+/g, ' ');
  if (typeof stored === 'string') return folded(ours) === folded(stored) ? 'words' : 'other';
  const text = ours.trim().replaceAll('\u2212', '-');
  const near = (digits: string, power: number, value: number): boolean => {
    const number = digits.replaceAll(',', '');
    const places = number.split('.')[1]?.length ?? 0;
    const most = 0.500_000_1 * 10 ** (power - places) + Math.abs(value) * 1e-10;
    return Math.abs(Number(number) * 10 ** power - Math.abs(value)) <= most;
  };
  const [, day] = /^(\d{4}-\d\d-\d\d)(?: .*)?$/.exec(text) ?? [];
  if (day !== undefined) {
    // Before March 1900 two calendars differ by a day.
    const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
    const dayOf = (days: number): string =>
      new Date(first + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
    return (!from1904 && stored < 61) || [stored, stored + 1e-5].some((days) => dayOf(days) === day)
      ? 'numbers'
      : 'other';
  }
  const [, whole, percent] = /^[-(]?[¥$€£]?\s*([\d,]*\d[\d,]*\.?\d*|\.\d+)(%?)\)?$/.exec(text) ?? [];
  if (whole !== undefined)
    return near(whole, 0, percent === '%' ? stored * 100 : stored) ? 'numbers' : 'other';
  const [, digits, power] = /^-?(\d*\.?\d*)E([+-]?\d+)$/i.exec(text) ?? [];
  if (digits !== undefined) return near(digits, Number(power), stored) ? 'numbers' : 'other';
  return 'otherwise';
}

interface Found {
  readonly tag: string;
  readonly content: string;
}

function elements(source: string, name: string): Found[] {
  const found = new RegExp(`<((?:\\w+:)?)${name}(?=[\\s/>])([^>]*?)(?:/>|>([\\s\\S]*?)</\\1${name}>)`, 'g');
  return [...source.matchAll(found)].map(([, , tag = '', content = '']) => ({ tag, content }));
}

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : plain(value);
};

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex || decimal
      ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal))
      : (signs[name] ?? whole),
  );

const unescaped = (text: string): string =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const wordsOf = (content: string): string =>
  unescaped(
    elements(content.replace(/<((?:\w+:)?)rPh\b[\s\S]*?<\/\1rPh>/g, ''), 't')
      .map((words) => plain(words.content))
      .join(''),
  );

/** Undefined where nothing is. */
function storedIn({ tag, content }: Found, strings: readonly string[]): string | number | undefined {
  const [value] = elements(content, 'v').map((found) => plain(found.content));
  switch (attribute(tag, 't')) {
    case 'inlineStr':
      return wordsOf(content);
    case 's':
      return value === undefined || value.trim() === '' ? undefined : strings[Number(value)];
    case 'b':
      return value === undefined ? undefined : /^(?:1|true)$/.test(value.trim()) ? 'TRUE' : 'FALSE';
    case 'str':
    case 'e':
    case 'd':
      return value === undefined ? undefined : unescaped(value);
    default:
      return value === undefined || value.trim() === '' || Number.isNaN(Number(value))
        ? undefined
        : Number(value);
  }
}
