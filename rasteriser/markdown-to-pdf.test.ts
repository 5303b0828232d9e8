import { afterAll, expect, test } from 'vitest';
import { builtRasteriserUrl } from '../test/support/built-cli.ts';
import { markdownToPdf } from './markdown-to-pdf.ts';
import { textToPdf } from './text-to-pdf.ts';
import { createWorkerRasteriser } from './worker-rasteriser.ts';

const rasteriser = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });
afterAll(() => rasteriser.close());

const pagesMax = 50;

/** The words as drawn, read back from the paper. */
async function wordsOf(pdf: Uint8Array): Promise<{ words: string; pages: number }> {
  const { likeness, pages } = await rasteriser.examine(pdf, 'a.pdf');
  return { words: likeness.text, pages };
}

test('headings, lists, tables, quotations and code keep every word', async () => {
  const source =
    '# 概况\n\n正文 **重** *斜* `码`\n\n- 甲\n  - 乙\n\n1. 丙\n\n> 引\n\n|列|数|\n|-|-:|\n|丁|1|\n\n```\n戊\n```\n';
  const { words } = await wordsOf((await markdownToPdf(source, pagesMax)).pdf);
  for (const word of ['概况', '正文', '重', '斜', '码', '甲', '乙', '丙', '引', '列', '丁', '戊']) {
    expect(words).toContain(word);
  }
});

test('raw HTML and scripts are shown as the text they are', async () => {
  const { words } = await wordsOf(
    (await markdownToPdf('a <b onclick="x()">b</b>\n\n<script>alert(1)</script>\n', pagesMax)).pdf,
  );
  expect(words).toContain('<script>alert(1)</script>');
  expect(words).toContain('onclick=');
});

test('an image is named, never loaded; a link shows where it leads', async () => {
  const { pdf } = await markdownToPdf(
    '![plan](http://tracker.invalid/p.png) [here](http://tracker.invalid/x)',
    pagesMax,
  );
  const { words } = await wordsOf(pdf);
  expect(words).toContain('[plan: http://tracker.invalid/p.png]');
  expect(words).toContain('here (http://tracker.invalid/x)');
  const file = Buffer.from(pdf).toString('latin1');
  expect(file).not.toContain('/URI');
  expect(file).not.toContain('/Image');
});

test('a table longer than a page repeats its heading on the next', async () => {
  const rows = Array.from({ length: 80 }, (_, index) => `| 行${index} | 值 |`).join('\n');
  const { words, pages } = await wordsOf(
    (await markdownToPdf(`| 表头甲 | 表头乙 |\n|---|---|\n${rows}\n`, pagesMax)).pdf,
  );
  expect(pages).toBeGreaterThan(1);
  expect(words.split('表头甲').length - 1).toBe(pages);
  expect(words).toContain('行79');
});

test('nesting that exhausts the parser is set as plain text', async () => {
  const { words } = await wordsOf((await markdownToPdf(`开头\n\n${'>'.repeat(20_000)}`, pagesMax)).pdf);
  expect(words.slice(0, 4)).toBe('开头 >');
});

test('a word without end is broken, in text and in Markdown, in reasonable time', async () => {
  const begun = Date.now();
  await textToPdf('a'.repeat(100_000), pagesMax);
  await markdownToPdf('a'.repeat(100_000), pagesMax);
  expect(Date.now() - begun).toBeLessThan(20_000);
});

test('more pages than the limit are refused while they are being set', async () => {
  await expect(textToPdf('行\n'.repeat(100_000), 10)).rejects.toMatchObject({ code: 'FILE_TOO_MANY_PAGES' });
});

test('characters without a glyph are counted', async () => {
  expect((await textToPdf('王䶮 𠮷 😀', pagesMax)).glyphsMissing).toBe(2);
});

test('the same text gives the same file', async () => {
  const once = await textToPdf('保管人', pagesMax);
  const again = await textToPdf('保管人', pagesMax);
  expect(Buffer.from(once.pdf).equals(Buffer.from(again.pdf))).toBe(true);
});
