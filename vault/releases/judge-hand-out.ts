/** Who may hand a release out, and who signs beside them (D8, S3). */
import type { ReleaseDetail } from '../../shared/contract/answers.ts';
import type { Credential } from '../../shared/contract/commands.ts';
import { carriesContent, handOutRules } from '../../shared/policy/release-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { releaseApproversOf } from '../../shared/vocabulary/policy-settings.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertAllowed } from '../acts/signing.ts';
import { findPerson, hasActed, type Person } from '../storage/people.ts';
import { type Release, slipsOfRelease } from '../storage/releases.ts';
import { documentFacts, type LoadedRelease } from './release-facts.ts';

/** An approver, where no share was laid aside; the recipient, where they are a person of the vault. */
export const cosignersOf = ({ recipient, form }: Release): readonly ('approver' | 'recipient')[] => [
  ...(recipient === null || !carriesContent(form) ? (['approver'] as const) : []),
  ...(recipient === null ? [] : (['recipient'] as const)),
];

/** All who have a part in it are different people; the requester alone may be the recipient (S3). */
export function partiesDiffer(loaded: LoadedRelease, custodian: Person, beside: Person | null): boolean {
  const { requester, recipient, approvers, authors } = loaded;
  const others = new Set([requester.human, ...(recipient === null ? [] : [recipient.human]), ...authors]);
  if (others.has(custodian.human) || approvers.includes(custodian.human)) return false;
  return beside === null || (!others.has(beside.human) && beside.human !== custodian.human);
}

export interface Judged {
  readonly custodian: Person;
  readonly approver: Person | null;
  readonly slip: number | null;
}

export function judgeHandOut(
  vault: OpenVault,
  loaded: LoadedRelease,
  { custodian, approver, slip }: Judged,
): void {
  const { release, documents, dossier, recipient, requester } = loaded;
  const used = [custodian, approver].some(
    (person) => person !== null && hasActed(vault.db, person.human, dossier.id, 'user'),
  );
  for (const document of documents)
    assertAllowed(
      decide(handOutRules, {
        ...documentFacts(vault, custodian, document, dossier, {
          form: release.form,
          id: release.id,
          recipient,
        }),
        state: release.state,
        requesterFrozen: requester.frozen,
        partiesDiffer: partiesDiffer(loaded, custodian, approver),
        hasUsed: used,
        approvals: loaded.approvers.length,
        approvalsNeeded: releaseApproversOf(vault.policy, dossier.classification),
        untilMs: release.untilMs ?? 0,
        nowMs: vault.writer.nowMs(),
        slipKnown: recipient !== null || slip !== null,
      }),
    );
}

/** The entry of the slip, where it was printed after the approval; null where there is none of that number. */
export function slipEntry(vault: OpenVault, loaded: LoadedRelease, n: number | undefined): number | null {
  const approvedAt = vault.db.count(
    'SELECT coalesce(max(entry), 0) AS n FROM release_approval WHERE release = ?',
    loaded.release.id,
  );
  const slip = slipsOfRelease(vault.db, loaded.release.id).find((each) => each.n === n);
  return slip === undefined || slip.entry < approvedAt ? null : slip.entry;
}

/** What stands against this custodian handing it out, before they try; the slip and the signatures come with the act. */
export function refusalOfHandOut(
  vault: OpenVault,
  custodian: Person,
  loaded: LoadedRelease,
): ReleaseDetail['refusal'] {
  try {
    judgeHandOut(vault, loaded, { custodian, approver: null, slip: 0 });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, facts: error.facts };
    throw error;
  }
}

export interface Beside {
  readonly approver: { readonly person: Person; readonly credential: Credential } | null;
  readonly recipient: { readonly person: Person; readonly credential: Credential } | null;
}

/** Who signs along, looked up and held against the release before anybody's passphrase is stretched. */
export function whoIsBeside(vault: OpenVault, loaded: LoadedRelease, cosign: readonly Credential[]): Beside {
  const needed = cosignersOf(loaded.release);
  const named = needed.map((as, i) => {
    const credential = cosign[i];
    const missing = as === 'approver' ? 'approver' : amongOthers(loaded.recipient as Person);
    if (credential === undefined) throw new Refusal('COSIGNER_MISSING', { role: missing });
    const person = findPerson(vault.db, credential.who);
    if (as === 'approver' && !person.roles.includes('approver'))
      throw new Refusal('COSIGNER_ROLE', { role: 'approver' });
    // The share was sealed to this account and no other.
    if (as === 'recipient' && person.id !== loaded.recipient?.id)
      throw new Refusal('COSIGNER_MISSING', { role: missing });
    return { as, person, credential };
  });
  const of = (as: 'approver' | 'recipient') => named.find((each) => each.as === as) ?? null;
  return { approver: of('approver'), recipient: of('recipient') };
}
