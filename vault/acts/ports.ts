/**
 * What the vault needs from its surroundings. The CLI, the desktop and tests each bring theirs. No key passes here.
 */

import type { HtmlPrinter } from '../../rasteriser/html-printer.ts';
import type { Rasteriser } from '../../rasteriser/rasteriser.ts';
import type { TraceEvent } from '../../shared/diagnostics/trace-log.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { CredentialStore } from '../audit/credential-store.ts';
import type { PassphraseHasher } from '../sealing/passphrase.ts';
import type { Place } from '../storage/place.ts';
import type { Clock } from '../time/clock.ts';
import type { Watermarker } from './watermarker.ts';

export interface PageSink {
  /** Where pages go: a screen, or files of a sample vault. */
  readonly kind: 'screen' | 'files' | 'none';
}

export interface VaultPorts {
  readonly clock: Clock;
  readonly hasher: PassphraseHasher;
  readonly rasteriser: Rasteriser;
  /** Puts CSV, HTML, DOCX, XLSX, EML and MSG on paper; where there is none, these kinds are refused. */
  readonly htmlPrinter?: HtmlPrinter;
  /** Made when first needed: most sessions at a desk view nothing. */
  readonly watermarker: () => Promise<Watermarker>;
  /** The user's own data folder, outside every vault: the first anchor lies there. */
  readonly userDataFolder: string;
  /** The system's credential store, which keeps an anchor of each vault; where there is none, nothing does. */
  readonly credentialStore?: CredentialStore;
  /** Which place a folder is, for tests; null where places are not told apart. The programs ask the system (storage/place.ts). */
  readonly placeOf?: (folder: string, vault: VaultId) => Place | null;
  readonly pages: PageSink;
  /** Entries above which the full check at opening runs beside the work. */
  readonly foregroundEntriesMax: number;
  /** Takes down what an error leaves behind for whoever mends the program; where there is none, nothing does. */
  readonly trace?: (event: TraceEvent) => void;
}
