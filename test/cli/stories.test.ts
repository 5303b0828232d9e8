/** The stories beside this file, told with the built CLI. What their lines mean: test/support/cli-story.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { argon2idHasher, type PassphraseHasher } from '../../vault/sealing/passphrase.ts';
import { type BuiltCli, buildCli } from '../support/built-cli.ts';
import { parseStory, tellStory } from '../support/cli-story.ts';
import { prepareOffice, type Trial } from '../support/prepared-office.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';

const stories = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.story'));

/** One story is told by the product itself, on a vault with passphrases stretched as it does; the others quickly. */
const toldByProduct = (name: string, language: string): boolean =>
  name === 'custodians-day.story' && language === 'en';

const programs: Partial<Record<'product' | 'quick', BuiltCli>> = {};
const offices: Record<string, Trial> = {};
beforeAll(async () => {
  for (const variant of ['product', 'quick'] as const) programs[variant] = await buildCli(variant);
  const prepare = (sample: boolean, hasher: PassphraseHasher) =>
    prepareOffice({ sample, hasher }, async (desk) => {
      await desk.dossier('K-1');
      await desk.lend(await desk.fileDocument('K-1', desk.textFile('note.txt', '交接清单。\n'.repeat(9))));
    });
  const wanted = new Set(stories.map((name) => parseStory(readStory(name)).office));
  for (const kind of wanted) offices[kind] = await prepare(kind === 'sample', weakPassphraseHasher);
  offices.product = await prepare(false, argon2idHasher);
});
afterAll(() => {
  for (const office of Object.values(offices)) office.dispose();
});

const readStory = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

describe.each(stories)('%s', (name) => {
  const story = parseStory(readStory(name));
  test.each(story.languages)('%s', async (language) => {
    const product = toldByProduct(name, language);
    const trial = offices[product ? 'product' : story.office]!.copy();
    try {
      await tellStory(story, language, programs[product ? 'product' : 'quick']!, trial);
    } finally {
      trial.dispose();
    }
  });
});
