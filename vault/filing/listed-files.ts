/** Files that an author has named one by one, into one dossier: held in memory, and kept until each is filed (kept-filing.ts). */
import { statSync } from 'node:fs';
import type { FiledFile, SubmittedFile } from '../../shared/contract/answers.ts';
import type { CallProblem } from '../../shared/contract/messages.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { Dossier } from '../storage/dossiers.ts';
import type { Person } from '../storage/people.ts';
import { alreadyFiled } from './already-filed.ts';
import type { FileInput } from './file-input.ts';
import { againstAll, type FilesToFile, type FileToFile } from './filing-run.ts';
import { forgetFiling, keepFiling, keepOutcome } from './kept-filing.ts';

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

export class ListedFiles implements FilesToFile {
  private readonly vault: OpenVault;
  private readonly author: Person;
  readonly code: string;
  private readonly files: readonly Named[];
  /** All go into one dossier: what stands against it stands against all. */
  readonly endsAll = new Set([...againstAll, 'NO_SUCH_DOSSIER', 'DOSSIER_HELD', 'DOSSIER_CLOSED']);

  constructor(vault: OpenVault, author: Person, code: string, inputs: readonly FileInput[]) {
    this.vault = vault;
    this.author = author;
    this.code = code;
    this.files = inputs.map((input) => ({
      input,
      was: stampOf(input.file),
      state: 'waiting',
      result: null,
      problem: null,
    }));
    keepFiling(vault.db, author.id, inputs);
  }

  next(after: number): FileToFile | null {
    const position = after + 1;
    const file = this.files[position];
    if (file === undefined) return null;
    const { input, was } = file;
    return { position, input, bytes: sizeOf(was), isAsSigned: () => stampOf(input.file) === was };
  }

  began({ position }: FileToFile): void {
    this.files[position]!.state = 'working';
  }

  entered({ position, input }: FileToFile, result: SubmittedFile): void {
    keepOutcome(this.vault.db, this.author.id, position, input, { state: 'done', result, problem: null });
  }

  filed({ position }: FileToFile, result: SubmittedFile): void {
    const file = this.files[position]!;
    file.result = result;
    file.state = 'done';
  }

  /** Where the disk does not take it down, the file is met once more by whoever goes on. */
  refused(file: FileToFile, problem: CallProblem): void {
    this.endedBy(file, problem);
    try {
      const outcome = { state: 'refused', result: null, problem } as const;
      keepOutcome(this.vault.db, this.author.id, file.position, file.input, outcome);
    } catch {
      // It waits.
    }
  }

  /** Each could be looked at before it was signed for; what it does not show is told beside it. */
  mayBeSigned(): boolean {
    return true;
  }

  heldBack(): void {}

  endedBy(of: FileToFile | null, problem: CallProblem): void {
    const file = of === null ? this.files.find(({ state }) => state === 'working') : this.files[of.position];
    if (file === undefined) return;
    file.state = 'refused';
    file.problem = problem;
  }

  already(dossier: Dossier, author: Person, bytes: Uint8Array): SubmittedFile | null {
    return alreadyFiled(this.vault, dossier, author, bytes);
  }

  ended(): void {
    // Those not reached may be signed for again.
    for (const file of this.files) if (file.state === 'working') file.state = 'waiting';
    if (this.files.every(({ state }) => state === 'done')) forgetFiling(this.vault.db, this.author.id);
  }

  howFar(): { readonly done: number; readonly total: number } {
    const done = this.files.filter(({ state }) => state === 'done' || state === 'refused').length;
    return { done, total: this.files.length };
  }

  shown(): readonly FiledFile[] {
    return this.files.map(({ input, state, result, problem }) =>
      shownFile(input, { state, result, problem }),
    );
  }
}
