import type { EntryBody } from './entry-body.ts';
import type { DataOf } from './entry-data.ts';
import type { Dossier, Filing } from './filing.ts';

/** Client handovers, line by line, at a point of the log (log-entry.md §5.8). */

export type HandoverCapacity = DataOf<'clients.signed'>['as'];

/** One client on the way from one person to another. */
export interface ClientLine {
  readonly handover: ClientHandover;
  readonly dossier: Dossier;
  successor: string | null;
  /** Index of the entry that said last what it is. */
  state: number;
  /** Who has signed that state. */
  readonly signed: Set<HandoverCapacity>;
}

export interface ClientHandover {
  readonly transferor: string;
  /** Opened with a departure: whoever gives the clients away leaves. */
  readonly ofDeparture: boolean;
  /** Its open lines, by dossier. */
  readonly open: Map<string, ClientLine>;
  /** Successors of those that have passed, by dossier. */
  readonly closed: Map<string, string>;
}

export class Clients {
  readonly handovers = new Map<string, ClientHandover>();
  /** Open lines of all handovers, by dossier: a client is on one way at a time. */
  readonly lines = new Map<string, ClientLine>();

  apply(index: number, body: EntryBody, filing: Filing): void {
    switch (body.type) {
      case 'clients.opened':
        this.open(index, body.data, filing);
        break;
      case 'clients.assigned':
        for (const { dossier, successor } of body.data.lines) {
          const line = this.restate(body.data.handover, dossier, index);
          if (line !== undefined) line.successor = successor;
        }
        break;
      case 'clients.described':
        this.restate(body.data.handover, body.data.dossier, index);
        break;
      case 'clients.signed':
        for (const { dossier } of body.data.lines) {
          const line = this.lineOf(body.data.handover, dossier);
          line?.signed.add(body.data.as);
          if (line !== undefined && body.data.as === 'witness') this.close(line);
        }
        break;
      case 'clients.taken-over':
        for (const { dossier } of body.data.lines) {
          const line = this.lineOf(body.data.handover, dossier);
          if (line !== undefined) this.close(line);
        }
        break;
      case 'clients.withdrawn': {
        const handover = this.handovers.get(body.data.handover);
        if (handover === undefined) break;
        for (const dossier of handover.open.keys()) this.lines.delete(dossier);
        handover.open.clear();
        break;
      }
    }
  }

  lineOf(handover: string, dossier: string): ClientLine | undefined {
    return this.handovers.get(handover)?.open.get(dossier);
  }

  private open(index: number, data: DataOf<'clients.opened'>, filing: Filing): void {
    const handover: ClientHandover = {
      transferor: data.transferor,
      ofDeparture: data.departure !== null,
      open: new Map(),
      closed: new Map(),
    };
    this.handovers.set(data.handover, handover);
    for (const id of data.dossiers) {
      const dossier = filing.dossiers.get(id);
      if (dossier === undefined || this.lines.has(id)) continue;
      const line = { handover, dossier, successor: null, state: index, signed: new Set<HandoverCapacity>() };
      handover.open.set(id, line);
      this.lines.set(id, line);
    }
  }

  private restate(handover: string, dossier: string, index: number): ClientLine | undefined {
    const line = this.lineOf(handover, dossier);
    if (line === undefined) return undefined;
    line.state = index;
    line.signed.clear();
    return line;
  }

  /** The client is the successor's from here on. */
  private close({ handover, dossier, successor }: ClientLine): void {
    handover.open.delete(dossier.id);
    this.lines.delete(dossier.id);
    if (successor === null) return;
    handover.closed.set(dossier.id, successor);
    dossier.responsible = successor;
    if (dossier.second === successor) dossier.second = null;
  }
}
