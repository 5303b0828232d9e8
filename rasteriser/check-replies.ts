/**
 * Replies of a rasteriser, checked as what a stranger's file made them: whoever answers there has read hostile bytes and
 * may be theirs by now. A page with fewer pixels than it claims would be filled up with what lay in memory, which is
 * another page; a number out of bounds would be signed; a code of its own would be an entry nobody can read.
 */
import { lossList, renditionReport } from '../shared/vocabulary/rendition-report.ts';
import { lookBytes } from './page-look.ts';
import type { PixelPage } from './pixel-page.ts';
import { type Examination, FileFault, type FileFaultCode, fileFaultCodes, fileKinds } from './rasteriser.ts';
import type { TableRead } from './table-cells.ts';
import { tableLimits } from './table-limits.ts';
import type { ConvertedFile, RenditionLimits, WorkerAnswers, WorkerRequest } from './worker-messages.ts';

/** Likeness looks at no more; `rasteriser.ts` promises 20,000 characters, and folding them may lengthen. */
const likenessCharactersMax = 100_000;
const fontsMax = 2_000;
const fontNameMax = 300;
const countMax = 1_000_000_000;
const digestBytes = 32;
const detailsMax = 8;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isCount = (value: unknown, min: number, max: number): value is number =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max;
const isBytes = (value: unknown, min: number, max: number): value is Uint8Array =>
  value instanceof Uint8Array && value.byteLength >= min && value.byteLength <= max;
const isKind = (value: unknown): boolean => (fileKinds as readonly unknown[]).includes(value);
const isAbsent = (value: unknown): value is undefined => value === undefined;

const areAttachments = (value: unknown, limits: RenditionLimits): boolean =>
  isAbsent(value) ||
  (Array.isArray(value) &&
    value.length <= limits.attachmentsMax &&
    value.every(
      (each) =>
        isFields(each) && isText(each.fileName, 4_096) && isBytes(each.bytes, 0, limits.renditionBytesMax),
    ));

function isPage(page: Fields, limits: RenditionLimits): boolean {
  const { widthPx, heightPx, rgba } = page;
  if (!isCount(widthPx, 1, limits.imageSidePxMax) || !isCount(heightPx, 1, limits.imageSidePxMax))
    return false;
  const pixels = widthPx * heightPx;
  return pixels <= limits.imagePixelsMax && isBytes(rgba, pixels * 4, pixels * 4);
}

const isEncoding = (value: unknown): boolean =>
  isAbsent(value) || renditionReport.shape.encoding.safeParse(value).success;

const isLook = (value: unknown): boolean =>
  isFields(value) &&
  typeof value.blank === 'boolean' &&
  typeof value.picture === 'boolean' &&
  (value.bits === null || isBytes(value.bits, lookBytes, lookBytes));

function isReport(report: unknown): boolean {
  if (!isFields(report)) return false;
  const { encoding, repaired, fontsSubstituted, losses, glyphsMissing } = report;
  return (
    isEncoding(encoding) &&
    (isAbsent(repaired) || typeof repaired === 'boolean') &&
    Array.isArray(fontsSubstituted) &&
    fontsSubstituted.length <= fontsMax &&
    fontsSubstituted.every((font) => isText(font, fontNameMax)) &&
    lossList.safeParse(losses).success &&
    isCount(glyphsMissing, 0, countMax)
  );
}

function isExamination(found: Fields, limits: RenditionLimits): boolean {
  const { kind, rendition, pages, pageDigests, pageLooks, likeness, attachments, report } = found;
  return (
    isKind(kind) &&
    (rendition === 'same' || isBytes(rendition, 1, limits.renditionBytesMax)) &&
    isCount(pages, 1, limits.pagesMax) &&
    Array.isArray(pageDigests) &&
    pageDigests.length === pages &&
    pageDigests.every((digest) => isBytes(digest, digestBytes, digestBytes)) &&
    Array.isArray(pageLooks) &&
    pageLooks.length === pages &&
    pageLooks.every(isLook) &&
    isFields(likeness) &&
    isText(likeness.text, likenessCharactersMax) &&
    areAttachments(attachments, limits) &&
    isReport(report)
  );
}

const isConverted = (found: Fields, limits: RenditionLimits): boolean =>
  isKind(found.kind) &&
  isText(found.html, limits.htmlCharactersMax) &&
  isText(found.words, limits.htmlCharactersMax) &&
  isText(found.characters, limits.htmlCharactersMax) &&
  lossList.safeParse(found.losses).success &&
  isEncoding(found.encoding) &&
  areAttachments(found.attachments, limits);

/** As many rows, columns and cells as a table may have, and no more characters than its file had bytes. */
function isTable({ kind, encoding, separator, sheets, sheet, rows, withoutResult }: Fields): boolean {
  const { rowsMax, columnsMax, cellsMax, bytesMax, sheetsMax, sheetNameMax } = tableLimits;
  if (kind !== 'csv' && kind !== 'xlsx') return false;
  if (!renditionReport.shape.encoding.safeParse(encoding).success) return false;
  if (separator !== null && !isText(separator, 1)) return false;
  if (!Array.isArray(sheets) || sheets.length > sheetsMax || !isCount(sheet, 0, sheetsMax)) return false;
  if (
    !sheets.every(
      (each) => isFields(each) && isText(each.name, sheetNameMax) && isCount(each.rows, 0, countMax),
    )
  )
    return false;
  if (!Array.isArray(rows) || rows.length === 0 || rows.length > rowsMax) return false;
  let cells = 0;
  let characters = 0;
  for (const row of rows as unknown[]) {
    if (!Array.isArray(row) || row.length > columnsMax) return false;
    cells += row.length;
    for (const cell of row as unknown[]) {
      if (typeof cell !== 'string') return false;
      characters += cell.length;
    }
  }
  return (
    cells <= cellsMax &&
    // A workbook says a text once and names it often.
    characters <= bytesMax * 4 &&
    Array.isArray(withoutResult) &&
    withoutResult.length <= cellsMax &&
    withoutResult.every(
      (at) => Array.isArray(at) && isCount(at[0], 0, rowsMax - 1) && isCount(at[1], 0, columnsMax - 1),
    )
  );
}

/** What such a request may be answered with, or null. */
function soundAnswer(
  request: WorkerRequest['type'],
  answer: unknown,
  limits: RenditionLimits,
): WorkerAnswers[WorkerRequest['type']] | null {
  if (!isFields(answer)) return null;
  switch (request) {
    case 'examine': {
      const sound = 'html' in answer ? isConverted(answer, limits) : isExamination(answer, limits);
      return sound && answer.kind !== 'other' && answer.kind !== 'form'
        ? (answer as unknown as Examination | ConvertedFile)
        : null;
    }
    case 'placard': {
      const sound = isExamination(answer, limits) && answer.kind === 'other' && answer.rendition !== 'same';
      return sound ? (answer as unknown as Examination) : null;
    }
    case 'form': {
      const sound = isExamination(answer, limits) && answer.kind === 'form' && answer.rendition !== 'same';
      return sound ? (answer as unknown as Examination) : null;
    }
    case 'table':
      return isTable(answer) ? (answer as unknown as TableRead) : null;
    case 'renew':
      return {};
    case 'open':
      return isCount(answer.pages, 1, limits.pagesMax) ? { pages: answer.pages } : null;
    case 'renderPage':
      return isPage(answer, limits) ? (answer as unknown as PixelPage) : null;
  }
}

/** Numbers and short words of ours; anything else stays where it came from. */
function soundDetail(detail: unknown): Readonly<Record<string, string | number>> {
  if (!isFields(detail)) return {};
  const kept = Object.entries(detail).filter(
    ([name, value]) =>
      /^[a-z][A-Za-z]{0,30}$/.test(name) &&
      (Number.isFinite(value) || (typeof value === 'string' && /^[\w.+/ -]{0,80}$/.test(value))),
  );
  return Object.fromEntries(kept.slice(0, detailsMax)) as Record<string, string | number>;
}

/** The answer to a request. Throws FileFault for a fault it may have; null for what no rasteriser of ours says. */
export function answerOf<T extends WorkerRequest['type']>(
  request: T,
  reply: unknown,
  limits: RenditionLimits,
): WorkerAnswers[T] | null {
  if (!isFields(reply)) return null;
  if (reply.type === 'fault' && (fileFaultCodes as readonly unknown[]).includes(reply.code)) {
    throw new FileFault(reply.code as FileFaultCode, soundDetail(reply.detail));
  }
  if (reply.type !== 'answer') return null;
  return soundAnswer(request, reply.answer, limits) as WorkerAnswers[T] | null;
}
