/** A web page has no signature: one of the elements that every page has stands near its beginning. */
/** Whether the first bytes hold an element of a page; a file without one is a text of another name. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 64 * 1024)).replaceAll('\0', '');
  return /<(?:!doctype\s+html|html|head|body|meta|title|p|div|span|table|h[1-6]|ul|ol|br|a|b|center|font|pre)\b/i.test(
    start,
  );
}
