import type { CanvasKit } from 'canvaskit-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCanvasKit, present } from './canvaskit.ts';
import { checkImageIsWhole, type ImageKind, readImageHeader } from './image-header.ts';
import type { PixelPage } from './rasteriser.ts';
import { createWorkerRasteriser } from './worker-rasteriser.ts';

const rasteriser = createWorkerRasteriser();
let kit: CanvasKit;
beforeAll(async () => {
  kit = await loadCanvasKit();
});
afterAll(() => rasteriser.close());

const formats = { png: 'PNG', jpeg: 'JPEG', webp: 'WEBP' } as const;
const kinds = Object.keys(formats) as ImageKind[];

/** Left half red, the rest as it was: transparent where the kind can, else black. */
function picture(kind: ImageKind, width = 300, height = 200): Uint8Array {
  const surface = present(kit.MakeSurface(width, height), 'surface');
  const paint = new kit.Paint();
  paint.setColor(kit.Color(220, 20, 20));
  surface.getCanvas().drawRect(kit.XYWHRect(0, 0, width / 2, height), paint);
  return present(surface.makeImageSnapshot().encodeToBytes(kit.ImageFormat[formats[kind]], 95), 'picture');
}

async function shown(bytes: Uint8Array, kind: ImageKind): Promise<PixelPage> {
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

test('an animated picture is refused: only its first image would be seen', async () => {
  const webp = Buffer.alloc(64);
  webp.write('RIFF', 0);
  webp.writeUInt32LE(56, 4);
  webp.write('WEBPVP8X', 8);
  webp.writeUInt32LE(10, 16);
  webp[20] = 0x02;
  expect(() => readImageHeader(webp, 'webp')).toThrow(
    expect.objectContaining({ code: 'FILE_KIND_UNSUPPORTED' }),
  );
});

test('a picture with more pixels than the limit is refused by its header', async () => {
  const strict = createWorkerRasteriser({ limits: { imagePixelsMax: 50_000 } });
  await expect(strict.examine(picture('webp'), 'a.webp')).rejects.toMatchObject({
    code: 'IMAGE_TOO_LARGE',
    detail: { widthPx: 300, heightPx: 200, pixelsMax: 50_000 },
  });
  await strict.close();
});
