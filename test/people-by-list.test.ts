/** People by list (S5b): one act of both sides, and each person's own signature later. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryPayloadType } from '../shared/vocabulary/entry.ts';
import type { KeysetId, PersonId } from '../shared/vocabulary/ids.ts';
import { invitationKey, proveInvitation } from '../vault/keys/invitation-code.ts';
import type { KnownKeys } from '../vault/keys/known-keys.ts';
import { pae } from '../vault/sealing/statement.ts';
import { encodeHex, loadSigningKey, randomBytes } from '../vault/sealing/suite.ts';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';
import { faultsFound } from './training/training-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.dispose());

const table = (name: string, lines: readonly string[]): string => {
  const path = desk.textFile(name, '');
  writeFileSync(path, ['姓名,工号,部门,角色,授权密级', ...lines].join('\r\n'));
  return path;
};
const read = async (lines: readonly string[], by = '李保') => {
  await desk.signIn(by);
  return desk.call('people.read-list', { file: table(`people-${lines.length}.csv`, lines) });
};
const both = () => ({ signature: desk.signature, cosign: [desk.credential('赵批')] });
const invite = (asOthers: 'all' | readonly number[] = []) =>
  desk.call('people.invite', { asOthers, ...both() });
const take = (code: string, more: Record<string, unknown> = {}) =>
  desk.call('invitation.take', { code, keyFiles: [], language: 'en', place: '总部', ...more });
const entries = async () => (await desk.call('log.list', { limit: 10_000 })).length;

describe('S5b: a table of people', () => {
  it('says of each row what would come of it, with the cause', async () => {
    const { rows } = await read([
      '林知远,S-101,业务部,编写人,核心商密',
      '周借阅,S-102,业务部,借用人；编写人,普通商密',
      '方审计,S-103,审计部,审计员,',
      '王保管,S-104,档案室,保管人,核心商密',
      '两职,S-105,人事部,人事专员 / 借用人,内部',
      '没密级,S-106,业务部,借用人,',
      '同号,S-101,业务部,借用人,内部',
      '许借,S-107,法务部,借用人,内部',
      '乱写,S-108,业务部,总管,内部',
      ',S-109,业务部,借用人,内部',
    ]);
    expect(rows.map(({ row, outcome, problem }) => [row, outcome, problem?.code ?? null])).toEqual([
      [2, 'invited', null],
      [3, 'invited', null],
      [4, 'invited', null],
      [5, 'refused', 'INVITED_KEEPER'],
      [6, 'refused', 'ROLE_EXCLUDES'],
      [7, 'refused', 'CLEARANCE_MISSING'],
      [8, 'refused', 'STAFF_TWICE'],
      [9, 'like', null],
      [10, 'refused', 'ROW_ROLE_UNKNOWN'],
      [11, 'refused', 'TEXT_MISSING'],
    ]);
    expect(rows[1]?.roles).toEqual(['borrower', 'author']);
    expect(rows[7]?.beside).toEqual([expect.stringContaining('许借')]);
  });

  it('a table without its columns is refused, and a reader without a keeper’s role', async () => {
    await desk.signIn('李保');
    const file = desk.textFile('bare.csv', '谁,哪里\r\n甲,乙');
    await expectRefusal('PEOPLE_COLUMN_MISSING', desk.call('people.read-list', { file }));
    await desk.signIn('孟编');
    await expectRefusal('ROLE_NEEDED', desk.call('people.read-list', { file }));
  });
});

describe('S5b: one act for the list', () => {
  let codes: Record<string, string>;

  it('takes the signatures of both sides, and one entry', async () => {
    await read([
      '林知远,S-101,业务部,编写人,核心商密',
      '周借阅,S-102,业务部,借用人,普通商密',
      '方审计,S-103,审计部,审计员,',
      '许借,S-107,法务部,借用人,内部',
    ]);
    await expectRefusal(
      'COSIGNER_MISSING',
      desk.call('people.invite', { asOthers: [], signature: desk.signature, cosign: [] }),
    );
    const size = desk.vault.writer.size;
    const { invited, slips } = await invite();
    expect([invited, desk.vault.writer.size - size]).toEqual([3, 1]);
    expect(slips.map(({ name }) => name)).toEqual(['林知远', '周借阅', '方审计']);
    for (const { code } of slips) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    codes = Object.fromEntries(slips.map(({ name, code }) => [name, code]));
  });

  it('whoever looks like somebody is invited only once somebody has said so', async () => {
    const { rows } = await read(['许借,S-107,法务部,借用人,内部']);
    expect(rows[0]?.outcome).toBe('like');
    await expectRefusal('NOBODY_TO_INVITE', invite());
    expect((await invite([2])).invited).toBe(1);
  });

  it('S4: a staff number that waits is taken, by hand and by list', async () => {
    const { rows } = await read(['林知远二,S-101,业务部,编写人,核心商密']);
    expect(rows[0]?.problem?.code).toBe('STAFF_NUMBER_TAKEN');
    await expectRefusal(
      'STAFF_NUMBER_TAKEN',
      desk.call('person.enrol', {
        name: '又一个',
        staffNumber: ' s-101',
        language: 'en',
        keyFiles: [],
        ...both(),
      }),
    );
  });

  it('the slips are printed of what is in memory, outside the vault, and no code stands in its files', async () => {
    const { slips } = await read(['张条,S-120,业务部,借用人,内部']).then(() => invite());
    const file = desk.path('slips.pdf');
    expect(await desk.call('invitation.print-slips', { file })).toMatchObject({ pages: 1 });
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(desk.call('invitation.print-slips', { file })).rejects.toMatchObject({
      code: 'VAULT_EXISTS',
    });
    const inside = desk.path('vault', 'slips.pdf');
    await expect(desk.call('invitation.print-slips', { file: inside })).rejects.toMatchObject({
      code: 'VAULT_EXISTS',
    });
    expect(existsSync(inside)).toBe(false);
    const log = JSON.stringify(await desk.call('log.list', { limit: 10_000 }));
    expect(log).not.toContain(slips[0]?.code ?? '?');
    await desk.call('session.sign-out', { cause: 'command' });
    desk.at = '';
    await desk.signIn('李保');
    await expectRefusal(
      'TABLE_NOT_READ',
      desk.call('invitation.print-slips', { file: desk.path('later.pdf') }),
    );
  });

  it('nobody acts on an invitation: who has not come does not exist at the desk', async () => {
    await desk.signIn('李保');
    expect((await desk.call('invitation.list', {})).map(({ name }) => name)).toContain('周借阅');
    expect((await desk.call('person.list', {})).map(({ name }) => name)).not.toContain('周借阅');
    await expectRefusal(
      'NO_SUCH_PERSON',
      desk.call('session.sign-in', { who: '周借阅', passphrase: codes.周借阅 ?? '', place: 'x' }),
    );
  });

  it('each comes with the code, makes keys, signs, and holds what was signed for them', async () => {
    await desk.call('session.sign-out', { cause: 'command' });
    desk.at = '';
    const typed = (codes.周借阅 ?? '')
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    const came = await take(typed);
    expect(came).toMatchObject({ name: '周借阅', likeNames: [] });
    desk.passphrases.set('周借阅', came.drawnPassphrase ?? '');
    await desk.signIn('周借阅');
    const me = (await desk.call('person.list', {})).find(({ name }) => name === '周借阅');
    expect(me).toMatchObject({
      no: came.no,
      department: '业务部',
      roles: ['borrower'],
      clearance: 'confidential',
    });
    await desk.dossier('K-1');
    const document = await desk.fileDocument('K-1', desk.textFile('甲.txt', '一份给新人看的文件。'));
    expect(await desk.viewAndClose(await desk.lend(document, '周借阅'), '周借阅')).toMatchObject({ n: 1 });
  });

  it('a code works once, a wrong one never, and a withdrawn one no longer', async () => {
    await expectRefusal('CODE_FITS_NOTHING', take(codes.周借阅 ?? ''));
    await expectRefusal('CODE_FITS_NOTHING', take('0000-0000-0000-0000-0000'));
    await expectRefusal('CODE_FITS_NOTHING', take('not a code'));
    await desk.signIn('赵批');
    const withdraw = () =>
      desk.call('invitation.withdraw', { person: '方审计', ground: '不来了', signature: desk.signature });
    await withdraw();
    await expectRefusal('NO_SUCH_INVITATION', withdraw());
    await expectRefusal('CODE_FITS_NOTHING', take(codes.方审计 ?? ''));
  });

  it('S7: keys that the code does not sign for are not taken, whatever the tables say', async () => {
    const { vault } = desk;
    const [row] = (await desk.call('invitation.list', {})).filter(({ name }) => name === '林知远');
    const person = row?.person as PersonId;
    const own = loadSigningKey(randomBytes(32));
    const made = {
      person,
      keyset: 'ab'.repeat(16) as KeysetId,
      signKey: encodeHex(own.publicKey),
      sealKey: 'ef'.repeat(32),
    };
    /** As somebody who has the log's key could append it. */
    const entered = (code: string): KnownKeys => {
      const key = invitationKey(vault.vault, person, code);
      const body = {
        type: 'invitation.taken',
        vault: vault.vault,
        signers: [{ as: 'self', person, keyset: made.keyset, seq: 0, prev: null }],
        data: { ...made, proof: proveInvitation(vault.vault, key, made) },
      };
      const payload = Buffer.from(JSON.stringify(body));
      const signatures = [{ keyid: made.keyset, sig: own.sign(pae(entryPayloadType, payload)) }];
      const known = vault.keys.now().clone();
      known.accept({ index: vault.writer.size, payload, body, signatures } as never);
      return known;
    };
    expect(() => entered('0000-0000-0000-0000-0000')).toThrow(
      expect.objectContaining({
        facts: expect.objectContaining({ cause: 'the code does not prove the new keys' }),
      }),
    );
    expect(entered(codes.林知远 ?? '').rolesOf(person)).toEqual(['author']);
  });

  it('two who take one invitation at once: one comes, one is refused', async () => {
    const settled = await Promise.allSettled([take(codes.林知远 ?? ''), take(codes.林知远 ?? '')]);
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toMatchObject([{ name: 'Refusal', code: 'NO_SUCH_INVITATION' }]);
  });

  it('A5: both verifiers take it all, and the vault opens again from its log', async () => {
    expect(await faultsFound(desk, 'people-bundle')).toEqual([null, null]);
    const before = await entries();
    await desk.close();
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'none' });
    expect(await entries()).toBeGreaterThan(before);
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
  });
});
