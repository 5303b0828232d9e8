/** PDFs that tests of the rendition need and no sample holds. */
import { randomFillSync } from 'node:crypto';
import { gbkHex } from '../../build/scripts/chinese-encodings.ts';
import {
  firstExtra,
  fontLeftOut,
  type PlainPdfPage,
  plainPdf,
  textOperators,
  utf16Hex,
} from '../../build/scripts/plain-pdf.ts';

/** A Chinese font named but left out, in each of the two usual encodings. */
export const fontsLeftOut = [
  { name: 'SimSun', encoding: 'GBK-EUC-H', encode: gbkHex },
  { name: 'STSong-Light', encoding: 'UniGB-UCS2-H', encode: utf16Hex },
] as const;

export function chinesePdfWithoutFont(
  left: (typeof fontsLeftOut)[number],
  lines: readonly string[],
): Uint8Array {
  return plainPdf({
    pages: [
      { content: textOperators(lines, 24, left.encode), resources: `/Font << /F1 ${firstExtra} 0 R >>` },
    ],
    extras: fontLeftOut(left.name, left.encoding, firstExtra),
  });
}

export function latinPage(words: string): PlainPdfPage {
  return {
    content: `BT /F1 24 Tf 72 700 Td (${words}) Tj ET`,
    resources: `/Font << /F1 ${firstExtra} 0 R >>`,
  };
}

export function latinPdf(pages: readonly string[]): Uint8Array {
  return plainPdf({
    pages: pages.map(latinPage),
    extras: ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
  });
}

/** A drawing that takes PDFium long: nested shadings over and over. */
export function slowPdf(strokes: number): Uint8Array {
  const content = Array.from(
    { length: strokes },
    (_, index) =>
      `0.${index % 9} 0.5 0.${(index * 7) % 9} RG 40 w 0 ${index % 800} m 595 ${(index * 13) % 800} 0 400 595 ${index % 700} c S`,
  ).join('\n');
  return plainPdf({
    pages: [{ content: `/G gs\n${content}`, resources: `/ExtGState << /G ${firstExtra} 0 R >>` }],
    extras: ['<< /Type /ExtGState /CA 0.3 /BM /Luminosity >>'],
  });
}

/** A page of words beside ten megabytes and more of other objects, as in a scan with many pages. */
export function largePdf(bytes: number): Uint8Array {
  const ballast = Buffer.alloc(bytes);
  randomFillSync(ballast);
  // Kept off "endstream" by being hexadecimal.
  const hex = ballast.subarray(0, bytes / 2).toString('hex');
  return plainPdf({
    pages: [latinPage('A page beside many others')],
    extras: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      `<< /Length ${hex.length} >>\nstream\n${hex}\nendstream`,
    ],
  });
}

/** Pixels of a page that are not white. */
export function inkPixels(rgba: Uint8Array): number {
  let count = 0;
  for (let offset = 0; offset < rgba.length; offset += 4) {
    if ((rgba[offset] ?? 255) < 128 && (rgba[offset + 1] ?? 255) < 128) count += 1;
  }
  return count;
}
