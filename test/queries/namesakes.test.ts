/** S8: names are for eyes. What looks the same is asked about before it stands beside the other; nothing is invisible. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, office, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({}, office);
  await desk.dossier('KH-2026-1');
});
afterAll(() => desk.dispose());

const enrol = (name: string, staffNumber: string, more: object = {}) => ({
  name,
  staffNumber,
  department: '业务部',
  language: 'en',
  keyFiles: [],
  signature: desk.signature,
  cosign: [desk.credential('赵批')],
  ...more,
});
const dossier = (code: string, client: string, more: object = {}) => ({
  code,
  client,
  category: 'key-account',
  classification: 'confidential',
  scope: { everybody: true, people: [], departments: [] },
  signature: desk.signature,
  ...more,
});
const numberOf = async (name: string): Promise<number> =>
  (await desk.call('person.list', {})).find((person) => person.name === name)?.no ?? 0;

describe('S8: a dossier beside one that looks the same', () => {
  it.each([
    ['case', 'kh-2026-1'],
    ['width', 'ＫＨ-2026-1'],
    ['hyphens', 'KH20261'],
    ['Cyrillic letters', 'КН-2026-1'],
    ['Greek letters', 'ΚΗ-2026-1'],
  ])('by %s is not opened before it was compared, and is named', async (_what, code) => {
    await desk.signIn('孟编');
    await expect(desk.call('dossier.open', dossier(code, '另一家'))).rejects.toMatchObject({
      code: 'CODE_LIKE',
      facts: { like: 'KH-2026-1 客户 KH-2026-1', codes: 'KH-2026-1' },
    });
  });

  it('is opened once its code was given as compared, and the next asks about both', async () => {
    await desk.signIn('孟编');
    await desk.call('dossier.open', dossier('KH2026-1', '另一家', { beside: ['KH-2026-1'] }));
    const third = dossier('KH-20261', '第三家', { beside: ['KH-2026-1'] });
    await expect(desk.call('dossier.open', third)).rejects.toMatchObject({ facts: { codes: 'KH2026-1' } });
  });

  it('asks about a client written otherwise, and not about another dossier of the same', async () => {
    await desk.signIn('孟编');
    await desk.call('dossier.open', dossier('M-1', 'ACME 精密'));
    await desk.call('dossier.open', dossier('M-2', 'ACME 精密'));
    for (const client of ['АСМЕ 精密', 'Acme精密'])
      await expect(desk.call('dossier.open', dossier('M-3', client))).rejects.toMatchObject({
        code: 'CODE_LIKE',
      });
    await desk.call('dossier.open', dossier('M-4', '国际张氏'));
    await expect(desk.call('dossier.open', dossier('M-5', '國際張氏'))).rejects.toMatchObject({
      code: 'CODE_LIKE',
    });
  });

  it('D3: says nothing of a dossier that does not exist for the person', async () => {
    await desk.signIn('李保');
    await desk.call(
      'dossier.open',
      dossier('H-77', '隐', { scope: { everybody: false, people: ['Ada Writer'], departments: [] } }),
    );
    await desk.signIn('孟编');
    await expect(desk.call('dossier.open', dossier('H77', '别家'))).resolves.toMatchObject({ code: 'H77' });
  });
});

describe('S8: a person beside one whose name looks the same', () => {
  it.each(['许借', '許借', '许 借', '借许', 'Вen Reader', 'ＢＥＮ reader', 'Ben-Reader'])(
    'is not enrolled before they were compared: %s',
    async (name) => {
      await desk.signIn('李保');
      await expect(desk.call('person.enrol', enrol(name, `N-${name}`))).rejects.toMatchObject({
        code: 'NAME_LIKE',
      });
    },
  );

  it('is enrolled once compared; then neither is found by name, and each by number', async () => {
    await desk.signIn('李保');
    const first = await numberOf('许借');
    const made = await desk.call('person.enrol', enrol('许借', 'N-2', { beside: [first] }));
    expect(made.likeNames).toEqual([`许借 #${first} 业务部`]);
    const freeze = (who: string) =>
      desk.call('person.freeze', { who, ground: 'tried', signature: desk.signature });
    await expect(freeze('许借')).rejects.toMatchObject({ code: 'NAME_AMBIGUOUS' });
    await expect(freeze(`#${made.no}`)).resolves.toEqual({ frozen: true });
    const people = await desk.call('person.list', {});
    expect(people.filter(({ name }) => name === '许借').map(({ frozen }) => frozen)).toEqual([false, true]);
  });

  it('is not renamed into one either', async () => {
    await desk.signIn('李保');
    const change = {
      who: '孟编',
      name: 'Ada-Writer',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    };
    await expect(desk.call('person.rename', change)).rejects.toMatchObject({ code: 'NAME_LIKE' });
  });
});

describe('S8: nothing that cannot be seen', () => {
  it.each([
    ['a zero-width blank', '新\u200b人'],
    ['a private-use character', '新\ue000'],
    ['the Hangul filler alone', '\u3164'],
  ])('%s is refused in the name of a person, a client and a code', async (_what, name) => {
    await desk.signIn('李保');
    const refused = { code: 'TEXT_INVISIBLE' };
    await expect(desk.call('person.enrol', enrol(name, 'N-9'))).rejects.toMatchObject(refused);
    await expect(desk.call('dossier.open', dossier('Z-1', name))).rejects.toMatchObject(refused);
    await expect(desk.call('dossier.open', dossier(name, 'Z'))).rejects.toMatchObject(refused);
    await expect(
      desk.call('hold.set', { code: 'KH-2026-1', ground: name, signature: desk.signature }),
    ).rejects.toMatchObject({ ...refused, facts: { field: 'ground' } });
  });

  it('is refused in place and station at opening, and dropped nowhere', async () => {
    await desk.close();
    for (const field of ['place', 'station'])
      await expect(desk.open('李保', { [field]: '档案\u200b室' })).rejects.toMatchObject({
        code: 'TEXT_INVISIBLE',
        facts: { field },
      });
    await expect(desk.open('李保', { place: '档案室', station: 'A-01' })).resolves.toMatchObject({
      quarantine: 'none',
    });
  });

  it('blanks and accents alone are no text', async () => {
    await desk.signIn('李保');
    for (const name of ['\u3000', '\u0301']) {
      await expect(desk.call('dossier.open', dossier('Z-2', name))).rejects.toMatchObject({
        code: 'TEXT_MISSING',
      });
    }
  });
});
