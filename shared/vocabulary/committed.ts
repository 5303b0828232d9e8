/** A text that an entry commits to; its opening lies beside the leaf (A1b). */
import { z } from 'zod';
import { hex32Bytes } from './ids.ts';

/** SHA-256(salt32 ‖ UTF-8 text), see docs/formats/envelope.md. */
export const committed = z.strictObject({ commit: hex32Bytes });
export type Committed = z.infer<typeof committed>;
