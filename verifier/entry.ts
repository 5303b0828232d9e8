import type { EntryBody } from './entry-body.ts';
import type { Envelope } from './envelope.ts';
import type { Commitments } from './kinds.ts';

/** One entry whose signatures verify and whose body is well formed. */
export interface Entry {
  readonly index: number;
  readonly envelope: Envelope;
  readonly body: EntryBody;
  readonly commitments: Commitments;
  readonly openings: readonly Opening[];
  /** In a part of a log, whether it is one of those that were asked for; elsewhere true. */
  readonly chosen: boolean;
}

export interface Opening {
  readonly commit: string;
  readonly salt: string;
  readonly text: string;
}
