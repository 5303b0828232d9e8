/** The digest of a page's pixels by the browser's own SHA-256; equal to `page-digest.ts` for equal pixels. */
import type * as inNode from './page-digest.ts';

export const pageDigest: typeof inNode.pageDigest = async ({ widthPx, heightPx, rgba }) => {
  const sizeBytes = 8;
  const message = new Uint8Array(sizeBytes + rgba.byteLength);
  const view = new DataView(message.buffer);
  view.setUint32(0, widthPx);
  view.setUint32(4, heightPx);
  message.set(rgba, sizeBytes);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', message));
};
