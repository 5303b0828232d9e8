/** L8: a trace code that is legible in part gives the views it can have come from, ranked, and one entry. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
/** Codes of three real views, oldest first. */
const codes: string[] = [];
beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  const loan = await desk.lend(await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同。\n')));
  for (let n = 0; n < 3; n += 1) await desk.viewAndClose(loan);
  codes.push(
    ...desk.vault.db
      .all<{ trace: string }>('SELECT trace FROM view ORDER BY opened')
      .map(({ trace }) => trace),
  );
  await desk.signIn('Cora Keeper');
});
afterAll(() => desk.dispose());

const lookUp = (code: string) => desk.call('trace', { code });
const doubt = (code: string, places: readonly number[]): string =>
  [...code].map((letter, i) => (places.includes(i) ? '?' : letter)).join('');
/** What the newest entry of a look-up says of the view that it found. */
const onRecord = async () => {
  const before = desk.vault.writer.size;
  const { rows } = await desk.call('log.page', { limit: 1, types: ['trace.looked-up'] });
  const proof = await desk.call('log.proof', { index: rows[0]?.index ?? before });
  return JSON.parse(proof.body).data.view as string | null;
};

describe('L8: looking a trace code up', () => {
  it('finds the view by the whole code, and no other that looks like it', async () => {
    for (const [i, code] of codes.entries()) {
      expect(await lookUp(code)).toMatchObject({
        legible: 8,
        found: [{ code, same: 8, alike: 0, n: i + 1, person: expect.stringMatching(/^许借/) }],
        more: 0,
      });
    }
  });

  it('finds it by four legible characters, wherever they stand', async () => {
    const [code = ''] = codes;
    for (const places of [
      [0, 1, 2, 3],
      [5, 6, 7, 8],
      [0, 2, 5, 7],
      [1, 3, 6, 8],
    ]) {
      const { found, legible } = await lookUp(doubt(code, places));
      expect(legible).toBe(4);
      expect(found[0]).toMatchObject({ code, same: 4 });
    }
  });

  it('refuses fewer, saying how many it takes, before anything is looked up', async () => {
    const [code = ''] = codes;
    const before = desk.vault.writer.size;
    await expect(lookUp(doubt(code, [0, 1, 2, 3, 5]))).rejects.toMatchObject({
      code: 'TRACE_TOO_DOUBTFUL',
      facts: { legible: 3, min: 4 },
    });
    await expect(lookUp('what?')).rejects.toMatchObject({ code: 'INPUT_MALFORMED' });
    const rows = desk.vault.db.all<{ type: string }>('SELECT type FROM leaf WHERE idx >= ?', before);
    expect(rows.map(({ type }) => type)).toEqual(['refusal', 'refusal']);
  });

  it('ranks the same above what looks alike, and that above a character that is wrong', async () => {
    const planted: [string, number][] = [
      ['8S0Z-K7QF', 1],
      ['85DZ-K7QF', 2],
      ['8S0Z-K7QH', 3],
      ['HS0Z-K7QH', 4],
    ];
    plant(desk, planted);
    const read = await lookUp('8SOZ-K7Q?');
    expect(read.found.map(({ code, same, alike }) => [code, same, alike])).toEqual([
      ['8S0Z-K7QH', 7, 0],
      ['8S0Z-K7QF', 7, 0],
      ['HS0Z-K7QH', 6, 0],
      ['85DZ-K7QF', 5, 2],
    ]);
    // Two fit equally well: the entry names neither.
    expect(await onRecord()).toBeNull();
    // A whole code that is on record stands alone.
    expect((await lookUp('8S0Z-K7QF')).found.map(({ code }) => code)).toEqual(['8S0Z-K7QF']);
    const better = await lookUp('85DZ-K7Q?');
    expect(better.found[0]).toMatchObject({ code: '85DZ-K7QF', same: 7 });
    expect(await onRecord()).toBe(`${'0'.repeat(31)}2`);
  });

  it('shows twenty candidates at most and says how many more there are', async () => {
    plant(
      desk,
      [...'0123456789ABCDEFGHJKMNPQR'].map((letter, i) => [`WWWW-XX${letter}0`, 100 + i] as [string, number]),
    );
    const { found, more } = await lookUp('WWWW-????');
    expect(found).toHaveLength(20);
    expect(more).toBe(5);
    // Of equals the newest first.
    expect(found[0]?.code).toBe('WWWW-XXR0');
  });

  it('answers that nothing fits with one entry, as every look-up', async () => {
    const before = desk.vault.writer.size;
    expect(await lookUp('YYYY-????')).toEqual({ reading: 'YYYY-????', legible: 4, found: [], more: 0 });
    expect(desk.vault.writer.size).toBe(before + 1);
    await lookUp(codes[0] ?? '');
    await lookUp('WWWW-????');
    expect(desk.vault.writer.size).toBe(before + 3);
  });
});

/** Views with chosen codes, as copies of one that is there: no ids can be made whose codes are near each other. */
function plant({ vault }: Desk, views: readonly (readonly [string, number])[]): void {
  const columns =
    'loan, document, opened_at, minutes, pages, reason, place, state, shown_ms, since_mono, last_mono, boot, page';
  for (const [trace, no] of views) {
    vault.db.run(
      `INSERT INTO view (person, lineage, n, id, trace, opened, ${columns})
       SELECT person, ?, 1, ?, ?, opened + ?, ${columns} FROM view WHERE trace = ?`,
      `planted ${no}`,
      no.toString(16).padStart(32, '0'),
      trace,
      no % 25,
      codes[0] ?? '',
    );
  }
}
