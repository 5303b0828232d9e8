import { join } from 'node:path';
import { LineReader, readSmallFile } from './bundle-files.ts';
import { checkpointSignatureFault, headFault, SinceCheck } from './check-checkpoint.ts';
import { manifestFault } from './check-manifest.ts';
import { OpeningsCheck } from './check-openings.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { fault } from './fault.ts';
import { LogReader } from './log-reader.ts';
import { parseManifest } from './manifest.ts';
import { linesAhead } from './signatures-ahead.ts';
import { decodeUtf8 } from './strict-encoding.ts';
import { type Counts, type Generation, Tally } from './tally.ts';
import { Unreadable } from './unreadable.ts';
import { type Finding, type Verdict, Verdicts } from './verdicts.ts';

/** Judges one bundle: docs/formats/audit-bundle.md, "What a verifier answers". */

export interface Verification {
  /** As the entries name it; null where not even the first can be read. */
  readonly vault: string | null;
  /** Leaf hash of entry 0, in hexadecimal. */
  readonly entry0: string | null;
  readonly verdicts: readonly Verdict[];
  readonly first: Finding | null;
  readonly counts: Counts;
  readonly generations: readonly Generation[];
}

/** `since` is the path of an older checkpoint. Throws `Unreadable` where there is nothing to judge. */
export async function verifyBundle(directory: string, since: string | null): Promise<Verification> {
  const verdicts = new Verdicts();
  const sinceCheck = new SinceCheck(since === null ? null : readOlderCheckpoint(since));
  const manifest = parseManifest(readSmallFile(join(directory, 'manifest.json')));
  const checkpoint = readCheckpoint(join(directory, 'checkpoint'));
  const entries = new LineReader(join(directory, 'entries.jsonl'));
  const openings = new OpeningsCheck('code' in manifest || manifest.openings === 'all');
  const reader = new LogReader(verdicts, openings);
  const { state, tree } = reader;
  const tally = new Tally();

  if (await readEntries(entries, reader, verdicts, tally, sinceCheck)) {
    judgeCheckpoint(verdicts, checkpoint, reader);
    const missing = openings.missingFault();
    if (missing !== null) verdicts.break('openings', missing.place, missing.fault);
    judgeGenerations(verdicts, tally.generations);
    judgeSince(verdicts, sinceCheck, reader);
    const bad =
      'code' in manifest ? manifest : manifestFault(directory, manifest, state, tree.size, entries.digest());
    if (bad !== null) verdicts.break('structure', null, bad);
  }
  return {
    vault: state.vault,
    entry0: tally.entry0,
    verdicts: verdicts.all(),
    first: verdicts.first(),
    counts: tally.counts(state),
    generations: tally.generations,
  };
}

function readCheckpoint(path: string): Checkpoint | null {
  const text = decodeUtf8(readSmallFile(path));
  return text === null ? null : parseCheckpoint(text);
}

function readOlderCheckpoint(path: string): Checkpoint {
  const older = readCheckpoint(path);
  if (older === null) throw new Unreadable(fault('since-malformed'));
  return older;
}

/** Whether all entries could be read; otherwise nothing that asks for the whole log can be judged. */
async function readEntries(
  entries: LineReader,
  reader: LogReader,
  verdicts: Verdicts,
  tally: Tally,
  sinceCheck: SinceCheck,
): Promise<boolean> {
  sinceCheck.observe(reader.tree, reader.state);
  for await (const batch of linesAhead(entries, reader.state)) {
    for (const line of batch) {
      const entry = reader.read(line);
      if (entry === null) return false;
      tally.add(entry);
      sinceCheck.observe(reader.tree, reader.state);
    }
  }
  if (reader.tree.size > 0) return true;
  verdicts.endReading('structure', null, fault('no-entries'));
  return false;
}

function judgeCheckpoint(
  verdicts: Verdicts,
  checkpoint: Checkpoint | null,
  { state, tree }: LogReader,
): void {
  if (checkpoint === null) {
    verdicts.break('checkpoint', null, fault('checkpoint-malformed'));
    verdicts.suspend('tree', fault('no-root'));
    return;
  }
  const head = headFault(checkpoint, tree);
  if (head !== null) verdicts.break('tree', null, head);
  const unsigned = checkpointSignatureFault(checkpoint, state);
  if (unsigned !== null) verdicts.break('checkpoint', null, unsigned);
}

function judgeGenerations(verdicts: Verdicts, generations: readonly Generation[]): void {
  const gaps = generations.filter(({ lost, ledgerCovers }) => lost > 0 || !ledgerCovers);
  if (gaps.length > 0) verdicts.suspend('generations', fault('gaps', { gaps: gaps.length }));
}

function judgeSince(verdicts: Verdicts, sinceCheck: SinceCheck, { state, tree }: LogReader): void {
  if (!sinceCheck.wasAsked) verdicts.suspend('since', fault('since-not-given'));
  const bad = sinceCheck.fault(state, tree.size);
  if (bad !== null) verdicts.break('since', null, bad);
}
