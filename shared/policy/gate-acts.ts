/**
 * Which signatures a role that is not active may still give (P7). Everything else in the role is refused, so an act that is
 * added later is shut until somebody puts it here with a reason; docs/formats/log-entry.md §5.19 has the same list.
 */
import type { AnyEntry, EntryType } from '../vocabulary/entry.ts';

/** The firm can always open, save and mend its vault: a gate locks a person out of a role, nobody out of the vault. */
const keepsTheVault: readonly EntryType[] = [
  'vault.opened',
  'place.taken',
  'clock.jumped',
  'anchor.added',
  'generation.new',
  'gap.narrowed',
  'gap.closed',
  'epoch.begun',
  'epoch.new',
  'recovery.confirmed',
  'recovery.used',
  'recovery.admitted',
  'backup.planned',
  'backup.ended',
  'vault.restored',
];

/** The way back in goes through these: an account, an agreement with a keeper's signature, who holds a post of training. */
const waysBackIn: readonly EntryType[] = [
  'person.enrolled',
  'person.rekeyed',
  'person.renamed',
  'person.same-as',
  'agreement.made',
  'agreement.signed',
  'agreement.ended',
  'training.ruled',
];

/** Nothing is handed out by them: they take back, protect or end, and see a leaver out. */
const takesBack: readonly EntryType[] = [
  'person.frozen',
  'role.ended',
  'hold.set',
  'loan.withdrawn',
  'loan.returned',
  'loan.checked-in',
  'loan.recalled',
  'loan.reminded',
  'release.withdrawn',
  'release.returned',
  'whole.withdrawn',
  'invitation.withdrawn',
  'custody.begun',
  'custody.abandoned',
  'clients.opened',
  'clients.assigned',
  'clients.described',
  'clients.withdrawn',
  'departure.registered',
  'departure.rescheduled',
  'departure.approved',
  'departure.ticked',
  'departure.interviewed',
  'departure.exposure-signed',
  'departure.ended',
  'departure.letter-named',
  'departure.approvers-named',
  'departure.items-listed',
  'departure.item-returned',
  'departure.employment-stated',
  'departure.classed',
  'departure.announced',
  'departure.reminded',
  'talk.recorded',
];

export const openActs: ReadonlySet<EntryType> = new Set([...keepsTheVault, ...waysBackIn, ...takesBack]);

/** Whether this signer's signature on the entry is one that a role gives though it is not active. */
export function isOpenAct(body: AnyEntry, signer: { readonly person: string }): boolean {
  switch (body.type) {
    // Without a clerk nobody makes an agreement: that role can always be given.
    case 'role.given':
      return body.data.role === 'clerk';
    // Who hands custody over gives back what they have; whoever takes it over is asked.
    case 'custody.handed-over':
      return body.data.outgoing === signer.person;
    default:
      return openActs.has(body.type);
  }
}
