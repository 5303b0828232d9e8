/** Measures about dossiers and documents: classified, access approved and limited, originals (P8). */
import type { Classification } from '../../shared/vocabulary/terms.ts';
import { actorOf, type Days, isWithin, type Measure, type Seen } from './measure.ts';

/** Class, category and circle as they stood at the end; documents from their submission on. */
export class Classified {
  private readonly entries: number[] = [];
  private readonly open = new Map<
    string,
    { index: number; everybody: boolean; classification: Classification }
  >();
  private readonly documents = new Map<string, { index: number; state: 'submitted' | 'accepted' | 'back' }>();
  private readonly secrets = new Set<string>();
  private readonly codes = new Map<string, string | null>();

  see(seen: Seen): void {
    const { index, body } = seen;
    switch (body.type) {
      case 'dossier.opened':
      case 'dossier.changed': {
        const { dossier, classification, scope } = body.data;
        this.open.set(dossier, { index, everybody: scope.everybody, classification });
        if (body.type === 'dossier.opened') this.codes.set(dossier, seen.text(body.data.code));
        this.entries.push(index);
        break;
      }
      case 'dossier.corrected':
        this.entries.push(index);
        break;
      case 'document.submitted': {
        const { document, ownership } = body.data;
        this.documents.set(document, { index, state: 'submitted' });
        if (ownership === 'company') this.secrets.add(document);
        this.entries.push(index);
        break;
      }
      case 'document.accepted':
      case 'document.sent-back': {
        const known = this.documents.get(body.data.document);
        if (known !== undefined) known.state = body.type === 'document.accepted' ? 'accepted' : 'back';
        this.entries.push(index);
        break;
      }
      default:
    }
  }

  /** Of one dossier, what an agreement would have to name. */
  protectedBy(dossier: string): { classification: Classification; code: string | null } | null {
    const known = this.open.get(dossier);
    return known === undefined
      ? null
      : { classification: known.classification, code: this.codes.get(dossier) ?? null };
  }

  /** Of a person there may be none at all. */
  measure(asksForDossiers: boolean): Measure {
    const dossiers = [...this.open.values()];
    const kept = [...this.documents.entries()].filter(([, { state }]) => state !== 'back');
    const accepted = kept.filter(([, { state }]) => state === 'accepted');
    const waiting = kept.filter(([, { state }]) => state === 'submitted');
    const wide = dossiers.filter(({ everybody }) => everybody);
    return {
      measure: 'classified',
      named: { every: true, entries: this.entries },
      counts: [
        { what: 'dossiers', count: dossiers.length },
        { what: 'documents-accepted', count: accepted.length },
        { what: 'company-secrets', count: accepted.filter(([id]) => this.secrets.has(id)).length },
      ],
      gaps: [
        {
          gap: 'nothing-classified',
          count: asksForDossiers && dossiers.length === 0 ? 1 : 0,
          of: asksForDossiers ? 1 : 0,
          people: [],
          entries: [],
        },
        gapOf('open-to-all', wide, dossiers.length),
        gapOf(
          'not-accepted',
          waiting.map(([, each]) => each),
          kept.length,
        ),
      ],
    };
  }
}

const gapOf = (
  gap: Measure['gaps'][number]['gap'],
  missing: readonly { readonly index: number }[],
  of: number,
): Measure['gaps'][number] => ({
  gap,
  count: missing.length,
  of,
  people: [],
  entries: missing.map(({ index }) => index),
});

const dayIn = (ms: number, offset: number): string =>
  new Date(ms + offset * 60_000).toISOString().slice(0, 10);

interface Loan {
  issued: number | null;
  toDay: string;
  back: boolean;
  overdue: number | null;
}

export class AccessLimited {
  private readonly days: Days;
  private readonly entries: number[] = [];
  private readonly loans = new Map<string, Loan>();
  private readonly viewers = new Set<string>();
  private readonly viewsOf = new Map<string, number>();
  private readonly counted = {
    requests: 0,
    approvals: 0,
    rejections: 0,
    views: 0,
    refusals: 0,
    'longer-windows': 0,
  };

  constructor(days: Days) {
    this.days = days;
  }

  see(seen: Seen): void {
    const { body, index, day } = seen;
    const counts = isWithin(day, this.days);
    const add = (what: keyof AccessLimited['counted'] | null): void => {
      if (!counts) return;
      this.entries.push(index);
      if (what !== null) this.counted[what] += 1;
    };
    switch (body.type) {
      case 'loan.requested':
        add('requests');
        break;
      case 'loan.approved': {
        const toDay = dayIn(body.data.to, body.at.offset);
        if (body.data.complete !== false)
          this.loans.set(body.data.loan, { issued: null, toDay, back: false, overdue: null });
        add('approvals');
        break;
      }
      case 'loan.rejected':
        add('rejections');
        break;
      case 'loan.extension-approved':
        if (body.data.complete)
          this.step(body.data.loan, (loan) => {
            loan.toDay = dayIn(body.data.to, body.at.offset);
          });
        add(body.data.complete ? 'longer-windows' : null);
        break;
      case 'loan.issued':
        this.step(body.data.loan, (loan) => {
          loan.issued = index;
        });
        add(null);
        break;
      case 'loan.overdue':
        if (counts)
          this.step(body.data.loan, (loan) => {
            loan.overdue = index;
          });
        add(null);
        break;
      case 'loan.checked-in':
        this.step(body.data.loan, (loan) => {
          loan.back = true;
        });
        add(null);
        break;
      case 'loan.received':
      case 'loan.returned':
      case 'loan.recalled':
      case 'loan.withdrawn':
      case 'loan.reminded':
      case 'loan.extension-requested':
      case 'loan.extension-rejected':
      case 'allowance.restored':
        add(null);
        break;
      // What it asks for stands from before the period on.
      case 'policy.tightened':
        this.entries.push(index);
        break;
      case 'view.open': {
        const viewer = actorOf(body);
        add('views');
        if (counts && viewer !== null) this.viewers.add(viewer);
        const key = `${viewer} ${body.data.lineage}`;
        this.viewsOf.set(key, (this.viewsOf.get(key) ?? 0) + 1);
        break;
      }
      case 'refusal':
        add('refusals');
        break;
      default:
    }
  }

  private step(loan: string, how: (loan: Loan) => void): void {
    const known = this.loans.get(loan);
    if (known !== undefined) how(known);
  }

  measure(human: (person: string) => string): Measure {
    const issued = [...this.loans.values()].filter((loan) => loan.issued !== null);
    const late = issued.filter(({ back, toDay }) => !back && toDay < this.days.toDay);
    const overdue = issued.filter((loan) => loan.overdue !== null);
    return {
      measure: 'access',
      named: { every: true, entries: this.entries },
      counts: [
        { what: 'requests', count: this.counted.requests },
        { what: 'approvals', count: this.counted.approvals },
        { what: 'rejections', count: this.counted.rejections },
        { what: 'longer-windows', count: this.counted['longer-windows'] },
        { what: 'views', count: this.counted.views },
        { what: 'viewers', count: new Set([...this.viewers].map(human)).size },
        { what: 'views-most', count: this.mostViews(human) },
        { what: 'refusals', count: this.counted.refusals },
      ],
      gaps: [
        gapOf(
          'overdue',
          overdue.map((loan) => ({ index: loan.overdue ?? 0 })),
          issued.length,
        ),
        gapOf(
          'not-checked-in',
          late.map((loan) => ({ index: loan.issued ?? 0 })),
          issued.length,
        ),
      ],
    };
  }

  /** For life, whatever the period (L4). */
  private mostViews(human: (person: string) => string): number {
    const sums = new Map<string, number>();
    for (const [key, views] of this.viewsOf) {
      const [viewer = '', lineage] = key.split(' ');
      const of = `${human(viewer)} ${lineage}`;
      sums.set(of, (sums.get(of) ?? 0) + views);
    }
    return Math.max(0, ...sums.values());
  }
}

export class Originals {
  private readonly days: Days;
  private readonly entries: number[] = [];
  private readonly releases = new Map<
    string,
    { due: string | null; handedOut: number | null; out: Set<string>; isCertificate: boolean }
  >();
  private readonly counted = { releases: 0, returns: 0 };

  constructor(days: Days) {
    this.days = days;
  }

  see(seen: Seen): void {
    const { body, day, index } = seen;
    const counts = isWithin(day, this.days);
    switch (body.type) {
      case 'release.requested': {
        const { release, due, documents, form } = body.data;
        const out = new Set(documents.map(({ document }) => document as string));
        this.releases.set(release, { due, handedOut: null, out, isCertificate: form === 'certificate' });
        if (counts) this.entries.push(index);
        break;
      }
      case 'release.handed-out': {
        const known = this.releases.get(body.data.release);
        if (known !== undefined) known.handedOut = index;
        if (counts) this.counted.releases += 1;
        if (counts) this.entries.push(index);
        break;
      }
      case 'release.returned': {
        const known = this.releases.get(body.data.release);
        for (const document of body.data.documents) known?.out.delete(document);
        if (counts) this.counted.returns += 1;
        if (counts) this.entries.push(index);
        break;
      }
      case 'release.withdrawn':
      case 'release.approved':
      case 'release.rejected':
        if (counts) this.entries.push(index);
        break;
      default:
    }
  }

  measure(): Measure {
    const out = [...this.releases.values()].filter(
      ({ handedOut, isCertificate }) => handedOut !== null && !isCertificate,
    );
    const asRows = (of: typeof out) => of.map(({ handedOut }) => ({ index: handedOut ?? 0 }));
    const due = out.filter((each) => each.due !== null);
    return {
      measure: 'originals',
      named: { every: true, entries: this.entries },
      counts: [
        { what: 'releases', count: this.counted.releases },
        { what: 'returns', count: this.counted.returns },
      ],
      gaps: [
        gapOf(
          'not-back',
          asRows(due.filter((each) => each.out.size > 0 && (each.due ?? '') < this.days.toDay)),
          due.length,
        ),
        gapOf('given-for-good', asRows(out.filter((each) => each.due === null)), out.length),
      ],
    };
  }
}
