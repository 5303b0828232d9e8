/** The one kind of HTML that goes to a printer: whole in itself, of our own making, forbidden to run or to load. */
import { breakEndlessWords } from './endless-words.ts';

/** Said in the document as well, so that it holds whoever prints it. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** The typeface by the names it has on the systems that print. */
const typefaces =
  '"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", SimSun, sans-serif';

/** Nothing of it is for a screen: laid out there as well, it would be laid out twice. */
const style = `
  * { box-sizing: border-box; }
  html { font: 10.5pt/1.55 ${typefaces}; color: #1a1a1a; background: #fff; }
  body { margin: 0; overflow-wrap: anywhere; }
  h1 { font-size: 17pt; } h2 { font-size: 14pt; } h3 { font-size: 12pt; } h4, h5, h6 { font-size: 10.5pt; }
  h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 1em 0 .4em; break-after: avoid; }
  p, ul, ol, blockquote, pre, dl { margin: 0 0 .6em; }
  blockquote { padding-left: 1em; border-left: 2pt solid #b8b4aa; color: #555; }
  pre { white-space: pre-wrap; font: inherit; }
  img { max-width: 100%; max-height: 240mm; }
  table { border-collapse: collapse; max-width: 100%; margin: 0 0 .8em; }
  td, th { vertical-align: top; text-align: left; padding: 2pt 5pt; }
  tr { break-inside: avoid; }
  td p { margin: 0; }
  table.ruled:not(.sheet) tr:not(:has(> :nth-child(9))) > td { min-width: 3.2em; }
  table.ruled td, table.ruled th { border: .6pt solid #b8b4aa; }
  table.sheet { table-layout: fixed; font-size: 7.5pt; line-height: 1.35; }
  table.sheet th { background: #f3f1ec; color: #666258; font-weight: normal; text-align: center; }
  table.sheet td { white-space: pre-wrap; }
  table.sheet td.number { text-align: right; }
  table.sheet td.whole { white-space: pre; }
  table.letterhead { width: 100%; margin-bottom: 1.2em; border-bottom: 1pt solid #1a1a1a; }
  table.letterhead th { width: 22%; color: #666258; font-weight: normal; }
  .quiet { color: #666258; }
  .new-page { break-before: page; }
  @media screen { body { display: none; } }
`;

/** `body` is trusted: it is put together from `escapeText`, `cleanHtml` and `paperWriter` only; so are `more` rules of style. */
export function htmlPaper(body: string, more = ''): string {
  return (
    `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<style>${style}${more}</style></head>\n<body>${body}</body></html>\n`
  );
}

/** Characters that cannot be seen, and direction marks, which turn words around (Unicode 16, ch. 23.2). */
const unseen =
  /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]/gu;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeText(text: string): string {
  return breakEndlessWords(text.replace(unseen, '')).replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

export function quiet(text: string): string {
  return `<span class="quiet">${escapeText(text)}</span>`;
}
