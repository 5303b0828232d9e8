/** `node build/icons/make-icons.ts`: draws the icon anew into this folder, as every desktop wants it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IconPainter } from './draw-icon.ts';
import { formatIcns, formatIco, icnsSizesPx, icoSizesPx } from './icon-containers.ts';

const linuxSizesPx = [16, 24, 32, 48, 64, 128, 256, 512] as const;

/** Paths from this folder, with what belongs there. */
export async function makeIcons(): Promise<Map<string, Uint8Array>> {
  const painter = await IconPainter.load();
  const draw = (sizes: readonly number[], desktop: 'mac' | 'other') =>
    sizes.map((sizePx) => ({ sizePx, png: painter.draw(sizePx, desktop) }));
  const files = new Map<string, Uint8Array>();
  files.set('icon.png', painter.draw(1024, 'other'));
  files.set('icon.icns', formatIcns(draw(icnsSizesPx, 'mac')));
  files.set('icon.ico', formatIco(draw(icoSizesPx, 'other')));
  for (const { sizePx, png } of draw(linuxSizesPx, 'other')) files.set(`linux/${sizePx}x${sizePx}.png`, png);
  return files;
}

if (import.meta.main) {
  for (const [path, bytes] of await makeIcons()) {
    const target = join(import.meta.dirname, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
}
