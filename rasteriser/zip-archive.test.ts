import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openZip } from './zip-archive.ts';
import { writeZip } from './zip-writing.ts';

const limits = { zipEntriesMax: 3, zipBytesMax: 1_000, zipEntryBytesMax: 600 };
const words = (text: string): Uint8Array => new TextEncoder().encode(text);
const entry = (name: string, bytes = 10) => ({ name, bytes: new Uint8Array(bytes).fill(120) });

test('gives back what was written, whatever the names', async () => {
  const written = [
    { name: 'a/b.xml', bytes: words('one') },
    { name: '附件.txt', bytes: words('二') },
    { name: 'empty', bytes: words('') },
  ];
  const archive = openZip(writeZip(written), limits);
  expect(archive.names).toEqual(written.map(({ name }) => name));
  for (const { name, bytes } of written) expect(await archive.read(name)).toEqual(bytes);
  await expect(archive.read('not there')).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
});

test('a comment after the end, and what stands before the archive’s end, do not confuse it', async () => {
  const zip = writeZip([entry('a')]);
  const withComment = new Uint8Array([...zip, ...words('a comment')]);
  new DataView(withComment.buffer).setUint16(zip.length - 2, 9, true);
  expect((await openZip(withComment, limits).read('a')).length).toBe(10);
});

describe('limits, judged by what the directory declares', () => {
  test.each([
    ['an entry too large', [entry('a', 601)]],
    ['all together too large', [entry('a', 600), entry('b', 401)]],
    ['too many', [entry('a'), entry('b'), entry('c'), entry('d')]],
  ])('%s', (_what, entries) => {
    expect(() => openZip(writeZip(entries), limits)).toThrow(
      expect.objectContaining({ code: 'FILE_UNPACKED_TOO_LARGE' }),
    );
  });
  test('as much as is allowed is allowed', () => {
    expect(openZip(writeZip([entry('a', 600), entry('b', 400), entry('c', 0)]), limits).names).toHaveLength(
      3,
    );
  });
});

describe('an archive that lies or is broken', () => {
  const packed = new Uint8Array(deflateRawSync(new Uint8Array(500_000)));
  const declaring = (bytes: number): Uint8Array => {
    const zip = writeZip([{ name: 'a', bytes: packed }]);
    const view = new DataView(zip.buffer);
    const directory = view.getUint32(zip.length - 6, true);
    view.setUint16(directory + 10, 8, true);
    view.setUint32(directory + 24, bytes, true);
    return zip;
  };
  test('gets no further than it declared', async () => {
    await expect(openZip(declaring(100), limits).read('a')).rejects.toMatchObject({
      code: 'FILE_UNPACKED_TOO_LARGE',
      detail: { bytesMax: 100 },
    });
  });
  test.each([
    [
      'fewer bytes than declared',
      () => ({ zip: writeZip([{ name: 'a', bytes: packed }]), method: 8, bytes: 590 }),
    ],
  ])('%s', async (_what, make) => {
    const { zip, method, bytes } = make();
    const view = new DataView(zip.buffer);
    const directory = view.getUint32(zip.length - 6, true);
    view.setUint16(directory + 10, method, true);
    view.setUint32(directory + 24, bytes, true);
    zip.fill(0, 31, 31 + 20);
    await expect(openZip(zip, limits).read('a')).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });
  test('a flipped bit, two of one name, an unknown method, no end, encrypted', async () => {
    const flipped = writeZip([entry('a')]);
    flipped[35] = (flipped[35] ?? 0) ^ 1;
    await expect(openZip(flipped, limits).read('a')).rejects.toMatchObject({ code: 'FILE_DAMAGED' });

    const damaged = expect.objectContaining({ code: 'FILE_DAMAGED' });
    expect(() => openZip(writeZip([entry('a'), entry('a')]), limits)).toThrow(damaged);
    expect(() => openZip(writeZip([entry('a')]).subarray(0, 60), limits)).toThrow(damaged);

    const odd = writeZip([entry('a')]);
    const directory = new DataView(odd.buffer).getUint32(odd.length - 6, true);
    odd[directory + 10] = 99;
    await expect(openZip(odd, limits).read('a')).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    odd[directory + 8] = 1;
    expect(() => openZip(odd, limits)).toThrow(expect.objectContaining({ code: 'FILE_ENCRYPTED' }));
  });
  test('wherever it is cut, or any byte of its directory changed, it is a fault of the file and never a crash', async () => {
    const whole = writeZip([entry('a'), entry('b')]);
    const readAll = async (zip: Uint8Array) => {
      try {
        const archive = openZip(zip, limits);
        for (const name of archive.names) await archive.read(name);
        return 'sound';
      } catch (error) {
        return (error as { code?: string }).code ?? String(error);
      }
    };
    const codes = new Set<string>();
    for (let cut = 0; cut < whole.length; cut++) codes.add(await readAll(whole.subarray(0, cut)));
    for (let at = 0; at < whole.length; at++) {
      const changed = new Uint8Array(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      codes.add(await readAll(changed));
    }
    const known = new Set(['sound', 'FILE_DAMAGED', 'FILE_ENCRYPTED', 'FILE_UNPACKED_TOO_LARGE']);
    expect([...codes].filter((code) => !known.has(code))).toEqual([]);
  });
});
