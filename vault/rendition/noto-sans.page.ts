/** Noto Sans SC in a page, which cannot wait for a file in the midst of a call: read ahead, then at hand. */
import type * as inNode from './noto-sans.ts';
import type { NotoSansWeight } from './noto-sans.ts';
import { readPageFile } from './page-files.ts';

export type { NotoSansWeight } from './noto-sans.ts';

const loaded = new Map<NotoSansWeight, Uint8Array>();

export const prepareNotoSans: typeof inNode.prepareNotoSans = async (weights) => {
  const missing = weights.filter((weight) => !loaded.has(weight));
  const files = missing.map((weight) => readPageFile(`noto-sans-${weight}.ttf`));
  for (const [index, file] of (await Promise.all(files)).entries()) {
    loaded.set(missing[index] ?? 'regular', new Uint8Array(file));
  }
};

export const notoSans: typeof inNode.notoSans = (weight) => {
  const bytes = loaded.get(weight);
  if (!bytes) throw new Error(`Noto Sans ${weight} was not read ahead`);
  return bytes;
};
