/** Both verifiers judge parts that were written from docs/formats/audit-part.md alone (A4). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { formatCheckpoint } from '../support/synthetic-log.ts';
import { writePart } from '../support/synthetic-part.ts';
import { partLies, parts } from '../support/synthetic-part-lies.ts';
import { writePartVectors } from '../support/synthetic-part-vectors.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'synthetic-part-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const answersOf = async (directory: string, since: string | null = null) =>
  Object.fromEntries(
    (await verifyBundle(directory, since)).verdicts.map(({ check, answer }) => [check, answer]),
  );

const judgedOfAnExtract = {
  structure: 'holds',
  tree: 'holds',
  checkpoint: 'holds',
  signatures: 'holds',
  openings: 'holds',
  selection: 'holds',
};

describe('A4: parts that hold', () => {
  it.each(parts)('$name', async ({ asked }) => {
    const directory = join(folder, 'honest');
    writePart(directory, asked);
    const { first, part } = await verifyBundle(directory, null);
    expect(first).toBeNull();
    expect(part?.form).toBe(asked.form);
  });

  it('of an extract nothing is claimed that rests on what is not here', async () => {
    const directory = join(folder, 'extract');
    writePart(directory, { form: 'extract', filter: { dossier: '0'.repeat(32) } });
    const answers = await answersOf(directory);
    expect(answers).toMatchObject(judgedOfAnExtract);
    const open = Object.entries(answers).filter(([check]) => !(check in judgedOfAnExtract));
    expect(open.map(([, answer]) => answer)).toEqual(open.map(() => 'unjudged'));
    expect(open.length).toBe(12);
  });

  it('of a skeleton all is judged that is of a whole log, and that nothing is missing', async () => {
    const directory = join(folder, 'skeleton');
    const log = writePart(directory, { form: 'skeleton', filter: { outcome: 'refused' } });
    const older = join(folder, 'older');
    writeFileSync(older, formatCheckpoint(log, { size: 20, generation: 1 }));
    const answers = await answersOf(directory, older);
    const { generations, cosignatures, ...others } = answers;
    expect(cosignatures).toBe('unjudged');
    expect(generations).toBe('unjudged');
    expect(new Set(Object.values(others))).toEqual(new Set(['holds']));
    expect(Object.keys(others).length).toBe(16);
  });

  it.each([
    ['skeleton', {}, 'holds', 'unjudged'],
    ['extract', {}, 'holds', 'unjudged'],
    ['skeleton', { texts: true }, 'unjudged', 'unjudged'],
  ] as const)(
    'a place is judged as far as it is opened: %s %o',
    async (form, blank, selection, completeness) => {
      const directory = join(folder, 'place');
      writePart(directory, { form, filter: { place: 'Room 3' }, blank });
      expect(await answersOf(directory)).toMatchObject({ selection, completeness });
    },
  );

  it('an extract shows older heads where its entries lie, and leaves others open', async () => {
    const directory = join(folder, 'since');
    const log = writePart(directory, { form: 'extract', filter: { types: ['view.open'] } });
    const older = join(folder, 'older');
    const sinceAt = async (size: number, root?: Buffer): Promise<unknown> => {
      const generation = Number.parseInt(log.logKeyNames[size]!, 10);
      writeFileSync(
        older,
        formatCheckpoint(log, { size, generation, ...(root === undefined ? {} : { root }) }),
      );
      return (await answersOf(directory, older)).since;
    };
    const shown = log.indexOf.get('view 2 open')!;
    expect(await sinceAt(shown)).toBe('holds');
    expect(await sinceAt(shown + 1)).toBe('holds');
    expect(await sinceAt(shown, Buffer.alloc(32))).toBe('broken');
    expect(await sinceAt(log.lines.length)).toBe('holds');
    expect(await sinceAt(log.indexOf.get('practice set')! + 1)).toBe('unjudged');
  });
});

describe('A4: lies about parts', () => {
  it.each(partLies)('$name', async ({ asked, lies, check, at, fault }) => {
    const directory = join(folder, 'lie');
    const log = writePart(directory, asked, lies);
    const { first } = await verifyBundle(directory, null);
    expect(first).toMatchObject({ check, fault: { code: fault } });
    expect(first?.place?.index ?? null).toBe(at === null ? null : log.indexOf.get(at));
  });
});

describe('the vectors of parts', () => {
  const onDisk = fileURLToPath(new URL('../vectors/part', import.meta.url));
  const expected = JSON.parse(readFileSync(join(onDisk, 'expected.json'), 'utf8')) as {
    bundle: string;
    exitCode: number;
    check: string | null;
    entry: number | null;
  }[];

  it('are those that the generator writes', () => {
    const fresh = join(folder, 'vectors');
    writePartVectors(fresh);
    const filesOf = (directory: string) =>
      readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
        .sort();
    expect(filesOf(onDisk)).toEqual(filesOf(fresh));
    for (const file of filesOf(fresh))
      expect(readFileSync(join(onDisk, file)).equals(readFileSync(join(fresh, file))), file).toBe(true);
  });

  it.each(expected)('$bundle', async ({ bundle, check, entry }) => {
    const { first } = await verifyBundle(join(onDisk, bundle), null);
    expect([first?.check ?? null, first?.place?.index ?? null]).toEqual([check, entry]);
  });

  const python = (words: string[], input = '') =>
    spawnSync('python3', words, {
      cwd: fileURLToPath(new URL('../second-verifier', import.meta.url)),
      encoding: 'utf8',
      input,
    });
  const tried = python(['-c', 'print("here")']);

  if (tried.stdout?.trim() === 'here') {
    it('the second verifier answers every part and every lie as the first, at the same entry', () => {
      const told = [...parts.map((part) => ({ ...part, lies: {}, check: null, at: null })), ...partLies].map(
        (each, at) => {
          const bundle = join(folder, `told-${at}`);
          const log = writePart(bundle, each.asked, each.lies);
          const entry = each.at === null ? null : log.indexOf.get(each.at)!;
          return { bundle, since: null, name: each.name, due: [each.check, entry] };
        },
      );
      const vectors = expected.map(({ bundle, check, entry }) => ({
        bundle: join(onDisk, bundle),
        since: null,
        name: bundle,
        due: [check, entry],
      }));
      const asked = [...told, ...vectors];
      const run = python(['many.py'], JSON.stringify(asked));
      expect(run.stderr).toBe('');
      const found = JSON.parse(run.stdout) as unknown[];
      expect(asked.map(({ name }, at) => [name, found[at]])).toEqual(
        asked.map(({ name, due }) => [name, due]),
      );
    });
  } else {
    it('has no python3 to run on', () => {
      expect((tried.error as NodeJS.ErrnoException | undefined)?.code).toBe('ENOENT');
      console.warn('python3 not on this machine: second verifier not run');
    });
  }
});
