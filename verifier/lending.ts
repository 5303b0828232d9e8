import type { BodyOf, EntryBody } from './entry-body.ts';
import type { Document, Filing } from './filing.ts';

/** Loans, the views under them and their notes at a point of the log. */

export type LoanState =
  | 'requested'
  | 'withdrawn'
  | 'rejected'
  | 'approved'
  | 'issued'
  | 'received'
  | 'returned'
  | 'recalled'
  | 'voided'
  | 'checked-in';

export interface Loan {
  readonly id: string;
  readonly document: Document;
  /** Person ids. */
  readonly borrower: string;
  /** Who has approved it, in their order; where two are asked for, the first while it is still requested. */
  approvers: string[];
  state: LoanState;
  overdue: boolean;
  /** As requested, then as approved, then as cut by a clock set back. In milliseconds since 1970. */
  from: number;
  to: number;
  issuer: string | null;
  /** A longer window that waits for its decision: until when it may be at most. */
  longer: { to: number; approvers: string[] } | null;
  /** How long a view may show pages, by the newest approval; 0 before there is one. */
  minutes: number;
}

export interface View {
  readonly id: string;
  readonly loan: Loan;
  readonly viewer: string;
  readonly pages: number;
  readonly shownMsMax: number;
  shownMs: number;
  blank: boolean;
  /** The run of the machine in which it was opened or last resumed. */
  boot: string;
}

const openStates: ReadonlySet<LoanState> = new Set(['requested', 'approved', 'issued', 'received']);
const none: ReadonlySet<Loan> = new Set();

export class Lending {
  readonly loans = new Map<string, Loan>();
  /** Loans in an open state, by document. */
  private readonly openLoans = new Map<Document, Set<Loan>>();
  /** Open views, by id. */
  readonly views = new Map<string, View>();
  /** Every view id that an entry or a ledger has named. */
  readonly viewIds = new Set<string>();
  /** The writer of each note. */
  readonly notes = new Map<string, string>();

  openLoansOf(document: Document): ReadonlySet<Loan> {
    return this.openLoans.get(document) ?? none;
  }

  /** Every loan in an open state. */
  *allOpen(): Generator<Loan> {
    for (const loans of this.openLoans.values()) yield* loans;
  }

  apply(body: EntryBody, filing: Filing): void {
    switch (body.type) {
      case 'loan.requested':
        this.request(body, filing);
        break;
      case 'loan.approved': {
        const loan = this.loans.get(body.data.loan);
        if (loan === undefined) break;
        loan.approvers.push(...body.signers.slice(0, 1).map(({ person }) => person));
        loan.from = body.data.from;
        loan.to = body.data.to;
        loan.minutes = body.data.minutes;
        if (body.data.complete !== false) this.move(loan, 'approved');
        break;
      }
      case 'loan.issued': {
        const loan = this.loans.get(body.data.loan);
        if (loan !== undefined) loan.issuer = body.signers[0]?.person ?? null;
        this.move(loan, 'issued');
        break;
      }
      case 'loan.withdrawn':
      case 'loan.rejected':
      case 'loan.received':
      case 'loan.returned':
      case 'loan.recalled':
      case 'loan.checked-in':
        this.move(this.loans.get(body.data.loan), stateAfter[body.type]);
        break;
      case 'loan.extension-requested':
      case 'loan.extension-rejected': {
        const loan = this.loans.get(body.data.loan);
        if (loan !== undefined) loan.longer = 'to' in body.data ? { to: body.data.to, approvers: [] } : null;
        break;
      }
      case 'loan.extension-approved':
        this.lengthen(this.loans.get(body.data.loan), body);
        break;
      case 'loan.overdue': {
        const loan = this.loans.get(body.data.loan);
        if (loan !== undefined) loan.overdue = true;
        break;
      }
      case 'generation.new':
        for (const id of body.data.voidedLoans) this.move(this.loans.get(id), 'voided');
        for (const { view } of body.data.spent) this.viewIds.add(view);
        break;
      case 'clock.jumped':
        if (body.data.direction === 'back') this.shortenWindows(body.data.from - body.data.to);
        break;
      default:
        this.applyToViews(body);
    }
  }

  private applyToViews(body: EntryBody): void {
    switch (body.type) {
      case 'view.open':
        this.openView(body);
        break;
      case 'view.shown': {
        const view = this.views.get(body.data.view);
        if (view !== undefined) view.shownMs = body.data.shownMs;
        break;
      }
      case 'view.blanked':
      case 'view.resumed': {
        const view = this.views.get(body.data.view);
        if (view === undefined) break;
        view.shownMs = body.data.shownMs;
        view.blank = body.type === 'view.blanked';
        if (body.type === 'view.resumed') view.boot = body.at.boot;
        break;
      }
      case 'view.closed':
        this.views.delete(body.data.view);
        break;
      case 'note.written':
        this.notes.set(body.data.note, body.signers[0]?.person ?? '');
        break;
    }
  }

  private request({ signers, data }: BodyOf<'loan.requested'>, filing: Filing): void {
    const document = filing.documents.get(data.document);
    const borrower = signers[0]?.person;
    if (document === undefined || borrower === undefined || this.loans.has(data.loan)) return;
    const loan: Loan = {
      id: data.loan,
      document,
      borrower,
      approvers: [],
      state: 'requested',
      overdue: false,
      issuer: null,
      longer: null,
      from: data.from,
      to: data.to,
      minutes: 0,
    };
    this.loans.set(loan.id, loan);
    const open = this.openLoans.get(document);
    if (open === undefined) this.openLoans.set(document, new Set([loan]));
    else open.add(loan);
  }

  private lengthen(
    loan: Loan | undefined,
    { signers, data: { complete, to } }: BodyOf<'loan.extension-approved'>,
  ): void {
    if (loan === undefined) return;
    if (complete) {
      loan.to = to;
      loan.longer = null;
    } else if (loan.longer !== null)
      loan.longer = { to, approvers: [...loan.longer.approvers, ...signers.map(({ person }) => person)] };
  }

  private openView({ at, signers, data }: BodyOf<'view.open'>): void {
    this.viewIds.add(data.view);
    const loan = this.loans.get(data.loan);
    const viewer = signers[0]?.person;
    if (loan === undefined || viewer === undefined) return;
    this.views.set(data.view, {
      id: data.view,
      loan,
      viewer,
      pages: data.pages,
      shownMsMax: data.minutes * 60_000 + 1000,
      shownMs: 0,
      blank: false,
      boot: at.boot,
    });
  }

  private move(loan: Loan | undefined, state: LoanState): void {
    if (loan === undefined) return;
    loan.state = state;
    if (openStates.has(state)) return;
    const open = this.openLoans.get(loan.document);
    open?.delete(loan);
    if (open?.size === 0) this.openLoans.delete(loan.document);
  }

  private shortenWindows(byMs: number): void {
    for (const loan of this.allOpen()) if (loan.state !== 'requested') loan.to -= byMs;
  }
}

const stateAfter = {
  'loan.withdrawn': 'withdrawn',
  'loan.rejected': 'rejected',
  'loan.received': 'received',
  'loan.returned': 'returned',
  'loan.recalled': 'recalled',
  'loan.checked-in': 'checked-in',
} as const satisfies Record<string, LoanState>;
