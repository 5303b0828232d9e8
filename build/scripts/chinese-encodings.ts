/** Encoding into GBK and gb18030, which the platform only decodes: its decoder, read backwards. */

let table: Map<string, Uint8Array> | undefined;

/** One- and two-byte codes, then the four-byte codes of the basic plane (GB 18030-2005 §4). */
function codes(): Map<string, Uint8Array> {
  if (table) return table;
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, Uint8Array>();
  const keep = (...bytes: number[]) => {
    const code = Uint8Array.from(bytes);
    const character = decoder.decode(code);
    if (!character.includes('\ufffd') && !found.has(character)) found.set(character, code);
  };
  for (let byte = 0; byte < 0x80; byte++) keep(byte);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) keep(lead, trail);
  }
  for (let first = 0x81; first <= 0x84; first++) {
    for (let second = 0x30; second <= 0x39; second++) {
      for (let third = 0x81; third <= 0xfe; third++) {
        for (let fourth = 0x30; fourth <= 0x39; fourth++) keep(first, second, third, fourth);
      }
    }
  }
  table = found;
  return found;
}

export function encodeGb18030(text: string): Uint8Array {
  const parts = [...text].map((character) => {
    const code = codes().get(character);
    if (!code) throw new Error(`no gb18030 code for U+${character.codePointAt(0)?.toString(16)}`);
    return code;
  });
  return new Uint8Array(Buffer.concat(parts));
}

/** Throws for characters that need four bytes: GBK has none. */
export function encodeGbk(text: string): Uint8Array {
  const bytes = encodeGb18030(text);
  if ([...text].some((character) => (codes().get(character)?.length ?? 0) > 2)) throw new Error('not in GBK');
  return bytes;
}

export function gbkHex(text: string): string {
  return Buffer.from(encodeGbk(text)).toString('hex');
}
