/** P8: evidence as a bundle. Both verifiers look up every entry that it names; whatever is named wrongly or left out is found by both. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../verifier/command-line.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Desk, expectRefusal } from '../support/desk.ts';
import { evidenceDesk, people, reader } from './evidence-desk.ts';

interface Claim {
  entry: number;
  leaf: string;
  type: string;
  about: string[];
}
interface Measures {
  vault: string;
  entries: number;
  from: string;
  to: string;
  subject: Record<string, unknown>;
  root: string;
  measures: {
    measure: string;
    entries?: number[];
    claims?: Claim[];
    gaps: { gap: string; count: number; of: number }[];
  }[];
  [key: string]: unknown;
}
type Verdicts = Readonly<Record<string, string>>;

let desk: Desk;
let made = 0;

beforeAll(async () => {
  desk = await evidenceDesk();
  await desk.signIn('李保');
});
afterAll(() => desk.dispose());

async function bundle(about: string, form?: 'extract' | 'skeleton'): Promise<string> {
  const folder = desk.path(`evidence-${++made}`);
  await desk.call('evidence.bundle', { about, folder, ...(form === undefined ? {} : { form }) });
  return folder;
}

/** What both say of each measure; they must say the same. */
async function judged(folder: string): Promise<{ verdicts: Verdicts; entries: Verdicts; exitCode: number }> {
  const { measures } = await verifyBundle(folder, null);
  const words = { holds: 'holds', broken: 'broken', unjudged: 'cannot be judged' };
  const first = (measures?.verdicts ?? []).map(({ measure, answer, place }) => ({
    measure: measure as string,
    verdict: words[answer],
    entry: place?.index ?? null,
  }));
  const second = spawnSync('python3', ['verify.py', folder, '--json'], {
    cwd: join(import.meta.dirname, '../second-verifier'),
    encoding: 'utf8',
  });
  // Where there is no Python, the first one alone is asked.
  if (second.error === undefined) {
    expect(second.stderr).toBe('');
    const said = JSON.parse(second.stdout).measures ?? [];
    expect(said.map(({ measure, verdict, entry }: never) => ({ measure, verdict, entry }))).toEqual(first);
  }
  const { exitCode } = await run([folder], folder, 'en');
  if (second.error === undefined) expect(second.status).toBe(exitCode);
  return {
    verdicts: Object.fromEntries(first.map(({ measure, verdict }) => [measure, verdict])),
    entries: Object.fromEntries(first.map(({ measure, entry }) => [measure, `${entry}`])),
    exitCode,
  };
}

const read = (folder: string): Measures => JSON.parse(readFileSync(join(folder, 'measures.json'), 'utf8'));

/** A copy in which measures.json says something else, and the manifest names it as it is. */
function altered(folder: string, alter: (measures: Measures) => void): string {
  const copy = desk.path(`altered-${++made}`);
  cpSync(folder, copy, { recursive: true });
  const measures = read(copy);
  alter(measures);
  const text = JSON.stringify(measures);
  writeFileSync(join(copy, 'measures.json'), text);
  const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'));
  manifest.files['measures.json'] = {
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  };
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
  return copy;
}
const measureOf = (measures: Measures, name: string) =>
  measures.measures.find(({ measure }) => measure === name)!;
const claimsOf = (measures: Measures, name: string): Claim[] => measureOf(measures, name).claims!;
const entriesOf = (measures: Measures, name: string): number[] => measureOf(measures, name).entries!;
const isNamed = ({ entries, claims }: Measures['measures'][number]): boolean =>
  (entries ?? claims)!.length > 0;

describe('P8: honest evidence', () => {
  it.each([
    ['vault', undefined, null],
    ['client:K-1', undefined, 'skeleton'],
    [`person:${reader}`, undefined, 'skeleton'],
    ['client:K-1;2026-11-19..2026-11-19', undefined, 'skeleton'],
  ] as const)('of %s holds in every measure that names an entry', async (about, form, part) => {
    const folder = await bundle(about, form);
    const { verdicts, exitCode } = await judged(folder);
    const said = read(folder).measures;
    // Nothing named is nothing shown: it must not stand there as a measure that holds.
    expect(verdicts).toEqual(
      Object.fromEntries(said.map((each) => [each.measure, isNamed(each) ? 'holds' : 'cannot be judged'])),
    );
    expect(said).toHaveLength(9);
    expect(said.filter(isNamed).length).toBeGreaterThan(3);
    expect(exitCode).toBe(0);
    expect((await verifyBundle(folder, null)).part?.form ?? null).toBe(part);
    for (const name of ['verify.html', 'verify.mjs', 'entries.csv'])
      expect(existsSync(join(folder, name))).toBe(true);
  });

  it('of a client shows the texts of that client alone', async () => {
    const folder = await bundle('client:K-1');
    const entries = readFileSync(join(folder, 'entries.jsonl'), 'utf8');
    expect(entries).toContain('恒岳精密');
    expect(entries).not.toContain('云帆电子');
  });

  it('as an extract cannot show what is not in it: agreements, rules, training, custody, the log', async () => {
    const { verdicts, exitCode } = await judged(await bundle('client:K-1', 'extract'));
    expect(verdicts).toMatchObject({
      classified: 'holds',
      access: 'holds',
      // None left the vault: nothing is named.
      originals: 'cannot be judged',
      agreements: 'cannot be judged',
      rules: 'cannot be judged',
      training: 'cannot be judged',
      custody: 'cannot be judged',
      log: 'cannot be judged',
    });
    expect(exitCode).toBe(0);
  });

  it('says so in both languages, with the entries that are named', async () => {
    const folder = await bundle('client:K-1');
    const { entries } = read(folder);
    expect(entries).toBeGreaterThan(50);
    const en = (await run([folder, '--lang', 'en'], folder, 'en')).out;
    expect(en).toContain('[holds] Access approved and limited; entries named: 7');
    expect((await run([folder, '--lang', 'zh-CN'], folder, 'en')).out).toContain(
      '[成立] 访问经批准并受限；所列条目：7',
    );
    const json = JSON.parse((await run([folder, '--json'], folder, 'en')).out);
    expect(json.measures.verdicts).toContainEqual(expect.objectContaining({ measure: 'access', claims: 7 }));
  });

  it('is on record as an export, and for custodians and auditors', async () => {
    await bundle('client:K-1');
    const exported = await desk.call('log.list', { type: 'log.exported' });
    expect(exported.at(-1)!.body.data).toMatchObject({ part: { form: 'skeleton' } });
    await desk.signIn('赵批');
    await expectRefusal('ROLE_NEEDED', bundle('vault'));
    await desk.signIn(people.clerk);
    await expectRefusal('ROLE_NEEDED', bundle('vault'));
    await desk.signIn('审计');
    await bundle('client:K-1');
    await desk.signIn('李保');
  });
});

describe('P8: evidence that claims too much, or too little', () => {
  const lies: readonly (readonly [name: string, measure: string, alter: (measures: Measures) => void])[] = [
    [
      'an entry swapped for another of the log',
      'agreements',
      (m) => {
        claimsOf(m, 'agreements')[0]!.leaf = 'f'.repeat(64);
      },
    ],
    [
      'an entry that does not carry the measure',
      'training',
      (m) => {
        const [signed] = claimsOf(m, 'agreements');
        claimsOf(m, 'training').push({ ...signed! });
        claimsOf(m, 'training').sort((a, b) => a.entry - b.entry);
      },
    ],
    [
      'an entry of the log that is none of it, by its index',
      'access',
      (m) => {
        const [opened] = entriesOf(m, 'classified');
        entriesOf(m, 'access').push(opened!);
        entriesOf(m, 'access').sort((a, b) => a - b);
      },
    ],
    [
      'another type than the entry has',
      'training',
      (m) => {
        claimsOf(m, 'training')[0]!.type = 'certificate.given';
      },
    ],
    [
      'a person whom the entry does not name',
      'agreements',
      (m) => {
        claimsOf(m, 'agreements')[0]!.about.push('0'.repeat(32));
      },
    ],
    [
      'a refusal or a loan left out',
      'access',
      (m) => {
        entriesOf(m, 'access').splice(2, 1);
      },
    ],
    [
      'an opening of the vault left out',
      'log',
      (m) => {
        entriesOf(m, 'log').splice(1, 1);
      },
    ],
    [
      'an entry beyond those that were gone through',
      'log',
      (m) => {
        entriesOf(m, 'log').push(m.entries);
      },
    ],
    [
      'an entry that no log has yet',
      'log',
      (m) => {
        entriesOf(m, 'log').push(m.entries + 1_000);
      },
    ],
    [
      'a client that it is not about',
      'classified',
      (m) => {
        m.subject = { kind: 'dossier', dossier: 'f'.repeat(32) };
      },
    ],
    [
      'acts of another period',
      'access',
      (m) => {
        m.from = m.to = '2026-11-20';
      },
    ],
  ];
  it.each(lies)('%s is found in %s, by both', async (_name, measure, alter) => {
    const { verdicts, entries, exitCode } = await judged(altered(await bundle('client:K-1'), alter));
    expect(verdicts[measure]).toBe('broken');
    expect(entries[measure]).toMatch(/^\d+$/);
    expect(exitCode).toBe(1);
  });

  it('a file of another vault, beyond the log, or malformed breaks every measure', async () => {
    const folder = await bundle('client:K-1');
    for (const alter of [
      (m: Measures) => {
        m.vault = '0'.repeat(32);
      },
      (m: Measures) => {
        m.entries = 1_000_000;
      },
      (m: Measures) => {
        m.measures.reverse();
      },
      (m: Measures) => {
        Object.assign(m, { more: 1 });
      },
      (m: Measures) => {
        entriesOf(m, 'access').reverse();
      },
      (m: Measures) => {
        claimsOf(m, 'agreements').push({ ...claimsOf(m, 'agreements')[0]! });
      },
      (m: Measures) => {
        // By its index alone none of these is named.
        Object.assign(measureOf(m, 'rules'), { entries: [], claims: undefined });
      },
      (m: Measures) => {
        m.root = '0'.repeat(64);
      },
    ]) {
      const { verdicts, exitCode } = await judged(altered(folder, alter));
      expect(new Set(Object.values(verdicts))).toEqual(new Set(['broken']));
      expect(Object.keys(verdicts)).toHaveLength(9);
      expect(exitCode).toBe(1);
    }
  });

  it('where an entry of the log is altered reading ends, and no measure is said to hold', async () => {
    const folder = altered(await bundle('client:K-1'), () => {});
    const lines = readFileSync(join(folder, 'entries.jsonl'), 'utf8').split('\n');
    [lines[20], lines[21]] = [lines[21]!, lines[20]!];
    writeFileSync(join(folder, 'entries.jsonl'), lines.join('\n'));
    const { verdicts, exitCode } = await judged(folder);
    expect(Object.values(verdicts)).not.toContain('holds');
    expect(exitCode).toBe(1);
  });

  it('a bundle without measures is told none', async () => {
    const folder = desk.path('plain');
    await desk.call('log.export', { folder, openings: 'all' });
    expect((await verifyBundle(folder, null)).measures).toBeNull();
    expect((await run([folder], folder, 'en')).out).not.toContain('Measures');
  });
});
