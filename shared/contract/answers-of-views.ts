/** Answers about views and notes. */
import type { ShownReport } from '../vocabulary/rendition-report.ts';
import type { Classification } from '../vocabulary/terms.ts';
import type { PageImage } from './answers-of-dossiers.ts';

export interface PastView {
  readonly n: number;
  readonly document: string;
  readonly title: string;
  readonly client: string;
  readonly atMs: number;
  readonly minutes: number;
  readonly place: string;
  readonly reason: string;
  readonly pages: number;
}

export interface BeforeView {
  readonly n: number;
  readonly cap: number;
  readonly left: number;
  readonly minutes: number;
  readonly pages: number;
  /** Prefilled from the loan and the station; both can be changed, both must be there (L5). */
  readonly reason: string;
  readonly place: string;
  readonly title: string;
  readonly document: string;
  readonly client: string;
  readonly classification: Classification;
  readonly report: ShownReport;
  readonly earlier: readonly PastView[];
  /** Set where a view was broken off and can be resumed. */
  readonly resumable: {
    readonly n: number;
    readonly remainingMs: number;
    readonly needsCustodian: boolean;
  } | null;
}

export interface ShownPage {
  readonly page: number;
  readonly image: PageImage;
}

export interface OpenedView extends ShownPage {
  readonly view: string;
  readonly trace: string;
  readonly n: number;
  readonly cap: number;
  readonly pages: number;
  readonly remainingMs: number;
  /** What the pages do not show. */
  readonly report: ShownReport;
}

export interface ViewState {
  readonly remainingMs: number;
  readonly idleInMs: number;
  readonly blank: boolean;
}

export interface NoteSummary {
  readonly note: string;
  readonly document: string;
  readonly title: string;
  readonly page: number;
  readonly characters: number;
  readonly writtenAtMs: number;
  readonly mine: boolean;
}
