/** What passes between the vault and a rasteriser: plain values, one reply for each request. */

import type { TextEncoding } from '../shared/vocabulary/losses.ts';
import type { Conversion } from './conversion.ts';
import type { PixelPage } from './pixel-page.ts';
import type {
  Examination,
  FileFaultCode,
  FileKind,
  FormAsked,
  PlacardFacts,
  renditionLimits,
} from './rasteriser.ts';
import type { TableAsked, TableRead } from './table-cells.ts';

export type RenditionLimits = { readonly [name in keyof typeof renditionLimits]: number };

/** Comes first and once; `ready` answers it. */
export interface WorkerStart {
  readonly type: 'start';
  readonly limits: RenditionLimits;
}

export type WorkerRequest =
  | {
      readonly type: 'examine';
      readonly bytes: Uint8Array;
      readonly fileName: string;
      /** Of a printed page: the characters that ought to be on it. */
      readonly characters?: string;
      /** Of a text, where its author chose it. */
      readonly encoding?: TextEncoding;
    }
  | { readonly type: 'placard'; readonly facts: PlacardFacts }
  | ({ readonly type: 'form' } & FormAsked)
  | ({ readonly type: 'table' } & TableAsked)
  /** Another file comes: what has read the one before is thrown away, and loaded anew. */
  | { readonly type: 'renew' }
  | { readonly type: 'open'; readonly rendition: Uint8Array }
  | { readonly type: 'renderPage'; readonly index: number; readonly dpi: number };

/** Half an examination: `html` is to be printed, and the paper examined. */
export interface ConvertedFile extends Conversion {
  readonly kind: FileKind;
  /** Each character of its words once. */
  readonly characters: string;
}

export interface WorkerAnswers {
  readonly examine: Examination | ConvertedFile;
  readonly placard: Examination;
  readonly form: Examination;
  readonly table: TableRead;
  readonly renew: Readonly<Record<string, never>>;
  readonly open: { readonly pages: number };
  readonly renderPage: PixelPage;
}

export type WorkerReply =
  | { readonly type: 'ready' }
  /** It could not load itself: no document is to blame. */
  | { readonly type: 'failed' }
  | { readonly type: 'answer'; readonly answer: WorkerAnswers[keyof WorkerAnswers] }
  | {
      readonly type: 'fault';
      readonly code: FileFaultCode;
      readonly detail: Readonly<Record<string, string | number>>;
    };
