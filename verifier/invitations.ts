import type { BodyOf, EntryBody } from './entry-body.ts';
import type { Role } from './entry-data.ts';
import { type Fault, fault } from './fault.ts';
import { type People, rolesExclude } from './people.ts';
import { isSignature, signingKeyFromHex } from './sound-key.ts';

/** People by list: invited by both sides, there by their own signature (log-entry.md §5.17). */
export class Invitations {
  private readonly open = new Map<string, { readonly key: string; readonly roles: readonly Role[] }>();

  /** The roles that somebody who was invited comes with. */
  rolesOf(person: string): readonly Role[] {
    return this.open.get(person)?.roles ?? [];
  }

  fault(people: People, body: EntryBody): Fault | null {
    switch (body.type) {
      case 'people.invited':
        return this.listFault(people, body.data.invitations);
      case 'invitation.taken':
        return this.takenFault(body);
      case 'invitation.withdrawn':
        return this.open.has(body.data.person)
          ? null
          : fault('invitation-unknown', { person: body.data.person });
      default:
        return null;
    }
  }

  private listFault(
    people: People,
    invitations: BodyOf<'people.invited'>['data']['invitations'],
  ): Fault | null {
    const named = new Set<string>();
    for (const { person, roles } of invitations) {
      if (people.isEnrolled(person) || this.open.has(person) || named.has(person))
        return fault('invitation-twice', { person });
      named.add(person);
      const held = new Set<Role>(roles);
      if (held.size !== roles.length || rolesExclude(held))
        return fault('roles-exclude', { person, roles: [...roles].sort().join(', ') });
    }
    return null;
  }

  /** The key that follows from the code signs for the new keys (keys.md §7). */
  private takenFault({ vault, data }: BodyOf<'invitation.taken'>): Fault | null {
    const invited = this.open.get(data.person);
    if (invited === undefined) return fault('invitation-unknown', { person: data.person });
    const proven = Buffer.concat([
      Buffer.from('dossier-vault/v1/invitation-proof'),
      ...[vault, data.person, data.keyset, data.signKey, data.sealKey].map((hex) => Buffer.from(hex, 'hex')),
    ]);
    return isSignature(proven, signingKeyFromHex(invited.key), Buffer.from(data.proof, 'hex'))
      ? null
      : fault('invitation-unproven', { person: data.person });
  }

  apply(body: EntryBody): void {
    if (body.type === 'people.invited')
      for (const { person, key, roles } of body.data.invitations) this.open.set(person, { key, roles });
    if (body.type === 'invitation.taken' || body.type === 'invitation.withdrawn')
      this.open.delete(body.data.person);
  }
}
