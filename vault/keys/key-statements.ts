/**
 * Statements by which keys and roles come about. They are few, however long a log is: all of them are kept in memory
 * while a vault is open, and every key that something is sealed to is reached through them from the first entry (S7).
 */
import type { AnyEntry, EntryType } from '../../shared/vocabulary/entry.ts';
import type { StatementSignature } from '../sealing/statement.ts';

/** `vault.opened` and `check.found` bring no key; they say whether the vault is in quarantine, which must not be forgotten either. */
const types = [
  'vault.created',
  'vault.opened',
  'check.found',
  'generation.new',
  'log-key.new',
  'person.enrolled',
  'people.invited',
  'invitation.taken',
  'invitation.withdrawn',
  'person.rekeyed',
  'recovery.used',
  'recovery.admitted',
  'role.given',
  'role.ended',
  'custody.handed-over',
  'epoch.begun',
  'epoch.new',
  'epoch.done',
] as const satisfies readonly EntryType[];

export type KeyStatementType = (typeof types)[number];
export type KeyStatementBody = Extract<AnyEntry, { readonly type: KeyStatementType }>;

const all: ReadonlySet<string> = new Set(types);
export const isKeyStatementType = (type: string): type is KeyStatementType => all.has(type);
export const isKeyStatement = (body: AnyEntry): body is KeyStatementBody => isKeyStatementType(body.type);

/** One of them as the log has it: its place, the signed bytes, what they say and their signatures. */
export interface KeyStatement {
  readonly index: number;
  readonly payload: Uint8Array;
  readonly body: KeyStatementBody;
  readonly signatures: readonly StatementSignature[];
}
