/** A mail as the internet carries it (RFC 5322, RFC 2045): its parts sorted into words, files and signatures. */
import type { TextEncoding } from '../shared/vocabulary/losses.ts';
import type { Conversion } from './conversion.ts';
import { type Enclosed, type LetterRow, letterPage, type Section } from './letter.ts';
import { readDeclared } from './mail-encoding.ts';
import {
  headerPeople,
  headerWords,
  type MailHeader,
  type MailPart,
  type ParsedMail,
  parseMail,
} from './parse-mail.ts';
import { FileFault } from './rasteriser.ts';
import { readTnef } from './tnef.ts';
import type { RenditionLimits } from './worker-messages.ts';

const encryptedTypes = /^(?:application\/(?:x-)?pkcs7-mime|multipart\/encrypted|application\/pgp-encrypted)$/;
/** What a program that delivers mail writes about one: words, and no files of anybody's. */
const reports: Readonly<Record<string, string>> = {
  'message/delivery-status': '投递报告 Delivery report',
  'message/global-delivery-status': '投递报告 Delivery report',
  'message/disposition-notification': '已读回执 Receipt',
  'message/feedback-report': '反馈报告 Feedback report',
  'text/rfc822-headers': '所报告邮件的信头 Headers of the mail reported on',
  'message/global-headers': '所报告邮件的信头 Headers of the mail reported on',
};
const winmail = /^application\/(?:x-)?(?:vnd\.)?ms-tnef$/;

/** Throws FileFault. */
export async function emlToHtml(bytes: Uint8Array, limits: RenditionLimits): Promise<Conversion> {
  const mail = await parseMail(bytes);
  const { type, params } = mail.root;
  if (encryptedTypes.test(type) && params['smime-type'] !== 'signed-data') {
    throw new FileFault('FILE_ENCRYPTED', { kind: 'eml' });
  }
  const sorted = new SortedParts();
  sorted.take(mail.root, false);
  return letterPage(
    {
      kind: 'eml',
      rows: letterhead(mail),
      sections: sorted.sections.length === 0 ? [{ words: { text: '' } }] : sorted.sections,
      enclosed: sorted.enclosed,
      guessed: [...sorted.guessed, ...mail.guessed],
    },
    limits,
  );
}

class SortedParts {
  readonly sections: Section[] = [];
  readonly enclosed: Enclosed[] = [];
  readonly guessed: TextEncoding[] = [];

  /** `related`: within a page of HTML and what belongs to it. */
  take(part: MailPart, related: boolean): void {
    const { type, parts } = part;
    if (type === 'multipart/alternative') {
      this.takeBest(parts, related);
      return;
    }
    if (type.startsWith('multipart/')) {
      for (const each of parts) this.take(each, related || type === 'multipart/related');
      return;
    }
    if (Object.hasOwn(reports, type) && !part.isAttached) {
      this.sections.push({ heading: reports[type]!, words: { text: this.textOf(part) } });
    } else if (type === 'message/external-body') {
      const said = Object.entries(part.params).map(([name, value]) => `${name}: ${value}`);
      const text = [...said, '', this.textOf(part)].join('\n');
      this.sections.push({ heading: '邮件以外的文件 A file that is not in the mail', words: { text } });
    } else if (this.isBody(part)) {
      const text = this.textOf(part);
      if (text.trim() !== '') this.sections.push({ words: type === 'text/html' ? { html: text } : { text } });
    } else if (winmail.test(type) || /^winmail\.dat$/i.test(part.fileName)) {
      this.takeTnef(part, related);
    } else if (part.bytes.byteLength > 0 || part.fileName !== '' || part.isAttached) {
      this.enclosed.push(enclosedOf(part, related));
    }
  }

  /** Words without a name of their own; the first words of all may have one. */
  private isBody({ type, isAttached, fileName }: MailPart): boolean {
    if (isAttached || (type !== 'text/plain' && type !== 'text/html')) return false;
    return fileName === '' || this.sections.length === 0;
  }

  /** Of several forms of the same words the last that is drawn here, which is the sender's best; what is no form of words is a file. */
  private takeBest(forms: readonly MailPart[], related: boolean): void {
    const best =
      forms.findLast((form) => holds(form, 'text/html') && this.hasWords(form)) ??
      forms.findLast((form) => holds(form, 'text/plain'));
    for (const form of forms) {
      if (form === best) this.take(form, related);
      else if (!/^text\/(?!(?:calendar|(?:x-)?vcard)$)/.test(form.type)) {
        for (const file of filesOf(form)) this.enclosed.push(enclosedOf(file, related));
      }
    }
  }

  private hasWords(form: MailPart): boolean {
    const html = leaves(form).find(({ type }) => type === 'text/html');
    if (html === undefined) return false;
    const { text } = readDeclared(html.bytes, charsetOf(html));
    return (
      /<img/i.test(text) || text.replace(/<(style|script|title)[\s\S]*?<\/\1>|<[^>]*>|&nbsp;|\s/gi, '') !== ''
    );
  }

  private takeTnef(part: MailPart, related: boolean): void {
    const found = readTnef(part.bytes);
    if (found === null) this.enclosed.push(enclosedOf(part, related));
    else {
      for (const { fileName, bytes, type } of found) {
        this.enclosed.push({ fileName, type, bytes, contentId: '', location: '', isInline: false });
      }
    }
  }

  private textOf(part: MailPart): string {
    const { text, guessed } = readDeclared(part.bytes, charsetOf(part));
    if (guessed !== null) this.guessed.push(guessed);
    return part.unfolded(text);
  }
}

/** As its header says it, else as the HTML says it itself. */
function charsetOf({ type, params, bytes }: MailPart): string | undefined {
  if (params.charset !== undefined || type !== 'text/html') return params.charset;
  const begins = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(begins)?.[1];
}

const leaves = (part: MailPart): MailPart[] =>
  part.type.startsWith('multipart/') ? part.parts.flatMap(leaves) : [part];

const holds = (part: MailPart, type: string): boolean =>
  leaves(part).some((leaf) => leaf.type === type && !leaf.isAttached);

/** Of a form of the words that is not shown: what is no words. */
const filesOf = (form: MailPart): MailPart[] =>
  leaves(form).filter(({ type, isAttached }) => isAttached || !/^text\/(?:plain|html)$/.test(type));

const enclosedOf = (part: MailPart, related: boolean): Enclosed => ({
  fileName: part.fileName,
  type: part.type,
  bytes: part.bytes,
  contentId: part.contentId,
  location: part.location,
  isInline: !part.isAttached && (related || part.isInline),
});

const people: readonly (readonly [label: string, key: string, always?: true])[] = [
  ['转投人 Resent-From', 'resent-from'],
  ['转投至 Resent-To', 'resent-to'],
  ['转投抄送 Resent-Cc', 'resent-cc'],
  ['发件人 From', 'from', true],
  ['代发人 Sender', 'sender'],
  ['回复至 Reply-To', 'reply-to'],
  ['收件人 To', 'to', true],
  ['抄送 Cc', 'cc'],
  ['密送 Bcc', 'bcc'],
];

function letterhead({ headers }: ParsedMail): LetterRow[] {
  const from = peopleIn(headers, 'from');
  const rows = people.map(([label, key, always]): LetterRow | null => {
    const value = peopleIn(headers, key);
    const repeats = (key === 'sender' || key === 'reply-to') && value === from;
    return always === undefined && (value === '' || repeats) ? null : [label, value];
  });
  const resentOn = textsIn(headers, 'resent-date');
  return [
    ...(resentOn === '' ? [] : [['转投时间 Resent-Date', resentOn] as const]),
    ...rows.filter((row) => row !== null),
    ['时间 Date', textsIn(headers, 'date')],
    ['主题 Subject', textsIn(headers, 'subject')],
  ];
}

/** A header that stands there twice is shown twice: readers differ in which of them they believe. */
const valuesOf = (headers: readonly MailHeader[], key: string): string[] =>
  headers.filter((header) => header.key === key).map(({ value }) => value);
const peopleIn = (headers: readonly MailHeader[], key: string): string =>
  valuesOf(headers, key)
    .map(headerPeople)
    .filter((value) => value !== '')
    .join('; ');
const textsIn = (headers: readonly MailHeader[], key: string): string =>
  valuesOf(headers, key)
    .map(headerWords)
    .filter((value) => value !== '')
    .join(' · ');
