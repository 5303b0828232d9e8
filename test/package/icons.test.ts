/** The icons in the repository are those that the drawing gives. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { formatIcns, icoSizesPx, parseIconSizes, pngSidePx } from '../../build/icons/icon-containers.ts';
import { makeIcons } from '../../build/icons/make-icons.ts';
import { projectFiles, projectFolder } from '../support/project-files.ts';

const folder = 'build/icons';
let drawn: Map<string, Uint8Array>;
beforeAll(async () => {
  drawn = await makeIcons();
});

test('every drawn icon is there, and no other', () => {
  const kept = projectFiles().filter((path) => path.startsWith(`${folder}/`) && !path.endsWith('.ts'));
  expect(kept.map((path) => path.slice(folder.length + 1)).toSorted()).toEqual([...drawn.keys()].toSorted());
});
test('drawing again gives the same sizes', () => {
  for (const [path, bytes] of drawn) {
    const kept = readFileSync(join(projectFolder, folder, path));
    const sizes = path.endsWith('.png') ? pngSidePx : parseIconSizes;
    expect(sizes(kept), path).toEqual(sizes(bytes));
  }
});
test('sizes are those that the desktops ask for', () => {
  expect(parseIconSizes(drawn.get('icon.ico')!)).toEqual(icoSizesPx);
  expect(parseIconSizes(drawn.get('icon.icns')!)).toEqual([32, 64, 128, 256, 256, 512, 512, 1024]);
  expect(pngSidePx(drawn.get('icon.png')!)).toBe(1024);
  const linux = [...drawn].filter(([path]) => path.startsWith('linux/'));
  for (const [path, bytes] of linux) expect(path).toBe(`linux/${pngSidePx(bytes)}x${pngSidePx(bytes)}.png`);
  expect(linux.map(([, bytes]) => pngSidePx(bytes))).toEqual([16, 24, 32, 48, 64, 128, 256, 512]);
});
test('an icon that is missing a size is not written', () => {
  expect(() => formatIcns([{ sizePx: 32, png: drawn.get('linux/32x32.png')! }])).toThrow('64 px is missing');
});
