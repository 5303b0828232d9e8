/**
 * A filing of many files, signed for once, that goes on when its author locks the screen or somebody else signs in (D5b).
 * It holds the author's signing key for the files that were named, as they were when they were named, and for nothing else;
 * the key goes when the last of them is through, when the author stops it, may no longer file, or the vault closes. The list
 * stays in the database (kept-filing.ts): after a crash its author signs for the rest.
 */
import { statSync } from 'node:fs';
import type { FiledFile, FilingShown, SubmittedFile } from '../../shared/contract/answers.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { FilingUnderWay } from '../acts/at-desk.ts';
import { type Call, newCall } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { recordRefusal } from '../acts/record-refusal.ts';
import { assertStandingOf } from '../acts/signing.ts';
import type { Signer } from '../keys/signer.ts';
import { storageFault } from '../storage/database.ts';
import { loadPerson, type Person } from '../storage/people.ts';
import { alreadyFiled } from './already-filed.ts';
import type { FileInput } from './file-input.ts';
import { forgetFiling, keepFiling, keepOutcome } from './kept-filing.ts';
import { enterFile, type Filing, type LookedInto, lookIntoFile } from './submit-document.ts';

/** Before so many are through, how long the rest will take is a guess and is not told. */
const estimatedFrom = 3;

/** Refusals and faults that the next file would meet as well. */
const endsTheRun: ReadonlySet<string> = new Set([
  'NOT_SIGNED_IN',
  'ROLE_NEEDED',
  'PERSON_FROZEN',
  'QUARANTINE',
  'NOT_READY',
  'NO_SUCH_DOSSIER',
  'DOSSIER_HELD',
  'DOSSIER_CLOSED',
  'DISK_FULL',
  'VAULT_CLOSED',
]);

interface Named {
  readonly input: FileInput;
  /** What the file was when its author signed for it. */
  readonly was: string;
  state: FiledFile['state'];
  result: FiledFile['result'];
  problem: FiledFile['problem'];
}

/** A file on its way. */
interface InHand {
  readonly call: Call;
  readonly filing: Filing;
  readonly looked: () => Promise<LookedInto>;
}

/** Two documents are in memory at one time then. */
const aheadBytesMax = 16 * 1024 * 1024;

const stampOf = (path: string): string => {
  try {
    const { dev, ino, size, mtimeMs } = statSync(path);
    return `${dev} ${ino} ${size} ${mtimeMs}`;
  } catch {
    return '';
  }
};

const sizeOf = (stamp: string): number => Number(stamp.split(' ')[2] ?? 0);

export const shownFile = (
  { file, title, sheet, ownership, versionOf, encoding, dated, check }: FileInput,
  outcome: Pick<FiledFile, 'state' | 'result' | 'problem'>,
): FiledFile => ({
  file,
  asked: {
    title: title ?? '',
    sheet,
    ownership,
    versionOf: versionOf ?? '',
    encoding: encoding ?? '',
    dated: dated ?? null,
    check: check ?? null,
  },
  ...outcome,
});

export class FilingRun implements FilingUnderWay {
  private readonly vault: OpenVault;
  readonly author: Person;
  readonly code: string;
  private readonly place: string | null;
  private readonly files: readonly Named[];
  private signer: Signer | null;
  private dropKeys: (() => void) | null;
  private stopped = false;
  private readonly startedMono: number;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    vault: OpenVault,
    author: Person,
    code: string,
    inputs: readonly FileInput[],
    keys: { readonly signer: Signer; readonly drop: () => void },
  ) {
    this.vault = vault;
    this.author = author;
    this.code = code;
    this.place = vault.place();
    this.files = inputs.map((input) => ({
      input,
      was: stampOf(input.file),
      state: 'waiting',
      result: null,
      problem: null,
    }));
    keepFiling(vault.db, author.id, inputs);
    this.signer = keys.signer;
    this.dropKeys = keys.drop;
    this.startedMono = vault.ports.clock.read().monoMs;
  }

  get running(): boolean {
    return this.signer !== null;
  }

  begin(): void {
    this.ended = this.work().finally(() => this.letGo());
  }

  /** After the file under way; what waits is not filed. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.ended;
  }

  howFar(): { readonly done: number; readonly total: number } {
    const done = this.files.filter(({ state }) => state === 'done' || state === 'refused').length;
    return { done, total: this.files.length };
  }

  shown(): FilingShown {
    const { done: through } = this.howFar();
    // Those found filed already took no time.
    const worked = through - this.files.filter(({ result }) => result?.already === true).length;
    const tookMs = this.vault.ports.clock.read().monoMs - this.startedMono;
    return {
      code: this.code,
      running: this.running,
      done: through,
      total: this.files.length,
      remainingMs:
        !this.running || worked < estimatedFrom
          ? null
          : Math.round((tookMs / worked) * (this.files.length - through)),
      files: this.files.map(({ input, state, result, problem }) =>
        shownFile(input, { state, result, problem }),
      ),
    };
  }

  private async work(): Promise<void> {
    let next = this.lookAhead(0);
    for (const [position, file] of this.files.entries()) {
      if (this.stopped) return;
      file.state = 'working';
      const { call, filing, looked } = next;
      next = this.lookAhead(position + 1);
      try {
        file.result = await enterFile(this.vault, file.input, call, filing, await looked());
        file.state = 'done';
        this.vault.syncAnchors();
      } catch (error) {
        const known = storageFault(error);
        file.state = 'refused';
        if (known instanceof Refusal) {
          const by = { person: this.author.id, place: this.place };
          recordRefusal(this.vault, 'document.submit', known, call.about, by);
          file.problem = { kind: 'refusal', code: known.code, facts: known.facts, entry: known.entry };
        } else {
          const fault = known instanceof VaultFault ? known : new VaultFault('INTERNAL', {}, error);
          file.problem = {
            kind: 'fault',
            code: fault.code,
            facts: fault.facts,
            changed: { kind: 'nothing' },
          };
        }
        // What stands against all of them is not this file's: it waits with the rest.
        if (endsTheRun.has(file.problem.code)) return;
        this.keepRefused(position);
      }
    }
    if (this.files.every(({ state }) => state === 'done')) forgetFiling(this.vault.db, this.author.id);
  }

  /** While one document is sealed, the next is looked into already, where it is small; a large one waits for its turn. */
  private lookAhead(position: number): InHand {
    const call = newCall('zh-CN');
    const filing = this.filing(call, position);
    const look = async (): Promise<LookedInto> => {
      const { input, was } = this.files[position]!;
      if (stampOf(input.file) !== was) throw new Refusal('FILE_NOT_AS_SIGNED');
      return lookIntoFile(this.vault, input, call, filing);
    };
    const file = this.files[position];
    if (file === undefined || sizeOf(file.was) > aheadBytesMax) return { call, filing, looked: look };
    const begun = look();
    // Told when its turn comes; where it never does, to nobody.
    begun.catch(() => undefined);
    return { call, filing, looked: () => begun };
  }

  /** Where the disk does not take it down, the file is met once more by whoever goes on. */
  private keepRefused(position: number): void {
    const { input, state, result, problem } = this.files[position]!;
    try {
      keepOutcome(this.vault.db, this.author.id, position, input, { state, result, problem });
    } catch {
      // It waits.
    }
  }

  private filing(call: Call, position: number): Filing {
    const keep = (result: SubmittedFile): void =>
      keepOutcome(this.vault.db, this.author.id, position, this.files[position]!.input, {
        state: 'done',
        result,
        problem: null,
      });
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
      already: (dossier, bytes) => alreadyFiled(this.vault, dossier, this.author, bytes),
      entered: keep,
    };
  }

  private letGo(): void {
    this.signer = null;
    this.dropKeys?.();
    this.dropKeys = null;
    // Those not reached may be signed for again.
    for (const file of this.files) if (file.state === 'working') file.state = 'waiting';
  }
}
