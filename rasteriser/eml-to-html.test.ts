/** D5, D6: what is read of mails that say little, lie, or are put together oddly. */
import { describe, expect, test } from 'vitest';
import {
  base64Part,
  dotPng,
  multipart,
  part,
  type RawPart,
  rawGbk,
  rawMail,
  rawUtf8,
  winmail,
} from '../build/scripts/raw-mail.ts';
import { emlToHtml } from './eml-to-html.ts';
import { renditionLimits } from './rasteriser.ts';

const headers = [
  'From: Ada <ada@example.com>',
  'To: bo@example.com',
  'Date: Thu, 26 Nov 2026 10:00:00 +0800',
];
const read = async (...lines: string[]) => emlToHtml(rawMail(...lines), renditionLimits);
const readPart = async ({ headers: own, body }: RawPart) => read(...headers, 'Subject: x', ...own, '', body);
const names = ({ attachments = [] }: Awaited<ReturnType<typeof read>>) =>
  attachments.map(({ fileName }) => fileName);
const guessedAs = (name: string) => ({ encoding: { name, by: 'guessed' } });
const word = (charset: string, letters: string): string =>
  `=?${charset}?B?${Buffer.from(letters, 'latin1').toString('base64')}?=`;

describe('charsets', () => {
  test('UTF-8 labelled GB 2312 is read as UTF-8, in the words and in a header, and told as a guess', async () => {
    const found = await read(
      ...headers,
      `Subject: ${word('gb2312', rawUtf8('季度对账单'))}`,
      'Content-Type: text/plain; charset=gb2312',
      '',
      rawUtf8('请查收附件。'),
    );
    expect(found.words).toContain('季度对账单');
    expect(found.words).toContain('请查收附件。');
    expect(found).toMatchObject(guessedAs('utf-8'));
  });

  test('GBK under its own label is no guess', async () => {
    const found = await read(
      ...headers,
      `Subject: ${word('gb2312', rawGbk('对账'))}`,
      'Content-Type: text/plain; charset=GBK',
      '',
      rawGbk('请查收。'),
    );
    expect(found.words).toContain('对账');
    expect(found.words).toContain('请查收。');
    expect(found.encoding).toBeUndefined();
  });

  test('raw GBK in headers and in the name of an attachment is read; what is attached is left as it came', async () => {
    const attached = part(
      'application/octet-stream',
      rawGbk('清单'),
      `Content-Disposition: attachment; filename="${rawGbk('三号库清单')}.txt"`,
    );
    const whole = multipart('mixed', part('text/plain', 'see there'), attached);
    const found = await read(
      ...headers,
      `Subject: ${rawGbk('查验备忘录')}`,
      ...whole.headers,
      '',
      whole.body,
    );
    expect(found.words).toContain('查验备忘录');
    expect(names(found)).toEqual(['三号库清单.txt']);
    expect(Buffer.from(found.attachments![0]!.bytes).toString('latin1').trim()).toBe(rawGbk('清单'));
    expect(found).toMatchObject(guessedAs('gb18030'));
  });

  test('a header in raw Latin-1 keeps its accents', async () => {
    const found = await read(...headers, 'Subject: R\xe9union \xe0 Gen\xe8ve', '', 'x');
    expect(found.words).toContain('Réunion à Genève');
    expect(found).toMatchObject(guessedAs('windows-1252'));
  });

  test('UTF-8 with a broken letter is not taken for another encoding', async () => {
    const broken = rawUtf8('请于周五前回复').replace(/.$/, '');
    const found = await read(...headers, `Subject: ${broken}`, '', 'x');
    expect(found.words).toContain('请于周五前回');
    expect(found.words).toContain('\ufffd');
  });

  test('words that are cut within a character, and encodings of seven bits', async () => {
    const letters = rawGbk('合同草案');
    const cut = `${word('gbk', letters.slice(0, 3))}\r\n ${word('gbk', letters.slice(3))}`;
    const seven = [...letters].map((letter) => String.fromCharCode(letter.charCodeAt(0) & 0x7f)).join('');
    const found = await read(
      ...headers,
      `Subject: ${cut}`,
      'Content-Type: text/plain; charset=hz-gb-2312',
      '',
      `A~{${seven}~}B`,
    );
    expect(found.words).toContain('合同草案');
    expect(found.words).toContain('A合同草案B');
  });

  test('names in pieces (RFC 2231) are put together', async () => {
    const name = "filename*0*=gb2312''%BA%CF%CD; filename*1*=%AC.txt";
    const found = await readPart(
      multipart(
        'mixed',
        part('text/plain', 'x'),
        part('text/plain', 'y', `Content-Disposition: attachment; ${name}`),
      ),
    );
    expect(names(found)).toEqual(['合同.txt']);
  });
});

describe('who wrote to whom', () => {
  test('Sender and Reply-To stand there where they are others than the author, and who sent it on', async () => {
    const found = await read(
      ...headers,
      'Sender: office@example.com',
      'Reply-To: Trap <trap@example.net>',
      'Resent-From: chief@example.com',
      'Subject: x',
      '',
      'x',
    );
    for (const said of ['office@example.com', 'Trap <trap@example.net>', 'chief@example.com']) {
      expect(found.html).toContain(said.replace(/</g, '&lt;').replace(/>/g, '&gt;'));
    }
    const plain = await read(...headers, 'Reply-To: Ada <ada@example.com>', 'Subject: x', '', 'x');
    expect(plain.html).not.toContain('Reply-To');
  });

  test('a second author is shown beside the first: programs differ in which they believe', async () => {
    const found = await read(...headers, 'From: eve@example.net', 'Subject: x', '', 'x');
    expect(found.words).toContain('Ada <ada@example.com>; eve@example.net');
  });
});

describe('forms of the same words', () => {
  const plain = part('text/plain', 'plain words');
  const html = part('text/html', '<p>HTML words</p>');

  test('the last that can be drawn is shown, and only that', async () => {
    const found = await readPart(
      multipart('alternative', plain, html, part('text/x-amp-html', '<p>amp words</p>')),
    );
    expect(found.words).toContain('HTML words');
    expect(found.words).not.toMatch(/plain words|amp words/);
    expect(names(found)).toEqual([]);
  });

  test('HTML without a word is not shown instead of words', async () => {
    const found = await readPart(
      multipart('alternative', plain, part('text/html', '<style>p{}</style><p>&nbsp;</p>')),
    );
    expect(found.words).toContain('plain words');
  });

  test('an invitation among them is a text of its own', async () => {
    const found = await readPart(
      multipart('alternative', plain, html, part('text/calendar', 'BEGIN:VCALENDAR')),
    );
    expect(names(found)).toEqual(['attachment-1.txt']);
  });

  test('a file between two pieces of HTML leaves both on the page', async () => {
    const pieces = multipart(
      'mixed',
      html,
      part('application/pdf', 'x', 'Content-Disposition: inline; filename=a.pdf'),
      part('text/html', '<p>second piece</p>'),
    );
    const found = await readPart(multipart('alternative', plain, pieces));
    expect(found.words).toMatch(/HTML words[\s\S]*second piece/);
    expect(names(found)).toEqual(['a.pdf']);
  });
});

describe('what is no attachment', () => {
  const page = part('text/html', '<p>Kind regards <img src="cid:logo@x"></p>');

  test('a picture that the words refer to stands in them, even where it is marked as attached', async () => {
    const logo = base64Part(
      'image/png',
      dotPng,
      'Content-ID: <logo@x>',
      'Content-Disposition: attachment; filename=logo.png',
    );
    const found = await readPart(multipart('related', page, logo));
    expect(found.html.match(/<img src="data:/g)).toHaveLength(1);
    expect(names(found)).toEqual([]);
    expect(found.losses).toEqual([]);
  });

  test('a small picture that belongs to the words is drawn below them; a large one is a file', async () => {
    const large = new Uint8Array([...dotPng, ...new Uint8Array(40_000)]);
    const found = await readPart(
      multipart(
        'related',
        part('text/html', '<p>Kind regards</p>'),
        base64Part(
          'image/png',
          dotPng,
          'Content-ID: <a@x>',
          'Content-Disposition: inline; filename=emblem.png',
        ),
        base64Part('image/png', large, 'Content-ID: <b@x>', 'Content-Disposition: inline; filename=scan.png'),
        base64Part('image/png', dotPng, 'Content-Disposition: attachment; filename=sent.png'),
      ),
    );
    expect(found.html.match(/<img src="data:/g)).toHaveLength(1);
    expect(names(found)).toEqual(['scan.png', 'sent.png']);
  });

  test('signatures are named, and no documents', async () => {
    const signature = base64Part(
      'application/octet-stream',
      new Uint8Array(9),
      'Content-Disposition: attachment; filename=smime.p7s',
    );
    const found = await readPart(multipart('signed', part('text/plain', 'signed words'), signature));
    expect(names(found)).toEqual([]);
    expect(found.html).toContain('smime.p7s (签名 signature)');
  });
});

describe('wrappings', () => {
  test('a delivery report is read, and the mail it is about comes with it', async () => {
    const found = await readPart(
      multipart(
        'report; report-type=delivery-status',
        part('text/plain', 'could not be delivered'),
        part('message/delivery-status', 'Final-Recipient: rfc822; gone@example.com\r\nStatus: 5.1.1'),
        part('text/rfc822-headers', 'Subject: the lost one'),
        part('message/rfc822', 'From: a@example.com\r\n\r\nx'),
      ),
    );
    for (const said of ['could not be delivered', 'gone@example.com', '5.1.1', 'the lost one'])
      expect(found.words).toContain(said);
    expect(names(found)).toEqual(['attachment-1.eml']);
  });

  test('winmail.dat gives what is in it; one that is none is kept as it is', async () => {
    const wrapped = (bytes: Uint8Array) =>
      readPart(
        multipart(
          'mixed',
          part('text/plain', 'x'),
          base64Part('application/ms-tnef', bytes, 'Content-Disposition: attachment; filename=winmail.dat'),
        ),
      );
    const found = await wrapped(winmail('报价.txt', new TextEncoder().encode('price')));
    expect(names(found)).toEqual(['报价.txt']);
    expect(new TextDecoder().decode(found.attachments![0]!.bytes)).toBe('price');
    expect(names(await wrapped(winmail('a.txt', new Uint8Array(9)).subarray(0, 60)))).toEqual([
      'winmail.dat',
    ]);
  });

  test('a file in the letters of uuencode is that file', async () => {
    const coded = ['begin 644 a.txt', '#0V%T', '`', 'end'].join('\r\n');
    const found = await readPart(
      multipart(
        'mixed',
        part('text/plain', 'x'),
        part(
          'application/octet-stream',
          coded,
          'Content-Disposition: attachment; filename=a.txt',
          'Content-Transfer-Encoding: x-uuencode',
        ),
      ),
    );
    expect(new TextDecoder().decode(found.attachments![0]!.bytes)).toBe('Cat');
  });

  test('a text under a name of no kind that is taken is read as text; a file that is not in the mail is named', async () => {
    const found = await readPart(
      multipart(
        'mixed',
        part('text/plain', 'x'),
        part('text/plain', 'y', 'Content-Disposition: attachment; filename=build.log'),
        part(
          'message/external-body; access-type=URL; URL="https://example.com/draft"',
          'Content-Type: text/plain',
        ),
      ),
    );
    expect(names(found)).toEqual(['build.log.txt']);
    expect(found.words).toContain('https://example.com/draft');
  });
});
