/** D5b: a filing of many files goes on without its author at the desk, for the files that were signed for and no others. */
import { appendFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, office, openDesk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({}, office);
  for (const code of ['F-1', 'F-2', 'F-3']) await desk.dossier(code);
});
afterAll(() => desk.dispose());

const filesNamed = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => desk.textFile(`${name}-${i}.txt`, `text ${i} of ${name}`));
const begin = (code: string, files: readonly string[]) =>
  desk.call('filing.begin', {
    code,
    files: files.map((file) => ({ file, sheet: 'document', ownership: 'company' })),
    signature: desk.signature,
  });
async function ended(): Promise<void> {
  while (desk.vault.filing?.running === true) await wait(5);
}
const submittedBy = (code: string): number =>
  desk.vault.db.count(
    "SELECT count(*) AS n FROM document d JOIN dossier o ON o.id = d.dossier WHERE o.code = ? AND d.state = 'submitted'",
    code,
  );

describe('D5b: a filing of many files', () => {
  it('goes on while the screen is locked and somebody else is at the desk; each is signed by its author', async () => {
    await desk.signIn('孟编');
    const shown = await begin('F-1', filesNamed('locked', 6));
    expect(shown).toMatchObject({ total: 6, running: true, remainingMs: null });
    await desk.call('session.sign-out', { cause: 'lock' });
    desk.at = '';
    await desk.signIn('许借');
    expect(await desk.call('filing.show', {})).toEqual({ running: true, mine: null });
    await ended();
    expect(submittedBy('F-1')).toBe(6);
    await desk.signIn('孟编');
    const { running, mine } = await desk.call('filing.show', {});
    expect(running).toBe(false);
    expect(mine?.files.map(({ state }) => state)).toEqual(Array(6).fill('done'));
    const entries = await desk.vault.db.all<{ n: number }>(
      "SELECT count(*) AS n FROM leaf WHERE type = 'document.submitted'",
    );
    expect(entries[0]?.n).toBe(6);
  });

  it('takes no file that was changed after it was signed for, and says so on record', async () => {
    await desk.signIn('孟编');
    const files = filesNamed('changed', 3);
    await begin('F-2', files);
    appendFileSync(files[2]!, 'added');
    await ended();
    const { mine } = await desk.call('filing.show', {});
    expect(mine?.files.map(({ state }) => state)).toEqual(['done', 'done', 'refused']);
    expect(mine?.files[2]?.problem).toMatchObject({ code: 'FILE_NOT_AS_SIGNED', entry: expect.any(Number) });
    expect(submittedBy('F-2')).toBe(2);
  });

  it('is shown as it was left after a crash, to its author alone, and goes on after one signature', async () => {
    await desk.dossier('F-4');
    const files = filesNamed('crashed', 8);
    await begin('F-4', files);
    while ((desk.vault.filing?.howFar().done ?? 0) < 3) await wait(1);
    await desk.crashAndOpen();
    const filed = submittedBy('F-4');
    expect(filed).toBeLessThan(8);
    await desk.signIn('Ada Writer');
    expect((await desk.call('vault.status', {})).mine.filingLeft).toBe(0);
    expect((await desk.call('filing.show', {})).mine?.code).not.toBe('F-4');
    await desk.signIn('孟编');
    expect((await desk.call('vault.status', {})).mine.filingLeft).toBe(8 - filed);
    const { mine } = await desk.call('filing.show', {});
    expect(mine).toMatchObject({ code: 'F-4', running: false, done: filed, total: 8, remainingMs: null });
    expect(mine?.files.map(({ file, state }) => [file, state])).toEqual(
      files.map((file, i) => [file, i < filed ? 'done' : 'waiting']),
    );
    expect(mine?.files[0]?.result?.document).toBe('F-4/1');
    // As somebody who no longer knows which were filed would: all of them once more.
    await begin('F-4', files);
    await ended();
    expect(submittedBy('F-4')).toBe(8);
    const after = (await desk.call('filing.show', {})).mine;
    expect(after?.files.map(({ result }) => result?.already ?? false)).toEqual(
      files.map((_, i) => i < filed),
    );
    expect((await desk.call('vault.status', {})).mine.filingLeft).toBe(0);
  });

  it('is kept in the encrypted database only, and goes when its author lets the rest be', async () => {
    await desk.signIn('孟编');
    await begin('F-3', filesNamed('forgotten', 20));
    await desk.crashAndOpen();
    await desk.signIn('孟编');
    expect((await desk.call('filing.show', {})).mine?.total).toBe(20);
    for (const name of readdirSync(desk.folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(desk.folder, name);
      if (statSync(path).isFile()) expect(readFileSync(path).includes('forgotten-19.txt'), name).toBe(false);
    }
    expect(await desk.call('filing.forget', {})).toEqual({ forgotten: true });
    expect(await desk.call('filing.show', {})).toEqual({ running: false, mine: null });
    expect((await desk.call('vault.status', {})).mine.filingLeft).toBe(0);
  });

  it('ends when its author is frozen, and files nothing more', async () => {
    await desk.signIn('Ada Writer');
    await begin('F-3', filesNamed('frozen', 40));
    await desk.signIn('李保');
    await desk.call('person.freeze', { who: 'Ada Writer', ground: 'tried', signature: desk.signature });
    const after = submittedBy('F-3');
    await ended();
    expect(submittedBy('F-3')).toBe(after);
    expect(after).toBeLessThan(40);
  });

  it('is stopped by its author, is one at a time, and ends with the vault', async () => {
    await desk.signIn('孟编');
    await begin('F-3', filesNamed('stopped', 40));
    await expect(begin('F-3', filesNamed('second', 1))).rejects.toMatchObject({ code: 'FILING_UNDER_WAY' });
    await desk.call('filing.stop', {});
    const { mine } = await desk.call('filing.show', {});
    expect(mine?.running).toBe(false);
    expect(mine?.files.some(({ state }) => state === 'waiting')).toBe(true);
    await begin('F-3', filesNamed('closing', 40));
    const run = desk.vault.filing;
    await desk.close();
    expect(run?.running).toBe(false);
  });
});
