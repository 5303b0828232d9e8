import type { EntryBody } from './entry-body.ts';
import type { DataOf } from './entry-data.ts';

/** Custody handovers at a point of the log (log-entry.md §5.7). */

export interface CustodyHandover {
  readonly begun: DataOf<'custody.begun'>;
  state: 'begun' | 'abandoned' | 'handed-over';
  /** The latest check of every item. */
  checked: DataOf<'custody.checked'> | null;
}

export class Custody {
  readonly handovers = new Map<string, CustodyHandover>();
  /** The one that is begun and neither abandoned nor handed over. */
  underWay: CustodyHandover | null = null;

  apply(body: EntryBody): void {
    switch (body.type) {
      case 'custody.begun':
        this.underWay = { begun: body.data, state: 'begun', checked: null };
        this.handovers.set(body.data.handover, this.underWay);
        break;
      case 'custody.checked': {
        const handover = this.handovers.get(body.data.handover);
        if (handover !== undefined) handover.checked = body.data;
        break;
      }
      case 'custody.abandoned':
      case 'custody.handed-over': {
        const handover = this.handovers.get(body.data.handover);
        if (handover === undefined) break;
        handover.state = body.type === 'custody.abandoned' ? 'abandoned' : 'handed-over';
        if (this.underWay === handover) this.underWay = null;
        break;
      }
    }
  }
}
