/**
 * A filing of many files, signed for once, that goes on when its author locks the screen or somebody else signs in (D5b).
 * It holds the author's signing key for the files that were named, as they were when they were named, and for nothing else;
 * the key goes when the last of them is through, when the author stops it, may no longer file, or the vault closes. Which files
 * they are, and what is kept of them, is their list's (listed-files.ts; vault/folders): after a crash the author signs for the
 * rest.
 */
import type { Examiner } from '../../rasteriser/rasteriser.ts';
import type { SubmittedFile } from '../../shared/contract/answers.ts';
import type { CallProblem } from '../../shared/contract/messages.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { ShownReport } from '../../shared/vocabulary/rendition-report.ts';
import type { FilingUnderWay } from '../acts/at-desk.ts';
import { type Call, newCall } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { recordRefusal } from '../acts/record-refusal.ts';
import { assertStandingOf } from '../acts/signing.ts';
import type { Signer } from '../keys/signer.ts';
import { storageFault } from '../storage/database.ts';
import type { Dossier } from '../storage/dossiers.ts';
import { loadPerson, type Person } from '../storage/people.ts';
import { examinerOf } from './examine-source.ts';
import type { FileInput } from './file-input.ts';
import { enterFile, type Filing, type LookedInto, lookIntoFile } from './submit-document.ts';

/** Before so many are through, how long the rest will take is a guess and is not told. */
const estimatedFrom = 3;

/** Refusals and faults that the next file would meet as well, wherever it goes. */
export const againstAll: ReadonlySet<string> = new Set([
  'NOT_SIGNED_IN',
  'ROLE_NEEDED',
  'PERSON_FROZEN',
  'GATE_AGREEMENT',
  'GATE_RULES',
  'GATE_COURSE',
  'QUARANTINE',
  'NOT_READY',
  'DISK_FULL',
  'VAULT_CLOSED',
]);

export interface FileToFile {
  readonly position: number;
  readonly input: FileInput;
  readonly bytes: number;
  /** Whether it still is what its author signed for. */
  readonly isAsSigned: () => boolean;
}

/** The files of one filing, in the order in which they were signed for, and what is kept of them. */
export interface FilesToFile {
  /** The first that waits behind this place; null where none does. */
  next(after: number): FileToFile | null;
  began(file: FileToFile): void;
  /** In the transaction of its entry, so that the two never differ. */
  entered(file: FileToFile, result: SubmittedFile): void;
  filed(file: FileToFile, result: SubmittedFile): void;
  /** Of this file alone; it is gone on with the next. */
  refused(file: FileToFile, problem: CallProblem): void;
  /** Whether its author has signed for what the renditions of it and its attachments do not show (D5). */
  mayBeSigned(file: FileToFile, reports: readonly ShownReport[]): boolean;
  /** It waits until its author has seen that. */
  heldBack(file: FileToFile, reports: readonly ShownReport[]): void;
  /** Stands against those that wait as well: nothing is gone on with. */
  endedBy(file: FileToFile | null, problem: CallProblem): void;
  readonly endsAll: ReadonlySet<string>;
  already(dossier: Dossier, author: Person, bytes: Uint8Array): SubmittedFile | null;
  /** The last of them is through, the author has stopped it, or the vault closes. */
  ended(): void;
  howFar(): { readonly done: number; readonly total: number };
}

/** No refusal: its author has not seen yet what is not shown of it. */
class NotSeen extends Error {
  readonly reports: readonly ShownReport[];
  constructor(reports: readonly ShownReport[]) {
    super('not seen');
    this.reports = reports;
  }
}

/** A file on its way. */
interface InHand {
  readonly file: FileToFile;
  readonly call: Call;
  readonly filing: Filing;
  readonly looked: () => Promise<LookedInto>;
}

function faultProblem(error: unknown): CallProblem {
  const known = storageFault(error);
  const fault = known instanceof VaultFault ? known : new VaultFault('INTERNAL', {}, error);
  return { kind: 'fault', code: fault.code, facts: fault.facts, changed: { kind: 'nothing' } };
}

/** Two documents are in memory at one time then. */
const aheadBytesMax = 16 * 1024 * 1024;

export class FilingRun implements FilingUnderWay {
  private readonly vault: OpenVault;
  readonly author: Person;
  readonly files: FilesToFile;
  private readonly place: string | null;
  private readonly examiner: Examiner;
  private signer: Signer | null;
  private dropKeys: (() => void) | null;
  private stopped = false;
  private readonly startedMono: number;
  private ended: Promise<void> = Promise.resolve();
  /** Those found filed already took no time. */
  private worked = 0;

  constructor(
    vault: OpenVault,
    author: Person,
    files: FilesToFile,
    keys: { readonly signer: Signer; readonly drop: () => void },
  ) {
    this.vault = vault;
    this.author = author;
    this.files = files;
    this.place = vault.place();
    this.signer = keys.signer;
    this.dropKeys = keys.drop;
    this.examiner = examinerOf(vault.ports);
    this.startedMono = vault.ports.clock.read().monoMs;
  }

  get running(): boolean {
    return this.signer !== null;
  }

  begin(): void {
    this.ended = this.work()
      // The list itself cannot be read or written any longer: what waits waits.
      .catch((error: unknown) => this.files.endedBy(null, faultProblem(error)))
      .finally(() => this.letGo())
      .then(() => this.examiner.close());
  }

  /** After the file under way; what waits is not filed. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.ended;
  }

  howFar(): { readonly done: number; readonly total: number } {
    return this.files.howFar();
  }

  /** Null until enough are through to tell. */
  remainingMs(): number | null {
    if (!this.running || this.worked < estimatedFrom) return null;
    const { done, total } = this.howFar();
    const tookMs = this.vault.ports.clock.read().monoMs - this.startedMono;
    return Math.round((tookMs / this.worked) * (total - done));
  }

  private async work(): Promise<void> {
    let next = this.lookAhead(this.files.next(-1));
    while (next !== null && !this.stopped) {
      const { file, call, filing, looked } = next;
      this.files.began(file);
      next = this.lookAhead(this.files.next(file.position));
      try {
        const result = await enterFile(this.vault, file.input, call, filing, await looked());
        this.files.filed(file, result);
        if (result.already !== true) this.worked += 1;
        this.vault.syncAnchors();
      } catch (error) {
        if (error instanceof NotSeen) {
          this.worked += 1;
          this.files.heldBack(file, error.reports);
          continue;
        }
        const problem = this.problemOf(error, call);
        // What stands against all of them is not this file's: it waits with the rest.
        if (this.files.endsAll.has(problem.code)) {
          this.files.endedBy(file, problem);
          return;
        }
        this.worked += 1;
        this.files.refused(file, problem);
      }
    }
  }

  /** A refusal is an entry of the log. */
  private problemOf(error: unknown, call: Call): CallProblem {
    const known = storageFault(error);
    if (known instanceof Refusal) {
      recordRefusal(this.vault, 'document.submit', known, call.about, {
        person: this.author.id,
        place: this.place,
      });
      return { kind: 'refusal', code: known.code, facts: known.facts, entry: known.entry };
    }
    return faultProblem(known);
  }

  /** While one document is sealed, the next is looked into already, where it is small; a large one waits for its turn. */
  private lookAhead(file: FileToFile | null): InHand | null {
    if (file === null) return null;
    const call = newCall('zh-CN');
    const filing = this.filing(call, file);
    const look = async (): Promise<LookedInto> => {
      if (!file.isAsSigned()) throw new Refusal('FILE_NOT_AS_SIGNED');
      return lookIntoFile(this.vault, file.input, call, filing, this.examiner);
    };
    if (file.bytes > aheadBytesMax) return { file, call, filing, looked: look };
    const begun = look();
    // Told when its turn comes; where it never does, to nobody.
    begun.catch(() => undefined);
    return { file, call, filing, looked: () => begun };
  }

  private filing(call: Call, file: FileToFile): Filing {
    return {
      author: () => {
        const author = assertStandingOf(this.vault, call, loadPerson(this.vault.db, this.author.id), [
          'author',
        ]);
        // Whoever was frozen, or has new keys, has not signed for the rest.
        if (author.frozen || author.keyset !== this.author.keyset) throw new Refusal('PERSON_FROZEN');
        return author;
      },
      signer: async () => {
        if (this.signer === null) throw new Refusal('NOT_SIGNED_IN');
        return this.signer;
      },
      place: this.place,
      already: (dossier, bytes) => this.files.already(dossier, this.author, bytes),
      seen: (reports) => {
        if (!this.files.mayBeSigned(file, reports)) throw new NotSeen(reports);
      },
      entered: (result) => this.files.entered(file, result),
    };
  }

  private letGo(): void {
    this.signer = null;
    this.dropKeys?.();
    this.dropKeys = null;
    this.files.ended();
  }
}
