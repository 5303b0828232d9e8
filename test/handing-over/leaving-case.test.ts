/** The case beyond its approvals: application, things, employment, colleagues told, talks, reasons as numbers (P2, P2b, P4). */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, nameIn } from '../support/desk.ts';
import { file, firstFault, join, passDays, register, staffedDesk } from './handover-desk.ts';

let desk: Desk;
let departure = 0;
const signed = () => ({ signature: desk.signature });
const both = () => ({ ...signed(), cosign: [desk.credential('赵批')] });
const show = async (by = '李保') => {
  await desk.signIn(by);
  return desk.call('departure.show', { departure });
};
const lacks = async () => Object.fromEntries((await show()).missing.map(({ what, count }) => [what, count]));
const mine = async (who: string) => {
  await desk.signIn(who);
  return desk.call('leaving.mine', {});
};

beforeAll(async () => {
  desk = await staffedDesk();
});
afterAll(() => desk.dispose());

describe("P2: the leaver's own application", () => {
  const apply = async (who: string, lastDay = '2026-12-31', reason = '回老家') => {
    await desk.signIn(who);
    return desk.call('departure.apply', { reason, lastDay, ...signed() });
  };
  const waiting = async () => {
    await desk.signIn('李保');
    return (await desk.call('leaving.waiting', {})).applications.map(({ person }) => nameIn(person));
  };
  it('is signed by themself, for a day that is not over, with a reason', async () => {
    await expectRefusal('DATES_INVALID', apply('将离', '2026-11-18'));
    await expectRefusal('DATES_INVALID', apply('将离', '2026-02-30'));
    await expectRefusal('TEXT_MISSING', apply('将离', '2026-12-31', ' '));
    expect((await mine('将离')).application).toBeNull();
    await apply('将离');
    expect((await mine('将离')).application).toMatchObject({ reason: '回老家', registered: false });
  });
  it('changes nothing until a custodian registers it, and waits until then; a newer one takes its place', async () => {
    await apply('将离', '2026-12-30', '改了日子');
    await apply('多户');
    expect(await waiting()).toEqual(['将离', '多户']);
    await desk.signIn('李保');
    expect((await desk.call('person.list', {})).find(({ name }) => name === '将离')).toMatchObject({
      leaving: false,
      frozen: false,
    });
    expect((await desk.call('training.tasks', {})).map(({ task }) => task)).toContain('departure-applied');
    await desk.signIn('孟编');
    await expectRefusal('ROLE_NEEDED', desk.call('leaving.waiting', {}));
  });
  it('is answered by the registration, and shown in the case', async () => {
    ({ departure } = await register(desk, '将离', { lastDay: '2026-12-30' }));
    expect(await waiting()).toEqual(['多户']);
    expect((await show()).leaving.application).toMatchObject({ reason: '改了日子', lastDay: '2026-12-30' });
    expect((await mine('将离')).application).toMatchObject({ registered: true });
    await expectRefusal('DEPARTURE_KNOWN', apply('将离'));
  });
  it('is not that of a departure which nobody applied for', async () => {
    const other = await register(desk, '低密');
    await desk.signIn('李保');
    const shown = await desk.call('departure.show', { departure: other.departure });
    expect(shown.leaving.application).toBeNull();
  });
  it('may be a letter, which is a document of the vault, for whoever may know of it', async () => {
    await desk.dossier('RS-1');
    const letter = await file(desk, 'RS-1', desk.textFile('申请书.txt', '申请离职。\n'.repeat(9)));
    await desk.signIn('李保');
    await expectRefusal(
      'NO_SUCH_DOCUMENT',
      desk.call('departure.name-letter', { departure, document: 'RS-1/9', ...signed() }),
    );
    await desk.call('departure.name-letter', { departure, document: letter, ...signed() });
    expect((await show()).leaving.letter).toBe(letter);
  });
});

describe('P2: what comes back', () => {
  const take = async (thing: number, condition = 'intact', receiver = '接替乙', by = '李保') => {
    await desk.signIn(by);
    return desk.call('departure.take-back', { departure, thing, condition, receiver, ...signed() });
  };
  it('is listed with its number, one by one, and counted while it is out', async () => {
    await desk.signIn('赵批');
    await expectRefusal(
      'TEXT_MISSING',
      desk.call('departure.list-things', { departure, things: [{ name: ' ', serial: '1' }], ...signed() }),
    );
    const list = (...things: { name: string; serial: string }[]) =>
      desk.call('departure.list-things', { departure, things, ...signed() });
    await list({ name: '笔记本电脑', serial: 'SN-7' }, { name: '门禁卡', serial: '' });
    await list({ name: '合同原件', serial: '3 份' });
    expect((await show()).leaving.things).toEqual([
      { thing: 1, name: '笔记本电脑', serial: 'SN-7', back: null },
      { thing: 2, name: '门禁卡', serial: null, back: null },
      { thing: 3, name: '合同原件', serial: '3 份', back: null },
    ]);
    expect(await lacks()).toMatchObject({ 'things-out': 3 });
  });
  it('comes back once, to somebody else than the leaver, from the list', async () => {
    await take(1);
    await expectRefusal('THING_RETURNED', take(1));
    await expectRefusal('NO_SUCH_THING', take(4));
    await expectRefusal('LIST_UNFIT', take(2, 'intact', '将离'));
    await expectRefusal('ROLE_NEEDED', take(2, 'intact', '孟编', '孟编'));
    expect((await show()).leaving.things[0]?.back).toMatchObject({
      condition: 'intact',
      receiver: expect.stringContaining('接替乙'),
    });
  });
  it('is still missing where it was lost, and may be found', async () => {
    await take(2, 'lost');
    expect(await lacks()).toMatchObject({ 'things-out': 2 });
    await take(2, 'damaged');
    expect(await lacks()).toMatchObject({ 'things-out': 1 });
  });
});

describe('P2: post, contract and years of service', () => {
  const state = (changes: object = {}) =>
    desk.call('departure.state-employment', {
      departure,
      post: '销售经理',
      since: '2021-03-31',
      contractFrom: '2024-03-31',
      contractUntil: null,
      ...changes,
      ...signed(),
    });
  it('are stated in the case; whole years and months to the last day are worked out', async () => {
    await desk.signIn('李保');
    expect(await state()).toMatchObject({ post: '销售经理', years: 5, months: 8 });
    expect(await state({ since: '2026-11-30', contractFrom: null })).toMatchObject({ years: 0, months: 1 });
  });
  it('are days that there are, and a contract that ends after it began', async () => {
    await expectRefusal('INPUT_MALFORMED', state({ since: '2021-02-30' }));
    await expectRefusal('INPUT_MALFORMED', state({ contractUntil: '2024-03-30' }));
    await expectRefusal('TEXT_MISSING', state({ post: '' }));
  });
});

describe('P2: colleagues told', () => {
  let announced = 0;
  const announce = (told: string[]) =>
    desk.call('departure.announce', {
      departure,
      told,
      message: '将离月底离职，客户请转接替乙。',
      due: '2026-11-25',
      ...signed(),
    });
  const acknowledge = async (who: string, entry = announced) => {
    await desk.signIn(who);
    return desk.call('departure.acknowledge', { departure, announced: entry, ...signed() });
  };
  it('are each once, and never the leaver', async () => {
    await desk.signIn('李保');
    await expectRefusal('LIST_UNFIT', announce(['接替乙', '将离']));
    await expectRefusal('LIST_UNFIT', announce(['接替甲', '接替甲二']));
    expect(await announce(['接替乙', '孟编'])).toEqual({ told: 2 });
  });
  it('see it when they sign in, and acknowledge it once by their own signature', async () => {
    const [told] = (await mine('接替乙')).told;
    expect(told).toMatchObject({ departure, acknowledgedAtMs: null, overdue: false, due: '2026-11-25' });
    announced = told?.announced ?? 0;
    await expectRefusal('NOT_TOLD', acknowledge('许借'));
    await expectRefusal('NOT_TOLD', acknowledge('接替乙', announced - 1));
    await acknowledge('接替乙');
    await expectRefusal('ACKNOWLEDGED_ALREADY', acknowledge('接替乙'));
  });
  it('who have not are listed, and overdue after their day', async () => {
    const [one] = (await show()).leaving.announcements;
    expect(one?.acknowledged.map(({ person }) => nameIn(person))).toEqual(['接替乙']);
    expect(one?.waiting.map(nameIn)).toEqual(['孟编']);
    expect(await lacks()).toMatchObject({ 'colleagues-waiting': 1 });
    expect(one?.overdue).toBe(false);
    await passDays(desk, 7);
    expect((await show()).leaving.announcements[0]?.overdue).toBe(true);
    await desk.signIn('孟编');
    expect(await desk.call('training.tasks', {})).toContainEqual(
      expect.objectContaining({ task: 'departure-told', overdue: true }),
    );
  });
});

describe('P2: interviews and talks', () => {
  const interview = async (extra: object) => {
    await desk.signIn('李保');
    return desk.call('departure.interview', {
      departure,
      text: '',
      readers: ['赵批'],
      ...extra,
      ...signed(),
    });
  };
  const read = async (who: string, note: string) => {
    await desk.signIn(who);
    return desk.call('departure.read-interview', { note, ...signed() });
  };
  it('an interview has fields, sealed as one note; empty ones are left out', async () => {
    const fields = { reason: '离家远', advice: '多给反馈', satisfaction: '', consequences: '已说明' };
    await expectRefusal('TEXT_MISSING', interview({ fields: { reason: '  ' } }));
    const { note } = await interview({ fields });
    expect((await read('赵批', note)).fields).toEqual({
      reason: '离家远',
      advice: '多给反馈',
      consequences: '已说明',
    });
    expect((await show()).interviews).toMatchObject([{ characters: 10, afterwards: false }]);
  });
  it('what nobody wrote in words of the database lies there sealed', async () => {
    const bodies = desk.vault.db.all<{ sealed: Uint8Array }>('SELECT sealed FROM note_body');
    for (const { sealed } of bodies) expect(Buffer.from(sealed).toString('utf8')).not.toContain('离家远');
  });
  it('a talk with anybody is sealed to its readers, and never to whom it is about', async () => {
    await desk.signIn('赵批');
    const talk = (extra: object = {}) =>
      desk.call('talk.record', {
        who: '许借',
        why: '考勤异常',
        with: '部门经理',
        text: '谈了半小时。',
        readers: ['李保'],
        ...extra,
        ...signed(),
      });
    await expectRefusal('COSIGNER_SAME', talk({ who: '赵批' }));
    await expectRefusal('COSIGNER_SAME', talk({ readers: ['许借'] }));
    await expectRefusal('INPUT_MALFORMED', talk({ on: '2030-01-01' }));
    const { note } = await talk();
    expect((await read('李保', note)).fields).toEqual({
      why: '考勤异常',
      with: '部门经理',
      text: '谈了半小时。',
    });
    expect((await desk.call('talk.list', {})).map(({ person }) => nameIn(person))).toEqual(['许借']);
    await expectRefusal('NO_SUCH_NOTE', read('许借', note));
    await desk.signIn('许借');
    expect(await desk.call('talk.list', {})).toEqual([]);
  });
  it('S4: a reader who turns out to be whom the talk is about reads it no more', async () => {
    await desk.signIn('李保');
    const { note } = await desk.call('talk.record', {
      who: '多户',
      why: '',
      with: '',
      text: '与另一账号有关。',
      readers: ['Ben Reader'],
      ...signed(),
    });
    await read('Ben Reader', note);
    await join(desk, '多户', 'Ben Reader');
    await expectRefusal('NO_SUCH_NOTE', read('Ben Reader', note));
  });
});

describe('P2b: reasons as numbers', () => {
  const leaves = async (who: string, kind: string | null) => {
    const registered = await register(desk, who);
    if (kind !== null)
      await desk.call('departure.class', { departure: registered.departure, kind, ...signed() });
    await desk.call('departure.end', { departure: registered.departure, cause: 'left', ...both() });
  };
  it('count who left, by the year of the last day; rare kinds are among the others, and no name is there', async () => {
    await desk.signIn('李保');
    await desk.call('departure.class', { departure, kind: 'family', ...signed() });
    expect((await show()).leaving.kind).toBe('family');
    expect((await desk.call('departure.reasons', {})).years).toEqual([]);
    await leaves('接替甲', 'pay');
    await leaves('接替乙', 'pay');
    const counted = await desk.call('departure.reasons', {});
    expect(counted).toMatchObject({ fewerThan: 3, years: [{ year: 2026, all: 2, kinds: [], others: 2 }] });
    await leaves('许借', 'pay');
    await leaves('Ada Writer', null);
    expect((await desk.call('departure.reasons', {})).years).toEqual([
      { year: 2026, all: 4, kinds: [{ kind: 'pay', count: 3 }], others: 1 },
    ]);
    const path = desk.path('reasons.csv');
    await desk.call('departure.reasons-csv', { file: path });
    const lines = readFileSync(path, 'utf8').trim().split('\r\n');
    expect(lines.slice(1)).toEqual(['2026,薪酬福利,3', '2026,其他,1']);
  });
  it('are for those who keep, approve and audit', async () => {
    await desk.signIn('孟编');
    await expectRefusal('ROLE_NEEDED', desk.call('departure.reasons', {}));
    await expectRefusal('ROLE_NEEDED', desk.call('departure.reasons-csv', { file: desk.path('x.csv') }));
  });
});

describe('P2: after the last day', () => {
  it('a second interview may be added to the closed case and changes nothing of it', async () => {
    await desk.signIn('李保');
    await desk.call('departure.end', { departure, cause: 'left', ...both() });
    const before = await show();
    const { note } = await desk.call('departure.interview', {
      departure,
      fields: { reason: '三个月后回访' },
      text: '',
      readers: [],
      ...signed(),
    });
    const after = await show();
    expect(after.interviews.at(-1)).toMatchObject({ note, afterwards: true });
    expect({ ...after, interviews: [] }).toEqual({ ...before, interviews: [] });
  });
  it('things may still come back; a notice that was taken back asks for none', async () => {
    await desk.call('departure.take-back', {
      departure,
      thing: 3,
      condition: 'worn',
      receiver: '李保',
      ...signed(),
    });
    const other = (await desk.call('departure.list', {})).find(({ person }) => nameIn(person) === '低密')!;
    await desk.call('departure.end', { departure: other.departure, cause: 'withdrawn', ...both() });
    await expectRefusal(
      'DEPARTURE_OVER',
      desk.call('departure.interview', {
        departure: other.departure,
        text: 'x',
        readers: [],
        ...signed(),
      }),
    );
    await expectRefusal(
      'DEPARTURE_OVER',
      desk.call('departure.list-things', {
        departure: other.departure,
        things: [{ name: 'x', serial: '' }],
        ...signed(),
      }),
    );
  });
});

it('A5: the verifier finds nothing wrong in all of this, and the tables follow from the log', async () => {
  expect(await firstFault(desk)).toBeNull();
  await desk.close();
  await desk.open();
});
