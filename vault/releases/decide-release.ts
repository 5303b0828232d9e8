/** Approving and refusing a release (D8, S3, S6). Policy may ask for two approvers; the one who completes it lays the shares aside. */
import type { ReleaseDetail } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import {
  approveReleaseRules,
  carriesContent,
  rejectReleaseRules,
} from '../../shared/policy/release-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { releaseApproversOf } from '../../shared/vocabulary/policy-settings.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, requiredText } from '../acts/signing.ts';
import { assertKeysFollowLog, assertNobodyElseWrote } from '../acts/tables-follow-log.ts';
import { unlock } from '../acts/unlock.ts';
import { openApprovalKey } from '../lending/decide-loans.ts';
import { makeReleaseGrant, releaseRecipient } from '../shares/release-shares.ts';
import { hasActed, loadPerson, type Person } from '../storage/people.ts';
import { loadRelease, type Release, saveReleaseGrant } from '../storage/releases.ts';
import { completeRelease, documentFacts, type LoadedRelease, visibleRelease } from './release-facts.ts';

const DAY_MS = 86_400_000;

const whoDecides = (vault: OpenVault, approver: Person, loaded: LoadedRelease) => ({
  state: loaded.release.state,
  isRequester: loaded.requester.human === approver.human,
  isRecipient: loaded.recipient?.human === approver.human,
  isAuthor: loaded.authors.has(approver.human),
  hasApproved: loaded.approvers.includes(approver.human),
  hasUsed: hasActed(vault.db, approver.human, loaded.release.dossier, 'user'),
});

/** Of every document of the release: the first that something stands against is the answer. */
function judgeApproval(vault: OpenVault, approver: Person, loaded: LoadedRelease): void {
  const { release, documents, dossier, recipient, requester } = loaded;
  for (const document of documents)
    assertAllowed(
      decide(approveReleaseRules, {
        ...whoDecides(vault, approver, loaded),
        ...documentFacts(vault, approver, document, dossier, {
          form: release.form,
          id: release.id,
          recipient,
        }),
        requesterFrozen: requester.frozen,
      }),
    );
}

/** Whether this approver could decide it at all: who rejects answers for no more than the separation (S3). */
export const mayDecideRelease = (vault: OpenVault, approver: Person, loaded: LoadedRelease): boolean =>
  decide(rejectReleaseRules, whoDecides(vault, approver, loaded)).allowed;

/** What stands against this approver approving it, before they try; null where nothing does. */
export function refusalOfReleaseApproval(
  vault: OpenVault,
  approver: Person,
  loaded: LoadedRelease,
): ReleaseDetail['refusal'] {
  try {
    judgeApproval(vault, approver, loaded);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, facts: error.facts };
    throw error;
  }
}

export async function decideRelease(
  vault: OpenVault,
  input: ParsedInput<'release.decide'>,
  call: Call,
): Promise<{ release: string; complete: boolean }> {
  const desk = assertStanding(vault, call, ['approver']);
  const { release } = visibleRelease(vault, desk, input.release, call);
  const reason = requiredText(input.reason, 'reason');
  const fresh = (): { approver: Person; loaded: LoadedRelease } => ({
    approver: loadPerson(vault.db, desk.id),
    loaded: completeRelease(vault, loadRelease(vault.db, release.id)),
  });
  if (input.decision === 'reject') {
    await signedAct(vault, call, {
      judge: () => {
        const { approver, loaded } = fresh();
        assertAllowed(decide(rejectReleaseRules, whoDecides(vault, approver, loaded)));
      },
      by: oneself(desk, 'approver', input.signature),
      enter: (sign) =>
        sign('release.rejected', (texts) => ({ release: release.id, reason: texts.of(reason) })),
    });
    return { release: `R${release.no}`, complete: false };
  }
  return approve(vault, call, desk, release, reason, input.signature, fresh);
}

/** The judgement again within the transaction that seals: only what holds at that moment is signed. */
async function approve(
  vault: OpenVault,
  call: Call,
  desk: Person,
  release: Release,
  reason: string,
  signature: ParsedInput<'release.decide'>['signature'],
  fresh: () => { approver: Person; loaded: LoadedRelease },
): Promise<{ release: string; complete: boolean }> {
  const before = fresh();
  judgeApproval(vault, before.approver, before.loaded);
  const keys = await unlock(vault, call, desk, signature);
  await assertKeysFollowLog(vault);
  const approvalKey = openApprovalKey(vault, call, keys);
  const complete = vault.writer.transact((tx) => {
    assertStanding(vault, call, ['approver']);
    const { approver, loaded } = fresh();
    judgeApproval(vault, approver, loaded);
    const needed = releaseApproversOf(vault.policy, loaded.dossier.classification);
    const completes = loaded.approvers.length + 1 >= needed;
    const seals = completes && loaded.recipient !== null && carriesContent(release.form);
    assertNobodyElseWrote(vault);
    const to = seals ? releaseRecipient(vault, loaded.release, loaded.items) : null;
    const grants =
      to === null
        ? []
        : loaded.items.map(({ document }) => {
            const grant = makeReleaseGrant(vault, approvalKey, loaded.release, document, to);
            saveReleaseGrant(vault.db, release.id, document, grant.sealed);
            return grant.hash;
          });
    tx.append({
      type: 'release.approved',
      data: (texts) => ({
        release: release.id,
        complete: completes,
        reason: texts.of(reason),
        until: completes ? vault.writer.nowMs() + vault.policy.loanDaysMax * DAY_MS : null,
        recipientKeyset: to?.keyset ?? null,
        recipientKey: to?.sealKey ?? null,
        grants,
      }),
      signers: [keys.signer(desk.id, 'approver')],
      place: vault.place(),
    });
    return completes;
  });
  return { release: `R${release.no}`, complete };
}
