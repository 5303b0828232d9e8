/**
 * A workbook (ECMA-376, transitional), written row by row: a sheet for each million rows, the first row fixed and filters on,
 * texts as texts whatever they look like, moments as moments. A last sheet says what the table is.
 *
 * No shared strings: those would have to be held until the end.
 */
import { constants, deflateRawSync } from 'node:zlib';
import { Zip, ZipPassThrough } from 'fflate';
import { localTimeText } from '../../time/local-time.ts';
import { headOf, offsetText, type TableCell, type TableColumn, tableColumns } from './table-row.ts';
import type { Sink, TableAbout, TableWriter } from './table-writer.ts';

/** Of a sheet, with its heading: the format's own limit. */
const sheetRowsMax = 1_048_576;
/** Of a cell's text, in UTF-16 units: the format's own limit. */
const cellTextMax = 32_767;
/** Bytes of a sheet that are gathered before they are compressed. */
const gatheredMax = 1 << 18;

const styles = { plain: 0, head: 1, text: 2, moment: 3, wrapped: 4 } as const;

const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** `_x0041_` would be read as the letter A: its first sign is written as such a sequence itself. */
export const xmlText = (text: string): string =>
  text
    .replace(notInXml, '\ufffd')
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => escaped[sign]!);

/** A, B, … Z, AA, …: for the nth column, counted from 0. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${letters(Math.floor(column / 26) - 1)}${last}`;
}

/** Days since 1899-12-30, as workbooks count them. */
const dayNumber = (ms: number): number => ms / 86_400_000 + 25_569;

function shortened(text: string): string {
  if (text.length <= cellTextMax) return text;
  const cut = text.slice(0, cellTextMax - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

const stringCell = (at: string, text: string, style: number): string =>
  text === ''
    ? ''
    : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(shortened(text))}</t></is></c>`;

function cellXml(at: string, cell: TableCell): string {
  if (typeof cell === 'string') return stringCell(at, cell, styles.text);
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  const ms = 'utc' in cell ? cell.utc : cell.local + cell.offsetMinutes * 60_000;
  return `<c r="${at}" s="${styles.moment}"><v>${dayNumber(ms)}</v></c>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const sheetHead = (columns: readonly Pick<TableColumn, 'width'>[], fixed: boolean): string =>
  `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${
    fixed ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''
  }</sheetView></sheetViews><cols>${columns
    .map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`;

const stylesXml = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/**
 * Compressed by Node's zlib, a piece at a time: each ends at a whole byte, and such pieces one after the other are one stream
 * (RFC 1951).
 */
class DeflatedPart extends ZipPassThrough {
  constructor(name: string) {
    super(name);
    this.compression = 8;
  }

  protected override process(chunk: Uint8Array, final: boolean): void {
    const piece = deflateRawSync(chunk, {
      finishFlush: final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
    });
    this.ondata(null, piece, final);
  }
}

/** A sheet's XML, compressed as it grows. */
class SheetPart {
  private readonly part: DeflatedPart;
  private gathered: string[] = [];
  private gatheredUnits = 0;

  constructor(zip: Zip, name: string) {
    this.part = new DeflatedPart(name);
    zip.add(this.part);
  }

  write(xml: string): void {
    this.gathered.push(xml);
    this.gatheredUnits += xml.length;
    if (this.gatheredUnits > gatheredMax) this.push(false);
  }

  private push(last: boolean): void {
    this.part.push(Buffer.from(this.gathered.join(''), 'utf8'), last);
    this.gathered = [];
    this.gatheredUnits = 0;
  }

  end(): void {
    this.push(true);
  }
}

/** Throws what `write` throws. `rowsInSheet` is less than the format's limit in tests only. */
export function workbookWriter(write: Sink, about: TableAbout, rowsInSheet = sheetRowsMax): TableWriter {
  const { language } = about;
  const columns = tableColumns(language);
  const say = (zh: string, en: string): string =>
    language === 'both' ? `${zh} ${en}` : language === 'zh-CN' ? zh : en;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    write(bytes);
  });
  const sheets: string[] = [];
  const offsets = new Set<number>();
  let sheet: SheetPart | null = null;
  let rows = 0;
  let total = 0;

  const begin = (name: string, widths: readonly Pick<TableColumn, 'width'>[], fixed: boolean): SheetPart => {
    sheets.push(name);
    const part = new SheetPart(zip, `xl/worksheets/sheet${sheets.length}.xml`);
    part.write(sheetHead(widths, fixed));
    return part;
  };
  const beginTable = (): SheetPart => {
    const part = begin(
      `${say('日志', 'Log')}${sheets.length === 0 ? '' : ` ${sheets.length + 1}`}`,
      columns,
      true,
    );
    const heads = columns.map((column, i) =>
      stringCell(`${letters(i)}1`, headOf(column, language), styles.head),
    );
    part.write(`<row r="1">${heads.join('')}</row>`);
    rows = 1;
    return part;
  };
  const endTable = (part: SheetPart): void => {
    part.write(
      `</sheetData><autoFilter ref="A1:${letters(columns.length - 1)}${Math.max(rows, 2)}"/></worksheet>`,
    );
    part.end();
  };
  const whole = (name: string, text: string): void => {
    const part = new DeflatedPart(name);
    zip.add(part);
    part.push(Buffer.from(text, 'utf8'), true);
  };

  return {
    add(row) {
      if (sheet !== null && rows === rowsInSheet) {
        endTable(sheet);
        sheet = null;
      }
      sheet ??= beginTable();
      rows += 1;
      total += 1;
      offsets.add(row.offsetMinutes);
      const cells = columns.map((column, i) => cellXml(`${letters(i)}${rows}`, column.cell(row, language)));
      sheet.write(`<row r="${rows}">${cells.join('')}</row>`);
    },
    finish() {
      endTable(sheet ?? beginTable());
      const part = begin(say('说明', 'About'), [{ width: 30 }, { width: 90 }], false);
      const lines: readonly (readonly [string, string])[] = [
        [say('保险库', 'Vault'), about.vaultName],
        [say('编号', 'Id'), about.vault],
        [
          say('制表时间', 'Made at'),
          `${localTimeText(about.madeAtMs, about.offsetMinutes)} ${offsetText(about.offsetMinutes)}`,
        ],
        [say('条目数', 'Entries'), String(total)],
        ...about.asked,
        [
          say('当地时间所用时差', 'Offsets of local times'),
          [...offsets]
            .sort((a, b) => a - b)
            .map(offsetText)
            .join(', '),
        ],
        [
          say('核验', 'Verification'),
          say(
            '本表供人阅读，不能凭它核验；可核验的是审计包。',
            'This table is for people and cannot be verified by itself; an audit bundle can.',
          ),
        ],
      ];
      lines.forEach(([label, value], i) => {
        const at = i + 1;
        part.write(
          `<row r="${at}">${stringCell(`A${at}`, label, styles.head)}${stringCell(`B${at}`, value, styles.wrapped)}</row>`,
        );
      });
      part.write('</sheetData></worksheet>');
      part.end();
      whole('xl/styles.xml', stylesXml);
      whole(
        'xl/workbook.xml',
        `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
          .map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
          .join('')}</sheets></workbook>`,
      );
      whole(
        'xl/_rels/workbook.xml.rels',
        `${declaration}<Relationships xmlns="${packages}/relationships">${sheets
          .map(
            (_, i) =>
              `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
          )
          .join(
            '',
          )}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      );
      whole(
        '_rels/.rels',
        `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      );
      whole(
        '[Content_Types].xml',
        `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${sheets
          .map(
            (_, i) =>
              `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${types}.worksheet+xml"/>`,
          )
          .join('')}</Types>`,
      );
      zip.end();
    },
  };
}
