/** A rehearsal says what registering then does, and does nothing itself (P1, P2). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DepartureRehearsal } from '../../shared/contract/answers.ts';
import { type Desk, expectRefusal, nameIn } from '../support/desk.ts';
import {
  assign,
  file,
  fileContacts,
  firstFault,
  handOver,
  openHandover,
  register,
  staffedDesk,
} from './handover-desk.ts';

let desk: Desk;
const loans: Record<'requested' | 'approved' | 'issued' | 'received', string> = {
  requested: '',
  approved: '',
  issued: '',
  received: '',
};
beforeAll(async () => {
  desk = await staffedDesk();
  await desk.dossier('RH-1', { responsible: '许借' });
  await desk.dossier('RH-2', { responsible: '许借', classification: 'secret' });
  await desk.dossier('RH-3', { responsible: '许借' });
  await desk.dossier('RH-4', { responsible: '许借' });
  await desk.dossier('OTHER');
  const titles = ['框架采购合同', '背景调查报告', '二〇二五年度对账单', '会议纪要与待办'];
  const documents: string[] = [];
  for (const [i, title] of titles.entries()) {
    const path = desk.textFile(`${title}.txt`, `${title}\n`.repeat(9 + 40 * i));
    documents.push(await file(desk, 'OTHER', path, { title }));
  }
  await fileContacts(desk, 'RH-1');
  loans.received = await desk.lend(documents[0]!);
  await desk.viewAndClose(loans.received);
  loans.requested = await desk.request(documents[1]!);
  loans.approved = await desk.request(documents[2]!);
  await desk.approve(loans.approved);
  loans.issued = await desk.request(documents[3]!);
  await desk.approve(loans.issued);
  await desk.signIn('Cora Keeper');
  await desk.call('loan.issue', { loan: loans.issued, signature: desk.signature });
  // Two pass on already, one of them with a successor; and the person is to follow somebody else.
  const { handover } = await openHandover(desk, '许借', ['RH-3', 'RH-4']);
  await assign(desk, handover, { 'RH-3': '接替甲' });
  await handOver(desk, 'RH-9', '多户', '许借');
});
afterAll(() => desk.dispose());

const rehearse = async (who: string, by = '李保'): Promise<DepartureRehearsal> => {
  await desk.signIn(by);
  return desk.call('departure.rehearse', { who });
};
const freeze = async (who: string, verb: 'person.freeze' | 'person.unfreeze'): Promise<void> => {
  await desk.signIn('李保');
  await desk.call(verb, {
    who,
    ground: '核对',
    signature: desk.signature,
    ...(verb === 'person.unfreeze' ? { cosign: [desk.credential('赵批')] } : {}),
  });
};

describe('what it says', () => {
  it('P1: who, until when, which loans would end, and that frozen is nothing yet', async () => {
    const said = await rehearse('许借');
    expect(said).toMatchObject({
      person: expect.stringMatching(/^许借 #\d+$/),
      department: '业务部',
      isSelf: false,
      noticeOn: '2026-11-19',
      lastDay: '2026-12-19',
      noticeDays: 30,
      frozenAlready: false,
      follows: 1,
    });
    expect(Object.fromEntries(said.loans.map(({ loan, state, out }) => [loan, [state, out]]))).toEqual({
      [loans.received]: ['received', true],
      [loans.requested]: ['requested', false],
      [loans.approved]: ['approved', false],
      [loans.issued]: ['issued', true],
    });
    expect(said.loans[0]).toMatchObject({ document: 'OTHER/1', title: '框架采购合同' });
  });
  it('H2: which clients, which of them pass on already, whose contact sheet is on file, who could follow', async () => {
    const { lines, loads, clientsMax } = await rehearse('许借', '赵批');
    expect(
      lines.map(({ code, handover, successor, contactSheet }) => [
        code,
        handover,
        successor === null ? null : nameIn(successor),
        contactSheet,
      ]),
    ).toEqual([
      ['RH-1', null, null, true],
      ['RH-2', null, null, false],
      ['RH-3', 1, '接替甲', false],
      ['RH-4', 1, null, false],
    ]);
    // Ben Reader, 接替甲 under both accounts, 接替乙, 多户, 将离; 低密 is not cleared for what is secret.
    expect(lines.map(({ mayFollow }) => mayFollow)).toEqual([6, 5, 6, 6]);
    expect(loads.map(({ person }) => nameIn(person))).not.toContain('许借');
    expect(loads.find(({ person }) => nameIn(person) === '接替甲')).toEqual({
      no: 10,
      person: expect.stringMatching(/^接替甲 #\d+ 业务部$/),
      now: 0,
      proposed: 1,
    });
    expect(clientsMax).toBe(100);
  });
  it('P1: roles that would end, and who else holds them', async () => {
    expect((await rehearse('许借')).roles).toEqual([{ role: 'borrower', others: 6 }]);
    expect(await rehearse('Cora Keeper')).toMatchObject({
      roles: [{ role: 'custodian', others: 1 }],
      lines: [],
    });
    expect((await rehearse('Cora Keeper')).missing).toContainEqual({ what: 'holds-keys', count: 1 });
    const own = await rehearse('李保');
    expect(own).toMatchObject({ isSelf: true, roles: [{ role: 'custodian', others: 1 }] });
  });
  it('P3: what they have seen in numbers, and not one word of when, where or why', async () => {
    const said = await rehearse('许借');
    expect(said.exposure).toEqual({ clients: 1, documents: 1, views: 1, held: 2 });
    expect(JSON.stringify(said)).not.toContain('准备续约谈判');
  });
});

describe('what it does not do', () => {
  it('P1: nothing is registered, frozen, recalled, opened or marked', async () => {
    const states = async () => {
      await desk.signIn('李保');
      return {
        departures: await desk.call('departure.list', {}),
        people: await desk.call('person.list', {}),
        handovers: await desk.call('clients.list', {}),
        loans: await desk.call('loan.register', { query: '', offset: 0, limit: 50 }),
        dossiers: await desk.call('dossier.list', {}),
      };
    };
    const before = await states();
    for (const who of ['许借', '多户', '孟编', 'Cora Keeper', '赵批']) await rehearse(who);
    expect(await states()).toEqual(before);
    expect(before.people.some(({ frozen, leaving }) => frozen || leaving)).toBe(false);
    const types = await desk.call('log.list', { limit: 1_000 });
    expect(types.filter(({ body }) => body.type.startsWith('departure.'))).toEqual([]);
  });
  it('A1: it is one entry of reading, the same as that of an exposure statement: nobody can tell them apart', async () => {
    const readings = async (ask: () => Promise<unknown>) => {
      await desk.signIn('李保');
      const size = desk.vault.writer.size;
      await ask();
      expect(desk.vault.writer.size).toBe(size + 1);
      const [line] = await desk.call('log.list', { from: size, limit: 1 });
      const { type, data, actor, place } = line!.body as unknown as Record<string, unknown>;
      return { type, data, actor, place: place === null };
    };
    const statement = await readings(() => desk.call('exposure.show', { who: '许借' }));
    expect(statement).toMatchObject({ type: 'log.read', data: { results: 1 } });
    expect(await readings(() => desk.call('departure.rehearse', { who: '许借' }))).toEqual(statement);
  });
});

describe('who may ask', () => {
  it('S1: custodians and approvers; a borrower, author or auditor is refused, about others and about themselves', async () => {
    for (const who of ['Ben Reader', '孟编', '审计']) {
      await expectRefusal('ROLE_NEEDED', rehearse('许借', who));
      await expectRefusal('ROLE_NEEDED', rehearse(who, who));
      await expectRefusal('ROLE_NEEDED', rehearse('无此人', who));
    }
  });
  it('P1: nobody frozen asks', async () => {
    await freeze('Cora Keeper', 'person.freeze');
    await expectRefusal('PERSON_FROZEN', rehearse('许借', 'Cora Keeper'));
    await freeze('Cora Keeper', 'person.unfreeze');
    await rehearse('许借', 'Cora Keeper');
  });
});

describe('registering then', () => {
  it('P1, P2: ends the loans, opens the lines and begins the case that the rehearsal said', async () => {
    // As late in the day as it gets: both are asked by the day at this desk.
    await desk.close();
    desk.clock.pass(15 * 3_600_000);
    await desk.open();
    const said = await rehearse('许借');
    expect(said.noticeOn).toBe('2026-11-20');
    const { departure, lastDay, loansRecalled, handover } = await register(desk, '许借');
    expect(lastDay).toBe(said.lastDay);
    expect(loansRecalled).toBe(said.loans.length);
    for (const { loan } of said.loans)
      expect((await desk.call('loan.show', { loan })).state).toBe('recalled');
    const lines = await desk.call('clients.show', { handover: handover ?? 0 });
    expect(lines.lines.map(({ code }) => code)).toEqual(
      said.lines.filter((line) => line.handover === null).map(({ code }) => code),
    );
    expect(lines.lines.map(({ code, envelope }) => [code, envelope === 'sealed'])).toEqual(
      said.lines.filter((line) => line.handover === null).map((line) => [line.code, line.contactSheet]),
    );
    expect(lines.loads).toEqual(said.loads);
    expect(lines.clientsMax).toBe(said.clientsMax);
    const shown = await desk.call('departure.show', { departure });
    expect(shown).toMatchObject({
      noticeOn: said.noticeOn,
      lastDay: said.lastDay,
      checklist: said.checklist,
    });
    expect(shown.missing).toEqual(said.missing);
    const statement = await desk.call('exposure.show', { who: '许借' });
    expect(said.exposure).toMatchObject({
      documents: statement.documents,
      views: statement.views,
      held: statement.held,
    });
  });
  it('P2: for an author with a filing, and for a custodian', async () => {
    await desk.signIn('Ada Writer');
    await desk.call('document.submit', {
      code: 'OTHER',
      file: desk.textFile('报价.txt', '报价与条件\n'.repeat(70)),
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
    for (const who of ['Ada Writer', 'Cora Keeper']) {
      const said = await rehearse(who);
      const { departure, loansRecalled, handover } = await register(desk, who);
      expect([loansRecalled, handover]).toEqual([0, null]);
      expect((await desk.call('departure.show', { departure })).missing).toEqual(said.missing);
    }
  });
  it('P1: one that is on record is no rehearsal any more, under any account', async () => {
    await expectRefusal('DEPARTURE_KNOWN', rehearse('许借'));
    await register(desk, '接替甲二');
    await expectRefusal('DEPARTURE_KNOWN', rehearse('接替甲', '赵批'));
  });
  it('P1: whoever is leaving too does not stay behind to hold a role, or to follow', async () => {
    expect((await rehearse('李保')).roles).toEqual([{ role: 'custodian', others: 0 }]);
    const { loads, roles } = await rehearse('多户');
    expect(loads.map(({ person }) => nameIn(person))).toEqual(['Ben Reader', '接替乙', '将离', '低密']);
    expect(roles).toEqual([{ role: 'borrower', others: 4 }]);
  });
  it('no refusal names whom it was about', async () => {
    await expectRefusal('NO_SUCH_PERSON', rehearse('无此人'));
    await expectRefusal('DEPARTURE_KNOWN', rehearse('Ada Writer'));
    const refused = (await desk.call('log.list', { type: 'refusal', limit: 200 })).filter(
      ({ body }) => (body.data as { verb?: string }).verb === 'departure.rehearse',
    );
    expect(refused.length).toBeGreaterThan(8);
    expect(refused.filter(({ body }) => (body.data as { person?: string }).person !== null)).toEqual([]);
  });
  it('A5: the verifier finds nothing wrong with a log that has rehearsals in it', async () => {
    expect(await firstFault(desk)).toBeNull();
  });
});
