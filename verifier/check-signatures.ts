import type { KeyObject } from 'node:crypto';
import type { EntryBody, Signer } from './entry-body.ts';
import type { Envelope, EnvelopeSignature } from './envelope.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';
import { isSignature, signingKeyFromHex } from './sound-key.ts';

/**
 * Each entry is signed by keys that the log itself introduced (log-entry.md §2, §5.1). What is signed by a known key
 * is verified before anything in it is read; a key that the entry introduces can only be verified afterwards.
 */

const logKeyPrefix = 'log:';

/** Before the payload is parsed: signatures by keys known so far. */
export function knownKeysFault(state: LogState, { message, signatures }: Envelope): Fault | null {
  for (const signature of signatures) {
    const key = knownKey(state, signature.keyid);
    if (key === null) continue;
    if ('code' in key) return key;
    if (!holdsBy(key, message, signature)) return fault('signature-invalid', { keyid: signature.keyid });
  }
  return null;
}

function holdsBy(key: KeyObject, message: Buffer, { bytes, ahead }: EnvelopeSignature): boolean {
  return ahead?.key === key ? ahead.holds : isSignature(message, key, bytes);
}

/** The key that a signature under this id has to verify by; null for a keyset that the log does not know. */
export function knownKey(state: LogState, keyid: string): KeyObject | Fault | null {
  if (keyid.startsWith(logKeyPrefix)) {
    const { inForce } = state.logKeys;
    if (inForce !== null && keyid === `${logKeyPrefix}${inForce.name}`) return inForce.key;
    return fault('log-key-not-in-force', { keyid, name: inForce?.name ?? '—' });
  }
  const keyset = state.people.keysets.get(keyid);
  if (keyset === undefined) return null;
  return keyset.replaced ? fault('keyset-replaced', { keyset: keyid }) : keyset.key;
}

/** With the body: whose signatures they are, and those by keys that the entry introduces. */
export function signersFault(
  state: LogState,
  index: number,
  envelope: Envelope,
  body: EntryBody,
): Fault | null {
  if ((index === 0) !== (body.type === 'vault.created')) return fault('creation-not-first');
  if (body.type === 'generation.new' && body.data.generation !== state.generation + 1) {
    return fault('generation-not-next', { generation: body.data.generation, before: state.generation });
  }
  return (
    introductionFault(state, body) ?? logKeyFault(state, body) ?? signatureListFault(state, envelope, body)
  );
}

/** The log key that is to sign from the next entry on: the next of its generation, and no earlier one again. */
function logKeyFault({ logKeys }: LogState, body: EntryBody): Fault | null {
  if (body.type !== 'log-key.new') return null;
  const { name, logKey } = body.data;
  if (name !== logKeys.nextName) return fault('log-key-not-next', { name, due: logKeys.nextName });
  return logKeys.isKnown(logKey) ? fault('log-key-again', { name }) : null;
}

function signatureListFault(state: LogState, envelope: Envelope, body: EntryBody): Fault | null {
  const { signers } = body;
  const { signatures } = envelope;
  if (signers.length === 0) {
    if (!signatures.every(({ keyid }) => keyid.startsWith(logKeyPrefix)))
      return fault('machine-entry-by-person');
    return signatures.length === 1
      ? null
      : fault('signature-count', { signatures: signatures.length, signers: 1 });
  }
  if (signatures.length !== signers.length) {
    return fault('signature-count', { signatures: signatures.length, signers: signers.length });
  }
  const introduced = introductions(body);
  for (const [at, signer] of signers.entries()) {
    const { keyid, bytes } = signatures[at]!;
    if (keyid !== signer.keyset) return fault('signature-order', { keyid, keyset: signer.keyset });
    const isFounding = body.type === 'vault.created';
    const bad = signerFault(state, signer, introduced, isFounding, envelope.message, bytes);
    if (bad !== null) return bad;
  }
  return null;
}

function signerFault(
  state: LogState,
  signer: Signer,
  introduced: readonly Introduction[],
  isFounding: boolean,
  message: Buffer,
  signature: Buffer,
): Fault | null {
  const known = state.people.keysets.get(signer.keyset);
  const own = introduced.find(({ keyset }) => keyset === signer.keyset);
  const person = known?.person ?? own?.person;
  if (person === undefined) return fault('keyset-unknown', { keyset: signer.keyset });
  if (person !== signer.person)
    return fault('keyset-of-another', { keyset: signer.keyset, person: signer.person });
  if (signer.as === 'self' && introduced.length > 0 && own === undefined)
    return fault('self-not-by-new-keyset');
  if (signer.as !== 'self' && own !== undefined && !isFounding)
    return fault('new-keyset-of-self', { keyset: signer.keyset });
  if (own !== undefined && !isSignature(message, signingKeyFromHex(own.signKey), signature)) {
    return fault('signature-invalid', { keyid: signer.keyset });
  }
  return null;
}

interface Introduction {
  readonly person: string;
  readonly keyset: string;
  readonly signKey: string;
}

function introductions(body: EntryBody): readonly Introduction[] {
  if (body.type === 'vault.created') return body.data.founders;
  return body.type === 'person.enrolled' || body.type === 'invitation.taken' || isRenewal(body)
    ? [body.data]
    : [];
}

/** Entries in which somebody enrolled gets new keys. */
const isRenewal = (
  body: EntryBody,
): body is EntryBody & { readonly type: 'person.rekeyed' | 'recovery.used' | 'recovery.admitted' } =>
  body.type === 'person.rekeyed' || body.type === 'recovery.used' || body.type === 'recovery.admitted';

function introductionFault({ people }: LogState, body: EntryBody): Fault | null {
  const keysets = new Set<string>();
  const persons = new Set<string>();
  for (const { keyset, person } of introductions(body)) {
    if (people.keysets.has(keyset) || keysets.has(keyset)) return fault('keyset-twice', { keyset });
    if (isRenewal(body)) {
      if (!people.isEnrolled(person)) return fault('person-unknown', { person });
    } else if (people.isEnrolled(person) || persons.has(person)) return fault('person-twice', { person });
    keysets.add(keyset);
    persons.add(person);
  }
  return null;
}
