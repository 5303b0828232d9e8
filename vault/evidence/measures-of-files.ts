/** Measures about dossiers and documents: classified, access approved and limited, originals (P8). */
import type { Classification } from '../../shared/vocabulary/terms.ts';
import { actorOf, type Claim, claim, type Days, isWithin, type Measure, type Seen } from './measure.ts';

/** Class, category and circle as they stood at the end; documents from their submission on. */
export class Classified {
  private readonly claims: Claim[] = [];
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
        this.claims.push(claim(seen, dossier));
        break;
      }
      case 'dossier.corrected':
        this.claims.push(claim(seen, body.data.dossier));
        break;
      case 'document.submitted': {
        const { document, dossier, ownership } = body.data;
        this.documents.set(document, { index, state: 'submitted' });
        if (ownership === 'company') this.secrets.add(document);
        this.claims.push(claim(seen, dossier, document));
        break;
      }
      case 'document.accepted':
      case 'document.sent-back': {
        const known = this.documents.get(body.data.document);
        if (known !== undefined) known.state = body.type === 'document.accepted' ? 'accepted' : 'back';
        this.claims.push(claim(seen, body.data.document));
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
      claims: this.claims,
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

interface Loan {
  issued: number | null;
  toDay: string;
  back: boolean;
  overdue: number | null;
}

export class AccessLimited {
  private readonly days: Days;
  private readonly claims: Claim[] = [];
  private readonly loans = new Map<string, Loan>();
  private readonly viewers = new Set<string>();
  private readonly viewsOf = new Map<string, number>();
  private readonly counted = { requests: 0, approvals: 0, rejections: 0, views: 0, refusals: 0 };

  constructor(days: Days) {
    this.days = days;
  }

  see(seen: Seen): void {
    const { body, index, day } = seen;
    const counts = isWithin(day, this.days);
    const add = (what: keyof AccessLimited['counted'] | null, ...ids: (string | null)[]): void => {
      if (!counts) return;
      this.claims.push(claim(seen, ...ids));
      if (what !== null) this.counted[what] += 1;
    };
    switch (body.type) {
      case 'loan.requested':
        add('requests', body.data.document, body.data.loan, actorOf(body));
        break;
      case 'loan.approved': {
        const { offset } = body.at;
        const toDay = new Date(body.data.to + offset * 60_000).toISOString().slice(0, 10);
        if (body.data.complete !== false)
          this.loans.set(body.data.loan, { issued: null, toDay, back: false, overdue: null });
        add('approvals', body.data.document, body.data.loan, actorOf(body));
        break;
      }
      case 'loan.rejected':
        add('rejections', body.data.loan, actorOf(body));
        break;
      case 'loan.issued':
        this.step(body.data.loan, (loan) => {
          loan.issued = index;
        });
        add(null, body.data.loan, actorOf(body));
        break;
      case 'loan.overdue':
        if (counts)
          this.step(body.data.loan, (loan) => {
            loan.overdue = index;
          });
        add(null, body.data.loan);
        break;
      case 'loan.checked-in':
        this.step(body.data.loan, (loan) => {
          loan.back = true;
        });
        add(null, body.data.loan, actorOf(body));
        break;
      case 'loan.received':
      case 'loan.returned':
      case 'loan.recalled':
      case 'loan.withdrawn':
        add(null, body.data.loan, actorOf(body));
        break;
      case 'view.open': {
        const viewer = actorOf(body);
        add('views', body.data.document, body.data.view, viewer);
        if (counts && viewer !== null) this.viewers.add(viewer);
        const key = `${viewer} ${body.data.lineage}`;
        this.viewsOf.set(key, (this.viewsOf.get(key) ?? 0) + 1);
        break;
      }
      case 'refusal':
        add('refusals', body.data.dossier, body.data.document, body.data.loan, actorOf(body));
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
      claims: this.claims,
      counts: [
        { what: 'requests', count: this.counted.requests },
        { what: 'approvals', count: this.counted.approvals },
        { what: 'rejections', count: this.counted.rejections },
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
  private readonly claims: Claim[] = [];
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
        const { release, due, documents, form, recipient } = body.data;
        const out = new Set(documents.map(({ document }) => document as string));
        this.releases.set(release, { due, handedOut: null, out, isCertificate: form === 'certificate' });
        if (counts) this.claims.push(claim(seen, release, recipient));
        break;
      }
      case 'release.handed-out': {
        const known = this.releases.get(body.data.release);
        if (known !== undefined) known.handedOut = index;
        if (counts) this.counted.releases += 1;
        if (counts) this.claims.push(claim(seen, body.data.release));
        break;
      }
      case 'release.returned': {
        const known = this.releases.get(body.data.release);
        for (const document of body.data.documents) known?.out.delete(document);
        if (counts) this.counted.returns += 1;
        if (counts) this.claims.push(claim(seen, body.data.release));
        break;
      }
      case 'release.withdrawn':
      case 'release.approved':
      case 'release.rejected':
        if (counts) this.claims.push(claim(seen, body.data.release, actorOf(body)));
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
      claims: this.claims,
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
