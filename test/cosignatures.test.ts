/** A5a: approvers cosign each state that they sign; an auditor's cosignature comes back into the log; both stand in each export. */
import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCheckpoint } from '../vault/log/checkpoint.ts';
import { parseSignedNote } from '../vault/log/signed-note.ts';
import { parseCheckpoint as readCheckpoint } from '../verifier/checkpoint.ts';
import { run } from '../verifier/command-line.ts';
import { cosigned } from '../verifier/cosigner.ts';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';

let desk: Desk;
/** As they stood after the approval. */
const anchors: string[] = [];
const bundle = (name: string): string => desk.path(`bundle-${name}`);

interface Check {
  readonly check: string;
  readonly answer: string;
  readonly code?: string;
  readonly entry?: number | null;
}

async function exported(name: string): Promise<void> {
  await desk.signIn('李保');
  await desk.call('log.export', { folder: bundle(name), openings: 'all' });
}

async function judged(
  name: string,
): Promise<{ cosignatures: Check | undefined; cosigned: readonly object[] }> {
  const { out } = await run([bundle(name), '--json'], '/', 'en');
  const { checks, cosigned } = JSON.parse(out) as { checks: Check[]; cosigned: object[] };
  return { cosignatures: checks.find(({ check }) => check === 'cosignatures'), cosigned };
}

/** What the second verifier says of the same; undefined where there is no Python. */
function judgedBySecond(name: string): string | undefined {
  const found = spawnSync('python3', ['verify.py', bundle(name), '--json'], {
    cwd: join(import.meta.dirname, 'second-verifier'),
    encoding: 'utf8',
  });
  if (found.error !== undefined) return undefined;
  const { checks } = JSON.parse(found.stdout) as { checks: { check: string; verdict: string }[] };
  const verdict = checks.find(({ check }) => check === 'cosignatures')?.verdict;
  return verdict === 'cannot be judged' ? 'unjudged' : verdict;
}

const lines = (name: string): { person: string; note: string }[] =>
  readFileSync(join(bundle(name), 'cosigned.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** A copy whose `cosigned.jsonl` says something else, its manifest written anew: as whoever forges would do it. */
function forged(from: string, name: string, text: string): void {
  cpSync(bundle(from), bundle(name), { recursive: true });
  writeFileSync(join(bundle(name), 'cosigned.jsonl'), text);
  const path = join(bundle(name), 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const bytes = Buffer.from(text);
  manifest.files['cosigned.jsonl'] = {
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  writeFileSync(path, JSON.stringify(manifest));
}

beforeAll(async () => {
  desk = await openDesk();
  await exported('before');
  await desk.dossier('K-1');
  const document = await desk.fileDocument('K-1', desk.textFile('note.txt', '报价与条件。\n'.repeat(9)));
  await desk.approve(await desk.request(document));
  for (const name of readdirSync(desk.root, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.anchor')) anchors.push(readFileSync(desk.path(name), 'utf8'));
  await exported('after');
});
afterAll(() => desk.dispose());

describe('an approver who signs', () => {
  it('cosigns the state that their act leaves', async () => {
    const [line] = lines('after');
    const people = await desk.call('person.list', {});
    const approver = people.find(({ name }) => name === '赵批');
    expect(line?.person).toBe(approver?.id);
    const note = parseSignedNote(line?.note ?? '');
    const { size } = parseCheckpoint(note.text);
    const body = JSON.parse(
      Buffer.from(
        JSON.parse(readFileSync(join(bundle('after'), 'entries.jsonl'), 'utf8').split('\n')[size - 1] ?? '')
          .envelope.payload,
        'base64',
      ).toString('utf8'),
    );
    expect(body.type).toBe('loan.approved');
    const report = await judged('after');
    expect(report.cosignatures).toMatchObject({ answer: 'holds' });
    expect(report.cosigned).toMatchObject([{ by: { person: line?.person }, size }]);
    expect(judgedBySecond('after') ?? 'holds').toBe('holds');
    const { out } = await run([bundle('after'), '--lang', 'en'], '/', 'en');
    expect(out).toContain(`Cosigned: ${size} entries, `);
  });

  it('leaves the line in the anchors too', () => {
    const line = `— person/${lines('after')[0]?.person} `;
    expect(anchors.some((anchor) => anchor.includes(line))).toBe(true);
  });

  it('is told from nobody who has', async () => {
    // Founding is signed by both sides; a vault of which no approver has acted since has nothing to show.
    const before = existsSync(join(bundle('before'), 'cosigned.jsonl'));
    const { cosignatures } = await judged('before');
    expect(cosignatures?.answer).toBe(before ? 'holds' : 'unjudged');
    rmSync(join(bundle('before'), 'cosigned.jsonl'), { force: true });
    expect((await judged('before')).cosignatures).toMatchObject({
      answer: 'unjudged',
      code: 'cosigned-none',
    });
    expect(judgedBySecond('before') ?? 'unjudged').toBe('unjudged');
  });
});

describe('what is no cosignature of this log', () => {
  const own = () => lines('after')[0]!;
  const changed: Record<string, () => string> = {
    'another person’s name': () => {
      const other = own().person.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
      return JSON.stringify({ ...own(), person: other });
    },
    'another time': () => {
      const [text = '', log = '', line = ''] =
        /^([\s\S]*\n\n)(— .*\n)(— .*\n)$/.exec(own().note)?.slice(1) ?? [];
      const [dash, name, signature = ''] = line.trim().split(' ');
      const bytes = Buffer.from(signature, 'base64');
      bytes[11]! ^= 1;
      return JSON.stringify({ ...own(), note: `${text}${log}${dash} ${name} ${bytes.toString('base64')}\n` });
    },
    'without the approver’s line': () =>
      JSON.stringify({ ...own(), note: own().note.replace(/— person\/.*\n$/, '') }),
    'without the log’s line': () =>
      JSON.stringify({ ...own(), note: own().note.replace(/— dossier-vault\/.*\n/, '') }),
    'no JSON': () => 'cosigned',
    'one member more': () => JSON.stringify({ ...own(), more: 1 }),
  };
  it.each(Object.keys(changed))('%s', async (name) => {
    forged('after', `forged-${name}`, `${changed[name]!()}\n`);
    expect((await judged(`forged-${name}`)).cosignatures).toMatchObject({ answer: 'broken' });
    expect(judgedBySecond(`forged-${name}`) ?? 'broken').toBe('broken');
  });

  it('a state that another history of the vault had', async () => {
    const line = JSON.stringify(own());
    forged('before', 'longer', `${line}\n`);
    expect((await judged('longer')).cosignatures).toMatchObject({
      answer: 'broken',
      code: 'cosigned-not-of-this-log',
    });
    expect(judgedBySecond('longer') ?? 'broken').toBe('broken');
  });
});

describe('an auditor’s cosignature that comes back', () => {
  const memory = (name = 'memory'): string => desk.path(name);
  const remember = (name: string, into = memory()) =>
    run([bundle(name), '--remember', into, '--name', 'auditor.example'], '/', 'en');

  it('becomes an entry, once, and each export shows it', async () => {
    await remember('after');
    await desk.signIn('李保');
    const taken = await desk.call('log.witness', { folder: memory() });
    expect(taken).toMatchObject({ name: 'auditor.example' });
    await expectRefusal('WITNESS_KNOWN', desk.call('log.witness', { folder: memory() }));
    await exported('witnessed');
    const { cosignatures, cosigned } = await judged('witnessed');
    expect(cosignatures).toMatchObject({ answer: 'holds' });
    expect(cosigned).toHaveLength(2);
    expect(cosigned[1]).toMatchObject({ size: taken.size, seconds: taken.atMs / 1000 });
    expect(judgedBySecond('witnessed') ?? 'holds').toBe('holds');
    // The auditor's next look goes on from what they remember.
    expect((await remember('witnessed')).exitCode).toBe(0);
  });

  it('is not taken from a folder that holds none, nor under another key', async () => {
    await desk.signIn('李保');
    for (const folder of [desk.path('nowhere'), bundle('after')])
      await expectRefusal('WITNESS_UNREADABLE', desk.call('log.witness', { folder }));
    const other = memory('other-key');
    cpSync(memory(), other, { recursive: true });
    const strange = memory('strange');
    await remember('witnessed', strange);
    cpSync(join(strange, 'verifier-key'), join(other, 'verifier-key'));
    await expectRefusal('WITNESS_UNREADABLE', desk.call('log.witness', { folder: other }));
    // Cosigned by whoever likes, but never signed by this log.
    const [vault = ''] = readdirSync(strange).filter((name) => /^[0-9a-f]{32}$/.test(name));
    const path = join(strange, vault, 'checkpoint');
    const note = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      note.replace(/(— dossier-vault\S* )(\S+)/, (_, name, signature) => {
        const bytes = Buffer.from(signature, 'base64');
        bytes[20]! ^= 1;
        return `${name}${bytes.toString('base64')}`;
      }),
    );
    await expectRefusal('WITNESS_UNREADABLE', desk.call('log.witness', { folder: strange }));
    expect((await desk.call('vault.status', {})).quarantine).toBe('none');
  });

  it('brings nobody into quarantine by a longer log that they made up', async () => {
    await desk.signIn('李保');
    const madeUp = memory('made-up');
    await remember('witnessed', madeUp);
    const [vault = ''] = readdirSync(madeUp).filter((name) => /^[0-9a-f]{32}$/.test(name));
    const path = join(madeUp, vault, 'checkpoint');
    const longer = readFileSync(path, 'utf8').replace(/\n\d+\n/, '\n90000\n');
    const cosigner = {
      name: 'auditor.example',
      key: createPrivateKey(readFileSync(join(madeUp, 'key.pem'))),
    };
    writeFileSync(path, cosigned(readCheckpoint(longer)!, cosigner, 1_800_000_000));
    const size = desk.vault.writer.size;
    await expectRefusal('WITNESS_UNKNOWN', desk.call('log.witness', { folder: madeUp }));
    expect((await desk.call('vault.status', {})).quarantine).toBe('none');
    expect(desk.vault.db.count("SELECT count(*) AS n FROM leaf WHERE type = 'check.found'")).toBe(0);
    // The refusal alone is on record.
    expect(desk.vault.writer.size).toBe(size + 1);
  });

  it('shows that an older copy was put back', async () => {
    await desk.close();
    const aside = mkdtempSync(join(tmpdir(), 'aside-'));
    cpSync(desk.root, aside, { recursive: true });
    await desk.open();
    await desk.dossier('K-2');
    await exported('newer');
    await remember('newer');
    await desk.close();
    for (const name of readdirSync(aside)) {
      if (name.startsWith('bundle-') || name.startsWith('memory')) continue;
      rmSync(desk.path(name), { recursive: true, force: true });
      cpSync(join(aside, name), desk.path(name), { recursive: true });
    }
    rmSync(aside, { recursive: true });
    await desk.open();
    await desk.signIn('李保');
    expect((await desk.call('vault.status', {})).quarantine).toBe('none');
    await expectRefusal('QUARANTINE', desk.call('log.witness', { folder: memory() }));
    expect((await desk.call('vault.status', {})).quarantine).toBe('anchor-ahead');
    // Closing and opening forgets nothing.
    await desk.close();
    await desk.open();
    expect((await desk.call('vault.status', {})).quarantine).not.toBe('none');
    // In the new generation the same line is of the part that was lost: for that there is evidence.
    await desk.signIn('李保');
    await desk.call('generation.new', { signature: desk.signature, cosign: [desk.credential('赵批')] });
    await expectRefusal('WITNESS_OF_GAP', desk.call('log.witness', { folder: memory() }));
    expect((await desk.call('vault.status', {})).quarantine).toBe('none');
  });
});
