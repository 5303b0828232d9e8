/** Reading a tree of folders, trying it, and showing what would come of it (K6). Nothing here changes the vault. */
import type {
  ClientCounts,
  ClientFolder,
  ClientFolders,
  FolderFile,
  FolderFiles,
  FolderShown,
  FolderTried,
} from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import {
  type ClientOutcome,
  clientOutcomes,
  filePatterns,
  folderPatterns,
} from '../../shared/vocabulary/folder-terms.ts';
import {
  filePlaceholders,
  folderPlaceholders,
  type NamePattern,
  parseNamePattern,
  readName,
} from '../../shared/vocabulary/name-pattern.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { refreshIndex } from '../dossiers/directory.ts';
import type { Person } from '../storage/people.ts';
import { ClientFinder } from './find-clients.ts';
import { countsOf, type FileLine, FolderTree, folderInHand, trialInHand } from './folder-in-hand.ts';
import { judgeFiles, withoutEnding } from './judge-files.ts';
import { keptCount, keptLines } from './kept-lines.ts';
import { type WalkedFolder, walkFolder } from './walk-folder.ts';

/** Folders judged before whatever else waits has its turn. */
const foldersAtOnce = 100;
/** Enough to tell by which pattern names are made. */
const namesLookedAt = 500;
const patternsSuggestedMax = 3;

export async function readFolder(
  vault: OpenVault,
  input: ParsedInput<'folders.read'>,
  call: Call,
): Promise<FolderShown> {
  assertStanding(vault, call, ['author']);
  const session = vault.signedIn;
  vault.table = null;
  const walked = await walkFolder(input.folder, vault.folder, call);
  await refreshIndex(vault, call);
  const desk = assertStanding(vault, call, ['author']);
  const tree = new FolderTree(walked);
  const suggested = { folders: likeliestOfFolders(vault, desk, walked), names: likeliestOfFiles(walked) };
  if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
  vault.table = tree;
  const files = walked.files.filter(({ problem }) => problem === null);
  return {
    folder: tree.file,
    clients: walked.tops.length,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    suggested,
  };
}

const most = (patterns: readonly string[], count: (pattern: string) => number): string =>
  patterns
    .map((pattern) => ({ pattern, found: count(pattern) }))
    .reduce((best, each) => (each.found > best.found ? each : best)).pattern;

/** From all over: in their order, those called by a name stand before those called by a code, or the other way. */
function* spread<T>(all: readonly T[], atMost: number): Generator<T> {
  const step = Math.max(1, all.length / atMost);
  for (let at = 0; at < all.length; at += step) yield all[Math.floor(at)]!;
}

/** The pattern by which most are found, then those that find others: an office's folders are called in more than one way. */
function likeliestOfFolders(vault: OpenVault, desk: Person, { tops }: WalkedFolder): string[] {
  const finder = new ClientFinder(vault, desk);
  const found = new Map(
    folderPatterns.map((text): [string, Set<string>] => {
      const pattern = parseNamePattern(text, folderPlaceholders)!;
      const names = [...spread(tops, foldersAtOnce)];
      return [text, new Set(names.filter((name) => finder.byName(name, pattern).outcome === 'matched'))];
    }),
  );
  const chosen: string[] = [];
  const covered = new Set<string>();
  const adds = (text: string): number =>
    [...(found.get(text) ?? [])].filter((name) => !covered.has(name)).length;
  while (chosen.length < patternsSuggestedMax) {
    const best = most(folderPatterns, adds);
    if (chosen.length > 0 && adds(best) === 0) break;
    chosen.push(best);
    for (const name of found.get(best) ?? []) covered.add(name);
  }
  return chosen;
}

/** One that half of the names fit says more of them than their whole name does. */
function likeliestOfFiles({ files }: WalkedFolder): string {
  const sound = files.filter(({ problem }) => problem === null);
  const names = [...spread(sound, namesLookedAt)].map(({ name }) => withoutEnding(name));
  const [whole, ...others] = filePatterns;
  const fits = (text: string): number => {
    const pattern = parseNamePattern(text, filePlaceholders)!;
    return names.filter((name) => readName(pattern, name)?.date !== null && readName(pattern, name) !== null)
      .length;
  };
  const best = most(others, fits);
  return fits(best) * 2 > names.length ? best : whole;
}

export async function tryFolder(
  vault: OpenVault,
  input: ParsedInput<'folders.try'>,
  call: Call,
): Promise<FolderTried> {
  assertStanding(vault, call, ['author']);
  const tree = folderInHand(vault);
  // What was tried before was for other patterns.
  tree.trial = null;
  const patterns = input.folders.map((each) => patternOf(each, 'folder-pattern'));
  const names = input.names.map((each) => patternOf(each, 'name-pattern'));
  await refreshIndex(vault, call);
  const desk = assertStanding(vault, call, ['author']);
  const clients = await clientsOf(vault, desk, tree, {
    patterns,
    chosen: new Map(input.chosen.map(({ folder, code }) => [folder, code])),
    likes: input.likes,
  });
  const byName = new Map(clients.map((each) => [each.name, each]));
  const { lines, unfit } = judgeFiles(tree.walked.files, byName, { ...input, names });
  assertStanding(vault, call, ['author']);
  if (vault.table !== tree) throw new Refusal('FOLDER_NOT_READ');
  tree.trial = { clients, lines };
  // Dossiers were shown beside folders: that is a search of the directory, and on record as one (D3).
  const told = new Set(
    clients
      .flatMap(({ dossier, beside }) => [...(dossier === null ? [] : [dossier]), ...beside])
      .map((d) => d.code),
  );
  vault.writer.transact((tx) =>
    tx.append({
      type: 'directory.searched',
      data: (texts) => ({ query: texts.of(tree.file), results: told.size }),
      actor: vault.actor(call.about.role),
      place: vault.place(),
    }),
  );
  return { clients: countsOfClients(clients), files: countsOf(lines), unfit };
}

function patternOf(text: string, field: 'folder-pattern' | 'name-pattern'): NamePattern {
  const pattern = parseNamePattern(text, field === 'folder-pattern' ? folderPlaceholders : filePlaceholders);
  if (pattern === null) throw new Refusal('INPUT_MALFORMED', { field });
  return pattern;
}

async function clientsOf(
  vault: OpenVault,
  desk: Person,
  { walked }: FolderTree,
  said: Parameters<ClientFinder['find']>[2],
): Promise<ClientFolder[]> {
  const finder = new ClientFinder(vault, desk);
  const within = new Map<string, number>();
  for (const { top, problem } of walked.files)
    if (top !== null && problem === null) within.set(top, (within.get(top) ?? 0) + 1);
  const clients: ClientFolder[] = [];
  for (const name of walked.tops) {
    clients.push(finder.find(name, within.get(name) ?? 0, said));
    if (clients.length % foldersAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return clients;
}

function countsOfClients(clients: readonly ClientFolder[]): ClientCounts {
  const counts = Object.fromEntries(clientOutcomes.map((each) => [each, 0])) as Record<ClientOutcome, number>;
  for (const { outcome } of clients) counts[outcome] += 1;
  return counts;
}

export function showClients(
  vault: OpenVault,
  { outcome, offset, limit }: ParsedInput<'folders.clients'>,
  call: Call,
): ClientFolders {
  assertStanding(vault, call, ['author']);
  const rows = trialInHand(vault).clients.filter((each) => each.outcome === outcome);
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}

export function showFiles(
  vault: OpenVault,
  { of, outcome, offset, limit }: ParsedInput<'folders.files'>,
  call: Call,
): FolderFiles {
  const desk = assertStanding(vault, call, ['author']);
  if (of === 'filing')
    return {
      total: keptCount(vault.db, desk.id, outcome),
      rows: keptLines(vault.db, desk.id, outcome, offset, limit).map(shownLine),
    };
  const lines = trialInHand(vault).lines.filter((each) => each.outcome === outcome);
  return { total: lines.length, rows: lines.slice(offset, offset + limit).map(shownLine) };
}

export const shownLine = ({ path, outcome, input, seen, result, problem }: FileLine): FolderFile => ({
  path,
  outcome,
  code: input?.code ?? '',
  title: input?.title ?? '',
  dated: input?.dated ?? null,
  document: result?.document ?? '',
  pages: result?.pages ?? null,
  reports: result === null ? (seen ?? []) : [result, ...result.attachments].map(({ report }) => report),
  problem,
});
