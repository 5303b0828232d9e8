/** PDF written object by object, for what no typesetter makes: fonts left out, scripts, thousands of pages. */

export interface PlainPdfPage {
  /** Content stream operators. */
  readonly content: string;
  /** Resource dictionary, e.g. `/Font << /F1 4 0 R >>` with numbers counted from `firstExtra`. */
  readonly resources?: string;
  /** Further entries of the page, e.g. annotations. */
  readonly entries?: string;
  readonly widthPt?: number;
  readonly heightPt?: number;
}

export interface PlainPdfParts {
  readonly pages: readonly PlainPdfPage[];
  /** Further objects; the first has the number `firstExtra`. */
  readonly extras?: readonly string[];
  /** Further entries of the catalog, e.g. an OpenAction. */
  readonly catalog?: string;
}

/** Object number of the first of `extras`: after the catalog (1) and the page tree (2). */
export const firstExtra = 3;

export function plainPdf(parts: PlainPdfParts): Uint8Array {
  const extras = parts.extras ?? [];
  const firstPage = firstExtra + extras.length;
  const kids = parts.pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`,
    `<< /Type /Pages /Count ${parts.pages.length} /Kids [${kids}] >>`,
    ...extras,
    ...parts.pages.flatMap((page, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.widthPt ?? 595} ${page.heightPt ?? 842}] ` +
        `/Resources << ${page.resources ?? ''} >> ${page.entries ?? ''} /Contents ${firstPage + index * 2 + 1} 0 R >>`,
      `<< /Length ${page.content.length} >>\nstream\n${page.content}\nendstream`,
    ]),
  ];

  const pieces = ['%PDF-1.7\n'];
  const offsets: number[] = [];
  let length = pieces[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const piece = `${index + 1} 0 obj\n${object}\nendobj\n`;
    pieces.push(piece);
    length += piece.length;
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  pieces.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`);
  pieces.push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`);
  return new Uint8Array(Buffer.from(pieces.join(''), 'latin1'));
}

/** The three objects of a Chinese font that the file names but does not bring (ISO 32000-2 §9.7). */
export function fontLeftOut(name: string, encoding: string, objectNumber: number): string[] {
  const descriptor =
    `<< /Type /FontDescriptor /FontName /${name} /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 ` +
    '/Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>';
  const descendant =
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /DW 1000 ` +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> ' +
    `/FontDescriptor ${objectNumber + 2} 0 R >>`;
  const font =
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${encoding} ` +
    `/DescendantFonts [${objectNumber + 1} 0 R] >>`;
  return [font, descendant, descriptor];
}

/** Lines of text in one font, from the top of an A4 page; `encode` gives the bytes of a line in hexadecimal. */
export function textOperators(
  lines: readonly string[],
  sizePt: number,
  encode: (line: string) => string,
): string {
  const leading = sizePt * 1.7;
  const shown = lines.map((line) => `<${encode(line)}> Tj T*`).join('\n');
  return `BT /F1 ${sizePt} Tf ${leading} TL 60 770 Td\n${shown}\nET`;
}

export function utf16Hex(line: string): string {
  return Buffer.from(line, 'utf16le').swap16().toString('hex');
}
