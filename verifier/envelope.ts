import type { KeyObject } from 'node:crypto';
import { type Fault, fault } from './fault.ts';
import { leafPrefix, sha256 } from './merkle-tree.ts';
import { base64Length, decodeBase64Into } from './strict-encoding.ts';

/**
 * An entry's envelope (DSSE, protocol 1) and the bytes that stand for it in the tree:
 *
 *     leaf = PAE ‖ for each signature: u32BE(length of keyid) ‖ keyid ‖ u32BE(64) ‖ signature
 *     PAE  = "DSSEv1 " length(type) " " type " " length(body) " " body
 *
 * Signatures are over the PAE. Both are slices of one buffer, so nothing is copied between hashing and checking.
 */

export const entryPayloadType = 'application/vnd.dossier-vault.entry+json';

export interface Envelope {
  /** What is signed. */
  readonly message: Buffer;
  readonly payload: Buffer;
  readonly signatures: readonly EnvelopeSignature[];
  readonly leafHash: Buffer;
}

export interface EnvelopeSignature {
  readonly keyid: string;
  readonly bytes: Buffer;
  /** What was found by checking it with this key before its turn came. */
  ahead: { readonly key: KeyObject; readonly holds: boolean } | null;
}

export interface EncodedEnvelope {
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

const signatureBytes = 64;

/** Takes an envelope of the entry type apart; the caller has checked its shape and that key ids are ASCII. */
export function openEnvelope(encoded: EncodedEnvelope): Envelope | Fault {
  const payloadLength = base64Length(encoded.payload);
  if (payloadLength < 0) return fault('base64', { field: 'payload' });
  const head = `DSSEv1 ${entryPayloadType.length} ${entryPayloadType} ${payloadLength} `;
  let length = 1 + head.length + payloadLength;
  const messageEnd = length;
  for (const { keyid } of encoded.signatures) length += 4 + keyid.length + 4 + signatureBytes;

  const leaf = Buffer.allocUnsafe(length);
  leaf[0] = leafPrefix;
  leaf.write(head, 1, 'latin1');
  if (!decodeBase64Into(encoded.payload, leaf, 1 + head.length)) return fault('base64', { field: 'payload' });

  let at = messageEnd;
  const signatures = [];
  for (const { keyid, sig } of encoded.signatures) {
    if (base64Length(sig) !== signatureBytes) return fault('signature-length');
    at = leaf.writeUInt32BE(keyid.length, at);
    at += leaf.write(keyid, at, 'latin1');
    at = leaf.writeUInt32BE(signatureBytes, at);
    if (!decodeBase64Into(sig, leaf, at)) return fault('base64', { field: 'sig' });
    signatures.push({ keyid, bytes: leaf.subarray(at, at + signatureBytes), ahead: null });
    at += signatureBytes;
  }
  return {
    message: leaf.subarray(1, messageEnd),
    payload: leaf.subarray(1 + head.length, messageEnd),
    signatures,
    leafHash: sha256(leaf),
  };
}
