/** One call of a command: what it is about, so that a refusal can name it in the log, and progress on the way. */
import type { DocumentId, DossierId, LoanId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import { UnlockedInCall } from './unlocked-in-call.ts';

export interface CallAbout {
  dossier: DossierId | null;
  document: DocumentId | null;
  loan: LoanId | null;
  person: PersonId | null;
  role: Role | null;
}

export interface Call {
  readonly about: CallAbout;
  readonly unlocked: UnlockedInCall;
  readonly language: Language;
  /** The screen asks by itself; true for its own questions only (shared/contract/screen-questions.ts). */
  readonly byScreen: boolean;
  /** The screen asks again what this session was answered before: its reading is on record already (A0). */
  answeredBefore: boolean;
  /** What an act of several has done so far, each in a transaction of its own: a fault names it. */
  readonly done: string[];
  /** Which of several is being judged or signed, as people write it; null outside of them. */
  at: string | null;
  /** Long work says how far it is; it stops where `signal` is aborted, between two durable steps. */
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal | null;
}

export const newCall = (
  language: Language,
  progress?: Call['progress'],
  signal?: AbortSignal,
  byScreen = false,
): Call => ({
  about: { dossier: null, document: null, loan: null, person: null, role: null },
  unlocked: new UnlockedInCall(),
  language,
  byScreen,
  answeredBefore: false,
  done: [],
  at: null,
  progress: progress ?? (() => {}),
  signal: signal ?? null,
});
