/** Info.plist of a `.app`: what macOS knows about an application before it starts it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface PlistFormat {
  parse(text: string): Record<string, unknown>;
  build(value: Record<string, unknown>): string;
}

const format = createRequire(import.meta.resolve('app-builder-lib/package.json'))('plist') as PlistFormat;
const placeOf = (app: string): string => join(app, 'Contents/Info.plist');

export const readInfoPlist = (app: string): Record<string, unknown> =>
  format.parse(readFileSync(placeOf(app), 'utf8'));

export const writeInfoPlist = (app: string, info: Record<string, unknown>): void =>
  writeFileSync(placeOf(app), format.build(info));
