/** Word, Excel and mail, from the file to the paper, through a real Chromium. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeGbk } from '../../build/scripts/chinese-encodings.ts';
import { harmlessOfficeFiles, mailHeaders, plainText } from '../../build/scripts/hostile-office-files.ts';
import { mail } from '../../build/scripts/mail-parts.ts';
import { bookFile, paragraph, textCell, wordFile } from '../../build/scripts/office-parts.ts';
import {
  handoverMail,
  mortgageMemoDocx,
  quotationMail,
  receivablesXlsx,
} from '../../build/scripts/sample-office-files.ts';
import { para, run, wordDocument } from '../../build/scripts/word-parts.ts';
import { chromiumHtmlPrinter } from '../../rasteriser/chromium-html-printer.ts';
import { htmlPaper } from '../../rasteriser/html-paper.ts';
import type { HtmlPrinter } from '../../rasteriser/html-printer.ts';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { builtRasteriserUrl } from '../support/built-cli.ts';
import { inkPixels } from '../support/pdf-fixtures.ts';
import { chromiumPath } from './installed-chromium.ts';

const workerUrl = await builtRasteriserUrl();
const rasteriser = createWorkerRasteriser({ workerUrl });
let printer: HtmlPrinter;
beforeAll(async () => {
  printer = chromiumHtmlPrinter({ executablePath: await chromiumPath() });
});
afterAll(() => rasteriser.close());

/** The examination, and the page as it was printed. */
async function printed(bytes: Uint8Array, name: string) {
  let html = '';
  const watching: HtmlPrinter = {
    print: (given) => {
      html = given;
      return printer.print(given);
    },
  };
  const examination = await rasteriser.examine(bytes.slice(), name, watching);
  if (examination.rendition === 'same') throw new Error(`${name} has a rendition of its own`);
  const { likeness } = await rasteriser.examine(examination.rendition.slice(), 'a.pdf');
  return { ...examination, html, onPaper: likeness.text };
}

/** Lines break where the paper ends, in the midst of long words. */
const withoutSpaces = (text: string): string => text.replace(/\s/g, '');

describe('on paper', () => {
  test('a Word document keeps its headings, tables, pictures, and the words at the head and foot of its pages', async () => {
    const { kind, pages, onPaper, html, report } = await printed(await mortgageMemoDocx(), 'memo.docx');
    expect({ kind, pages }).toEqual({ kind: 'docx', pages: 3 });
    for (const words of [
      '三号库抵押物查验备忘录',
      '内部资料',
      '未经许可不得复制',
      '消防喷淋待检修',
      'the survey was made',
    ]) {
      expect(onPaper).toContain(words);
    }
    expect(onPaper).toContain('(https://registry.example/search?');
    expect(html).toMatch(/<img src="data:image\/jpeg;base64,/);
    expect(html).toContain('<h1>三号库抵押物查验备忘录</h1>');
    expect(report.losses).toEqual([]);
  });

  test('each section of a Word document has pages of its size, and each page its head and foot', async () => {
    const section = (size: string) =>
      `<w:sectPr><w:headerReference w:type="default" r:id="head"/><w:footerReference w:type="default" r:id="foot"/><w:pgSz ${size}/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720"/></w:sectPr>`;
    const lines = Array.from({ length: 60 }, (_, index) => para(run(`第${index + 1}行`))).join('');
    const bytes = wordDocument({
      body:
        lines +
        para(run('末'), section('w:w="11906" w:h="16838"')) +
        para(run('横向')) +
        section('w:w="16838" w:h="11906"'),
      headers: { head: para(run('合同编号七')) },
      footers: { foot: para(run('不得复制')) },
    });
    const { rendition, pages } = await rasteriser.examine(bytes, 'a.docx', printer);
    expect(pages).toBe(3);
    const opened = await rasteriser.open((rendition as Uint8Array).slice());
    const shapes = [];
    for (let index = 0; index < pages; index++) {
      const { widthPx, heightPx } = await opened.renderPage(index, 72);
      shapes.push(`${widthPx}x${heightPx}`);
    }
    await opened.close();
    expect(shapes).toEqual(['595x842', '595x842', '842x595']);
    const { likeness } = await rasteriser.examine((rendition as Uint8Array).slice(), 'a.pdf');
    expect(likeness.text.split('合同编号七')).toHaveLength(4);
    expect(likeness.text.split('不得复制')).toHaveLength(4);
  });

  test('a spreadsheet shows its values as they were shown, and every column of a wide sheet', async () => {
    const { kind, onPaper } = await printed(await receivablesXlsx(), 'receivables.xlsx');
    expect(kind).toBe('xlsx');
    for (const words of [
      '48,200.50',
      '-812.36',
      '2026-07-01',
      '2026年8月30日',
      '50.0%',
      '逐月采购量',
      '349,000',
    ]) {
      expect(onPaper).toContain(words);
    }
  });

  test('a mail in GBK shows who wrote what to whom, and names what came with it', async () => {
    const { kind, onPaper, attachments } = await printed(await handoverMail(), 'handover.eml');
    expect(kind).toBe('eml');
    for (const words of [
      '顾明远 <gu.my@haining-textile.example>',
      '三号库查验备忘录及应收账款明细',
      '许老师',
      '17:42:05 +0800',
      '应收账款明细.xlsx',
      '38 b',
    ]) {
      expect(onPaper).toContain(words);
    }
    expect(attachments?.map(({ fileName }) => fileName)).toEqual([
      '三号库查验备忘录.docx',
      '应收账款明细.xlsx',
      '送货单说明.txt',
    ]);
  });

  test('a mail in GBK that does not say so is read all the same, and its attachments are left as they are', async () => {
    const gbk = (text: string) => Buffer.from(encodeGbk(text)).toString('latin1');
    const lines = (...more: string[]) =>
      new Uint8Array(
        Buffer.from([...mailHeaders(gbk('查验备忘录')), 'MIME-Version: 1.0', ...more].join('\r\n'), 'latin1'),
      );
    const plain = await printed(lines('Content-Type: text/plain', '', gbk('附上三号库清单。')), 'a.eml');
    expect(plain.onPaper).toContain('查验备忘录 附上三号库清单');
    expect(plain.report.glyphsMissing).toBe(0);
    const boundary = 'Content-Type: multipart/mixed; boundary=b';
    const words = ['--b', 'Content-Type: text/html; charset=us-ascii', '', gbk('<p>附上</p>')];
    const attached = [
      '--b',
      'Content-Type: text/plain; name=a.txt',
      'Content-Disposition: attachment; filename=a.txt',
      '',
      gbk('清单'),
      '--b--',
      '',
    ];
    const mixed = await printed(lines(boundary, '', ...words, ...attached), 'a.eml');
    expect(mixed.onPaper).toContain('查验备忘录 附上');
    expect(
      Buffer.from(mixed.attachments?.[0]?.bytes ?? [])
        .toString('latin1')
        .trim(),
    ).toBe(gbk('清单'));
  });

  test('what of a mail cannot be read at all counts as missing', async () => {
    const bytes = new Uint8Array([...mail({ headers: mailHeaders('x') })]);
    const broken = Buffer.from(bytes).toString('latin1').replace('Subject: x', 'Subject: x\xff\xff');
    const { report } = await printed(new Uint8Array(Buffer.from(broken, 'latin1')), 'a.eml');
    expect(report.glyphsMissing).toBe(1);
  });

  test('a mail in HTML shows the picture it brings, names the one it would fetch, and says where a link leads', async () => {
    const { html, onPaper, report, attachments } = await printed(await quotationMail(), 'quotation.eml');
    expect(html.match(/<img /g)).toHaveLength(1);
    expect(report.losses).toEqual([{ what: 'picture', count: 1 }]);
    expect(onPaper).toContain('picture not shown https://tracker.invalid/open.gif');
    expect(onPaper).toContain('www.sample-advisory.example (https://northgate.example/terms)');
    expect(attachments).toEqual([]);
  });

  test('Chinese is drawn in strokes, different characters differently', async () => {
    const ink = async (words: string): Promise<number> => {
      const { rendition } = await rasteriser.examine(wordFile({ body: paragraph(words) }), 'a.docx', printer);
      const page = await (await rasteriser.open(rendition as Uint8Array)).renderPage(0, 72);
      return inkPixels(page.rgba);
    };
    const [simple, dense] = [await ink('一'.repeat(20)), await ink('龘'.repeat(20))];
    expect(simple).toBeGreaterThan(50);
    expect(dense).toBeGreaterThan(simple * 3);
  });

  test('a character that no font has is counted, each once; all others are found on the paper', async () => {
    const body = paragraph('两处缺字：\ue123\ue123、\u{10fffd}。Ａ㎡ ﬁne “é” e\u0301 ½');
    const { report } = await printed(wordFile({ body }), 'a.docx');
    expect(report.glyphsMissing).toBe(2);
    for (const [bytes, name] of [
      [await mortgageMemoDocx(), 'a.docx'],
      [await receivablesXlsx(), 'a.xlsx'],
      [await handoverMail(), 'a.eml'],
      [await quotationMail(), 'a.eml'],
    ] as const) {
      expect((await printed(bytes, name)).report.glyphsMissing, name).toBe(0);
    }
  });

  test('words without a break, and cells beneath merged ones, are not lost', async () => {
    const endless = `${'x'.repeat(700)}END`;
    const { onPaper } = await printed(
      bookFile({
        sheets: [
          { name: 'S', rows: `<row r="1">${textCell('A1', endless)}${textCell('B1', 'beneath')}</row>` },
        ],
      }),
      'a.xlsx',
    );
    expect(withoutSpaces(onPaper)).toContain(`${'x'.repeat(700)}end`);
    expect(onPaper).toContain('beneath');
  });
});

describe('what a file asks for', () => {
  test.each(harmlessOfficeFiles().map(({ name, bytes }) => ({ name, bytes })))(
    '$name: nothing of it runs, loads or hides',
    async ({ name, bytes }) => {
      const { html, onPaper } = await printed(bytes, name);
      const body = html.slice(html.indexOf('<body>'));
      expect(html).toContain(
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
      );
      // Every tag is one that we write, with no attribute but ours: addresses stand in words only.
      const tags = [...body.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
      const ours =
        /^<\/?(?:body|html|p|div|span|h[1-6]|b|strong|br|hr|table|thead|tbody|tr|td|th|sup|u|pre|ul|ol|li)(?: (?:class="[a-z -]+"|style="width:[\d.]+em"|colspan="\d+"|rowspan="\d+"))*>$|^<col style="width:[\d.]+em">$/;
      expect(tags.filter((tag) => !ours.test(tag))).toEqual([]);
      if (name === 'active.eml') {
        for (const words of [
          'visible words',
          'words that were hidden',
          'www.honest.example (http://tracker.invalid/link)',
          'a script (javascript:alert(1))',
          'after a broken title',
          'the end',
        ]) {
          expect(withoutSpaces(onPaper)).toContain(withoutSpaces(words));
        }
        expect(onPaper).not.toContain('written by script');
      }
      if (name === 'formulas.xlsx') {
        for (const words of [
          'press',
          '=hyperlink("http://tracker.invalid/uncached")',
          '=dde("cmd"',
          '#ref!',
          '=1+1',
          'hidden words',
        ]) {
          expect(withoutSpaces(onPaper)).toContain(withoutSpaces(words));
        }
        expect(onPaper).not.toContain("cmd|'");
      }
      if (name === 'external-picture.docx') expect(onPaper).toContain('picture not shown');
    },
  );
});

describe('the printer', () => {
  test('runs no script, follows no redirection, and loads nothing, whatever the page says', async () => {
    const pdf = await printer.print(
      '<!doctype html><html><head><meta http-equiv="refresh" content="0;url=data:text/html,elsewhere"></head>' +
        '<body><p>as it was sent</p><script>document.body.textContent = "changed"</script>' +
        '<img src="http://127.0.0.1:9/x.png" onerror="document.body.textContent = \'changed\'"></body></html>',
    );
    const { likeness } = await rasteriser.examine(pdf, 'a.pdf');
    expect(likeness.text).toBe('as it was sent');
  });

  test('leaves no profile behind, and stops when it is told to', async () => {
    const profilesIn = mkdtempSync(join(tmpdir(), 'printer-profiles-'));
    const tidy = chromiumHtmlPrinter({ executablePath: await chromiumPath(), profilesIn });
    const seen = new Set<string>();
    const watching = setInterval(() => readdirSync(profilesIn).forEach((name) => void seen.add(name)), 5);
    await tidy.print(htmlPaper('<p>words</p>'));
    const stopping = new AbortController();
    const printing = tidy.print(htmlPaper(`<p>${'words '.repeat(500_000)}</p>`), stopping.signal);
    const stopped = expect(printing).rejects.toThrow('stopped');
    stopping.abort();
    await stopped;
    clearInterval(watching);
    expect(seen.size).toBeGreaterThan(0);
    expect(readdirSync(profilesIn)).toEqual([]);
    rmSync(profilesIn, { recursive: true });
  });

  test('started ahead it is ended with the document, printed or refused, and is not started for what is not printed', async () => {
    let [begun, ended] = [0, 0];
    const watched: HtmlPrinter = {
      print: (html) => printer.print(html),
      start() {
        begun += 1;
        const started = printer.start?.();
        if (started === undefined) throw new Error('Nothing to start');
        return {
          get lives() {
            return started.lives;
          },
          prepare: () => started.prepare(),
          print: (html) => started.print(html),
          end: async () => {
            await started.end();
            ended += 1;
          },
        };
      },
    };
    const body = paragraph('词');
    const { likeness } = await rasteriser.examine(wordFile({ body }), 'a.docx', watched);
    expect(likeness.text).toBe('词');
    expect([begun, ended > 0]).toEqual([1, true]);
    ended = 0;
    const broken = wordFile({ body }).subarray(0, 300);
    await expect(rasteriser.examine(broken, 'b.docx', watched)).rejects.toMatchObject({
      code: 'FILE_DAMAGED',
    });
    expect([begun, ended > 0]).toEqual([2, true]);
    await rasteriser.examine(Buffer.from('词'), 'c.txt', watched);
    expect(begun).toBe(2);
  });

  test('that takes too long is a timeout of this file; that does not start is nobody’s file', async () => {
    const impatient = chromiumHtmlPrinter({ executablePath: await chromiumPath(), printMsMax: 1 });
    await expect(impatient.print(htmlPaper(`<p>${'words '.repeat(500_000)}</p>`))).rejects.toMatchObject({
      code: 'RASTERISER_TIMEOUT',
    });
    const absent = chromiumHtmlPrinter({ executablePath: '/no/such/chromium' });
    await expect(absent.print(htmlPaper(''))).rejects.not.toHaveProperty('code', 'FILE_DAMAGED');
  });

  test('its paper is held to the limit of renditions, and to the limit of pages', async () => {
    const small = createWorkerRasteriser({ workerUrl, limits: { renditionBytesMax: 20_000 } });
    await expect(
      small.examine(wordFile({ body: paragraph('卷宗') }), 'a.docx', {
        print: async () => new Uint8Array(20_001),
      }),
    ).rejects.toMatchObject({ code: 'RENDITION_TOO_LARGE', detail: { bytes: 20_001, bytesMax: 20_000 } });
    await small.close();
    const short = createWorkerRasteriser({ workerUrl, limits: { pagesMax: 1 } });
    await expect(short.examine(await mortgageMemoDocx(), 'a.docx', printer)).rejects.toMatchObject({
      code: 'FILE_TOO_MANY_PAGES',
    });
    await short.close();
  });

  test('without one these kinds are refused as such, after everything that is wrong with the file', async () => {
    const examining = rasteriser.examine(wordFile({ body: paragraph('x') }), 'a.docx');
    await expect(examining).rejects.toMatchObject({ code: 'FILE_NEEDS_DESKTOP', detail: { kind: 'docx' } });
    const broken = wordFile({ body: paragraph('x') }).subarray(0, 300);
    await expect(rasteriser.examine(broken, 'a.docx')).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  test('what is to be printed is held to a limit before it leaves the rasteriser', async () => {
    const strict = createWorkerRasteriser({ workerUrl, limits: { htmlCharactersMax: 3_000 } });
    const examining = strict.examine(wordFile({ body: paragraph('词'.repeat(3_000)) }), 'a.docx', printer);
    await expect(examining).rejects.toMatchObject({
      code: 'RENDITION_TOO_LARGE',
      detail: { charactersMax: 3_000 },
    });
    await strict.close();
  });
});

test.each([
  ['a.docx', wordFile({ body: paragraph('x'), prologue: '<!DOCTYPE x>' })],
  [
    'a.xlsx',
    bookFile({ sheets: [{ name: 'S', rows: '' }], prologue: '<!DOCTYPE x SYSTEM "http://x.invalid/">' }),
  ],
])('%s with a declaration of types is refused by us, whoever reads it after', async (name, bytes) => {
  await expect(rasteriser.examine(bytes, name)).rejects.toMatchObject({
    code: 'FILE_DAMAGED',
    detail: { kind: 'xml', part: 'declaration' },
  });
});

test('a mail that says nothing but its headers is still a page', async () => {
  const bytes = mail({ headers: mailHeaders('空'), text: plainText('') });
  expect(await printed(bytes, 'a.eml')).toMatchObject({ pages: 1, attachments: [] });
});
