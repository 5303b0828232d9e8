/**
 * Pictures as a PDF, one to a page, each filling it. Written here because the typesetter's own reader of pictures goes over them
 * byte by byte, which takes a large one ten times as long as decoding it. ISO 32000-1 §7.5, §8.9.5.
 */
import { joinBytes } from './bytes.ts';

const a4ShortPt = 595.28;
const a4LongPt = 841.89;
/** A small picture is not blown up beyond 96 dpi. */
const pointsPerPixelMax = 0.75;

/** Samples as a PDF stores them. */
export interface PdfPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly space: 'DeviceGray' | 'DeviceRGB';
  readonly bitsPerSample: 1 | 8;
  /** A JPEG, or zlib's format; `predicted` where each row begins with a filter of PNG. */
  readonly packed: 'jpeg' | 'zlib' | 'predicted';
  readonly data: Uint8Array;
  /** Height of a pixel by its width, where it is not square (a fax). */
  readonly pixelAspect?: number;
}

export function picturesToPdf(pictures: readonly PdfPicture[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const places: number[] = [];
  let at = 0;
  const write = (chunk: string | Uint8Array): void => {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    chunks.push(bytes);
    at += bytes.length;
  };
  const object = (number: number, dictionary: string, stream?: Uint8Array): void => {
    places[number] = at;
    write(`${number} 0 obj\n${dictionary}\n`);
    if (stream) {
      write('stream\n');
      write(stream);
      write('\nendstream\n');
    }
    write('endobj\n');
  };
  const firstPage = 3;
  const objectsEach = 3;
  const pageOf = (index: number): number => firstPage + index * objectsEach;

  write('%PDF-1.4\n%\u00e2\u00e3\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pictures.map((_, index) => `${pageOf(index)} 0 R`).join(' ');
  object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`);
  for (const [index, picture] of pictures.entries()) {
    const page = pageOf(index);
    const { widthPt, heightPt } = pageSizePt(picture);
    const [width, height] = [points(widthPt), points(heightPt)];
    object(
      page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${page + 1} 0 R ` +
        `/Resources << /XObject << /P ${page + 2} 0 R >> >> >>`,
    );
    const content = new TextEncoder().encode(`q ${width} 0 0 ${height} 0 0 cm /P Do Q`);
    object(page + 1, `<< /Length ${content.length} >>`, content);
    object(page + 2, pictureDictionary(picture), picture.data);
  }
  const xrefAt = at;
  const objects = firstPage + pictures.length * objectsEach;
  const rows = places.slice(1).map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  write(`xref\n0 ${objects}\n0000000000 65535 f \n${rows.join('')}`);
  write(`trailer\n<< /Size ${objects} /Root 1 0 R >>\nstartxref\n${xrefAt}\n%%EOF\n`);
  return joinBytes(chunks);
}

function pictureDictionary({ widthPx, heightPx, space, bitsPerSample, packed, data }: PdfPicture): string {
  const predictor =
    packed === 'predicted'
      ? ` /DecodeParms << /Predictor 15 /Colors ${space === 'DeviceRGB' ? 3 : 1} /BitsPerComponent ${bitsPerSample} /Columns ${widthPx} >>`
      : '';
  return (
    `<< /Type /XObject /Subtype /Image /Width ${widthPx} /Height ${heightPx} /ColorSpace /${space} ` +
    `/BitsPerComponent ${bitsPerSample} /Filter /${packed === 'jpeg' ? 'DCTDecode' : 'FlateDecode'}${predictor} ` +
    `/Length ${data.length} >>`
  );
}

const points = (length: number): string => String(Math.round(length * 100) / 100);

/** The picture fills its page; the page fits on A4, upright or across as the picture is. */
function pageSizePt({ widthPx, heightPx, pixelAspect = 1 }: PdfPicture): {
  widthPt: number;
  heightPt: number;
} {
  const tall = heightPx * pixelAspect;
  const [widthMax, heightMax] = widthPx > tall ? [a4LongPt, a4ShortPt] : [a4ShortPt, a4LongPt];
  const scale = Math.min(widthMax / widthPx, heightMax / tall, pointsPerPixelMax);
  return { widthPt: Math.max(1, widthPx * scale), heightPt: Math.max(1, tall * scale) };
}
