/** Word and Excel files part by part, for samples and for what no office program writes. */
import { type EntryToWrite, writeZip } from '../../rasteriser/zip-writing.ts';

export const part = (name: string, content: string | Uint8Array): EntryToWrite => ({
  name,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeTypes = 'application/vnd.openxmlformats-officedocument';
const relationsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
export const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordType = `${officeTypes}.wordprocessingml.document.main+xml`;
export const sheetType = `${officeTypes}.spreadsheetml.sheet.main+xml`;

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function contentTypes(overrides: Readonly<Record<string, string>>): EntryToWrite {
  const defaults = {
    rels: 'application/vnd.openxmlformats-package.relationships+xml',
    xml: 'application/xml',
    png: 'image/png',
    jpg: 'image/jpeg',
    bin: 'application/octet-stream',
  };
  const lines = [
    ...Object.entries(defaults).map(
      ([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`,
    ),
    ...Object.entries(overrides).map(
      ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
    ),
  ];
  return part(
    '[Content_Types].xml',
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${lines.join('')}</Types>`,
  );
}

export interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly external?: boolean;
}

export function relations(name: string, list: readonly Relation[]): EntryToWrite {
  const lines = list.map(
    ({ id, kind, target, external }) =>
      `<Relationship Id="${id}" Type="${officeRelations}/${kind}" Target="${escapeXml(target)}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return part(
    name,
    `${declaration}<Relationships xmlns="${relationsNamespace}">${lines.join('')}</Relationships>`,
  );
}

export interface WordParts {
  /** What stands in the body, in WordprocessingML. */
  readonly body: string;
  readonly relations?: readonly Relation[];
  readonly more?: readonly EntryToWrite[];
  /** What the file says it is; a document where left out. */
  readonly type?: string;
  readonly moreTypes?: Readonly<Record<string, string>>;
  /** Stands before the root element. */
  readonly prologue?: string;
}

export function wordParts(parts: WordParts): EntryToWrite[] {
  const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${officeRelations}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`;
  return [
    contentTypes({ 'word/document.xml': parts.type ?? wordType, ...parts.moreTypes }),
    relations('_rels/.rels', [{ id: 'rId1', kind: 'officeDocument', target: 'word/document.xml' }]),
    relations('word/_rels/document.xml.rels', parts.relations ?? []),
    part(
      'word/document.xml',
      `${declaration}${parts.prologue ?? ''}<w:document ${namespaces}><w:body>${parts.body}</w:body></w:document>`,
    ),
    ...(parts.more ?? []),
  ];
}

export const wordFile = (parts: WordParts): Uint8Array => writeZip(wordParts(parts));

export function paragraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}

export function wordTable(rows: readonly (readonly string[])[]): string {
  const lines = rows.map(
    (cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`,
  );
  return `<w:tbl>${lines.join('')}</w:tbl>`;
}

/** A picture in the text, by its relation: embedded or linked. */
export function wordPicture(relation: string, how: 'embed' | 'link', description: string): string {
  return (
    `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="2400000" cy="1600000"/><wp:docPr id="1" name="p" descr="${escapeXml(description)}"/>` +
    `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>` +
    `<a:blip r:${how}="${relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
  );
}

export interface SheetParts {
  readonly name: string;
  /** Rows in SpreadsheetML, e.g. `<row r="1"><c r="A1"><v>1</v></c></row>`. */
  readonly rows: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Stands after the rows. */
  readonly after?: string;
}

export interface BookParts {
  readonly sheets: readonly SheetParts[];
  readonly type?: string;
  readonly moreTypes?: Readonly<Record<string, string>>;
  /** More that the workbook itself points at. */
  readonly related?: readonly { readonly id: string; readonly kind: string; readonly target: string }[];
  readonly more?: readonly EntryToWrite[];
  /** Stands before the root element of each sheet. */
  readonly prologue?: string;
  /** Stand in xl/workbook.xml before and after the list of sheets. */
  readonly beforeSheets?: string;
  readonly afterSheets?: string;
  /** The part xl/styles.xml. */
  readonly styles?: EntryToWrite;
}

export function bookFile(parts: BookParts): Uint8Array {
  const namespaces = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${officeRelations}"`;
  const listed = parts.sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  return writeZip([
    contentTypes({
      'xl/workbook.xml': parts.type ?? sheetType,
      ...(parts.styles ? { 'xl/styles.xml': `${officeTypes}.spreadsheetml.styles+xml` } : {}),
      ...parts.moreTypes,
    }),
    relations('_rels/.rels', [{ id: 'rId1', kind: 'officeDocument', target: 'xl/workbook.xml' }]),
    relations('xl/_rels/workbook.xml.rels', [
      ...parts.sheets.map((_, index) => ({
        id: `rId${index + 1}`,
        kind: 'worksheet',
        target: `worksheets/sheet${index + 1}.xml`,
      })),
      ...(parts.styles ? [{ id: 'rIdStyles', kind: 'styles', target: 'styles.xml' }] : []),
      ...(parts.related ?? []),
    ]),
    part(
      'xl/workbook.xml',
      `${declaration}<workbook ${namespaces}>${parts.beforeSheets ?? ''}<sheets>${listed.join('')}</sheets>${parts.afterSheets ?? ''}</workbook>`,
    ),
    ...parts.sheets.map(({ rows, after }, index) =>
      part(
        `xl/worksheets/sheet${index + 1}.xml`,
        `${declaration}${parts.prologue ?? ''}<worksheet ${namespaces}><sheetData>${rows}</sheetData>${after ?? ''}</worksheet>`,
      ),
    ),
    ...(parts.styles ? [parts.styles] : []),
    ...(parts.more ?? []),
  ]);
}

export const textCell = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`;
export const formulaCell = (reference: string, formula: string, cached?: string): string =>
  `<c r="${reference}" t="str"><f>${escapeXml(formula)}</f>${cached === undefined ? '' : `<v>${escapeXml(cached)}</v>`}</c>`;
