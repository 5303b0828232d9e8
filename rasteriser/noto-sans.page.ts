/** Noto Sans SC in a page: ten megabytes, read when a document asks for a font that it did not bring. */
import type * as inNode from './noto-sans.ts';
import type { NotoSansWeight } from './noto-sans.ts';
import { pageFiles } from './page-files.ts';

export type { NotoSansWeight } from './noto-sans.ts';

const loaded = new Map<NotoSansWeight, Uint8Array>();

export const prepareNotoSans: typeof inNode.prepareNotoSans = async (weights) => {
  const missing = weights.filter((weight) => !loaded.has(weight));
  const files = missing.map((weight) => pageFiles().read(`noto-sans-${weight}.ttf`));
  for (const [index, file] of (await Promise.all(files)).entries()) {
    loaded.set(missing[index] ?? 'regular', new Uint8Array(file));
  }
};

export const notoSans: typeof inNode.notoSans = (weight) => {
  const known = loaded.get(weight);
  if (known) return known;
  const bytes = pageFiles().readAtOnce(`noto-sans-${weight}.ttf`);
  loaded.set(weight, bytes);
  return bytes;
};
