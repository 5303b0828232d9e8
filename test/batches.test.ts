/** A custodian's batches: filings judged, loans issued and checked in, several under one passphrase (D5b, D7, L3). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../shared/vocabulary/refusal.ts';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';
import { faultsFound } from './training/training-desk.ts';

let desk: Desk;
const report = '背景调查：海宁纺织集团成立于一九九八年，主营经编面料，年产一千二百万米。'.repeat(8);

beforeAll(async () => {
  desk = await openDesk();
  for (const code of ['K-1', 'K-2']) await desk.dossier(code);
});
afterAll(() => desk.dispose());

async function submit(name: string, content: string, options: Record<string, unknown> = {}): Promise<string> {
  await desk.signIn('孟编');
  const { document } = await desk.call('document.submit', {
    code: 'K-1',
    file: desk.textFile(name, content),
    sheet: 'document',
    ownership: 'company',
    signature: desk.signature,
    ...options,
  });
  return document;
}

const judge = (judgements: readonly unknown[]) =>
  desk.call('document.judge', { judgements, signature: desk.signature });
const accept = (document: string) => ({ document, decision: 'accept' });
async function open(documents: readonly string[]): Promise<void> {
  await desk.signIn('李保');
  for (const document of documents) await desk.call('document.look', { document });
}
const refusalOf = async (attempt: Promise<unknown>): Promise<Refusal> => {
  const error = await attempt.then(
    () => null,
    (problem: unknown) => problem,
  );
  if (error instanceof Refusal) return error;
  throw new Error('it was not refused', { cause: error });
};
const bodies = async (type: string) =>
  (await desk.call('log.list', { limit: 10_000 })).filter((line) => line.body.type === type);
const batchesOf = async (type: string) =>
  (await bodies(type)).map(({ body }) => (body.data as { batch?: string }).batch);

describe('D5b: filings judged together', () => {
  it('nothing is signed of filings that were not each opened, in this session', async () => {
    const documents = [await submit('甲.txt', '第一份记录。'), await submit('乙.txt', '另一份，讲别的事。')];
    await open(documents.slice(0, 1));
    await expectRefusal('FILING_NOT_OPENED', judge(documents.map(accept)));
    await open(documents);
    await expectRefusal('ACT_TWICE', judge([accept(documents[0]!), accept(documents[0]!)]));
    await desk.signIn('Cora Keeper');
    await expectRefusal('FILING_NOT_OPENED', judge(documents.map(accept)));
    expect(await bodies('document.accepted')).toHaveLength(0);
  });

  it('each is its own statement under one batch: accepted, joined to one before it, sent back with its reason', async () => {
    const again = await submit('甲二.txt', '第一份记录。');
    await open(['K-1/1', 'K-1/2', again]);
    const answer = await judge([
      accept('K-1/1'),
      { document: 'K-1/2', decision: 'send-back', reason: '题名不符' },
      accept(again),
    ]);
    expect(answer).toEqual({ signed: ['K-1/1', 'K-1/2', again], versions: [1, null, 2] });
    const batches = [...(await batchesOf('document.accepted')), ...(await batchesOf('document.sent-back'))];
    expect(batches).toHaveLength(3);
    expect(new Set(batches).size).toBe(1);
    expect(batches[0]).toBeDefined();
  });

  it('one alone has no batch', async () => {
    const document = await submit('丙.txt', '第三份，单独的一件。');
    await open([document]);
    await judge([accept(document)]);
    expect((await batchesOf('document.accepted')).at(-1)).toBeUndefined();
  });

  it('a version waits for its first unless the batch takes that in before it', async () => {
    const first = await submit('丁.txt', '第四份，后面还有一份一样的。');
    const second = await submit('丁二.txt', '第四份，后面还有一份一样的。');
    await open([first, second]);
    const refused = await refusalOf(judge([accept(second), accept(first)]));
    expect(refused.code).toBe('JOINED_NOT_ACCEPTED');
    expect(refused.several).toEqual({ at: second, changed: { kind: 'nothing' } });
    expect(await judge([accept(first), accept(second)])).toMatchObject({ versions: [1, 2] });
  });

  it('one that cannot be signed stops all before the passphrase, and is named', async () => {
    const here = await submit('戊.txt', '第五份，放在没有冻结的卷宗里。');
    const held = await submit('己.txt', '第六份，卷宗随后冻结。', { code: 'K-2' });
    await open([here, held]);
    await desk.call('hold.set', { code: 'K-2', ground: '诉讼', signature: desk.signature });
    const size = desk.vault.writer.size;
    const refused = await refusalOf(judge([accept(here), accept(held)]));
    expect([refused.code, refused.several]).toEqual([
      'DOSSIER_HELD',
      { at: held, changed: { kind: 'nothing' } },
    ]);
    expect(desk.vault.writer.size).toBe(size + 1);
    await desk.call('hold.lift', {
      code: 'K-2',
      ground: '结案',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await judge([accept(here), accept(held)]);
  });

  it('one that fails in the middle leaves those before it, says which, and the rest can be signed', async () => {
    const documents = [
      await submit('庚.txt', '第七份之一。'),
      await submit('辛.txt', '第七份之二，另外一段话。'),
      await submit('壬.txt', '第七份之三，再一段话。'),
    ];
    await open(documents);
    const { writer } = desk.vault;
    const transact = writer.transact.bind(writer);
    let left = 1;
    writer.transact = ((work: never, before: never) => {
      if (left-- > 0) return transact(work, before);
      throw Object.assign(new Error('disk'), { code: 'ENOSPC' });
    }) as never;
    const fault = judge(documents.map(accept));
    await expect(fault).rejects.toMatchObject({
      name: 'VaultFault',
      changed: { kind: 'part', done: documents.slice(0, 1) },
    });
    writer.transact = transact;
    expect((await judge(documents.slice(1).map(accept))).signed).toEqual(documents.slice(1));
  });

  it('one that somebody else judged meanwhile ends the batch there, with what stands', async () => {
    const documents = [
      await submit('癸.txt', '第八份之一。'),
      await submit('子.txt', '第八份之二，别的话。'),
    ];
    await open(documents);
    const both = await Promise.allSettled([
      judge(documents.map(accept)),
      judge([accept(documents[1]!), { document: documents[0]!, decision: 'send-back', reason: '晚了' }]),
    ]);
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason as Refusal] : []));
    expect(refused.map(({ code }) => code)).toContain('DOCUMENT_NOT_PENDING');
    for (const { several } of refused) expect(documents).toContain(several?.at);
    expect(refused.every(({ several }) => several?.changed.kind !== 'unknown')).toBe(true);
  });
});

describe('D7: what a filing is like', () => {
  it('says by what, the likeliest first; and asks of nothing that is like nothing', async () => {
    await desk.fileDocument('K-2', desk.textFile('背景调查.txt', report));
    await desk.fileDocument('K-2', desk.textFile('会议纪要.txt', '十一月二十日，谈续约。'));
    const document = await submit('会议纪要.txt', `${report}（修订）`, { code: 'K-2' });
    await desk.signIn('李保');
    const { alike, like } = await desk.call('document.look', { document });
    expect(alike.map(({ title, why }) => [title, why])).toEqual([
      ['背景调查', ['page-or-text']],
      ['会议纪要', ['title']],
    ]);
    expect(like).toHaveLength(2);
    const plain = await submit('无关.txt', '与谁都不像的一句话。', { code: 'K-2' });
    await desk.signIn('李保');
    expect((await desk.call('document.look', { document: plain })).alike).toEqual([]);
  });

  it('what the author names a version of is in the list, and said to be named', async () => {
    const document = await submit('全新.txt', '没有一句相同的话，却是新的版本。', {
      code: 'K-2',
      versionOf: 'K-2/2',
    });
    await desk.signIn('李保');
    const { joined, alike } = await desk.call('document.look', { document });
    // Named and like nothing else: it joins by itself.
    expect([joined, alike]).toEqual(['version-of', []]);
  });
});

describe('L3: loans issued and checked in together', () => {
  const step = (loan: string, does: 'issue' | 'check-in') => ({ loan, step: does });
  const sign = (steps: readonly unknown[]) =>
    desk.call('loan.step-many', { steps, signature: desk.signature });

  it('each is its own statement; one that cannot be done stops before the passphrase', async () => {
    const out = await desk.lend('K-1/1');
    const approved = await desk.request('K-2/2');
    await desk.approve(approved);
    const asked = await desk.request('K-2/3');
    await desk.signIn('Cora Keeper');
    const refused = await refusalOf(sign([step(out, 'check-in'), step(asked, 'issue')]));
    expect([refused.code, refused.several?.at]).toEqual(['LOAN_STATE', asked]);
    await expectRefusal('ACT_TWICE', sign([step(out, 'check-in'), step(out, 'check-in')]));
    const many = Array.from({ length: 201 }, () => step(out, 'check-in'));
    await expectRefusal('ACTS_TOO_MANY', sign(many));
    expect(await sign([step(out, 'check-in'), step(approved, 'issue')])).toEqual({ signed: [out, approved] });
    const [checkedIn] = (await batchesOf('loan.checked-in')).slice(-1);
    expect(checkedIn).toBeDefined();
    expect((await batchesOf('loan.issued')).at(-1)).toBe(checkedIn);
  });

  it('S3: a batch issues nothing that the custodian could not issue alone', async () => {
    const loan = await desk.request('K-1/4');
    await desk.approve(loan);
    await desk.signIn('赵批');
    await expectRefusal('ROLE_NEEDED', sign([step(loan, 'issue')]));
  });

  it('A5: both verifiers take every batch', async () => {
    expect(await faultsFound(desk)).toEqual([null, null]);
  });
});
