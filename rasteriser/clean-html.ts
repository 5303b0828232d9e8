/**
 * HTML of strangers, written anew: words, and the few elements that order them, without an attribute of theirs. A
 * link becomes its words and its address; a picture is one of ours or a word in its place. The same code in the
 * thread and in the page, so that both make the same bytes; the content security policy and a printer without
 * scripts stand behind it.
 */
import { escapeText, quiet } from './html-paper.ts';
import { type Attributes, htmlTokens } from './markup.ts';

export interface CleanHtml {
  readonly html: string;
  /** Its words alone, blocks on lines of their own. */
  readonly words: string;
}

/** What stands for a picture: a data: address of ours, or what to say in its place. */
export type PictureOf = (source: string) => { readonly dataUri: string } | { readonly said: string };

/** Words for an element that is not kept, in its place; undefined for nothing. */
export type StandIn = (name: string, attributes: Attributes) => string | undefined;

const kept = new Set(
  (
    'p div span h1 h2 h3 h4 h5 h6 b strong i em u s strike del ins sub sup small big blockquote pre code tt ' +
    'ul ol li dl dt dd table caption thead tbody tfoot tr td th center'
  ).split(' '),
);
const blocks = /^(?:p|div|h[1-6]|blockquote|pre|li|dt|dd|tr|table|caption|center)$/;
/** Deeper nesting says nothing more, and exhausts the printer's stack. */
const depthMax = 200;
const addressCharactersMax = 300;

export function cleanHtml(
  source: string,
  pictureOf: PictureOf,
  options: { ruled?: boolean; standIn?: StandIn } = {},
): CleanHtml {
  const html: string[] = [];
  const words: string[] = [];
  const open: string[] = [];
  const links: { address: string; from: number }[] = [];

  for (const token of htmlTokens(source)) {
    if (token.type === 'text') {
      html.push(escapeText(token.text));
      words.push(token.text);
    } else if (token.type === 'close') {
      if (token.name === 'a') endLink();
      else close(token.name);
    } else if (token.name === 'br' || token.name === 'hr') {
      html.push(`<${token.name}>`);
      words.push('\n');
    } else if (token.name === 'img') {
      html.push(picture(token.attributes));
    } else if (token.name === 'a') {
      endLink();
      links.push({ address: (token.attributes.get('href') ?? '').trim(), from: words.length });
    } else if (!kept.has(token.name)) {
      const said = options.standIn?.(token.name, token.attributes);
      if (said !== undefined) {
        html.push(quiet(said));
        words.push(said);
      }
    } else if (open.length < depthMax) {
      html.push(`<${token.name}${ownAttributes(token.name, token.attributes)}>`);
      open.push(token.name);
    }
  }
  endLink();
  for (const name of open.toReversed()) html.push(`</${name}>`);
  return { html: html.join(''), words: words.join('') };

  function close(name: string): void {
    const at = open.lastIndexOf(name);
    if (at < 0) return;
    for (const inner of open.splice(at).toReversed()) html.push(`</${inner}>`);
    words.push(blocks.test(name) ? '\n' : name === 'td' || name === 'th' ? ' ' : '');
  }

  /** The address is shown, for nothing here can be followed; not twice where it is the text itself. */
  function endLink(): void {
    const link = links.pop();
    if (!link || link.address === '' || link.address.startsWith('#')) return;
    const said = words.slice(link.from).join('').trim();
    if (link.address === said || link.address === `mailto:${said}`) return;
    const address = [...link.address].slice(0, addressCharactersMax).join('');
    html.push(quiet(` (${address}${address.length < link.address.length ? '…' : ''})`));
    words.push(` (${address})`);
  }

  function picture(attributes: Attributes): string {
    const found = pictureOf(attributes.get('src') ?? '');
    if ('dataUri' in found) return `<img src="${found.dataUri}">`;
    const alt = (attributes.get('alt') ?? '').trim().slice(0, addressCharactersMax);
    return quiet(`[${found.said}${alt === '' ? '' : `: ${alt}`}]`);
  }

  /** Cells that span others are half of a table's meaning; lines are drawn where the writer drew some. */
  function ownAttributes(name: string, attributes: Attributes): string {
    if (name === 'table') {
      const drawn = options.ruled || !/^0?$/.test(attributes.get('border') ?? '');
      return drawn ? ' class="ruled"' : '';
    }
    if (name !== 'td' && name !== 'th') return '';
    return ['colspan', 'rowspan']
      .map((span) => [span, Number(attributes.get(span) ?? '')] as const)
      .filter(([, cells]) => Number.isInteger(cells) && cells > 1 && cells <= 1000)
      .map(([span, cells]) => ` ${span}="${cells}"`)
      .join('');
  }
}
