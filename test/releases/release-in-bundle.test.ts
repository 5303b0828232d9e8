/** A5: what the product writes about releases both verifiers hold to be so; D8: the mark of a copy is in its pixels. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { pagesOf } from '../papers/read-paper.ts';
import { type Desk, sharedRasteriser } from '../support/desk.ts';
import { approve, ask, handOut, releaseDesk } from './release-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await releaseDesk();
});
afterAll(() => desk.dispose());

const grey = (rgba: Uint8Array, at: number): number =>
  (rgba[at * 4]! + rgba[at * 4 + 1]! + rgba[at * 4 + 2]!) / 3;

test('D8, L8: each page of a marked copy carries the mark in its pixels, and no text of the file', async () => {
  const plain = await ask(desk, { numbers: [3] });
  await approve(desk, plain);
  await handOut(desk, plain);
  const release = await ask(desk, { numbers: [3], form: 'marked-copy' });
  await approve(desk, release);
  const out = await handOut(desk, release);
  const file = join(out.folder ?? '', '0003-minutes.pdf');
  const pdf = readFileSync(file);
  // Pictures only: nothing to be copied out as text, and no font.
  expect(pdf.includes('/Font')).toBe(false);
  expect(pdf.includes('/DCTDecode')).toBe(true);
  const [page] = await pagesOf(file);
  if (page === undefined) throw new Error('no page');
  // Where the rendition is white, the mark is drawn: all over, in each quarter of the page.
  const { widthPx, heightPx, rgba } = page;
  for (const [left, top] of [
    [0, 0],
    [0.5, 0],
    [0, 0.5],
    [0.5, 0.5],
  ] as const) {
    let marked = 0;
    for (let y = Math.floor(top * heightPx); y < (top + 0.5) * heightPx; y++)
      for (let x = Math.floor(left * widthPx); x < (left + 0.5) * widthPx; x++) {
        const value = grey(rgba, y * widthPx + x);
        if (value > 120 && value < 235) marked += 1;
      }
    expect(marked / ((widthPx * heightPx) / 4)).toBeGreaterThan(0.01);
  }
  const again = await sharedRasteriser.open(new Uint8Array(pdf));
  expect(again.pages).toBe(1);
  await again.close();
});

test('A5: both verifiers hold what the product wrote', async () => {
  const received = await ask(desk, { outsider: undefined, recipient: 'Ben Reader', due: '2026-12-01' });
  await approve(desk, received);
  await handOut(desk, received);
  await desk.signIn('李保');
  await desk.call('release.return', { release: received, how: 'returned', signature: desk.signature });
  const withdrawn = await ask(desk, { numbers: undefined });
  await desk.call('release.withdraw', { release: withdrawn, signature: desk.signature });
  await desk.signIn('李保');
  for (const openings of ['all', 'none'] as const) {
    const folder = desk.path(`bundle ${openings}`);
    await desk.call('log.export', { folder, openings });
    const { first, verdicts } = await verifyBundle(folder, null);
    expect(first).toBeNull();
    expect(verdicts.find(({ check }) => check === 'loans')).toMatchObject({ answer: 'holds' });
    const second = spawnSync('python3', ['verify.py', folder, '--json'], {
      cwd: join(import.meta.dirname, '../second-verifier'),
      encoding: 'utf8',
    });
    if (second.error === undefined) expect(JSON.parse(second.stdout)).toMatchObject({ first: null });
  }
});

describe('what others know of a release', () => {
  let release: string;
  beforeAll(async () => {
    release = await ask(desk, {
      numbers: [1, 2],
      outsider: undefined,
      recipient: 'Ben Reader',
      due: '2026-12-01',
    });
    await approve(desk, release);
    await handOut(desk, release);
    await desk.signIn('李保');
    await desk.call('release.return', {
      release,
      numbers: [2],
      how: 'destroyed',
      signature: desk.signature,
    });
  });

  test('P3: the exposure statement of who received it names it, its digest changes, and no view is counted', async () => {
    const statement = await desk.call('exposure.show', { who: 'Ben Reader' });
    expect(statement).toMatchObject({ views: 0, released: 3, releasedOut: 1 });
    const documents = statement.clients.flatMap((client) => client.documents);
    expect(documents.find(({ document }) => document === 'K-1/2')?.releases).toMatchObject([
      { release, form: 'original', back: { how: 'destroyed' } },
    ]);
    await desk.call('release.return', { release, how: 'returned', signature: desk.signature });
    const after = await desk.call('exposure.show', { who: 'Ben Reader' });
    expect(after.releasedOut).toBe(0);
    expect(after.digest).not.toBe(statement.digest);
    expect((await desk.call('exposure.show', { who: '许借' })).released).toBe(0);
  });

  test('H4: the chain of custody tells of it, on the screen and on paper', async () => {
    const chain = await desk.call('dossier.history', { code: 'K-1' });
    const types = chain.events.map(({ type }) => type);
    for (const type of ['release.requested', 'release.approved', 'release.handed-out', 'release.returned'])
      expect(types).toContain(type);
    const file = desk.path('chain.pdf');
    await desk.call('paper.print', {
      paper: 'chain-of-custody',
      about: 'K-1',
      language: 'both',
      copies: 1,
      file,
    });
    expect((await pagesOf(file)).length).toBeGreaterThan(0);
  });

  test('A4: the log about the document and about the dossier has its entries', async () => {
    for (const about of ['K-1', 'K-1/1']) {
      const { rows } = await desk.call('log.page', { about, types: ['release.written'], limit: 50 });
      expect(rows.length, about).toBeGreaterThan(0);
    }
  });

  test('P1: the case of a leaver says what a release has left with them', async () => {
    const again = await ask(desk, { outsider: undefined, recipient: 'Ben Reader', due: '2026-12-01' });
    await approve(desk, again);
    await handOut(desk, again);
    await desk.signIn('李保');
    const { departure } = await desk.call('departure.register', {
      who: 'Ben Reader',
      reason: '个人发展',
      signature: desk.signature,
    });
    const { missing } = await desk.call('departure.show', { departure });
    expect(missing).toContainEqual({ what: 'releases-out', count: 1 });
  });
});
