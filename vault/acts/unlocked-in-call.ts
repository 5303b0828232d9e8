/**
 * What a call has unlocked ends with the call, whatever became of it: the router drops it when the call is over, refused or
 * not, thrown or not. Only a filing that goes on keeps its author's keys (D5b), and says so.
 */
import { zero } from '../sealing/suite.ts';

/** Keys that somebody's passphrase opened, or that were opened with those. */
export interface Unlocked {
  readonly drop: () => void;
}

export class UnlockedInCall {
  private readonly held = new Set<Unlocked['drop']>();

  hold<U extends Unlocked>(unlocked: U): U {
    this.held.add(unlocked.drop);
    return unlocked;
  }

  /** A secret as bytes: zeros from the end of the call on. */
  holdBytes(secret: Uint8Array): Uint8Array {
    this.hold({ drop: () => zero(secret) });
    return secret;
  }

  /** These outlive the call: whoever asks for it drops them. */
  keep(unlocked: Unlocked): void {
    this.held.delete(unlocked.drop);
  }

  end(): void {
    for (const drop of this.held) drop();
    this.held.clear();
  }
}
