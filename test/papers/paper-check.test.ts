/** H3: a paper in other hands anchors the log: by its code, or by its words typed off it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintedPaper } from '../../shared/contract/answers-of-handovers.ts';
import { judgePaper, readPaperText } from '../../vault/access-log/paper-checkpoint.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

let desk: Desk;
let paper: PrintedPaper;
const check = (text: string) => desk.call('paper.check', { text });

beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  const document = await desk.fileDocument('K-1', desk.textFile('a.txt', 'A contract.'));
  paper = await desk.call('paper.print', {
    paper: 'filing-receipt',
    about: document,
    language: 'both',
    copies: 1,
    file: desk.path('receipt.pdf'),
  });
});
afterAll(() => desk.dispose());

describe('a paper', () => {
  it('agrees with the log that has grown since, by its code and by its words in either language', async () => {
    await desk.dossier('K-2');
    const [zh, en] = [paper.words.slice(0, 8), paper.words.slice(8)];
    const entries = desk.vault.writer.size;
    for (const text of [
      paper.qr,
      ` ${paper.qr}\n`,
      `${paper.size} ${zh.join(' · ')}`,
      `${paper.size}${zh.join('')}`,
      `${paper.size} 条 ${en.join(' ')}`.replace(' 条', ''),
      `${paper.size} ${en.join('-').toUpperCase()}`,
      `${paper.size}, ${en.join(', ')}`,
    ]) {
      expect(await check(text), text).toEqual({ verdict: 'agrees', size: paper.size, entries });
    }
  });

  it('differs where a word, the size or the root is another', async () => {
    const zh = paper.words.slice(0, 8);
    const other = [...zh.slice(1), zh[0]];
    expect(await check(`${paper.size} ${other.join('·')}`)).toMatchObject({ verdict: 'differs' });
    expect(await check(`${paper.size - 1} ${zh.join('·')}`)).toMatchObject({ verdict: 'differs' });
    expect(await check(paper.qr.replace(` ${paper.size} `, ` ${paper.size - 1} `))).toMatchObject({
      verdict: 'differs',
    });
    expect(await check(paper.qr.replace(' g1 ', ' g2 '))).toMatchObject({ verdict: 'differs' });
  });

  it('is newer than a log that was put back, and of another vault where its id says so', async () => {
    const { vault, db } = desk.vault;
    const read = readPaperText(paper.qr)!;
    expect(judgePaper(vault, db, paper.size - 1, read)).toBe('newer-than-this-log');
    expect(await check(paper.qr.replace(/ \d+ (?=\S+=$)/, ' 9999999 '))).toMatchObject({
      verdict: 'newer-than-this-log',
    });
    expect(
      await check(paper.qr.replace(/^DV1 ./, (head) => (head === 'DV1 0' ? 'DV1 1' : 'DV1 0'))),
    ).toMatchObject({
      verdict: 'another-vault',
    });
  });

  it('that cannot be read is refused', async () => {
    const zh = paper.words.slice(0, 8).join('');
    for (const text of [
      '',
      'DV1',
      zh,
      `${paper.size}`,
      `${paper.size} ${zh.slice(1)}`,
      `${paper.size} 龘龘龘龘龘龘龘龘`,
      `${paper.size} not words of the list at all here`,
      `99999999999999999999 ${zh}`,
      paper.qr.slice(0, -2),
      paper.qr.replace('DV1', 'DV2'),
    ]) {
      await expectRefusal('PAPER_UNKNOWN', check(text));
    }
  });

  it('is checked by anybody at the desk, by nobody else', async () => {
    await desk.signIn('审计');
    expect(await check(paper.qr)).toMatchObject({ verdict: 'agrees' });
    await desk.call('session.sign-out', { cause: 'command' });
    desk.at = '';
    await expectRefusal('NOT_SIGNED_IN', check(paper.qr));
  });
});
