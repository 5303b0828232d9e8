/**
 * A Word document as HTML of ours. mammoth reads its order of headings, paragraphs, lists, tables, notes and
 * comments; it is handed an archive that was unpacked and judged here, and what it gives is written anew. Fields,
 * macros, embedded objects and linked files are nothing to it. Tracked changes read as accepted.
 */

import mammoth from 'mammoth';
import { sumOfLosses } from '../../shared/vocabulary/losses.ts';
import { cleanHtml } from './clean-html.ts';
import type { Conversion } from './conversion.ts';
import { escapeText, htmlPaper } from './html-paper.ts';
import { refuseXmlDeclarations, xmlTokens } from './markup.ts';
import { openOfficeArchive, readPart } from './office-archive.ts';
import { FileFault } from './rasteriser.ts';
import { rewrittenPicture } from './rewritten-picture.ts';
import type { RenditionLimits } from './worker-messages.ts';
import type { ZipArchive } from './zip-archive.ts';
import { writeZip } from './zip-writing.ts';

const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  'comment-reference => sup',
  'u => u',
  "br[type='page'] => hr",
];
const isXml = /\.(?:xml|rels)$/i;
const isPicture = /^word\/media\//i;
const runningPart = /^word\/(header|footer)\d*\.xml$/;

/** Throws FileFault. */
export async function docxToHtml(bytes: Uint8Array, limits: RenditionLimits): Promise<Conversion> {
  const archive = await openOfficeArchive(bytes, 'docx', limits);
  const unpacked = writeZip(await judgedParts(archive));
  const pictures: string[] = [];
  let picturesLeftOut = 0;
  let refused: unknown;
  const convertImage = mammoth.images.imgElement(async (image) => {
    const read = await image.readAsArrayBuffer().catch(() => null);
    const dataUri =
      read &&
      (await rewrittenPicture(new Uint8Array(read), limits).catch((error: unknown) => {
        // The reader would go on without the picture.
        refused ??= error;
        return null;
      }));
    if (!dataUri) {
      picturesLeftOut += 1;
      return { src: '' };
    }
    pictures.push(dataUri);
    return { src: `picture:${pictures.length - 1}` };
  });
  const options = { styleMap, includeEmbeddedStyleMap: false, externalFileAccess: false, convertImage };
  let made: string;
  try {
    // Its form for Node reads `buffer`, its form for browsers `arrayBuffer`.
    const input = { buffer: unpacked, arrayBuffer: unpacked.buffer } as unknown as {
      arrayBuffer: ArrayBuffer;
    };
    made = (await mammoth.convertToHtml(input, options)).value;
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault('FILE_DAMAGED', { kind: 'docx' });
  }
  if (refused !== undefined) throw refused;
  const cleaned = cleanHtml(
    made,
    (source) => {
      const dataUri = pictures[Number(source.replace(/^picture:/, '') || -1)];
      return dataUri === undefined ? { said: '图片未显示 picture not shown' } : { dataUri };
    },
    { ruled: true },
  );
  const running = await runningWords(archive);
  const body = [
    runningLine('页眉 Header', running.header),
    cleaned.html.replaceAll('<hr>', '<div class="new-page"></div>'),
    runningLine('页脚 Footer', running.footer),
  ];
  return {
    html: htmlPaper(body.join('\n')),
    words: [running.header, cleaned.words, running.footer].flat().join('\n'),
    losses: sumOfLosses(picturesLeftOut > 0 ? [{ what: 'picture', count: picturesLeftOut }] : []),
  };
}

/** Everything another reader will see, unpacked within the limits and free of declarations. Other parts stay behind. */
async function judgedParts(archive: ZipArchive) {
  const parts: { name: string; bytes: Uint8Array }[] = [];
  for (const name of archive.names) {
    if (isXml.test(name)) refuseXmlDeclarations(await readPart(archive, name));
    else if (!isPicture.test(name)) continue;
    parts.push({ name, bytes: await archive.read(name) });
  }
  return parts;
}

/** Words at the head and foot of pages, each once: the reader above leaves them out, and a contract's number is there. */
async function runningWords(archive: ZipArchive): Promise<{ header: string[]; footer: string[] }> {
  const found = { header: new Set<string>(), footer: new Set<string>() };
  for (const name of archive.names) {
    const place = runningPart.exec(name)?.[1];
    if (place !== 'header' && place !== 'footer') continue;
    let words = '';
    let within = '';
    for (const token of xmlTokens(await readPart(archive, name))) {
      if (token.type === 'text') words += within === 't' ? token.text : '';
      else if (token.type === 'open') within = token.name;
      else {
        within = '';
        if (token.name === 'tab') words += ' ';
        if (token.name !== 'p') continue;
        if (words.trim() !== '') found[place].add(words.trim());
        words = '';
      }
    }
  }
  return { header: [...found.header], footer: [...found.footer] };
}

function runningLine(label: string, words: readonly string[]): string {
  return words.length === 0 ? '' : `<p class="quiet">${escapeText(`${label}: ${words.join(' · ')}`)}</p>`;
}
