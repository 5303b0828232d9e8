/**
 * Every signed command, its transaction made to throw after the keys were unlocked: no key that it unlocked can sign or open
 * anything afterwards, nothing stands in the log, and the same command goes through when it is asked again.
 */

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type CommandName, commandInputs } from '../../shared/contract/commands.ts';
import { type Unlocked, UnlockedInCall } from '../../vault/acts/unlocked-in-call.ts';
import { LogWriter } from '../../vault/audit/log-writer.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { everyLeavingAct } from '../handing-over/every-leaving-act.ts';
import { closeLine, describeLine, handOver } from '../handing-over/handover-desk.ts';
import { approve, ask, handOut } from '../releases/release-desk.ts';
import { mapped, tryInput } from '../support/client-tables.ts';
import { type Desk, office, openDesk } from '../support/desk.ts';
import { layAside } from '../support/lost-desk.ts';
import { everyTrainingAct } from '../training/every-act.ts';
import { everyAgreementAct } from '../training/every-agreement-act.ts';
import { trainingPeople } from '../training/training-desk.ts';

const signed = (Object.keys(commandInputs) as CommandName[]).filter(
  (name) => 'signature' in commandInputs[name].shape,
);
/** They keep keys, or unlock nothing of an open vault, on purpose. */
const otherwise: readonly CommandName[] = ['filing.begin', 'folders.begin', 'folders.go-on', 'whole.begin'];
const covered = new Set<CommandName>();

class DiskGone extends Error {}

interface Watched {
  readonly held: Unlocked[];
  readonly dropped: Set<Unlocked>;
}

/** What the running call has unlocked; with `failing`, every transaction throws from the first key on. */
let watched: Watched = { held: [], dropped: new Set() };
let failing = false;

const { hold } = UnlockedInCall.prototype;
const { transact } = LogWriter.prototype;

beforeAll(() => {
  vi.spyOn(UnlockedInCall.prototype, 'hold').mockImplementation(function (this: UnlockedInCall, unlocked) {
    const { held, dropped } = watched;
    const { drop } = unlocked;
    Object.defineProperty(unlocked, 'drop', {
      value: () => {
        dropped.add(unlocked);
        drop();
      },
    });
    held.push(unlocked);
    return hold.call(this, unlocked) as typeof unlocked;
  });
  vi.spyOn(LogWriter.prototype, 'transact').mockImplementation(function (this: LogWriter, work, before) {
    if (!failing || watched.held.length === 0) return transact.call(this, work, before) as never;
    return transact.call(this, (tx) => {
      work(tx);
      throw new DiskGone();
    }) as never;
  });
});
afterEach(() => {
  failing = false;
});
afterAll(() => vi.restoreAllMocks());

/** No key of them signs or opens anything any longer. */
function expectDropped(name: CommandName, { held, dropped }: Watched): void {
  expect(held.length, `${name} unlocked nothing`).toBeGreaterThan(0);
  for (const unlocked of held) {
    expect(dropped.has(unlocked), `${name} kept a key`).toBe(true);
    if (!('sealingKey' in unlocked)) continue;
    const keys = unlocked as never as {
      sealingKey: { agree(key: Uint8Array): Uint8Array };
      signer(person: string, as: string): { key: { sign(message: Uint8Array): Uint8Array } };
    };
    expect(() => keys.sealingKey.agree(new Uint8Array(32).fill(9)), name).toThrow('destroyed');
    expect(() => keys.signer('somebody', 'self').key.sign(new Uint8Array(1)), name).toThrow('destroyed');
  }
}

/** Each signed call is made twice: once so that it cannot be written, once as it is. */
function failEachFirst(desk: Desk): void {
  const call = desk.call.bind(desk);
  desk.call = async (name, input) => {
    if (!signed.includes(name) || otherwise.includes(name)) return call(name, input);
    const { router } = desk;
    const before = router.isOpen ? desk.vault.writer.size : 0;
    const attempt: Watched = { held: [], dropped: new Set() };
    watched = attempt;
    failing = true;
    await expect(call(name, input), name).rejects.toMatchObject({ code: 'INTERNAL' });
    failing = false;
    expectDropped(name, attempt);
    expect(desk.vault.writer.size, `${name} left an entry`).toBe(before);
    const real: Watched = { held: [], dropped: new Set() };
    watched = real;
    const answer = await call(name, input);
    expectDropped(name, real);
    covered.add(name);
    return answer;
  };
}

const another = async (desk: Desk) => {
  await desk.signIn('孟编');
  return desk.call('document.submit', {
    code: 'K-1',
    file: desk.textFile('附件.txt', '另有一份附件，与合同不同。'),
    sheet: 'document',
    ownership: 'company',
    signature: desk.signature,
  });
};

const both = (desk: Desk) => ({ signature: desk.signature, cosign: [desk.credential('赵批')] });

test('a day of acts, each of them failing first', async () => {
  const desk = await openDesk({}, [
    ...office,
    { name: '走的人', roles: ['borrower'] },
    { name: '另一账号', roles: [] },
    { name: '接替', roles: ['borrower'] },
    ...trainingPeople,
  ]);
  failEachFirst(desk);
  await desk.confirmRecovery();

  // People and policy.
  await desk.enrol({ name: '新人', roles: ['borrower'] });
  const people = desk.textFile('people.csv', '姓名,工号,角色\r\n受邀的人,S-900,审计员');
  await desk.call('people.read-list', { file: people });
  await desk.call('people.invite', { asOthers: [], ...both(desk) });
  await desk.call('invitation.withdraw', { person: '受邀的人', ground: '不来', signature: desk.signature });
  await desk.call('person.rename', { who: '新人', name: '新来的人', ...both(desk) });
  await desk.call('person.rekey', { who: '新来的人', language: 'en', keyFiles: [], ...both(desk) });
  await desk.call('person.freeze', { who: '新来的人', ground: '暂停', signature: desk.signature });
  await desk.call('person.unfreeze', { who: '新来的人', ground: '恢复', ...both(desk) });
  await desk.call('role.end', { who: '新来的人', role: 'borrower', ground: '调岗', ...both(desk) });
  await desk.call('person.same-as', { who: '接替', same: '另一账号', ground: '同一人', ...both(desk) });
  const { policy } = desk.vault;
  await desk.call('policy.tighten', {
    policy: { ...policy, viewMinutes: policy.viewMinutes - 1 },
    ...both(desk),
  });
  await desk.call('anchor.add', { folder: desk.path('files', '..'), signature: desk.signature });
  const { target } = await desk.call('backup.plan', {
    folder: desk.path('files', '..'),
    atClosing: false,
    everyHours: 0,
    keep: { days: 7, weeks: 4, months: 12 },
    signature: desk.signature,
  });
  await desk.call('backup.end', { target, ground: '换盘', ...both(desk) });
  await desk.call('whole.plan', { ground: '改用其他系统', ...both(desk) });
  await desk.call('whole.withdraw', { ground: '不改了', signature: desk.signature });
  await desk.call('practice.set', {
    clientsMax: 50,
    noticeDays: 30,
    employer: '公司',
    checklist: [{ item: 'devices', label: '设备' }],
    ...both(desk),
  });

  // Dossiers and documents.
  await desk.dossier('K-1');
  await desk.signIn('李保');
  await desk.call('dossier.change', { code: 'K-1', home: '三号柜', ...both(desk) });
  await desk.call('dossier.correct', {
    code: 'K-1',
    client: '海宁纺织（集团）',
    ground: '与执照核对',
    signature: desk.signature,
  });
  await desk.call('category.rule', { categories: [{ name: '银行' }], ...both(desk) });
  await desk.call('form.rule', { labels: [], own: [], ...both(desk) });
  await desk.call('hold.set', { code: 'K-1', ground: '诉讼', signature: desk.signature });
  await desk.call('hold.lift', { code: 'K-1', ground: '结案', ...both(desk) });
  const document = await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同。\n'.repeat(20)));
  await desk.call('document.correct', {
    document,
    title: '框架合同（定稿）',
    ground: '题名有误',
    signature: desk.signature,
  });
  await desk.signIn('孟编');
  const refused = await desk.call('document.submit', {
    code: 'K-1',
    file: desk.textFile('草稿.txt', '没有写完。'),
    sheet: 'document',
    ownership: 'company',
    signature: desk.signature,
  });
  await desk.signIn('李保');
  const judgements = [{ document: (await another(desk)).document, decision: 'accept' }];
  await desk.signIn('李保');
  await desk.call('document.judge', { judgements, signature: desk.signature });
  await desk.call('document.send-back', {
    document: refused.document,
    reason: '请写完',
    signature: desk.signature,
  });

  await desk.signIn('孟编');
  await desk.call('form.file', {
    code: 'K-1',
    sheet: 'contact-sheet',
    ownership: 'company',
    fields: [{ field: 'name', value: '海宁纺织' }],
    signature: desk.signature,
  });
  await desk.signIn('李保');

  // Loans, views, notes.
  const withdrawn = await desk.request(document);
  await desk.call('loan.withdraw', { loan: withdrawn, signature: desk.signature });
  const loan = await desk.lend(document, '许借', { toMs: desk.clock.wallMs + 86_400_000 });
  await desk.signIn('Cora Keeper');
  await desk.call('loan.remind', { loan, signature: desk.signature });
  await desk.signIn('许借');
  const toMs = desk.clock.wallMs + 86_400_000 * 14;
  await desk.call('loan.extend', { loan, toMs, reason: '谈判未完', signature: desk.signature });
  await desk.signIn('赵批');
  await desk.call('loan.decide', {
    decisions: [{ loan, decision: 'approve', longer: true, reason: '可' }],
    signature: desk.signature,
  });
  const today = new Date(desk.clock.wallMs + desk.clock.read().offsetMinutes * 60_000)
    .toISOString()
    .slice(0, 10);
  await desk.call('absence.enter', { from: today, until: today, signature: desk.signature });
  await desk.call('absence.end', { from: today, signature: desk.signature });
  await desk.view(loan);
  const { note } = await desk.call('note.write', { page: 1, text: '底价', signature: desk.signature });
  await desk.call('note.read', { note, signature: desk.signature });
  await desk.call('note.release', { note, to: '接替', signature: desk.signature });
  await desk.call('view.blank', { cause: 'focus' });
  await desk.call('view.resume', { loan, signature: desk.signature, cosign: [] });
  await desk.call('loan.return', { loan, signature: desk.signature });
  await desk.signIn('Cora Keeper');
  await desk.call('loan.step-many', { steps: [{ loan, step: 'check-in' }], signature: desk.signature });
  const once = await desk.request(document);
  await desk.approve(once);
  await desk.signIn('Cora Keeper');
  await desk.call('loan.issue', { loan: once, signature: desk.signature });
  await desk.call('loan.check-in', { loan: once, signature: desk.signature });
  const recalled = await desk.request(document);
  await desk.signIn('赵批');
  await desk.call('loan.recall', { loan: recalled, reason: '不需要了', signature: desk.signature });

  // Releases.
  const release = await ask(desk);
  await approve(desk, release);
  await handOut(desk, release);
  const entry = desk.vault.db.count('SELECT written AS n FROM release WHERE no = 1');
  // As a crash before the last entry leaves it.
  desk.vault.db.run('UPDATE release SET written = NULL');
  mkdirSync(desk.path('again'));
  await desk.call('release.write-again', {
    release,
    folder: desk.path('again'),
    signature: desk.signature,
    cosign: [desk.credential('Abel Approver')],
  });
  expect(desk.vault.db.count('SELECT written AS n FROM release WHERE no = 1')).toBeGreaterThan(entry);
  await desk.call('release.return', { release, how: 'returned', signature: desk.signature });
  const notNeeded = await ask(desk);
  await desk.call('release.withdraw', { release: notNeeded, signature: desk.signature });

  // Clients and departures.
  const { handover } = await handOver(desk, 'K-2', '许借', '接替');
  await describeLine(desk, handover, 'K-2', '许借');
  await closeLine(desk, handover, 'K-2', '许借', '接替');
  const absent = await handOver(desk, 'K-3', '许借', '接替');
  await describeLine(desk, absent.handover, 'K-3', '接替');
  await desk.signIn('接替');
  await desk.call('clients.sign', { handover: absent.handover, codes: ['K-3'], signature: desk.signature });
  await desk.signIn('李保');
  await desk.call('clients.take-over', {
    handover: absent.handover,
    codes: ['K-3'],
    manner: 'absent',
    ground: '已离职',
    ...both(desk),
  });
  const dropped = await handOver(desk, 'K-4', '许借', '接替');
  await desk.call('clients.withdraw', { handover: dropped.handover, ground: '不交接了', ...both(desk) });
  await desk.signIn('李保');
  const { departure } = await desk.call('departure.register', {
    who: '走的人',
    reason: '个人发展',
    signature: desk.signature,
  });
  await desk.call('departure.reschedule', {
    departure,
    lastDay: '2030-01-31',
    ground: '交接',
    ...both(desk),
  });
  await desk.call('departure.approve', {
    departure,
    by: 'line-manager',
    name: '部门经理',
    signature: desk.signature,
  });
  await desk.call('departure.tick', {
    departure,
    items: [{ item: 'devices', done: true }],
    signature: desk.signature,
  });
  await everyLeavingAct(desk, departure, { handover, successor: '接替', letter: document });
  const interview = await desk.call('departure.interview', {
    departure,
    text: '去向未说。',
    readers: [],
    signature: desk.signature,
  });
  await desk.call('departure.read-interview', { note: interview.note, signature: desk.signature });
  const { digest } = await desk.call('exposure.show', { who: '走的人' });
  await desk.call('departure.sign-exposure', {
    departure,
    digest,
    signature: desk.signature,
    cosign: [desk.credential('走的人')],
  });
  await desk.call('departure.end', { departure, cause: 'withdrawn', ground: '留下', ...both(desk) });

  await everyTrainingAct(desk, '2026-11-19');
  await everyAgreementAct(desk);
  await desk.signIn('李保');

  // The log itself.
  await desk.call('entry.correct', { index: 3, remark: '写错', signature: desk.signature });
  const opening = desk.vault.db.get<{ idx: number; commitment: string }>(
    'SELECT idx, commitment FROM opening ORDER BY idx DESC',
  );
  await desk.call('opening.erase', {
    index: opening?.idx,
    commit: opening?.commitment,
    ground: '依法删除',
    ...both(desk),
  });

  // Custody, recovery, the clock, a new generation.
  await desk.signIn('李保');
  const custody = { outgoing: '李保', incoming: '新保管', witness: '赵批' };
  desk.passphrases.set('新保管', 'a new keeper has a long passphrase');
  desk.keyFiles.set('新保管', desk.path('sticks', '新保管', 'key.json'));
  await desk.call('person.enrol', {
    name: '新保管',
    staffNumber: 'C-09',
    passphrase: desk.passphrases.get('新保管'),
    language: 'zh-CN',
    keyFiles: [desk.path('sticks', '新保管', 'key.json'), desk.path('sticks', '新保管 spare', 'key.json')],
    ...both(desk),
  });
  await desk.giveRole('新保管', 'custodian');
  await desk.call('custody.begin', { ...custody, manner: 'agreed', signature: desk.signature });
  await desk.call('custody.abandon', { ground: '改期', signature: desk.signature });
  await desk.call('custody.begin', { ...custody, manner: 'agreed', signature: desk.signature });
  await desk.call('custody.check', {});
  await desk.call('custody.sign', {
    signature: desk.signature,
    cosign: [desk.credential('新保管'), desk.credential('赵批')],
  });
  desk.at = '';
  await desk.signIn('Cora Keeper');
  const newKeys = ['Abel new', 'Abel new spare'].map((stick) => desk.path('sticks', stick, 'key.json'));
  await desk.call('recovery.use', {
    who: 'Abel Approver',
    passphrase: 'Abel speaks another long passphrase',
    keyFiles: newKeys,
    sheets: desk.sheets.approval.slice(0, 2),
    signature: desk.signature,
  });
  await desk.close();
  desk.clock.pass(96 * 3_600_000);
  await desk.open('Cora Keeper');
  await desk.call('clock.confirm', { signature: desk.signature, cosign: [] });
  await desk.close();
  desk.copyVault('before');
  await desk.open('Cora Keeper');
  await desk.dossier('K-9');
  await desk.close();
  desk.restoreVault('before');
  desk.router = new VaultRouter(desk.ports);
  await desk.open('Cora Keeper');
  await desk.call('generation.new', both(desk));

  // After a loss.
  await desk.close();
  desk.copyVault('again');
  await desk.open('Cora Keeper');
  await desk.dossier('K-11');
  await desk.close();
  const drawer = layAside(desk, 'drawer', 'Cora Keeper');
  desk.restoreVault('again');
  for (const name of readdirSync(desk.root, { recursive: true, encoding: 'utf8' }))
    if (/\.(?:anchor|ledger)$/.test(name) && !name.startsWith('drawer')) rmSync(desk.path(name));
  desk.router = new VaultRouter(desk.ports);
  await desk.open('Cora Keeper');
  expect(await desk.call('generation.new', both(desk))).toMatchObject({ ledgerCovers: false });
  await desk.call('gap.narrow', { folder: drawer, ...both(desk) });
  const abel = {
    who: 'Abel Approver',
    passphrase: 'Abel speaks another long passphrase',
    keyFile: newKeys[0],
  };
  await desk.call('allowance.restore', {
    person: 'Ben Reader',
    document: 'K-1/1',
    ground: '逐件核实',
    signature: desk.signature,
    cosign: [desk.credential('赵批'), abel],
  });
  await desk.call('gap.close', { generation: 3, ground: '之后无人用过', ...both(desk) });
  await desk.call('table.read', { file: desk.textFile('名单.csv', '档号,客户\nT-1,甲公司\n') });
  await desk.call('table.try', tryInput(mapped('code', 'client')));
  await desk.call('table.open-dossiers', { asOthers: [], signature: desk.signature });
  await desk.dispose();

  expect(signed.filter((name) => !covered.has(name) && !otherwise.includes(name))).toEqual([]);
});

test('a filing that goes on keeps its author’s keys until its end, and no longer', async () => {
  const desk = await openDesk();
  await desk.dossier('K-1');
  watched = { held: [], dropped: new Set() };
  const begun = watched;
  await desk.call('filing.begin', {
    code: 'K-1',
    files: ['一', '二'].map((name) => ({
      file: desk.textFile(`${name}.txt`, `第${name}份。`),
      sheet: 'document',
      ownership: 'company',
    })),
    signature: desk.signature,
  });
  expect([begun.held.length, begun.dropped.size]).toEqual([1, 0]);
  await vi.waitFor(() => expect(desk.router.isFiling).toBe(false), { timeout: 60_000 });
  expectDropped('filing.begin', begun);
  await desk.dispose();
});

test('a filing of folders keeps its author’s keys until its end, begun or gone on with, and no longer', async () => {
  const desk = await openDesk();
  await desk.dossier('K-1');
  const folder = desk.path('tree');
  mkdirSync(`${folder}/K-1`, { recursive: true });
  writeFileSync(`${folder}/K-1/plain.txt`, 'A letter.');
  // GB18030, which is guessed: it waits until its author has seen that.
  writeFileSync(`${folder}/K-1/guessed.txt`, Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0xba, 0xcf, 0xcd, 0xac]));
  await desk.call('folders.read', { folder });
  await desk.call('folders.try', {
    folders: ['{code}'],
    names: ['{title}'],
    onlyFitting: false,
    withFolders: true,
    ownership: 'company',
    chosen: [],
    likes: false,
  });
  for (const [name, more] of [
    ['folders.begin', {}],
    ['folders.go-on', { seen: true }],
  ] as const) {
    watched = { held: [], dropped: new Set() };
    const begun = watched;
    await desk.call(name, { ...more, signature: desk.signature });
    expect([begun.held.length, begun.dropped.size]).toEqual([1, 0]);
    await vi.waitFor(() => expect(desk.router.isFiling).toBe(false), { timeout: 60_000 });
    expectDropped(name, begun);
  }
  expect((await desk.call('folders.show', {})).mine?.counts.filed).toBe(2);
  await desk.dispose();
});
