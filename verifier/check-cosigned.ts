import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSmallFile } from './bundle-files.ts';
import { SinceCheck } from './check-checkpoint.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { cosignedAt, cosignedMessage } from './cosignature.ts';
import type { EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import { id, object, pattern } from './kinds.ts';
import type { LogState } from './log-state.ts';
import type { GrowingTree } from './merkle-tree.ts';
import { isSignature, signingKeyFromHex } from './sound-key.ts';
import { decodeUtf8 } from './strict-encoding.ts';
import { parseStrictJson } from './strict-json.ts';

/**
 * States of the log that others put their names to: approvers, each time they signed (`cosigned.jsonl`), and witnesses
 * outside, whose lines were brought back and entered (`checkpoint.cosigned`). Each must be a beginning of this log
 * (audit-bundle.md, check 16).
 */

export interface Cosigned {
  /** Person id of an approver, or the entry that holds a witness's line. */
  readonly by: { readonly person: string } | { readonly entry: number; readonly key: string };
  readonly size: number;
  /** Of the cosignature, since 1970. */
  readonly seconds: number;
}

interface Line {
  readonly person: string;
  readonly checkpoint: Checkpoint;
  readonly since: SinceCheck;
}

const lineKind = object({ person: id, note: pattern(/^[\s\S]{1,4000}$/u) });
/** An approver has one line, their newest. */
const linesMax = 10_000;

export class CosignedCheck {
  private readonly lines: readonly Line[] | Fault;
  private readonly bySize = new Map<number, readonly Line[]>();
  private readonly atEntries: Cosigned[] = [];
  private readonly ofPeople: Cosigned[] = [];

  constructor(directory: string) {
    this.lines = readLines(directory);
    for (const line of 'code' in this.lines ? [] : this.lines) {
      const { size } = line.checkpoint;
      this.bySize.set(size, [...(this.bySize.get(size) ?? []), line]);
    }
  }

  /** As `SinceCheck.observe`. */
  observe(tree: GrowingTree, state: LogState): void {
    for (const { since } of this.bySize.get(tree.size) ?? []) since.observe(tree, state);
  }

  /** Of a witness outside, at the entry that holds the line. `rootAt` gives the head of a size that this log had. */
  entryFault(
    { index, body }: { readonly index: number; readonly body: EntryBody },
    { generation, vault }: LogState,
    rootAt: (size: number) => Buffer,
  ): Fault | null {
    if (body.type !== 'checkpoint.cosigned') return null;
    const { data } = body;
    const { size, key, seconds } = data;
    if (data.generation > generation) return fault('cosigned-generation', { generation: data.generation });
    if (size > index) return fault('cosigned-longer', { size });
    if (rootAt(size).toString('hex') !== data.root) return fault('cosigned-root', { size });
    const root = Buffer.from(data.root, 'hex').toString('base64');
    const text = `dossier-vault/${vault}/g${data.generation}\n${size}\n${root}\n`;
    const signature = Buffer.from(data.signature, 'hex');
    if (!isSignature(cosignedMessage(text, seconds), signingKeyFromHex(key), signature))
      return fault('cosigned-signature', { size });
    this.atEntries.push({ by: { entry: index, key }, size, seconds });
    return null;
  }

  /** Of the approvers, after the last entry. */
  fault(state: LogState, entries: number): Fault | null {
    if ('code' in this.lines) return this.lines;
    for (const { person, checkpoint, since } of this.lines) {
      const { size } = checkpoint;
      const bad = since.fault(state, entries);
      if (bad !== null) return fault('cosigned-not-of-this-log', { person, size });
      const seconds = cosignedByPerson(checkpoint, person, state);
      if (seconds === null) return fault('cosigned-not-by', { person, size });
      this.ofPeople.push({ by: { person }, size, seconds });
    }
    return null;
  }

  /** What was found good. */
  all(): readonly Cosigned[] {
    return [...this.ofPeople, ...this.atEntries];
  }
}

/** Under any key that the log gave this person: one that was replaced later signed as well. */
function cosignedByPerson({ note }: Checkpoint, person: string, { people }: LogState): number | null {
  for (const keyset of people.keysets.values()) {
    if (keyset.person !== person) continue;
    const publicKey = Buffer.from(keyset.signKey, 'hex');
    const seconds = cosignedAt(note, `person/${person}`, { publicKey, key: keyset.key });
    if (seconds !== null) return seconds;
  }
  return null;
}

function readLines(directory: string): readonly Line[] | Fault {
  const path = join(directory, 'cosigned.jsonl');
  if (!existsSync(path)) return [];
  const text = decodeUtf8(readSmallFile(path));
  if (text === null || (text !== '' && !text.endsWith('\n'))) return fault('cosigned-malformed', { line: 0 });
  const lines: Line[] = [];
  const given = text.split('\n').slice(0, -1);
  if (given.length > linesMax) return fault('cosigned-malformed', { line: linesMax });
  for (const [at, each] of given.entries()) {
    const parsed = parseStrictJson(each);
    const malformed = fault('cosigned-malformed', { line: at });
    if ('fault' in parsed || lineKind(parsed.value, { shown: [], withheld: [] }) !== null) return malformed;
    const { person, note } = parsed.value as { readonly person: string; readonly note: string };
    const checkpoint = parseCheckpoint(note);
    if (checkpoint === null) return malformed;
    lines.push({ person, checkpoint, since: new SinceCheck(checkpoint) });
  }
  return lines;
}
