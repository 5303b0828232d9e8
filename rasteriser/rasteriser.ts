/**
 * The port behind which every look inside a file happens.
 *
 * An implementation runs without keys, without the database and without a network: a worker thread in the
 * CLI and tests, a sandboxed hidden window in the desktop. It holds one document at a time and is killed
 * afterwards, or after the last of the files that one person files in one act, so that a hostile file meets nothing
 * worth having.
 */

import type { EncodingGround, Loss, TextEncoding } from '../shared/vocabulary/losses.ts';
import type { HtmlPrinter } from './html-printer.ts';
import type { PageLook } from './page-look.ts';
import type { PixelPage } from './pixel-page.ts';
import type { TableAsked, TableRead } from './table-cells.ts';

/** Dots an inch of pages on a screen: A4 is about 1000 × 1400 pixels, legible at 100 % on a desk. */
export const pageDpi = 120;

export const fileKinds = [
  'pdf',
  'png',
  'jpeg',
  'webp',
  'gif',
  'tiff',
  'text',
  'markdown',
  'csv',
  'html',
  'docx',
  'xlsx',
  'eml',
  'msg',
  'other',
  'form',
] as const;
export type FileKind = (typeof fileKinds)[number];
/**
 * Two that no name may say: `other` came with another file, and only a placard of ours stands for it; a `form` was filled in
 * at the desk.
 */
export type ShownKind = Exclude<FileKind, 'other' | 'form'>;

/** Why a file cannot be filed, or a stored rendition cannot be shown. The sentences are in shared/vocabulary/refusal.ts. */
export const fileFaultCodes = [
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_UNPACKED_TOO_LARGE',
  'FILE_KIND_UNSUPPORTED',
  'FILE_KIND_TO_CONVERT',
  'FILE_KIND_MISMATCH',
  'FILE_ENCRYPTED',
  'FILE_NOT_IN_ENCODING',
  'FILE_ENCODING_UNKNOWN',
  'FILE_FORM_WITHOUT_PAGES',
  'FILE_DAMAGED',
  'FILE_TOO_MANY_PAGES',
  'IMAGE_TOO_LARGE',
  'RENDITION_TOO_LARGE',
  'RASTERISER_TIMEOUT',
  'FILE_ATTACHMENTS_TOO_MANY',
  'FILE_NEEDS_DESKTOP',
  'NOT_A_TABLE',
  'TABLE_TOO_LONG',
  'TABLE_TOO_WIDE',
  'TABLE_QUOTES_BROKEN',
  'PAGE_CANNOT_BE_SHOWN',
] as const;
export type FileFaultCode = (typeof fileFaultCodes)[number];

/** Why a file that came with another is sealed unseen. */
export type PlacardCause = FileFaultCode | 'FILE_WITHIN_TOO_DEEP';

/** A file that cannot be taken in or shown; `detail` holds numbers and kinds only, never content or a name. */
export class FileFault extends Error {
  readonly code: FileFaultCode;
  readonly detail: Readonly<Record<string, string | number>>;
  constructor(code: FileFaultCode, detail: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'FileFault';
    this.code = code;
    this.detail = detail;
  }
}

/** Limits of D6; sizes in bytes. */
export const renditionLimits = {
  renditionBytesMax: 256 * 1024 * 1024,
  pagesMax: 2_000,
  imagePixelsMax: 64_000_000,
  imageSidePxMax: 20_000,
  /** Of an office file, which is an archive. */
  zipEntriesMax: 5_000,
  zipBytesMax: 512 * 1024 * 1024,
  zipEntryBytesMax: 128 * 1024 * 1024,
  sheetsMax: 200,
  cellsMax: 300_000,
  /** Of what goes to the printer, pictures in base64 among it. */
  htmlCharactersMax: 60_000_000,
  attachmentsMax: 50,
  /** Longest a worker may take for one call, in milliseconds, before it is killed. */
  examineMsMax: 120_000,
  renderMsMax: 30_000,
} as const;

/** What filing learns of a file. Only the digests and the words of `likeness` are kept, and only keyed. */
export interface Examination {
  readonly kind: FileKind;
  /** The access rendition as PDF; 'same' where the file itself is the rendition (PDF). */
  readonly rendition: Uint8Array | 'same';
  readonly pages: number;
  /** SHA-256 for each page over width, height (u32 big-endian) and RGBA pixels at a fixed 72 dpi: equal pages have equal digests. */
  readonly pageDigests: readonly Uint8Array[];
  /** In the same order. */
  readonly pageLooks: readonly PageLook[];
  readonly likeness: {
    /** Normalised (NFKC, lower case, white space folded) text, at most 20,000 characters; empty for images. */
    readonly text: string;
  };
  /** In the order in which they stand in the mail; each is to be examined by itself. */
  readonly attachments?: readonly Attachment[];
  readonly report: {
    /** Encoding that a text was read in. */
    readonly encoding?: { readonly name: TextEncoding; readonly by: EncodingGround };
    /** The PDF's index of objects was damaged and was built anew; what is shown may not be all there was. */
    readonly repaired?: boolean;
    /** Fonts that were not embedded and were drawn with a substitute. */
    readonly fontsSubstituted: readonly string[];
    /** Each kind once, in the order of their list. */
    readonly losses: readonly Loss[];
    /** Characters no font at hand has; they are drawn as a box. */
    readonly glyphsMissing: number;
  };
}

/** A file that came inside another: a mail's, or one that a PDF carries along. */
export interface Attachment {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What is known of a file that cannot be shown, for the page that stands for it. */
export interface PlacardFacts {
  readonly fileName: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Its first bytes, by which its kind may be told. */
  readonly begins: Uint8Array;
  readonly cause: PlacardCause;
}

/** A form to be drawn: its sealed text, and a line that says whose it is. */
export interface FormAsked {
  /** As docs/formats/form.md prints it. */
  readonly bytes: Uint8Array;
  readonly head: string;
}

export interface OpenRendition {
  readonly pages: number;
  /** Page index from 0. Throws FileFault. */
  renderPage(index: number, dpi: number): Promise<PixelPage>;
  /** Kills the worker; the document's plaintext goes with it. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Looks into files that one person files in one act, two at a time at most. Whoever has read one of them reads the next, for
 * loading takes several times as long as a small file: fonts, converters and the printer stay, while the memory in which PDFium and
 * Skia have read a stranger's bytes is thrown away with each file, and so is a page of the printer that has drawn a picture. After a file that could not be
 * read nothing that has read it is used again.
 */
export interface Examiner {
  /** As below, with the printer that this examiner was given. Throws FileFault. */
  examine(bytes: Uint8Array, fileName: string, encoding?: TextEncoding): Promise<Examination>;
  /** The page that stands for a file which came with another and cannot be shown. Throws FileFault. */
  placard(facts: PlacardFacts): Promise<Examination>;
  /** Whoever asked for it closes it. Safe to call twice. */
  close(): Promise<void>;
}

export interface Rasteriser {
  /** A document is about to come, e.g. when a passphrase has been worked on: what takes long to start may start now. */
  warm?(): void;
  /**
   * One file, by itself. `bytes` is handed over (transferred where possible) and must not be used by the caller afterwards. Kinds that are
   * printed by way of HTML need a printer: FILE_NEEDS_DESKTOP without one. Throws FileFault.
   */
  examine(
    bytes: Uint8Array,
    fileName: string,
    printer?: HtmlPrinter,
    /** Of a text, where its author chose it; other kinds pay no attention to it. */
    encoding?: TextEncoding,
  ): Promise<Examination>;
  /** For the files of one act. */
  examiner(printer?: HtmlPrinter): Examiner;
  /** A form on paper: its pages as PDF. Throws FileFault. */
  form(asked: FormAsked): Promise<Examination>;
  /** The cells of a CSV or XLSX file, for opening dossiers by a list. Throws FileFault. */
  table(asked: TableAsked): Promise<TableRead>;
  /** Opens an access rendition (PDF) for one view. Throws FileFault. */
  open(rendition: Uint8Array): Promise<OpenRendition>;
}
