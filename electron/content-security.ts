/** What pages of ours may load: their own files and nothing else, from nowhere else. */
import { randomBytes } from 'node:crypto';

/** New at every start; antd writes its styles under it. */
export const styleNonce = randomBytes(18).toString('base64');

const common = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "worker-src 'none'",
];

export const uiPolicy = [
  ...common,
  "script-src 'self'",
  `style-src 'self' 'nonce-${styleNonce}'`,
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
].join('; ');

/** The rasteriser compiles WebAssembly and fetches its own fonts; nothing else. */
export const rasteriserPolicy = [
  ...common,
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
].join('; ');
