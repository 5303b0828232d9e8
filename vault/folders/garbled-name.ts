/**
 * Names that an unpacking program has read in the wrong encoding (K6). Archives made by Chinese Windows hold names in GB18030 and
 * say nothing of it; read as code page 437, 中文 becomes ╓╨╬─. Such a name is told by going back: its characters are those of the
 * page, drawn lines among them, which no name of a file has otherwise, and their bytes are Chinese.
 */

/** The upper half of code page 437, as the Unicode consortium's CP437.TXT has it. */
const page437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const byteOf = new Map([...page437].map((each, i) => [each, 0x80 + i]));

const drawn = /[\u2500-\u259f]/u;
const chinese = /\p{Script=Han}/u;

export function isGarbled(name: string): boolean {
  if (!drawn.test(name)) return false;
  const bytes: number[] = [];
  for (const each of name.normalize('NFC')) {
    const byte = each < '\x80' ? each.charCodeAt(0) : byteOf.get(each);
    if (byte === undefined) return false;
    bytes.push(byte);
  }
  try {
    return chinese.test(new TextDecoder('gb18030', { fatal: true }).decode(Uint8Array.from(bytes)));
  } catch {
    return false;
  }
}
