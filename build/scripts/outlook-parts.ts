/** Mails as Outlook keeps them (MS-OXMSG), written property by property. */
import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';

/** MS-CFB §2.6.1 */
const [directory, document, root] = [1, 2, 5];

/** By the number of each property and its type in hexadecimal, `0037001F` for a subject in Unicode. */
export type OutlookProperties = Readonly<Record<string, string | Uint8Array>>;

export interface OutlookParts {
  readonly properties: OutlookProperties;
  /** Numbers of four bytes, by their number and type. */
  readonly numbers?: Readonly<Record<string, number>>;
  readonly recipients?: readonly OutlookProperties[];
  readonly attachments?: readonly OutlookProperties[];
}

export function outlookMail({
  properties,
  numbers = {},
  recipients = [],
  attachments = [],
}: OutlookParts): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: root as never, length: 0, children: [] }];
  const add = (parent: number, entry: Entry): number => {
    entries.push(entry);
    entries[parent]!.children!.push(entries.length - 1);
    return entries.length - 1;
  };
  const stream = (parent: number, name: string, bytes: Uint8Array): void => {
    add(parent, { name, type: document as never, length: bytes.length, binaryProvider: () => bytes });
  };
  const streams = (parent: number, given: OutlookProperties): void => {
    for (const [tag, value] of Object.entries(given)) {
      stream(parent, `__substg1.0_${tag}`, typeof value === 'string' ? utf16(value) : value);
    }
  };
  stream(0, '__properties_version1.0', fixedProperties(32, numbers));
  streams(0, properties);
  const within = (name: string, given: OutlookProperties): void => {
    const folder = add(0, { name, type: directory as never, length: 0, children: [] });
    stream(folder, '__properties_version1.0', fixedProperties(8, {}));
    streams(folder, given);
  };
  for (const [index, each] of recipients.entries()) within(`__recip_version1.0_#${hex(index)}`, each);
  for (const [index, each] of attachments.entries()) within(`__attach_version1.0_#${hex(index)}`, each);
  return new Uint8Array(burn(entries));
}

const hex = (index: number): string => index.toString(16).padStart(8, '0').toUpperCase();
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));

/** MS-OXMSG §2.4: a head, then sixteen bytes for each. */
function fixedProperties(headBytes: number, numbers: Readonly<Record<string, number>>): Uint8Array {
  const all = Object.entries(numbers);
  const bytes = Buffer.alloc(headBytes + all.length * 16);
  for (const [index, [tag, value]] of all.entries()) {
    const at = headBytes + index * 16;
    bytes.writeUInt32LE(Number.parseInt(tag, 16), at);
    bytes.writeUInt32LE(6, at + 4);
    bytes.writeInt32LE(value, at + 8);
  }
  return new Uint8Array(bytes);
}
