/** Word documents for tests, by what stands in them: lists, styles, notes, headers. */
import { type EntryToWrite, writeZip } from '../../rasteriser/zip-writing.ts';
import { part, type Relation, wordParts } from './office-parts.ts';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';

/** A part of WordprocessingML with one root element. */
const wordPart = (name: string, root: string, content: string): EntryToWrite =>
  part(`word/${name}`, `<w:${root} ${namespaces}>${content}</w:${root}>`);

export interface WordDocumentParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly settings?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  /** By relation: `rIdHead` and the like. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly footers?: Readonly<Record<string, string>>;
  readonly relations?: readonly Relation[];
  readonly more?: readonly EntryToWrite[];
}

export function wordDocument(parts: WordDocumentParts): Uint8Array<ArrayBuffer> {
  const relations: Relation[] = [...(parts.relations ?? [])];
  const more: EntryToWrite[] = [...(parts.more ?? [])];
  const add = (id: string, kind: string, target: string, root: string, content: string): void => {
    relations.push({ id, kind, target });
    more.push(wordPart(target, root, content));
  };
  for (const [kind, root] of [
    ['styles', 'styles'],
    ['numbering', 'numbering'],
    ['settings', 'settings'],
    ['footnotes', 'footnotes'],
    ['endnotes', 'endnotes'],
    ['comments', 'comments'],
  ] as const) {
    const content = parts[kind];
    if (content !== undefined) add(`part-${kind}`, kind, `${kind}.xml`, root, content);
  }
  for (const [id, content] of Object.entries(parts.headers ?? {}))
    add(id, 'header', `${id}.xml`, 'hdr', content);
  for (const [id, content] of Object.entries(parts.footers ?? {}))
    add(id, 'footer', `${id}.xml`, 'ftr', content);
  const entries = wordParts({ body: parts.body, relations, more });
  return writeZip(
    entries.map((entry) =>
      entry.name === 'word/document.xml'
        ? wordPart('document.xml', 'document', `<w:body>${parts.body}</w:body>`)
        : entry,
    ),
  );
}

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const para = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
/** A paragraph of a list. */
export const clause = (text: string, level: number, list: number | string = 1): string =>
  para(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

export interface LevelParts {
  readonly format: string;
  readonly text: string;
  readonly start?: number;
  readonly more?: string;
}
const listLevel = (index: number, { format, text, start = 1, more = '' }: LevelParts): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:suff w:val="space"/><w:lvlText w:val="${text}"/></w:lvl>`;
export const abstractList = (id: number, levels: readonly LevelParts[], more = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${more}${levels.map((level, index) => listLevel(index, level)).join('')}</w:abstractNum>`;
export const listInstance = (id: number, abstract: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;

/** A field in its long form; without a result where none is given. */
export const field = (code: string, result?: string, data = ''): string =>
  `<w:r><w:fldChar w:fldCharType="begin">${data}</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>` +
  (result === undefined
    ? ''
    : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result === '' ? '' : run(result)}`) +
  '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
