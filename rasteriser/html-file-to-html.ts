/**
 * A web page from a file as HTML of ours (`clean-html.ts`): its words and their order. Scripts do not run, nothing is fetched, and
 * what it looks like in a browser is not kept; all three are counted.
 */
import {
  type Loss,
  type LossKind,
  sumOfLosses,
  type TextEncoding,
  textEncodings,
} from '../shared/vocabulary/losses.ts';
import { cleanHtml } from './clean-html.ts';
import type { Conversion } from './conversion.ts';
import { htmlPaper, quiet } from './html-paper.ts';
import { type Attributes, htmlTokens } from './markup.ts';
import { FileFault } from './rasteriser.ts';
import { rewrittenPicture } from './rewritten-picture.ts';
import { type DecodedText, decodeText } from './text-decoding.ts';
import type { RenditionLimits } from './worker-messages.ts';

/** HTML Standard §13.2.3.2: browsers look for it in so many bytes. */
const metaWithinBytes = 1024;

/** Throws FileFault. */
export async function htmlFileToHtml(
  bytes: Uint8Array,
  limits: RenditionLimits,
  chosen: TextEncoding | undefined,
): Promise<Conversion> {
  const { text, encoding: name, by } = decodeHtml(bytes, chosen);
  const { pictures, losses, title } = await lookAround(text, limits);
  let picturesLeftOut = 0;
  const { html, words } = cleanHtml(
    text,
    (source) => {
      const dataUri = pictures.get(source);
      if (dataUri !== undefined) return { dataUri };
      picturesLeftOut += 1;
      const address = /^https?:/i.test(source) ? ` ${source.slice(0, 200)}` : '';
      return { said: `图片未显示 picture not shown${address}` };
    },
    { standIn },
  );
  const heading = title === '' ? '' : `<p>${quiet(title)}</p>\n`;
  return {
    html: htmlPaper(heading + html),
    words: `${title}\n${words}`,
    losses: sumOfLosses(losses, picturesLeftOut > 0 ? [{ what: 'picture', count: picturesLeftOut }] : []),
    encoding: { name, by },
  };
}

/** By its mark, as chosen, as UTF-8 that holds, as the page names it, else by a guess. */
function decodeHtml(bytes: Uint8Array, chosen: TextEncoding | undefined): DecodedText {
  if (chosen !== undefined) return decodeText(bytes, chosen);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, metaWithinBytes));
  const named = /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1];
  const encoding = named === undefined ? undefined : encodingOf(named);
  const whole = attempt(() => decodeText(bytes));
  if (whole?.by === 'certain' || encoding === undefined) return whole ?? decodeText(bytes);
  const read = attempt(() => decodeText(bytes, encoding));
  return read ? { ...read, by: 'certain' } : decodeText(bytes);
}

function encodingOf(label: string): TextEncoding | undefined {
  const canonical = attempt(() => new TextDecoder(label).encoding);
  const name = canonical === 'gbk' ? 'gb18030' : canonical;
  return textEncodings.find((each) => each === name);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const lossOf: Readonly<Record<string, LossKind>> = {
  svg: 'drawing',
  canvas: 'drawing',
  math: 'formula',
  video: 'recording',
  audio: 'recording',
  iframe: 'embedded',
  frame: 'embedded',
  object: 'embedded',
  embed: 'embedded',
  applet: 'embedded',
  script: 'embedded',
  select: 'control',
  textarea: 'control',
};
const saidOf: Partial<Record<LossKind, string>> = {
  drawing: '图形未显示 drawing not shown',
  formula: '数学公式未按原样显示 equation not shown as such',
  recording: '音视频未显示 recording not shown',
  embedded: '嵌入的内容未显示 embedded content not shown',
};

/** What stands where an element was: the state of a field, or the name of what is not shown. */
function standIn(name: string, attributes: Attributes): string | undefined {
  if (name === 'input') return fieldState(attributes);
  const loss = lossOf[name];
  return loss === undefined || name === 'script' ? undefined : saidOf[loss] && `[${saidOf[loss]}]`;
}

function fieldState(attributes: Attributes): string | undefined {
  const type = (attributes.get('type') ?? 'text').toLowerCase();
  if (type === 'hidden') return undefined;
  if (type === 'checkbox') return attributes.has('checked') ? '☑' : '☐';
  if (type === 'radio') return attributes.has('checked') ? '◉' : '○';
  if (type === 'password') return '[●●●]';
  return `[${attributes.get('value') ?? ''}]`;
}

interface Around {
  /** By their address in the page. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly losses: readonly Loss[];
  readonly title: string;
}

async function lookAround(text: string, limits: RenditionLimits): Promise<Around> {
  const pictures = new Map<string, string>();
  const losses: Loss[] = [];
  let styled = false;
  let scripts = false;
  for (const token of htmlTokens(text)) {
    if (token.type !== 'open') continue;
    const { name, attributes } = token;
    styled ||= name === 'style' || name === 'font' || attributes.has('style') || attributes.has('class');
    styled ||= name === 'link' && /stylesheet/i.test(attributes.get('rel') ?? '');
    if (name === 'script') scripts ||= isProgram(attributes);
    else if (Object.hasOwn(lossOf, name)) losses.push({ what: lossOf[name]!, count: 1 });
    else if (name === 'img') await takePicture(pictures, attributes.get('src') ?? '', limits);
  }
  // Once each: how many there are says nothing to a reader.
  if (scripts) losses.push({ what: 'embedded', count: 1 });
  if (styled) losses.push({ what: 'style', count: 1 });
  const title = /<title[^>]*>([^<]*)<\/title/i.exec(text)?.[1]?.trim() ?? '';
  return { pictures, losses: sumOfLosses(losses), title };
}

const isProgram = (attributes: Attributes): boolean =>
  /^$|javascript|ecmascript|^module$|^babel|jsx/i.test(attributes.get('type') ?? '');

async function takePicture(
  pictures: Map<string, string>,
  source: string,
  limits: RenditionLimits,
): Promise<void> {
  const encoded = /^data:image\/[\w.+-]+(?:;[^,;]*)*;base64,(.*)$/is.exec(source)?.[1];
  if (encoded === undefined || pictures.has(source)) return;
  try {
    const bytes = Uint8Array.from(atob(encoded.replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
    const dataUri = await rewrittenPicture(bytes, limits);
    if (dataUri !== null) pictures.set(source, dataUri);
  } catch (error) {
    // Damaged, too large or no base64: a browser shows none of these either.
    if (!(error instanceof FileFault) && !(error instanceof DOMException)) throw error;
  }
}
