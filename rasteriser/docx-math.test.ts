/** Formulas as MathML that any printer with ordinary letters draws. */
import { expect, test } from 'vitest';
import { para, wordDocument } from '../build/scripts/word-parts.ts';
import { docxToHtml } from './docx-to-html.ts';
import { renditionLimits } from './rasteriser.ts';

const sign = (text: string, properties = '') => `<m:r>${properties}<m:t>${text}</m:t></m:r>`;
const convert = (inner: string) =>
  docxToHtml(wordDocument({ body: para(`<m:oMath>${inner}</m:oMath>`) }), renditionLimits);

test('formulas are drawn, with base, index and power at once', async () => {
  const { html, losses } = await convert(
    `<m:sSubSup><m:e>${sign('x')}</m:e><m:sub>${sign('1')}</m:sub><m:sup>${sign('2')}</m:sup></m:sSubSup>${sign('=')}<m:f><m:num>${sign('a')}</m:num><m:den>${sign('b')}</m:den></m:f>`,
  );
  const bare = html.replace(/<mi [^>]*>/g, '<mi>');
  expect(bare).toContain(
    '<math><msubsup><mrow><mi>x</mi></mrow><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></msubsup><mo>=</mo><mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac></math>',
  );
  expect(losses).toEqual([]);
});

test('letters stay letters, leant by their look: mathematical ones are in few fonts', async () => {
  const { html } = await convert(sign('r') + sign('d', '<m:rPr><m:sty m:val="p"/></m:rPr>'));
  const [, leant = ''] = /\.word \.(k-[a-z]+)\{font-style:italic\}/.exec(html) ?? [];
  expect(html).toContain(`<mi class="${leant}" mathvariant="normal">r</mi><mi mathvariant="normal">d</mi>`);
});
