/** A mail taken apart, and put right where its program wrote Chinese without saying in which encoding. */
import PostalMime, { type Email } from 'postal-mime';
import { FileFault } from './rasteriser.ts';

const nestingMax = 20;
const headerBytesMax = 512 * 1024;
const replacement = '\ufffd';

/** Throws FileFault FILE_DAMAGED. */
export async function parseMail(bytes: Uint8Array): Promise<Email> {
  const mail = await parse(bytes);
  const lost = lostIn(mail);
  if (lost === 0) return mail;
  // Older programs of Chinese offices write GBK into headers and words and name no encoding, or a wrong one.
  const reread = asGb18030(bytes);
  const again = reread && (await parse(reread));
  // What is attached is taken as it came: it may be bytes of any kind.
  return again && lostIn(again) < lost ? { ...again, attachments: mail.attachments } : mail;
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: nestingMax,
      maxHeadersSize: headerBytesMax,
    });
  } catch {
    throw new FileFault('FILE_DAMAGED', { kind: 'eml' });
  }
}

/** Characters that could not be read. */
function lostIn({ headers, text = '', html = '' }: Email): number {
  const words = [...headers.map(({ value }) => value), text, html].join('\n');
  return words.split(replacement).length - 1;
}

function asGb18030(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    const relabelled = text.replace(
      /charset\s*=\s*"?(?:gb2312|gbk|gb18030|us-ascii|utf-?8)"?/gi,
      'charset=utf-8',
    );
    return new TextEncoder().encode(labelled(relabelled));
  } catch {
    return undefined;
  }
}

/** A part of plain words or HTML that names no encoding is given the one it now has. */
const labelled = (text: string): string =>
  text.replace(/^(content-type:\s*text\/(?:plain|html))[ \t]*$/gim, '$1; charset=utf-8');
