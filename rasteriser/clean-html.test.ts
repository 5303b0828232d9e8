import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanHtml } from './clean-html.ts';
import { escapeText, htmlPaper } from './html-paper.ts';
import { xmlTokens } from './markup.ts';

const noPicture = () => ({ said: 'no picture' });
const clean = (source: string) => cleanHtml(source, noPicture).html;

describe('what is kept', () => {
  test.each([
    ['<p onclick="x()">a <b style="color:red">b</b></p>', '<p>a <b>b</b></p>'],
    ['<table><tr><td colspan="2" width=9>x', '<table><tr><td colspan="2">x</td></tr></table>'],
    ['<table border=1></table>', '<table class="ruled"></table>'],
    ['<td colspan="99999">x</td>', '<td>x</td>'],
    ['a &lt;b&gt; &amp;amp; &nbsp;&copy;', 'a &lt;b&gt; &amp;amp; \u00a0©'],
    ['&#60;script&#62;', '&lt;script&gt;'],
    ['1 < 2 and 3 > 2', '1 &lt; 2 and 3 &gt; 2'],
    ['a<script>bad()</script>b<style>p{}</style>c', 'abc'],
    ['a<script>never closed', 'a'],
    ['<!-- <b>hidden</b> -->shown<!doctype x>', 'shown'],
    ['<svg><text>words in a drawing', 'words in a drawing'],
    ['<form><input value="x">asked<button>Send</button></form>', 'askedSend'],
    ['<div><p>a</div>b', '<div><p>a</p></div>b'],
    ['</p></div>x', 'x'],
    ['<embed src=x>after', 'after'],
    ['\u202egnp.exe\u200b', 'gnp.exe'],
  ])('%s', (source, kept) => {
    expect(clean(source)).toBe(kept);
  });
});

describe('links and pictures', () => {
  test('a link says where it leads, unless its words do', () => {
    expect(clean('<a href="https://a.example/x">here</a>')).toBe(
      'here<span class="quiet"> (https://a.example/x)</span>',
    );
    expect(clean('<a href="https://a.example">https://a.example</a>')).toBe('https://a.example');
    expect(clean('<a href="mailto:a@b.example">a@b.example</a><a href="#top">top</a>')).toBe(
      'a@b.exampletop',
    );
    expect(clean('<a href="javascript:x()">x</a>')).toBe('x<span class="quiet"> (javascript:x())</span>');
    expect(clean('<a href="https://a.example">one<a href="https://b.example">two')).toBe(
      'one<span class="quiet"> (https://a.example)</span>two<span class="quiet"> (https://b.example)</span>',
    );
  });
  test('a picture is one of ours or words in its place', () => {
    const pictures = (source: string) =>
      source === 'known' ? { dataUri: 'data:image/png;base64,AA==' } : { said: 'no picture' };
    const { html } = cleanHtml('<img src=known onerror=x><img src="http://x/" alt="<b>">', pictures);
    expect(html).toBe(
      '<img src="data:image/png;base64,AA=="><span class="quiet">[no picture: &lt;b&gt;]</span>',
    );
  });
});

const ours = /<(?:\/?[a-z][a-z0-9]*|[a-z0-9]+(?: (?:class="(?:quiet|ruled)"|(?:col|row)span="\d+"))+)>/g;
const pieces = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<b',
    '>',
    '<',
    '/',
    '"',
    "'",
    '=',
    ' ',
    'src',
    'onerror=',
    '<script>',
    '</script>',
    '<!--',
  ],
  ...[
    '-->',
    '<![CDATA[',
    ']]>',
    '&lt;',
    '&#x3c;',
    '<td colspan="2">',
    '<a href="',
    'javascript:',
    '<svg',
    '<img ',
  ],
  ...[
    '\0',
    '\u202e',
    '汉',
    '<style>',
    '</style',
    '<iframe',
    '<template>',
    '`',
    '<table border="1">',
    '<?',
    '<%',
  ],
);

test('whatever comes in, every tag that goes out is ours, closed in order', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 60 }), (parts) => {
      const html = clean(parts.join(''));
      const open: string[] = [];
      for (const [tag] of html.matchAll(ours)) {
        const name = /[a-z][a-z0-9]*/.exec(tag)?.[0] ?? '';
        expect(name).not.toMatch(/^(?:script|style|iframe|svg|img|object|embed|template|a|form)$/);
        if (tag.startsWith('</')) expect(open.pop()).toBe(name);
        else if (name !== 'br' && name !== 'hr') open.push(name);
      }
      expect(open).toEqual([]);
      expect(html.replace(ours, '')).not.toMatch(/[<>]/);
    }),
    { numRuns: 3_000 },
  );
});

test('no words are lost to tags that are never closed', () => {
  for (const name of [
    'object',
    'svg',
    'math',
    'select',
    'noscript',
    'textarea',
    'video',
    'xmp',
    'a',
    'nonsense',
  ]) {
    expect(clean(`before<${name}>within`), name).toContain('within');
  }
});

test('nesting beyond any sense ends, and keeps the words', () => {
  const html = clean(`${'<div>'.repeat(100_000)}deep`);
  expect(html.length).toBeLessThan(5_000);
  expect(html).toContain('deep');
});

test('text is text, and the paper says what it may do', () => {
  expect(escapeText('<img src="x">&')).toBe('&lt;img src=&quot;x&quot;&gt;&amp;');
  expect(escapeText('x'.repeat(900))).toMatch(/\n/);
  expect(htmlPaper('')).toContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
});

test('XML with declarations of its own is refused', () => {
  for (const source of ['<!DOCTYPE a>', '<a/><!doctype x []>', '<!ENTITY a "b">']) {
    expect(() => [...xmlTokens(source)]).toThrow(expect.objectContaining({ code: 'FILE_DAMAGED' }));
  }
  expect([...xmlTokens('<w:a b="&lt;"><![CDATA[<&]]></w:a>')]).toMatchObject([
    { type: 'open', name: 'a', empty: false },
    { type: 'text', text: '<&' },
    { type: 'close', name: 'a' },
  ]);
});
