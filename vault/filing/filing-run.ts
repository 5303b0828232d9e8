/**
 * A filing of many files, signed for once, that goes on when its author locks the screen or somebody else signs in (D5b).
 * It holds the author's signing key for the files that were named, as they were when they were named, and for nothing else;
 * the key goes when the last of them is through, when the author stops it, may no longer file, or the vault closes.
 */
import { statSync } from 'node:fs';
import type { FiledFile, FilingShown } from '../../shared/contract/answers.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Signer } from '../audit/log-writer.ts';
import { newCall } from '../call.ts';
import { type Filing, fileOne } from '../commands/submit-document.ts';
import type { OpenVault } from '../open-vault.ts';
import { recordRefusal } from '../record-refusal.ts';
import { assertStandingOf } from '../signing.ts';
import { storageFault } from '../storage/database.ts';
import { loadPerson, type Person } from '../storage/people.ts';
import type { FileInput } from './file-document.ts';

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

const stampOf = (path: string): string => {
  try {
    const { dev, ino, size, mtimeMs } = statSync(path);
    return `${dev} ${ino} ${size} ${mtimeMs}`;
  } catch {
    return '';
  }
};

export class FilingRun {
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
    const tookMs = this.vault.ports.clock.read().monoMs - this.startedMono;
    return {
      code: this.code,
      running: this.running,
      done: through,
      total: this.files.length,
      remainingMs:
        !this.running || through < estimatedFrom
          ? null
          : Math.round((tookMs / through) * (this.files.length - through)),
      files: this.files.map(({ input, state, result, problem }) => ({
        file: input.file,
        state,
        result,
        problem,
      })),
    };
  }

  private async work(): Promise<void> {
    for (const file of this.files) {
      if (this.stopped) return;
      file.state = 'working';
      const call = newCall('zh-CN');
      try {
        if (stampOf(file.input.file) !== file.was) throw new Refusal('FILE_NOT_AS_SIGNED');
        file.result = await fileOne(this.vault, file.input, call, this.filing(call));
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
        if (endsTheRun.has(file.problem.code)) return;
      }
    }
  }

  private filing(call: ReturnType<typeof newCall>): Filing {
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
