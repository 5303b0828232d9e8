import { expect, test } from 'vitest';
import { FileFault } from './rasteriser.ts';
import { decodeText } from './text-decoding.ts';

const utf8 = new TextEncoder();
/** The platform only decodes these encodings of one byte: its decoder, read backwards. */
function inSingleBytes(label: string, text: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => {
    const code = codes.get(letter);
    if (code === undefined) throw new Error(`Not in ${label}: ${letter}`);
    return code;
  });
}
function utf16(text: string, endian: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(endian === 'le' ? bytes : bytes.swap16());
}
/** 保管人 in GBK; 㛃 (U+36C3) in the four bytes of gb18030 beside it. */
const gbk = [0xb1, 0xa3, 0xb9, 0xdc, 0xc8, 0xcb];

test.each([
  ['plain ASCII', utf8.encode('keeper'), 'keeper', 'utf-8'],
  ['UTF-8', utf8.encode('保管人 𠮷'), '保管人 𠮷', 'utf-8'],
  ['UTF-8 with its mark', utf8.encode('\ufeff保管人'), '保管人', 'utf-8'],
  ['UTF-16 little-endian', utf16('保管人', 'le'), '保管人', 'utf-16'],
  ['UTF-16 big-endian', utf16('保管人', 'be'), '保管人', 'utf-16'],
  ['GBK', Uint8Array.from(gbk), '保管人', 'gb18030'],
  ['gb18030 beyond GBK', Uint8Array.from([...gbk, 0x82, 0x30, 0xac, 0x36]), undefined, 'gb18030'],
  ['an empty line', utf8.encode('\n'), '\n', 'utf-8'],
  ['line ends of three systems', utf8.encode('a\r\nb\rc\n'), 'a\nb\nc\n', 'utf-8'],
  ['the end mark of old editors', utf8.encode('a\x1a'), 'a', 'utf-8'],
  ['marks that turn words around', utf8.encode('合\u202e同\u200b\u2066'), '合同', 'utf-8'],
])('reads %s', (_what, bytes, text, encoding) => {
  const decoded = decodeText(bytes);
  if (text !== undefined) expect(decoded.text).toBe(text);
  expect(decoded.encoding).toBe(encoding);
  expect(decoded.by).toBe(encoding === 'gb18030' ? 'guessed' : 'certain');
});

/** As another program wrote them (iconv), in base64. */
test.each([
  [
    'big5',
    '帳期六十天。本合約一式兩份，雙方各執一份。',
    'sWK0waS7pFGk0aFDpbumWKz5pECmoajipfehQcL5pOimVbD1pECl96FD',
  ],
  ['shift_jis', '契約書のご確認をお願いいたします。', 'jF+W8Y+RgsyCsoptlEaC8IKoiuiCooKigr2CtYLcgreBQg=='],
  [
    'euc-jp',
    'お世話になっております。契約書のご確認をお願いいたします。',
    'pKrApM/DpMukyqTDpMakqqTqpN6kuaGjt8DM873xpM6ktLPOx6ek8qSqtOqkpKSkpL+kt6TepLmhow==',
  ],
  ['euc-kr', '안녕하세요. 계약서를 확인해 주세요.', 'vsiz58fPvLy/5C4gsOi+4LytuKYgyK7AzsfYIMHWvLy/5C4='],
  ['windows-1251', 'Договор аренды помещения', 'xO7j7uLu8CDg8OXt5Psg7+7s5fnl7ej/'],
  ['koi8-r', 'Договор аренды помещения', '5M/Hz9fP0iDB0sXOxNkg0M/Nxd3FzsnR'],
  ['windows-1252', 'Café crème à la carte, déjà vu', 'Q2Fm6SBjcuhtZSDgIGxhIGNhcnRlLCBk6WrgIHZ1'],
  ['gb18030', '账期六十天。', '1cvG2sH5yq7M7KGj'],
  ['utf-16', 'Account 结算 statement', 'QQBjAGMAbwB1AG4AdAAgANN+l3sgAHMAdABhAHQAZQBtAGUAbgB0AA=='],
])('guesses %s of "%s"', (encoding, text, base64) => {
  expect(decodeText(Buffer.from(base64, 'base64'))).toEqual({ text, encoding, by: 'guessed' });
});

/** A letter or two beyond ASCII among much English, or marks of a page: only the words that have them are weighed. */
const english =
  '<p>The parties agree that the deposit is held in escrow until delivery has been accepted.</p>\n';
const mixed = (words: string): string => `${english.repeat(3)}${words}\n${english.repeat(3)}`;
test.each([
  ['windows-1251', mixed('Договор аренды нежилого помещения, Москва')],
  ['windows-1251', mixed('Решение на управителния съвет от събранието')],
  ['koi8-r', mixed('Договор аренды нежилого помещения, Москва')],
  ['windows-1253', mixed('Σύμβαση μίσθωσης ακινήτου στην Αθήνα')],
  ['windows-1255', mixed('הסכם שכירות בלתי מוגנת בין הצדדים')],
  ['windows-1252', 'Maksuehto: kuusikymmentä päivää. Lisätietoja: työpäivinä'],
  [
    'windows-1250',
    mixed(
      'A felek a bérleti szerződést közösen írják alá, az ügyfél köteles fizetni az előleget és a bérleti díjat',
    ),
  ],
])('guesses %s of a text that is mostly English, or short: %#', (encoding, text) => {
  const read = decodeText(inSingleBytes(encoding, text));
  expect(read).toEqual({ text, encoding, by: 'guessed' });
});

/** The vault does not read them; as the nearest that it reads they would be nonsense. */
test.each([
  ['iso-8859-5', mixed('Договор аренды нежилого помещения, Москва. Решение Совета')],
  ['x-mac-cyrillic', 'Договор аренды. Помещение в Москве. Решение Совета. Оплата'],
  ['ibm866', mixed('Договор аренды нежилого помещения, Москва. Решение Совета')],
  // As Western: T¨ekk.
  ['iso-8859-15', 'Tšekk, dušš, žürii, garaaž. Võõras täna töö üle öö.'],
])('does not take %s for something else', (label, text) => {
  const reading = () => decodeText(inSingleBytes(label, text));
  expect(reading).toThrow(expect.objectContaining({ code: 'FILE_ENCODING_UNKNOWN' }));
});

test.each([
  ['a zero byte', utf8.encode('合同\0'), 'FILE_KIND_MISMATCH'],
  ['terminal commands', utf8.encode('\x1b[2J'), 'FILE_KIND_MISMATCH'],
  ['a zero byte among GBK', Uint8Array.from([...gbk, 0, ...gbk]), 'FILE_KIND_MISMATCH'],
  ['zeros in no encoding', Uint8Array.from([0xff, 0, 0xff, 0, 0xff]), 'FILE_KIND_MISMATCH'],
  ['bytes in no encoding', Uint8Array.from([0x41, 0xff, 0xff, 0x20]), 'FILE_ENCODING_UNKNOWN'],
  ['UTF-8 with one byte changed', spoiled(utf8.encode('保管人与审批人各执一份。'.repeat(5))), 'FILE_DAMAGED'],
  ['UTF-8 cut within a character', utf8.encode('保管人与审批人各执一份').subarray(0, -1), 'FILE_DAMAGED'],
  ['a UTF-8 mark before other bytes', Uint8Array.from([0xef, 0xbb, 0xbf, ...gbk]), 'FILE_DAMAGED'],
  ['half a UTF-16 character', utf16('保管', 'le').subarray(0, -1), 'FILE_DAMAGED'],
])('refuses %s', (_what, bytes, code) => {
  let fault: unknown;
  try {
    decodeText(bytes);
  } catch (error) {
    fault = error;
  }
  expect(fault).toBeInstanceOf(FileFault);
  expect((fault as FileFault).code).toBe(code);
});

function spoiled(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => (index === 40 ? byte ^ 0x80 : byte));
}

test.each([
  ['big5', 'sWK0waS7pFGk0Q==', '帳期六十天'],
  ['utf-16', 'AEEAYgBj', 'Abc'],
  ['koi8-r', '5M/Hz9fP0g==', 'Договор'],
] as const)('reads %s where it was chosen, and says so', (encoding, base64, text) => {
  expect(decodeText(Buffer.from(base64, 'base64'), encoding)).toEqual({ text, encoding, by: 'chosen' });
});

test.each([
  ['utf-8', [...gbk]],
  ['big5', [0x41, 0xff, 0xff]],
  ['utf-16', [0x41, 0x00, 0x42]],
  ['gb18030', [0x41, 0x00, 0x42]],
  // Left free by the Windows pages, and a control character to the Encoding Standard.
  ['windows-1252', [0x41, 0x81, 0x42]],
] as const)('refuses bytes that are not well-formed in %s, where it was chosen', (encoding, bytes) => {
  const reading = () => decodeText(Uint8Array.from(bytes), encoding);
  expect(reading).toThrow(expect.objectContaining({ code: 'FILE_NOT_IN_ENCODING' }));
});
