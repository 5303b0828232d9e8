/** What each file of a tree becomes: a document with title and date, or the cause why not (K6). Nothing is read of it yet. */
import { renditionLimits } from '../../rasteriser/rasteriser.ts';
import type { ClientFolder } from '../../shared/contract/answers.ts';
import { textMax } from '../../shared/contract/inputs.ts';
import { cleanText, visibleOnly } from '../../shared/policy/visible-text.ts';
import type { FileOutcome } from '../../shared/vocabulary/folder-terms.ts';
import { type NamePattern, type NameRead, readName } from '../../shared/vocabulary/name-pattern.ts';
import type { Facts, RefusalCode } from '../../shared/vocabulary/refusal.ts';
import type { Ownership } from '../../shared/vocabulary/terms.ts';
import type { FileLine } from './folder-in-hand.ts';
import { type FoundFile, inOrder } from './walk-folder.ts';

export interface SaidOfFiles {
  readonly names: readonly NamePattern[];
  readonly onlyFitting: boolean;
  readonly withFolders: boolean;
  readonly ownership: Ownership;
}

interface JudgedFile {
  readonly line: FileLine;
  /** It fits no pattern and keeps its whole name. */
  readonly unfit: boolean;
}

/**
 * Within a folder in the order of the numbers that their names bear, then of their names: documents are numbered in the order in
 * which they are filed.
 */
export function judgeFiles(
  files: readonly FoundFile[],
  clients: ReadonlyMap<string, ClientFolder>,
  said: SaidOfFiles,
): { readonly lines: FileLine[]; readonly unfit: number } {
  const read = files.map((file) => ({ file, name: nameRead(file.name, said.names) }));
  const judged = read
    .sort(
      (one, other) =>
        inOrder(one.file.top ?? '', other.file.top ?? '') ||
        inOrder(one.file.below.join('/'), other.file.below.join('/')) ||
        inOrder(one.name?.number ?? '', other.name?.number ?? '') ||
        inOrder(one.file.name, other.file.name),
    )
    .map(({ file, name }) => judge(file, name, clients, said));
  return {
    lines: judged.map(({ line }) => line),
    unfit: judged.filter(({ line, unfit }) => unfit && line.outcome === 'waits').length,
  };
}

export const withoutEnding = (name: string): string => name.replace(/(?<=.)\.[^.]{1,10}$/u, '');

function nameRead(name: string, patterns: readonly NamePattern[]): NameRead | null {
  const bare = withoutEnding(name);
  for (const pattern of patterns) {
    const read = readName(pattern, bare);
    if (read !== null) return read;
  }
  return null;
}

function judge(
  file: FoundFile,
  name: NameRead | null,
  clients: ReadonlyMap<string, ClientFolder>,
  said: SaidOfFiles,
): JudgedFile {
  const { path, bytes, was } = file;
  const stands = (outcome: FileOutcome, code: RefusalCode, facts: Facts = {}): JudgedFile => ({
    line: {
      path,
      outcome,
      input: null,
      bytes,
      was,
      seen: null,
      result: null,
      problem: { kind: 'refusal', code, facts, entry: null },
    },
    unfit: false,
  });
  if (file.problem === 'FILE_PASSED_OVER' || file.problem === 'FOLDER_EMPTY')
    return stands('passed', file.problem);
  if (file.problem !== null) return stands('refused', file.problem);
  const client = file.top === null ? null : (clients.get(file.top) ?? null);
  if (client === null) return stands('held', 'FILE_IN_NO_CLIENT');
  if (client.problem !== null) return stands('refused', client.problem.code, client.problem.facts);
  if (client.outcome === 'unsure') return stands('held', 'CLIENT_UNSURE', { count: client.beside.length });
  if (client.dossier === null) return stands('held', 'CLIENT_UNKNOWN');
  if (bytes === 0) return stands('refused', 'FILE_EMPTY');
  if (bytes > renditionLimits.renditionBytesMax) return stands('refused', 'FILE_TOO_LARGE');
  if (name?.date === null) return stands('refused', 'FILE_DATE_IMPOSSIBLE');
  if (name === null && said.onlyFitting) return stands('refused', 'FILE_NAME_UNFIT');
  const title = titleOf(file, name, said.withFolders);
  if (title.length > textMax.title)
    return stands('refused', 'TEXT_TOO_LONG', { field: 'title', max: textMax.title });
  const dated = name?.date;
  return {
    line: {
      path,
      outcome: 'waits',
      input: {
        file: file.file,
        code: client.dossier.code,
        ...(title === '' ? {} : { title }),
        ...(dated === undefined ? {} : { dated }),
        sheet: 'document',
        ownership: said.ownership,
      },
      bytes,
      was,
      seen: null,
      result: null,
      problem: null,
    },
    unfit: name === null,
  };
}

/** A number has no place of its own and stays before the title, so that it is not lost. */
function titleOf({ name, below }: FoundFile, read: NameRead | null, withFolders: boolean): string {
  const said = [read?.number, read?.title].filter((each) => each !== undefined && each !== '').join(' ');
  const title = said === '' ? withoutEnding(name) : said;
  const folders = withFolders ? below : [];
  return [...folders, title]
    .map((each) => visibleOnly(cleanText(each)))
    .filter(Boolean)
    .join(' / ');
}
