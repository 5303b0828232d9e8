import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type ByteSource,
  type DocumentShares,
  drawShares,
  type ExpectedDocument,
  openDocument,
  openDocumentToMemory,
  readDocumentHeader,
  SealBroken,
  SealMalformed,
  SealWrongKey,
  SourceChanged,
  sealDocument,
  sealedBytes,
  shareCommitments,
  TooLargeForMemory,
} from './sealed-document.ts';
import { concatBytes, equalBytes, randomBytes, sha256 } from './suite.ts';

const ids = { vaultId: randomBytes(16), documentId: randomBytes(16) };
const preamble = 100;
const chunk = 65536;
const sealedChunk = chunk + 16;

interface Sealed {
  readonly file: Uint8Array;
  readonly expected: ExpectedDocument;
  readonly shares: DocumentShares;
}

async function seal(plaintext: Uint8Array, source: ByteSource = [plaintext]): Promise<Sealed> {
  const pieces: Uint8Array[] = [];
  const sealed = await sealDocument({
    ids,
    part: 'rendition',
    length: plaintext.length,
    source,
    sink: (bytes) => void pieces.push(bytes.slice()),
  });
  const file = concatBytes(...pieces);
  expect(file.length).toBe(sealed.bytes);
  expect(sealed.bytes).toBe(sealedBytes(plaintext.length));
  expect(equalBytes(sealed.fileHash, sha256(file))).toBe(true);
  return {
    file,
    expected: { ids, part: 'rendition', ...sealed },
    shares: { custody: sealed.shareCustody, approval: sealed.shareApproval },
  };
}

function open({ file, expected, shares }: Sealed, bytesMax = 2 ** 30): Promise<Uint8Array> {
  return openDocumentToMemory([file], expected, shares, bytesMax);
}

/** The same expectations, but for the file's hash: so that only keys, commitment and tags can refuse. */
function rehashed(sealed: Sealed, file: Uint8Array): Sealed {
  return { ...sealed, file, expected: { ...sealed.expected, fileHash: sha256(file) } };
}

function pieces(bytes: Uint8Array, size: number): Uint8Array[] {
  const list: Uint8Array[] = [];
  for (let i = 0; i < bytes.length; i += size) list.push(bytes.subarray(i, i + size));
  return list;
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = bytes.slice();
  changed[at]! ^= 0x01;
  return changed;
}

describe('a sealed document', () => {
  test.each([0, 1, 15, chunk - 1, chunk, chunk + 1, 16 * chunk, 16 * chunk + 1, 70 * chunk + 5])(
    'of %i bytes opens as it was',
    async (length) => {
      const plaintext = randomBytes(length);
      const sealed = await seal(plaintext);
      expect(equalBytes(await open(sealed), plaintext)).toBe(true);
    },
  );

  test('opens the same whatever pieces it was sealed from and comes in: whole, in chunks, byte by byte', async () => {
    const plaintext = randomBytes(2 * chunk + 77);
    async function* slowly() {
      for (const piece of pieces(plaintext, 1000)) yield piece;
    }
    const sources = [[plaintext], pieces(plaintext, chunk), pieces(plaintext, 1), slowly()];
    for (const source of sources) {
      const sealed = await seal(plaintext, source);
      for (const size of [sealed.file.length, sealedChunk, 4096, 1]) {
        const opened = openDocumentToMemory(
          pieces(sealed.file, size),
          sealed.expected,
          sealed.shares,
          2 ** 20,
        );
        expect(equalBytes(await opened, plaintext)).toBe(true);
      }
    }
  });

  test('streams its plaintext through a sink', async () => {
    const plaintext = randomBytes(40 * chunk);
    const { file, expected, shares } = await seal(plaintext);
    const opened: Uint8Array[] = [];
    const sink = async (bytes: Uint8Array) => void opened.push(bytes.slice());
    expect(await openDocument({ source: [file], expected, shares, sink })).toBe(plaintext.length);
    expect(equalBytes(concatBytes(...opened), plaintext)).toBe(true);
  });

  test('opens from a path', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dossier-vault-'));
    try {
      const { file, expected, shares } = await seal(randomBytes(1000));
      writeFileSync(join(folder, 'sealed'), file);
      expect((await openDocumentToMemory(join(folder, 'sealed'), expected, shares, 1000)).length).toBe(1000);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('says which vault, document and part it is without a key', async () => {
    const { file } = await seal(randomBytes(10));
    const header = await readDocumentHeader([file]);
    expect(header).toMatchObject({ ids, part: 'rendition', length: 10 });
  });

  test('never comes out the same twice, and its shares commit to what they are', async () => {
    const plaintext = randomBytes(10);
    const [a, b] = [await seal(plaintext), await seal(plaintext)];
    expect(a.file).not.toEqual(b.file);
    expect(a.shares).not.toEqual(b.shares);
    expect(a.expected.commitments).toEqual(shareCommitments(ids, 'rendition', a.shares));
  });

  test('large enough for a hashing thread has the hash of its bytes', async () => {
    const length = 100 * 2 ** 20;
    let left = length;
    const zeros = {
      read(into: Uint8Array) {
        const count = Math.min(left, into.length);
        left -= count;
        return count;
      },
    };
    const file = new Uint8Array(sealedBytes(length));
    let filled = 0;
    const sealed = await sealDocument({
      ids,
      part: 'original',
      length,
      source: zeros,
      sink: (bytes) => {
        file.set(bytes, filled);
        filled += bytes.length;
      },
    });
    expect(equalBytes(sha256(file), sealed.fileHash)).toBe(true);
    const shares = { custody: sealed.shareCustody, approval: sealed.shareApproval };
    const expected = { ids, part: 'original' as const, ...sealed };
    expect((await openDocumentToMemory([file], expected, shares, length)).length).toBe(length);
    const changed = openDocumentToMemory([flipped(file, file.length - 1)], expected, shares, length);
    await expect(changed).rejects.toThrow(SealBroken);
  });
});

describe('sealing', () => {
  const order = { ids, part: 'original' as const, sink: () => {} };

  test.each([0, 1, chunk, 17 * chunk, 100 * 2 ** 20])(
    'refuses a source that is not as long as announced (%i bytes)',
    async (length) => {
      const exact = new Uint8Array(length);
      const longer = sealDocument({ ...order, length, source: [exact, Uint8Array.of(1)] });
      await expect(longer).rejects.toThrow(SourceChanged);
      const shorter = sealDocument({ ...order, length: length + 1, source: [exact] });
      await expect(shorter).rejects.toThrow(SourceChanged);
    },
  );

  test('reports what the source or the sink throws, and leaves nothing running', async () => {
    const failing = () => Promise.reject(new Error('EIO'));
    const source = { read: failing };
    await expect(sealDocument({ ...order, length: 5, source })).rejects.toThrow('EIO');
    const plaintext = [new Uint8Array(40 * chunk)];
    const sealing = sealDocument({ ...order, length: 40 * chunk, source: plaintext, sink: failing });
    await expect(sealing).rejects.toThrow('EIO');
  });

  test('refuses shares and ids of any other length', async () => {
    const short = { custody: randomBytes(31), approval: randomBytes(33) };
    await expect(sealDocument({ ...order, length: 0, source: [], shares: short })).rejects.toThrow(
      SealWrongKey,
    );
    const badIds = { vaultId: randomBytes(15), documentId: randomBytes(17) };
    await expect(sealDocument({ ...order, ids: badIds, length: 0, source: [] })).rejects.toThrow(RangeError);
  });
});

describe('opening refuses', () => {
  test('every flipped byte, even when the file hash is recomputed', async () => {
    const sealed = await seal(randomBytes(50));
    for (let at = 0; at < sealed.file.length; at++) {
      const changed = flipped(sealed.file, at);
      // Magic, part number, chunk size and the high bytes of the length: then it is no document of ours.
      const malformed = at < 7 || at === 39 || (at >= 40 && at < 44) || (at >= 44 && at < 47);
      const fault = malformed ? SealMalformed : SealBroken;
      await expect(open(rehashed(sealed, changed)), `byte ${at}`).rejects.toThrow(fault);
      await expect(open({ ...sealed, file: changed }), `byte ${at}`).rejects.toThrow(fault);
    }
  });

  test('every truncation, even when the file hash is recomputed', async () => {
    const sealed = await seal(randomBytes(50));
    for (let length = 0; length < sealed.file.length; length++) {
      const fault = length < preamble ? SealMalformed : SealBroken;
      await expect(open(rehashed(sealed, sealed.file.subarray(0, length)))).rejects.toThrow(fault);
    }
  });

  const plaintext = randomBytes(3 * chunk + 100);
  const bodyOf = (file: Uint8Array) => pieces(file.subarray(preamble), sealedChunk);

  test.each<[string, (chunks: Uint8Array[]) => Uint8Array[]]>([
    ['two chunks exchanged', ([a, b, c, d]) => [b!, a!, c!, d!]],
    ['a chunk doubled', ([a, b, c, d]) => [a!, a!, b!, c!, d!]],
    ['a chunk repeated in place of the next', ([a, , c, d]) => [a!, a!, c!, d!]],
    ['a chunk dropped', ([a, , c, d]) => [a!, c!, d!]],
    ['the last chunk dropped', ([a, b, c]) => [a!, b!, c!]],
    ['the last chunk first', ([a, b, c, d]) => [d!, a!, b!, c!]],
    ['the last chunk twice', ([a, b, c, d]) => [a!, b!, c!, d!, d!]],
    ['a byte at its end', ([a, b, c, d]) => [a!, b!, c!, d!, Uint8Array.of(0)]],
    ['a cut at a chunk boundary', ([a]) => [a!]],
    ['no chunks', () => []],
  ])('%s, even when the file hash is recomputed', async (_what, rearrange) => {
    const sealed = await seal(plaintext);
    const file = concatBytes(sealed.file.subarray(0, preamble), ...rearrange(bodyOf(sealed.file)));
    await expect(open(rehashed(sealed, file))).rejects.toThrow(SealBroken);
  });

  test('chunks of another document under the same shares', async () => {
    const [a, b] = [await seal(plaintext), await seal(plaintext)];
    const chunks = bodyOf(a.file);
    chunks[1] = bodyOf(b.file)[1]!;
    const file = concatBytes(a.file.subarray(0, preamble), ...chunks);
    await expect(open(rehashed(a, file))).rejects.toThrow(SealBroken);
  });

  test('a whole file exchanged for another of the same vault, document or part', async () => {
    const [a, b] = [await seal(plaintext), await seal(plaintext)];
    await expect(open({ ...a, file: b.file })).rejects.toThrow(SealBroken);
    await expect(open({ ...a, expected: { ...a.expected, part: 'original' } })).rejects.toThrow(SealBroken);
    const elsewhere = { ...a.expected, ids: { ...ids, documentId: randomBytes(16) } };
    await expect(open({ ...a, expected: elsewhere })).rejects.toThrow(SealBroken);
  });

  test('a file sealed anew under the same shares, even when the file hash is recomputed', async () => {
    const sealed = await seal(randomBytes(50));
    const pieces: Uint8Array[] = [];
    const sink = (bytes: Uint8Array) => void pieces.push(bytes.slice());
    const source = [randomBytes(50)];
    await sealDocument({ ids, part: 'rendition', length: 50, source, sink, shares: sealed.shares });
    await expect(open(rehashed(sealed, concatBytes(...pieces)))).rejects.toThrow(SealBroken);
  });

  test('a file of the same content that was not the one filed', async () => {
    const sealed = await seal(randomBytes(10));
    const expected = { ...sealed.expected, fileHash: randomBytes(32) };
    await expect(open({ ...sealed, expected })).rejects.toThrow(SealBroken);
  });

  test('shares that are wrong, exchanged, short or missing one side', async () => {
    const sealed = await seal(randomBytes(10));
    const { custody, approval } = sealed.shares;
    const wrong: DocumentShares[] = [
      drawShares(),
      { custody: approval, approval: custody },
      { custody, approval: randomBytes(32) },
      { custody: randomBytes(32), approval },
      { custody: custody.subarray(1), approval },
      { custody, approval: new Uint8Array(0) },
      { custody: new Uint8Array([...custody, ...approval.subarray(0, 1)]), approval: approval.subarray(1) },
    ];
    for (const shares of wrong) await expect(open({ ...sealed, shares })).rejects.toThrow(SealWrongKey);
  });

  test('a share of the same document’s other part', async () => {
    const sealed = await seal(randomBytes(10));
    const otherPart = shareCommitments(ids, 'original', sealed.shares);
    expect(otherPart.custody).not.toEqual(sealed.expected.commitments.custody);
    const expected = { ...sealed.expected, commitments: otherPart };
    await expect(open({ ...sealed, expected })).rejects.toThrow(SealWrongKey);
  });

  test('more bytes than the caller will hold, before any is deciphered', async () => {
    await expect(open(await seal(randomBytes(1001)), 1000)).rejects.toThrow(TooLargeForMemory);
  });

  test('what is no sealed document', async () => {
    const sealed = await seal(randomBytes(10));
    for (const file of [new Uint8Array(0), new Uint8Array(500), randomBytes(500)]) {
      await expect(open({ ...sealed, file })).rejects.toThrow(SealMalformed);
    }
  });
});
