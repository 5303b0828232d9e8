import { SealMalformed } from './faults.ts';
import {
  concatBytes,
  decodeBase64,
  decodeHex,
  encodeBase64,
  encodeHex,
  encodeUtf8,
  equalBytes,
  randomBytes,
  sha256,
  uint32Bytes,
} from './suite.ts';

/**
 * Signed statements in DSSE envelopes (Dead Simple Signing Envelope, protocol version 1), the bytes that
 * stand for one in the log, and salted commitments to text. Format: docs/formats/envelope.md.
 */

/** The JSON form of DSSE; binary fields in base64. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

export interface StatementSignature {
  readonly keyid: string;
  /** Ed25519, 64 bytes, over the pre-authentication encoding. */
  readonly sig: Uint8Array;
}

/** A text's commitment and what opens it: salt (32 bytes) and commit in lowercase hex. */
export interface TextCommitment {
  readonly commit: string;
  readonly salt: string;
  readonly text: string;
}

const space = Uint8Array.of(0x20);
const signatureBytes = 64;

/** The pre-authentication encoding: what is signed. Lengths are in bytes, in decimal ASCII. */
export function pae(type: string, body: Uint8Array): Uint8Array {
  const typeBytes = encodeUtf8(type);
  return concatBytes(
    encodeUtf8(`DSSEv1 ${typeBytes.length} `),
    typeBytes,
    space,
    encodeUtf8(`${body.length} `),
    body,
  );
}

/** The leaf data of a statement: PAE, then each signature with its key id, all length-prefixed. */
export function leafData(
  payloadType: string,
  body: Uint8Array,
  signatures: readonly StatementSignature[],
): Uint8Array {
  const parts = [pae(payloadType, body)];
  for (const { keyid, sig } of signatures) {
    if (sig.length !== signatureBytes) throw new SealMalformed('A signature is not 64 bytes long.');
    const keyidBytes = encodeUtf8(keyid);
    parts.push(uint32Bytes(keyidBytes.length), keyidBytes, uint32Bytes(signatureBytes), sig);
  }
  return concatBytes(...parts);
}

/** Commits to a text under a salt of its own, so that equal texts have unlike commitments. */
export function commitText(text: string): TextCommitment {
  const salt = randomBytes(32);
  return { commit: encodeHex(sha256(salt, encodeUtf8(text))), salt: encodeHex(salt), text };
}

/** Whether salt and text open the commitment; malformed openings do not. */
export function checkOpening(opening: TextCommitment): boolean {
  try {
    const commit = decodeHex(opening.commit, 32);
    return equalBytes(commit, sha256(decodeHex(opening.salt, 32), encodeUtf8(opening.text)));
  } catch (fault) {
    if (fault instanceof SealMalformed) return false;
    throw fault;
  }
}

/** One line of JSON, members in fixed order, no white space. */
export function formatEnvelope(envelope: Envelope): string {
  return JSON.stringify({
    payloadType: envelope.payloadType,
    payload: envelope.payload,
    signatures: envelope.signatures.map(({ keyid, sig }) => ({ keyid, sig })),
  });
}

/** The envelope as JSON from bytes; the inverse of `openEnvelope`. */
export function sealEnvelope(
  payloadType: string,
  body: Uint8Array,
  signatures: readonly StatementSignature[],
): Envelope {
  return {
    payloadType,
    payload: encodeBase64(body),
    signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig: encodeBase64(sig) })),
  };
}

/** The bytes inside an envelope; strict base64, signatures of 64 bytes. It verifies nothing. */
export function openEnvelope(envelope: Envelope): {
  readonly payloadType: string;
  readonly body: Uint8Array;
  readonly signatures: StatementSignature[];
} {
  return {
    payloadType: envelope.payloadType,
    body: decodeBase64(envelope.payload),
    signatures: envelope.signatures.map(({ keyid, sig }) => ({
      keyid,
      sig: decodeBase64(sig, signatureBytes),
    })),
  };
}

/** Parses one line, reprints it and compares: unknown members, other orders and respellings are refused. */
export function parseEnvelope(line: string): Envelope {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new SealMalformed('The envelope is not JSON.', { cause });
  }
  if (!isEnvelope(value)) throw new SealMalformed('The envelope lacks a member.');
  if (formatEnvelope(value) !== line) throw new SealMalformed('The envelope is not in canonical form.');
  openEnvelope(value);
  return value;
}

function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== 'object' || value === null) return false;
  const { payloadType, payload, signatures } = value as Record<string, unknown>;
  return (
    typeof payloadType === 'string' &&
    typeof payload === 'string' &&
    Array.isArray(signatures) &&
    signatures.every(
      (entry: unknown) =>
        typeof entry === 'object' &&
        entry !== null &&
        typeof (entry as Record<string, unknown>).keyid === 'string' &&
        typeof (entry as Record<string, unknown>).sig === 'string',
    )
  );
}
