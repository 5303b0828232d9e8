/** What kind a file says it is, by the ending of its name alone. */
import type { ShownKind } from './rasteriser.ts';

const kindOfExtension: Readonly<Record<string, ShownKind>> = {
  pdf: 'pdf',
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  jpe: 'jpeg',
  jfif: 'jpeg',
  webp: 'webp',
  gif: 'gif',
  tif: 'tiff',
  tiff: 'tiff',
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  docx: 'docx',
  xlsx: 'xlsx',
  eml: 'eml',
  msg: 'msg',
};

export const endingOf = (fileName: string): string =>
  /\.([a-z0-9]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';

export function kindSaidByName(fileName: string): ShownKind | undefined {
  const ending = endingOf(fileName);
  return Object.hasOwn(kindOfExtension, ending) ? kindOfExtension[ending] : undefined;
}

const printed: ReadonlySet<ShownKind | undefined> = new Set(['csv', 'html', 'docx', 'xlsx', 'eml', 'msg']);

/** Whether it becomes HTML first and is printed then, if it is what it says. */
export const isPrintedByName = (fileName: string): boolean => printed.has(kindSaidByName(fileName));
