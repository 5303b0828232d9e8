/**
 * A Word document as a page of ours (decision 0025). Its parts are unpacked and judged here, its clause numbers worked out, and
 * every word of it is written anew: nothing of the file's own markup leaves this room. Macros, embedded objects and linked files are
 * nothing to it. Tracked changes and hidden text are shown and marked.
 */
import { type LossKind, lossKinds } from '../shared/vocabulary/losses.ts';
import type { Conversion } from './conversion.ts';
import { type Beside, type DrawnChunk, readBeside } from './docx-beside.ts';
import { wordFields } from './docx-fields.ts';
import { wordNotes } from './docx-notes.ts';
import { wordLists } from './docx-numbering.ts';
import { openWordPackage, relationKind, type WordPackage, type WordPart } from './docx-package.ts';
import type { Story, WordPaper } from './docx-paper.ts';
import { drawSections, sectionsOf } from './docx-sections.ts';
import { wordStyleSheet } from './docx-style-sheet.ts';
import { wordStyles } from './docx-styles.ts';
import { wordTheme } from './docx-theme.ts';
import { htmlPaper } from './html-paper.ts';
import { refuseXmlDeclarations } from './markup.ts';
import { openOfficeArchive, readPart } from './office-archive.ts';
import { type PaperWriter, paperWriter } from './paper-looks.ts';
import { FileFault } from './rasteriser.ts';
import type { RenditionLimits } from './worker-messages.ts';
import { child, children, numberOf, valAt, type XmlElement } from './xml-tree.ts';

const isXml = /\.(?:xml|rels)$/i;
const isPicture = /^word\/media\//i;
/** Documents within documents within documents. */
const nestingMax = 2;
const fontsMax = 200;

interface Counted {
  readonly losses: Map<LossKind, number>;
  readonly words: string[];
  readonly fonts: Set<string>;
}

/** Throws FileFault. */
export async function docxToHtml(bytes: Uint8Array, limits: RenditionLimits): Promise<Conversion> {
  const writer = paperWriter();
  const counted: Counted = { losses: new Map(), words: [], fonts: new Set() };
  const { html, pages } = await drawDocument(bytes, limits, writer, counted, 0);
  const style = `${wordStyleSheet}${writer.styleSheet()}\n${pages}`;
  return {
    html: htmlPaper(`<div class="word">${html}</div>`, style),
    words: counted.words.join(''),
    losses: lossKinds.flatMap((what) => {
      const count = counted.losses.get(what) ?? 0;
      return count > 0 ? [{ what, count }] : [];
    }),
    fonts: [...counted.fonts].slice(0, fontsMax),
  };
}

async function drawDocument(
  bytes: Uint8Array,
  limits: RenditionLimits,
  writer: PaperWriter,
  counted: Counted,
  depth: number,
): Promise<{ html: string; pages: string }> {
  const archive = await openOfficeArchive(bytes, 'docx', limits);
  // Every part, whether it is shown or not: no reader after us should meet a declaration, or a picture that unpacks beyond what it says.
  for (const name of archive.names) {
    if (isXml.test(name)) refuseXmlDeclarations(await readPart(archive, name));
    else if (isPicture.test(name)) await archive.read(name);
  }
  const parcel = await openWordPackage(archive);
  const { main } = parcel;
  const body = wholeBody(main.root);
  if (!body) throw new FileFault('FILE_DAMAGED', { kind: 'docx', part: 'body' });

  const [stylePart, listPart, settingsPart, themePart, footnote, endnote, comment] = await Promise.all(
    ['styles', 'numbering', 'settings', 'theme', 'footnotes', 'endnotes', 'comments'].map((kind) =>
      parcel.part(main, kind),
    ),
  );
  const runningParts = await readRunning(parcel);
  const stories = [main, ...runningParts.values(), footnote, endnote, comment, listPart].filter(
    (part): part is WordPart => part !== undefined,
  );
  const within = async (inner: Uint8Array): Promise<DrawnChunk> => {
    if (depth >= nestingMax) throw new FileFault('FILE_DAMAGED', { kind: 'docx', part: 'nesting' });
    const from = counted.words.length;
    const { html } = await drawDocument(inner, limits, writer, counted, depth + 1);
    return { html, words: counted.words.splice(from).join(''), picturesLeftOut: 0 };
  };
  const beside = await readBeside(parcel, stories, limits, within);
  const settings = settingsPart?.root;
  const notes = wordNotes({ footnote, endnote, comment }, [child(body, 'sectPr'), settings], body);
  const styles = wordStyles(stylePart?.root);
  const paper: WordPaper = {
    writer,
    styles,
    lists: wordLists(listPart?.root),
    defaultTabDxa: numberOf(valAt(settings, 'defaultTabStop')) ?? 720,
    ...wordTheme(themePart?.root),
    ...sharedCounts(counted, beside),
    noteMark: (kind, reference) => notes.mark(kind, reference),
  };
  const storyOf = (part: WordPart, gridPoints = 0, running = false, ownMark?: string): Story => ({
    part,
    running,
    number: paper.lists.counter(),
    fields: wordFields(),
    gridPoints,
    ...(ownMark === undefined ? {} : { ownMark }),
  });
  // The body is one story, whatever sections it has: its numbers go on, and so may a field.
  const bodyStory = storyOf(main);
  const { html, pages } = drawSections(sectionsOf(body), {
    paper,
    main,
    runningParts,
    evenPages: isSet(settingsPart, 'evenAndOddHeaders'),
    story: (part, gridPoints, running) => (running ? storyOf(part, 0, true) : { ...bodyStory, gridPoints }),
  });
  return { html: html + notes.draw(paper, (part, mark) => storyOf(part, 0, false, mark)), pages };
}

function sharedCounts(
  { losses, words, fonts }: Counted,
  beside: Beside,
): Pick<WordPaper, 'count' | 'say' | 'noteFont' | 'picture' | 'related' | 'chunk'> {
  const count = (what: LossKind, by = 1): void => {
    losses.set(what, (losses.get(what) ?? 0) + by);
  };
  return {
    count,
    say(text) {
      words.push(text);
    },
    noteFont(name) {
      if (!/^noto sans/i.test(name)) fonts.add([...name].slice(0, 60).join(''));
    },
    picture: (part, relation) => beside.picture(part, relation),
    related: (part, relation) => beside.related(part, relation),
    chunk(part, relation) {
      const drawn = beside.chunk(part, relation);
      if (drawn && drawn.picturesLeftOut > 0) count('picture', drawn.picturesLeftOut);
      return drawn;
    },
  };
}

/** One body is the rule; what a careless program put into a second one is shown as well. */
function wholeBody(root: XmlElement): XmlElement | undefined {
  const [first, ...others] = children(root, 'body');
  if (!first || others.length === 0) return first;
  return { ...first, children: [first, ...others].flatMap((body) => body.children) };
}

async function readRunning(parcel: WordPackage): Promise<ReadonlyMap<string, WordPart>> {
  const parts = new Map<string, WordPart>();
  for (const relation of parcel.main.relations.values()) {
    if (!/^(?:header|footer)$/.test(relationKind(relation)) || relation.external) continue;
    if (parcel.archive.has(relation.target)) parts.set(relation.target, await parcel.read(relation.target));
  }
  return parts;
}

const isSet = (settings: WordPart | undefined, name: string): boolean =>
  settings !== undefined &&
  children(settings.root, name).some((found) => !/^(?:0|false|off)$/.test(found.attributes.get('val') ?? ''));
