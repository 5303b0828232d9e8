/**
 * The roads to a fourth view (L4). Each is walked by somebody who has spent three, and each must end in a refusal, named,
 * or leave the count as it was. Where the product's word is only "it is noticed", the test says where.
 */
import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../shared/vocabulary/policy-settings.ts';
import type { Refusal } from '../../shared/vocabulary/refusal.ts';
import { type Desk, type DeskOptions, expectRefusal, openDesk } from '../support/desk.ts';
import { copyDesk } from '../support/history-desk-copy.ts';
import { firstPicture, firstSaving, secondPicture, secondSaving } from './files-saved-again.ts';
import { bothSign, left, reader, survey } from './spent-office.ts';

/** Files a changed or copied document without accepting it; returns its number. */
async function submit(desk: Desk, path: string, options: Record<string, unknown> = {}, code = 'K-1') {
  await desk.signIn('孟编');
  return desk.call('document.submit', {
    code,
    file: path,
    sheet: 'document',
    ownership: 'company',
    signature: desk.signature,
    ...options,
  });
}
async function accept(desk: Desk, document: string, choice: Record<string, unknown> = {}) {
  await desk.signIn('李保');
  return desk.call('document.accept', { document, signature: desk.signature, ...choice });
}

describe('after three views', () => {
  let prepared: Desk;
  const desks: Desk[] = [];
  let paper: string;
  let pdf: string;
  let png: string;

  beforeAll(async () => {
    prepared = await openDesk();
    await prepared.dossier('K-1');
    await prepared.dossier('K-2');
    paper = await prepared.fileDocument('K-1', prepared.textFile('背景调查.txt', survey));
    pdf = await prepared.fileDocument('K-1', bytesFile(prepared, 'terms.pdf', firstSaving()));
    png = await prepared.fileDocument('K-1', bytesFile(prepared, 'site.png', firstPicture()));
    for (const document of [paper, pdf, png]) {
      const loan = await prepared.lend(document);
      for (let n = 1; n <= 3; n++) expect((await prepared.viewAndClose(loan)).n).toBe(n);
      await prepared.call('loan.return', { loan, signature: prepared.signature });
    }
    await prepared.close();
  });
  afterAll(() => prepared.dispose());
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.dispose();
  });

  const bytesFile = (desk: Desk, name: string, bytes: Uint8Array): string => {
    const path = desk.textFile(name, '');
    writeFileSync(path, bytes);
    return path;
  };
  async function opened(options: DeskOptions = {}): Promise<Desk> {
    const desk = copyDesk(prepared, options);
    desks.push(desk);
    await desk.open();
    return desk;
  }

  it('a new request is refused', async () => {
    const desk = await opened();
    await expectRefusal('VIEWS_SPENT', desk.request(paper));
    expect(await left(desk, paper)).toEqual({ used: 3, left: 0 });
  });

  it('a new version, named so by its author, is the same lineage', async () => {
    const desk = await opened();
    const changed = desk.textFile('新稿.txt', `${survey} 今年换了采购负责人。`);
    const filed = await desk.fileDocument('K-1', changed, { versionOf: paper });
    await expectRefusal('VIEWS_SPENT', desk.request(filed));
    expect(await left(desk, filed)).toEqual({ used: 3, left: 0 });
  });

  it('a new version, found alike and chosen by the custodian, is the same lineage', async () => {
    const desk = await opened();
    const changed = desk.textFile('另一个名字.txt', `${survey} 今年换了采购负责人。`);
    const { document, joined, like } = await submit(desk, changed);
    expect(joined).toBe('new');
    expect(like).toBeGreaterThan(0);
    await expectRefusal('LIKENESS_UNDECIDED', accept(desk, document));
    await accept(desk, document, { versionOf: paper });
    await expectRefusal('VIEWS_SPENT', desk.request(document));
  });

  it('a copy of a changed paper does not slip past the choice while the first copy waits', async () => {
    const desk = await opened();
    const changed = `${survey} 今年换了采购负责人。`;
    const first = await submit(desk, desk.textFile('一.txt', changed));
    const second = await submit(desk, desk.textFile('二.txt', changed), {}, 'K-2');
    expect(second.joined).toBe('same-bytes');
    // Neither before the first copy is judged, nor by what it becomes afterwards.
    await expectRefusal('JOINED_NOT_ACCEPTED', accept(desk, second.document));
    await accept(desk, first.document, { versionOf: paper });
    await expectRefusal('JOINED_NOT_ACCEPTED', accept(desk, second.document));
    await desk.call('document.send-back', {
      document: second.document,
      reason: '重新提交',
      signature: desk.signature,
    });
    const again = await submit(desk, desk.textFile('二.txt', changed), {}, 'K-2');
    await accept(desk, again.document);
    await expectRefusal('VIEWS_SPENT', desk.request(again.document));
  });

  it('a changed paper that its author calls a version of something else leaves the choice to the custodian', async () => {
    const desk = await opened();
    const unrelated = await desk.fileDocument('K-2', desk.textFile('无关.txt', '会议室钥匙在前台。'));
    const changed = desk.textFile('冒充.txt', `${survey} 今年换了采购负责人。`);
    const { document } = await submit(desk, changed, { versionOf: unrelated });
    await expectRefusal('LIKENESS_UNDECIDED', accept(desk, document));
    await accept(desk, document, { versionOf: paper });
    await expectRefusal('VIEWS_SPENT', desk.request(document));
  });

  it.each([
    ['under another name', 'K-1', '会议纪要.txt', {}],
    ['in another dossier', 'K-2', '背景调查.txt', {}],
    ['as a contact sheet', 'K-2', '通讯录.txt', { sheet: 'contact-sheet' }],
  ])('the same bytes %s join their lineage', async (_, code, name, options) => {
    const desk = await opened();
    const filed = await desk.fileDocument(code, desk.textFile(name, survey), options);
    expect(filed.startsWith(code)).toBe(true);
    await expectRefusal('VIEWS_SPENT', desk.request(filed));
  });

  it('the same bytes, called a version of something else, join their own lineage', async () => {
    const desk = await opened();
    const unrelated = await desk.fileDocument('K-2', desk.textFile('无关.txt', '会议室钥匙在前台。'));
    const copy = await desk.fileDocument('K-2', desk.textFile('副本.txt', survey), { versionOf: unrelated });
    await expectRefusal('VIEWS_SPENT', desk.request(copy));
  });

  it.each([
    ['a PDF with other objects and metadata', 'prices.pdf', secondSaving, () => pdf],
    ['a picture with other filters and compression', 'plan.png', secondPicture, () => png],
  ])('the same pages saved again join their lineage: %s', async (_, name, bytes, original) => {
    const desk = await opened();
    const { document, joined } = await submit(desk, bytesFile(desk, name, bytes()), {}, 'K-2');
    expect(joined).toBe('same-pages');
    await accept(desk, document);
    await expectRefusal('VIEWS_SPENT', desk.request(document));
    await expectRefusal('VIEWS_SPENT', desk.request(original()));
  });

  it('another name for the person', async () => {
    const desk = await opened();
    await desk.call('person.rename', { who: reader, name: '许新', ...bothSign(desk) });
    desk.passphrases.set('许新', desk.passphrases.get(reader) ?? '');
    await expectRefusal('VIEWS_SPENT', desk.request(paper, '许新'));
  });

  it('new keys for the person', async () => {
    const desk = await opened();
    const rekeyed = await desk.call('person.rekey', {
      who: reader,
      language: 'en',
      keyFiles: [],
      ...bothSign(desk),
    });
    desk.passphrases.set(reader, rekeyed.drawnPassphrase ?? '');
    await expectRefusal('VIEWS_SPENT', desk.request(paper));
  });

  it('the role taken away and given back', async () => {
    const desk = await opened();
    await desk.call('role.end', { who: reader, role: 'borrower', ground: '转岗', ...bothSign(desk) });
    await desk.giveRole(reader, 'author');
    await desk.signIn('李保');
    await desk.call('role.end', { who: reader, role: 'author', ground: '转回', ...bothSign(desk) });
    await desk.giveRole(reader, 'borrower');
    await expectRefusal('VIEWS_SPENT', desk.request(paper));
  });

  it('the same staff number enrols nobody twice', async () => {
    const desk = await opened();
    await expectRefusal('STAFF_NUMBER_TAKEN', desk.enrol({ name: '许借二', roles: ['borrower'] }, ' s-6 '));
  });

  it('a second enrolment, joined before it viewed, has nothing left', async () => {
    const desk = await opened();
    await desk.enrol({ name: '许借二', roles: ['borrower'] }, 'S-90');
    const loan = await desk.lend(paper, '许借二');
    await desk.signIn('李保');
    await desk.call('person.same-as', { who: reader, same: '许借二', ground: '同一人', ...bothSign(desk) });
    await expectRefusal('VIEWS_SPENT', desk.view(loan, '许借二'));
    await expectRefusal('VIEWS_SPENT', desk.request(pdf, '许借二'));
    expect(await left(desk, paper, '许借二')).toEqual({ used: 3, left: 0 });
  });

  it('a second enrolment, joined after it viewed: the sums add up, and both accounts are spent', async () => {
    const desk = await opened();
    await desk.enrol({ name: '许借二', roles: ['borrower'] }, 'S-90');
    const loan = await desk.lend(paper, '许借二');
    // Until somebody notices, one human with two enrolments has two allowances: THREATS, "One human enrolled twice".
    expect((await desk.viewAndClose(loan, '许借二')).n).toBe(1);
    await desk.signIn('李保');
    await desk.call('person.same-as', { who: '许借二', same: reader, ground: '同一人', ...bothSign(desk) });
    expect(await left(desk, paper, '许借二')).toEqual({ used: 4, left: 0 });
    expect(await left(desk, paper)).toEqual({ used: 4, left: 0 });
    await expectRefusal('VIEWS_SPENT', desk.view(loan, '许借二'));
    await expectRefusal('SAME_ALREADY', joinAgain(desk));
    await desk.close();
    expect((await desk.open()).quarantine).toBe('none');
    await expectRefusal('VIEWS_SPENT', desk.view(loan, '许借二'));
  });
  const joinAgain = async (desk: Desk) => {
    await desk.signIn('李保');
    return desk.call('person.same-as', { who: reader, same: '许借二', ground: '同一人', ...bothSign(desk) });
  };

  it('a clock set back within the window, beyond it, and forward', async () => {
    const desk = await opened();
    const day = 86_400_000;
    desk.clock.wallMs -= 100_000;
    await expectRefusal('VIEWS_SPENT', desk.request(paper));
    desk.clock.wallMs -= 3_600_000;
    await desk.call('vault.status', {});
    await expectRefusal('CLOCK_BACK', desk.request(paper));
    desk.clock.wallMs += 400 * day;
    await expectRefusal('CLOCK_FORWARD', desk.request(paper));
    await desk.signIn('李保');
    await desk.call('clock.confirm', { signature: desk.signature, cosign: [] });
    await expectRefusal('VIEWS_SPENT', desk.request(paper));
  });

  it('notes can be read again, and are no view', async () => {
    const desk = await opened();
    const other = await desk.fileDocument('K-2', desk.textFile('价目.txt', '价目表：棉纱每吨二万三千元。'));
    const loan = await desk.lend(other);
    await desk.view(loan);
    const { note } = await desk.call('note.write', { page: 1, text: '二万三', signature: desk.signature });
    await desk.call('view.close', {});
    for (let i = 0; i < 2; i++) await desk.viewAndClose(loan);
    expect((await desk.call('note.read', { note, signature: desk.signature })).text).toBe('二万三');
    await expectRefusal('VIEWS_SPENT', desk.view(loan));
    await expectRefusal('NO_VIEW_OPEN', desk.call('view.page', { page: 1 }));
    await expectRefusal(
      'NO_VIEW_OPEN',
      desk.call('note.write', { page: 1, text: '又', signature: desk.signature }),
    );
    await expectRefusal('NO_VIEW_OPEN', resume(desk, loan));
    await expectRefusal('VIEWS_SPENT', desk.view(loan));
  });
  const resume = (desk: Desk, loan: string, cosign: unknown[] = []) =>
    desk.call('view.resume', { loan, reason: '继续', signature: desk.signature, cosign });

  it('a closed view is not resumed: not after a crash, not after a restart with a custodian', async () => {
    const desk = await opened();
    const other = await desk.fileDocument('K-2', desk.textFile('价目.txt', '价目表：棉纱每吨二万三千元。'));
    const loan = await desk.lend(other);
    for (let i = 0; i < 3; i++) await desk.viewAndClose(loan);
    await expectRefusal('NO_VIEW_OPEN', resume(desk, loan));
    desk.crash();
    desk.clock.restartMachine();
    await desk.open('Cora Keeper');
    await desk.signIn(reader);
    await expectRefusal('NO_VIEW_OPEN', resume(desk, loan, [desk.credential('Cora Keeper')]));
    await expectRefusal('VIEWS_SPENT', desk.view(loan));
  });

  it('two views opened at once from the last one left: one is shown', async () => {
    const desk = await opened();
    const other = await desk.fileDocument('K-2', desk.textFile('价目.txt', '价目表：棉纱每吨二万三千元。'));
    const loan = await desk.lend(other);
    for (let i = 0; i < 2; i++) await desk.viewAndClose(loan);
    const outcomes = await Promise.allSettled([desk.view(loan), desk.view(loan), desk.view(loan)]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect((outcome.reason as Refusal).code).toBe('VIEWS_SPENT');
    }
    expect(await left(desk, other)).toEqual({ used: 3, left: 0 });
  });

  it('two loans of two versions of one lineage, both open, share three views', async () => {
    const desk = await opened();
    const first = await desk.fileDocument('K-2', desk.textFile('价目.txt', '价目表：棉纱每吨二万三千元。'));
    const second = await desk.fileDocument(
      'K-2',
      desk.textFile('新价目.txt', '价目表：棉纱每吨二万四千元。'),
      { versionOf: first },
    );
    const loans = [await desk.lend(first), await desk.lend(second)];
    expect((await desk.viewAndClose(loans[0]!)).n).toBe(1);
    expect((await desk.viewAndClose(loans[1]!)).n).toBe(2);
    const outcomes = await Promise.allSettled(loans.map((loan) => desk.view(loan)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    await desk.call('view.close', {});
    for (const loan of loans) await expectRefusal('VIEWS_SPENT', desk.view(loan));
    expect(await left(desk, second)).toEqual({ used: 3, left: 0 });
  });

  it('a cap lowered by policy counts what was seen before, and is not raised again', async () => {
    const desk = await opened();
    const other = await desk.fileDocument('K-2', desk.textFile('价目.txt', '价目表：棉纱每吨二万三千元。'));
    const loan = await desk.lend(other);
    await desk.viewAndClose(loan);
    await desk.signIn('李保');
    const viewCap = { internal: 1, confidential: 1, secret: 1 };
    await desk.call('policy.tighten', { policy: { ...defaultPolicy, viewCap }, ...bothSign(desk) });
    await expectRefusal('VIEWS_SPENT', desk.view(loan));
    await desk.signIn('李保');
    await expectRefusal(
      'POLICY_LOOSER',
      desk.call('policy.tighten', { policy: defaultPolicy, ...bothSign(desk) }),
    );
    await expectRefusal(
      'INPUT_MALFORMED',
      desk.call('policy.tighten', {
        policy: { ...defaultPolicy, viewCap: { internal: 4, confidential: 4, secret: 4 } },
        ...bothSign(desk),
      }),
    );
  });
});

describe('an author who may borrow what they wrote', () => {
  it('looks three times at it and not a fourth', async () => {
    const desk = await openDesk({ policy: { ...defaultPolicy, authorMayBorrow: true } }, [
      { name: '孟编', roles: ['author', 'borrower'] },
    ]);
    await desk.dossier('K-1');
    const document = await desk.fileDocument('K-1', desk.textFile('稿.txt', survey));
    const loan = await desk.lend(document, '孟编');
    for (let n = 1; n <= 3; n++) expect((await desk.viewAndClose(loan, '孟编')).n).toBe(n);
    await expectRefusal('VIEWS_SPENT', desk.view(loan, '孟编'));
    await desk.call('loan.return', { loan, signature: desk.signature });
    await expectRefusal('VIEWS_SPENT', desk.request(document, '孟编'));
    await desk.dispose();
  });
});
