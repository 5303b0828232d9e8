/** Kinds that are words and marks alone: values between separators, and web pages from files. */
import { afterAll, describe, expect, test } from 'vitest';
import { builtRasteriserUrl } from '../test/support/built-cli.ts';
import { latinPdf } from '../test/support/pdf-fixtures.ts';
import { createWorkerRasteriser } from './worker-rasteriser.ts';

const rasteriser = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });
afterAll(() => rasteriser.close());

async function converted(bytes: Uint8Array | string, name: string, encoding?: 'big5' | 'gb18030') {
  let html = '';
  const printer = {
    print: async (given: string) => {
      html = given;
      return new Uint8Array(latinPdf(['printed']));
    },
  };
  const file = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : new Uint8Array(bytes);
  const { kind, report } = await rasteriser.examine(file, name, printer, encoding);
  const body = html.slice(html.indexOf('<body>') + 6);
  return {
    kind,
    report,
    html: body,
    cells: [...body.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, text]) => text),
  };
}

describe('values between separators', () => {
  test.each([
    ['a.csv', '编号,数量,备注\n007,0.10,"a, b"\n', ','],
    ['a.csv', '编号;数量;备注\n007;0,10;"a; b"\n', ';'],
    ['a.tsv', '编号\t数量\t备注\n007\t0.10\ta b\n', 'Tab'],
    ['a.csv', '编号|数量|备注\n007|0.10|a\n', '|'],
    ['a.csv', 'sep=|\n007|0.10|a\n', '|'],
  ])('%s with "%s" is a table by its separator, which is told', async (name, text, separator) => {
    const { kind, html, cells, report } = await converted(text, name);
    expect(kind).toBe('csv');
    expect(cells).toContain('007');
    expect(cells.some((cell) => cell === '0.10' || cell === '0,10')).toBe(true);
    expect(html).toContain(`分隔符 Separator: ${separator}`);
    expect(report.losses).toEqual([]);
  });

  test('nothing is made of numbers and dates: each stands as it is written', async () => {
    const values = [
      '00123',
      '1.0',
      '1e5',
      '12345678901234567890',
      '2026/1/2',
      '=1+1',
      '-0',
      '1,234.50',
      ' x ',
    ];
    const line = values.map((value) => `"${value}"`).join(',');
    const { cells } = await converted(`${line}\n${line}\n`, 'a.csv');
    for (const value of values) expect(cells.map((cell) => cell?.trim())).toContain(value.trim());
  });

  test('a wide table keeps all columns, and long rows all of theirs', async () => {
    const columns = Array.from({ length: 120 }, (_, index) => `column ${index}`);
    const { cells } = await converted(`${columns.join(',')}\n${columns.join(',')},beyond\n`, 'a.csv');
    for (const column of [...columns, 'beyond']) expect(cells).toContain(column);
  });

  test('quotation marks that do not match: the text as it stands, with a remark that is counted', async () => {
    const text = 'a,"b\n1,2\n3,4\n';
    const { html, cells, report } = await converted(text, 'a.csv');
    expect(cells).toEqual([]);
    expect(html).toContain('引号不成对');
    expect(html).toContain('1,2\n3,4');
    expect(report.losses).toEqual([{ what: 'style', count: 1 }]);
  });

  test('its encoding is found, told, and may be chosen', async () => {
    const big5 = Buffer.from('sWK0waS7pFGk0SwxMAo=', 'base64');
    expect((await converted(big5, 'a.csv')).report.encoding?.by).toBe('guessed');
    const { cells, report } = await converted(big5, 'a.csv', 'big5');
    expect(cells).toContain('帳期六十天');
    expect(report.encoding).toEqual({ name: 'big5', by: 'chosen' });
  });
});

describe('web pages from files', () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

  test('words and order are kept, programs and fetched pictures are not, and each is counted', async () => {
    const { kind, html, report } = await converted(
      `<html><head><title>报价单</title><style>p{color:red}</style><script>alert(1)</script></head>
       <body onload="x()"><h1>标题</h1><p style="color:red">正文 &amp; more</p>
       <img src="data:image/png;base64,${png}"><img src="https://example.com/a.png" alt="logo">
       <iframe src="https://example.com/"></iframe><svg><text>in a drawing</text></svg></body></html>`,
      'a.html',
    );
    expect(kind).toBe('html');
    expect(html).toContain('报价单');
    expect(html).toMatch(/<h1>标题<\/h1>/);
    expect(html).toContain('正文 &amp; more');
    expect(html.match(/<img /g)?.length).toBe(1);
    expect(html).not.toMatch(/alert|onload|<script|<iframe|style=/);
    expect(html).toContain('https://example.com/a.png');
    expect(report.losses).toEqual([
      { what: 'picture', count: 1 },
      { what: 'drawing', count: 1 },
      { what: 'embedded', count: 2 },
      { what: 'style', count: 1 },
    ]);
  });

  test('fields of a form show what was filled in', async () => {
    const { html } = await converted(
      `<p><input type=checkbox checked> 同意 <input type="checkbox"> 不同意 <input value="三万元"> <input type=hidden value=no></p>`,
      'a.htm',
    );
    expect(html).toMatch(/☑.*同意.*☐.*不同意.*三万元/s);
    expect(html).not.toContain('no<');
  });

  test.each([
    [
      'gb2312',
      Buffer.from('PG1ldGEgY2hhcnNldD1nYjIzMTI+PHA+1cvG2jwvcD4=', 'base64'),
      '账期',
      'gb18030',
      'certain',
    ],
    [
      'big5',
      Buffer.concat([
        Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>'),
        Buffer.from('sWK0wQ==', 'base64'),
      ]),
      '帳期',
      'big5',
      'certain',
    ],
    ['gb2312, and is UTF-8', Buffer.from('<meta charset="gb2312"><p>账期'), '账期', 'utf-8', 'certain'],
    ['nothing', Buffer.from('<p>账期</p>'), '账期', 'utf-8', 'certain'],
  ])('a page that names %s is read rightly', async (_named, bytes, words, name, by) => {
    const { html, report } = await converted(new Uint8Array(bytes), 'a.html');
    expect(html).toContain(words);
    expect(report.encoding).toEqual({ name, by });
  });

  test('a text that is named as a page and has no element of one is refused', async () => {
    await expect(converted('just words', 'a.html')).rejects.toMatchObject({ code: 'FILE_KIND_MISMATCH' });
  });
});
