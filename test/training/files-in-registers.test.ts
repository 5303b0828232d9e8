/** Files that a register names by their digest, and the documents of the vault that are those files (P5, P6, D3). */
import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../support/desk.ts';
import { describeCourse, people, rule, trainingDesk } from './training-desk.ts';

let desk: Desk;
let course: number;
beforeAll(async () => {
  desk = await trainingDesk();
  await rule(desk);
  course = await describeCourse(desk, people.clerk);
}, 120_000);
afterAll(() => desk?.dispose());

const scanOf = async (who: string, agreement: number) => {
  await desk.signIn(who);
  return (await desk.call('agreement.list', {})).find((each) => each.agreement === agreement)?.scan;
};
const materialsSeen = async (who: string) => {
  await desk.signIn(who);
  return (await desk.call('training.course', { course })).materials;
};

const account = async (
  materials: readonly { kind: string; title: string; kept: string; file?: string }[],
): Promise<void> => {
  await desk.signIn(people.clerk);
  await desk.call('training.account', { course, costs: [], materials, signature: desk.signature });
};

async function agreementOnPaper(file: string, kept: string): Promise<number> {
  await desk.signIn(people.clerk);
  const { agreement, state } = await desk.call('agreement.make', {
    who: people.anna,
    kind: 'confidentiality',
    title: '保密协议',
    from: '2026-11-01',
    afterMonths: null,
    dossiers: [],
    classes: ['secret'],
    secrets: '客户名单',
    area: '',
    compensation: null,
    wage: null,
    penalty: null,
    remark: '',
    signature: desk.signature,
  });
  await desk.call('agreement.bring-in', {
    agreement,
    state,
    on: '2026-11-18',
    file,
    kept,
    signature: desk.signature,
  });
  return agreement;
}

async function submit(code: string, file: string): Promise<string> {
  await desk.signIn('孟编');
  const { document } = await desk.call('document.submit', {
    code,
    file,
    sheet: 'document',
    ownership: 'company',
    signature: desk.signature,
  });
  return document;
}
async function accept(document: string): Promise<void> {
  await desk.signIn('李保');
  await desk.call('document.accept', { document, signature: desk.signature });
}

describe('the scan of an agreement', () => {
  it('is known to the custodian when it is filed, and then to the clerk, who learns no code', async () => {
    await desk.dossier('RS-1');
    const scan = desk.textFile('协议一.txt', '第一份协议，双方签字盖章。\n');
    const agreement = await agreementOnPaper(scan, '人事柜 2-4');
    expect((await scanOf(people.clerk, agreement))?.sealed).toBeNull();
    const document = await submit('RS-1', scan);
    // Not sealed for good before a custodian took it in.
    expect((await scanOf(people.clerk, agreement))?.sealed).toBeNull();
    expect((await scanOf('李保', agreement))?.sealed).toBeNull();
    await desk.signIn('李保');
    const registered = [{ register: 'agreement', no: agreement }];
    expect((await desk.call('document.pending', {}))[0]).toMatchObject({ document, registered });
    expect(await desk.call('document.look', { document })).toMatchObject({ registered });
    // Its author is told nothing of registers.
    await desk.signIn('孟编');
    expect((await desk.call('document.pending', {}))[0]).toMatchObject({ document, registered: [] });
    await accept(document);
    expect((await scanOf('李保', agreement))?.sealed).toEqual({ stands: 'sealed', document });
    expect((await scanOf(people.clerk, agreement))?.sealed).toEqual({ stands: 'sealed', document: null });
    expect((await scanOf(people.anna, agreement))?.sealed).toEqual({ stands: 'sealed', document });
  });

  it('D3: a digest that comes after the document tells a clerk nothing, whatever they name', async () => {
    await desk.dossier('K-9');
    const known = desk.textFile('报价单.txt', '报价：一百二十万元整。\n');
    const document = await submit('K-9', known);
    await accept(document);
    const probe = await agreementOnPaper(known, document);
    expect((await scanOf(people.clerk, probe))?.sealed).toBeNull();
    expect((await scanOf('李保', probe))?.sealed).toEqual({ stands: 'sealed', document });
    const wrong = desk.textFile('别的.txt', '与报价无关。\n');
    const other = await agreementOnPaper(wrong, ` ${document} `);
    expect((await scanOf(people.clerk, other))?.sealed).toBeNull();
    expect((await scanOf('李保', other))?.sealed).toEqual({ stands: 'other', document });
    const nowhere = await agreementOnPaper(desk.textFile('无.txt', '无此编号。\n'), 'NO-SUCH/1');
    expect((await scanOf('李保', nowhere))?.sealed).toBeNull();
  });

  it('is not another file of nearly the same bytes', async () => {
    await desk.dossier('K-8');
    const scan = desk.textFile('协议二.txt', '第二份协议。\n');
    const agreement = await agreementOnPaper(scan, '');
    appendFileSync(scan, '添一行。\n');
    await accept(await submit('K-8', scan));
    expect((await scanOf('李保', agreement))?.sealed).toBeNull();
  });
});

describe('materials of a course and texts of the firm', () => {
  it('keep their digest when others are added, and are known once they are sealed', async () => {
    await desk.dossier('PX-1');
    const slides = desk.textFile('课件.txt', '课件正文。\n');
    await account([{ kind: 'text', title: '课件', kept: '', file: slides }]);
    const [first] = await materialsSeen(people.clerk);
    await account([
      { kind: 'text', title: '课件', kept: '三楼' },
      { kind: 'text', title: '讲义', kept: '' },
    ]);
    expect(await materialsSeen(people.clerk)).toMatchObject([
      { title: '课件', kept: '三楼', sha256: first!.sha256, sealed: null },
      { title: '讲义', sha256: null, sealed: null },
    ]);
    const document = await submit('PX-1', slides);
    await desk.signIn('李保');
    expect((await desk.call('document.look', { document })).registered).toEqual([
      { register: 'course', no: course },
    ]);
    await accept(document);
    // Named anew since, with the digest it had before the filing.
    await account([{ kind: 'text', title: '课件', kept: '四楼' }]);
    expect((await materialsSeen(people.clerk))[0]?.sealed).toEqual({ stands: 'sealed', document: null });
    expect((await materialsSeen('李保'))[0]?.sealed).toEqual({ stands: 'sealed', document });
    // A file that the vault held before it was named tells the clerk nothing.
    const late = desk.textFile('录像.txt', '录像文字稿。\n');
    await accept(await submit('PX-1', late));
    await account([{ kind: 'text', title: '录像', kept: '', file: late }]);
    expect((await materialsSeen(people.clerk))[0]?.sealed).toBeNull();
    expect((await materialsSeen('李保'))[0]?.sealed).toMatchObject({ stands: 'sealed' });
  });

  it('D3: a digest that was taken out of the register while the file came in tells a clerk nothing', async () => {
    await desk.dossier('PX-2');
    const file = desk.textFile('试卷.txt', '试卷一套。\n');
    const named = [{ kind: 'paper', title: '试卷', kept: '', file }];
    await account(named);
    await account([]);
    const document = await submit('PX-2', file);
    await desk.signIn('李保');
    // No custodian is told, so no clerk may be.
    expect((await desk.call('document.look', { document })).registered).toEqual([]);
    await accept(document);
    await account(named);
    expect((await materialsSeen(people.clerk))[0]?.sealed).toBeNull();
    expect((await materialsSeen('李保'))[0]?.sealed).toEqual({ stands: 'sealed', document });
  });

  it('P5: so are the rules, to those who may know the document', async () => {
    await desk.dossier('GZ-1');
    const text = desk.textFile('规章.txt', '第一条 出门登记。\n');
    await desk.signIn(people.clerk);
    await desk.call('training.issue-rules', {
      title: '保密规定',
      kind: 'rules',
      file: text,
      signature: desk.signature,
    });
    const told = async (who: string) => {
      await desk.signIn(who);
      return (await desk.call('training.told', {})).find(({ title }) => title === '保密规定')?.sealed;
    };
    expect(await told(people.anna)).toBeNull();
    const document = await submit('GZ-1', text);
    await accept(document);
    expect(await told('李保')).toEqual({ stands: 'sealed', document });
    expect(await told(people.clerk)).toBeNull();
  });
});
