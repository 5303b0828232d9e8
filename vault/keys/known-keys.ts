/**
 * Who holds which keys and roles, by the chain of signed statements from the first entry on (S7). Nothing is taken from tables: each
 * statement is accepted only if the keys and roles known before it allow it, signature by signature. What is sealed to
 * somebody is sealed to a key that this comes to, however long the log is.
 */
import { entryPayloadType } from '../../shared/vocabulary/entry.ts';
import { isSignedByARow } from '../../shared/vocabulary/entry-signers.ts';
import type { KeysetId, PersonId, VaultId } from '../../shared/vocabulary/ids.ts';
import type { Quarantine } from '../../shared/vocabulary/quarantine.ts';
import { type Role, roleOfSide, type Side, type SigningAs } from '../../shared/vocabulary/terms.ts';
import { LogBroken } from '../log/log-broken.ts';
import { pae } from '../sealing/statement.ts';
import { decodeHex, verifySignature } from '../sealing/suite.ts';
import { invitationProven } from './invitation-code.ts';
import type { KeyStatement, KeyStatementBody } from './key-statements.ts';
import { type GroupRecipient, groupRecipient, type Recipient, recipient } from './recipient.ts';
import { sheetsProven } from './sheets-proof.ts';

interface KnownPerson {
  readonly keyset: KeysetId;
  readonly signKey: string;
  readonly sealKey: string;
  readonly roles: readonly Role[];
}

type EpochCause = 'member-left' | 'recovery' | 'handover';

interface Due {
  readonly side: Side;
  readonly cause: EpochCause;
}

interface KnownSide {
  readonly epoch: number;
  readonly key: string;
  readonly recovery: string;
  /** Empty in a vault from before sheets signed. */
  readonly sheetsKey: string;
  /** From `epoch.begun` to `epoch.done`. */
  readonly underWay: { readonly epoch: number; readonly key: string; readonly cause: EpochCause } | null;
}

type NewKeys = { person: PersonId; keyset: KeysetId; signKey: string; sealKey: string };

const sideOf = (role: Role): Side | null =>
  role === 'custodian' ? 'custody' : role === 'approver' ? 'approval' : null;

export class KnownKeys {
  private readonly vault: VaultId;
  private persons = new Map<PersonId, KnownPerson>();
  /** Every id of a keyset and every log key so far: none is used again. */
  private keysets = new Set<KeysetId>();
  /** Who was invited and has not come yet, with the key of their code. */
  private invited = new Map<PersonId, { readonly key: string; readonly roles: readonly Role[] }>();
  private logKeys = new Set<string>();
  private sides: Record<Side, KnownSide> | null = null;
  private logKey = '';
  private logKeyName = '';
  private generation = 0;
  /** Of the log keys of this generation, the newest counts so many. */
  private nthLogKey = 0;
  private newestIndex = -1;
  /** A membership ended with the newest statement: that side's new epoch has to be the very next entry. */
  private due: Due | null = null;
  /** A begun epoch of custody came into force with the newest statement: the very next entry is a new log key. */
  private logKeyDue = false;
  /** What a check found and no new generation has ended; and what the newest opening said. */
  private found: Quarantine = 'none';
  private opened: Quarantine = 'none';

  constructor(vault: VaultId) {
    this.vault = vault;
  }

  clone(): KnownKeys {
    const copy = new KnownKeys(this.vault);
    copy.persons = new Map(this.persons);
    copy.keysets = new Set(this.keysets);
    copy.invited = new Map(this.invited);
    copy.logKeys = new Set(this.logKeys);
    copy.nthLogKey = this.nthLogKey;
    copy.logKeyDue = this.logKeyDue;
    copy.sides = this.sides === null ? null : { ...this.sides };
    copy.logKey = this.logKey;
    copy.logKeyName = this.logKeyName;
    copy.generation = this.generation;
    copy.newestIndex = this.newestIndex;
    copy.due = this.due;
    copy.found = this.found;
    copy.opened = this.opened;
    return copy;
  }

  /** The cause of a quarantine that no new generation has ended (A6). */
  get quarantine(): Quarantine {
    return this.found === 'none' ? this.opened : this.found;
  }
  /** The key of a side's group in the epoch in force. */
  group(side: Side): GroupRecipient {
    const { epoch, key } = this.side(side);
    return groupRecipient(epoch, key);
  }
  /** The key of an epoch that has been begun and is not done. */
  groupUnderWay(side: Side): GroupRecipient | null {
    const { underWay } = this.side(side);
    return underWay === null ? null : groupRecipient(underWay.epoch, underWay.key);
  }
  recoveryOf(side: Side): GroupRecipient {
    return groupRecipient(this.side(side).epoch, this.side(side).recovery);
  }
  /** The keys that somebody holds now. Null for who is not enrolled. */
  recipientOf(person: PersonId): Recipient | null {
    const known = this.persons.get(person);
    return known === undefined ? null : recipient(known.keyset, known.sealKey);
  }
  /** The Ed25519 key of the keyset that somebody holds now, in hexadecimal; null where they hold another. */
  signingKeyOf(person: PersonId, keyset: KeysetId): string | null {
    const known = this.persons.get(person);
    return known?.keyset === keyset ? known.signKey : null;
  }
  rolesOf(person: PersonId): readonly Role[] {
    return this.persons.get(person)?.roles ?? [];
  }
  holdersOf(role: Role): readonly Recipient[] {
    return [...this.persons.values()]
      .filter(({ roles }) => roles.includes(role))
      .map(({ keyset, sealKey }) => recipient(keyset, sealKey));
  }
  people(): ReadonlyMap<PersonId, Pick<KnownPerson, 'keyset' | 'signKey' | 'sealKey' | 'roles'>> {
    return this.persons;
  }

  /** Takes the next statement. Throws LogBroken, with nothing changed, where what is known does not allow it. */
  accept(statement: KeyStatement): void {
    const { index, body } = statement;
    const refuse = (cause: string): never => {
      throw new LogBroken(index, cause);
    };
    if (index <= this.newestIndex || body.vault !== this.vault) refuse('the entry belongs elsewhere');
    if ((index === 0) !== (body.type === 'vault.created')) refuse('the entry belongs elsewhere');
    if (!isSignedByARow(body)) refuse('signed by the wrong people');
    const { due } = this;
    if (due !== null) {
      const answers =
        body.type === 'epoch.begun' || (body.type === 'epoch.new' && this.side(due.side).underWay === null);
      if (!answers || body.data.side !== due.side || index !== this.newestIndex + 1)
        refuse('a new epoch has to begin here');
    }
    const { logKeyDue } = this;
    if (logKeyDue !== (body.type === 'log-key.new') || (logKeyDue && index !== this.newestIndex + 1))
      refuse('a new log key follows a begun epoch of custody, and nothing else does');
    this.checkSignatures(statement);
    this.due = null;
    this.logKeyDue = false;
    try {
      this.apply(statement, due, refuse);
    } catch (error) {
      this.due = due;
      this.logKeyDue = logKeyDue;
      throw error;
    }
    this.newestIndex = index;
  }

  private side(side: Side): KnownSide {
    if (this.sides === null) throw new Error('broken invariant: no first entry');
    return this.sides[side];
  }

  private checkSignatures({ index, body, payload, signatures }: KeyStatement): void {
    const keys = body.signers.length === 0 ? [this.machineKey()] : this.signerKeys(index, body);
    const message = pae(entryPayloadType, payload);
    const holds =
      signatures.length === keys.length &&
      signatures.every(
        ({ keyid, sig }, i) =>
          keyid === keys[i]!.keyid && verifySignature(decodeHex(keys[i]!.key, 32), message, sig),
      );
    if (!holds) throw new LogBroken(index, 'a signature does not verify');
  }

  private machineKey(): { keyid: string; key: string } {
    return { keyid: `log:${this.logKeyName}`, key: this.logKey };
  }

  private signerKeys(index: number, body: KeyStatementBody): { keyid: string; key: string }[] {
    return body.signers.map((signer) => {
      const introduced = introducedFor(body, signer.as);
      const key =
        introduced === null
          ? this.signingKeyOf(signer.person, signer.keyset)
          : (introduced.find(({ person, keyset }) => person === signer.person && keyset === signer.keyset)
              ?.signKey ?? null);
      if (key === null) throw new LogBroken(index, 'signed by a keyset that is not enrolled');
      if (signer.as !== 'self' && signer.as !== 'founder' && !this.rolesOf(signer.person).includes(signer.as))
        throw new LogBroken(index, 'signed in a role that the person did not hold');
      return { keyid: signer.keyset, key };
    });
  }

  private apply({ index, body }: KeyStatement, due: Due | null, refuse: (cause: string) => never): void {
    switch (body.type) {
      case 'vault.created': {
        const { groups, founders, logKey } = body.data;
        const side = (of: Side): KnownSide => ({
          epoch: 1,
          key: groups[of].key,
          recovery: groups[of].recovery,
          sheetsKey: groups[of].sheetsKey ?? '',
          underWay: null,
        });
        this.sides = { custody: side('custody'), approval: side('approval') };
        this.takeLogKey(1, '1', logKey);
        for (const founder of founders) this.enrol(founder, [founder.role], refuse);
        return;
      }
      case 'vault.opened':
        this.opened = body.data.quarantine;
        return;
      case 'check.found':
        if (body.data.verdict !== 'sound') this.found = body.data.verdict;
        return;
      case 'generation.new':
        if (body.data.generation !== this.generation + 1) refuse('the generation does not follow');
        this.takeLogKey(body.data.generation, String(body.data.generation), body.data.logKey);
        this.found = 'none';
        this.opened = 'none';
        return;
      case 'log-key.new':
        if (body.data.name !== `${this.generation}.${this.nthLogKey + 1}`)
          refuse('the log key does not follow');
        if (this.logKeys.has(body.data.logKey)) refuse('a log key is used again');
        this.takeLogKey(this.generation, body.data.name, body.data.logKey);
        return;
      case 'person.enrolled':
        this.enrol(body.data, [], refuse);
        return;
      case 'people.invited':
        for (const { person, key, roles } of body.data.invitations) {
          if (this.persons.has(person) || this.invited.has(person)) refuse('somebody is invited twice');
          this.invited.set(person, { key, roles });
        }
        return;
      case 'invitation.taken': {
        const invited = this.invited.get(body.data.person) ?? refuse('nobody was invited so');
        if (!invitationProven(this.vault, invited.key, body.data))
          refuse('the code does not prove the new keys');
        this.enrol(body.data, invited.roles, refuse);
        this.invited.delete(body.data.person);
        return;
      }
      case 'invitation.withdrawn':
        if (!this.invited.delete(body.data.person)) refuse('nobody was invited so');
        return;
      case 'person.rekeyed':
        this.rekey(body.data, null, refuse);
        return;
      case 'recovery.used':
      case 'recovery.admitted': {
        const { side } = body.data;
        if (!sheetsProven(this.vault, side, this.side(side).sheetsKey, body.data))
          refuse('the sheets do not prove the new keys');
        const role = roleOfSide[side];
        const holds = this.rolesOf(body.data.person).includes(role);
        if (holds !== (body.type === 'recovery.used')) refuse('the sheets were used for another case');
        this.rekey(body.data, holds ? null : [role], refuse);
        this.due = { side, cause: 'recovery' };
        return;
      }
      case 'role.given':
        this.giveRole(body.data.person, body.data.role, refuse);
        return;
      case 'role.ended':
        this.endRole(body.data.person, body.data.role, 'member-left', refuse);
        return;
      case 'custody.handed-over':
        this.endRole(body.data.outgoing, 'custodian', 'handover', refuse);
        return;
      case 'epoch.begun':
      case 'epoch.new':
      case 'epoch.done':
        this.stepEpoch(body, due !== null && index === this.newestIndex + 1 ? due : null, refuse);
    }
  }

  private takeLogKey(generation: number, name: string, key: string): void {
    this.nthLogKey = generation === this.generation ? this.nthLogKey + 1 : 1;
    this.logKeys.add(key);
    this.generation = generation;
    this.logKeyName = name;
    this.logKey = key;
  }

  private enrol(data: NewKeys, roles: readonly Role[], refuse: (cause: string) => never): void {
    if (this.persons.has(data.person)) refuse('somebody is enrolled twice');
    this.keep(data, roles, refuse);
  }

  private rekey(data: NewKeys, roles: readonly Role[] | null, refuse: (cause: string) => never): void {
    const before = this.persons.get(data.person) ?? refuse('the person is not enrolled');
    this.keep(data, roles ?? before.roles, refuse);
  }

  private keep(
    { person, keyset, signKey, sealKey }: NewKeys,
    roles: readonly Role[],
    refuse: (cause: string) => never,
  ): void {
    if (this.keysets.has(keyset)) refuse('a keyset is given twice');
    this.keysets.add(keyset);
    this.persons.set(person, { keyset, signKey, sealKey, roles });
  }

  private giveRole(person: PersonId, role: Role, refuse: (cause: string) => never): void {
    const known = this.persons.get(person) ?? refuse('the person is not enrolled');
    const sides = [role, ...known.roles].filter((held) => sideOf(held) !== null);
    // Who keeps or approves does nothing else (S2).
    if (sides.length > 0 && known.roles.length > 0) refuse('a role that the person’s other roles exclude');
    this.persons.set(person, { ...known, roles: [...known.roles, role] });
  }

  private endRole(person: PersonId, role: Role, cause: EpochCause, refuse: (cause: string) => never): void {
    const known = this.persons.get(person) ?? refuse('the person is not enrolled');
    if (!known.roles.includes(role)) refuse('a role ends that nobody held');
    this.persons.set(person, { ...known, roles: known.roles.filter((held) => held !== role) });
    const side = sideOf(role);
    if (side !== null) this.due = { side, cause };
  }

  /** As log-entry.md §5.2 has it: begun where a membership ended and nowhere else, in force as begun, then done. */
  private stepEpoch(
    body: Extract<KeyStatementBody, { type: 'epoch.begun' | 'epoch.new' | 'epoch.done' }>,
    due: Due | null,
    refuse: (cause: string) => never,
  ): void {
    if (this.sides === null) return;
    const { side, epoch } = body.data;
    const before = this.side(side);
    const inForce = before.underWay !== null && before.underWay.epoch === before.epoch;
    if (body.type === 'epoch.done') {
      if (!inForce || epoch !== before.epoch) refuse('an epoch ends that is not in force');
      this.sides[side] = { ...before, underWay: null };
      return;
    }
    const { key, cause } = body.data;
    const asked = due !== null && due.side === side && due.cause === cause;
    if (epoch !== before.epoch + 1 || inForce) refuse('an epoch that does not follow');
    if (body.type === 'epoch.begun') {
      if (!asked) refuse('an epoch that nobody asked for');
      if (before.underWay !== null && cause !== 'recovery') refuse('an epoch is under way');
      this.sides[side] = { ...before, underWay: { epoch, key, cause } };
      return;
    }
    const { underWay } = before;
    // Earlier programs did all of it in one entry, directly after the one that asked for it.
    if (underWay === null ? !asked : underWay.key !== key || underWay.cause !== cause)
      refuse('an epoch that was not begun so');
    this.sides[side] = { ...before, epoch, key };
    this.logKeyDue = side === 'custody' && underWay !== null;
  }
}

/** The keys that a signer must sign with as those that the entry introduces; null where keys of before count. */
export function introducedFor(body: KeyStatementBody, as: SigningAs): readonly NewKeys[] | null {
  if (body.type === 'vault.created') return body.data.founders;
  if (as !== 'self') return null;
  switch (body.type) {
    case 'person.enrolled':
    case 'invitation.taken':
    case 'person.rekeyed':
    case 'recovery.used':
    case 'recovery.admitted':
      return [body.data];
    default:
      return null;
  }
}
