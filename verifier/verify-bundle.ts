import { join } from 'node:path';
import { LineReader, readSmallFile } from './bundle-files.ts';
import { checkpointSignatureFault, headFault, SinceCheck } from './check-checkpoint.ts';
import { type Cosigned, CosignedCheck } from './check-cosigned.ts';
import { manifestFault } from './check-manifest.ts';
import { MeasuresCheck, type MeasureVerdict, malformedMeasures } from './check-measures.ts';
import { OpeningsCheck, type OpeningsJudge } from './check-openings.ts';
import { PartCheck } from './check-part.ts';
import { PartOpeningsCheck } from './check-part-openings.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import type { Entry } from './entry.ts';
import type { EntryLine, LineForm } from './entry-line.ts';
import { ExtractReader } from './extract-reader.ts';
import { type Fault, fault } from './fault.ts';
import { LogReader } from './log-reader.ts';
import type { LogState } from './log-state.ts';
import { parseManifest } from './manifest.ts';
import { type Measures, measuresBytesMax, parseMeasures } from './measures.ts';
import type { GrowingTree } from './merkle-tree.ts';
import type { Part } from './part.ts';
import { ProofOfEntries } from './proof-of-entries.ts';
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
  /** States of this log that others put their names to, as far as each was found good. */
  readonly cosigned: readonly Cosigned[];
  /** Null for a whole log. */
  readonly part: PartShown | null;
  /** Null where the bundle names no measures. */
  readonly measures: MeasuresShown | null;
}

/** What evidence is of, by its own word, and what became of each measure. */
export interface MeasuresShown {
  readonly said: (Pick<Measures, 'subject'> & { readonly from: string; readonly to: string }) | null;
  readonly verdicts: readonly MeasureVerdict[];
}

/** Whether anything is: a check, or a measure. */
export const isAnythingBroken = ({ first, measures }: Verification): boolean =>
  first !== null || measures?.verdicts.some(({ answer }) => answer === 'broken') === true;

/** What a part says of itself, and how much of the log is here. */
export interface PartShown {
  readonly form: Part['form'];
  readonly filter: Part['filter'];
  readonly chosen: number;
  readonly leftOut: number;
  readonly size: number;
}

/**
 * `since` is the path of an older checkpoint; `heard` gets each entry whose signatures hold. Throws `Unreadable` where
 * there is nothing to judge.
 */
export async function verifyBundle(
  directory: string,
  since: string | null,
  heard: (entry: Entry) => void = () => {},
): Promise<Verification> {
  const sinceCheck = new SinceCheck(since === null ? null : readOlderCheckpoint(since));
  const cosigned = new CosignedCheck(directory);
  const manifest = parseManifest(readSmallFile(join(directory, 'manifest.json')));
  const checkpoint = readCheckpoint(join(directory, 'checkpoint'));
  const entries = new LineReader(join(directory, 'entries.jsonl'));
  const part = 'code' in manifest ? null : manifest.part;
  const verdicts = new Verdicts(part === null ? 'whole' : 'part');
  const openings: OpeningsJudge =
    'code' in manifest || manifest.part === null
      ? new OpeningsCheck('code' in manifest || manifest.openings === 'all')
      : new PartOpeningsCheck(manifest.part, manifest.size);
  const proof = part?.form === 'extract' ? new ProofOfEntries(directory) : null;
  const reader: Reader =
    proof === null
      ? new LogReader(verdicts, openings, cosigned)
      : new ExtractReader(verdicts, openings, proof, () => sinceCheck.observe(reader.tree, reader.state));
  const { state, tree } = reader;
  const tally = new Tally();
  const partCheck = part === null ? null : new PartCheck(part, verdicts);
  const asked = 'code' in manifest || !manifest.files.has(measuresFile) ? null : readMeasures(directory);
  const measuresCheck =
    asked === null || 'code' in asked ? null : new MeasuresCheck(asked, part?.form !== 'extract');
  const takes = { verdicts, tally, sinceCheck, cosigned, partCheck, measuresCheck, heard };

  const wasRead = await readEntries(entries, reader, part?.form ?? 'whole', takes);
  if (wasRead) {
    const unproven = proof?.restFault() ?? null;
    if (unproven !== null) verdicts.break('tree', null, unproven);
    judgeCheckpoint(verdicts, checkpoint, reader);
    const missing = openings.missingFault();
    if (missing !== null) verdicts.break('openings', missing.place, missing.fault);
    judgeGenerations(verdicts, tally.generations);
    judgeSince(verdicts, sinceCheck, reader);
    judgeCosigned(verdicts, cosigned, reader);
    if (part?.form === 'extract') verdicts.suspend('chains', fault('not-in-extract'));
    partCheck?.end(tree.size);
    const bad =
      'code' in manifest
        ? manifest
        : (manifestFault(directory, manifest, state, tree.size, entries.digest()) ??
          (part === null && tally.endsWithPart ? fault('part-as-whole') : null));
    if (bad !== null) verdicts.break('structure', null, bad);
  }
  return {
    vault: state.vault,
    entry0: tally.entry0,
    verdicts: verdicts.all(),
    first: verdicts.first(),
    counts: tally.counts(state),
    generations: tally.generations,
    cosigned: cosigned.all(),
    part:
      part === null
        ? null
        : {
            form: part.form,
            filter: part.filter,
            chosen: part.chosen,
            leftOut: part.leftOut,
            size: tree.size,
          },
    measures:
      asked === null ? null : measuresShown(asked, measuresCheck, state.vault, wasRead ? tree.size : null),
  };
}

const measuresFile = 'measures.json';

function readMeasures(directory: string): Measures | Fault {
  try {
    return parseMeasures(readSmallFile(join(directory, measuresFile), measuresBytesMax));
  } catch (error) {
    if (error instanceof Unreadable) return error.fault;
    throw error;
  }
}

function measuresShown(
  asked: Measures | Fault,
  check: MeasuresCheck | null,
  vault: string | null,
  size: number | null,
): MeasuresShown {
  if ('code' in asked) return { said: null, verdicts: malformedMeasures(asked) };
  const { subject, from, to } = asked;
  return { said: { subject, from, to }, verdicts: check?.verdicts(vault, size) ?? [] };
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

/** Goes through the entries of a whole log, or of some of it. */
interface Reader {
  readonly state: LogState;
  readonly tree: GrowingTree;
  /** The entry, or null where reading ends. */
  read(line: EntryLine | Fault): Entry | null;
}

/** Whether all entries could be read; otherwise nothing that asks for the whole log can be judged. */
async function readEntries(
  entries: LineReader,
  reader: Reader,
  form: LineForm,
  takes: {
    readonly verdicts: Verdicts;
    readonly tally: Tally;
    readonly sinceCheck: SinceCheck;
    readonly cosigned: CosignedCheck;
    readonly partCheck: PartCheck | null;
    readonly measuresCheck: MeasuresCheck | null;
    readonly heard: (entry: Entry) => void;
  },
): Promise<boolean> {
  const { sinceCheck, cosigned } = takes;
  const observe = () => {
    sinceCheck.observe(reader.tree, reader.state);
    cosigned.observe(reader.tree, reader.state);
  };
  observe();
  for await (const batch of linesAhead(entries, reader.state, form)) {
    for (const line of batch) {
      const entry = reader.read(line);
      if (entry === null) return false;
      takes.tally.add(entry);
      takes.heard(entry);
      takes.partCheck?.observe(entry);
      takes.measuresCheck?.observe(entry);
      observe();
    }
  }
  if (reader.tree.size > 0) return true;
  takes.verdicts.endReading('structure', null, fault('no-entries'));
  return false;
}

function judgeCheckpoint(verdicts: Verdicts, checkpoint: Checkpoint | null, { state, tree }: Reader): void {
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

function judgeSince(verdicts: Verdicts, sinceCheck: SinceCheck, { state, tree }: Reader): void {
  if (!sinceCheck.wasAsked) verdicts.suspend('since', fault('since-not-given'));
  const bad = sinceCheck.fault(state, tree.size);
  // In an extract the older head may lie within what is not here.
  if (bad?.code === 'since-longer' && sinceCheck.isBeyondReach(tree.size))
    verdicts.suspend('since', fault('since-between'));
  else if (bad !== null) verdicts.break('since', null, bad);
}

function judgeCosigned(verdicts: Verdicts, cosigned: CosignedCheck, { state, tree }: Reader): void {
  if (!verdicts.stands('cosignatures')) return;
  const bad = cosigned.fault(state, tree.size);
  if (bad !== null) verdicts.break('cosignatures', null, bad);
  else if (cosigned.all().length === 0) verdicts.suspend('cosignatures', fault('cosigned-none'));
}
