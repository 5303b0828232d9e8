/** A departure from its registration to its end: the freeze on every path, the case, and what never waits (P1, P2). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, nameIn } from '../support/desk.ts';
import {
  assign,
  closeLine,
  describeLine,
  file,
  firstFault,
  join,
  openHandover,
  register,
  staffedDesk,
} from './handover-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await staffedDesk();
});
afterAll(() => desk.dispose());

const both = () => ({ signature: desk.signature, cosign: [desk.credential('赵批')] });
const show = async (departure: number) => {
  await desk.signIn('李保');
  return desk.call('departure.show', { departure });
};
const end = async (departure: number, cause: 'left' | 'withdrawn') => {
  await desk.signIn('李保');
  return desk.call('departure.end', { departure, cause, ...both() });
};

describe('registering', () => {
  it('P1: the last day is thirty days after the notice, over the ends of months and years', async () => {
    const { departure, lastDay } = await register(desk, '多户', { noticeOn: '2026-12-15' });
    expect(lastDay).toBe('2027-01-14');
    await end(departure, 'withdrawn');
  });
  it('P1: without a date the notice is today where the desk stands, not in Greenwich', async () => {
    await desk.close();
    desk.clock.pass(15 * 3_600_000);
    await desk.open();
    const { departure, lastDay } = await register(desk, '多户');
    expect(await show(departure)).toMatchObject({ noticeOn: '2026-11-20', lastDay, daysLeft: 30 });
    expect(lastDay).toBe('2026-12-20');
    await end(departure, 'withdrawn');
  });
  it('P1: the firm may have another notice period', async () => {
    await desk.signIn('李保');
    const practice = await desk.call('practice.show', {});
    expect(practice.noticeDays).toBe(30);
    await desk.call('practice.set', { ...practice, noticeDays: 3, ...both() });
    const { departure, lastDay } = await register(desk, '多户', { noticeOn: '2028-02-27' });
    expect(lastDay).toBe('2028-03-01');
    await end(departure, 'withdrawn');
    await desk.call('practice.set', { ...practice, ...both() });
  });
  it('P1: refuses a last day before the notice, and days that no calendar has', async () => {
    for (const dates of [
      { noticeOn: '2026-12-02', lastDay: '2026-12-01' },
      { noticeOn: '2026-02-30' },
      { noticeOn: '2026-12-01', lastDay: '2026-13-01' },
    ]) {
      await expectRefusal('DATES_INVALID', register(desk, '多户', dates));
    }
  });
  it('P1: a custodian registers, and nobody their own', async () => {
    await desk.signIn('赵批');
    await expectRefusal(
      'ROLE_NEEDED',
      desk.call('departure.register', { who: '多户', reason: 'x', signature: desk.signature }),
    );
    await expectRefusal('COSIGNER_SAME', register(desk, '李保'));
  });
  it('P1: one departure of a person at a time, under any account', async () => {
    const { departure } = await register(desk, '接替甲');
    await expectRefusal('DEPARTURE_KNOWN', register(desk, '接替甲'));
    await expectRefusal('DEPARTURE_KNOWN', register(desk, '接替甲二'));
    await end(departure, 'withdrawn');
  });
});

describe('from that minute', () => {
  let departure: number;
  let registered: Awaited<ReturnType<typeof register>>;
  const loans: Record<'requested' | 'approved' | 'issued' | 'viewed' | 'received', string> = {
    requested: '',
    approved: '',
    issued: '',
    viewed: '',
    received: '',
  };
  let fresh: string;
  let ownNote: string;
  let othersNote: string;
  beforeAll(async () => {
    await desk.dossier('FR-1', { responsible: '许借' });
    await desk.dossier('FR-2', { responsible: '许借' });
    await desk.dossier('FR-3', { responsible: '许借' });
    await openHandover(desk, '许借', ['FR-3']);
    const texts = [
      '框架采购合同',
      '背景调查报告',
      '二〇二五年度对账单',
      '会议纪要与待办',
      '报价单及折扣',
      '技术协议附件',
    ];
    const documents: string[] = [];
    for (const [i, title] of texts.entries()) {
      const path = desk.textFile(`${title}.txt`, `${title}\n`.repeat(9 + 40 * i));
      documents.push(await file(desk, 'FR-1', path, { title }));
    }
    fresh = documents[5]!;
    loans.requested = await desk.request(documents[0]!);
    loans.approved = await desk.request(documents[1]!);
    await desk.approve(loans.approved);
    loans.issued = await desk.request(documents[2]!);
    await desk.approve(loans.issued);
    await desk.signIn('Cora Keeper');
    await desk.call('loan.issue', { loan: loans.issued, signature: desk.signature });
    loans.received = await desk.lend(documents[3]!);
    loans.viewed = await desk.lend(documents[4]!);
    const lentToBen = await desk.lend(documents[3]!, 'Ben Reader');
    await desk.view(lentToBen, 'Ben Reader');
    ({ note: othersNote } = await desk.call('note.write', {
      page: 1,
      text: '要点',
      signature: desk.signature,
    }));
    await desk.call('view.close', {});
    await desk.view(loans.viewed);
    ({ note: ownNote } = await desk.call('note.write', { page: 1, text: '要点', signature: desk.signature }));
    registered = await register(desk, '许借');
    departure = registered.departure;
  });

  it('P1: every open loan is recalled, the view under way ends, and the clients are asked a successor for', async () => {
    expect(registered).toMatchObject({ loansRecalled: 5 });
    expect(registered.handover).not.toBeNull();
    await desk.signIn('李保');
    for (const loan of Object.values(loans))
      expect((await desk.call('loan.show', { loan })).state).toBe('recalled');
    expect(desk.vault.db.count("SELECT count(*) AS n FROM view WHERE state <> 'closed'")).toBe(0);
    expect(
      desk.vault.db.count(
        'SELECT count(*) AS n FROM loan_grant g JOIN loan l ON l.id = g.loan JOIN person p ON p.id = l.borrower WHERE p.name = ?',
        '许借',
      ),
    ).toBe(0);
    // What is in another handover already stays there.
    const shown = await desk.call('clients.show', { handover: registered.handover ?? 0 });
    expect(shown.lines.map((line) => line.code)).toEqual(['FR-1', 'FR-2']);
    expect(shown).toMatchObject({ departure, transferorLeaving: true });
  });
  it('P1: it is one step: registration, recalls and handover stand side by side in the log', async () => {
    await desk.signIn('李保');
    const { rows } = await desk.call('log.page', {
      types: ['departure.registered', 'loan.recalled', 'view.closed', 'clients.opened'],
      limit: 8,
    });
    const indexes = rows.map((row) => row.index).reverse();
    expect(rows.map((row) => row.type).reverse()).toEqual([
      'departure.registered',
      ...Array(4).fill('loan.recalled'),
      'view.closed',
      'loan.recalled',
      'clients.opened',
    ]);
    expect(indexes).toEqual(indexes.map((_, i) => indexes[0]! + i));
  });
  it('P1: no request', () => expectRefusal('PERSON_FROZEN', desk.request(fresh)));
  it('P1: no approval', () => expectRefusal('PERSON_FROZEN', desk.approve(loans.requested)));
  it('P1: no issue', async () => {
    await desk.signIn('Cora Keeper');
    await expectRefusal(
      'PERSON_FROZEN',
      desk.call('loan.issue', { loan: loans.approved, signature: desk.signature }),
    );
  });
  it('P1: no receipt', async () => {
    await desk.signIn('许借');
    await expectRefusal(
      'PERSON_FROZEN',
      desk.call('loan.receive', { loan: loans.issued, signature: desk.signature }),
    );
  });
  it('P1: no view, not even a look at what it would be', async () => {
    await desk.signIn('许借');
    for (const loan of [loans.received, loans.viewed]) {
      await expectRefusal('PERSON_FROZEN', desk.call('view.before', { loan }));
      await expectRefusal('PERSON_FROZEN', desk.view(loan));
    }
  });
  it('P1: no resumption, and no further page', async () => {
    await desk.signIn('许借');
    await expectRefusal(
      'PERSON_FROZEN',
      desk.call('view.resume', { loan: loans.viewed, signature: desk.signature, cosign: [] }),
    );
    await expectRefusal('NO_VIEW_OPEN', desk.call('view.page', { page: 2 }));
  });
  it('P1: no note is written, read or released', async () => {
    await desk.signIn('许借');
    await expectRefusal(
      'NO_VIEW_OPEN',
      desk.call('note.write', { page: 1, text: '补记', signature: desk.signature }),
    );
    await expectRefusal(
      'PERSON_FROZEN',
      desk.call('note.read', { note: ownNote, signature: desk.signature }),
    );
    await expectRefusal(
      'PERSON_FROZEN',
      desk.call('note.release', { note: ownNote, to: 'Ben Reader', signature: desk.signature }),
    );
  });
  it('P1: nobody releases a note to them', async () => {
    await desk.signIn('Ben Reader');
    await expectRefusal(
      'PERSON_LEAVING',
      desk.call('note.release', { note: othersNote, to: '许借', signature: desk.signature }),
    );
  });
  it('P1: they are made responsible for nothing', async () => {
    await expectRefusal('PERSON_LEAVING', desk.dossier('FR-9', { responsible: '许借' }));
    await desk.dossier('FR-8', { responsible: 'Ben Reader' });
    await desk.signIn('李保');
    await expectRefusal(
      'PERSON_LEAVING',
      desk.call('dossier.change', { code: 'FR-8', responsible: '许借', ...both() }),
    );
    // A change of something else leaves them what they have.
    await desk.call('dossier.change', { code: 'FR-1', home: 'A-03', ...both() });
  });
  it('P1: they follow nobody', async () => {
    const { handover } = await openHandover(desk, 'Ben Reader', ['FR-8']);
    await expectRefusal('PERSON_LEAVING', assign(desk, handover, { 'FR-8': '许借' }));
    await desk.signIn('李保');
    expect((await desk.call('clients.show', { handover })).mayFollow.map(({ name }) => name)).not.toContain(
      '许借',
    );
  });
  it('P1: they are given no role', async () => {
    await expectRefusal('PERSON_LEAVING', desk.giveRole('许借', 'author'));
  });
  it('P1: nobody unfreezes them while the departure is open', async () => {
    await desk.signIn('李保');
    await expectRefusal(
      'DEPARTURE_OPEN',
      desk.call('person.unfreeze', { who: '许借', ground: 'x', ...both() }),
    );
  });
  it('P1: another account of theirs is no way out of any of it', async () => {
    await desk.enrol({ name: '许借二', roles: ['borrower'] });
    await join(desk, '许借', '许借二');
    await expectRefusal('PERSON_FROZEN', desk.request(fresh, '许借二'));
    await expectRefusal('PERSON_LEAVING', desk.giveRole('许借二', 'author'));
    await expectRefusal(
      'DEPARTURE_OPEN',
      desk.call('person.unfreeze', { who: '许借二', ground: 'x', ...both() }),
    );
  });
  it('P1: everybody at the desk sees that they leave', async () => {
    const people = await desk.call('session.people', {});
    expect(people.filter((person) => person.leaving).map((person) => person.name)).toEqual([
      '许借',
      '许借二',
    ]);
    const listed = await desk.call('person.list', {});
    expect(listed.find((person) => person.name === '许借')).toMatchObject({ leaving: true, frozen: true });
    expect(listed.find((person) => person.name === 'Ben Reader')).toMatchObject({ leaving: false });
  });
  it('P2: the case says what is out, and what has come back', async () => {
    expect(await show(departure)).toMatchObject({ loansRecalled: 5, loansBack: 2 });
    expect((await show(departure)).missing).toContainEqual({ what: 'documents-out', count: 3 });
    await desk.signIn('Cora Keeper');
    for (const loan of [loans.issued, loans.received, loans.viewed])
      await desk.call('loan.check-in', { loan, signature: desk.signature });
    expect(await show(departure)).toMatchObject({ loansBack: 5 });
    expect((await show(departure)).missing.map(({ what }) => what)).not.toContain('documents-out');
  });
  it('P1: taken back, they may work again, and their clients stay theirs', async () => {
    await end(departure, 'withdrawn');
    await desk.signIn('李保');
    const { lines } = await desk.call('clients.show', { handover: registered.handover ?? 0 });
    expect(lines.map((line) => line.closed)).toEqual(['withdrawn', 'withdrawn']);
    await desk.request(fresh);
    await desk.giveRole('许借', 'author');
    await expectRefusal('DEPARTURE_OVER', end(departure, 'left'));
  });
});

describe('the case', () => {
  let departure: number;
  let handover: number;
  const tick = async (
    items: readonly { item: string; done: boolean; remark?: string }[],
    by = '李保',
    no = departure,
  ) => {
    await desk.signIn(by);
    return desk.call('departure.tick', { departure: no, items, signature: desk.signature });
  };
  const approve = async (by: string, name: string, at = '李保') => {
    await desk.signIn(at);
    return desk.call('departure.approve', { departure, by, name, signature: desk.signature });
  };
  beforeAll(async () => {
    await desk.dossier('CA-1', { responsible: 'Ada Writer' });
    await desk.dossier('CA-2', { responsible: 'Ada Writer' });
    const registered = await register(desk, 'Ada Writer');
    departure = registered.departure;
    handover = registered.handover ?? 0;
  });

  it('P2: pay and certificate are ticked first, while everything else is open', async () => {
    expect(
      await tick([
        { item: 'settlement', done: true },
        { item: 'certificate', done: true, remark: '已盖章' },
      ]),
    ).toEqual({ done: 2, of: 11 });
    const shown = await show(departure);
    const items = new Map(shown.checklist.map((item) => [item.item, item]));
    expect(items.get('settlement')).toMatchObject({ done: true, remark: null });
    expect(items.get('certificate')).toMatchObject({ done: true, remark: '已盖章' });
    expect(shown.missing.map(({ what }) => what)).toEqual([
      'approval-line-manager',
      'approval-human-resources',
      'no-successor',
      'lines-open',
      'checklist',
      'interview',
      'exposure-unsigned',
    ]);
  });
  it('P2: nothing that is said about either speaks of the handover', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      await desk.signIn('李保');
      const { checklist } = await desk.router.call('practice.show', {}, { language });
      for (const { item, label } of checklist.filter((each) =>
        ['settlement', 'certificate'].includes(each.item),
      ))
        expect(label, item).not.toMatch(/交接|移交|hand|client|客户/i);
      expect(checklist).toHaveLength(11);
    }
  });
  it('P2: two approvals by name, each once; a second replaces the first', async () => {
    expect(await approve('line-manager', '王总监')).toEqual({ approvals: 1 });
    expect(await approve('line-manager', '刘总监', '赵批')).toEqual({ approvals: 1 });
    expect(await approve('human-resources', '人事 陈')).toEqual({ approvals: 2 });
    expect((await show(departure)).approvals).toEqual([
      { by: 'line-manager', name: '刘总监', on: '2026-11-20' },
      { by: 'human-resources', name: '人事 陈', on: '2026-11-20' },
    ]);
  });
  it('§8: refuses an item that is not on the list', async () => {
    await expectRefusal('NO_SUCH_ITEM', tick([{ item: 'badge', done: true }]));
    await expectRefusal('NO_SUCH_DEPARTURE', tick([{ item: 'devices', done: true }], '李保', 99));
  });
  it('P2: a tick is taken back like it was made', async () => {
    await tick([{ item: 'devices', done: true }]);
    expect(await tick([{ item: 'devices', done: false, remark: '缺笔记本' }], '赵批')).toEqual({
      done: 2,
      of: 11,
    });
  });
  it('P2: introductions and client data are counted beside their ticks', async () => {
    await assign(desk, handover, { 'CA-1': 'Ben Reader', 'CA-2': 'Ben Reader' });
    await expectRefusal(
      'BALANCE_OF_LEAVER',
      describeLine(desk, handover, 'CA-1', 'Ada Writer', { balance: '补发奖金' }),
    );
    await describeLine(desk, handover, 'CA-1', 'Ada Writer');
    const items = new Map((await show(departure)).checklist.map((item) => [item.item, item]));
    expect(items.get('introductions')).toMatchObject({ count: { done: 1, of: 2 }, done: false });
    expect(items.get('client-data')).toMatchObject({ count: { done: 1, of: 2 } });
    expect(items.get('devices')?.count).toBeNull();
  });
  it('P2: the last day moves by both sides, never before the notice', async () => {
    const move = async (lastDay: string) => {
      await desk.signIn('李保');
      return desk.call('departure.reschedule', { departure, lastDay, ground: '项目收尾', ...both() });
    };
    await expectRefusal('DATES_INVALID', move('2026-11-19'));
    expect(await move('2026-12-31')).toEqual({ lastDay: '2026-12-31' });
    expect(await show(departure)).toMatchObject({ lastDay: '2026-12-31', daysLeft: 41 });
  });
  it('P2: the firm keeps its own list', async () => {
    await desk.signIn('李保');
    const practice = await desk.call('practice.show', {});
    const set = (checklist: readonly { item: string; label: string }[]) =>
      desk.call('practice.set', { ...practice, checklist, ...both() });
    await expectRefusal('INPUT_MALFORMED', set([{ item: 'Badge!', label: '工牌' }]));
    await expectRefusal('INPUT_MALFORMED', set([practice.checklist[0]!, practice.checklist[0]!]));
    await set([...practice.checklist, { item: 'badge', label: '工牌' }]);
    expect(await tick([{ item: 'badge', done: true }])).toEqual({ done: 3, of: 12 });
  });
  it('S1: borrowers, authors and auditors see and do nothing of it', async () => {
    for (const who of ['Ben Reader', '孟编', '审计', 'Ada Writer']) {
      await desk.signIn(who);
      await expectRefusal('ROLE_NEEDED', desk.call('departure.list', {}));
      await expectRefusal('ROLE_NEEDED', desk.call('departure.show', { departure }));
    }
  });

  describe('the exit interview', () => {
    let note: string;
    const text = '离职原因：个人发展。\n对交接的建议：提前两周。';
    const read = async (who: string, which = note) => {
      await desk.signIn(who);
      return desk.call('departure.read-interview', { note: which, signature: desk.signature });
    };
    beforeAll(async () => {
      await desk.signIn('赵批');
      ({ note } = await desk.call('departure.interview', {
        departure,
        text,
        readers: ['李保', 'Ben Reader'],
        signature: desk.signature,
      }));
    });
    it('P2: is read by its writer and those named, each reading an entry', async () => {
      for (const who of ['赵批', '李保', 'Ben Reader']) expect(await read(who)).toEqual({ fields: { text } });
      await desk.signIn('李保');
      const { rows } = await desk.call('log.page', { types: ['interview.read'], limit: 9 });
      expect(rows.map((row) => nameIn(row.person))).toEqual(['Ben Reader', '李保', '赵批']);
    });
    it('P2: does not exist for others, the leaver among them', async () => {
      for (const who of ['Cora Keeper', 'Abel Approver', '孟编'])
        await expectRefusal('NO_SUCH_NOTE', read(who));
      await expectRefusal('PERSON_FROZEN', read('Ada Writer'));
      // Nor by a wildcard, by nothing, or by a beginning that anybody could guess.
      for (const which of ['%%%%%%%%', '', note.slice(0, 1)])
        await expectRefusal('NO_SUCH_NOTE', read('李保', which));
      const { interviews } = await show(departure);
      expect(interviews).toMatchObject([
        { note, writer: expect.stringMatching(/^赵批 #\d+/), mayRead: true },
      ]);
      expect(interviews[0]!.readers.map(nameIn).sort()).toEqual(['Ben Reader', '李保', '赵批'].sort());
    });
    it('P2: is never sealed to the leaver', async () => {
      await desk.signIn('赵批');
      await expectRefusal(
        'COSIGNER_SAME',
        desk.call('departure.interview', {
          departure,
          text,
          readers: ['Ada Writer'],
          signature: desk.signature,
        }),
      );
    });
    it('§8: is not empty', async () => {
      await desk.signIn('赵批');
      await expectRefusal(
        'TEXT_MISSING',
        desk.call('departure.interview', { departure, text: ' \n', readers: [], signature: desk.signature }),
      );
    });
    it('A1b: its text is nowhere in the log', () => {
      expect(desk.vault.db.count("SELECT count(*) AS n FROM opening WHERE text LIKE '%提前两周%'")).toBe(0);
    });
  });

  it('P2: leaving does not wait for the handover; the clients can be taken over afterwards', async () => {
    expect((await show(departure)).missing).toContainEqual({ what: 'lines-open', count: 2 });
    expect(await end(departure, 'left')).toEqual({ state: 'left' });
    await desk.signIn('李保');
    const listed = await desk.call('person.list', {});
    expect(listed.find((person) => person.name === 'Ada Writer')).toMatchObject({
      roles: [],
      frozen: true,
      leaving: false,
    });
    await desk.call('clients.take-over', {
      handover,
      codes: ['CA-1', 'CA-2'],
      manner: 'absent',
      ground: '已离职',
      ...both(),
    });
    expect((await desk.call('dossier.show', { code: 'CA-1' })).responsible).toMatch(/^Ben Reader #\d+/);
  });
  it('P2: settlement and certificate can be ticked after the last day too', async () => {
    await tick([{ item: 'settlement', done: true, remark: '12 月工资' }]);
    await expectRefusal('DEPARTURE_OVER', approve('line-manager', '王'));
    await expectRefusal('DEPARTURE_KNOWN', register(desk, 'Ada Writer'));
  });
  it('P2: the list keeps what is over', async () => {
    await desk.signIn('李保');
    const all = await desk.call('departure.list', {});
    expect(all.at(-1)).toMatchObject({
      departure,
      person: expect.stringMatching(/^Ada Writer #\d+/),
      state: 'left',
      linesOpen: 0,
      lines: 2,
    });
  });
});

describe('who holds keys', () => {
  it('H1: leaves only after handing them over', async () => {
    const { departure } = await register(desk, 'Cora Keeper');
    expect((await show(departure)).missing).toContainEqual({ what: 'holds-keys', count: 1 });
    await expectRefusal('DEPARTURE_HOLDS_KEYS', end(departure, 'left'));
    // Nobody acts on their own case.
    await desk.signIn('Cora Keeper');
    for (const attempt of [
      desk.call('departure.approve', { departure, by: 'line-manager', name: 'x', signature: desk.signature }),
      desk.call('departure.tick', {
        departure,
        items: [{ item: 'devices', done: true }],
        signature: desk.signature,
      }),
      desk.call('departure.interview', { departure, text: 'x', readers: [], signature: desk.signature }),
      desk.call('departure.end', { departure, cause: 'withdrawn', ...both() }),
    ])
      await expectRefusal('COSIGNER_SAME', attempt);
    await end(departure, 'withdrawn');
  });
  it('S6: who leaves does not sign along on it', async () => {
    const { departure } = await register(desk, '赵批');
    await expectRefusal('COSIGNER_SAME', end(departure, 'withdrawn'));
    await desk.call('departure.end', {
      departure,
      cause: 'withdrawn',
      signature: desk.signature,
      cosign: [desk.credential('Abel Approver')],
    });
  });
});

describe('a client responsible person who leaves hands over like any other', () => {
  it('P1, H2: frozen, they still describe and sign', async () => {
    await desk.dossier('LV-1', { responsible: '接替乙' });
    const { departure, handover } = await register(desk, '接替乙');
    await assign(desk, handover ?? 0, { 'LV-1': 'Ben Reader' });
    await describeLine(desk, handover ?? 0, 'LV-1', '接替乙');
    expect(await closeLine(desk, handover ?? 0, 'LV-1', '接替乙', 'Ben Reader')).toMatchObject({
      closed: ['LV-1'],
    });
    expect((await show(departure)).missing.map(({ what }) => what)).not.toContain('lines-open');
  });
});

describe('afterwards', () => {
  it('A5: the verifier finds nothing wrong in all of this', async () => {
    expect(await firstFault(desk)).toBeNull();
  });
  it('A6: tables and log agree at the next opening', async () => {
    await desk.close();
    expect((await desk.open('Cora Keeper')).quarantine).toBe('none');
  });
});
