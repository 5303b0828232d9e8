/** Announcing that everything leaves, withdrawing it, and carrying it out (D8). */
import type { WholeReleaseShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import {
  type BeginWholeFacts,
  beginWholeRules,
  planWholeRules,
  wholeReleaseNoticeMs,
  wholeReleasePlanMs,
  withdrawWholeRules,
} from '../../shared/policy/whole-release-rules.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { releaseApproversOfAll } from '../../shared/vocabulary/policy-settings.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertNobodyFrozen, besides, signersOf, unlockSides } from '../acts/sides.ts';
import { actWithKeys, oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, type CoSigner, keeperOf, requiredText } from '../acts/signing.ts';
import { assertKeysFollowLog } from '../acts/tables-follow-log.ts';
import { openApprovalKey } from '../lending/decide-loans.ts';
import { assertAnchored } from '../releases/write-out.ts';
import type { SealingKey } from '../sealing/suite.ts';
import { shownAmongOthers } from '../storage/people.ts';
import { type WholeRelease, whatLeaves, wholeRelease } from '../storage/whole-release.ts';
import { localTimeText } from '../time/local-time.ts';
import { prepareWhole } from './whole-folder.ts';
import { WholeRun, wholeRunFailed } from './whole-run.ts';

const factsOf = (vault: OpenVault): BeginWholeFacts => {
  const plannedAtMs = wholeRelease(vault.db)?.plannedAtMs ?? null;
  const { offsetMinutes } = vault.writer.readClock();
  return {
    plannedAtMs,
    nowMs: vault.writer.nowMs(),
    underWay: vault.wholeRelease !== null,
    from: plannedAtMs === null ? '' : localTimeText(plannedAtMs + wholeReleaseNoticeMs, offsetMinutes),
  };
};

/** What everybody at the desk is told, every few seconds: the newest that is not over; null where there is none. */
export function announcedRelease(
  vault: OpenVault,
): { readonly fromMs: number; readonly begun: boolean } | null {
  const plan = wholeRelease(vault.db);
  if (plan === null || vault.writer.nowMs() >= plan.plannedAtMs + wholeReleasePlanMs) return null;
  return { fromMs: plan.plannedAtMs + wholeReleaseNoticeMs, begun: plan.begun !== null };
}

const stateOf = (plan: WholeRelease | null, nowMs: number): WholeReleaseShown['state'] => {
  if (plan === null) return 'none';
  if (plan.written !== null) return 'written';
  if (nowMs >= plan.plannedAtMs + wholeReleasePlanMs) return 'none';
  return nowMs < plan.plannedAtMs + wholeReleaseNoticeMs ? 'announced' : 'open';
};

/** As many approvers as policy asks for of any release: what no single release may do, all of them together may not. */
const approversOf = (vault: OpenVault): number => releaseApproversOfAll(vault.policy);

/** Judged again in the transaction: the policy may have been tightened meanwhile. */
function assertEnoughSign(vault: OpenVault, beside: number): void {
  const needed = approversOf(vault);
  if (beside < needed) throw new Refusal('COSIGNER_MISSING', { role: 'approver' });
  if (beside > needed) throw new Refusal('INPUT_MALFORMED', { field: 'cosign' });
}

const approverOf = (signing: readonly CoSigner[]): CoSigner => {
  const approver = signing[1];
  if (approver === undefined) throw new Error('broken invariant: an approver signs');
  return approver;
};

export function showWhole(vault: OpenVault, call: Call): WholeReleaseShown {
  const desk = assertStanding(vault, call, ['custodian', 'approver'], true);
  const plan = wholeRelease(vault.db);
  const plannedAtMs = plan?.plannedAtMs ?? null;
  return {
    state: stateOf(plan, vault.writer.nowMs()),
    ground: plan?.ground ?? '',
    by: plan === null ? [] : [plan.custodian, ...plan.approvers].map((id) => shownAmongOthers(vault.db, id)),
    plannedAtMs,
    fromMs: plannedAtMs === null ? null : plannedAtMs + wholeReleaseNoticeMs,
    untilMs: plannedAtMs === null ? null : plannedAtMs + wholeReleasePlanMs,
    cosigners: besides(desk, approversOf(vault)),
    ...whatLeaves(vault.db),
    folder: plan?.folder ?? '',
    begunAtMs: plan?.begunAtMs ?? null,
    underWay: vault.wholeRelease?.howFar() ?? null,
    failed: wholeRunFailed(vault),
    written: plan?.written ?? null,
  };
}

export async function planWhole(
  vault: OpenVault,
  input: ParsedInput<'whole.plan'>,
  call: Call,
): Promise<{ planned: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const ground = requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge: () => {
      assertNobodyFrozen(vault, desk, input.cosign);
      assertAllowed(decide(planWholeRules, factsOf(vault)));
      assertEnoughSign(vault, input.cosign.length);
    },
    by: async () => signersOf(await unlockSides(vault, call, desk, approversOf(vault), input)),
    enter: (sign) => sign('whole.planned', (texts) => ({ ground: texts.of(ground) })),
  });
  return { planned: true };
}

export async function withdrawWhole(
  vault: OpenVault,
  input: ParsedInput<'whole.withdraw'>,
  call: Call,
): Promise<{ withdrawn: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const ground = requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge: () => assertAllowed(decide(withdrawWholeRules, factsOf(vault))),
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign) => sign('whole.withdrawn', (texts) => ({ ground: texts.of(ground) })),
  });
  await vault.wholeRelease?.stop();
  return { withdrawn: true };
}

export async function beginWhole(
  vault: OpenVault,
  input: ParsedInput<'whole.begin'>,
  call: Call,
): Promise<{ begun: boolean; folder: string }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const judge = (): WholeRelease => {
    assertNobodyFrozen(vault, desk, input.cosign);
    assertAllowed(decide(beginWholeRules, factsOf(vault)));
    assertEnoughSign(vault, input.cosign.length);
    const plan = wholeRelease(vault.db);
    if (plan === null) throw new Error('broken invariant: judged as planned');
    return plan;
  };
  const plan = judge();
  const leaves = whatLeaves(vault.db);
  const target = prepareWhole(vault, plan.planned, input.folder, leaves.bytes);
  let approvalKey: SealingKey | null = null;
  const { index } = await actWithKeys(vault, call, {
    judge,
    by: () => unlockSides(vault, call, desk, approversOf(vault), input),
    ready: async (_plan, signing) => {
      await assertKeysFollowLog(vault);
      approvalKey = openApprovalKey(vault, call, approverOf(signing).keys);
      assertAnchored(vault, true);
    },
    enter: (tx, _plan, signing) => {
      assertStanding(vault, call, ['custodian', 'approver']);
      const { dossiers, documents, bytes } = whatLeaves(vault.db);
      return tx.append({
        type: 'whole.begun',
        data: (texts) => ({ folder: texts.of(target.folder), dossiers, documents, bytes }),
        signers: signersOf(signing),
        place: vault.place(),
      });
    },
  });
  // The entry stands; no byte leaves before an anchor outside has it.
  assertAnchored(vault, false);
  if (approvalKey === null) throw new VaultFault('INTERNAL');
  const key: SealingKey = approvalKey;
  call.unlocked.keep({ drop: key.destroy });
  new WholeRun(vault, target, key, index);
  return { begun: true, folder: target.final };
}

export async function stopWhole(vault: OpenVault, call: Call): Promise<{ stopped: boolean }> {
  assertStanding(vault, call, ['custodian', 'approver'], true);
  const { wholeRelease: run } = vault;
  await run?.stop();
  return { stopped: run !== null };
}
