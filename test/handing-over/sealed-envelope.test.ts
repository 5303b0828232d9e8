/**
 * The sealed envelope (H2): a successor gets at a client's contact sheet when all three have signed and not before, by
 * whichever road they try; and the transferor keeps it from nobody.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal } from '../support/desk.ts';
import {
  assign,
  closeLine,
  describeLine,
  file,
  fileContacts,
  firstFault,
  handOver,
  join,
  openHandover,
  sign,
  staffedDesk,
} from './handover-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await staffedDesk();
});
afterAll(() => desk.dispose());

const envelopeOf = async (handover: number) => {
  await desk.signIn('李保');
  return (await desk.call('clients.show', { handover })).lines[0]?.envelope;
};
const loanState = async (loan: string) => {
  await desk.signIn('李保');
  return (await desk.call('loan.show', { loan })).state;
};
const issueAndReceive = async (loan: string, borrower: string) => {
  await desk.signIn('Cora Keeper');
  await desk.call('loan.issue', { loan, signature: desk.signature });
  await desk.signIn(borrower);
  await desk.call('loan.receive', { loan, signature: desk.signature });
};
const takeOver = async (handover: number, code: string, manner = 'absent') => {
  await desk.signIn('Cora Keeper');
  return desk.call('clients.take-over', {
    handover,
    codes: [code],
    manner,
    ground: '拒不签字',
    signature: desk.signature,
    cosign: [desk.credential('赵批')],
  });
};

describe('the ordinary way', () => {
  let handover: number;
  let loan: string;
  beforeAll(async () => {
    await desk.dossier('EN-1', { responsible: '接替甲' });
    await fileContacts(desk, 'EN-1');
    ({ handover } = await openHandover(desk, '接替甲', ['EN-1']));
    await assign(desk, handover, { 'EN-1': 'Ben Reader' });
  });

  it('H2: the successor’s signature asks for the sheet, in the same step', async () => {
    expect(await envelopeOf(handover)).toBe('sealed');
    await sign(desk, handover, ['EN-1'], '接替甲');
    const signed = await sign(desk, handover, ['EN-1'], 'Ben Reader');
    expect(signed).toMatchObject({ as: 'transferee', closed: [], withheld: [] });
    loan = signed.loans[0] ?? '';
    await desk.signIn('赵批');
    expect(await desk.call('loan.show', { loan })).toMatchObject({
      state: 'requested',
      category: 'handover',
      borrower: expect.stringMatching(/^Ben Reader #\d+ 业务部$/),
      document: 'EN-1/1',
      refusal: { code: 'ENVELOPE_SEALED' },
    });
  });
  it('H2: nobody approves it while the line is open', async () => {
    await expectRefusal('ENVELOPE_SEALED', desk.approve(loan));
    await expectRefusal('ENVELOPE_SEALED', desk.approve(loan, 'Abel Approver'));
  });
  it('H2: a change voids the signature, and signing again asks for nothing twice', async () => {
    await describeLine(desk, handover, 'EN-1', 'Ben Reader');
    await sign(desk, handover, ['EN-1'], '接替甲');
    expect((await sign(desk, handover, ['EN-1'], 'Ben Reader')).loans).toEqual([loan]);
  });
  it('H2: the witness’s signature grants it in the same step, as a loan like any other', async () => {
    const closed = await sign(desk, handover, ['EN-1'], '赵批');
    expect(closed).toMatchObject({ as: 'witness', closed: ['EN-1'], loans: [loan], withheld: [] });
    expect(await envelopeOf(handover)).toBe('released');
    expect(await loanState(loan)).toBe('approved');
  });
  it('L3, L4: from there it is issued, received and looked at three times', async () => {
    await issueAndReceive(loan, 'Ben Reader');
    for (const n of [1, 2, 3]) expect((await desk.viewAndClose(loan, 'Ben Reader')).n).toBe(n);
    await expectRefusal('VIEWS_SPENT', desk.view(loan, 'Ben Reader'));
  });
});

describe('roads round the envelope', () => {
  it('H2: an ordinary request is made and not approved', async () => {
    await desk.dossier('RO-1', { responsible: '接替甲' });
    const sheet = await fileContacts(desk, 'RO-1');
    const { handover } = await openHandover(desk, '接替甲', ['RO-1']);
    await assign(desk, handover, { 'RO-1': 'Ben Reader' });
    const loan = await desk.request(sheet, 'Ben Reader');
    await expectRefusal('ENVELOPE_SEALED', desk.approve(loan));
    // Others are not this line's successor; what they may see is what they might before.
    await desk.approve(await desk.request(sheet, '许借'));
  });
  it('H2: what was approved before the successor was named is recalled with the naming', async () => {
    await desk.dossier('RO-2', { responsible: '接替甲' });
    const sheet = await fileContacts(desk, 'RO-2');
    const waiting = await desk.request(sheet, '多户');
    await desk.approve(waiting);
    const shown = await desk.lend(sheet, '接替乙');
    await desk.view(shown, '接替乙');
    const { handover } = await openHandover(desk, '接替甲', ['RO-2']);
    await assign(desk, handover, { 'RO-2': '多户' });
    expect(await loanState(waiting)).toBe('recalled');
    await desk.signIn('Cora Keeper');
    await expectRefusal('LOAN_STATE', desk.call('loan.issue', { loan: waiting, signature: desk.signature }));
    await assign(desk, handover, { 'RO-2': '接替乙' });
    expect(await loanState(shown)).toBe('recalled');
    await expectRefusal('LOAN_STATE', desk.view(shown, '接替乙'));
    await desk.signIn('接替乙');
    await expectRefusal(
      'NO_VIEW_OPEN',
      desk.call('view.resume', { loan: shown, signature: desk.signature, cosign: [] }),
    );
  });
  it('S4: an account that turns out to be theirs opens it no more than their own', async () => {
    await desk.dossier('RO-3', { responsible: '接替甲' });
    const sheet = await fileContacts(desk, 'RO-3');
    const { handover } = await openHandover(desk, '接替甲', ['RO-3']);
    await assign(desk, handover, { 'RO-3': '许借' });
    const requested = await desk.request(sheet, '低密');
    const granted = await desk.lend(sheet, '将离');
    await join(desk, '许借', '将离');
    expect(await loanState(granted)).toBe('recalled');
    await join(desk, '许借', '低密');
    await expectRefusal('ENVELOPE_SEALED', desk.approve(requested));
  });
  it('H2: a new version, or the same file under another name or client, is in the same envelope', async () => {
    await desk.dossier('RO-4', { responsible: '接替甲' });
    await desk.dossier('RO-5', { responsible: 'Ada Writer' });
    const first = await fileContacts(desk, 'RO-4');
    const { handover } = await openHandover(desk, '接替甲', ['RO-4']);
    await assign(desk, handover, { 'RO-4': '多户' });
    const second = await fileContacts(desk, 'RO-4', '0512-9999');
    const path = desk.path('files', '联系方式 RO-4.txt');
    const renamed = await file(desk, 'RO-4', path, { title: '杂记' });
    const elsewhere = await file(desk, 'RO-5', path, { title: '便条' });
    for (const document of [first, second, renamed, elsewhere])
      await expectRefusal('ENVELOPE_SEALED', desk.approve(await desk.request(document, '多户')));
  });
  it('H2: who is successor no longer keeps no request that was made for it', async () => {
    await desk.dossier('RO-6', { responsible: '接替甲' });
    await fileContacts(desk, 'RO-6');
    const { handover } = await openHandover(desk, '接替甲', ['RO-6']);
    await assign(desk, handover, { 'RO-6': '多户' });
    const { loans } = await sign(desk, handover, ['RO-6'], '多户');
    await assign(desk, handover, { 'RO-6': 'Ben Reader' });
    expect(await loanState(loans[0]!)).toBe('recalled');
  });
});

describe('what the rules withhold', () => {
  it('H2: is named, and the line closes all the same', async () => {
    await desk.dossier('WH-1', { responsible: '接替甲' });
    await fileContacts(desk, 'WH-1');
    const { handover } = await openHandover(desk, '接替甲', ['WH-1']);
    await assign(desk, handover, { 'WH-1': 'Ben Reader' });
    const hold = async (name: 'hold.set' | 'hold.lift') => {
      await desk.signIn('李保');
      const cosign = name === 'hold.lift' ? { cosign: [desk.credential('Abel Approver')] } : {};
      await desk.call(name, { code: 'WH-1', ground: '核查', signature: desk.signature, ...cosign });
    };
    await sign(desk, handover, ['WH-1'], '接替甲');
    expect(await sign(desk, handover, ['WH-1'], 'Ben Reader')).toMatchObject({ withheld: [] });
    await hold('hold.set');
    expect(await sign(desk, handover, ['WH-1'], '赵批')).toMatchObject({
      closed: ['WH-1'],
      loans: [],
      withheld: [{ code: 'WH-1', refusal: 'DOSSIER_HELD' }],
    });
    await hold('hold.lift');
    await desk.signIn('李保');
    expect((await desk.call('dossier.show', { code: 'WH-1' })).responsible).toMatch(/^Ben Reader #\d+/);
  });
  it('S3: a witness who has used the dossier closes the line and grants nothing', async () => {
    // 新批 borrowed in this dossier before becoming an approver.
    await desk.enrol({ name: '新批', roles: ['borrower'] });
    await desk.dossier('WH-2', { responsible: '接替甲' });
    const sheet = await fileContacts(desk, 'WH-2');
    const loan = await desk.request(sheet, '新批');
    await desk.call('loan.withdraw', { loan, signature: desk.signature });
    await desk.signIn('李保');
    const both = { signature: desk.signature, cosign: [desk.credential('赵批')] };
    await desk.call('role.end', { who: '新批', role: 'borrower', ground: '转岗', ...both });
    const keyFiles = [desk.path('sticks', '新批', 'key.json'), desk.path('sticks', '新批 spare', 'key.json')];
    desk.passphrases.set('新批', 'a long passphrase of one’s own');
    await desk.call('person.rekey', {
      who: '新批',
      passphrase: 'a long passphrase of one’s own',
      language: 'en',
      keyFiles,
      ...both,
    });
    desk.keyFiles.set('新批', keyFiles[0]!);
    await desk.giveRole('新批', 'approver');
    await desk.signIn('新批');
    await desk.call('keyfile.confirm', { signature: desk.signature, keyFiles });
    const { handover } = await openHandover(desk, '接替甲', ['WH-2']);
    await assign(desk, handover, { 'WH-2': 'Ben Reader' });
    expect(await closeLine(desk, handover, 'WH-2', '接替甲', 'Ben Reader', '新批')).toMatchObject({
      closed: ['WH-2'],
      withheld: [{ code: 'WH-2', refusal: 'USER_TURNED_KEEPER' }],
    });
  });
  it('S3: a successor who wrote the sheet takes the client over without borrowing it', async () => {
    await desk.dossier('WH-3', { responsible: '接替甲' });
    await fileContacts(desk, 'WH-3');
    await desk.giveRole('孟编', 'borrower');
    const { handover } = await openHandover(desk, '接替甲', ['WH-3']);
    await assign(desk, handover, { 'WH-3': '孟编' });
    await sign(desk, handover, ['WH-3'], '接替甲');
    expect((await sign(desk, handover, ['WH-3'], '孟编')).withheld).toEqual([
      { code: 'WH-3', refusal: 'OWN_WRITING' },
    ]);
    expect(await sign(desk, handover, ['WH-3'], '赵批')).toMatchObject({
      closed: ['WH-3'],
      withheld: [{ code: 'WH-3', refusal: 'NO_SUCH_LOAN' }],
    });
  });
});

describe('capacities', () => {
  it('S6: a witness who is an account of the transferor is the transferor', async () => {
    await desk.enrol({ name: '赵批之户', roles: [] });
    await join(desk, 'Abel Approver', '赵批之户');
    await desk.dossier('CA-1', { responsible: '赵批之户' });
    const { handover } = await openHandover(desk, '赵批之户', ['CA-1']);
    await assign(desk, handover, { 'CA-1': 'Ben Reader' });
    expect(await sign(desk, handover, ['CA-1'], 'Abel Approver')).toMatchObject({ as: 'transferor' });
    await sign(desk, handover, ['CA-1'], 'Ben Reader');
    await expectRefusal('LINE_NOT_YOURS', sign(desk, handover, ['CA-1'], 'Abel Approver'));
    expect(await sign(desk, handover, ['CA-1'], '赵批')).toMatchObject({ closed: ['CA-1'] });
  });
  it('S4: when transferor and successor turn out to be one human, nothing passes', async () => {
    const { handover } = await handOver(desk, 'CA-2', 'Ada Writer', '接替乙');
    await sign(desk, handover, ['CA-2'], 'Ada Writer');
    await sign(desk, handover, ['CA-2'], '接替乙');
    await join(desk, 'Ada Writer', '接替乙');
    await expectRefusal('SUCCESSOR_CANNOT', sign(desk, handover, ['CA-2'], '赵批'));
    await expectRefusal('HANDOVER_STATE', takeOver(handover, 'CA-2'));
    await assign(desk, handover, { 'CA-2': 'Ben Reader' });
  });
});

describe('nobody holds the firm’s contacts hostage', () => {
  it('H2: without the transferor custodian and witness close the line, and the successor’s request is granted', async () => {
    await desk.dossier('HO-1', { responsible: '接替甲' });
    await fileContacts(desk, 'HO-1');
    const { handover } = await openHandover(desk, '接替甲', ['HO-1']);
    await assign(desk, handover, { 'HO-1': '多户' });
    const { loans } = await sign(desk, handover, ['HO-1'], '多户');
    const loan = loans[0]!;
    await expectRefusal('LINE_WITNESS_LAST', sign(desk, handover, ['HO-1'], '赵批'));
    await expectRefusal('ENVELOPE_SEALED', desk.approve(loan));
    await takeOver(handover, 'HO-1', 'refused');
    expect(await loanState(loan)).toBe('approved');
    expect(await envelopeOf(handover)).toBe('released');
    await issueAndReceive(loan, '多户');
  });
  it('H2: a successor who had not asked yet asks as anybody does, once the line is closed', async () => {
    await desk.dossier('HO-2', { responsible: '接替甲' });
    const sheet = await fileContacts(desk, 'HO-2');
    const { handover } = await openHandover(desk, '接替甲', ['HO-2']);
    await assign(desk, handover, { 'HO-2': '多户' });
    await takeOver(handover, 'HO-2');
    const loan = await desk.lend(sheet, '多户');
    expect((await desk.viewAndClose(loan, '多户')).n).toBe(1);
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
