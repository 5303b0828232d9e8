/** D5: the author sees in which encoding a text was read, and may choose another before signing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
});
afterAll(() => desk.dispose());

/** 帳期六十天 in Big5: so short that it is taken for Chinese of another encoding. */
const big5 = Buffer.from('sWK0waS7pFGk0Q==', 'base64');
function file(name: string, bytes: Uint8Array): string {
  const path = join(desk.root, name);
  writeFileSync(path, bytes);
  return path;
}
const preview = async (path: string, encoding?: string) => {
  await desk.signIn('孟编');
  return desk.call('document.preview', { file: path, page: 1, ...(encoding ? { encoding } : {}) });
};
const submit = async (path: string, encoding?: string) => {
  await desk.signIn('孟编');
  return desk.call('document.submit', {
    code: 'K-1',
    file: path,
    sheet: 'document',
    ownership: 'company',
    ...(encoding ? { encoding } : {}),
    signature: desk.signature,
  });
};

describe.each(['short.txt', 'short.md'])('D5: the encoding of %s', (name) => {
  it('is told in the preview, with how it came about', async () => {
    const { report } = await preview(file(name, big5));
    expect(report.encoding).toMatchObject({ by: 'guessed' });
  });

  it('is the one that the author chooses, and another choice is another page', async () => {
    const path = file(name, big5);
    const pages: string[] = [];
    for (const encoding of ['big5', 'gb18030', 'big5']) {
      const { report, image } = await preview(path, encoding);
      expect(report.encoding).toEqual({ name: encoding, by: 'chosen' });
      pages.push(Buffer.from(image.bytes).toString('base64'));
    }
    expect(new Set(pages).size).toBeGreaterThanOrEqual(2);
  });

  it('is refused where the bytes are not well-formed in it', async () => {
    const path = file(name, big5);
    await expectRefusal('FILE_NOT_IN_ENCODING', preview(path, 'utf-8'));
    await expectRefusal('FILE_NOT_IN_ENCODING', submit(path, 'utf-8'));
  });

  it('stands in the entry of the filing as chosen', async () => {
    const { document, report } = await submit(file(name, big5), 'big5');
    expect(report.encoding).toEqual({ name: 'big5', by: 'chosen' });
    await desk.signIn('李保');
    const pending = await desk.call('document.pending', {});
    expect(pending.find((each) => each.document === document)?.report.encoding).toEqual({
      name: 'big5',
      by: 'chosen',
    });
  });
});

it('D5: two previews asked for at a time end in the one asked for last', async () => {
  const path = file('two.txt', big5);
  await desk.signIn('孟编');
  const [first, second] = await Promise.allSettled([
    preview(path, 'gb18030'),
    desk.call('document.preview', { file: path, page: 1, encoding: 'big5' }),
  ]);
  expect([first.status, second.status]).toContain('fulfilled');
  expect((await preview(path, 'big5')).report.encoding).toEqual({ name: 'big5', by: 'chosen' });
});

it('D5: a filing of many files keeps the choice made for each', async () => {
  const path = file('many.txt', Buffer.concat([big5, Buffer.from('\n1')]));
  await desk.signIn('孟编');
  const begun = await desk.call('filing.begin', {
    code: 'K-1',
    files: [{ file: path, sheet: 'document', ownership: 'company', encoding: 'big5' }],
    signature: desk.signature,
  });
  expect(begun.files[0]?.asked.encoding).toBe('big5');
  await expect
    .poll(async () => (await desk.call('filing.show', {})).mine?.files[0]?.result?.report.encoding, {
      timeout: 60_000,
    })
    .toEqual({ name: 'big5', by: 'chosen' });
});
