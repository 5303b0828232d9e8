/** A6: an anchor's folder that is gone is said to be gone, with the time it was last seen; it is never made anew. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  mkdirSync(desk.path('safe'));
  await desk.signIn('李保');
  await desk.call('anchor.add', { folder: desk.path('safe'), signature: desk.signature });
});
afterAll(() => desk.dispose());

const safe = async () => {
  await desk.signIn('李保');
  const { anchors } = await desk.call('integrity.show', {});
  return anchors.find(({ place }) => place === desk.path('safe'));
};

it('A6: a folder that vanished while the vault was closed stays away, and is told of', async () => {
  const shown = await safe();
  expect(shown).toMatchObject({ there: true, seenMs: desk.clock.wallMs });
  const seenMs = desk.clock.wallMs;
  await desk.close();
  rmSync(desk.path('safe'), { recursive: true });
  desk.clock.pass(3_600_000);
  await desk.open('李保');
  await desk.dossier('K-1');
  expect(existsSync(desk.path('safe'))).toBe(false);
  expect(await safe()).toMatchObject({ there: false, seenMs });
});

it('A6: a folder that comes back is written again', async () => {
  mkdirSync(desk.path('safe'));
  await desk.dossier('K-2');
  expect(await safe()).toMatchObject({ there: true, seenMs: desk.clock.wallMs });
});

it('D3: an auditor without clearance sees numbers, not names, in the list of people', async () => {
  await desk.enrol({ name: '外审', roles: [] });
  await desk.call('role.give', {
    self: desk.credential('外审'),
    role: 'auditor',
    signature: desk.signature,
    cosign: [desk.credential('赵批')],
  });
  await desk.signIn('外审');
  const people = await desk.call('person.list', {});
  expect(people.map(({ name }) => name)).toEqual(people.map(({ no }) => `#${no}`));
  expect(people.every(({ department }) => department === null)).toBe(true);
});
