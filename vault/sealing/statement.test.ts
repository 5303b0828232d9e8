import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SealMalformed } from './faults.ts';
import {
  checkOpening,
  commitText,
  formatEnvelope,
  leafData,
  openEnvelope,
  pae,
  parseEnvelope,
  sealEnvelope,
} from './statement.ts';
import { concatBytes, decodeUtf8, encodeUtf8, randomBytes, uint32Bytes } from './suite.ts';

const type = 'application/vnd.dossier-vault.statement.v1+json';
const body = encodeUtf8('{"a":1}');
const signature = { keyid: 'k1', sig: randomBytes(64) };
const envelope = sealEnvelope(type, body, [signature]);
const line = formatEnvelope(envelope);

describe('pre-authentication encoding', () => {
  test('is the one of the DSSE protocol', () => {
    // The example of the DSSE specification (v1.0, protocol).
    const encoded = pae('http://example.com/HelloWorld', encodeUtf8('hello world'));
    expect(decodeUtf8(encoded)).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  test('counts bytes, not characters', () => {
    expect(decodeUtf8(pae('类型', encodeUtf8('卷宗')))).toBe('DSSEv1 6 类型 6 卷宗');
  });

  test('two unlike statements never encode alike', () => {
    const statement = fc.tuple(fc.string({ maxLength: 6 }), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(statement, statement, ([typeA, bodyA], [typeB, bodyB]) => {
        fc.pre(typeA !== typeB || bodyA !== bodyB);
        expect(pae(typeA, encodeUtf8(bodyA))).not.toEqual(pae(typeB, encodeUtf8(bodyB)));
      }),
    );
  });
});

describe('leaf data', () => {
  test('is the encoding followed by each signature, all length-prefixed', () => {
    const second = { keyid: '二', sig: randomBytes(64) };
    expect(leafData(type, body, [signature, second])).toEqual(
      concatBytes(
        pae(type, body),
        ...[uint32Bytes(2), encodeUtf8('k1'), uint32Bytes(64), signature.sig],
        ...[uint32Bytes(3), encodeUtf8('二'), uint32Bytes(64), second.sig],
      ),
    );
  });

  test('refuses a signature of any other length', () => {
    expect(() => leafData(type, body, [{ keyid: 'k', sig: randomBytes(63) }])).toThrow(SealMalformed);
  });
});

describe('envelopes', () => {
  test('survive a line of JSON', () => {
    expect(parseEnvelope(line)).toEqual(envelope);
    expect(openEnvelope(parseEnvelope(line))).toEqual({ payloadType: type, body, signatures: [signature] });
  });

  test.each([
    ['white space', line.replace(',"payload"', ', "payload"')],
    ['a further member', line.replace('{"payloadType"', '{"extra":1,"payloadType"')],
    [
      'members in another order',
      `{"payload":${JSON.stringify(envelope.payload)},"payloadType":"t","signatures":[]}`,
    ],
    ['a member twice', line.replace('{"payloadType"', '{"payloadType":"x","payloadType"')],
    ['escapes that are not needed', line.replace('application', '\\u0061pplication')],
    ['a newline at its end', `${line}\n`],
    ['unpadded base64', line.replace(/=+"/, '"')],
    ['a short signature', formatEnvelope({ ...envelope, signatures: [{ keyid: 'k', sig: 'AAAA' }] })],
    ['a number for a string', line.replace('"keyid":"k1"', '"keyid":1')],
    ['no signatures member', '{"payloadType":"t","payload":""}'],
    ['null', 'null'],
    ['no JSON', '{'],
  ])('refuse %s', (_what, text) => {
    expect(() => parseEnvelope(text)).toThrow(SealMalformed);
  });
});

describe('text commitments', () => {
  test('open with their own salt and text only', () => {
    const opening = commitText('客户不在');
    expect(opening.salt).toMatch(/^[0-9a-f]{64}$/);
    expect(checkOpening(opening)).toBe(true);
    expect(checkOpening({ ...opening, text: '客户不在 ' })).toBe(false);
    expect(checkOpening({ ...opening, salt: commitText('').salt })).toBe(false);
    expect(checkOpening({ ...opening, commit: commitText('客户不在').commit })).toBe(false);
  });

  test('of equal texts are unlike', () => {
    expect(commitText('same').commit).not.toBe(commitText('same').commit);
  });

  test('do not open when malformed: the salt has 32 bytes, or text could move into it', () => {
    const opening = commitText('ab');
    expect(checkOpening({ ...opening, salt: `${opening.salt}61`, text: 'b' })).toBe(false);
    expect(checkOpening({ ...opening, commit: opening.commit.toUpperCase() })).toBe(false);
    expect(checkOpening({ ...opening, salt: '' })).toBe(false);
  });
});
