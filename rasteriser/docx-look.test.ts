import { expect, test } from 'vitest';
import { para, run, wordDocument } from '../build/scripts/word-parts.ts';
import { docxToHtml } from './docx-to-html.ts';
import { renditionLimits } from './rasteriser.ts';

/** The rule that the paragraph with this word has. */
async function ruleOf(properties: string): Promise<string> {
  const { html } = await docxToHtml(wordDocument({ body: para(run('违约金'), properties) }), renditionLimits);
  const [, name] = /class="p (k-[a-z]+)"><span[^>]*>违约金/.exec(html) ?? [];
  return html.split(`.word .${name}{`)[1]?.split('}')[0] ?? '';
}
const frame = ['top', 'left', 'bottom', 'right']
  .map((side) => `<w:${side} w:val="single" w:sz="4"/>`)
  .join('');
const hanging = '<w:ind w:left="1000" w:hanging="400"/>';

test.each([
  ['a frame', `<w:pBdr>${frame}</w:pBdr>`],
  ['a ground', '<w:shd w:val="clear" w:fill="FFFF00"/>'],
])('%s begins where a first line does that hangs out', async (_what, properties) => {
  const rule = await ruleOf(properties + hanging);
  expect(rule).toContain('margin-left:30pt;padding-left:20pt;');
  expect(rule).toContain('text-indent:-20pt');
});

test('without either the paragraph stands as it is written', async () => {
  const rule = await ruleOf(hanging);
  expect(rule).toContain('margin-left:50pt;');
  expect(rule).not.toContain('padding-left');
});
