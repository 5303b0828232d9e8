/** The stories beside this file, told with the built CLI. What their lines mean: test/support/cli-story.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltCli, buildCli } from '../support/built-cli.ts';
import { parseStory, tellStory } from '../support/cli-story.ts';
import { prepareOffice, type Trial } from '../support/prepared-office.ts';

const stories = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.story'));

let cli: BuiltCli;
const offices: Partial<Record<'real' | 'sample', Trial>> = {};
beforeAll(async () => {
  cli = await buildCli();
  const wanted = new Set(stories.map((name) => parseStory(readStory(name)).office));
  for (const kind of wanted) {
    offices[kind] = await prepareOffice({ sample: kind === 'sample' }, async (desk) => {
      await desk.dossier('K-1');
      await desk.lend(await desk.fileDocument('K-1', desk.textFile('note.txt', '交接清单。\n'.repeat(9))));
    });
  }
});
afterAll(() => {
  for (const office of Object.values(offices)) office.dispose();
});

const readStory = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

describe.each(stories)('%s', (name) => {
  const story = parseStory(readStory(name));
  test.each(story.languages)('%s', async (language) => {
    const trial = offices[story.office]?.copy();
    expect(trial).toBeDefined();
    try {
      await tellStory(story, language, cli, trial!);
    } finally {
      trial?.dispose();
    }
  });
});
