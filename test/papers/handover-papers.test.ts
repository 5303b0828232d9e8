/** H3, H4, P2, P3: the papers of custody, clients and departures, printed from what the office really did. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintedPaper } from '../../shared/contract/answers-of-handovers.ts';
import type { Paper, PaperLanguage } from '../../shared/vocabulary/terms.ts';
import {
  assign,
  closeLine,
  describeLine,
  fileContacts,
  firstFault,
  register,
  staffedDesk,
} from '../handing-over/handover-desk.ts';
import { type Desk, expectRefusal } from '../support/desk.ts';
import { codeModulesOff, inkInMargins, inkShare, pagesOf, wordsOn } from './read-paper.ts';

let desk: Desk;
let handover: number;
let printed = 0;
const print = (
  paper: Paper,
  about: string,
  language: PaperLanguage = 'zh-CN',
  copies = 1,
): Promise<PrintedPaper> =>
  desk.call('paper.print', { paper, about, language, copies, file: desk.path(`paper-${++printed}.pdf`) });

const longName = `${'长'.repeat(150)}${'x'.repeat(150)}`;

beforeAll(async () => {
  desk = await staffedDesk();
  await desk.dossier('KH-1', {
    client: '海宁纺织集团',
    responsible: '将离',
    home: 'B 柜 3 层',
    secrecyYears: 10,
    retention: 30,
  });
  await desk.dossier('KH-2', { client: longName, responsible: '将离' });
  await desk.dossier('KH-3', { client: 'Ben "& Sons" Ltd.', responsible: '将离' });
  const document = await desk.fileDocument(
    'KH-1',
    desk.textFile('背景.txt', '海宁纺织集团背景调查。\n'.repeat(90)),
    { dated: { from: '2026-01-03', to: '2026-02-28' } },
  );
  await fileContacts(desk, 'KH-1');
  await desk.viewAndClose(await desk.lend(document, '将离'), '将离');
  await register(desk, '将离');
  await desk.signIn('李保');
  handover = (await desk.call('clients.list', {}))[0]!.handover;
  await assign(desk, handover, { 'KH-1': '接替甲', 'KH-2': '接替乙' });
  await describeLine(desk, handover, 'KH-1', '李保', { projects: `年度框架 ${'很'.repeat(400)}` });
  await closeLine(desk, handover, 'KH-1', '将离', '接替甲');
  await desk.signIn('李保');
  await desk.call('clients.take-over', {
    handover,
    codes: ['KH-2'],
    manner: 'refused',
    ground: '移交人拒绝签字',
    signature: desk.signature,
    cosign: [desk.credential('赵批')],
  });
  await desk.call('custody.begin', {
    outgoing: '李保',
    incoming: 'Cora Keeper',
    witness: '赵批',
    manner: 'agreed',
    signature: desk.signature,
  });
  await desk.call('custody.check', {});
});
afterAll(() => desk.dispose());

const all: readonly (readonly [Paper, () => string])[] = [
  ['transfer-list', () => ''],
  ['transfer-instrument', () => '1'],
  ['client-list', () => String(handover)],
  ['client-letter', () => `${handover}:KH-1`],
  ['leaving-checklist', () => '1'],
  ['exposure-statement', () => '1'],
  ['leaving-certificate', () => '1'],
  ['chain-of-custody', () => 'KH-1'],
];

describe.each(['zh-CN', 'en', 'both'] as const)('in %s', (language) => {
  it.each(all)(
    'prints the %s, its text within the margins and its code on the last page',
    async (paper, about) => {
      const answer = await print(paper, about(), language, 2);
      const pages = await pagesOf(answer.file);
      expect(pages.length).toBe(answer.pages * 2);
      for (const page of pages) {
        expect(inkInMargins(page)).toBe(0);
        expect(inkShare(page)).toBeGreaterThan(0.003);
      }
      expect(codeModulesOff(pages.at(-1)!, answer.qr)).toBe(0);
    },
  );
});

describe('what stands on them', () => {
  it('H3: the transfer list names every item, the checks and the three who sign', async () => {
    const words = await wordsOn(await print('transfer-list', '', 'both', 3));
    for (const word of ['移交清册', 'Transferlist', 'KH-1', '背景', '联系方式', '李保', 'CoraKeeper', '赵批'])
      expect(words).toContain(word);
    for (const word of ['准确性Accuracy', '完整性', '可用性', '安全性Security', 'SHA-256', '盖章处'])
      expect(words).toContain(word);
    for (const word of [
      '一式三份·第1份，移交人存',
      '一式三份·第3份，监交人存',
      '第1页，共',
      'B柜3层',
      '10年',
      // The period it is kept, and the document's own dates.
      '30年',
      '2026-01-03',
      '2026-02-28',
    ])
      expect(words).toContain(word);
    const shown = await desk.call('custody.show', {});
    expect(words).toContain(shown?.check.digest);
  });

  it('H2: a line that was taken over says so with its reason, a signed one who signed', async () => {
    const words = await wordsOn(await print('client-list', String(handover)));
    for (const word of ['拒签接管', '移交人拒绝签字', '未签署', '接替甲', '已启封', '年度框架'])
      expect(words).toContain(word);
  });

  it('the letter to the client introduces the successor and says nothing of a departure', async () => {
    const words = await wordsOn(await print('client-letter', `${handover}:KH-1`, 'both'));
    expect(words).toContain('接替甲');
    expect(words).not.toMatch(/离职|leav|0512|resign/);
    await expectRefusal('LINE_WITHOUT_SUCCESSOR', print('client-letter', 'KH-3'));
    await expectRefusal('NO_SUCH_DOSSIER', print('client-letter', 'KH-9'));
  });

  it('P2: the certificate says nothing of any handover', async () => {
    const words = await wordsOn(await print('leaving-certificate', '1', 'both'));
    expect(words).toContain('将离');
    expect(words).toContain('劳动合同期限');
    expect(words).not.toMatch(/交接|移交|接替|客户|handover|client/i);
  });

  it('P2: what was stated in the case fills the certificate, and the checklist tells steps and things', async () => {
    await desk.signIn('李保');
    const signed = { departure: 1, signature: desk.signature };
    await desk.call('departure.state-employment', {
      ...signed,
      post: '高级销售',
      since: '2020-01-15',
      contractFrom: '2023-01-15',
      contractUntil: null,
    });
    const certificate = await wordsOn(await print('leaving-certificate', '1', 'both'));
    for (const word of ['高级销售', '2023年1月15日', '无固定期限', '自2020-01-15', 'years'])
      expect(certificate).toContain(word);
    expect(certificate).not.toMatch(/交接|移交|接替|客户|handover|client/i);
    await desk.call('departure.list-things', {
      ...signed,
      things: [
        { name: '测试手机', serial: 'IMEI-9' },
        { name: '钥匙', serial: '' },
      ],
    });
    await desk.call('departure.take-back', { ...signed, thing: 1, condition: 'worn', receiver: '赵批' });
    await desk.call('departure.name-approvers', {
      ...signed,
      approvers: [
        { step: 'line-manager', who: '赵批' },
        { step: 'human-resources', who: '孟编' },
      ],
    });
    await desk.signIn('赵批');
    await desk.call('departure.decide', {
      departure: 1,
      step: 'line-manager',
      granted: false,
      reason: '尚有项目',
      signature: desk.signature,
    });
    await desk.signIn('李保');
    const list = await wordsOn(await print('leaving-checklist', '1', 'both'));
    for (const word of [
      '测试手机',
      'IMEI-9',
      '有使用痕迹',
      '1/2',
      '未归还',
      '不同意',
      '尚有项目',
      '人事档案已转出',
    ])
      expect(list).toContain(word);
  });

  it('P2: the form for resigning is blank, or has the name of whoever asks; a keeper prints it for anybody', async () => {
    await desk.signIn('接替甲');
    const blank = await wordsOn(await print('resignation-form', '', 'both'));
    for (const word of ['离职申请书', 'Letterofresignation', '希望的最后工作日', '直属主管', 'Linemanager'])
      expect(blank).toContain(word);
    expect(blank).not.toContain('接替甲');
    expect(await wordsOn(await print('resignation-form', '接替甲', 'en'))).toContain('接替甲');
    await expectRefusal('ROLE_NEEDED', print('resignation-form', '将离'));
    await desk.signIn('李保');
    expect(await wordsOn(await print('resignation-form', '将离'))).toContain('将离');
  });

  it('P3: the exposure statement has the digest that is signed', async () => {
    const { digest } = await desk.call('exposure.show', { who: '将离' });
    const words = await wordsOn(await print('exposure-statement', '1'));
    expect(words).toContain(digest);
    expect(words).toContain('海宁纺织集团');
  });

  it('H4: the chain of custody draws holders and loans and tells each entry', async () => {
    const words = await wordsOn(await print('chain-of-custody', 'KH-1', 'both'));
    for (const word of ['L1将离', '日志没有记载缺口', 'Thelogrecordsnogap', '逐条记载'])
      expect(words).toContain(word);
  });
});

describe('who prints', () => {
  it('P3: everybody their own exposure statement, and of others nothing', async () => {
    await desk.signIn('接替甲');
    expect(await wordsOn(await print('exposure-statement', ''))).toContain('接替甲');
    for (const about of ['1', '7', '将离', 'nobody'])
      await expectRefusal('ROLE_NEEDED', print('exposure-statement', about));
  });
  it('custodian and approver all the others, nobody else', async () => {
    await desk.signIn('接替甲');
    for (const [paper, about] of all)
      if (paper !== 'exposure-statement') await expectRefusal('ROLE_NEEDED', print(paper, about()));
    await desk.signIn('赵批');
    expect((await print('leaving-checklist', '1')).pages).toBeGreaterThan(0);
    await expectRefusal('NO_SUCH_DEPARTURE', print('leaving-certificate', '9'));
    await expectRefusal('NO_SUCH_DEPARTURE', print('leaving-checklist', 'x'));
    await expectRefusal('NO_SUCH_HANDOVER', print('client-list', '9'));
    await expectRefusal('NO_SUCH_HANDOVER', print('transfer-instrument', 'x'));
    await desk.dossier('KH-4', { client: 'nobody hands this one over' });
    await desk.signIn('赵批');
    await expectRefusal('NO_SUCH_LINE', print('client-letter', 'KH-4'));
    await expectRefusal('NO_SUCH_LINE', print('client-letter', `${handover}:KH-4`));
  });
});

it('H1: once signed, the instrument says so, and everything printed stands before the verifier', async () => {
  await desk.signIn('李保');
  await desk.call('custody.check', {});
  await desk.call('custody.sign', {
    signature: desk.signature,
    cosign: [desk.credential('Cora Keeper'), desk.credential('赵批')],
  });
  await desk.signIn('Cora Keeper');
  const words = await wordsOn(await print('transfer-instrument', '', 'both'));
  expect(words).toContain('三方签署');
  expect(words).not.toContain('尚未签署');
  const chain = await wordsOn(await print('chain-of-custody', 'KH-1'));
  expect(chain).toMatch(/保管：李保#\d+档案室→CoraKeeper#\d+/);
  expect(chain).toContain('签署保管移交');
  expect(await firstFault(desk)).toBeNull();
});
