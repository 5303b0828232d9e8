/**
 * Writes test/vectors/part: parts of the honest story and some lies about parts, for verifiers in other languages.
 *
 *     node test/support/synthetic-part-vectors.ts
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { id } from './synthetic-log.ts';
import type { Expectation } from './synthetic-log-vectors.ts';
import { writePart } from './synthetic-part.ts';
import { partLies } from './synthetic-part-lies.ts';

const chosen = [
  'fitting-entry-not-marked',
  'marked-entry-of-another-document',
  'text-missing-in-an-extract',
  'text-changed-in-an-extract',
  'erased-text-whose-erasure-is-left-out',
  'count-in-the-manifest-differs',
  'chosen-entry-withheld-but-counted',
  'another-entry-than-was-chosen',
  'proof-swapped',
  'proof-too-long',
  'index-of-the-next',
  'keys-left-out',
  'extract-as-the-whole-log',
];

export function writePartVectors(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const filter = { document: id('contract') };
  const expectations: Expectation[] = [];
  const honest = { since: false, exitCode: 0, check: null, entry: null } as const;
  for (const form of ['extract', 'skeleton'] as const) {
    writePart(join(directory, form), { form, filter, blank: { names: true } });
    expectations.push({ bundle: form, ...honest });
  }
  for (const name of chosen) {
    const lie = partLies.find((other) => other.name === name);
    if (lie === undefined) throw new Error(`There is no lie "${name}".`);
    const log = writePart(join(directory, name), lie.asked, lie.lies);
    const entry = lie.at === null ? null : log.indexOf.get(lie.at)!;
    expectations.push({ bundle: name, since: false, exitCode: 1, check: lie.check, entry });
  }
  writeFileSync(join(directory, 'expected.json'), `${JSON.stringify(expectations, null, 2)}\n`);
}

if (import.meta.main) writePartVectors(fileURLToPath(new URL('../vectors/part', import.meta.url)));
