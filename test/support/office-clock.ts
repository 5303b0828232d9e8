/** A clock that begins days ago and is brought up to today in steps that a vault takes without a question. */
import { type Clock, systemClock } from '../../vault/time/clock.ts';
import type { Desk } from './desk.ts';

const dayMs = 86_400_000;

export class OfficeClock implements Clock {
  private behindMs: number;
  constructor(daysAgo: number) {
    this.behindMs = daysAgo * dayMs;
  }
  read(): ReturnType<Clock['read']> {
    const now = systemClock().read();
    return { ...now, wallMs: now.wallMs - this.behindMs };
  }
  /** Two days at a time: after more than three somebody has to say that the clock is right. */
  async catchUp(desk: Desk): Promise<void> {
    while (this.behindMs > 0) {
      await desk.close();
      this.behindMs = Math.max(0, this.behindMs - 2 * dayMs);
      await desk.open();
    }
  }
}
