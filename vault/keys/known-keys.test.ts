import { expect, test } from 'vitest';
import { parseEntryBody } from '../../shared/vocabulary/entry.ts';
import { datesAreDays, holdsInItself } from '../../shared/vocabulary/entry-in-itself.ts';
import { isSignedByARow } from '../../shared/vocabulary/entry-signers.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { SyntheticLog } from '../../test/support/synthetic-log.ts';
import { lies, tell } from '../../test/support/synthetic-log-lies.ts';
import { variations } from '../../test/support/synthetic-log-variations.ts';
import { decodeBase64, decodeUtf8 } from '../sealing/suite.ts';
import { isKeyStatement } from './key-statements.ts';
import { KnownKeys } from './known-keys.ts';

/** Index of the first entry that the vault itself refuses to read on from; null where it takes all of them. */
function firstRefused(log: SyntheticLog): number | null {
  const keys = new KnownKeys(log.vault as VaultId);
  let placeTaken = false;
  for (const { index, envelope } of log.lines) {
    const payload = decodeBase64(envelope.payload);
    const signatures = envelope.signatures.map(({ keyid, sig }) => ({ keyid, sig: decodeBase64(sig) }));
    try {
      const body = parseEntryBody(JSON.parse(decodeUtf8(payload)));
      if (!holdsInItself(body) || !isSignedByARow(body) || (placeTaken && !datesAreDays(body))) return index;
      if (isKeyStatement(body)) keys.accept({ index, payload, body, signatures });
      placeTaken ||= body.type === 'place.taken';
    } catch {
      return index;
    }
  }
  return null;
}

test('takes the honest story, and every other that holds', () => {
  for (const told of [{ name: 'honest', tell: undefined }, ...variations]) {
    expect(firstRefused(tell(told.tell === undefined ? null : { tell: told.tell })), told.name).toBeNull();
  }
});

test.each([
  'refusal-called-done',
  'view-without-place',
  'actor-other-than-signer',
  'key-file-of-another-keyset',
  'role-of-an-actor-that-is-none',
  'time-before-1970',
  'time-after-the-year-9999',
  'clock-before-1970',
  'log-key-of-ten-digits',
  'day-that-the-calendar-has-not',
  'day-before-the-year-100',
  'enrolment-signed-as-self-by-a-member',
  'new-keyset-signs-as-custodian-too',
  're-keyed-with-oneself-as-custodian',
  're-keyed-with-the-old-keyset',
  'recovery-used-signed-with-the-old-keyset',
  'recovery-admitted-signed-with-the-old-keyset',
  'enrolled-without-owning-the-key',
  'keyset-introduced-twice',
  'log-key-that-is-the-first-of-its-generation',
  'epoch-that-a-custodian-makes-alone',
  'epoch-not-begun-for-another-cause',
  'log-key-left-out',
  'log-key-of-another-generation',
  'log-key-of-an-earlier-generation-again',
  'log-key-that-signs-itself-in',
  'log-key-changed-with-an-epoch-of-approval',
  'log-key-changed-with-an-epoch-not-begun',
])('refuses %s where the verifier does', (name) => {
  const lie = lies.find((other) => other.name === name)!;
  const log = tell(lie);
  expect(firstRefused(log)).toBe(log.indexOf.get(lie.at!));
});
