/**
 * The words of a mail that Outlook keeps as RTF: the HTML it was made from, where it was (MS-OXRTFEX), else its plain text. What has
 * a place of its own in RTF (fonts, colours, pictures) is left out.
 */
import { readDeclared } from './mail-encoding.ts';

export interface RtfWords {
  readonly html: boolean;
  readonly text: string;
}

interface Group {
  /** Belongs to no words: a table of fonts, a destination that is not known here. */
  skipped: boolean;
  /** Within a tag of the HTML. */
  tag: boolean;
  /** Between `\htmlrtf` and `\htmlrtf0`: for readers of RTF only. */
  rtfOnly: boolean;
  /** Characters after `\u` that stand in for it. */
  standIns: number;
}

const destinations = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr footnote listtable listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl'.split(
    ' ',
  ),
);
const lines: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
};
const signs: Readonly<Record<string, string>> = {
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
};
const depthMax = 500;
const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\(\*)|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/** `rtf` with a letter for each byte. */
export function rtfWords(rtf: string): RtfWords {
  const html = /\\fromhtml1\b/.test(rtf.slice(0, 2048));
  const codePage = `windows-${/\\ansicpg(\d+)/.exec(rtf)?.[1] ?? '1252'}`;
  const out: string[] = [];
  /** Bytes of one text in the code page, put together before they are read: a character may have two. */
  let bytes: number[] = [];
  let group: Group = { skipped: false, tag: false, rtfOnly: false, standIns: 1 };
  const around: Group[] = [];
  let standingIn = 0;

  const flush = (): void => {
    if (bytes.length === 0) return;
    out.push(readDeclared(Uint8Array.from(bytes), codePage).text);
    bytes = [];
  };
  const isShown = (): boolean => !group.skipped && !(html && group.rtfOnly);
  const put = (text: string): void => {
    if (!isShown()) return;
    flush();
    out.push(text);
  };

  for (const [, word, number, hex, starred, sign, brace, plain] of rtf.matchAll(token)) {
    if (brace === '{') {
      around.push({ ...group });
      if (around.length > depthMax) break;
    } else if (brace === '}') {
      flush();
      group = around.pop() ?? group;
    } else if (starred !== undefined) {
      // What follows is skipped where it is not known; a tag of the HTML is.
      group.skipped = true;
    } else if (hex !== undefined) {
      if (standingIn > 0) standingIn -= 1;
      else if (isShown()) bytes.push(Number.parseInt(hex, 16));
    } else if (word !== undefined) {
      control(word, number === undefined ? null : Number(number));
    } else if (sign !== undefined) {
      if (sign === '~') put('\u00a0');
      else if (sign === '_') put('-');
      else if (/[\\{}]/.test(sign)) put(sign);
    } else if (plain !== undefined) {
      const rest = plain.slice(standingIn);
      standingIn = Math.max(0, standingIn - plain.length);
      for (const letter of isShown() ? rest : '') bytes.push(letter.charCodeAt(0) & 0xff);
    }
  }
  flush();
  return { html, text: out.join('') };

  function control(word: string, value: number | null): void {
    if (word === 'htmlrtf') group.rtfOnly = value !== 0;
    else if (word === 'htmltag') Object.assign(group, { skipped: false, tag: true });
    else if (destinations.has(word)) group.skipped = true;
    else if (word === 'uc') group.standIns = value ?? 1;
    else if (word === 'u' && value !== null) {
      put(String.fromCharCode(value < 0 ? value + 65_536 : value));
      standingIn = group.standIns;
    } else if (Object.hasOwn(lines, word)) put(lines[word]!);
    else if (Object.hasOwn(signs, word)) put(signs[word]!);
  }
}
