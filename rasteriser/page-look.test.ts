import { afterAll, expect, it } from 'vitest';
import { deliveryNote, quay, warehouseAtNight } from '../build/scripts/sample-pictures.ts';
import { builtRasteriserUrl } from '../test/support/built-cli.ts';
import { latinPdf } from '../test/support/pdf-fixtures.ts';
import { pixelsOf, savedAgain } from '../test/support/pictures-saved-again.ts';
import { lookBits, looksAlike } from './page-look.ts';
import { createWorkerRasteriser } from './worker-rasteriser.ts';

const rasteriser = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });
afterAll(() => rasteriser.close());

const lookOf = async (file: Uint8Array): Promise<Uint8Array> => lookBits(await pixelsOf(file))!;

it.each([
  ['a scan', () => deliveryNote('Haining Textiles')],
  ['a photograph in the dark', () => warehouseAtNight('No smoking')],
  ['a photograph by day', () => quay('Ningbo')],
])('%s looks the same with a pixel changed, or saved again in another format', async (_, draw) => {
  const picture = await draw();
  const first = await lookOf(picture);
  for (const how of [
    { format: 'JPEG', pixel: true },
    { format: 'JPEG', quality: 45 },
    { format: 'WEBP', quality: 60, pixel: true },
  ] as const) {
    expect(looksAlike(first, await lookOf(await savedAgain(picture, how))), JSON.stringify(how)).toBe(true);
  }
});

it('other pictures look otherwise', async () => {
  const looks = [];
  for (const picture of [
    await deliveryNote('Haining Textiles'),
    await warehouseAtNight('A'),
    await quay('B'),
  ])
    looks.push(await lookOf(picture));
  for (const one of looks) expect(looks.filter((other) => looksAlike(one, other))).toEqual([one]);
});

it('a page of words is none of a picture, an empty one says nothing', async () => {
  const { pageLooks } = await rasteriser.examine(latinPdf(['words', '']), 'a.pdf');
  expect(pageLooks[0]).toMatchObject({ blank: false, picture: false });
  expect(pageLooks[1]).toMatchObject({ blank: true, bits: null });
});
