/** Where the one typeface of the product lies: Noto Sans SC (SIL Open Font License), as TrueType. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const files = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;

export type NotoSansWeight = keyof typeof files;

const loaded = new Map<NotoSansWeight, Uint8Array>();

/** Ten megabytes, read at the first need and then kept: most PDF files bring their own fonts. */
export function notoSans(weight: NotoSansWeight): Uint8Array {
  const known = loaded.get(weight);
  if (known) return known;
  const bytes = readFileSync(createRequire(import.meta.url).resolve(files[weight]));
  loaded.set(weight, bytes);
  return bytes;
}

/** What must have happened before `notoSans` is asked: nothing here, where a file can be read at once. */
export async function prepareNotoSans(_weights: readonly NotoSansWeight[]): Promise<void> {}
