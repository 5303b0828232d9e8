/** A5, A6: an auditor's copy remembers what it saw and cosigns it; what does not go on from there is shown as another history. */
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  formatVerifierKey,
  noteKeyTypes,
  parseSignedNote,
  verifyCosignature,
} from '../vault/log/signed-note.ts';
import { run } from '../verifier/command-line.ts';
import { type Desk, openDesk } from './support/desk.ts';

let desk: Desk;
let memory: string;
const bundle = (name: string): string => desk.path(`bundle-${name}`);
const exported = async (name: string): Promise<void> => {
  await desk.signIn('Cora Keeper');
  await desk.call('log.export', { folder: bundle(name), openings: 'none' });
};
const verify = (name: string, ...args: string[]) => run([bundle(name), ...args, '--lang', 'en'], '/', 'en');
const remember = (name: string, ...args: string[]) => verify(name, '--remember', memory, ...args);

beforeAll(async () => {
  desk = await openDesk();
  memory = desk.path('memory');
  await desk.dossier('K-1');
  await exported('first');
  await desk.close();
  const aside = mkdtempSync(join(tmpdir(), 'aside-'));
  cpSync(desk.root, aside, { recursive: true });
  await desk.open();
  await desk.dossier('K-2');
  await exported('second');
  // The same vault put back as it was, with everything that could have noticed, and something else done with it.
  await desk.close();
  for (const name of readdirSync(aside)) {
    if (name.startsWith('bundle-')) continue;
    rmSync(desk.path(name), { recursive: true, force: true });
    cpSync(join(aside, name), desk.path(name), { recursive: true });
  }
  rmSync(aside, { recursive: true });
  await desk.open();
  await desk.dossier('K-9');
  await desk.dossier('K-10');
  await exported('fork');
});
afterAll(() => desk.dispose());

describe('--since', () => {
  it('takes an earlier bundle in the place of a checkpoint', async () => {
    const { out, exitCode } = await verify('second', '--since', bundle('first'));
    expect(exitCode).toBe(0);
    expect(out).toContain('[holds] Since');
    expect(out).not.toContain('Two histories');
  });

  it('takes what a paper says', async () => {
    const file = desk.path('paper.pdf');
    const { size, words, qr } = await desk.call('paper.print', {
      paper: 'log-report',
      about: '2026',
      language: 'en',
      copies: 1,
      file,
    });
    const paper = `${size} ${words.join(' ')}`;
    await exported('after-paper');
    for (const text of [paper, qr]) {
      const held = await verify('after-paper', '--since', text);
      expect(held.out).toContain(`[holds] Paper: the log of ${size} entries`);
      expect(held.exitCode).toBe(0);
      // The other history is longer by now, or another at that length.
      expect((await verify('second', '--since', text)).exitCode).toBe(1);
    }
    expect(await verify('second', '--since', '/nowhere/2026 12')).toMatchObject({ exitCode: 2 });
  });

  it('shows two histories from their last common entry', async () => {
    const { out, exitCode } = await verify('fork', '--since', bundle('second'));
    expect(exitCode).toBe(1);
    const { parting } = JSON.parse((await verify('fork', '--since', bundle('second'), '--json')).out);
    const lines = (name: string) =>
      readFileSync(join(bundle(name), 'entries.jsonl'), 'utf8')
        .trimEnd()
        .split('\n');
    const [ours, theirs] = [lines('fork'), lines('second')];
    const first = ours.findIndex((line, i) => line !== theirs[i]);
    expect(first).toBeGreaterThan(10);
    expect(parting.common.index).toBe(first - 1);
    expect(parting.here).toMatchObject({ entries: ours.length - first });
    expect(parting.there).toMatchObject({ entries: theirs.length - first });
    expect(parting.here.first[0].index).toBe(first);
    expect(out).toContain(`Two histories, the same up to entry ${first - 1} (`);
    expect(out).toContain(`this bundle goes on with ${ours.length - first} entries of its own`);
    expect(out).toMatch(/… and \d+ more/);
    const chinese = await run([bundle('fork'), '--since', bundle('second')], '/', 'zh-CN');
    expect(chinese.out).toContain(`两段历史至第 ${first - 1} 条`);
  });

  it('tells a shorter bundle from another history', async () => {
    const { out, exitCode } = await verify('first', '--since', bundle('second'));
    expect(exitCode).toBe(1);
    expect(out).toContain('entries are missing');
    expect(out).not.toContain('Two histories');
  });
});

describe('an auditor’s memory', () => {
  it('keeps the newest state, cosigned so that the product’s own reader takes it', async () => {
    const first = await remember('first', '--name', 'auditor.example');
    expect(first.exitCode).toBe(0);
    const [, key = ''] = /^Verifier key: (\S+)$/m.exec(first.out) ?? [];
    const [vault = ''] = readdirSync(memory).filter((name) => name !== 'key.pem');
    const note = parseSignedNote(readFileSync(join(memory, vault, 'checkpoint'), 'utf8'));
    const publicKey = new Uint8Array(Buffer.from(key.split('+').slice(2).join('+'), 'base64').subarray(1));
    expect(key).toBe(formatVerifierKey('auditor.example', noteKeyTypes.cosignatureV1, publicKey));
    const seconds = verifyCosignature(note, 'auditor.example', publicKey);
    expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(3_600);
    const again = await remember('second', '--name', 'auditor.example');
    expect(again.out).toContain('[holds] Since');
    expect(again.exitCode).toBe(0);
    expect(readdirSync(join(memory, vault)).filter((name) => name.startsWith('checkpoint-'))).toHaveLength(2);
    if (process.platform !== 'win32') expect(statSync(join(memory, 'key.pem')).mode & 0o077).toBe(0);
    // Its own folder under another name is somebody else's word.
    expect(await remember('second', '--name', 'other')).toMatchObject({ exitCode: 2 });
  });

  it('takes in neither another history nor an older state', async () => {
    const newest = (): string =>
      readFileSync(
        join(memory, readdirSync(memory).find((name) => name !== 'key.pem')!, 'checkpoint'),
        'utf8',
      );
    const before = newest();
    for (const [name, said] of [
      ['fork', 'it is another history'],
      ['first', 'entries are missing'],
    ] as const) {
      const { out, exitCode } = await remember(name, '--name', 'auditor.example');
      expect(exitCode).toBe(1);
      expect(out).toContain(said);
      expect(out).toContain('Nothing was remembered');
    }
    expect(newest()).toBe(before);
  });

  it('takes in no bundle that is broken', async () => {
    const broken = bundle('broken');
    mkdirSync(broken);
    for (const name of readdirSync(bundle('first')))
      copyFileSync(join(bundle('first'), name), join(broken, name));
    const entries = join(broken, 'entries.jsonl');
    writeFileSync(entries, readFileSync(entries, 'utf8').replace('"openings":[]', '"openings": []'));
    const fresh = desk.path('fresh-memory');
    const { exitCode } = await verify('broken', '--remember', fresh);
    expect(exitCode).toBe(1);
    expect(readdirSync(fresh)).toEqual(['key.pem']);
  });

  it('notices a state that somebody put into it, or took out', async () => {
    const fresh = desk.path('changed-memory');
    await verify('second', '--remember', fresh);
    const [vault = ''] = readdirSync(fresh).filter((name) => name !== 'key.pem');
    const newest = join(fresh, vault, 'checkpoint');
    // The other history's own checkpoint, as its log signed it: only the auditor's line is missing.
    copyFileSync(join(bundle('fork'), 'checkpoint'), newest);
    const put = await verify('fork', '--remember', fresh);
    expect(put).toMatchObject({ exitCode: 2, out: '' });
    expect(put.err).toContain('is not as this auditor’s key signed it');
    rmSync(newest);
    expect(await verify('fork', '--remember', fresh)).toMatchObject({ exitCode: 2 });
    writeFileSync(join(fresh, 'key.pem'), 'no key');
    expect((await verify('fork', '--remember', fresh)).err).toContain('is no key');
  });

  it('is not used beside --since, nor under a name that no note can hold', async () => {
    expect(await remember('first', '--since', bundle('first'))).toMatchObject({ exitCode: 2 });
    for (const name of ['a b', 'a+b', '审计', 'dossier-vault/x', ''])
      expect(await remember('first', '--name', name)).toMatchObject({ exitCode: 2 });
  });

  it('says where it cannot be written, and changes nothing', async () => {
    const file = desk.path('a-file');
    writeFileSync(file, 'x');
    const { err, exitCode } = await verify('first', '--remember', join(file, 'memory'));
    expect(exitCode).toBe(2);
    expect(err).toContain('cannot be written');
    expect(existsSync(join(file, 'memory'))).toBe(false);
    chmodSync(file, 0o600);
  });
});
