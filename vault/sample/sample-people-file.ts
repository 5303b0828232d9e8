/**
 * The people of a sample with their passphrases, in `people.json` beside their key files, so that they are at hand at every
 * later start. They are no secret: a sample guards nothing (L9). A vault that is no sample has no such file.
 */
import { writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import type { SampleVault } from '../../shared/contract/answers.ts';
import * as term from '../../shared/vocabulary/terms.ts';
import { readIfThere } from '../storage/durable-file.ts';

export const sampleKeysFolder = (folder: string): string => `${folder}-keys`;
const peopleFile = (folder: string): string => join(sampleKeysFolder(folder), 'people.json');

const shortText = z.string().min(1).max(300);
const peopleOfSample = z.object({
  kind: z.literal('dossier-vault-sample-people'),
  note: z.string(),
  name: shortText,
  place: shortText,
  people: z
    .array(
      z.object({
        name: shortText,
        roles: z.array(term.role),
        passphrase: shortText,
        /** From this file's own folder: the two may be moved together. */
        keyFile: shortText.nullable(),
      }),
    )
    .max(100),
});

export function writeSamplePeople(sample: SampleVault): void {
  const keys = sampleKeysFolder(sample.folder);
  const told: z.infer<typeof peopleOfSample> = {
    kind: 'dossier-vault-sample-people',
    note: '样例的口令不是秘密。 The passphrases of a sample are no secret.',
    name: sample.name,
    place: sample.place,
    people: sample.people.map((person) => ({
      ...person,
      roles: [...person.roles],
      keyFile: person.keyFile === null ? null : relative(keys, person.keyFile),
    })),
  };
  writeFileSync(peopleFile(sample.folder), `${JSON.stringify(told, null, 2)}\n`, { mode: 0o600 });
}

/** Null where no such file is, or something else by its name. */
export function readSamplePeople(folder: string): SampleVault | null {
  try {
    const bytes = readIfThere(peopleFile(folder));
    if (bytes === null) return null;
    const { name, place, people } = peopleOfSample.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return {
      folder,
      name,
      place,
      people: people.map((person) => ({ ...person, keyFile: keyFileIn(folder, person.keyFile) })),
    };
  } catch {
    return null;
  }
}

/** Never a path out of the sample's own folder of keys. */
function keyFileIn(folder: string, name: string | null): string | null {
  if (name === null || isAbsolute(name) || name.split(/[/\\]/).includes('..')) return null;
  return join(sampleKeysFolder(folder), name);
}
