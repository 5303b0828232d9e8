/** Fresh random ids. The cast is the one place where a plain text becomes an id of a kind. */
import { encodeHex, randomBytes } from './suite.ts';

export const newId = <Id extends string>(): Id => encodeHex(randomBytes(16)) as Id;
