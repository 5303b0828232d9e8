/** A caller past all screens may call anything by any name: it is refused, recorded, and the log still holds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/contract/commands.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.dispose());

describe('a command that does not exist', () => {
  it.each([
    'vault.destroy',
    '__proto__',
    'constructor',
    'toString',
    '',
    'x'.repeat(500),
    '删除',
    'view.open\n',
  ])('is refused by any name: %j', async (name) => {
    await expectRefusal('INPUT_MALFORMED', desk.call(name as CommandName, {} as never));
  });

  it('is on record, and the log reads back whole at the next opening', async () => {
    await desk.signIn('Cora Keeper');
    const { rows } = await desk.call('log.page', { limit: 200, outcome: 'refused' });
    expect(rows).toHaveLength(8);
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
    await desk.close();
    expect((await desk.open('Cora Keeper')).quarantine).toBe('none');
  });
});

describe('an entry that nobody could read back', () => {
  it('never becomes part of the log', async () => {
    const before = desk.vault.writer.size;
    expect(() =>
      desk.vault.writer.transact((tx) =>
        tx.append({
          type: 'refusal',
          data: () => ({
            verb: '__proto__',
            code: 'X',
            dossier: null,
            document: null,
            loan: null,
            person: null,
          }),
          actor: { person: null, role: null },
        }),
      ),
    ).toThrow();
    expect(desk.vault.writer.size).toBe(before);
  });
});
