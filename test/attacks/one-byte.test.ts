/**
 * One byte changed, anywhere: in what an auditor holds, and in what the vault holds. The manifest of the bundle is written anew
 * each time, as a forger would: what finds the change is signatures, tree and commitments, not a list of digests.
 */
import { createHash, KeyObject } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import { objectPath } from '../../vault/storage/vault-folder.ts';
import { checkpointSignatureFault, headFault } from '../../verifier/check-checkpoint.ts';
import { CosignedCheck } from '../../verifier/check-cosigned.ts';
import { OpeningsCheck } from '../../verifier/check-openings.ts';
import { parseCheckpoint } from '../../verifier/checkpoint.ts';
import { readEntryLine } from '../../verifier/entry-line.ts';
import { LogReader } from '../../verifier/log-reader.ts';
import { decodeUtf8 } from '../../verifier/strict-encoding.ts';
import { Unreadable } from '../../verifier/unreadable.ts';
import { Verdicts } from '../../verifier/verdicts.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

const everyByte = process.env.DOSSIER_VAULT_LONG_TESTS !== undefined;
let desk: Desk;
let bundle: string;
let entries: Buffer;
let checkpoint: Buffer;
let manifestText: string;

beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  for (const name of ['甲', '乙']) {
    const document = await desk.fileDocument(
      'K-1',
      desk.textFile(`${name}.txt`, `${name}方的账期是六十天。`),
    );
    for (const borrower of ['许借', 'Ben Reader']) {
      const loan = await desk.lend(document, borrower);
      if (name === '甲') for (let n = 1; n <= 3; n++) await desk.viewAndClose(loan, borrower);
      await desk.signIn(borrower);
      await desk.call('loan.return', { loan, signature: desk.signature });
    }
  }
  for (let i = 0; i < 40; i++) {
    await desk.signIn(i % 2 === 0 ? '许借' : 'Ben Reader');
    await desk.call('dossier.list', { query: `客户 ${i}` });
  }
  await desk.signIn('李保');
  bundle = desk.path('bundle');
  const { entries: size } = await desk.call('log.export', { folder: bundle, openings: 'all' });
  expect(size).toBeGreaterThan(150);
  entries = readFileSync(join(bundle, 'entries.jsonl'));
  checkpoint = readFileSync(join(bundle, 'checkpoint'));
  manifestText = readFileSync(join(bundle, 'manifest.json'), 'utf8');
});
afterAll(() => desk.dispose());

/** Writes one file of the bundle and the manifest over it; true where the verifier finds nothing wrong. */
async function isAccepted(name: 'entries.jsonl' | 'checkpoint', bytes: Buffer): Promise<boolean> {
  writeFileSync(join(bundle, name), bytes);
  const manifest = JSON.parse(manifestText);
  manifest.files[name] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  writeFileSync(join(bundle, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  try {
    return (await verifyBundle(bundle, null)).first === null;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}
async function restoring<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    writeFileSync(join(bundle, 'entries.jsonl'), entries);
    writeFileSync(join(bundle, 'checkpoint'), checkpoint);
    writeFileSync(join(bundle, 'manifest.json'), manifestText);
  }
}
/** One bit of the byte, a low one: what is left is still text most of the time. */
function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ (1 << (at % 6));
  return copy;
}
/**
 * Which of the changed files the verifier accepts. A line that it would not read, or that breaks a check, settles it; so its
 * reader, brought to each line once, is copied for every byte of that line. What a line does not settle is asked of the whole.
 */
async function acceptedFlips(places: readonly number[]): Promise<number[]> {
  const accepted: number[] = [];
  const starts = lineStarts();
  const verdicts = new Verdicts();
  const soFar = {
    verdicts,
    reader: new LogReader(verdicts, new OpeningsCheck(true), new CosignedCheck(bundle)),
  };
  let line = 0;
  const advanceTo = (wanted: number): void => {
    for (; line < wanted; line++) {
      const bytes = entries.subarray(starts[line], (starts[line + 1] ?? entries.length) - 1);
      expect(soFar.reader.read(readEntryLine(bytes, line))).not.toBeNull();
    }
  };
  await restoring(async () => {
    for (const at of places) {
      const of = starts.findLastIndex((start) => start <= at);
      advanceTo(of);
      const bytes = flipped(entries, at);
      const start = starts[of]!;
      const end = bytes.indexOf(10, start);
      const trial = copied(soFar);
      const read = trial.reader.read(readEntryLine(bytes.subarray(start, end < 0 ? bytes.length : end), of));
      if (read === null || trial.verdicts.first() !== null) continue;
      if (await isAccepted('entries.jsonl', bytes)) accepted.push(at);
    }
  });
  return accepted;
}

/** A deep copy; bytes and keys, which nobody changes, are shared. */
function copied<T>(value: T, done = new Map<unknown, unknown>()): T {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array || value instanceof KeyObject) return value;
  const known = done.get(value);
  if (known !== undefined) return known as T;
  const keep = <C>(copy: C): C => {
    done.set(value, copy);
    return copy;
  };
  if (value instanceof Map) {
    const copy = keep(new Map());
    for (const [key, member] of value) copy.set(copied(key, done), copied(member, done));
    return copy as T;
  }
  if (value instanceof Set) {
    const copy = keep(new Set());
    for (const member of value) copy.add(copied(member, done));
    return copy as T;
  }
  const copy = keep(Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value)));
  for (const [name, member] of Object.entries(value)) copy[name] = copied(member, done);
  return copy as T;
}
const range = (from: number, to: number, step = 1): number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step);
const lineStarts = (): number[] => {
  const starts = [0];
  for (let at = entries.indexOf(10); at >= 0 && at + 1 < entries.length; at = entries.indexOf(10, at + 1))
    starts.push(at + 1);
  return starts;
};

describe('a bundle with one byte changed', () => {
  it('is accepted as it was exported, and with its manifest written anew', async () => {
    await restoring(async () => expect(await isAccepted('entries.jsonl', entries)).toBe(true));
    await restoring(async () => expect(await isAccepted('checkpoint', checkpoint)).toBe(true));
  });

  it('is not accepted: any byte of the checkpoint', async () => {
    const verdicts = new Verdicts();
    const reader = new LogReader(verdicts, new OpeningsCheck(true), new CosignedCheck(bundle));
    for (const [i, line] of entries.toString('utf8').trimEnd().split('\n').entries())
      reader.read(readEntryLine(Buffer.from(line), i));
    const holds = (bytes: Buffer): boolean => {
      const text = decodeUtf8(bytes);
      const parsed = text === null ? null : parseCheckpoint(text);
      return (
        parsed !== null &&
        headFault(parsed, reader.tree) === null &&
        checkpointSignatureFault(parsed, reader.state) === null
      );
    };
    expect(holds(checkpoint)).toBe(true);
    for (let at = 0; at < checkpoint.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const copy = Buffer.from(checkpoint);
        copy[at] = copy[at]! ^ (1 << bit);
        expect(holds(copy), `byte ${at}, bit ${bit}`).toBe(false);
      }
    }
    // And by the whole verifier, here and there.
    await restoring(async () => {
      for (const at of range(0, checkpoint.length, everyByte ? 1 : 29))
        expect(await isAccepted('checkpoint', flipped(checkpoint, at)), `byte ${at}`).toBe(false);
    });
  });

  it(`is not accepted: ${everyByte ? 'any byte' : 'bytes at a stride, and one whole line,'} of the entries`, async () => {
    const starts = lineStarts();
    // A short line early in the log, so that each try ends soon: an opening of a session, with its opening of a place.
    const short = starts.findIndex((start, i) => i > 3 && (starts[i + 1] ?? entries.length) - start < 1_500);
    const places = everyByte
      ? range(0, entries.length)
      : [...range(starts[short]!, starts[short + 1]!), ...range(0, entries.length, 97), entries.length - 1];
    expect(await acceptedFlips(places.toSorted((a, b) => a - b))).toEqual([]);
    await restoring(async () => {
      for (const at of range(0, entries.length, 11_003))
        expect(await isAccepted('entries.jsonl', flipped(entries, at)), `byte ${at}`).toBe(false);
    });
  });

  it('is not accepted with a line taken out, doubled, or changed with its neighbour', async () => {
    const lines = entries.toString('utf8').trimEnd().split('\n');
    const accepted: string[] = [];
    const attempt = async (what: string, changed: readonly string[]): Promise<void> => {
      if (await isAccepted('entries.jsonl', Buffer.from(`${changed.join('\n')}\n`))) accepted.push(what);
    };
    await restoring(async () => {
      for (let i = 0; i < lines.length; i += everyByte ? 1 : 7) {
        await attempt(`without ${i}`, lines.toSpliced(i, 1));
        await attempt(`twice ${i}`, lines.toSpliced(i, 0, lines[i]!));
        if (i > 0) await attempt(`swapped ${i}`, lines.toSpliced(i - 1, 2, lines[i]!, lines[i - 1]!));
      }
      await attempt('without the last', lines.slice(0, -1));
      await attempt('with an empty line', [...lines, '']);
      await attempt('without the first', lines.slice(1));
      await attempt('none at all', []);
    });
    expect(accepted).toEqual([]);
  });
});

describe('a sealed file with one byte changed', () => {
  it('is refused at the view, which is not spent', async () => {
    const other = await desk.fileDocument('K-1', desk.textFile('丙.txt', '丙方去年两次迟付。'));
    const loan = await desk.lend(other);
    const pending = desk.router as unknown as { open: { db: { get: (sql: string) => { id: DocumentId } } } };
    const { id } = pending.open.db.get('SELECT id FROM document ORDER BY submitted DESC LIMIT 1');
    const path = objectPath(desk.folder, id, 'rendition');
    const whole = readFileSync(path);
    const stride = everyByte ? 61 : 1_999;
    // Each field of the header and the commitment, then the content at a stride, then the last tag.
    const places = [
      ...range(0, 100, everyByte ? 1 : 9),
      ...range(100, whole.length, stride),
      ...range(whole.length - 16, whole.length, 5),
    ];
    const damaged = async (bytes: Buffer): Promise<void> => {
      writeFileSync(path, bytes);
      await expectRefusal('DOCUMENT_FILE_DAMAGED', desk.view(loan));
    };
    for (const at of places) await damaged(flipped(whole, at));
    for (const bytes of [
      whole.subarray(0, -1),
      whole.subarray(0, 80),
      Buffer.alloc(0),
      Buffer.concat([whole, whole]),
    ])
      await damaged(bytes);
    const neighbour = pending.open.db.get('SELECT id FROM document ORDER BY submitted LIMIT 1').id;
    await damaged(readFileSync(objectPath(desk.folder, neighbour, 'rendition')));
    rmSync(path);
    await expectRefusal('DOCUMENT_FILE_DAMAGED', desk.view(loan));
    writeFileSync(path, whole);
    expect((await desk.view(loan)).n).toBe(1);
    await desk.call('view.close', {});
    await desk.close();
    expect((await desk.open()).quarantine).toBe('none');
  });
});
