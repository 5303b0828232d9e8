import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  checkpointWords,
  formatCheckpoint,
  signCheckpoint,
  verifyCheckpoint,
} from '../../vault/log/checkpoint.ts';
import {
  cosignNote,
  formatVerifierKey,
  noteKeyTypes,
  verifyCosignature,
} from '../../vault/log/signed-note.ts';
import { leafHash } from '../../vault/log/tree.ts';
import { ChunkCipher } from '../../vault/sealing/chunk-cipher.ts';
import { type DocumentPart, formatDocumentHeader } from '../../vault/sealing/document-header.ts';
import { deriveDocumentKeys, shareCommitments } from '../../vault/sealing/document-keys.ts';
import { parseKeyFile, unwrapKeyset } from '../../vault/sealing/keyset.ts';
import { argon2idHasher } from '../../vault/sealing/passphrase.ts';
import { openDocumentToMemory } from '../../vault/sealing/sealed-document.ts';
import { checkOpening, leafData, openEnvelope, pae, parseEnvelope } from '../../vault/sealing/statement.ts';
import {
  concatBytes,
  decodeHex,
  encodeHex,
  loadSigningKey,
  sha256,
  verifySignature,
} from '../../vault/sealing/suite.ts';

/**
 * The vectors that outsiders implement against. They were written once; a change of code that changes them
 * is a change of format, and needs a new version of it instead.
 */

function load(name: string) {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

interface DocumentCase {
  readonly name: string;
  readonly part: DocumentPart;
  readonly length: number;
  readonly salt: string;
  readonly header: string;
  readonly key: string;
  readonly cmt: string;
  readonly custodyCommitment: string;
  readonly approvalCommitment: string;
  readonly file?: string;
  readonly fileBytes: number;
  readonly fileHash: string;
}

describe('docs/formats/sealed-document.md', () => {
  const vector = load('sealed-document.json');
  const ids = { vaultId: decodeHex(vector.vaultId), documentId: decodeHex(vector.documentId) };
  const shares = { custody: decodeHex(vector.custodyShare), approval: decodeHex(vector.approvalShare) };

  test.each(vector.cases as DocumentCase[])(
    '$name seals to the published bytes and opens again',
    async (each) => {
      const { part, length } = each;
      const salt = decodeHex(each.salt);
      const header = formatDocumentHeader({ ids, part, length, salt });
      const { key, cmt } = deriveDocumentKeys(header, salt, shares);
      expect([header, key, cmt].map(encodeHex)).toEqual([each.header, each.key, each.cmt]);

      const plaintext = Uint8Array.from({ length }, (_, i) => i % 251);
      const cipher = new ChunkCipher(key, header, cmt, length);
      const body = new Uint8Array(cipher.sealedBlockLength(0));
      cipher.sealBlock(0, plaintext, body);
      const file = concatBytes(header, cmt, body);
      expect(file.length).toBe(each.fileBytes);
      expect(encodeHex(sha256(file))).toBe(each.fileHash);
      if (each.file !== undefined) expect(encodeHex(file)).toBe(each.file);

      const commitments = shareCommitments(ids, part, shares);
      expect(encodeHex(commitments.custody)).toBe(each.custodyCommitment);
      expect(encodeHex(commitments.approval)).toBe(each.approvalCommitment);
      const expected = { ids, part, cmt, fileHash: decodeHex(each.fileHash), commitments };
      expect(encodeHex(await openDocumentToMemory([file], expected, shares, length))).toBe(
        encodeHex(plaintext),
      );
    },
  );
});

describe('docs/formats/envelope.md', () => {
  const vector = load('envelope.json');
  const { payloadType, body, signatures } = openEnvelope(parseEnvelope(vector.line));

  test('gives the published encoding, leaf and hash', () => {
    expect(encodeHex(pae(payloadType, body))).toBe(vector.pae);
    expect(encodeHex(leafData(payloadType, body, signatures))).toBe(vector.leafData);
    expect(encodeHex(leafHash(decodeHex(vector.leafData)))).toBe(vector.leafHash);
  });

  test('gives the published signatures', () => {
    signatures.forEach(({ sig }, i) => {
      expect(encodeHex(loadSigningKey(decodeHex(vector.seeds[i])).sign(decodeHex(vector.pae)))).toBe(
        encodeHex(sig),
      );
      expect(verifySignature(decodeHex(vector.publicKeys[i]), decodeHex(vector.pae), sig)).toBe(true);
    });
  });

  test('opens the published commitments', () => {
    for (const opening of vector.commitments) expect(checkOpening(opening)).toBe(true);
  });
});

describe('docs/formats/checkpoint.md', () => {
  const vector = load('checkpoint.json');
  const checkpoint = { origin: vector.origin, size: vector.size, root: decodeHex(vector.root) };
  const log = loadSigningKey(decodeHex(vector.logSeed));
  const witness = loadSigningKey(decodeHex(vector.witnessSeed));

  test('gives the published note, with its cosignature', () => {
    const { witnessName, witnessTimeSeconds } = vector;
    const cosignature = cosignNote(formatCheckpoint(checkpoint), witnessName, witness, witnessTimeSeconds);
    expect(signCheckpoint(checkpoint, log, [cosignature])).toBe(vector.signedNote);
    const logPublicKey = decodeHex(vector.logPublicKey);
    const verified = verifyCheckpoint(vector.signedNote, { origin: vector.origin, logPublicKey });
    expect(verified.checkpoint).toEqual(checkpoint);
    const witnessPublicKey = decodeHex(vector.witnessPublicKey);
    expect(verifyCosignature(verified.note, witnessName, witnessPublicKey)).toBe(witnessTimeSeconds);
  });

  test('gives the published verifier keys', () => {
    const { ed25519, cosignatureV1 } = noteKeyTypes;
    expect(formatVerifierKey(vector.origin, ed25519, log.publicKey)).toBe(vector.logVerifierKey);
    expect(formatVerifierKey(vector.witnessName, cosignatureV1, witness.publicKey)).toBe(
      vector.witnessVerifierKey,
    );
  });

  test('gives the published words', () => {
    expect(checkpointWords(checkpoint, 'en').words).toEqual(vector.wordsEn);
    expect(checkpointWords(checkpoint, 'zh').words).toEqual(vector.wordsZh);
  });
});

describe('docs/formats/keyset.md', () => {
  const vector = load('keyset.json');
  const keyFile = parseKeyFile(vector.keyFile)!;

  test.each(['passphrase', 'passphraseTyped'])('opens the published keysets (%s)', async (name) => {
    const passphrase = vector[name];
    const withFile = { passphrase, keyFileSecret: keyFile.secret };
    for (const [record, secrets] of [
      [vector.withKeyFile, withFile],
      [vector.withoutKeyFile, { passphrase }],
    ]) {
      const keyset = await unwrapKeyset(record, secrets, argon2idHasher);
      expect(encodeHex(keyset.keysetId)).toBe(vector.keysetId);
      expect(encodeHex(keyset.signingSeed)).toBe(vector.signingSeed);
      expect(encodeHex(keyset.sealingPrivateKey)).toBe(vector.sealingPrivateKey);
    }
  });
});
