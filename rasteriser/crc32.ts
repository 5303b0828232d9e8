/** CRC-32 of PNG and ZIP (ISO 3309). */
export { crc32 } from 'node:zlib';
