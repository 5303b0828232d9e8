import { afterAll, expect, test } from 'vitest';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { builtRasteriserUrl } from '../support/built-cli.ts';
import { chinesePdfWithoutFont, fontsLeftOut, inkPixels } from '../support/pdf-fixtures.ts';

const rasteriser = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });
afterAll(() => rasteriser.close());

const words = ['卷宗保险库', '保管人审批人', '海宁纺织集团'];

async function inkOf(pdf: Uint8Array): Promise<number> {
  const opened = await rasteriser.open(pdf);
  const page = await opened.renderPage(0, 72);
  await opened.close();
  return inkPixels(page.rgba);
}

test.each(fontsLeftOut)('draws Chinese in $name ($encoding), which the file does not bring', async (left) => {
  // 17 characters of 24 points: strokes cover far more than a hundred pixels each way it is drawn.
  expect(await inkOf(chinesePdfWithoutFont(left, words))).toBeGreaterThan(1000);
  expect(await inkOf(chinesePdfWithoutFont(left, ['　　']))).toBe(0);
});

test('draws different characters differently: no row of equal boxes', async () => {
  const [first] = fontsLeftOut;
  expect(await inkOf(chinesePdfWithoutFont(first, ['一一一一']))).toBeLessThan(
    (await inkOf(chinesePdfWithoutFont(first, ['龘龘龘龘']))) / 3,
  );
});

test('names the substituted font in the report', async () => {
  const [first] = fontsLeftOut;
  const examination = await rasteriser.examine(chinesePdfWithoutFont(first, words), 'a.pdf');
  expect(examination.report.fontsSubstituted).toEqual(['SimSun']);
  expect(examination.likeness.text).toBe(words.join(' '));
});
