import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';

describe('K3: what is held about a person, and erasure', () => {
  let desk: Desk;
  const held = (who: string) => desk.call('person.held', { who });
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    const document = await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同。\n'.repeat(50)));
    await desk.approve(await desk.request(document));
    await desk.signIn('李保');
  });
  afterAll(() => desk.dispose());

  it('lists the texts of all entries that name the person, and counts the rest; the look is an entry', async () => {
    const before = (await desk.call('vault.status', {})).entries;
    const shown = await held('许借');
    expect(shown).toMatchObject({ name: '许借', loans: 1, views: 0, more: false });
    expect(shown.texts.map(({ text }) => text)).toContain('许借');
    expect(shown.texts.map(({ index }) => index)).toEqual(
      shown.texts.map(({ index }) => index).toSorted((a, b) => b - a),
    );
    // Neither keyed hashes nor texts about other people only.
    expect(shown.texts.some(({ text }) => /^[0-9a-f]{32,}$/.test(text))).toBe(false);
    const lines = await desk.call('log.list', { limit: 1 });
    expect((await desk.call('vault.status', {})).entries).toBe(before + 2);
    expect(lines[0]?.body.type).toBe('log.read');
  });

  it('erases several with the same two signatures, each an entry, and lists them no more', async () => {
    const reasons = (await held('许借')).texts
      .filter(({ index, text }) => index > 0 && text !== '许借')
      .slice(0, 2);
    expect(reasons).toHaveLength(2);
    const [first, second] = reasons.map(({ index, commit }) => ({ index, commit }));
    const both = { signature: desk.signature, cosign: [desk.credential('赵批')] };
    await expectRefusal(
      'INPUT_MALFORMED',
      desk.call('opening.erase', { ...first!, more: [first!], ground: '本人要求', ...both }),
    );
    const before = (await desk.call('vault.status', {})).entries;
    await desk.call('opening.erase', { ...first!, more: [second!], ground: '本人要求', ...both });
    expect((await desk.call('vault.status', {})).entries).toBe(before + 2);
    const left = (await held('许借')).texts.map(({ commit }) => commit);
    for (const { commit } of reasons) expect(left).not.toContain(commit);
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
  });

  it('is for custodian and approver only', async () => {
    await desk.signIn('许借');
    await expectRefusal('ROLE_NEEDED', held('许借'));
  });
});
