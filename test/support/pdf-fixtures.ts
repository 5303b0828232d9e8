/** PDFs that tests of the rendition need and no sample holds. */
import { gbkHex } from '../../build/scripts/chinese-encodings.ts';
import {
  firstExtra,
  fontLeftOut,
  type PlainPdfPage,
  plainPdf,
  textOperators,
  utf16Hex,
} from '../../build/scripts/plain-pdf.ts';

/** A Chinese font named but left out, in the encodings usual for it. */
export const fontsLeftOut = [
  { name: 'SimSun', encoding: 'GBK-EUC-H', encode: gbkHex },
  { name: 'STSong-Light', encoding: 'UniGB-UCS2-H', encode: utf16Hex },
  { name: 'SomeHouseFont', encoding: 'UniGB-UTF16-H', encode: utf16Hex },
] as const;

export function chinesePdfWithoutFont(
  left: (typeof fontsLeftOut)[number],
  lines: readonly string[],
): Uint8Array {
  return plainPdf({
    pages: [
      {
        content: textOperators(lines, 24, left.encode),
        resources: `/Font << /F1 ${firstExtra} 0 R >>`,
      },
    ],
    extras: fontLeftOut(left.name, left.encoding, firstExtra),
  });
}

export const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

export function latinPage(words: string): PlainPdfPage {
  return {
    content: `BT /F1 24 Tf 72 700 Td (${words}) Tj ET`,
    resources: `/Font << /F1 ${firstExtra} 0 R >>`,
  };
}

export function latinPdf(pages: readonly string[]): Uint8Array {
  return plainPdf({ pages: pages.map(latinPage), extras: [helvetica] });
}

/** The first page is drawn at once, the second takes minutes: thousands of wide strokes, blended one on another. */
export function slowSecondPage(): Uint8Array {
  const strokes = Array.from({ length: 100_000 }, (_, index) => {
    const from = `0 ${index % 800} m`;
    const curve = `595 ${(index * 13) % 800} 0 400 595 ${index % 700} c S`;
    return `0.${index % 9} 0.5 0.${(index * 7) % 9} RG 40 w ${from} ${curve}`;
  });
  const blend = firstExtra + 1;
  return plainPdf({
    pages: [
      latinPage('quick'),
      { content: `/G gs\n${strokes.join('\n')}`, resources: `/ExtGState << /G ${blend} 0 R >>` },
    ],
    extras: [helvetica, '<< /Type /ExtGState /CA 0.3 /BM /Luminosity >>'],
  });
}

/** Dark pixels of a page. */
export function inkPixels(rgba: Uint8Array): number {
  let count = 0;
  for (let offset = 0; offset < rgba.length; offset += 4) {
    if ((rgba[offset] ?? 255) < 128 && (rgba[offset + 1] ?? 255) < 128) count += 1;
  }
  return count;
}
