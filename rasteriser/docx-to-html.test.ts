/** D5: what a Word document says stands on its page, or a named box does and is counted. Each test is a kind of fault that was seen. */
import { describe, expect, test } from 'vitest';
import { part, wordPicture } from '../build/scripts/office-parts.ts';
import { field, para, run, type WordDocumentParts, wordDocument } from '../build/scripts/word-parts.ts';
import { docxToHtml } from './docx-to-html.ts';
import { renditionLimits } from './rasteriser.ts';

const convert = async (parts: WordDocumentParts) => {
  const { html, words, losses, fonts } = await docxToHtml(wordDocument(parts), renditionLimits);
  const body = html.slice(html.indexOf('<body>'));
  const lines = words.split('\n').map((line) => line.trim());
  return { html, body, words, lines, losses, fonts };
};
const lossesOf = async (body: string, more: Partial<WordDocumentParts> = {}) =>
  Object.fromEntries((await convert({ body, ...more })).losses.map(({ what, count }) => [what, count]));

describe('boxes to tick', () => {
  const old = (state: string) =>
    field('FORMCHECKBOX', '', `<w:ffData><w:checkBox>${state}</w:checkBox></w:ffData>`);
  test('an old one shows its state, its default where nobody has ticked it', async () => {
    const { words } = await convert({
      body: para(
        `${run('a')}${old('<w:default w:val="0"/>')}${run('b')}${old('<w:default w:val="0"/><w:checked/>')}${run('c')}${old('<w:default w:val="1"/>')}${run('d')}${old('<w:default w:val="1"/><w:checked w:val="0"/>')}`,
      ),
    });
    expect(words.trim()).toBe('a□b⊠c⊠d□');
  });

  test('a new one shows what stands in it, its state where nothing does', async () => {
    const control = (state: string, content: string) =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${state}"/></w14:checkbox></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const { words } = await convert({
      body: para(control('1', run('☒')) + control('0', run('☐')) + control('1', '') + control('0', '')),
    });
    expect(words.trim()).toBe('⊠□⊠□');
  });

  test('signs of pictograph fonts become signs that every font has; a tick in a box is drawn', async () => {
    const sym = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const { words, body } = await convert({
      body: para(
        sym('Wingdings', 'F0FE') +
          sym('Wingdings', 'F0A8') +
          sym('Wingdings 2', '0052') +
          sym('Wingdings 2', '00A3') +
          sym('Symbol', 'F061'),
      ),
    });
    expect(words.trim()).toBe('✓□✓□α');
    expect(body.match(/<span class="ticked">✓<\/span>/g)).toHaveLength(2);
  });

  test('letters in a pictograph font are its signs, not letters', async () => {
    const { words } = await convert({
      body: para(run('þ', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')),
    });
    expect(words.trim()).toBe('✓');
  });

  test.each([
    ['constructor', '0041', 'A'],
    ['__proto__', 'FFFFFFFF', ''],
    ['Arial', 'D800', ''],
    ['Arial', '-5', ''],
  ])('a sign of the font %s by the code %s breaks nothing', async (font, char, shown) => {
    const body = para(`<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`);
    expect((await convert({ body })).words.trim()).toBe(shown);
    expect(await lossesOf(body)).toEqual(shown === '' ? { drawing: 1 } : {});
  });

  test('a sign without a counterpart is a named box, never an empty one', async () => {
    const body = para(`<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>`);
    expect((await convert({ body })).body).toContain('符号未显示 sign not shown: Wingdings 4A');
    expect(await lossesOf(body)).toEqual({ drawing: 1 });
  });
});

describe('fields', () => {
  test('simple and long ones show what was stored; codes are not text', async () => {
    const { words, losses } = await convert({
      body: para(
        `<w:fldSimple w:instr=" REF x \\h ">${run('第一条')}</w:fldSimple>${run('与')}${field('REF y', '（二）')}`,
      ),
    });
    expect(words.trim()).toBe('第一条与（二）');
    expect(losses).toEqual([]);
  });

  test('a field within a field is no text of the code', async () => {
    const inner = field('PAGE', '7');
    const outer = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>${inner}<w:r><w:instrText> = 7 "a" "b"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('a')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect((await convert({ body: para(outer) })).words.trim()).toBe('a');
  });

  test('one that nothing is stored for is a named box and is counted; marks of an index are nothing', async () => {
    const body = para(
      `${field('SEQ 表')}${field('XE "a"')}${field('EQ \\f(1,2)')}<w:fldSimple w:instr="LISTNUM"/>`,
    );
    const { body: html } = await convert({ body });
    expect(html).toContain('域未显示 field not shown: SEQ');
    expect(html).toContain('公式未显示 equation not shown: EQ \\f(1,2)');
    expect(html).not.toContain('XE');
    expect(await lossesOf(body)).toEqual({ formula: 1, field: 2 });
  });

  test('old form fields: the choice of a list, the text typed, the default where none was', async () => {
    const list =
      '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>';
    const { words } = await convert({
      body: para(
        field('FORMDROPDOWN', undefined, list) +
          field(
            'FORMTEXT',
            '填写',
            '<w:ffData><w:textInput><w:default w:val="无"/></w:textInput></w:ffData>',
          ) +
          field(
            'FORMTEXT',
            undefined,
            '<w:ffData><w:textInput><w:default w:val="默认"/></w:textInput></w:ffData>',
          ),
      ),
    });
    expect(words.trim()).toBe('乙填写默认');
  });

  test('the choice in a content control is shown, and a date', async () => {
    const control = (kind: string, text: string) =>
      `<w:sdt><w:sdtPr><w:${kind}/></w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;
    expect(
      (
        await convert({ body: para(control('dropDownList', '人民币') + control('date', '2026年3月1日')) })
      ).words.trim(),
    ).toBe('人民币2026年3月1日');
  });

  test('the address of a link is shown once', async () => {
    const { words } = await convert({
      body: para(
        `<w:hyperlink r:id="rId9">${run('登记')}</w:hyperlink><w:hyperlink r:id="rId8">${run('www.example.org')}</w:hyperlink>${field('HYPERLINK "https://b.example/"', '乙')}`,
      ),
      relations: [
        { id: 'rId9', kind: 'hyperlink', target: 'https://a.example/x', external: true },
        { id: 'rId8', kind: 'hyperlink', target: 'http://www.example.org/', external: true },
      ],
    });
    expect(words.trim()).toBe('登记 (https://a.example/x)www.example.org乙 (https://b.example/)');
  });
});

describe('what was changed, hidden or remarked', () => {
  test('text taken out is shown struck, text put in underlined, moved text at both places; all are counted', async () => {
    const body = para(
      `${run('期限')}<w:del>${run('三年').replaceAll('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del><w:ins>${run('五年')}</w:ins><w:moveFrom>${run('甲')}</w:moveFrom><w:moveTo>${run('甲')}</w:moveTo>`,
    );
    const { body: html, words } = await convert({ body });
    expect(words.trim()).toBe('期限三年五年甲甲');
    expect(html).toMatch(/<del><span[^>]*>三年<\/span><\/del><ins><span[^>]*>五年<\/span><\/ins>/);
    expect(await lossesOf(body)).toEqual({ 'tracked-change': 4 });
  });

  test('hidden text is shown, marked and counted', async () => {
    const body = para(run('明') + run('暗', '<w:vanish/>') + run('亮', '<w:vanish w:val="0"/>'));
    const { body: html } = await convert({ body });
    expect(html).toMatch(/<span class="hidden-text"><span[^>]*>暗<\/span><\/span>/);
    expect(await lossesOf(body)).toEqual({ 'hidden-text': 1 });
  });

  test('struck text of the author is struck, and is no change', async () => {
    const { html, losses } = await convert({ body: para(run('利率', '<w:strike/>')) });
    expect(html).toContain('text-decoration:line-through');
    expect(losses).toEqual([]);
  });

  test('notes and comments stand at the end, with their marks, author and date', async () => {
    const note = (kind: string, id: number, text: string, more = '') =>
      `<w:${kind} w:id="${id}"${more}>${para(`<w:r><w:${kind === 'comment' ? 'annotationRef' : `${kind}Ref`}/></w:r>${run(text)}`)}</w:${kind}>`;
    const call = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const { lines, losses } = await convert({
      body: para(
        `${run('甲')}${call('footnote', 5)}${run('乙')}${call('footnote', 3)}${call('endnote', 2)}${run('丙')}${call('comment', 0)}`,
      ),
      footnotes: note('footnote', 3, '脚注三') + note('footnote', 5, '脚注五'),
      endnotes: note('endnote', 2, '尾注'),
      comments:
        note('comment', 0, '请核对', ' w:author="许嘉禾" w:date="2026-01-02T03:04:05Z"') +
        note('comment', 1, '无处可归', ' w:author="顾"'),
    });
    expect(lines).toContain('甲1乙2i丙[批1]');
    expect(lines.filter((line) => line !== '')).toEqual([
      '甲1乙2i丙[批1]',
      '1脚注五',
      '2脚注三',
      '脚注 Footnotes',
      'i尾注',
      '尾注 Endnotes',
      '[批1] 许嘉禾 · 2026-01-02 03:04',
      '请核对',
      '[批2] 顾',
      '无处可归',
      '批注 Comments',
    ]);
    expect(losses).toEqual([]);
  });
});

describe('what is not text', () => {
  test('readings over characters stay beside them', async () => {
    const { body } = await convert({
      body: para(
        `<w:r><w:ruby><w:rubyPr/><w:rt>${run('とう')}</w:rt><w:rubyBase>${run('東')}</w:rubyBase></w:ruby></w:r>`,
      ),
    });
    expect(body).toMatch(/<ruby><span[^>]*>東<\/span><rt[^>]*><span[^>]*>とう<\/span><\/rt><\/ruby>/);
  });

  test('the words of a text box are shown once, though the file has them twice', async () => {
    const content = `<w:txbxContent>${para(run('框中文字'))}</w:txbxContent>`;
    const { lines } = await convert({
      body: para(
        `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="2000000" cy="900000"/><a:graphic><a:graphicData><wps:wsp xmlns:wps="x"><wps:txbx>${content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:100pt"><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
    });
    expect(lines.filter((line) => line === '框中文字')).toHaveLength(1);
  });

  test('of a choice that is not drawn here the fallback is', async () => {
    const { words } = await convert({
      body: para(
        '<w:r><mc:AlternateContent xmlns:mc="x"><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="y"/></mc:Choice><mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:r>',
      ),
    });
    expect(words.trim()).toBe('甲');
  });

  test('a chart is a named box with its stored values, and is counted', async () => {
    const points = (values: readonly string[]) =>
      values.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join('');
    const chart = `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:chart><c:title><a:t>销售额</a:t></c:title><c:ser><c:tx><c:strCache>${points(['2026'])}</c:strCache></c:tx><c:cat><c:strCache>${points(['一季度', '二季度'])}</c:strCache></c:cat><c:val><c:numCache>${points(['12.5', '13'])}</c:numCache></c:val></c:ser></c:chart></c:chartSpace>`;
    const parts = {
      body: para(
        '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><a:graphic><a:graphicData><c:chart r:id="rId5"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
      ),
      relations: [{ id: 'rId5', kind: 'chart', target: 'charts/chart1.xml' }],
      more: [part('word/charts/chart1.xml', chart)],
    };
    const { body, losses } = await convert(parts);
    expect(body).toContain('图表未显示 chart not shown: 销售额');
    expect(body).toMatch(/二季度<\/td><td>13</);
    expect(losses).toEqual([{ what: 'chart', count: 1 }]);
  });

  test.each([
    [
      'an embedded object',
      '<w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object>',
      'embedded',
      'Excel.Sheet.12',
    ],
    ['a control', '<w:object><w:control w:name="CheckBox1"/></w:object>', 'control', 'CheckBox1'],
    ['ink', '<w14:contentPart r:id="x"/>', 'drawing', '手写墨迹未显示'],
    [
      'a picture of a kind that is not drawn',
      wordPicture('rId5', 'embed', '签章').replace(/^<w:p><w:r>|<\/w:r><\/w:p>$/g, ''),
      'picture',
      '签章',
    ],
  ])('%s is a named box and is counted', async (_, inner, what, named) => {
    const parts = {
      body: para(`<w:r>${inner}</w:r>`),
      relations: [{ id: 'rId5', kind: 'image', target: 'media/a.emf' }],
      more: [part('word/media/a.emf', 'not a picture')],
    };
    const { body, losses } = await convert(parts);
    expect(body).toContain(named);
    expect(losses).toEqual([{ what, count: 1 }]);
  });

  test('a document put into it is shown: HTML and text as words, another as a named box', async () => {
    const chunk = (target: string, content: string) =>
      convert({
        body: '<w:altChunk r:id="rId5"/>',
        relations: [{ id: 'rId5', kind: 'aFChunk', target }],
        more: [part(`word/${target}`, content)],
      });
    const html = await chunk('a.html', '<p onclick="x()">第<b>一</b>段</p><script>alert(1)</script>');
    expect(html.body).toContain('<p>第<b>一</b>段</p>');
    expect(html.body).not.toMatch(/onclick|script/);
    expect((await chunk('a.txt', '纯文本')).words).toContain('纯文本');
    const other = await chunk('a.rtf', '{\\rtf1}');
    expect(other.body).toContain('插入的文档未显示');
    expect(other.losses).toEqual([{ what: 'chunk', count: 1 }]);
  });
});

describe('heads and feet of pages', () => {
  const section =
    '<w:sectPr><w:headerReference w:type="default" r:id="head"/><w:footerReference w:type="default" r:id="foot"/>';
  test('they are head and foot of a table, which is repeated; a stored page number is not shown for all pages', async () => {
    const { body, losses } = await convert({
      body: `${para(run('正文'))}${section}</w:sectPr>`,
      headers: { head: para(run('合同编号 7')) },
      footers: { foot: para(`${run('第')}${field('PAGE', '3')}${run('页')}`) },
    });
    expect(body).toMatch(/<thead><tr><td[^>]*><div[^>]*><span[^>]*>合同编号 7<\/span>/);
    expect(body).toMatch(/<tfoot>.*第<\/span><span class="quiet">#<\/span>.*页/);
    expect(losses).toEqual([{ what: 'field', count: 1 }]);
  });

  test('those of first and even pages are shown where Word shows them at all', async () => {
    const references =
      '<w:headerReference w:type="first" r:id="one"/><w:headerReference w:type="even" r:id="two"/>';
    const convertWith = (more: string, settings: string) =>
      convert({
        body: `${para(run('正文'))}<w:sectPr>${references}${more}</w:sectPr>`,
        headers: { one: para(run('首页')), two: para(run('偶数页')) },
        settings,
      });
    const { body } = await convertWith('<w:titlePg/>', '<w:evenAndOddHeaders/>');
    expect(body).toMatch(/首页页眉 First-page header.*首页.*偶数页页眉 Even-page header.*偶数页.*正文/);
    expect((await convertWith('', '')).words.trim()).toBe('正文');
  });

  test('pages are as large as the file says, each section its own', async () => {
    const size = (w: number, h: number) =>
      `<w:pgSz w:w="${w}" w:h="${h}"/><w:pgMar w:top="1440" w:right="1000" w:bottom="1440" w:left="1000"/>`;
    const { html } = await convert({
      body: `${para(run('竖'), `<w:sectPr>${size(11906, 16838)}</w:sectPr>`)}${para(run('横'))}<w:sectPr>${size(16838, 11906)}</w:sectPr>`,
    });
    expect(html).toContain('@page page-a{size:595.3pt 841.9pt;margin:72pt 50pt 72pt 50pt}');
    expect(html).toContain('@page page-b{size:841.9pt 595.3pt;');
  });
});

test('cells that span others keep their places, and a merged cell that begins nowhere is shown', async () => {
  const cell = (text: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${para(run(text))}</w:tc>`;
  const { body } = await convert({
    body: `<w:tbl><w:tr>${cell('甲', '<w:gridSpan w:val="2"/>')}${cell('乙', '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell('丙')}${cell('丁')}${cell('', '<w:vMerge/>')}</w:tr></w:tbl><w:tbl><w:tr>${cell('戊', '<w:vMerge/>')}</w:tr></w:tbl>`,
  });
  expect(body).toMatch(/<td[^>]*colspan="2">.*甲.*<td[^>]*rowspan="2">.*乙/);
  expect(body).toContain('戊');
  expect(body.match(/<td/g)).toHaveLength(5);
});

test('a heading that its style says nothing of is one of ours, of however many runs', async () => {
  const { body } = await convert({
    styles: '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>',
    body: para(run('第一章') + run('总则'), '<w:pStyle w:val="H"/>'),
  });
  expect(body).toContain('<h1>第一章总则</h1>');
});

test('numbers that no page has are held to what a page can show', async () => {
  const { html } = await convert({
    body: `${para(run('x', '<w:sz w:val="1e9"/><w:spacing w:val="1e300"/>'), '<w:ind w:left="1e30" w:hanging="-1e9"/><w:spacing w:line="1e20" w:before="1e99"/>')}<w:sectPr><w:pgSz w:w="-5" w:h="1e99"/><w:cols w:num="1e9"/></w:sectPr>`,
  });
  expect(html).toContain('@page{size:140pt 1600pt;');
  expect(html).toContain('font-size:200pt');
  expect(html).not.toMatch(/e\+|NaN|Infinity/);
});

test('fonts that the paper does not have are named', async () => {
  const { fonts } = await convert({
    body: para(run('a', '<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋"/>')),
  });
  expect(fonts).toEqual(['Times New Roman', '仿宋']);
});

test('what no case foresees is read through to its words', async () => {
  const { words } = await convert({
    body: para(
      `<w:unheardOf><w:customXml>${run('甲')}</w:customXml></w:unheardOf><w:bdo>${run('乙')}</w:bdo>`,
    ),
  });
  expect(words.trim()).toBe('甲乙');
});

test.each([
  ['cut short', '<w:p><w:r><w:t>甲', 'nesting'],
  ['wrongly nested', '<w:p><w:r></w:p></w:r>', 'nesting'],
  ['nested without end', '<w:p>'.repeat(500), 'depth'],
])('XML that is %s is refused, not half shown', async (_, styles, damage) => {
  await expect(docxToHtml(wordDocument({ body: '', styles }), renditionLimits)).rejects.toMatchObject({
    code: 'FILE_DAMAGED',
    detail: { kind: 'xml', part: damage },
  });
});
