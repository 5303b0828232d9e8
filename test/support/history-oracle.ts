/**
 * What the rules say of an act, worked out a second time: no line here comes from the vault or from its policy. For each act it
 * gathers every reason that stands against it; which of them is named is the order of docs/formats/refusals.md.
 */
import { readFileSync } from 'node:fs';

type Role = 'author' | 'borrower' | 'custodian' | 'approver';
type State =
  | 'requested'
  | 'withdrawn'
  | 'rejected'
  | 'approved'
  | 'issued'
  | 'received'
  | 'returned'
  | 'recalled'
  | 'checked-in';

interface OfficePerson {
  readonly name: string;
  readonly roles: Set<Role>;
  /** Accounts of one human share it. */
  human: number;
  frozen: boolean;
  /** How often the person got new keys. */
  keys: number;
}
interface OfficeDocument {
  readonly ref: string;
  readonly dossier: string;
  readonly lineage: string;
  readonly author: string;
}
interface OfficeLoan {
  readonly document: OfficeDocument;
  readonly borrower: string;
  readonly endsMs: number;
  state: State;
  approver: string | null;
  keysAtApproval: number;
}

/** The order in which reasons are named, read from the page and not from the program. */
const order = [
  ...readFileSync(new URL('../../docs/formats/refusals.md', import.meta.url), 'utf8').matchAll(
    /^\| `(\w+)`/gm,
  ),
].map((row) => row[1]!);

const first = (reasons: readonly (string | false)[]): string | null => {
  const standing = reasons.filter((reason) => reason !== false);
  for (const reason of standing) if (!order.includes(reason)) throw new Error(`no such refusal: ${reason}`);
  return standing.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))[0] ?? null;
};

export class Oracle {
  readonly people = new Map<string, OfficePerson>();
  readonly documents: OfficeDocument[] = [];
  readonly loans: OfficeLoan[] = [];
  readonly held = new Set<string>();
  /** Views by account and lineage. */
  readonly views = new Map<string, number>();
  nowMs: number;

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  enrol(name: string, ...roles: Role[]): void {
    this.people.set(name, { name, roles: new Set(roles), human: this.people.size, frozen: false, keys: 0 });
  }
  file(ref: string, lineage: string, author: string): void {
    this.documents.push({ ref, dossier: ref.split('/')[0]!, lineage, author });
  }
  person(name: string): OfficePerson {
    const person = this.people.get(name);
    if (person === undefined) throw new Error(`nobody is called ${name}`);
    return person;
  }

  private accounts(name: string): OfficePerson[] {
    return [...this.people.values()].filter((other) => other.human === this.person(name).human);
  }
  private isFrozen = (name: string): boolean => this.accounts(name).some((account) => account.frozen);
  /** L4: counted for the human, over all versions of the lineage. */
  used(name: string, lineage: string): number {
    return this.accounts(name).reduce(
      (sum, { name: one }) => sum + (this.views.get(`${one}/${lineage}`) ?? 0),
      0,
    );
  }
  left = (name: string, lineage: string): number => Math.max(0, 3 - this.used(name, lineage));
  private wrote = (name: string, lineage: string): boolean =>
    this.documents.some(
      (document) =>
        document.lineage === lineage && this.person(document.author).human === this.person(name).human,
    );
  private lacks = (name: string, ...roles: Role[]): string | false =>
    !roles.some((role) => this.person(name).roles.has(role)) && 'ROLE_NEEDED';
  /** L3, D9: what no longer follows from the state that the loan is in. */
  private notIn = (loan: OfficeLoan, ...states: State[]): string | false =>
    !states.includes(loan.state) && 'LOAN_STATE';
  private isOver = (loan: OfficeLoan): string | false => this.nowMs >= loan.endsMs && 'WINDOW_OVER';

  /** Each returns the refusal due, or null and then the act has happened. */
  request(by: string, document: OfficeDocument, endsMs: number): string | null {
    const openLoan = this.loans.some(
      (loan) =>
        loan.document === document &&
        this.person(loan.borrower).human === this.person(by).human &&
        ['requested', 'approved', 'issued', 'received'].includes(loan.state),
    );
    const due = first([
      this.lacks(by, 'borrower'),
      this.isFrozen(by) && 'PERSON_FROZEN',
      this.held.has(document.dossier) && 'DOSSIER_HELD',
      this.wrote(by, document.lineage) && 'OWN_WRITING',
      this.left(by, document.lineage) === 0 && 'VIEWS_SPENT',
      openLoan && 'LOAN_OPEN',
    ]);
    if (due === null) {
      this.loans.push({
        document,
        borrower: by,
        endsMs,
        state: 'requested',
        approver: null,
        keysAtApproval: 0,
      });
    }
    return due;
  }

  private step(loan: OfficeLoan, to: State, reasons: readonly (string | false)[]): string | null {
    const due = first(reasons);
    if (due === null) loan.state = to;
    return due;
  }
  private notTheirs = (by: string, loan: OfficeLoan): string | false =>
    loan.borrower !== by && 'NO_SUCH_LOAN';

  withdraw = (by: string, loan: OfficeLoan): string | null =>
    this.step(loan, 'withdrawn', [
      this.lacks(by, 'borrower'),
      this.notTheirs(by, loan),
      this.notIn(loan, 'requested'),
    ]);
  approve(by: string, loan: OfficeLoan): string | null {
    const due = this.step(loan, 'approved', [
      this.lacks(by, 'approver'),
      this.isFrozen(loan.borrower) && 'PERSON_FROZEN',
      this.held.has(loan.document.dossier) && 'DOSSIER_HELD',
      !this.person(loan.borrower).roles.has('borrower') && 'ROLE_ENDED',
      this.left(loan.borrower, loan.document.lineage) === 0 && 'VIEWS_SPENT',
      this.notIn(loan, 'requested'),
      this.isOver(loan),
    ]);
    if (due === null) {
      loan.approver = by;
      loan.keysAtApproval = this.person(loan.borrower).keys;
    }
    return due;
  }
  reject = (by: string, loan: OfficeLoan): string | null =>
    this.step(loan, 'rejected', [this.lacks(by, 'approver'), this.notIn(loan, 'requested')]);
  issue = (by: string, loan: OfficeLoan): string | null =>
    this.step(loan, 'issued', [
      this.lacks(by, 'custodian'),
      this.isFrozen(loan.borrower) && 'PERSON_FROZEN',
      this.held.has(loan.document.dossier) && 'DOSSIER_HELD',
      !this.person(loan.borrower).roles.has('borrower') && 'ROLE_ENDED',
      this.notIn(loan, 'approved'),
      this.isOver(loan),
    ]);
  receive = (by: string, loan: OfficeLoan): string | null =>
    this.step(loan, 'received', [
      this.lacks(by, 'borrower'),
      this.notTheirs(by, loan),
      this.isFrozen(by) && 'PERSON_FROZEN',
      this.notIn(loan, 'issued'),
    ]);
  giveBack = (by: string, loan: OfficeLoan): string | null =>
    this.step(loan, 'returned', [
      this.lacks(by, 'borrower'),
      this.notTheirs(by, loan),
      this.notIn(loan, 'issued', 'received'),
    ]);
  checkIn = (by: string, loan: OfficeLoan): string | null =>
    this.step(loan, 'checked-in', [
      this.lacks(by, 'custodian'),
      this.notIn(loan, 'issued', 'received', 'returned', 'recalled'),
    ]);
  recall = (by: string, loan: OfficeLoan): string | null =>
    this.step(loan, 'recalled', [
      this.lacks(by, 'custodian', 'approver'),
      this.notIn(loan, 'requested', 'approved', 'issued', 'received'),
    ]);

  view(by: string, loan: OfficeLoan): string | null {
    const { lineage, dossier } = loan.document;
    const due = first([
      this.lacks(by, 'borrower'),
      this.notTheirs(by, loan),
      this.isFrozen(by) && 'PERSON_FROZEN',
      this.held.has(dossier) && 'DOSSIER_HELD',
      this.wrote(by, lineage) && 'OWN_WRITING',
      this.left(by, lineage) === 0 && 'VIEWS_SPENT',
      this.notIn(loan, 'issued', 'received'),
      this.isOver(loan),
      loan.approver !== null && loan.keysAtApproval !== this.person(by).keys && 'KEYSET_REPLACED',
      loan.state === 'issued' && 'LOAN_NOT_RECEIVED',
    ]);
    if (due === null) this.views.set(`${by}/${lineage}`, (this.views.get(`${by}/${lineage}`) ?? 0) + 1);
    return due;
  }

  freeze(by: string, who: string): string | null {
    const due = first([this.lacks(by, 'custodian')]);
    if (due === null) this.person(who).frozen = true;
    return due;
  }
  unfreeze(by: string, who: string): string | null {
    const due = first([this.lacks(by, 'custodian', 'approver'), !this.isFrozen(who) && 'NOT_FROZEN']);
    if (due === null) this.person(who).frozen = false;
    return due;
  }
  hold(by: string, dossier: string): string | null {
    const due = first([this.lacks(by, 'custodian', 'approver'), this.held.has(dossier) && 'DOSSIER_HELD']);
    if (due === null) this.held.add(dossier);
    return due;
  }
  lift(by: string, dossier: string): string | null {
    const due = first([this.lacks(by, 'custodian', 'approver'), !this.held.has(dossier) && 'NOT_HELD']);
    if (due === null) this.held.delete(dossier);
    return due;
  }
  endBorrowing(by: string, who: string): string | null {
    const due = first([
      this.lacks(by, 'custodian', 'approver'),
      !this.person(who).roles.has('borrower') && 'ROLE_NOT_HELD',
    ]);
    if (due === null) this.person(who).roles.delete('borrower');
    return due;
  }
  /** S2, S4: roles are held by the human, whatever the account. */
  giveBorrowing(by: string, who: string): string | null {
    const due = first([
      this.lacks(by, 'custodian', 'approver'),
      this.accounts(who).some((account) => account.roles.has('borrower')) && 'ROLE_HELD',
    ]);
    if (due === null) this.person(who).roles.add('borrower');
    return due;
  }
  rekey(by: string, who: string): string | null {
    const due = first([this.lacks(by, 'custodian', 'approver')]);
    if (due === null) this.person(who).keys += 1;
    return due;
  }
  join(by: string, who: string, same: string): string | null {
    const due = first([
      this.lacks(by, 'custodian', 'approver'),
      this.person(who).human === this.person(same).human && 'SAME_ALREADY',
    ]);
    if (due === null) {
      const { human } = this.person(same);
      for (const account of this.accounts(who)) account.human = human;
    }
    return due;
  }
}
