/** Runs of text within a block: emphasis, code, links, and the words alone. */
import type { Token, Tokens } from 'marked';
import { breakEndlessWords } from './endless-words.ts';
import type { Typesetter } from './pdf-paper.ts';

interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly oblique: boolean;
  readonly strike: boolean;
  readonly quiet: boolean;
}

export interface InlinePlace {
  readonly left: number;
  readonly width: number;
  readonly color: string;
  readonly weight: 'regular' | 'bold';
  readonly lineGap: number;
}

const quietInk = '#666258';

/** Draws at the paper's y and leaves y below the last line. */
export function drawInline(paper: Typesetter, tokens: readonly Token[], place: InlinePlace): void {
  const { doc } = paper;
  const runs = runsOf(tokens, { bold: place.weight === 'bold', oblique: false, strike: false, quiet: false });
  const visible = runs
    .filter((run) => run.text !== '')
    .map((run) => ({ ...run, text: breakEndlessWords(run.text) }));
  if (visible.length === 0) return;
  doc.x = place.left;
  for (const [index, run] of visible.entries()) {
    paper.use(run.bold ? 'bold' : 'regular');
    doc.fillColor(run.quiet ? quietInk : place.color);
    const options = {
      width: place.width,
      lineGap: place.lineGap,
      continued: index < visible.length - 1,
      oblique: run.oblique ? 12 : false,
      strike: run.strike,
    };
    if (index === 0) doc.text(run.text, place.left, doc.y, options);
    else doc.text(run.text, options);
  }
  paper.use('regular');
  doc.fillColor(place.color);
}

/** All words of a tree, blocks on lines of their own. */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'table') {
        const table = token as Tokens.Table;
        return [table.header, ...table.rows]
          .map((row) => row.map((cell) => plainText(cell.tokens)).join(' '))
          .join('\n');
      }
      if (token.type === 'list')
        return (token as Tokens.List).items.map((item) => plainText(item.tokens)).join('\n');
      if ('tokens' in token && token.tokens) return plainText(token.tokens) + (isBlock(token) ? '\n' : '');
      if (token.type === 'br' || token.type === 'space') return '\n';
      if (token.type === 'image') return (token as Tokens.Image).text;
      return 'text' in token && typeof token.text === 'string' ? decodeEntities(token.text) : '';
    })
    .join('');
}

function isBlock(token: Token): boolean {
  return ['paragraph', 'heading', 'blockquote', 'list_item', 'text'].includes(token.type);
}

function runsOf(tokens: readonly Token[], style: Omit<Run, 'text'>): Run[] {
  return tokens.flatMap((token) => runsOfToken(token, style));
}

function runsOfToken(token: Token, style: Omit<Run, 'text'>): Run[] {
  const within = (changed: Partial<Run>) =>
    runsOf(('tokens' in token && token.tokens) || [], { ...style, ...changed });
  switch (token.type) {
    case 'strong':
      return within({ bold: true });
    case 'em':
      return within({ oblique: true });
    case 'del':
      return within({ strike: true });
    case 'br':
      return [{ ...style, text: '\n' }];
    case 'codespan':
      return [{ ...style, quiet: true, text: (token as Tokens.Codespan).text }];
    case 'link': {
      const link = token as Tokens.Link;
      const words = within({});
      // The address is shown, for nothing here can be followed; not twice where it is the text itself.
      const said = words.map((run) => run.text).join('');
      return link.href === said || link.href === `mailto:${said}`
        ? words
        : [...words, { ...style, quiet: true, text: ` (${link.href})` }];
    }
    case 'image': {
      const image = token as Tokens.Image;
      return [{ ...style, quiet: true, text: `[${image.text || '—'}: ${shortAddress(image.href)}]` }];
    }
    case 'html':
      return [{ ...style, quiet: true, text: token.raw }];
    default: {
      if ('tokens' in token && token.tokens) return within({});
      const text = 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
      return [{ ...style, text: decodeEntities(text) }];
    }
  }
}

/** An address may hold the picture itself (data:). */
function shortAddress(address: string): string {
  const charactersMax = 80;
  return address.length <= charactersMax ? address : `${address.slice(0, charactersMax)}…`;
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  hellip: '…',
  mdash: '—',
  ndash: '–',
};

/** The entities people write by hand; others are shown as they stand. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return namedEntities[name.toLowerCase()] ?? whole;
    const codePoint = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    const printable =
      codePoint >= 0x20 && codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
    return printable ? String.fromCodePoint(codePoint) : whole;
  });
}
