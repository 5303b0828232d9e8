/** D5b: a filing of many files goes on without its author at the desk, for the files that were signed for and no others. */
import { appendFileSync } from 'node:fs';
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
