/**
 * A page of the guide, from Markdown: headings, paragraphs, flat lists and pictures that stand alone, with screen words in bold, keys in backticks
 * and links to other pages. The pages are ours (`docs/guide/`); what they do not use is not read, and throws.
 */
import { lexer, type Token, type Tokens } from 'marked';

export interface Inline {
  readonly kind: 'text' | 'screen-word' | 'key' | 'link';
  readonly text: string;
  /** Of a link, as it stands in the page. */
  readonly href?: string;
}

/** What is found and shown as one: a heading, a paragraph or an item. Numbered from the top of the page, from 0. */
export interface Passage {
  readonly no: number;
  readonly inlines: readonly Inline[];
  readonly text: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly passage: Passage }
  | { readonly kind: 'paragraph'; readonly passage: Passage }
  /** The passage is what the picture shows, in words; `file` is its name in `docs/guide/pictures/`. */
  | { readonly kind: 'picture'; readonly file: string; readonly passage: Passage }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Passage[] };

export interface GuidePage {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly passages: readonly Passage[];
}

const wide = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’]';
/** Pages are wrapped at a column; where a line ends between two Chinese characters there was no space. */
const softBreak = new RegExp(`(${wide}[*\`)]*)\\n[ \\t]*(?=[*\`[]*${wide}|[\`[])`, 'gu');

function readInline(token: Token): Inline {
  const { text } = token as Tokens.Text;
  if (token.type === 'text' || token.type === 'escape')
    return { kind: 'text', text: text.replace(/\n */g, ' ') };
  if (token.type === 'strong') return { kind: 'screen-word', text: text.replace(/\n */g, ' ') };
  if (token.type === 'codespan') return { kind: 'key', text };
  if (token.type === 'link') return { kind: 'link', text, href: (token as Tokens.Link).href };
  throw new Error(`The guide uses no ${token.type}.`);
}

const pictureFile = /^pictures\/([a-z-]+\.(?:zh-CN|en)\.webp)$/;

/** Null where it is no picture of the guide alone in its paragraph, in words too. */
function readPicture([token, ...more]: readonly Token[] = []): { file: string; text: string } | null {
  if (token?.type !== 'image' || more.length > 0) return null;
  const { href, text } = token as Tokens.Image;
  const file = pictureFile.exec(href)?.[1];
  return file === undefined || text === '' ? null : { file, text: text.replace(/\n */g, ' ') };
}

/** Throws an `Error` that names the first thing on the page that the guide does not use. */
export function readGuide(markdown: string): GuidePage {
  const passages: Passage[] = [];
  const passageOf = (tokens: readonly Token[] = []): Passage => passageSaying(tokens.map(readInline));
  const passageSaying = (inlines: readonly Inline[]): Passage => {
    const passage = { no: passages.length, inlines, text: inlines.map(({ text }) => text).join('') };
    passages.push(passage);
    return passage;
  };
  const itemOf = ({ tokens: [first, ...more] }: Tokens.ListItem): Passage => {
    if (first?.type !== 'text' || more.length > 0) throw new Error('The guide uses no list within a list.');
    return passageOf((first as Tokens.Text).tokens);
  };
  const blocks: Block[] = [];
  for (const token of lexer(markdown.replace(softBreak, '$1'))) {
    if (token.type === 'space') continue;
    if (token.type === 'heading') {
      const { depth, tokens } = token as Tokens.Heading;
      blocks.push({ kind: 'heading', level: depth, passage: passageOf(tokens) });
    } else if (token.type === 'paragraph') {
      const { tokens } = token as Tokens.Paragraph;
      const picture = readPicture(tokens);
      if (picture === null) blocks.push({ kind: 'paragraph', passage: passageOf(tokens) });
      else {
        const passage = passageSaying([{ kind: 'text', text: picture.text }]);
        blocks.push({ kind: 'picture', file: picture.file, passage });
      }
    } else if (token.type === 'list') {
      const { ordered, items } = token as Tokens.List;
      blocks.push({ kind: 'list', ordered, items: items.map(itemOf) });
    } else throw new Error(`The guide uses no ${token.type}.`);
  }
  const [first] = blocks;
  if (first?.kind !== 'heading' || first.level !== 1)
    throw new Error('A page of the guide begins with its title.');
  return { title: first.passage.text, blocks, passages };
}
