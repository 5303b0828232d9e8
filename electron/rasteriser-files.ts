/**
 * What the rasteriser's page reads beside its own scripts and the vault's process reads as well: served from the packages
 * that both take it from, so that the program holds it once.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

const places: Readonly<Record<string, () => string>> = {
  'canvaskit.wasm': () => join(dirname(resolve('canvaskit-wasm/full')), 'canvaskit.wasm'),
  'noto-sans-regular.ttf': () =>
    resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  'noto-sans-bold.ttf': () => resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
};

/** Where the file of this name lies, or null for any other name. */
export const fileOfPackages = (name: string): string | null =>
  Object.hasOwn(places, name) ? (places[name]?.() ?? null) : null;
