/**
 * The fonts that PDFium asks the system for when a document does not bring its own.
 *
 * A WebAssembly build has no system, and without an answer it draws Chinese in fonts like SimSun as blank,
 * without an error. This answers FPDF_SYSFONTINFO (fpdf_sysfontinfo.h, version 1) with Noto Sans SC for
 * East Asian requests; Latin ones are declined, for PDFium then falls back on the faces it has built in.
 */
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { notoSans } from './noto-sans.ts';
import { heapOf } from './pdfium-heap.ts';

/** Windows character sets in fpdf_sysfontinfo.h: Shift-JIS, Hangul, GB2312, Big5. */
const eastAsianCharsets = new Set([128, 129, 134, 136]);
const defaultCharset = 1;

/** Names under which Chinese fonts are asked for with an unset character set. */
const chineseFaceName =
  /sim(sun|hei|kai|fang)|song|hei(ti)?|kai(ti)?|fang|ming|yahei|dengxian|noto.*cjk|sourcehan|[^\x00-\x7f]/i;

/** An sfnt file begins with this many bytes before its table directory; a directory entry is 16 bytes. */
const sfntHeaderBytes = 12;
const tableEntryBytes = 16;

export interface SubstituteFonts {
  /** Names asked for since the last call, in the order of asking. */
  takeNames(): string[];
}

export function installSubstituteFonts(api: WrappedPdfiumModule): SubstituteFonts {
  const names = new Set<string>();
  const runtime = api.pdfium;
  /** PDFium takes any non-null pointer for a font; there is one font only. */
  const theFont = 1;

  const mapFont = (
    _self: number,
    _weight: number,
    _italic: number,
    charset: number,
    _pitch: number,
    face: number,
  ) => {
    const name = face === 0 ? '' : runtime.UTF8ToString(face);
    if (name !== '') names.add(name);
    const wanted =
      eastAsianCharsets.has(charset) || (charset === defaultCharset && chineseFaceName.test(name));
    return wanted ? theFont : 0;
  };

  /** With no buffer, or one too small, only the length is told (FPDF_SYSFONTINFO::GetFontData). */
  const getFontData = (_self: number, _font: number, table: number, buffer: number, bufferBytes: number) => {
    const data = fontTable(notoSans('regular'), table >>> 0);
    if (!data) return 0;
    if (buffer !== 0 && bufferBytes >= data.byteLength) heapOf(api).set(data, buffer >>> 0);
    return data.byteLength;
  };

  const faceName = new TextEncoder().encode('Noto Sans SC\0');
  const getFaceName = (_self: number, _font: number, buffer: number, bufferBytes: number) => {
    if (buffer !== 0 && bufferBytes >= faceName.byteLength) heapOf(api).set(faceName, buffer >>> 0);
    return faceName.byteLength;
  };

  const gb2312 = 134;
  const version = 1;
  const members = [
    version,
    runtime.addFunction(() => undefined, 'vi'), // Release
    0, // EnumFonts: PDFium asks by name and character set instead
    runtime.addFunction(mapFont, 'iiiiiiii'),
    0, // GetFont
    runtime.addFunction(getFontData, 'iiiiii'),
    runtime.addFunction(getFaceName, 'iiiii'),
    runtime.addFunction(() => gb2312, 'iii'), // GetFontCharset
    runtime.addFunction(() => undefined, 'vii'), // DeleteFont
  ];
  const address = runtime.wasmExports.malloc(members.length * 4);
  for (const [index, member] of members.entries()) runtime.setValue(address + index * 4, member, 'i32');
  api.FPDF_SetSystemFontInfo(address);

  return {
    takeNames() {
      const taken = [...names];
      names.clear();
      return taken;
    },
  };
}

/** The whole file for tag 0, else the table of that tag (OpenType, "Organization of an OpenType Font"). */
function fontTable(font: Uint8Array, tag: number): Uint8Array | undefined {
  if (tag === 0) return font;
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = view.getUint16(4);
  for (let index = 0; index < tables; index++) {
    const entry = sfntHeaderBytes + index * tableEntryBytes;
    if (view.getUint32(entry) !== tag) continue;
    const offset = view.getUint32(entry + 8);
    return font.subarray(offset, offset + view.getUint32(entry + 12));
  }
  return undefined;
}
