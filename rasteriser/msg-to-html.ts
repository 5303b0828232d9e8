/** A mail as Outlook keeps it (MS-OXMSG), brought to the same page as one from the internet. */
import type { FieldsData } from '@kenjiuno/msgreader';
import type { TextEncoding } from '../shared/vocabulary/losses.ts';
import { bytesOfLetters, lettersOf } from './bytes.ts';
import type { Conversion } from './conversion.ts';
import { type Enclosed, type LetterRow, letterPage, type Section } from './letter.ts';
import { readDeclared } from './mail-encoding.ts';
import { headerPeople, parseMail } from './parse-mail.ts';
import { FileFault } from './rasteriser.ts';
import { rtfWords } from './rtf-words.ts';
import type { RenditionLimits } from './worker-messages.ts';

/** MS-OXPROPS, the number of each property in hexadecimal. */
const properties = {
  messageClass: '001a',
  subject: '0037',
  representingName: '0042',
  representingAddress: '0065',
  transportHeaders: '007d',
  senderName: '0c1a',
  senderAddress: '0c1f',
  displayBcc: '0e02',
  displayCc: '0e03',
  displayTo: '0e04',
  body: '1000',
  rtf: '1009',
  html: '1013',
  displayName: '3001',
  emailAddress: '3003',
  shortFileName: '3704',
  longFileName: '3707',
  mimeTag: '370e',
  contentId: '3712',
  contentLocation: '3713',
  smtpAddress: '39fe',
  senderSmtp: '5d01',
  representingSmtp: '5d02',
} as const;
type Property = keyof typeof properties;

/** Throws FileFault. */
export async function msgToHtml(bytes: Uint8Array, limits: RenditionLimits): Promise<Conversion> {
  const { reader, fields } = await read(bytes);
  const item = new OutlookItem(fields);
  const enclosed = (fields.attachments ?? []).map((each) => enclosedOf(reader, item, each));
  const sections = await sectionsOf(item);
  const kind = item.text('messageClass', fields);
  // Signed or encrypted as a whole: its words are within a file that is not read here.
  if (sections.length === 0 && /^IPM\.Note\.(?:SMIME|Secure)$/i.test(kind)) {
    throw new FileFault('FILE_ENCRYPTED', { kind: 'msg' });
  }
  const isMail = kind === '' || /^(?:IPM\.(?:Note|Schedule|Appointment|Post)|REPORT)\b/i.test(kind);
  return letterPage(
    {
      kind: 'msg',
      rows: [...(await letterhead(item, fields)), ...(isMail ? [] : [['类别 Class', kind] as const])],
      sections: sections.length === 0 ? [{ words: { text: '' } }] : sections,
      enclosed,
      guessed: item.guessed,
      // A contact, a task: what makes it one is in fields that a mail does not have.
      losses: isMail ? [] : [{ what: 'field', count: 1 }],
    },
    limits,
  );
}

interface Reader {
  getFileData(): FieldsData;
  getAttachment(attachment: FieldsData): { readonly fileName: string; readonly content: Uint8Array };
  parserConfig?: { readonly includeRawProps?: boolean };
}

async function read(bytes: Uint8Array): Promise<{ readonly reader: Reader; readonly fields: FieldsData }> {
  try {
    const library = (await import('@kenjiuno/msgreader')) as unknown as {
      default: ReaderClass | { default: ReaderClass };
    };
    const MsgReader = typeof library.default === 'function' ? library.default : library.default.default;
    const reader = new MsgReader(wholeSectors(bytes));
    reader.parserConfig = { includeRawProps: true };
    const fields = reader.getFileData();
    if (fields.error === undefined) return { reader, fields };
  } catch {
    // It stumbles over what is not as the format says.
  }
  throw new FileFault('FILE_DAMAGED', { kind: 'msg' });
}
/** Some programs leave out what is empty of the last sector; the library reads whole ones. */
function wholeSectors(bytes: Uint8Array): ArrayBuffer {
  const sectorBytes = 4096;
  const whole = new Uint8Array(Math.ceil(bytes.byteLength / sectorBytes) * sectorBytes);
  whole.set(bytes);
  return whole.buffer;
}

type ReaderClass = new (bytes: ArrayBuffer) => Reader;

/** Texts of older files are bytes in the code page of their machine, which may not be the one that they name. */
class OutlookItem {
  readonly guessed: TextEncoding[] = [];
  readonly root: FieldsData;

  constructor(root: FieldsData) {
    this.root = root;
  }

  /** Of what is in no Unicode. */
  private get codePage(): string | undefined {
    return labelOf(this.root.messageCodepage);
  }

  get htmlCodePage(): string | undefined {
    return labelOf(this.root.internetCodepage) ?? this.codePage;
  }

  /** Where no code page is named: that of the language, then that of the words. */
  private get hints(): string[] {
    const { messageLocaleId, internetCodepage } = this.root;
    return [localeCodePage(messageLocaleId), labelOf(internetCodepage)].filter(
      (label) => label !== undefined,
    );
  }

  text(property: Property, of: FieldsData): string {
    const unicode = storedValue(of, `${properties[property]}001f`);
    if (typeof unicode === 'string') return unicode;
    const bytes = storedValue(of, `${properties[property]}001e`);
    return typeof bytes === 'string' ? this.read(bytesOfLetters(bytes), this.codePage) : '';
  }

  read(bytes: Uint8Array, label: string | undefined): string {
    const { text, guessed } = readDeclared(bytes, label, this.hints);
    if (guessed !== null) this.guessed.push(guessed);
    return text;
  }

  binary(property: Property): Uint8Array | undefined {
    const value = storedValue(this.root, `${properties[property]}0102`);
    return value instanceof Uint8Array ? value : undefined;
  }
}

const storedValue = ({ rawProps = [] }: FieldsData, tag: string): string | Uint8Array | undefined =>
  rawProps.find(({ propertyTag }) => propertyTag === tag)?.value as string | Uint8Array | undefined;

function labelOf(codePage: number | undefined): string | undefined {
  if (codePage === undefined || codePage === 20_127) return undefined;
  if (codePage === 65_001) return 'utf-8';
  if (codePage === 54_936) return 'gb18030';
  if (codePage === 20_866) return 'koi8-r';
  if (codePage === 51_932) return 'euc-jp';
  if (codePage >= 50_220 && codePage <= 50_222) return 'iso-2022-jp';
  if (codePage > 28_590 && codePage < 28_606) return `iso-8859-${codePage - 28_590}`;
  return codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : `cp${codePage}`;
}

/** Primary languages (MS-LCID) by the Windows code page that they are written in. */
const codePageOfLanguage: Readonly<Record<number, string>> = {
  1: 'windows-1256',
  2: 'windows-1251',
  4: 'gbk',
  5: 'windows-1250',
  8: 'windows-1253',
  13: 'windows-1255',
  14: 'windows-1250',
  17: 'shift_jis',
  18: 'euc-kr',
  21: 'windows-1250',
  25: 'windows-1251',
  31: 'windows-1254',
  34: 'windows-1251',
};
/** Taiwan, Hong Kong, Macao. */
const traditionalChinese = new Set([0x0404, 0x0c04, 0x1404]);

function localeCodePage(locale: number | undefined): string | undefined {
  if (locale === undefined) return undefined;
  return traditionalChinese.has(locale) ? 'big5' : (codePageOfLanguage[locale & 0x3ff] ?? 'windows-1252');
}

/** HTML before RTF made from HTML, before plain words, before any other RTF. */
async function sectionsOf(item: OutlookItem): Promise<Section[]> {
  const stored = item.binary('html');
  const html = stored === undefined ? item.text('html', item.root) : item.read(stored, item.htmlCodePage);
  if (html.trim() !== '') return [{ words: { html } }];
  const rtf = await rtfOf(item);
  if (rtf?.html && rtf.text.trim() !== '') return [{ words: { html: rtf.text } }];
  const body = item.text('body', item.root);
  if (body.trim() !== '') return [{ words: { text: body } }];
  return rtf === null || rtf.text.trim() === '' ? [] : [{ words: { text: rtf.text } }];
}

async function rtfOf(item: OutlookItem): Promise<ReturnType<typeof rtfWords> | null> {
  const compressed = item.binary('rtf');
  if (compressed === undefined) return null;
  try {
    const { decompressRTF } = await import('@kenjiuno/decompressrtf');
    return rtfWords(lettersOf(Uint8Array.from(decompressRTF([...compressed]))));
  } catch {
    return null;
  }
}

async function letterhead(item: OutlookItem, fields: FieldsData): Promise<LetterRow[]> {
  const sender = person(
    item.text('senderName', fields),
    item.text('senderSmtp', fields) || item.text('senderAddress', fields),
  );
  const author = person(
    item.text('representingName', fields),
    item.text('representingSmtp', fields) || item.text('representingAddress', fields),
  );
  const from = author === '' ? sender : author;
  const headers = await transportHeaders(item.text('transportHeaders', fields));
  const replyTo = headers.get('reply-to') ?? '';
  const sent = headers.get('date') ?? fields.clientSubmitTime ?? fields.messageDeliveryTime ?? '';
  const optional: LetterRow[] = [
    ['代发人 Sender', sender === from ? '' : sender],
    ['回复至 Reply-To', replyTo === from ? '' : replyTo],
  ];
  const copies: LetterRow[] = [
    ['抄送 Cc', people(item, fields, 'cc', 'displayCc')],
    ['密送 Bcc', people(item, fields, 'bcc', 'displayBcc')],
    ['开始 Starts', fields.apptStartWhole ?? ''],
    ['结束 Ends', fields.apptEndWhole ?? ''],
    ['地点 Place', fields.apptLocation ?? ''],
  ];
  return [
    ['发件人 From', from],
    ...optional.filter(([, value]) => value !== ''),
    ['收件人 To', people(item, fields, 'to', 'displayTo')],
    ...copies.filter(([, value]) => value !== ''),
    ['时间 Date', sent],
    ['主题 Subject', item.text('subject', fields)],
  ];
}

/** Those that the page shows of the headers a mail came with, by their names in lower case. */
async function transportHeaders(text: string): Promise<ReadonlyMap<string, string>> {
  if (text.trim() === '') return new Map();
  const { headers } = await parseMail(
    new TextEncoder().encode(`${text.replace(/^\s+|\s+$/g, '')}\r\n\r\n`),
  ).catch(() => ({ headers: [] }));
  const first = (key: string): string => headers.find((header) => header.key === key)?.value ?? '';
  const found: [string, string][] = [
    ['reply-to', headerPeople(first('reply-to'))],
    ['date', first('date')],
  ];
  return new Map(found.filter(([, value]) => value !== ''));
}

function people(item: OutlookItem, fields: FieldsData, kind: 'to' | 'cc' | 'bcc', shown: Property): string {
  const named = (fields.recipients ?? [])
    .filter(({ recipType }) => recipType === kind)
    .map((each) =>
      person(
        item.text('displayName', each),
        item.text('smtpAddress', each) || item.text('emailAddress', each),
      ),
    );
  return named.length > 0 ? named.join('; ') : item.text(shown, fields);
}

/** An address within the firm's own Exchange is a path that says nothing to anybody. */
function person(name: string, address: string): string {
  const said = address.startsWith('/') ? '' : address.trim();
  const plain = name.trim().replace(/^'(.*)'$/, '$1');
  if (said === '' || said === plain) return plain;
  return plain === '' ? said : `${plain} <${said}>`;
}

function enclosedOf(reader: Reader, item: OutlookItem, attachment: FieldsData): Enclosed {
  const named = item.text('longFileName', attachment) || item.text('shortFileName', attachment);
  const isItem = attachment.innerMsgContent === true;
  const title = item.text('displayName', attachment);
  const contentId = item.text('contentId', attachment).replace(/^<|>$/g, '');
  return {
    fileName: (isItem ? `${title || 'mail'}.msg` : named || title).split(/[/\\]/).at(-1)?.trim() ?? '',
    type: isItem
      ? 'application/vnd.ms-outlook'
      : item.text('mimeTag', attachment).toLowerCase() || 'application/octet-stream',
    bytes: contentOf(reader, attachment),
    contentId,
    location: item.text('contentLocation', attachment),
    isInline: contentId !== '' || attachment.attachmentHidden === true,
  };
}

/** What cannot be taken out is a file without bytes, which is sealed as such. */
function contentOf(reader: Reader, attachment: FieldsData): Uint8Array {
  try {
    return new Uint8Array(reader.getAttachment(attachment).content ?? []);
  } catch {
    return new Uint8Array(0);
  }
}
