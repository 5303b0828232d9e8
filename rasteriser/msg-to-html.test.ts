/** D6: mails as Outlook keeps them come to the same page as others. */
import { describe, expect, test } from 'vitest';
import { encodeGbk } from '../build/scripts/chinese-encodings.ts';
import { outlookMail } from '../build/scripts/outlook-parts.ts';
import { fileKind } from './file-kind.ts';
import { msgToHtml } from './msg-to-html.ts';
import { renditionLimits } from './rasteriser.ts';
import { rtfWords } from './rtf-words.ts';

const read = (parts: Parameters<typeof outlookMail>[0]) => msgToHtml(outlookMail(parts), renditionLimits);
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('a mail of Outlook', () => {
  test('shows who wrote what to whom, and gives what came with it', async () => {
    const bytes = outlookMail({
      properties: {
        '001A001F': 'IPM.Note',
        '0037001F': '三号库查验',
        '0C1A001F': '顾明远',
        '5D01001F': 'gu@example.com',
        '007D001F':
          'Reply-To: other@example.net\r\nDate: Thu, 26 Nov 2026 10:00:00 +0800\r\nFrom: gu@example.com\r\n',
        '1000001F': '请查收附件。',
      },
      recipients: [{ '3001001F': '许嘉禾', '39FE001F': 'xu@example.com' }],
      attachments: [{ '3707001F': '清单.txt', '37010102': new TextEncoder().encode('一号') }],
    });
    expect(await fileKind(bytes, 'a.msg')).toBe('msg');
    const found = await msgToHtml(bytes, renditionLimits);
    for (const said of [
      '三号库查验',
      '顾明远',
      'gu@example.com',
      'other@example.net',
      '10:00:00 +0800',
      '请查收附件。',
    ]) {
      expect(found.words).toContain(said);
    }
    expect(found.attachments).toEqual([{ fileName: '清单.txt', bytes: new TextEncoder().encode('一号') }]);
    expect(found.losses).toEqual([]);
  });

  test('HTML comes before plain words, and its pictures stand in it', async () => {
    const found = await read({
      properties: {
        '10130102': new TextEncoder().encode('<p>HTML 正文 <img src="cid:p@x"></p>'),
        '1000001F': 'plain',
      },
      numbers: { '3FDE0003': 65_001 },
      attachments: [
        { '3712001F': 'p@x', '370E001F': 'image/png', '3707001F': 'p.png', '37010102': latin('no picture') },
      ],
    });
    expect(found.words).toContain('HTML 正文');
    expect(found.words).not.toContain('plain');
    expect(found.attachments).toEqual([]);
    expect(found.losses).toEqual([{ what: 'picture', count: 1 }]);
  });

  test('texts in a code page are read in it; where none is named, in that of the language, and told as a guess', async () => {
    const properties = { '0037001E': encodeGbk('对账单'), '1000001E': encodeGbk('请于周五前回复。') };
    const known = await read({ properties, numbers: { '3FFD0003': 936 } });
    expect(known.words).toContain('对账单');
    expect(known.encoding).toBeUndefined();
    const guessed = await read({ properties, numbers: { '3FF10003': 2052 } });
    expect(guessed.words).toContain('请于周五前回复。');
    expect(guessed.encoding).toEqual({ name: 'gb18030', by: 'guessed' });
  });

  test('a contact is a page with a count: its fields are not a mail’s', async () => {
    const found = await read({ properties: { '001A001F': 'IPM.Contact', '0037001F': '许嘉禾' } });
    expect(found.losses).toEqual([{ what: 'field', count: 1 }]);
  });

  test('one that is signed or encrypted as a whole, and one that is none, are refused', async () => {
    const whole = { properties: { '001A001F': 'IPM.Note.SMIME', '0037001F': 'x' } };
    await expect(read(whole)).rejects.toMatchObject({ code: 'FILE_ENCRYPTED' });
    await expect(fileKind(outlookMail(whole).subarray(0, 100), 'a.msg')).rejects.toMatchObject({
      code: 'FILE_KIND_MISMATCH',
    });
  });
});

describe('words kept as RTF', () => {
  test('give the HTML that they were made from', () => {
    const rtf =
      '{\\rtf1\\ansi\\ansicpg936\\fromhtml1 {\\fonttbl{\\f0 Arial;}}{\\*\\htmltag64 <p>}\\htmlrtf {\\f0\\htmlrtf0 ' +
      "\\'c7\\'eb\\u26597?\\htmlrtf }\\htmlrtf0{\\*\\htmltag72 </p>}\\htmlrtf\\par\\htmlrtf0}";
    expect(rtfWords(rtf)).toEqual({ html: true, text: '<p>请查</p>' });
  });

  test('give their plain text otherwise', () => {
    const rtf = '{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}\\f0 one\\par two\\tab \\{3\\}}';
    expect(rtfWords(rtf)).toEqual({ html: false, text: 'one\ntwo\t{3}' });
  });
});
