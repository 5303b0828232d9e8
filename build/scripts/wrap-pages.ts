/**
 * Wraps the paragraphs and items of Markdown pages at 110 columns, a Chinese character counting two. Tables, headings,
 * quotations, pictures and fences stay as they are. Only what is too wide is wrapped anew, so that a change in one
 * paragraph touches no other.
 *
 *   node build/scripts/wrap-pages.ts             writes all pages of the project
 *   node build/scripts/wrap-pages.ts FILE …      writes these
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

export const columnsMax = 110;

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
export const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

const fence = /^\s*(?:```|~~~)/;
/** Lines that are never wrapped: tables, headings, quotations, pictures, HTML, rules, definitions of links, blank ones. */
const asItIs = /^\s*(?:\||#|>|!\[|<|---|\[[^\]]+\]: |$)/;
const item = /^(\s*)((?:[-*+]|\d+[.)]) +)/;
/** What would begin an item, a heading, a quotation or a table if a line began with it. */
const beginsSomething = /^(?:[-*+]|\d+[.)]|#+|>|\|.*)$/;
const opening = '（《“「『【[(';
const closing = '，。；：、！？）》”」』】…*_`';
/** Code, links and short emphasis are not broken. */
const whole = /`[^`]*`|!?\[[^\]]*\]\([^)]*\)|\*\*[^*]{1,40}\*\*/g;

interface Atom {
  readonly text: string;
  /** What stands between it and the next one on the same line. */
  readonly after: '' | ' ';
}

/** The parts between which a line may end: at a blank, or between two Chinese characters where no punctuation forbids it. */
function atomsOf(paragraph: string): Atom[] {
  const text = paragraph.replace(/\s+/g, ' ').trim();
  const kept = [...text.matchAll(whole)].map(({ index, 0: { length } }) => [index, index + length] as const);
  const atoms: Atom[] = [];
  let atom = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    const before = text[at - 1] ?? '';
    const within = kept.some(([from, to]) => from < at && at < to);
    if (character === ' ' && !within) {
      atoms.push({ text: atom, after: ' ' });
      atom = '';
      continue;
    }
    const mayBreak =
      atom !== '' &&
      !within &&
      wide.test(before) &&
      (wide.test(character) || '`['.includes(character)) &&
      !(closing.includes(character) && character !== '`') &&
      !opening.includes(before);
    if (mayBreak) {
      atoms.push({ text: atom, after: '' });
      atom = '';
    }
    atom += character;
  }
  return [...atoms, { text: atom, after: '' }];
}

function fill(paragraph: string, first: string, further: string): string[] {
  const lines: string[] = [];
  let line = first;
  let between = '';
  let empty = true;
  for (const { text, after } of atomsOf(paragraph)) {
    const next = `${line}${between}${text}`;
    if (!empty && columnsOf(next) > columnsMax && !beginsSomething.test(text)) {
      lines.push(line.trimEnd());
      line = `${further}${text}`;
    } else line = empty ? `${line}${text}` : next;
    empty = false;
    between = after;
  }
  return [...lines, line.trimEnd()];
}

function join(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    const seamless =
      wide.test(text.at(-1) ?? '') && (wide.test(line[0] ?? '') || closing.includes(text.at(-1) ?? ''));
    return `${text}${seamless ? '' : ' '}${line}`;
  });
}

/** The page with every paragraph and item that is too wide wrapped anew. */
export function wrapPage(page: string): string {
  const lines = page.split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    let end = at + 1;
    if (fence.test(line)) {
      while (end < lines.length && !fence.test(lines[end]!)) end += 1;
      out.push(...lines.slice(at, end + 1));
      at = end + 1;
      continue;
    }
    if (!asItIs.test(line))
      while (end < lines.length && ![asItIs, fence, item].some((begins) => begins.test(lines[end]!)))
        end += 1;
    const block = lines.slice(at, end);
    at = end;
    if (asItIs.test(line) || block.every((each) => columnsOf(each) <= columnsMax)) out.push(...block);
    else {
      const [lead = '', indent = '', mark = ''] = item.exec(line) ?? /^(\s*)/.exec(line) ?? [];
      const words = [line.slice(lead.length), ...block.slice(1).map((each) => each.trim())];
      out.push(...fill(join(words), lead, indent + ' '.repeat(mark.length)));
    }
  }
  return out.join('\n');
}

/** Lines that are too wide and could be narrower. */
export function tooWide(page: string): string[] {
  const wrapped = new Set(wrapPage(page).split('\n'));
  return page.split('\n').filter((line) => columnsOf(line) > columnsMax && !wrapped.has(line));
}

if (import.meta.main) {
  const all = () =>
    execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  for (const path of process.argv.length > 2 ? process.argv.slice(2) : all()) {
    const page = readFileSync(path, 'utf8');
    const wrapped = wrapPage(page);
    if (wrapped !== page) writeFileSync(path, wrapped);
  }
}
