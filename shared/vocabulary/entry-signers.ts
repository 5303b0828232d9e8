/** Who signs an entry, and in which capacity; docs/formats/log-entry.md §3 and §4. */
import { z } from 'zod';
import type { EntryType } from './entry.ts';

/** The capacity in which somebody signs: the meaning of that signature. */
export const signingAs = z.enum([
  'self',
  'founder',
  'author',
  'borrower',
  'custodian',
  'approver',
  'auditor',
]);
export type SigningAs = z.infer<typeof signingAs>;

/**
 * Who signs an entry: one of the listed rows, in that order. The empty row is the machine: the log key signs.
 * `vault.created` is signed by every founder, in the order of its list.
 */
export const signersOf: Record<EntryType, readonly (readonly SigningAs[])[]> = {
  'vault.created': [['founder']],
  'recovery.confirmed': [['custodian'], ['approver']],
  'keyfile.confirmed': [['self']],
  'vault.opened': [['custodian']],
  'vault.closed': [[]],
  'open.failed': [[]],
  'session.signed-in': [['self']],
  'session.signed-out': [[]],
  'session.failed': [[]],
  'clock.jumped': [['custodian'], ['custodian', 'approver']],
  'anchor.added': [['custodian']],
  'policy.tightened': [['custodian', 'approver']],
  'generation.new': [['custodian', 'approver']],
  'epoch.new': [['custodian'], ['approver']],
  'recovery.used': [
    ['self', 'custodian'],
    ['self', 'approver'],
  ],
  'opening.erased': [['custodian', 'approver']],
  'entry.corrected': [['custodian'], ['approver']],
  'person.enrolled': [['self', 'custodian', 'approver']],
  'person.rekeyed': [['self', 'custodian', 'approver']],
  'person.renamed': [['custodian', 'approver']],
  'person.same-as': [['custodian', 'approver']],
  'person.frozen': [['custodian']],
  'person.unfrozen': [['custodian', 'approver']],
  'role.given': [['self', 'custodian', 'approver']],
  'role.ended': [['custodian', 'approver']],
  'dossier.opened': [['author'], ['custodian']],
  'dossier.changed': [['custodian', 'approver']],
  'hold.set': [['custodian'], ['approver']],
  'hold.lifted': [['custodian', 'approver']],
  'document.submitted': [['author']],
  'document.accepted': [['custodian']],
  'document.sent-back': [['custodian']],
  'loan.requested': [['borrower']],
  'loan.withdrawn': [['borrower']],
  'loan.approved': [['approver']],
  'loan.rejected': [['approver']],
  'loan.issued': [['custodian']],
  'loan.received': [['borrower']],
  'loan.returned': [['borrower']],
  'loan.checked-in': [['custodian']],
  'loan.recalled': [['custodian'], ['approver']],
  'loan.overdue': [[]],
  'view.open': [['borrower']],
  'view.page': [[]],
  'view.failed': [[]],
  'view.blanked': [[]],
  'view.resumed': [['borrower'], ['borrower', 'custodian']],
  'view.closed': [[]],
  'page.written': [[]],
  'note.written': [['borrower']],
  'note.read': [[]],
  'note.released': [['self']],
  'directory.searched': [[]],
  'log.read': [[]],
  'log.exported': [[]],
  'trace.looked-up': [[]],
  refusal: [[]],
};
