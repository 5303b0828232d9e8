/** Who approves departures and in which order, when a successor follows up, and which counts are too small to be shown (P2, P2b, H2b). */
import type { LeavingRules } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { usualSteps } from '../../shared/vocabulary/leaving-terms.ts';
import { leavingText } from '../../shared/vocabulary/leaving-words.ts';
import { type Language, Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, signedAct } from '../acts/signed-act.ts';
import { assertStanding, requiredText } from '../acts/signing.ts';
import { newestOf } from '../storage/leaving.ts';

const usual = { days: 3, followUpDays: [30, 90], fewerThan: 3 } as const;

export function leavingRulesOf(vault: OpenVault, language: Language): LeavingRules {
  const set = newestOf(vault.db, 'leaving.ruled');
  if (set === undefined) {
    return {
      approvals: usualSteps.map((step) => ({
        step,
        label: leavingText('step', step, language),
        days: usual.days,
      })),
      followUpDays: usual.followUpDays,
      fewerThan: usual.fewerThan,
    };
  }
  const { approvals, followUpDays, fewerThan } = set.data;
  return {
    approvals: approvals.map(({ step, label, days }) => ({ step, label: set.text(label) ?? step, days })),
    followUpDays,
    fewerThan,
  };
}

export function showLeavingRules(vault: OpenVault, _input: unknown, call: Call): LeavingRules {
  assertStanding(vault, call, ['custodian', 'approver']);
  return leavingRulesOf(vault, call.language);
}

export async function setLeavingRules(
  vault: OpenVault,
  input: ParsedInput<'leaving.rule'>,
  call: Call,
): Promise<LeavingRules> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const approvals = input.approvals.map(({ step, label, days }) => {
    if (!/^[a-z0-9-]{1,40}$/.test(step)) throw new Refusal('INPUT_MALFORMED', { field: 'step' });
    return { step, label: requiredText(label, 'title'), days };
  });
  if (new Set(approvals.map(({ step }) => step)).size !== approvals.length)
    throw new Refusal('INPUT_MALFORMED', { field: 'step' });
  const { followUpDays, fewerThan } = input;
  if (followUpDays.some((days, i) => i > 0 && days <= followUpDays[i - 1]!))
    throw new Refusal('INPUT_MALFORMED', { field: 'days' });
  await signedAct(vault, call, {
    judge: () => {},
    by: bothSides(desk, input),
    enter: (sign) =>
      sign('leaving.ruled', (texts) => ({
        approvals: approvals.map(({ label, ...each }) => ({ ...each, label: texts.of(label) })),
        followUpDays,
        fewerThan,
      })),
  });
  return leavingRulesOf(vault, call.language);
}
