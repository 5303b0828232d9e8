import { describe, expect, test } from 'vitest';
import {
  bookFile,
  formulaCell,
  officeRelations,
  part,
  relations,
  textCell,
} from '../build/scripts/office-parts.ts';
import { renditionLimits } from './rasteriser.ts';
import { xlsxToHtml } from './xlsx-to-html.ts';

const cell = (reference: string, value: string, style = 0): string =>
  `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
const converted = (rows: string, more: Partial<Parameters<typeof bookFile>[0]> = {}, after = '') =>
  xlsxToHtml(
    bookFile({ sheets: [{ name: 'One', rows: `<row r="1">${rows}</row>`, after }], ...more }),
    renditionLimits,
  );

const comments = part(
  'xl/comments1.xml',
  `<comments><authors><author>财务部</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>含税，</t></r><r><t>已复核</t></r></text></comment></commentList></comments>`,
);
const drawing = part(
  'xl/drawings/drawing1.xml',
  '<xdr:wsDr xmlns:xdr="x"><xdr:sp/><xdr:cxnSp/><xdr:graphicFrame/></xdr:wsDr>',
);
const beside = [
  comments,
  drawing,
  part('xl/charts/chart1.xml', '<c/>'),
  part('xl/embeddings/a.bin', 'x'),
  relations('xl/worksheets/_rels/sheet1.xml.rels', [
    { id: 'rId1', kind: 'comments', target: '../comments1.xml' },
    { id: 'rId2', kind: 'drawing', target: '../drawings/drawing1.xml' },
    { id: 'rId3', kind: 'oleObject', target: '../embeddings/a.bin' },
  ]),
  relations('xl/drawings/_rels/drawing1.xml.rels', [
    { id: 'rId1', kind: 'chart', target: '../charts/chart1.xml' },
  ]),
];

describe('beside the cells of a sheet', () => {
  test('comments stand below it with their cell and author', async () => {
    const { html, words, losses } = await converted(cell('A1', '7'), { more: beside });
    expect(html).toMatch(/<td>A1<\/td><td>财务部<\/td><td>含税，已复核<\/td>/);
    expect(words).toContain('含税，已复核');
    expect(losses).not.toContainEqual(expect.objectContaining({ what: 'comment' }));
  });

  test('charts, shapes and embedded files are counted and named', async () => {
    const { html, losses } = await converted(cell('A1', '7'), { more: beside });
    expect(losses).toEqual([
      { what: 'chart', count: 1 },
      { what: 'drawing', count: 2 },
      { what: 'embedded', count: 1 },
    ]);
    expect(html).toContain('图形 drawings × 2');
  });

  test('a thread of comments stands below the sheet once, by who wrote each; one without words is counted', async () => {
    const said = (id: string, person: string, text: string) =>
      `<threadedComment ref="A1" id="{${id}}" personId="{${person}}">${text}</threadedComment>`;
    const { html, losses } = await converted(cell('A1', '7'), {
      more: [
        part(
          'xl/comments1.xml',
          '<comments><authors><author>tc={T1}</author><author>财务部</author></authors><commentList>' +
            '<comment ref="A1" authorId="0"><text><t>[Threaded comment] 单价有误</t></text></comment>' +
            '<comment ref="B2" authorId="1"><text><t>旧式批注</t></text></comment></commentList></comments>',
        ),
        part(
          'xl/threadedComments/t.xml',
          `<ThreadedComments>${said('T1', 'P1', '<text>单价有误</text>')}${said('T2', 'P2', '<text>已更正</text>')}${said('T3', 'P2', '')}</ThreadedComments>`,
        ),
        part(
          'xl/persons/person.xml',
          '<personList><person displayName="乔守正" id="{P1}"/><person displayName="林清和" id="{P2}"/></personList>',
        ),
        part(
          'xl/worksheets/_rels/sheet1.xml.rels',
          `<Relationships><Relationship Id="r" Type="${officeRelations}/threadedComment" Target="../threadedComments/t.xml"/><Relationship Id="c" Type="${officeRelations}/comments" Target="../comments1.xml"/></Relationships>`,
        ),
      ],
      related: [{ id: 'rIdP', kind: 'person', target: 'persons/person.xml' }],
    });
    expect(losses).toEqual([{ what: 'comment', count: 1 }]);
    const rows = [...html.matchAll(/<td>([AB]\d)<\/td><td>(.*?)<\/td><td>(.*?)<\/td>/g)].map((row) =>
      row.slice(1),
    );
    expect(rows).toEqual([
      ['B2', '财务部', '旧式批注'],
      ['A1', '乔守正', '单价有误'],
      ['A1', '林清和', '已更正'],
    ]);
  });

  test('words at the head and foot of its pages are shown without what only a printer knows', async () => {
    const foot =
      '<headerFooter><oddHeader>&amp;C&amp;"宋体,加粗"&amp;14合同编号 A&amp;&amp;B</oddHeader><oddFooter>第 &amp;P 页</oddFooter></headerFooter>';
    const { html } = await converted(cell('A1', '7'), {}, foot);
    expect(html).toContain('合同编号 A&amp;B');
    expect(html).toContain('第 页');
  });
});

describe('results of formulas', () => {
  test('one that is stored is shown, an empty one is empty, a missing one stands as its formula and is counted', async () => {
    const cells = [
      formulaCell('A1', '1+1', '2'),
      formulaCell('B1', 'IF(1,"","x")', ''),
      formulaCell('C1', 'SUM(X:X)'),
    ];
    const { html, losses } = await converted(cells.join('') + textCell('D1', 'end'));
    expect(losses).toEqual([{ what: 'result-missing', count: 1 }]);
    expect(html).toContain('=SUM(X:X)');
    expect(html).not.toContain('IF(1');
  });
});
