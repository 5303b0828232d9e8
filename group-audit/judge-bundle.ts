import { join } from 'node:path';
import { LineReader, readSmallFile } from '../verifier/bundle-files.ts';
import { parseCheckpoint } from '../verifier/checkpoint.ts';
import type { Entry } from '../verifier/entry.ts';
import { readBody } from '../verifier/entry-body.ts';
import { type EntryLine, type LineForm, parsePayload, readEntryLine } from '../verifier/entry-line.ts';
import type { Fault } from '../verifier/fault.ts';
import { type Manifest, parseManifest } from '../verifier/manifest.ts';
import { sha256 } from '../verifier/merkle-tree.ts';
import { Unreadable } from '../verifier/unreadable.ts';
import { type Verification, verifyBundle } from '../verifier/verify-bundle.ts';
import { GroupFault } from './group-fault.ts';

/** A bundle as the verifier judged it, and its entries read once more to be loaded. */

export interface SoundBundle {
  readonly kind: 'sound';
  readonly directory: string;
  readonly fingerprint: string;
  readonly verification: Verification;
  readonly vault: string;
  /** Leaf hash of the first entry, in hexadecimal. */
  readonly entry0: string;
  readonly form: LineForm;
  readonly manifest: Manifest;
  readonly checkpoint: { readonly note: string; readonly size: number; readonly root: string };
  /** Over every entry that was judged, with its openings. */
  readonly digest: Buffer;
}

export interface BrokenBundle {
  readonly kind: 'broken';
  readonly fingerprint: string;
  readonly verification: Verification;
}

export interface UnreadableBundle {
  readonly kind: 'unreadable';
  readonly fingerprint: string;
  readonly fault: Fault;
}

export type JudgedBundle = SoundBundle | BrokenBundle | UnreadableBundle;

/** The verifier's own judgement, and what tells this bundle from every other. */
export async function judgeBundle(directory: string): Promise<JudgedBundle> {
  const digest = new EntriesDigest();
  try {
    const verification = await verifyBundle(directory, null, (entry) => digest.add(entry));
    const manifestBytes = readSmallFile(join(directory, 'manifest.json'));
    const checkpointBytes = readSmallFile(join(directory, 'checkpoint'));
    const fingerprint = sha256(
      Buffer.concat([sha256(manifestBytes), sha256(checkpointBytes), digest.value]),
    ).toString('hex');
    if (verification.first !== null) return { kind: 'broken', fingerprint, verification };
    const manifest = parseManifest(manifestBytes);
    const note = checkpointBytes.toString('utf8');
    const checkpoint = parseCheckpoint(note);
    const { vault, entry0 } = verification;
    if ('code' in manifest || checkpoint === null || vault === null || entry0 === null)
      throw new GroupFault('BUNDLE_CHANGED');
    return {
      kind: 'sound',
      directory,
      fingerprint,
      verification,
      vault,
      entry0,
      form: manifest.part?.form ?? 'whole',
      manifest,
      checkpoint: { note, size: checkpoint.size, root: checkpoint.root.toString('hex') },
      digest: digest.value,
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { fault } = error;
    const fingerprint = sha256(Buffer.from(JSON.stringify([directory, fault]))).toString('hex');
    return { kind: 'unreadable', fingerprint, fault };
  }
}

/**
 * Those entries of a bundle that was judged whose index is wanted; all others are only held against the judgement. Throws `BUNDLE_CHANGED` at the end, or before, if they are not the ones
 * that were judged: whoever loads them keeps none then.
 */
export function* entriesOf(
  { directory, form, digest, checkpoint }: SoundBundle,
  wanted: (index: number) => boolean,
): Generator<Entry> {
  const again = new EntriesDigest();
  let due = 0;
  for (const bytes of linesOf(directory)) {
    const line = readEntryLine(bytes, due, form);
    if ('code' in line) throw new GroupFault('BUNDLE_CHANGED');
    again.add(line);
    due = line.index + 1;
    if (!wanted(line.index)) continue;
    const parsed = parsePayload(line.envelope.payload);
    const read = 'fault' in parsed ? parsed.fault : readBody(parsed.value);
    if ('code' in read) throw new GroupFault('BUNDLE_CHANGED');
    yield { ...line, ...read };
  }
  if (due !== checkpoint.size || !again.value.equals(digest)) throw new GroupFault('BUNDLE_CHANGED');
}

/** A file that can no longer be read was there when it was judged. */
function* linesOf(directory: string): Generator<Buffer> {
  try {
    yield* new LineReader(join(directory, 'entries.jsonl')).lines();
  } catch (error) {
    throw error instanceof Unreadable ? new GroupFault('BUNDLE_CHANGED') : error;
  }
}

/** Chained over the entries: each as signed, whether it was asked for, and the texts beside it. */
class EntriesDigest {
  value: Buffer = Buffer.alloc(32);

  add({ envelope, openings, chosen }: EntryLine): void {
    this.value = sha256(
      Buffer.concat([this.value, envelope.leafHash, Buffer.from(JSON.stringify([chosen, openings]))]),
    );
  }
}
