/** Files as mails carried them before MIME: three bytes to four letters, line by line, each with its length first (POSIX `uuencode`). */
const beginLine = /^begin [0-7]{3,4} (.+)$/;

/** Null where the text holds no whole file. */
export function readUuencoded(
  text: string,
): { readonly fileName: string; readonly bytes: Uint8Array } | null {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => beginLine.test(line));
  if (first < 0) return null;
  const out: number[] = [];
  for (const line of lines.slice(first + 1)) {
    if (line === 'end')
      return { fileName: beginLine.exec(lines[first]!)?.[1]?.trim() ?? '', bytes: Uint8Array.from(out) };
    const value = (at: number): number => ((line.charCodeAt(at) || 0x20) - 0x20) & 0x3f;
    const length = value(0);
    for (let done = 0, at = 1; done < length; done += 3, at += 4) {
      const bits = (value(at) << 18) | (value(at + 1) << 12) | (value(at + 2) << 6) | value(at + 3);
      out.push(...[bits >> 16, (bits >> 8) & 0xff, bits & 0xff].slice(0, length - done));
    }
  }
  return null;
}
