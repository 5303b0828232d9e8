/**
 * Who could get at what the evidence is about, and on which days (P8): by office, by being named, by a loan, by having
 * filed it, by what was released to them. Whoever could only find a name in the directory is not among them.
 */
import type { AnyEntry } from '../../shared/vocabulary/entry.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { actorOf, type Days, type EvidenceSubject, type Seen } from './measure.ts';

interface Span {
  readonly person: PersonId;
  readonly ground: string;
  readonly fromDay: string;
  toDay: string | null;
}

export interface Access extends Days {
  /** The first account of this human that the log enrolled. */
  readonly person: PersonId;
}

type Body<T extends AnyEntry['type']> = Extract<AnyEntry, { type: T }>;

export class PeopleWithAccess {
  private readonly subject: EvidenceSubject;
  private readonly spans: Span[] = [];
  private readonly joined = new Map<PersonId, PersonId>();
  private readonly enrolledAt = new Map<PersonId, number>();
  private readonly borrowers = new Map<string, PersonId>();
  private readonly recipients = new Map<string, PersonId>();
  private readonly leavers = new Map<string, PersonId>();
  private readonly invited = new Map<
    PersonId,
    { readonly roles: readonly string[]; readonly clearance: string | null }
  >();

  constructor(subject: EvidenceSubject) {
    this.subject = subject;
  }

  /** One account for all of a human (S4). */
  human(person: PersonId): PersonId {
    for (let at = person; ; ) {
      const next = this.joined.get(at);
      if (next === undefined) return at;
      at = next;
    }
  }

  leaverOf(departure: string): PersonId | null {
    return this.leavers.get(departure) ?? null;
  }

  /** `isAbout`: whether the entry is about the subject. */
  see(seen: Seen, isAbout: boolean): void {
    this.seePeople(seen);
    const { body, day } = seen;
    switch (body.type) {
      case 'loan.requested':
        this.note(this.borrowers, body.data.loan, actorOf(body));
        break;
      case 'loan.approved':
        if (isAbout && body.data.complete !== false)
          this.open(this.borrowers.get(body.data.loan), body.data.loan, day);
        break;
      case 'loan.checked-in':
      case 'loan.recalled':
      case 'loan.withdrawn':
        this.close(body.data.loan, day);
        break;
      case 'generation.new':
        for (const loan of body.data.voidedLoans) this.close(loan, day);
        break;
      case 'release.requested':
        this.note(this.recipients, body.data.release, body.data.recipient);
        break;
      case 'release.handed-out':
        // What was in somebody's hands they know from then on.
        if (isAbout) this.open(this.recipients.get(body.data.release), body.data.release, day);
        break;
      case 'dossier.opened':
      case 'dossier.changed':
        if (isAbout) this.seeNamed(body, day);
        break;
      case 'document.submitted':
        if (isAbout) this.open(actorOf(body) ?? undefined, body.data.document, day);
        break;
      default:
    }
  }

  private seePeople({ index, body, day }: Seen): void {
    switch (body.type) {
      case 'vault.created':
        for (const { person, role, clearance } of body.data.founders) {
          this.enrolledAt.set(person, index);
          this.hold(person, role, clearance, day);
        }
        break;
      case 'person.enrolled':
        this.enrolledAt.set(body.data.person, index);
        break;
      case 'people.invited':
        for (const each of body.data.invitations) this.invited.set(each.person, each);
        break;
      case 'invitation.taken': {
        const { person } = body.data;
        this.enrolledAt.set(person, index);
        const as = this.invited.get(person);
        for (const role of as?.roles ?? []) this.hold(person, role, as?.clearance ?? null, day);
        break;
      }
      case 'person.same-as':
        this.join(body.data.person, body.data.same);
        break;
      case 'role.given':
        this.hold(body.data.person, body.data.role, body.data.clearance, day);
        break;
      case 'role.ended':
        this.close(`${body.data.person} ${body.data.role}`, day);
        break;
      case 'recovery.admitted':
        this.closeRoles(body.data.person, day);
        this.hold(body.data.person, body.data.side === 'custody' ? 'custodian' : 'approver', 'secret', day);
        break;
      case 'custody.handed-over':
        this.close(`${body.data.outgoing} custodian`, day);
        break;
      case 'departure.registered':
        this.leavers.set(body.data.departure, body.data.person);
        break;
      case 'departure.ended': {
        const leaver = this.leavers.get(body.data.departure);
        if (leaver === undefined || body.data.cause !== 'left') break;
        const human = this.human(leaver);
        for (const span of this.spans)
          if (span.toDay === null && this.human(span.person) === human) span.toDay = day;
        break;
      }
      default:
    }
  }

  /** A clerk of personnel keeps registers only, and an auditor without clearance sees no name (S1, D3). */
  private hold(person: PersonId, role: string, clearance: string | null, day: string): void {
    const byOffice =
      role === 'custodian' || role === 'approver' || (role === 'auditor' && clearance !== null);
    const counts =
      this.subject.kind === 'dossier' ? byOffice : byOffice || role === 'author' || role === 'borrower';
    if (counts) this.open(person, `${person} ${role}`, day);
  }

  private seeNamed({ data }: Body<'dossier.opened' | 'dossier.changed'>, day: string): void {
    const named = new Set([data.responsible, data.second ?? null, ...data.scope.people]);
    const prefix = `named ${data.dossier} `;
    for (const span of this.spans)
      if (span.toDay === null && span.ground.startsWith(prefix) && !named.has(span.person)) span.toDay = day;
    for (const person of named)
      if (person !== null && !this.isOpen(`${prefix}${person}`)) this.open(person, `${prefix}${person}`, day);
  }

  private isOpen(ground: string): boolean {
    return this.spans.some((span) => span.toDay === null && span.ground === ground);
  }
  private open(person: PersonId | undefined, ground: string, day: string): void {
    if (person !== undefined) this.spans.push({ person, ground, fromDay: day, toDay: null });
  }
  private close(ground: string, day: string): void {
    for (const span of this.spans) if (span.toDay === null && span.ground === ground) span.toDay = day;
  }
  private closeRoles(person: PersonId, day: string): void {
    for (const span of this.spans)
      if (span.toDay === null && span.ground.startsWith(`${person} `)) span.toDay = day;
  }
  private note<K>(map: Map<K, PersonId>, key: K, person: PersonId | null): void {
    if (person !== null) map.set(key, person);
  }
  private join(one: PersonId, other: PersonId): void {
    const [a, b] = [this.human(one), this.human(other)];
    if (a === b) return;
    const aFirst = (this.enrolledAt.get(a) ?? 0) <= (this.enrolledAt.get(b) ?? 0);
    this.joined.set(aFirst ? b : a, aFirst ? a : b);
  }

  /** Each human with access on some day of the period: from the first to the last such day. */
  during({ fromDay, toDay }: Days): Access[] {
    const found = new Map<PersonId, Access>();
    const only =
      this.subject.kind === 'person' ? new Set(this.subject.people.map((each) => this.human(each))) : null;
    for (const span of this.spans) {
      const person = this.human(span.person);
      const from = span.fromDay > fromDay ? span.fromDay : fromDay;
      const to = span.toDay !== null && span.toDay < toDay ? span.toDay : toDay;
      if (from > to || (only !== null && !only.has(person))) continue;
      const known = found.get(person);
      found.set(person, {
        person,
        fromDay: known !== undefined && known.fromDay < from ? known.fromDay : from,
        toDay: known !== undefined && known.toDay > to ? known.toDay : to,
      });
    }
    return [...found.values()];
  }
}
