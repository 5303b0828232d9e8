/** The files of a folder as a filing goes through them: read from the kept list one by one, each told there what it became (K6, D5b). */
import { statSync } from 'node:fs';
import { fileFaultCodes } from '../../rasteriser/rasteriser.ts';
import type { FileCounts, SubmittedFile } from '../../shared/contract/answers.ts';
import type { CallProblem } from '../../shared/contract/messages.ts';
import type { FileOutcome } from '../../shared/vocabulary/folder-terms.ts';
import { type ShownReport, showsAll } from '../../shared/vocabulary/rendition-report.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { alreadyFiled } from '../filing/already-filed.ts';
import { againstAll, type FilesToFile, type FileToFile } from '../filing/filing-run.ts';
import type { Dossier } from '../storage/dossiers.ts';
import type { Person } from '../storage/people.ts';
import { type KeptLine, keepLine, keptCounts, nextWaiting } from './kept-lines.ts';
import { stampOf } from './walk-folder.ts';

interface LineToFile extends FileToFile {
  readonly line: KeptLine;
}

/** What its rendition cannot be made of; an attachment that needs another machine is a cause of the same kind. */
const notShown: ReadonlySet<string> = new Set([...fileFaultCodes, 'FILE_ATTACHMENT_REFUSED']);

const outcomeOf = ({ already, joined, like }: SubmittedFile): FileOutcome =>
  already === true ? 'there' : joined !== 'new' ? 'joined' : like > 0 ? 'asked' : 'filed';

export class KeptFolders implements FilesToFile {
  private readonly vault: OpenVault;
  private readonly author: Person;
  /** Of what was signed for. */
  private readonly total: number;
  private through = 0;
  private readonly now: Record<FileOutcome, number>;
  /** What ended it before its end. */
  ending: CallProblem | null = null;
  readonly endsAll = againstAll;

  constructor(vault: OpenVault, author: Person) {
    this.vault = vault;
    this.author = author;
    this.now = { ...keptCounts(vault.db, author.id) };
    this.total = this.now.waits;
  }

  next(after: number): LineToFile | null {
    const line = nextWaiting(this.vault.db, this.author.id, after);
    if (line === null) return null;
    const { position, input, bytes, was } = line;
    // What waits has something to be signed for; a list that says otherwise ends there.
    if (input === null) return null;
    return { position, input, bytes, line, isAsSigned: () => stampNow(input.file) === was };
  }

  began(): void {}

  entered({ line }: LineToFile, result: SubmittedFile): void {
    keepLine(this.vault.db, this.author.id, { ...line, outcome: outcomeOf(result), result, problem: null });
  }

  filed(_line: LineToFile, result: SubmittedFile): void {
    this.moved(outcomeOf(result));
  }

  /** As the list has them: counted once and kept, because counting fifty thousand lines at each look would take as long as filing. */
  get counts(): FileCounts {
    return this.now;
  }

  private moved(outcome: FileOutcome): void {
    this.through += 1;
    this.now.waits -= 1;
    this.now[outcome] += 1;
  }

  /** Where the disk does not take it down, the file is met once more by whoever goes on. */
  refused({ line }: LineToFile, problem: CallProblem): void {
    const outcome = notShown.has(problem.code) ? 'not-shown' : 'refused';
    try {
      keepLine(this.vault.db, this.author.id, { ...line, outcome, problem });
      this.moved(outcome);
    } catch {
      // It waits.
      this.through += 1;
    }
  }

  /** Signed for is what its author has seen of it, and no more (D5). */
  mayBeSigned({ line }: LineToFile, reports: readonly ShownReport[]): boolean {
    return reports.every(showsAll) || JSON.stringify(reports) === JSON.stringify(line.seen);
  }

  heldBack({ line }: LineToFile, seen: readonly ShownReport[]): void {
    keepLine(this.vault.db, this.author.id, { ...line, outcome: 'to-see', seen });
    this.moved('to-see');
  }

  endedBy(_line: LineToFile | null, problem: CallProblem): void {
    this.ending = problem;
  }

  already(dossier: Dossier, author: Person, bytes: Uint8Array): SubmittedFile | null {
    return alreadyFiled(this.vault, dossier, author, bytes, true);
  }

  ended(): void {}

  howFar(): { readonly done: number; readonly total: number } {
    return { done: this.through, total: this.total };
  }
}

function stampNow(file: string): string | null {
  try {
    return stampOf(statSync(file));
  } catch {
    return null;
  }
}
