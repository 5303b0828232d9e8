/** What a PDF carries along and no page shows: files inside it, and annotations that sound, move or speak beside the page. */
import { type Loss, type LossKind, sumOfLosses } from '../shared/vocabulary/losses.ts';
import { readableName } from './attachment-name.ts';
import { textOf, withAnnotations } from './pdf-appearance.ts';
import type { Pdfium } from './pdfium.ts';
import { allocate, heapOf, release } from './pdfium-heap.ts';
import { type Attachment, FileFault } from './rasteriser.ts';
import type { RenditionLimits } from './worker-messages.ts';

type Api = Pdfium['api'];

/** fpdf_annot.h, FPDF_ANNOT_… */
const fileAttachment = 17;
const lossOfSubtype: Readonly<Record<number, LossKind>> = {
  18: 'recording',
  19: 'recording',
  21: 'recording',
  25: 'embedded',
  26: 'recording',
};
/** Notes, and marks with words beside them: only where they stand is drawn, not what they say. */
const commented = new Set([1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);

export interface Enclosures {
  readonly attachments: readonly Attachment[];
  readonly losses: readonly Loss[];
}

export interface EnclosureCollector {
  /** Shows it a page as it is in the file. Throws FileFault as `found`. */
  notice(page: number): void;
  /** Once each page was shown. Throws FileFault FILE_ATTACHMENTS_TOO_MANY, FILE_UNPACKED_TOO_LARGE. */
  found(): Enclosures;
}

export function collectEnclosures(
  { api }: Pdfium,
  document: number,
  limits: EnclosureLimits,
): EnclosureCollector {
  const files = new FilesWithin(api, limits);
  const losses: Loss[] = [];
  const named = api.FPDFDoc_GetAttachmentCount(document);
  return {
    notice: (page) =>
      withAnnotations(api, page, (annotation) => {
        const subtype = api.FPDFAnnot_GetSubtype(annotation);
        if (subtype === fileAttachment) files.take(api.FPDFAnnot_GetFileAttachment(annotation));
        const what = lossOfSubtype[subtype];
        if (what !== undefined) losses.push({ what, count: 1 });
        else if (commented.has(subtype) && says(api, annotation)) losses.push({ what: 'comment', count: 1 });
      }),
    found() {
      for (let index = 0; index < named; index++) files.take(api.FPDFDoc_GetAttachment(document, index));
      return { attachments: files.found, losses: sumOfLosses(losses) };
    },
  };
}

export type EnclosureLimits = Pick<RenditionLimits, 'attachmentsMax' | 'renditionBytesMax'>;

const says = (api: Api, annotation: number): boolean =>
  textOf(
    (buffer, bytes) => api.FPDFAnnot_GetStringValue(annotation, 'Contents', buffer, bytes),
    api,
  ).trim() !== '';

/** A file is named in the file's own list, at a place on a page, or at both: it is taken once. */
class FilesWithin {
  readonly found: Attachment[] = [];
  private readonly api: Api;
  private readonly limits: EnclosureLimits;
  private bytes = 0;

  constructor(api: Api, limits: EnclosureLimits) {
    this.api = api;
    this.limits = limits;
  }

  take(attachment: number): void {
    if (attachment === 0) return;
    const { api, limits } = this;
    const name = textOf((buffer, bytes) => api.FPDFAttachment_GetName(attachment, buffer, bytes), api);
    const bytes = this.contentOf(attachment);
    const fileName = readableName(
      name.split(/[/\\]/).at(-1)?.trim() || `attachment-${this.found.length + 1}`,
    );
    if (this.found.some((other) => other.fileName === fileName && equal(other.bytes, bytes))) return;
    this.found.push({ fileName, bytes });
    this.bytes += bytes.byteLength;
    if (this.found.length > limits.attachmentsMax) {
      const { attachmentsMax } = limits;
      throw new FileFault('FILE_ATTACHMENTS_TOO_MANY', { attachments: this.found.length, attachmentsMax });
    }
    if (this.bytes > limits.renditionBytesMax)
      throw new FileFault('FILE_UNPACKED_TOO_LARGE', { bytes: this.bytes });
  }

  /** What cannot be taken out is a file without bytes, which is sealed as such. */
  private contentOf(attachment: number): Uint8Array {
    const { api } = this;
    const length = allocate(api, 4);
    try {
      if (!api.FPDFAttachment_GetFile(attachment, 0, 0, length)) return new Uint8Array(0);
      const bytes = Number(api.pdfium.getValue(length, 'i32')) >>> 0;
      if (bytes === 0 || bytes > this.limits.renditionBytesMax) return new Uint8Array(0);
      const buffer = allocate(api, bytes);
      try {
        if (!api.FPDFAttachment_GetFile(attachment, buffer, bytes, length)) return new Uint8Array(0);
        return heapOf(api).slice(buffer, buffer + bytes);
      } finally {
        release(api, buffer);
      }
    } finally {
      release(api, length);
    }
  }
}

const equal = (one: Uint8Array, other: Uint8Array): boolean =>
  one.byteLength === other.byteLength && one.every((byte, index) => byte === other[index]);
