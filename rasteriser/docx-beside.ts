/**
 * What a Word document's parts point at, read before anything is drawn: pictures, charts, diagrams, documents put into it. Each is
 * read once. What cannot be shown is left out here and named where it would stand.
 */
import { cleanHtml } from './clean-html.ts';
import { relationKind, type WordPackage, type WordPart } from './docx-package.ts';
import { escapeText } from './html-paper.ts';
import type { MailPart } from './parse-mail.ts';
import { FileFault } from './rasteriser.ts';
import { rewrittenPicture } from './rewritten-picture.ts';
import { decodeText } from './text-decoding.ts';
import type { RenditionLimits } from './worker-messages.ts';
import { descendants, type XmlElement } from './xml-tree.ts';

export interface DrawnChunk {
  readonly html: string;
  readonly words: string;
  readonly picturesLeftOut: number;
}
/** Draws a whole document that stands within another. */
export type DrawWithin = (bytes: Uint8Array) => Promise<DrawnChunk>;

export interface Beside {
  picture(part: WordPart, relation: string | undefined): string | undefined;
  related(part: WordPart, relation: string | undefined): WordPart | undefined;
  chunk(part: WordPart, relation: string | undefined): DrawnChunk | undefined;
}

export async function readBeside(
  parcel: WordPackage,
  stories: readonly WordPart[],
  limits: RenditionLimits,
  drawWithin: DrawWithin,
): Promise<Beside> {
  const pictures = new Map<string, string | undefined>();
  const parts = new Map<string, WordPart>();
  const chunks = new Map<string, DrawnChunk>();
  const key = (part: WordPart, relation: string): string => `${part.name}\0${relation}`;

  const readPictures = async (part: WordPart): Promise<void> => {
    const used = relationsUsed(part.root);
    for (const relation of part.relations.values()) {
      if (relationKind(relation) !== 'image' || relation.external || !used.has(relation.id)) continue;
      if (!pictures.has(relation.target))
        pictures.set(relation.target, await pictureAt(parcel, relation.target, limits));
    }
  };
  const tryRead = async (name: string): Promise<WordPart | undefined> => {
    if (!parcel.archive.has(name)) return undefined;
    try {
      return await parcel.read(name);
    } catch (error) {
      if (error instanceof FileFault && error.code === 'FILE_DAMAGED') return undefined;
      throw error;
    }
  };

  for (const story of stories) {
    await readPictures(story);
    for (const relation of story.relations.values()) {
      const kind = relationKind(relation);
      if (relation.external) continue;
      if (kind === 'chart' || kind === 'diagramData') {
        const part = await tryRead(relation.target);
        if (!part) continue;
        parts.set(key(story, relation.id), part);
        if (kind !== 'diagramData') continue;
        const [model] = descendants(part.root, 'dataModelExt');
        const drawingId = model?.attributes.get('relId') ?? '';
        const others = [...story.relations.values()].filter(
          (other) => relationKind(other) === 'diagramDrawing',
        );
        const named =
          others.find(({ id }) => id === drawingId) ?? (others.length === 1 ? others[0] : undefined);
        const drawing = named && (await tryRead(named.target));
        if (drawing) {
          parts.set(key(story, `drawing of ${relation.id}`), drawing);
          await readPictures(drawing);
        }
      } else if (kind === 'aFChunk' && parcel.archive.has(relation.target)) {
        const chunk = await chunkAt(parcel, relation.target, drawWithin);
        if (chunk) chunks.set(key(story, relation.id), chunk);
      }
    }
  }

  const targetOf = (part: WordPart, relation: string | undefined): string | undefined => {
    const found = relation === undefined ? undefined : part.relations.get(relation);
    return found?.external ? undefined : found?.target;
  };
  return {
    picture(part, relation) {
      const target = targetOf(part, relation);
      return target === undefined ? undefined : pictures.get(target);
    },
    related: (part, relation) => parts.get(key(part, relation ?? '')),
    chunk: (part, relation) => chunks.get(key(part, relation ?? '')),
  };
}

/** Each value that could name a relation: one more is no harm. */
function relationsUsed(root: XmlElement): ReadonlySet<string> {
  const used = new Set<string>();
  const visit = (element: XmlElement): void => {
    for (const name of ['embed', 'id', 'relid', 'pict']) {
      const value = element.attributes.get(name);
      if (value !== undefined) used.add(value);
    }
    for (const node of element.children) if (typeof node !== 'string') visit(node);
  };
  visit(root);
  return used;
}

/** A picture that is too large refuses the file, as by itself; one that is broken is named in its place. */
async function pictureAt(
  parcel: WordPackage,
  name: string,
  limits: RenditionLimits,
): Promise<string | undefined> {
  if (!parcel.archive.has(name)) return undefined;
  const bytes = await parcel.archive.read(name);
  try {
    return (await rewrittenPicture(bytes, limits)) ?? undefined;
  } catch (error) {
    if (error instanceof FileFault && error.code === 'FILE_DAMAGED') return undefined;
    throw error;
  }
}

async function chunkAt(
  parcel: WordPackage,
  name: string,
  drawWithin: DrawWithin,
): Promise<DrawnChunk | undefined> {
  const kind = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const bytes = await parcel.archive.read(name);
  try {
    if (/^x?html?$/.test(kind)) return fromHtml(decodeText(bytes).text);
    if (kind === 'mht' || kind === 'mhtml') {
      const { root } = await (await import('./parse-mail.ts')).parseMail(bytes);
      const page = partOfType(root, 'text/html');
      if (page) return fromHtml(decodeText(page.bytes).text);
      const plain = partOfType(root, 'text/plain');
      return plain && fromText(decodeText(plain.bytes).text);
    }
    if (kind === 'txt') return fromText(decodeText(bytes).text);
    if (kind === 'docx') return await drawWithin(bytes);
  } catch (error) {
    if (!(error instanceof FileFault) || error.code !== 'FILE_DAMAGED') throw error;
  }
  return undefined;
}

/** A web page in one file is a mail without a letter's head. */
function partOfType(part: MailPart, type: string): MailPart | undefined {
  if (part.type === type) return part;
  return part.parts.map((inner) => partOfType(inner, type)).find((found) => found !== undefined);
}

function fromHtml(source: string): DrawnChunk {
  let picturesLeftOut = 0;
  const { html, words } = cleanHtml(source, () => {
    picturesLeftOut += 1;
    return { said: '图片未显示 picture not shown' };
  });
  return { html, words, picturesLeftOut };
}

function fromText(text: string): DrawnChunk {
  return { html: `<pre>${escapeText(text)}</pre>`, words: text, picturesLeftOut: 0 };
}
