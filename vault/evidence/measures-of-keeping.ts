/** Measures about the vault as a whole: who keeps it, what is counted and backed up, and the log's own life (P8). */
import { type Days, type Gap, isWithin, type Measure, type Seen } from './measure.ts';

const gap = (name: Gap['gap'], count: number, of: number, entries: readonly number[] = []): Gap => ({
  gap: name,
  count,
  of,
  people: [],
  entries,
});

export class Custody {
  private readonly days: Days;
  private readonly entries: number[] = [];
  private readonly counted = { handovers: 0, inventories: 0, backups: 0, drills: 0 };
  private readonly failed: number[] = [];
  private readonly confirmed = new Set<string>();
  private everDrilled = false;
  private inventory: { readonly index: number; readonly items: number; readonly amiss: number } | null = null;

  constructor(days: Days) {
    this.days = days;
  }

  see(seen: Seen): void {
    const { body, day, index } = seen;
    const counts = isWithin(day, this.days);
    switch (body.type) {
      // Who keeps it stands from before the period on.
      case 'vault.created':
        this.entries.push(index);
        break;
      case 'role.given':
      case 'role.ended':
        if (body.data.role === 'custodian') this.entries.push(index);
        break;
      case 'recovery.confirmed':
        this.confirmed.add(body.data.side);
        this.entries.push(index);
        break;
      case 'custody.checked':
      case 'custody.handed-over': {
        const { items, missing, differing, surplus } = body.data;
        this.inventory = { index, items: items + surplus, amiss: missing + differing + surplus };
        const isDeed = body.type === 'custody.handed-over';
        if (counts) this.counted[isDeed ? 'handovers' : 'inventories'] += 1;
        this.entries.push(index);
        break;
      }
      case 'backup.made':
        if (!counts) break;
        this.counted.backups += 1;
        this.entries.push(index);
        break;
      case 'backup.failed':
        if (!counts) break;
        this.failed.push(index);
        this.entries.push(index);
        break;
      case 'backup.drilled':
        this.everDrilled = true;
        if (counts) this.counted.drills += 1;
        this.entries.push(index);
        break;
      default:
    }
  }

  measure(): Measure {
    const { backups } = this.counted;
    const { inventory } = this;
    return {
      measure: 'custody',
      named: { every: true, entries: this.entries },
      counts: (['handovers', 'inventories', 'backups', 'drills'] as const).map((what) => ({
        what,
        count: this.counted[what],
      })),
      gaps: [
        gap('no-inventory', inventory === null ? 1 : 0, 1),
        gap(
          'items-amiss',
          inventory?.amiss ?? 0,
          inventory?.items ?? 0,
          inventory === null || inventory.amiss === 0 ? [] : [inventory.index],
        ),
        gap('no-backup', backups === 0 ? 1 : 0, 1),
        gap('backups-failed', this.failed.length, backups + this.failed.length, this.failed),
        gap('no-drill', this.everDrilled ? 0 : 1, 1),
        gap('sheets-unconfirmed', 2 - this.confirmed.size, 2),
      ],
    };
  }
}

export class LogKept {
  private readonly days: Days;
  private readonly entries: number[] = [];
  private readonly counted = { openings: 0, exports: 0, papers: 0, cosigned: 0 };
  private anchors = 0;
  private readonly found = {
    quarantined: [] as number[],
    'no-anchor-answered': [] as number[],
    generations: [] as number[],
    restores: [] as number[],
    'clock-jumps': [] as number[],
    'checks-unsound': [] as number[],
  };

  constructor(days: Days) {
    this.days = days;
  }

  see(seen: Seen): void {
    const { body, index, day } = seen;
    if (body.type === 'vault.created' || body.type === 'anchor.added') {
      this.anchors += body.type === 'anchor.added' ? 1 : body.data.anchors.length;
      this.entries.push(index);
      return;
    }
    if (!isWithin(day, this.days)) return;
    const note = (what: keyof LogKept['found']): void => {
      this.found[what].push(index);
    };
    switch (body.type) {
      case 'vault.opened':
        this.counted.openings += 1;
        if (body.data.quarantine !== 'none') note('quarantined');
        if (body.data.anchorsAnswered === 0) note('no-anchor-answered');
        break;
      case 'log.exported':
        this.counted.exports += 1;
        break;
      case 'paper.printed':
        this.counted.papers += 1;
        break;
      case 'checkpoint.cosigned':
        this.counted.cosigned += 1;
        break;
      case 'generation.new':
        note('generations');
        break;
      case 'vault.restored':
        note('restores');
        break;
      case 'clock.jumped':
        note('clock-jumps');
        break;
      case 'check.found':
        if (body.data.verdict !== 'sound') note('checks-unsound');
        break;
      case 'opening.erased':
        break;
      default:
        return;
    }
    this.entries.push(index);
  }

  measure(): Measure {
    const { openings, exports, papers, cosigned } = this.counted;
    return {
      measure: 'log',
      named: { every: true, entries: this.entries },
      counts: [
        { what: 'openings', count: openings },
        { what: 'anchors', count: this.anchors },
        { what: 'exports', count: exports },
        { what: 'papers', count: papers },
        { what: 'cosigned', count: cosigned },
      ],
      gaps: [
        ...(['quarantined', 'no-anchor-answered'] as const).map((name) =>
          gap(name, this.found[name].length, openings, this.found[name]),
        ),
        ...(['generations', 'restores', 'clock-jumps', 'checks-unsound'] as const).map((name) =>
          gap(name, this.found[name].length, 0, this.found[name]),
        ),
        gap('nothing-outside', exports + papers + cosigned === 0 ? 1 : 0, 1),
      ],
    };
  }
}
