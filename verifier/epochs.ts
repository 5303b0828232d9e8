import type { EntryBody } from './entry-body.ts';
import type { DataOf } from './entry-data.ts';

/** The epochs of both sides at a point of the log, and which entry has to come next because of them. */

export type Side = DataOf<'epoch.new'>['side'];
export type EpochCause = DataOf<'epoch.begun'>['cause'];

export const roleOfSide = { custody: 'custodian', approval: 'approver' } as const;

const sideOfRole = (role: string): Side | null =>
  role === 'custodian' ? 'custody' : role === 'approver' ? 'approval' : null;

/** An epoch from `epoch.begun` to `epoch.done`. */
export interface Renewal {
  readonly epoch: number;
  readonly key: string;
  readonly cause: EpochCause;
  /** Whether its `epoch.new` has come. */
  inForce: boolean;
}

/** What the next entry has to be, and nothing else may come before. */
export type Due =
  | { readonly what: 'epoch'; readonly side: Side; readonly cause: EpochCause }
  | { readonly what: 'log-key' };

export class Epochs {
  readonly current = { custody: 1, approval: 1 };
  /** The group keys in force, in hexadecimal; empty before the first entry. */
  readonly keys = { custody: '', approval: '' };
  readonly underWay: Record<Side, Renewal | null> = { custody: null, approval: null };
  /** The keys that recovery sheets sign with; null in a vault from before they did. */
  readonly sheetsKeys: Record<Side, string | null> = { custody: null, approval: null };
  due: Due | null = null;

  apply(body: EntryBody): void {
    this.due = epochDueAfter(body);
    switch (body.type) {
      case 'vault.created':
        for (const side of ['custody', 'approval'] as const) {
          this.sheetsKeys[side] = body.data.groups[side].sheetsKey ?? null;
          this.keys[side] = body.data.groups[side].key;
        }
        break;
      case 'epoch.begun': {
        const { side, epoch, key, cause } = body.data;
        this.underWay[side] = { epoch, key, cause, inForce: false };
        break;
      }
      case 'epoch.new': {
        const { side, epoch, key } = body.data;
        this.current[side] = epoch;
        this.keys[side] = key;
        const renewal = this.underWay[side];
        if (renewal === null) break;
        renewal.inForce = true;
        if (side === 'custody') this.due = { what: 'log-key' };
        break;
      }
      case 'epoch.done':
        this.underWay[body.data.side] = null;
        break;
    }
  }
}

/** Whose membership of a side ends or is renewed, the side's key is renewed at once. */
function epochDueAfter(body: EntryBody): Due | null {
  switch (body.type) {
    case 'role.ended': {
      const side = sideOfRole(body.data.role);
      return side === null ? null : { what: 'epoch', side, cause: 'member-left' };
    }
    case 'recovery.used':
    case 'recovery.admitted':
      return { what: 'epoch', side: body.data.side, cause: 'recovery' };
    case 'custody.handed-over':
      return { what: 'epoch', side: 'custody', cause: 'handover' };
    default:
      return null;
  }
}
