import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalCodes } from '../../shared/vocabulary/refusal.ts';
import { refusalsDoc, refusalsDocPath } from './write-refusals-doc.ts';

test('docs/formats/refusals.md is what the table of refusals says', () => {
  expect(readFileSync(refusalsDocPath, 'utf8'), 'run: npx node build/scripts/write-refusals-doc.ts').toBe(
    refusalsDoc(),
  );
});

test('the page has one row for each refusal, in their order', () => {
  const codes = [...refusalsDoc().matchAll(/^\| `([A-Z_0-9]+)` \|/gm)].map((match) => match[1]);
  expect(codes).toEqual(refusalCodes);
});
