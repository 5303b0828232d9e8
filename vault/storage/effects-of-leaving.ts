/**
 * Entries of a departure's case that change no table: what they say is read from the log itself (storage/leaving.ts), where
 * `mention` leads to them. They are few, and each case is read by itself; so they need no format of their own (decision 0055).
 */
import type { leavingEntries } from '../../shared/vocabulary/entry-of-leaving.ts';
import { type Effects, nothing } from './entry-effect.ts';

export const leavingEffects: Effects<keyof typeof leavingEntries> = {
  'leaving.ruled': nothing,
  'departure.applied': nothing,
  'departure.letter-named': nothing,
  'departure.approvers-named': nothing,
  'departure.decided': nothing,
  'departure.items-listed': nothing,
  'departure.item-returned': nothing,
  'departure.employment-stated': nothing,
  'departure.classed': nothing,
  'departure.announced': nothing,
  'departure.acknowledged': nothing,
  'clients.followed-up': nothing,
  'talk.recorded': nothing,
};
