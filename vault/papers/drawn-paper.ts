/** What a paper is asked for with, and what gathering its facts gives: the sheet, and what it is about. */
import type {
  DepartureId,
  DocumentId,
  DossierId,
  HandoverId,
  LoanId,
  PersonId,
  ReleaseId,
} from '../../shared/vocabulary/ids.ts';
import type { PaperCheckpoint } from '../access-log/paper-checkpoint.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { Sheet } from './paper-sheet.ts';
import type { PaperWords } from './paper-words.ts';

export interface AskedPaper {
  readonly vault: OpenVault;
  readonly call: Call;
  /** `L12`, `K-1/2`, `K-1`, `3`, `3:K-1`, `R12`, or nothing. */
  readonly about: string;
  readonly words: PaperWords;
}

/** Named in the entry that says that it was printed. */
export interface PaperAbout {
  readonly dossier?: DossierId;
  readonly document?: DocumentId;
  readonly loan?: LoanId;
  readonly person?: PersonId;
  readonly handover?: HandoverId;
  readonly departure?: DepartureId;
  readonly release?: ReleaseId;
}

export interface DrawnPaper {
  readonly sheet: Sheet;
  readonly about: PaperAbout;
  /** Of what is finished: the checkpoint that was signed, which its paper carries for ever (H3). Else that of now. */
  readonly checkpoint?: PaperCheckpoint;
}

/** The employer as the firm has written it down, else the vault's own name. */
export const firmOf = (vault: OpenVault): string =>
  vault.db.get<{ employer: string | null }>('SELECT employer FROM practice')?.employer || vault.name;
