/**
 * A mail on paper, whichever program kept it: who wrote to whom and when, the words, and what was attached. Pictures that the words
 * refer to within the mail stand in their place; whatever would have to be fetched is named by its address.
 */
import { type Loss, sumOfLosses, type TextEncoding } from '../shared/vocabulary/losses.ts';
import { readableName } from './attachment-name.ts';
import { cleanHtml } from './clean-html.ts';
import type { Conversion } from './conversion.ts';
import { escapeText, htmlPaper } from './html-paper.ts';
import { type Attachment, FileFault } from './rasteriser.ts';
import { rewrittenPicture } from './rewritten-picture.ts';
import type { RenditionLimits } from './worker-messages.ts';

/** A file inside the mail. */
export interface Enclosed {
  /** Empty where it has none. */
  readonly fileName: string;
  /** Lower case, without parameters. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** By which the words may refer to it; empty where they cannot. */
  readonly contentId: string;
  readonly location: string;
  /** Its mail says that it is part of the words rather than a file beside them. */
  readonly isInline: boolean;
}

export interface Section {
  readonly heading?: string;
  readonly words: { readonly html: string } | { readonly text: string };
}

export type LetterRow = readonly [label: string, value: string];

export interface Letter {
  readonly kind: 'eml' | 'msg';
  readonly rows: readonly LetterRow[];
  readonly sections: readonly Section[];
  readonly enclosed: readonly Enclosed[];
  /** Of its words and headers. */
  readonly guessed: readonly TextEncoding[];
  readonly losses?: readonly Loss[];
}

/** A signature over the mail: it stays with the sealed original, and nobody reads it. */
const signatureTypes = /^application\/(?:x-)?(?:pkcs7-signature|pgp-signature)$/;
const signatureNames = /^(?:smime\.p7s|signature\.asc)$/i;
const isSignature = ({ type, fileName }: Enclosed): boolean =>
  signatureTypes.test(type) || signatureNames.test(fileName);
/** A picture of this size beside the words is a logo or an emblem; it is drawn below them, and no document of its own. */
const smallPictureBytes = 32 * 1024;

/** Throws FileFault. */
export async function letterPage(letter: Letter, limits: RenditionLimits): Promise<Conversion> {
  const shown = new Set<Enclosed>();
  const sections: Body[] = [];
  for (const section of letter.sections) sections.push(await bodyOf(section, letter.enclosed, shown, limits));
  const emblems = await drawnBelow(letter.enclosed, shown, limits);
  const listed = letter.enclosed.filter((each) => !shown.has(each));
  const attachments = listed.filter((each) => !isSignature(each)).map(attachmentOf);
  if (attachments.length > limits.attachmentsMax) {
    throw new FileFault('FILE_ATTACHMENTS_TOO_MANY', {
      attachments: attachments.length,
      attachmentsMax: limits.attachmentsMax,
    });
  }
  const html = [
    tableHtml(letter.rows, 'letterhead'),
    ...sections.map((each) => each.html),
    emblems,
    listed.length === 0 ? '' : `<h4>附件 Attachments</h4>${attachmentsHtml(listed)}`,
  ];
  const pictures = sections.reduce((sum, each) => sum + each.picturesLeftOut, 0);
  const [guessed] = letter.guessed;
  return {
    html: htmlPaper(html.join('\n')),
    words: [...letter.rows.map(([, value]) => value), ...sections.map(({ words }) => words)].join('\n'),
    losses: sumOfLosses(letter.losses ?? [], pictures > 0 ? [{ what: 'picture', count: pictures }] : []),
    ...(guessed === undefined ? {} : { encoding: { name: guessed, by: 'guessed' as const } }),
    attachments,
  };
}

interface Body {
  readonly html: string;
  readonly words: string;
  readonly picturesLeftOut: number;
}

async function bodyOf(
  { heading, words }: Section,
  enclosed: readonly Enclosed[],
  shown: Set<Enclosed>,
  limits: RenditionLimits,
): Promise<Body> {
  const title = heading === undefined ? '' : `<h4>${escapeText(heading)}</h4>`;
  if ('text' in words) {
    return { html: `${title}<pre>${escapeText(words.text)}</pre>`, words: words.text, picturesLeftOut: 0 };
  }
  const pictures = await referredPictures(words.html, enclosed, shown, limits);
  let picturesLeftOut = 0;
  const cleaned = cleanHtml(words.html, (source) => {
    const dataUri = pictures.get(reference(source));
    if (dataUri !== undefined) return { dataUri };
    picturesLeftOut += 1;
    const address = /^https?:/i.test(source) ? ` ${source.slice(0, 200)}` : '';
    return { said: `图片未显示 picture not shown${address}` };
  });
  return { html: `${title}${cleaned.html}`, words: cleaned.words, picturesLeftOut };
}

/** Each picture that the words refer to, by what they call it; it is no attachment, whether it can be drawn or not. */
async function referredPictures(
  html: string,
  enclosed: readonly Enclosed[],
  shown: Set<Enclosed>,
  limits: RenditionLimits,
): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  for (const each of enclosed) {
    if (!isPicture(each)) continue;
    const names = [each.contentId, each.location].filter((name) => name !== '' && refersTo(html, name));
    if (names.length === 0) continue;
    const dataUri = await drawable(each, limits);
    // What cannot be drawn is only taken for part of the words where its mail says that it is: a name is told of it there.
    if (dataUri !== null || each.isInline) shown.add(each);
    if (dataUri !== null) for (const name of names) pictures.set(name, dataUri);
  }
  return pictures;
}

const isPicture = ({ type, fileName }: Enclosed): boolean =>
  type.startsWith('image/') ||
  (/^application\/octet-stream$/.test(type) && /\.(?:png|jpe?g|gif|webp)$/i.test(fileName));

const refersTo = (html: string, name: string): boolean =>
  [`cid:${name}`, `cid:${encodeURIComponent(name)}`, `"${name}"`, `'${name}'`].some((said) =>
    html.includes(said),
  );

/** What a picture's address calls it. */
function reference(source: string): string {
  const id = source.trim().replace(/^cid:/i, '');
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** A damaged picture within the words is named in its place; the mail is no worse for it. */
async function drawable({ bytes }: Enclosed, limits: RenditionLimits): Promise<string | null> {
  try {
    return await rewrittenPicture(bytes, limits);
  } catch (error) {
    if (error instanceof FileFault) return null;
    throw error;
  }
}

/** Small pictures that belong to the words and that the words do not name: some programs write no reference. */
async function drawnBelow(
  enclosed: readonly Enclosed[],
  shown: Set<Enclosed>,
  limits: RenditionLimits,
): Promise<string> {
  const drawn: string[] = [];
  for (const each of enclosed) {
    if (shown.has(each) || !each.isInline || !isPicture(each) || each.bytes.byteLength > smallPictureBytes)
      continue;
    const dataUri = await drawable(each, limits);
    if (dataUri === null) continue;
    shown.add(each);
    drawn.push(`<img src="${dataUri}">`);
  }
  return drawn.length === 0 ? '' : `<p>${drawn.join(' ')}</p>`;
}

function tableHtml(rows: readonly LetterRow[], className: string): string {
  const lines = rows.map(
    ([label, value]) => `<tr><th>${escapeText(label)}</th><td>${escapeText(value)}</td></tr>`,
  );
  return `<table class="${className}">${lines.join('')}</table>`;
}

function attachmentsHtml(parts: readonly Enclosed[]): string {
  const lines = parts.map((part, index) => {
    const { fileName, bytes } = attachmentOf(part, index);
    const said = isSignature(part) ? `${fileName} (签名 signature)` : fileName;
    const cells = [String(index + 1), said, `${plainBytes(bytes.byteLength)} B`];
    return `<tr>${cells.map((cell) => `<td>${escapeText(cell)}</td>`).join('')}</tr>`;
  });
  return `<table class="ruled">${lines.join('')}</table>`;
}

/** 1234567 as 1,234,567, wherever this runs. */
const plainBytes = (bytes: number): string => String(bytes).replace(/\B(?=(?:\d{3})+$)/g, ',');

function attachmentOf({ fileName, type, bytes }: Enclosed, index: number): Attachment {
  return { fileName: readableName(fileName === '' ? `attachment-${index + 1}` : fileName, type), bytes };
}
