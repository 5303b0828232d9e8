/** A4c: what left the vault, and what is overdue, against a count of the entries alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approve, ask as askRelease, handOut, releaseDesk } from '../releases/release-desk.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { dayOf, entriesOf } from './questions-oracle.ts';
import { askAt, year } from './questions-story.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe('releases', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await releaseDesk();
    for (const more of [
      { numbers: [1, 2] },
      { numbers: [3], form: 'marked-copy' },
      { numbers: [2], outsider: undefined, recipient: '许借' },
    ]) {
      const release = await askRelease(desk, more);
      await approve(desk, release);
      await handOut(desk, release);
      await desk.close();
      desk.clock.pass(day);
      await desk.open();
    }
    // Asked for and approved only: it has not left.
    await approve(desk, await askRelease(desk, { numbers: [1] }));
    await desk.signIn('赵批');
  });
  afterAll(() => desk.dispose());

  it('are those that were handed out, each on its day, with the documents that it named', async () => {
    const handed = entriesOf(desk).filter(({ type }) => type === 'release.handed-out');
    expect(handed.length).toBeGreaterThan(1);
    const answer = await askAt(desk, { question: 'releases', ...year });
    expect(answer.total).toBe(handed.length);
    expect(answer.rows.map(({ behind }) => (behind?.kind === 'entry' ? behind.index : null))).toEqual(
      handed.map(({ index }) => index).toReversed(),
    );
    expect(answer.rows.map(({ cells }) => String(cells[0]).slice(0, 10))).toEqual(
      handed.map(dayOf).toReversed(),
    );
    expect(answer.rows.map(({ cells }) => cells[6])).toEqual(
      handed.map(({ data }) => (data.items as unknown[]).length).toReversed(),
    );
    const [first] = handed;
    const only = dayOf(first!);
    expect((await askAt(desk, { question: 'releases', from: only, to: only })).total).toBe(
      handed.filter((each) => dayOf(each) === only).length,
    );
  });
});

describe('overdue', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    const now = desk.clock.wallMs;
    for (const [i, hours] of [2, 30, 120].entries()) {
      const document = await desk.fileDocument(
        'K-1',
        desk.textFile(`${i}.txt`, `文件 ${i}。\n`.repeat(20 + i)),
      );
      await desk.lend(document, i === 1 ? 'Ben Reader' : '许借', { toMs: now + hours * hour });
    }
    await desk.close();
    desk.clock.pass(3 * day);
    await desk.open();
    await desk.signIn('赵批');
  });
  afterAll(() => desk.dispose());

  it('is what was received, has not come back, and whose window is over, by days begun', async () => {
    const entries = entriesOf(desk);
    const ended = new Set(
      entries
        .filter(({ type }) => ['loan.returned', 'loan.recalled', 'loan.checked-in'].includes(type))
        .map(({ data }) => data.loan),
    );
    const nowMs = desk.clock.wallMs;
    const late = entries
      .filter(({ type, data }) => type === 'loan.approved' && !ended.has(data.loan))
      .map(({ data }) => Number((data.window as { to?: number } | undefined)?.to ?? data.to))
      .filter((toMs) => toMs < nowMs)
      .map((toMs) => Math.max(1, Math.ceil((nowMs - toMs) / day)))
      .toSorted((a, b) => b - a);
    expect(late.length).toBe(2);
    const answer = await askAt(desk, { question: 'overdue' });
    expect(answer.rows.map(({ cells }) => cells[5])).toEqual(late);
    expect(answer.total).toBe(late.length);
  });
});
