import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryNote } from '../build/scripts/sample-pictures.ts';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';
import { latinPdf } from './support/pdf-fixtures.ts';
import { savedAgain } from './support/pictures-saved-again.ts';

describe('D7: where a document belongs', () => {
  let desk: Desk;
  const report =
    '背景调查：海宁纺织集团成立于一九九八年，法定代表人陆知微，主营经编面料，年产一千二百万米。'.repeat(8);
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    await desk.dossier('K-2');
    await desk.fileDocument('K-2', desk.textFile('背景调查.txt', report));
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

  it('a text with characters beyond U+FFFF is filed, at whatever place they stand', async () => {
    for (let shift = 0; shift < 2; shift++) {
      const words = `${'一'.repeat(shift)}${'𠮷野家㐂䶮'.repeat(20)}`;
      expect(await submit(`吉野家${shift}.txt`, words)).toMatchObject({ pages: 1 });
    }
  });

  it('D6: a folder that is dropped among the files is named as one', async () => {
    const folder = desk.path('a folder');
    mkdirSync(folder, { recursive: true });
    await expectRefusal('FILE_IS_FOLDER', submit('x.txt', 'x', { file: folder }));
  });

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
    await desk.call('document.accept', { document, versionOf: 'K-2/1', signature: desk.signature });
  });
});

describe('D7: pages and pictures that are known', () => {
  let desk: Desk;
  let note: Uint8Array;
  beforeAll(async () => {
    desk = await openDesk();
    for (const code of ['K-1', 'K-2', 'K-3']) await desk.dossier(code);
    note = await savedAgain(await deliveryNote('海宁纺织'), { format: 'JPEG', quality: 90 });
    await desk.fileDocument('K-1', fileOf('三页.pdf', latinPdf(['Terms', 'Prices', 'Signatures'])));
    await desk.fileDocument('K-1', fileOf('一页.pdf', latinPdf(['A single page'])));
    await desk.fileDocument('K-1', fileOf('送货单.jpg', note));
  });
  afterAll(() => desk.dispose());

  const fileOf = (name: string, bytes: Uint8Array): string => {
    const path = desk.textFile(name, '');
    writeFileSync(path, bytes);
    return path;
  };
  const submit = async (code: string, name: string, bytes: Uint8Array) => {
    await desk.signIn('孟编');
    return desk.call('document.submit', {
      code,
      file: fileOf(name, bytes),
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
  };
  const likeOf = async (document: string) => {
    await desk.signIn('李保');
    return (await desk.call('document.pending', {})).find((row) => row.document === document)?.like;
  };

  it.each([
    ['one page of a document', 'x.pdf', () => latinPdf(['Prices']), 'K-1/1 三页'],
    ['the single page of one, among others', 'y.pdf', () => latinPdf(['New', 'A single page']), 'K-1/2 一页'],
    ['a page before it, and its own', 'z.pdf', () => latinPdf(['Before', 'Signatures']), 'K-1/1 三页'],
  ])('%s is asked about, whatever its name and client', async (_, name, bytes, known) => {
    const { document, joined } = await submit('K-2', name, bytes());
    expect(joined).toBe('new');
    expect(await likeOf(document)).toContain(known);
    await expectRefusal(
      'LIKENESS_UNDECIDED',
      desk.call('document.accept', { document, signature: desk.signature }),
    );
  });

  it.each([
    ['with one pixel changed', { format: 'PNG', pixel: true }, 'p.png'],
    ['saved again, coarser', { format: 'JPEG', quality: 50 }, 'q.jpg'],
  ] as const)('a picture %s is asked about', async (_, how, name) => {
    const { document, joined } = await submit('K-2', name, await savedAgain(note, how));
    expect(joined).toBe('new');
    expect(await likeOf(document)).toContain('K-1/3 送货单');
  });

  it('a single page with equal pixels in another file joins its document', async () => {
    const { joined } = await submit('K-2', 'w.pdf', new Uint8Array([...latinPdf(['A single page']), 10]));
    expect(joined).toBe('same-pages');
  });

  it('blank pages are like nothing', async () => {
    await submit('K-2', 'blank-1.pdf', latinPdf(['First of these', '']));
    const { document } = await submit('K-3', 'blank-2.pdf', latinPdf(['', 'Second of those', '']));
    expect(await likeOf(document)).toEqual([]);
  });

  it('equal titles, like text and as many pages ask nothing across dossiers', async () => {
    const sheet = (client: string, phone: string) =>
      new TextEncoder().encode(
        `联系方式\n公司：${client}\n电话：${phone}\n联系人：请按此表逐项填写姓名、职务、手机、电子邮箱、通信地址与常用联系时间，变更后三日内更新。`,
      );
    await submit('K-2', '联系方式.txt', sheet('海宁纺织', '0573-8700-0000'));
    const { document, like } = await submit('K-3', '联系方式.txt', sheet('宁波港务', '0574-2700-1111'));
    expect(like).toBe(0);
    expect(await likeOf(document)).toEqual([]);
    const second = await submit('K-3', '联系方式.txt', sheet('宁波港务', '0574-2700-2222'));
    expect(second.like).toBe(1);
  });
});

describe('D3: likeness tells nobody of dossiers that do not exist for them', () => {
  let desk: Desk;
  const secret = 'Draft of the sale, to nobody but those named. '.repeat(4);
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    await desk.dossier('K-9', { scope: { everybody: false, people: ['孟编'], departments: [] } });
    await desk.fileDocument('K-9', desk.textFile('机密.txt', secret));
    const path = desk.textFile('机密图纸.pdf', '');
    writeFileSync(path, latinPdf(['Plan', 'Section']));
    await desk.fileDocument('K-9', path);
  });
  afterAll(() => desk.dispose());

  const submitAsAda = async (name: string, bytes: Uint8Array) => {
    await desk.signIn('Ada Writer');
    const path = desk.textFile(name, '');
    writeFileSync(path, bytes);
    return desk.call('document.submit', {
      code: 'K-1',
      file: path,
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
  };
  const pendingOf = async (who: string, document: string) => {
    await desk.signIn(who);
    return (await desk.call('document.pending', {})).find((row) => row.document === document)!;
  };

  it('the author of equal bytes hears of a new document; the custodian hears what it joins', async () => {
    const { document, joined, like } = await submitAsAda('copy.txt', new TextEncoder().encode(secret));
    expect({ joined, like }).toEqual({ joined: 'new', like: 0 });
    expect(await pendingOf('Ada Writer', document)).toMatchObject({ joined: 'new', like: [] });
    expect(await pendingOf('李保', document)).toMatchObject({ joined: 'same-bytes' });
    await desk.call('document.accept', { document, signature: desk.signature });
    await desk.signIn('Ada Writer');
    const shown = await desk.call('dossier.show', { code: 'K-1' });
    expect(shown.documents.map(({ version }) => version)).toEqual([1]);
    await desk.signIn('李保');
    expect((await desk.call('dossier.show', { code: 'K-1' })).documents[0]?.version).toBe(2);
  });

  it('the author of a like page is told no title and no number; the custodian is asked', async () => {
    const { document, joined, like } = await submitAsAda('page.pdf', latinPdf(['Section']));
    expect({ joined, like }).toEqual({ joined: 'new', like: 0 });
    expect(await pendingOf('Ada Writer', document)).toMatchObject({ like: [] });
    expect((await pendingOf('李保', document)).like).toEqual(['K-9/2 机密图纸']);
  });

  it('what the custodian wrote of it stays with those who decide', async () => {
    await desk.signIn('李保');
    const because = '只有一页与 K-9/2 相同';
    await desk.call('document.accept', { document: 'K-1/2', newBecause: because, signature: desk.signature });
    const loan = await desk.request('K-1/2');
    const likeness = async (who: string) => {
      await desk.signIn(who);
      const shown = await desk.call('loan.show', { loan });
      return { ...shown.likeness, warnings: shown.warnings };
    };
    expect(await likeness('赵批')).toMatchObject({ because, warnings: ['like-a-known-document'] });
    expect(await likeness('许借')).toEqual({ choice: null, because: null, warnings: [] });
  });

  it('an author whose dossier is closed to them later finds their filings in it nowhere', async () => {
    await desk.signIn('Ada Writer');
    const titles = async () => [
      ...(await desk.call('document.mine', {})).map(({ document }) => document),
      ...(await desk.call('document.pending', {})).map(({ document }) => document),
    ];
    await submitAsAda('last.pdf', latinPdf(['Something else']));
    expect(await titles()).toContain('K-1/3');
    await desk.signIn('李保');
    await desk.call('dossier.change', {
      code: 'K-1',
      scope: { everybody: false, people: ['孟编'], departments: [] },
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('Ada Writer');
    expect(await titles()).toEqual([]);
  });
});
