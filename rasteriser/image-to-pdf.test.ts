import { crc32, deflateSync } from 'node:zlib';
import type { CanvasKit } from 'canvaskit-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtRasteriserUrl } from '../test/support/built-cli.ts';
import { loadCanvasKit, present } from './canvaskit.ts';
import { checkImageIsWhole, readImageHeader } from './image-header.ts';
import type { PixelPage } from './pixel-page.ts';
import { createWorkerRasteriser } from './worker-rasteriser.ts';

const rasteriser = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });
let kit: CanvasKit;
beforeAll(async () => {
  kit = await loadCanvasKit();
});
afterAll(() => rasteriser.close());

const formats = { png: 'PNG', jpeg: 'JPEG', webp: 'WEBP' } as const;
type ImageKind = keyof typeof formats;
const kinds = Object.keys(formats) as ImageKind[];

/** Left half red, the rest as it was: transparent where the kind can, else black. */
function picture(kind: ImageKind, width = 300, height = 200): Uint8Array {
  const surface = present(kit.MakeSurface(width, height), 'surface');
  const paint = new kit.Paint();
  paint.setColor(kit.Color(220, 20, 20));
  surface.getCanvas().drawRect(kit.XYWHRect(0, 0, width / 2, height), paint);
  return present(surface.makeImageSnapshot().encodeToBytes(kit.ImageFormat[formats[kind]], 95), 'picture');
}

async function shown(bytes: Uint8Array, kind: ImageKind | 'gif'): Promise<PixelPage> {
  const { rendition } = await rasteriser.examine(bytes, `a.${kind}`);
  if (rendition === 'same') throw new Error('a picture has a rendition of its own');
  return (await rasteriser.open(rendition)).renderPage(0, 96);
}

function colorAt(page: PixelPage, partAcross: number, partDown: number): number[] {
  const x = Math.floor(page.widthPx * partAcross);
  const y = Math.floor(page.heightPx * partDown);
  return [...page.rgba.subarray((y * page.widthPx + x) * 4, (y * page.widthPx + x) * 4 + 3)];
}

function isRed(color: number[]): boolean {
  const [red = 0, green = 0] = color;
  return red > 190 && green < 60;
}

test.each(kinds)('%s: the header tells the size without decoding', (kind) => {
  expect(readImageHeader(picture(kind), kind)).toEqual({ widthPx: 300, heightPx: 200 });
});

test.each(kinds)('%s: becomes one page of its own shape', async (kind) => {
  const page = await shown(picture(kind), kind);
  expect([page.widthPx, page.heightPx]).toEqual([300, 200]);
  expect(isRed(colorAt(page, 0.25, 0.5))).toBe(true);
  expect(isRed(colorAt(page, 0.75, 0.5))).toBe(false);
});

test('transparency is laid on white', async () => {
  expect(colorAt(await shown(picture('png'), 'png'), 0.75, 0.5)).toEqual([255, 255, 255]);
});

test("the camera's orientation is applied", async () => {
  const upright = picture('jpeg');
  const rotatedByCamera = 6;
  const exif = Buffer.from(
    '457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100' + '00' + '0000' + '00000000',
    'hex',
  );
  exif[exif.length - 8] = 0;
  exif.writeUInt16BE(rotatedByCamera, 24);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
  const turned = new Uint8Array(Buffer.concat([upright.subarray(0, 2), segment, upright.subarray(2)]));
  const page = await shown(turned, 'jpeg');
  expect([page.widthPx, page.heightPx]).toEqual([200, 300]);
  expect(isRed(colorAt(page, 0.5, 0.25))).toBe(true);
  expect(isRed(colorAt(page, 0.5, 0.75))).toBe(false);
});

test.each(kinds)('%s: refused wherever it is cut short', (kind) => {
  const whole = picture(kind);
  checkImageIsWhole(whole, kind);
  for (let part = 0.1; part < 1; part += 0.1) {
    const cut = whole.slice(0, Math.floor(whole.length * part));
    expect(() => checkImageIsWhole(cut, kind), `${part}`).toThrow(
      expect.objectContaining({ code: 'FILE_DAMAGED' }),
    );
  }
});

/** PNG chunks put behind the header. */
function withChunks(
  png: Uint8Array,
  ...chunks: readonly (readonly [type: string, data: Buffer])[]
): Uint8Array {
  const headerEnds = 8 + 25;
  const written = chunks.map(([type, data]) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  });
  return new Uint8Array(Buffer.concat([png.subarray(0, headerEnds), ...written, png.subarray(headerEnds)]));
}
const turnedByCamera = Buffer.from(
  '4d4d002a00000008' + '0001' + '0112000300000001' + '00060000' + '00000000',
  'hex',
);
function riff(type: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(type, 'latin1'), size, data, Buffer.alloc(data.length % 2)]);
}
function webpWithChunks(
  flags: number,
  ...chunks: readonly (readonly [type: string, data: Buffer])[]
): Uint8Array {
  const size = Buffer.alloc(10);
  size[0] = flags;
  size.writeUIntLE(299, 4, 3);
  size.writeUIntLE(199, 7, 3);
  const body = [riff('VP8X', size), ...chunks.map(([type, data]) => riff(type, data))];
  return new Uint8Array(riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...body])));
}
/** The chunks of a still picture that hold it: transparency lies in one of its own. */
function webpPicture(): [type: string, data: Buffer][] {
  const still = Buffer.from(picture('webp').subarray(12));
  const chunks: [string, Buffer][] = [];
  for (let at = 0; at < still.length; at += 8 + Math.ceil(still.readUInt32LE(at + 4) / 2) * 2) {
    const type = still.subarray(at, at + 4).toString('latin1');
    if (type !== 'VP8X') chunks.push([type, still.subarray(at + 8, at + 8 + still.readUInt32LE(at + 4))]);
  }
  return chunks;
}

test.each([
  ['png', () => withChunks(picture('png'), ['eXIf', turnedByCamera])],
  [
    'webp',
    () => {
      const exifInWebp = 0x08;
      const alpha = 0x10;
      return webpWithChunks(exifInWebp | alpha, ...webpPicture(), ['EXIF', turnedByCamera]);
    },
  ],
] as const)("%s: the camera's orientation is applied as for JPEG", async (kind, make) => {
  const page = await shown(make(), kind);
  expect([page.widthPx, page.heightPx]).toEqual([200, 300]);
  expect(isRed(colorAt(page, 0.5, 0.25))).toBe(true);
  expect(isRed(colorAt(page, 0.5, 0.75))).toBe(false);
});

/** One pixel, red then white, as the specification writes them. */
const gif = (...colours: readonly (0 | 1)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('474946383961' + '01000100' + '800000' + 'dc1414ffffff', 'hex'),
      ...colours.map((colour) =>
        Buffer.from(`2c0000000001000100000202${colour === 0 ? '44' : '4c'}0100`, 'hex'),
      ),
      Buffer.from('3b', 'hex'),
    ]),
  );

test('the first picture of an animation is shown, and the others are counted', async () => {
  const moving = await rasteriser.examine(gif(0, 1, 1), 'a.gif');
  expect(moving.report.losses).toEqual([{ what: 'frame', count: 2 }]);
  expect(moving.kind).toBe('gif');
  expect(isRed(colorAt(await shown(gif(0, 1), 'gif'), 0.5, 0.5))).toBe(true);
  expect((await rasteriser.examine(gif(0), 'a.gif')).report.losses).toEqual([]);

  const control = Buffer.alloc(26);
  const apng = withChunks(
    picture('png'),
    ['acTL', Buffer.from('0000000200000000', 'hex')],
    ['fcTL', control],
    ['fcTL', control],
    ['fdAT', Buffer.from('00000001', 'hex')],
    ['fdAT', Buffer.from('00000002', 'hex')],
  );
  expect((await rasteriser.examine(apng, 'a.png')).report.losses).toEqual([{ what: 'frame', count: 1 }]);
  // Of red and white, by ImageMagick.
  const animated = Buffer.from(
    'UklGRpAAAABXRUJQVlA4WAoAAAACAAAABwAABQAAQU5JTQYAAAD/////AABBTk1GLgAAAAAAAAAAAAcAAAUAAGQAAAJWUDhMFgAAAC8HQAEAB1CKcpei/wGAIPxvm4jofwhBTk1GLgAAAAAAAAAAAAcAAAUAAGQAAABWUDhMFgAAAC8HQAEAB9D//ve//wGAIPxvm4jofwhSSUZGIgAAAFdFQlBWUDhMFgAAAC8HQAEAB1CKcpei/wGAIPxvm4jofwg=',
    'base64',
  );
  expect((await rasteriser.examine(new Uint8Array(animated), 'a.webp')).report.losses).toEqual([
    { what: 'frame', count: 1 },
  ]);
});

test('a GIF is refused wherever it is cut short', async () => {
  const whole = gif(0, 1);
  for (let length = 14; length < whole.length; length += 3) {
    await expect(rasteriser.examine(whole.slice(0, length), 'a.gif')).rejects.toMatchObject({
      code: 'FILE_DAMAGED',
    });
  }
});

test('a plain PNG goes as it is packed, with the same pixels as one that is decoded', async () => {
  const opaque = await rasteriser.examine(picture('jpeg'), 'a.jpg');
  if (opaque.rendition === 'same') throw new Error('a picture has a rendition of its own');
  const rgb = rawPng(3, 40, 30);
  const [plain, decoded] = await Promise.all([
    shown(rgb, 'png'),
    // A colour space of its own sends it the long way.
    shown(
      withChunks(rgb, ['gAMA', Buffer.from('000186a0', 'hex')], ['sRGB', Buffer.from('00', 'hex')]),
      'png',
    ),
  ]);
  expect(Buffer.from(plain.rgba).equals(Buffer.from(decoded.rgba))).toBe(true);
  // Rows that are missing are damage, for Skia as for us.
  await expect(rasteriser.examine(rawPng(3, 40, 30, 0.5), 'a.png')).rejects.toMatchObject({
    code: 'FILE_DAMAGED',
  });
});

function rawPng(samples: 1 | 3, width: number, height: number, part = 1): Uint8Array {
  const rowBytes = width * samples + 1;
  const rows = Buffer.alloc(rowBytes * height);
  for (let at = 0; at < rows.length; at++) rows[at] = at % rowBytes === 0 ? 0 : (at * 7) % 256;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = samples === 3 ? 2 : 0;
  const end = Buffer.from('0000000049454e44ae426082', 'hex');
  const begin = Buffer.from('89504e470d0a1a0a', 'hex');
  const idat = deflateSync(rows.subarray(0, Math.floor(rows.length * part)));
  const empty = new Uint8Array(Buffer.concat([begin, Buffer.alloc(25), end]));
  const whole = Buffer.from(withChunks(empty, ['IHDR', header], ['IDAT', idat]));
  return new Uint8Array(Buffer.concat([begin, whole.subarray(8 + 25)]));
}

test('a picture with more pixels than the limit is refused by its header', async () => {
  const strict = createWorkerRasteriser({
    workerUrl: await builtRasteriserUrl(),
    limits: { imagePixelsMax: 50_000 },
  });
  await expect(strict.examine(picture('webp'), 'a.webp')).rejects.toMatchObject({
    code: 'IMAGE_TOO_LARGE',
    detail: { widthPx: 300, heightPx: 200, pixelsMax: 50_000 },
  });
  await strict.close();
});
