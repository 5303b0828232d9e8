import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';

describe('D7: where a document belongs', () => {
  let desk: Desk;
  const report =
    '背景调查：海宁纺织集团成立于一九九八年，法定代表人陆知微，主营经编面料，年产一千二百万米。'.repeat(8);
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    await desk.dossier('K-2');
    await desk.fileDocument('K-1', desk.textFile('背景调查.txt', report));
    await desk.fileDocument('K-2', desk.textFile('联系方式.txt', '电话：0573-8700-0000；联系人：陈先生。'), {
      sheet: 'contact-sheet',
    });
  });
  afterAll(() => desk.dispose());

  const submit = async (name: string, content: string, options: Record<string, unknown> = {}) => {
    await desk.signIn('孟编');
    return desk.call('document.submit', {
      code: 'K-2',
      file: desk.textFile(name, content),
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
      ...options,
    });
  };

  it('a sheet joins the one that its dossier has', async () => {
    const { joined } = await submit('新联系方式.txt', '电话：0573-8700-1111；联系人：周女士。', {
      sheet: 'contact-sheet',
    });
    expect(joined).toBe('same-sheet');
  });

  it('a known document in slight disguise does not slip into a sheet without a choice', async () => {
    const disguised = await submit('联系方式二.txt', `${report}（修订）`, { sheet: 'contact-sheet' });
    expect(disguised).toMatchObject({ joined: 'new', like: 2 });
    await desk.signIn('李保');
    const { document } = disguised;
    await expectRefusal(
      'LIKENESS_UNDECIDED',
      desk.call('document.accept', { document, signature: desk.signature }),
    );
    await desk.call('document.accept', { document, versionOf: 'K-1/1', signature: desk.signature });
  });
});
