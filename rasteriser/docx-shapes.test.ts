/** Nothing that stands in a group, a canvas or a diagram goes without its words, or without being counted. */
import { expect, test } from 'vitest';
import { part } from '../build/scripts/office-parts.ts';
import { para, wordDocument } from '../build/scripts/word-parts.ts';
import { docxToHtml } from './docx-to-html.ts';
import { renditionLimits } from './rasteriser.ts';

const placed =
  '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"/>';
const drawing = (inner: string) =>
  para(
    `<w:r><w:drawing><wp:inline><wp:extent cx="2000000" cy="900000"/><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
  );
const convert = async (inner: string, more: Partial<Parameters<typeof wordDocument>[0]> = {}) =>
  docxToHtml(wordDocument({ body: drawing(inner), ...more }), renditionLimits);
const words = (text: string) => `<a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody>`;

test('a canvas of Word 2007 shows the words of its shapes', async () => {
  const shape = `<a:sp><a:spPr>${placed}</a:spPr><a:txSp>${words('担保人')}</a:txSp></a:sp>`;
  const { html } = await convert(`<lc:lockedCanvas>${shape}</lc:lockedCanvas>`);
  expect(html).toMatch(/>担保人</);
});

test('a shape of which no place is told shows its words', async () => {
  const { html } = await convert(`<wpg:wgp><wps:sp><wps:spPr/>${words('抵押物')}</wps:sp></wpg:wgp>`);
  expect(html).toMatch(/>抵押物</);
});

test('lines of one paragraph are not run together', async () => {
  const body = '<a:txBody><a:p><a:r><a:t>12</a:t></a:r><a:br/><a:r><a:t>34</a:t></a:r></a:p></a:txBody>';
  const { html } = await convert(
    `<lc:lockedCanvas><a:sp><a:spPr>${placed}</a:spPr>${body}</a:sp></lc:lockedCanvas>`,
  );
  expect(html).toContain('>12<br>34<');
});

test('a chart in a group is a named box with its values, and is counted', async () => {
  const chart =
    '<c:chartSpace xmlns:c="c"><c:chart><c:ser><c:val><c:numCache><c:pt idx="0"><c:v>12.5</c:v></c:pt></c:numCache></c:val></c:ser></c:chart></c:chartSpace>';
  const frame =
    '<wpg:graphicFrame><wpg:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></wpg:xfrm><a:graphic><a:graphicData><c:chart r:id="rId5"/></a:graphicData></a:graphic></wpg:graphicFrame>';
  const { html, losses } = await convert(`<wpg:wgp>${frame}</wpg:wgp>`, {
    relations: [{ id: 'rId5', kind: 'chart', target: 'charts/chart1.xml' }],
    more: [part('word/charts/chart1.xml', chart)],
  });
  expect(html).toContain('图表未显示 chart not shown');
  expect(html).toContain('12.5');
  expect(losses).toEqual([{ what: 'chart', count: 1 }]);
});

test('ink in a group is a named box, and is counted', async () => {
  const { html, losses } = await convert('<wpg:wgp><w14:contentPart r:id="x"/></wpg:wgp>');
  expect(html).toContain('手写墨迹未显示');
  expect(losses).toEqual([{ what: 'drawing', count: 1 }]);
});
