import type { KeyObject } from 'node:crypto';
import type { BodyOf, EntryBody } from './entry-body.ts';
import type { Role } from './entry-data.ts';
import { roleOfSide } from './epochs.ts';
import { signingKeyFromHex } from './sound-key.ts';

/** Who is known to the log at a point of it: keysets, roles, and which person ids are one human (S4). */

/** One human under all person ids joined by `person.same-as`: an act of one is an act of all. */
export interface Human {
  readonly ids: Set<string>;
  /** Those of `ids` that are frozen. */
  readonly frozenIds: Set<string>;
  /** Dossiers on which they acted as keeper and as user (S3). */
  readonly kept: Set<string>;
  readonly used: Set<string>;
  /** Lineages and dossiers in which they submitted. */
  readonly wrote: Set<string>;
  readonly wroteIn: Set<string>;
  /** Views recorded, by lineage. */
  readonly views: Map<string, number>;
  /** Index of the entry that each of them was recorded by, rising. */
  readonly viewEntries: number[];
  /** Open departures. */
  readonly leaving: Set<string>;
}

export interface Keyset {
  readonly person: string;
  readonly key: KeyObject;
  /** The same in hexadecimal. */
  readonly signKey: string;
  /** The X25519 key that things are sealed to, in hexadecimal. */
  readonly sealKey: string;
  replaced: boolean;
}

interface NewKeys {
  readonly person: string;
  readonly keyset: string;
  readonly signKey: string;
  readonly sealKey: string;
}

/** Where a person's own chain of statements stands. */
export interface ChainHead {
  readonly next: number;
  readonly last: string;
}

const excluding: ReadonlySet<Role> = new Set(['custodian', 'approver', 'auditor', 'clerk']);

/** Whether a human is frozen under any id. */
export const isFrozen = (human: Human): boolean => human.frozenIds.size > 0;

/** Whether a departure of theirs is open. */
export const isLeaving = (human: Human): boolean => human.leaving.size > 0;

/** How many views of all lineages the entries before that index recorded. */
export function viewsBefore({ viewEntries }: Human, index: number): number {
  const end = viewEntries.findIndex((entry) => entry >= index);
  return end < 0 ? viewEntries.length : end;
}

/** Whether custodian, approver, auditor or clerk stands beside any other role (S2). */
export function rolesExclude(roles: ReadonlySet<Role>): boolean {
  return roles.size > 1 && [...roles].some((role) => excluding.has(role));
}

export class People {
  readonly keysets = new Map<string, Keyset>();
  readonly chains = new Map<string, ChainHead>();
  private readonly humans = new Map<string, Human>();
  private readonly enrolled = new Set<string>();
  /** Roles are given to a person id, and used under it. */
  private readonly roles = new Map<string, Set<Role>>();

  isEnrolled(person: string): boolean {
    return this.enrolled.has(person);
  }

  get enrolments(): number {
    return this.enrolled.size;
  }

  /** People, those joined counted once. */
  distinct(): Set<Human> {
    return new Set([...this.enrolled].map((person) => this.human(person)));
  }

  /** Also of a person whom only a ledger of views names: their enrolment lies in a gap. */
  human(person: string): Human {
    let human = this.humans.get(person);
    if (human === undefined) {
      human = unknownHuman(person);
      this.humans.set(person, human);
    }
    return human;
  }

  allHumans(): Set<Human> {
    return new Set(this.humans.values());
  }

  rolesOf(person: string): Set<Role> {
    let roles = this.roles.get(person);
    if (roles === undefined) {
      roles = new Set();
      this.roles.set(person, roles);
    }
    return roles;
  }

  /** Whether anybody holds it. */
  holds(role: Role): boolean {
    return [...this.roles.values()].some((roles) => roles.has(role));
  }

  /** The roles of humans under all their ids, as if they were one. */
  rolesTogether(...humans: readonly Human[]): Set<Role> {
    const together = new Set<Role>();
    for (const human of humans) for (const person of human.ids) addAll(together, this.rolesOf(person));
    return together;
  }

  /** What the same human holds under every id but this. */
  rolesOfOtherIds(person: string): Set<Role> {
    const others = new Set<Role>();
    for (const id of this.human(person).ids) if (id !== person) addAll(others, this.rolesOf(id));
    return others;
  }

  /** `invitedAs`: the roles that somebody who comes by an invitation comes with. */
  apply(body: EntryBody, leafHash: Buffer, invitedAs: readonly Role[] = []): void {
    for (const { person, seq } of body.signers) {
      this.chains.set(person, { next: seq + 1, last: leafHash.toString('hex') });
    }
    switch (body.type) {
      case 'vault.created':
        for (const founder of body.data.founders) {
          this.enrol(founder);
          this.rolesOf(founder.person).add(founder.role);
        }
        break;
      case 'person.enrolled':
        this.enrol(body.data);
        break;
      case 'invitation.taken':
        this.enrol(body.data);
        for (const role of invitedAs) this.rolesOf(body.data.person).add(role);
        break;
      case 'person.rekeyed':
      case 'recovery.used':
        this.replaceKeysets(body.data.person);
        this.enrol(body.data);
        break;
      case 'recovery.admitted':
        this.replaceKeysets(body.data.person);
        this.enrol(body.data);
        this.roles.set(body.data.person, new Set([roleOfSide[body.data.side]]));
        break;
      case 'person.same-as':
        this.join(body.data);
        break;
      case 'person.frozen':
      case 'departure.registered':
        this.human(body.data.person).frozenIds.add(body.data.person);
        break;
      case 'person.unfrozen':
        this.human(body.data.person).frozenIds.clear();
        break;
      case 'role.given':
        this.rolesOf(body.data.person).add(body.data.role);
        break;
      case 'role.ended':
        this.rolesOf(body.data.person).delete(body.data.role);
        break;
      case 'custody.handed-over':
        this.rolesOf(body.data.outgoing).delete('custodian');
        break;
    }
  }

  private enrol({ person, keyset, signKey, sealKey }: NewKeys): void {
    this.enrolled.add(person);
    this.keysets.set(keyset, { person, key: signingKeyFromHex(signKey), signKey, sealKey, replaced: false });
  }

  private replaceKeysets(person: string): void {
    for (const keyset of this.keysets.values()) if (keyset.person === person) keyset.replaced = true;
  }

  private join({ person, same }: BodyOf<'person.same-as'>['data']): void {
    const into = this.human(person);
    const from = this.human(same);
    if (into === from) return;
    for (const id of from.ids) {
      into.ids.add(id);
      this.humans.set(id, into);
    }
    addAll(into.frozenIds, from.frozenIds);
    addAll(into.kept, from.kept);
    addAll(into.used, from.used);
    addAll(into.wrote, from.wrote);
    addAll(into.wroteIn, from.wroteIn);
    addAll(into.leaving, from.leaving);
    into.viewEntries.push(...from.viewEntries);
    into.viewEntries.sort((a, b) => a - b);
    for (const [lineage, views] of from.views)
      into.views.set(lineage, (into.views.get(lineage) ?? 0) + views);
  }
}

const addAll = <T>(into: Set<T>, from: ReadonlySet<T>): void => {
  for (const item of from) into.add(item);
};

const unknownHuman = (person: string): Human => ({
  ids: new Set([person]),
  frozenIds: new Set(),
  kept: new Set(),
  used: new Set(),
  wrote: new Set(),
  wroteIn: new Set(),
  views: new Map(),
  viewEntries: [],
  leaving: new Set(),
});
