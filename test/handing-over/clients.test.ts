/** A client handover line by line: who may follow, who signs what and when, and what closing it does (H2). */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { tableFile, utf16, workbook } from '../support/client-tables.ts';
import { type Desk, expectRefusal } from '../support/desk.ts';
import {
  assign,
  closeLine,
  describeLine,
  handOver,
  openHandover,
  sign,
  staffedDesk,
} from './handover-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await staffedDesk();
});
afterAll(() => desk.dispose());

const show = async (handover: number, who = '李保') => {
  await desk.signIn(who);
  return desk.call('clients.show', { handover });
};
const dossierOf = async (code: string, responsible = '许借', extra: Record<string, unknown> = {}) =>
  desk.dossier(code, { responsible, ...extra });

describe('opening', () => {
  it('H2: without codes takes every open client of the person, and only those', async () => {
    await dossierOf('OP-1');
    await dossierOf('OP-2');
    await dossierOf('OP-3', 'Ben Reader');
    const opened = await openHandover(desk, '许借');
    expect(opened.lines).toBe(2);
    const shown = await show(opened.handover);
    expect(shown.lines.map((line) => line.code)).toEqual(['OP-1', 'OP-2']);
    expect(shown).toMatchObject({
      transferor: expect.stringMatching(/^许借 #\d+/),
      transferorLeaving: false,
      departure: null,
    });
  });
  it('H2: a client passes in one handover at a time', async () => {
    await expectRefusal('CLIENT_IN_HANDOVER', openHandover(desk, '许借', ['OP-1']));
    await expectRefusal('CLIENT_IN_HANDOVER', openHandover(desk, '许借'));
  });
  it('H2: who has no client has none to hand over', async () => {
    await expectRefusal('NOBODY_TO_HAND_OVER', openHandover(desk, 'Ada Writer'));
    await expectRefusal('NOBODY_TO_HAND_OVER', openHandover(desk, '许借', ['OP-3']));
  });
  it('H2: a client in a handover changes hands by its line alone', async () => {
    await desk.signIn('李保');
    const change = (responsible: string) =>
      desk.call('dossier.change', {
        code: 'OP-1',
        responsible,
        signature: desk.signature,
        cosign: [desk.credential('赵批')],
      });
    await expectRefusal('CLIENT_IN_HANDOVER', change('Ben Reader'));
    await change('许借');
  });
  it('S1: borrowers, authors and auditors open none', async () => {
    for (const who of ['许借', '孟编', '审计']) {
      await desk.signIn(who);
      await expectRefusal(
        'ROLE_NEEDED',
        desk.call('clients.open', { who: '许借', signature: desk.signature }),
      );
    }
  });
});

describe('naming successors', () => {
  let handover: number;
  beforeAll(async () => {
    await dossierOf('AS-1', '接替甲');
    await dossierOf('AS-2', '接替甲', { classification: 'secret' });
    handover = (await openHandover(desk, '接替甲')).handover;
  });
  it('H2: takes a borrower, cleared for the client, who is not the transferor', async () => {
    await expectRefusal('SUCCESSOR_CANNOT', assign(desk, handover, { 'AS-1': 'Ada Writer' }));
    await expectRefusal('SUCCESSOR_CANNOT', assign(desk, handover, { 'AS-1': 'Cora Keeper' }));
    await expectRefusal('SUCCESSOR_CANNOT', assign(desk, handover, { 'AS-1': '接替甲' }));
    await expectRefusal('SUCCESSOR_CANNOT', assign(desk, handover, { 'AS-2': '低密' }));
    await assign(desk, handover, { 'AS-1': '低密' });
  });
  it('H2: the transferor under another account is the transferor', async () => {
    await expectRefusal('SUCCESSOR_CANNOT', assign(desk, handover, { 'AS-1': '接替甲二' }));
  });
  it('P1: nobody frozen follows', async () => {
    await desk.signIn('李保');
    await desk.call('person.freeze', { who: 'Ben Reader', ground: '核查', signature: desk.signature });
    await expectRefusal('PERSON_FROZEN', assign(desk, handover, { 'AS-1': 'Ben Reader' }));
    await desk.call('person.unfreeze', {
      who: 'Ben Reader',
      ground: '核查完毕',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
  });
  it('H2: refuses a client that is not on the list, and one written twice', async () => {
    await expectRefusal('NO_SUCH_LINE', assign(desk, handover, { 'OP-1': 'Ben Reader' }));
    await desk.signIn('李保');
    await expectRefusal(
      'INPUT_MALFORMED',
      desk.call('clients.assign', {
        handover,
        lines: [
          { code: 'AS-1', successor: 'Ben Reader' },
          { code: 'AS-1', successor: '许借' },
        ],
        signature: desk.signature,
      }),
    );
  });
  it('H2: one line that cannot be leaves all of them as they were', async () => {
    const before = (await show(handover)).lines;
    await expectRefusal('SUCCESSOR_CANNOT', assign(desk, handover, { 'AS-1': 'Ben Reader', 'AS-2': '低密' }));
    expect((await show(handover)).lines).toEqual(before);
  });
  it('H2: the successor finds the client in the directory at once', async () => {
    await dossierOf('AS-3', '接替甲', { scope: { everybody: false, people: ['孟编'], departments: [] } });
    const { handover: second } = await openHandover(desk, '接替甲', ['AS-3']);
    await desk.signIn('Ben Reader');
    await expectRefusal('NO_SUCH_DOSSIER', desk.call('dossier.show', { code: 'AS-3' }));
    await assign(desk, second, { 'AS-3': 'Ben Reader' });
    await desk.signIn('Ben Reader');
    expect((await desk.call('dossier.show', { code: 'AS-3' })).code).toBe('AS-3');
    const found = await desk.call('directory.search', { query: 'AS-3', offset: 0, limit: 10 });
    expect(found.rows.map((row) => row.code)).toEqual(['AS-3']);
  });
  it('H2: more clients than the firm lets one person have are allowed, and shown', async () => {
    await desk.signIn('李保');
    const practice = await desk.call('practice.show', {});
    const set = (clientsMax: number) =>
      desk.call('practice.set', {
        ...practice,
        clientsMax,
        signature: desk.signature,
        cosign: [desk.credential('赵批')],
      });
    await assign(desk, handover, { 'AS-1': 'Ben Reader', 'AS-2': 'Ben Reader' });
    expect((await show(handover)).lines.map((line) => line.successorFull)).toEqual([false, false]);
    const full = async () => (await show(handover)).lines.map((line) => line.successorFull);
    await set(5);
    expect(await full()).toEqual([false, false]);
    // One they have, three they would get: at the limit there is no room either.
    await set(4);
    expect(await full()).toEqual([true, true]);
    await set(2);
    const shown = await show(handover);
    expect(shown.lines.map((line) => line.successorFull)).toEqual([true, true]);
    expect(shown.loads).toContainEqual(
      expect.objectContaining({ person: expect.stringMatching(/^Ben Reader #\d+/), now: 1, proposed: 3 }),
    );
    // What somebody has is known before they are named.
    expect(shown.loads.map(({ person }) => person)).toEqual(
      expect.arrayContaining(shown.mayFollow.map(amongOthers)),
    );
    await set(practice.clientsMax);
  });
  it('H2: those who may be named are borrowers who stay, without the transferor', async () => {
    const { mayFollow } = await show(handover);
    expect(mayFollow.map(({ name }) => name)).toEqual(expect.arrayContaining(['许借', 'Ben Reader', '低密']));
    for (const who of ['接替甲', '接替甲二', 'Ada Writer', '李保', '审计'])
      expect(mayFollow.map(({ name }) => name)).not.toContain(who);
  });
});

describe('a table of successors', () => {
  let handover: number;
  const read = async (content: string | Uint8Array) => {
    const file = desk.textFile('successors.csv', '');
    writeFileSync(file, content);
    await desk.signIn('李保');
    return desk.call('clients.read-csv', { handover, file });
  };
  beforeAll(async () => {
    await dossierOf('CS-1', 'Ada Writer');
    await dossierOf('CS-2', 'Ada Writer', { classification: 'secret' });
    handover = (await openHandover(desk, 'Ada Writer')).handover;
  });
  it('§8: is read with a heading in either language or with none, and changes nothing', async () => {
    await desk.signIn('李保');
    const entries = desk.vault.writer.size;
    const lines = [{ code: 'CS-1', successor: '许借' }];
    expect(await read('CS-1,许借\n')).toEqual({ lines, problems: [] });
    expect(await read('\ufeff档号,接替人\r\nCS-1,许借\r\n')).toEqual({ lines, problems: [] });
    expect(await read('Successor;Client;Code\n许借;x;CS-1\n\n')).toEqual({ lines, problems: [] });
    expect(desk.vault.writer.size).toBe(entries);
  });
  it('§8: is read as gb18030 where it is no UTF-8', async () => {
    const gbk = Uint8Array.from([0x43, 0x53, 0x2d, 0x31, 0x2c, 0xd0, 0xed, 0xbd, 0xe8, 0x0a]);
    expect((await read(gbk)).lines).toEqual([{ code: 'CS-1', successor: '许借' }]);
  });
  it('K6: is read as any table is: UTF-16, a named separator, a workbook', async () => {
    const lines = [{ code: 'CS-1', successor: '许借' }];
    expect((await read(utf16('档号\t接替人\r\nCS-1\t许借'))).lines).toEqual(lines);
    expect((await read('sep=;\n档号;接替人\nCS-1;许借')).lines).toEqual(lines);
    const book = tableFile(
      desk,
      'successors.xlsx',
      workbook([
        ['档号', '接替人'],
        ['CS-1', '许借'],
      ]),
    );
    expect((await desk.call('clients.read-csv', { handover, file: book })).lines).toEqual(lines);
  });
  it('§8: every bad row is named with its number and cause', async () => {
    const { lines, problems } = await read(
      [
        'CS-1,许借',
        'CS-9,许借',
        'CS-1,许借',
        'CS-2,低密',
        'CS-2,',
        'CS-2,无此人',
        '=cmd|/c calc,=1+1',
        'CS-2,许借,多余',
      ].join('\n'),
    );
    expect(lines).toEqual([{ code: 'CS-1', successor: '许借' }]);
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [2, 'NO_SUCH_LINE'],
      [3, 'INPUT_MALFORMED'],
      [4, 'SUCCESSOR_CANNOT'],
      [5, 'TEXT_MISSING'],
      [6, 'INPUT_MALFORMED'],
      [7, 'NO_SUCH_PERSON'],
      [8, 'INPUT_MALFORMED'],
    ]);
    // What looks like a formula is text like any other.
    expect(problems[5]?.text).toContain('=cmd|/c calc');
  });
  it('§8: an empty, a binary and a missing file are refused', async () => {
    await expectRefusal('FILE_EMPTY', read(''));
    await expectRefusal('FILE_KIND_MISMATCH', read(Uint8Array.from([0, 1, 2, 3])));
    await desk.signIn('李保');
    await expect(
      desk.call('clients.read-csv', { handover, file: desk.path('none.csv') }),
    ).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});

describe('how things stand', () => {
  let handover: number;
  beforeAll(async () => {
    ({ handover } = await handOver(desk, 'DE-1', '接替甲', 'Ben Reader'));
  });
  it('H2: is told by transferor, successor, custodian or approver, and by nobody else', async () => {
    for (const who of ['接替甲', 'Ben Reader', '李保', '赵批'])
      await describeLine(desk, handover, 'DE-1', who, { projects: `由${who}` });
    expect((await show(handover)).lines[0]).toMatchObject({ projects: '由赵批', answer: 'agreed' });
    await expectRefusal('NO_SUCH_HANDOVER', describeLine(desk, handover, 'DE-1', '许借'));
    await expectRefusal('NO_SUCH_HANDOVER', describeLine(desk, handover, 'DE-1', '审计'));
  });
  it('D4: only what was filed as a personal resource stays outside', async () => {
    const own = await desk.fileDocument('DE-1', desk.textFile('own.txt', '个人通讯录\n'), {
      ownership: 'personal',
    });
    const firms = await desk.fileDocument('DE-1', desk.textFile('firm.txt', '公司合同\n'), {
      ownership: 'formal',
    });
    await describeLine(desk, handover, 'DE-1', '接替甲', { personal: [own] });
    expect((await show(handover)).lines[0]?.personal).toEqual([{ document: own, title: 'own' }]);
    await expectRefusal(
      'NOT_PERSONAL',
      describeLine(desk, handover, 'DE-1', '接替甲', { personal: [firms] }),
    );
    await expectRefusal(
      'NO_SUCH_DOCUMENT',
      describeLine(desk, handover, 'DE-1', '接替甲', { personal: ['DE-1/77'] }),
    );
  });
  it('§8: refuses a meeting on a day that no calendar has', async () => {
    await expectRefusal(
      'INPUT_MALFORMED',
      describeLine(desk, handover, 'DE-1', '接替甲', { meetingOn: '2026-02-30' }),
    );
  });
  it('D3: a successor sees their own lines only', async () => {
    await dossierOf('DE-2', '接替乙');
    await dossierOf('DE-3', '接替乙');
    const { handover: two } = await openHandover(desk, '接替乙');
    await assign(desk, two, { 'DE-2': 'Ben Reader', 'DE-3': '许借' });
    expect((await show(two, 'Ben Reader')).lines.map((line) => line.code)).toEqual(['DE-2']);
    expect((await show(two, '接替乙')).lines).toHaveLength(2);
    await expectRefusal('NO_SUCH_HANDOVER', show(two, '低密'));
  });
});

describe('signing', () => {
  let handover: number;
  beforeAll(async () => {
    ({ handover } = await handOver(desk, 'SI-1', '接替甲', '许借'));
    await dossierOf('SI-2', '接替甲');
  });
  const line = async () => (await show(handover)).lines[0]!;

  it('H2: the witness signs last', async () => {
    await expectRefusal('LINE_WITNESS_LAST', sign(desk, handover, ['SI-1'], '赵批'));
    expect(await sign(desk, handover, ['SI-1'], '接替甲')).toMatchObject({ as: 'transferor', closed: [] });
    await expectRefusal('LINE_WITNESS_LAST', sign(desk, handover, ['SI-1'], '赵批'));
  });
  it('H2: nobody signs twice, and a custodian signs in no capacity', async () => {
    await expectRefusal('LINE_NOT_YOURS', sign(desk, handover, ['SI-1'], '接替甲'));
    await expectRefusal('LINE_NOT_YOURS', sign(desk, handover, ['SI-1'], '李保'));
  });
  it('H2: signatures given before a change do not count', async () => {
    await sign(desk, handover, ['SI-1'], '许借');
    await describeLine(desk, handover, 'SI-1', '李保', { projects: '又一项目' });
    expect((await line()).signed).toEqual({ transferor: null, transferee: null, witness: null });
    await expectRefusal('LINE_WITNESS_LAST', sign(desk, handover, ['SI-1'], '赵批'));
    await sign(desk, handover, ['SI-1'], '接替甲');
    await sign(desk, handover, ['SI-1'], '许借');
    await assign(desk, handover, { 'SI-1': 'Ben Reader' });
    await expectRefusal('LINE_WITNESS_LAST', sign(desk, handover, ['SI-1'], '赵批'));
    await expectRefusal('NO_SUCH_HANDOVER', sign(desk, handover, ['SI-1'], '许借'));
  });
  it('H2: the same successor named again voids no signature', async () => {
    await sign(desk, handover, ['SI-1'], '接替甲');
    expect(await assign(desk, handover, { 'SI-1': 'Ben Reader' })).toEqual({ assigned: 0 });
    expect((await line()).signed.transferor).not.toBeNull();
  });
  it('H2: the list says whose turn it is', async () => {
    const mine = async (who: string) => {
      await desk.signIn(who);
      const all = await desk.call('clients.list', {});
      return all.find((each) => each.handover === handover)?.mine;
    };
    expect([await mine('接替甲'), await mine('Ben Reader'), await mine('赵批'), await mine('李保')]).toEqual([
      0, 1, 0, 0,
    ]);
    await sign(desk, handover, ['SI-1'], 'Ben Reader');
    expect(await mine('赵批')).toBe(1);
  });
  it('H2: the witness closes the line, and the client is the successor’s', async () => {
    expect(await sign(desk, handover, ['SI-1'], '赵批')).toMatchObject({ as: 'witness', closed: ['SI-1'] });
    expect(await line()).toMatchObject({ closed: 'signed', yours: null });
    await expectRefusal('LINE_CLOSED', sign(desk, handover, ['SI-1'], '赵批'));
    await expectRefusal('LINE_CLOSED', assign(desk, handover, { 'SI-1': '许借' }));
    await desk.signIn('李保');
    expect((await desk.call('dossier.show', { code: 'SI-1' })).responsible).toMatch(/^Ben Reader #\d+/);
    const listed = await desk.call('dossier.list', { query: 'SI-1' });
    expect(listed[0]?.responsible).toMatch(/^Ben Reader #\d+/);
    const found = await desk.call('directory.search', { query: 'SI-1', offset: 0, limit: 10 });
    expect(found.rows[0]?.responsible).toMatch(/^Ben Reader #\d+/);
  });
  it('H2: no line is signed before it has a successor', async () => {
    const { handover: bare } = await openHandover(desk, '接替甲', ['SI-2']);
    await expectRefusal('LINE_WITHOUT_SUCCESSOR', sign(desk, bare, ['SI-2'], '接替甲'));
    await expectRefusal('NO_SUCH_LINE', sign(desk, bare, ['SI-1'], '接替甲'));
  });
  it('H2: one signature covers many lines, and one bad line leaves all unsigned', async () => {
    const codes = ['MA-1', 'MA-2', 'MA-3'];
    for (const code of codes) await dossierOf(code, '多户');
    const { handover: many } = await openHandover(desk, '多户');
    await assign(desk, many, { 'MA-1': '许借', 'MA-2': '许借', 'MA-3': 'Ben Reader' });
    await expectRefusal('NO_SUCH_LINE', sign(desk, many, codes, '许借'));
    const before = desk.vault.writer.size;
    await sign(desk, many, codes, '多户');
    await desk.signIn('李保');
    const { rows } = await desk.call('log.page', { types: ['clients.signed'], limit: 5 });
    expect(rows[0]?.index).toBeGreaterThanOrEqual(before);
    expect(rows.filter((row) => row.index >= before)).toHaveLength(1);
    await sign(desk, many, ['MA-1', 'MA-2'], '许借');
    await sign(desk, many, ['MA-3'], 'Ben Reader');
    expect((await sign(desk, many, codes, 'Abel Approver')).closed).toEqual(codes);
  });
  it('P1: nothing passes to a successor who leaves between the signatures', async () => {
    const { handover: late } = await handOver(desk, 'LE-1', '接替甲', '将离');
    await sign(desk, late, ['LE-1'], '接替甲');
    await sign(desk, late, ['LE-1'], '将离');
    await desk.signIn('李保');
    await desk.call('departure.register', { who: '将离', reason: '个人发展', signature: desk.signature });
    await expectRefusal('PERSON_LEAVING', sign(desk, late, ['LE-1'], '赵批'));
    await assign(desk, late, { 'LE-1': '许借' });
    await closeLine(desk, late, 'LE-1', '接替甲', '许借');
  });
  it('A6: tables are what the log says after all this', async () => {
    await desk.close();
    expect((await desk.open('Cora Keeper')).quarantine).toBe('none');
    await desk.signIn('Cora Keeper');
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
  });
});

describe('taking over and taking back', () => {
  const takeOver = async (handover: number, codes: string[], extra: Record<string, unknown> = {}) => {
    await desk.signIn('李保');
    return desk.call('clients.take-over', {
      handover,
      codes,
      manner: 'refused',
      ground: '拒绝签字，两次书面催告',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
      ...extra,
    });
  };
  it('H2: custodian and approver close what the transferor does not sign', async () => {
    const { handover } = await handOver(desk, 'TO-1', '接替甲', '许借');
    expect(await takeOver(handover, ['TO-1'])).toEqual({ closed: ['TO-1'] });
    expect((await show(handover)).lines[0]).toMatchObject({
      closed: 'refused',
      ground: '拒绝签字，两次书面催告',
    });
    await desk.signIn('李保');
    expect((await desk.call('dossier.show', { code: 'TO-1' })).responsible).toMatch(/^许借 #\d+/);
    await expectRefusal('LINE_CLOSED', takeOver(handover, ['TO-1']));
  });
  it('H2: takes a successor, a ground and both sides', async () => {
    await dossierOf('TO-2', '接替甲');
    const { handover } = await openHandover(desk, '接替甲', ['TO-2']);
    await expectRefusal('LINE_WITHOUT_SUCCESSOR', takeOver(handover, ['TO-2']));
    await assign(desk, handover, { 'TO-2': '许借' });
    await expectRefusal('TEXT_MISSING', takeOver(handover, ['TO-2'], { ground: '  ' }));
    await expectRefusal(
      'COSIGNER_ROLE',
      takeOver(handover, ['TO-2'], { cosign: [desk.credential('Cora Keeper')] }),
    );
    await takeOver(handover, ['TO-2'], { manner: 'absent' });
    expect((await show(handover)).lines[0]?.closed).toBe('absent');
  });
  it('H2: what both have signed is for the witness: nobody refused it', async () => {
    const { handover } = await handOver(desk, 'TO-3', '接替甲', '许借');
    await sign(desk, handover, ['TO-3'], '接替甲');
    await sign(desk, handover, ['TO-3'], '许借');
    await expectRefusal('HANDOVER_STATE', takeOver(handover, ['TO-3']));
  });
  it('S6: an approver who is the transferor does not take their own clients over', async () => {
    await dossierOf('TO-4', '赵批');
    const { handover } = await openHandover(desk, '赵批');
    await assign(desk, handover, { 'TO-4': '许借' });
    await expectRefusal('COSIGNER_SAME', takeOver(handover, ['TO-4']));
    await takeOver(handover, ['TO-4'], { cosign: [desk.credential('Abel Approver')] });
  });
  it('H2: taken back, open lines stay with the transferor', async () => {
    const { handover } = await handOver(desk, 'WD-1', '接替甲', '许借');
    const withdraw = () =>
      desk.call('clients.withdraw', {
        handover,
        ground: '改由本人继续',
        signature: desk.signature,
        cosign: [desk.credential('赵批')],
      });
    await desk.signIn('李保');
    expect(await withdraw()).toEqual({ withdrawn: 1 });
    await expectRefusal('LINE_CLOSED', withdraw());
    expect((await show(handover)).lines[0]).toMatchObject({ closed: 'withdrawn', envelope: 'none' });
    expect((await desk.call('dossier.show', { code: 'WD-1' })).responsible).toMatch(/^接替甲 #\d+/);
    await openHandover(desk, '接替甲', ['WD-1']);
  });
});

describe('what balances it', () => {
  it('H2b: is said in post, seen by all three, and falls with nothing but a new description', async () => {
    const { handover } = await handOver(desk, 'BA-1', '许借', 'Ben Reader');
    await describeLine(desk, handover, 'BA-1', '许借', { balance: '转入两位客户，季度奖金' });
    for (const who of ['许借', 'Ben Reader', '李保', '赵批'])
      expect((await show(handover, who)).lines[0]).toMatchObject({ balance: '转入两位客户，季度奖金' });
    await describeLine(desk, handover, 'BA-1', '李保');
    expect((await show(handover)).lines[0]).toMatchObject({ balance: '' });
  });
});
