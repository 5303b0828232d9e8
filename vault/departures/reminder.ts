/** The leaver is reminded of what binds them afterwards, and signs: at the desk, or by hand on the sheet that was printed (P5). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { caseRules } from '../../shared/policy/departure-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { DepartureId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct, type Unlocking } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf } from '../acts/signing.ts';
import type { Signer } from '../keys/signer.ts';
import { findDeparture } from '../storage/departures.ts';
import { findPerson, type Person } from '../storage/people.ts';
import { bindingStated, binds } from './binding.ts';
import { caseAtDesk } from './departure-case.ts';

/** Index of the newest reminder sheet of a departure that was printed after everything it lists. */
function sheetPrinted(vault: OpenVault, departure: DepartureId, human: string): number | null {
  const printed = vault.db.get<{ idx: number }>(
    `SELECT max(l.idx) AS idx FROM mention m JOIN leaf l ON l.idx = m.idx
     WHERE m.ref = ? AND l.type = 'paper.printed' AND json_extract(CAST(l.payload AS TEXT), '$.data.paper') = 'reminder-sheet'`,
    departure,
  );
  const changed = vault.db.count(
    `SELECT coalesce(max(l.idx), -1) AS n FROM person p JOIN mention m ON m.ref = p.id JOIN leaf l ON l.idx = m.idx
     WHERE p.human = ? AND l.type IN ('agreement.signed', 'agreement.ended', 'rules.acknowledged')`,
    human,
  );
  const idx = printed?.idx ?? null;
  return idx === null || idx < changed ? null : idx;
}

export async function remindLeaver(
  vault: OpenVault,
  input: ParsedInput<'departure.remind'>,
  call: Call,
): Promise<{ agreements: number; rules: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, leaver, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const judge = () => {
    assertAllowed(decide(caseRules, { isSelf, state: findDeparture(vault.db, departure.no).state }));
    const stated = bindingStated(vault, leaver.human);
    if (!binds(stated)) throw new Refusal('NOTHING_BINDS');
    const paper = input.onPaper ? sheetPrinted(vault, departure.id, leaver.human) : null;
    if (input.onPaper && paper === null) throw new Refusal('REMINDER_NOT_PRINTED');
    return { ...stated, paper };
  };
  judge();
  const { agreements, rules } = await signedAct(vault, call, {
    judge,
    by: input.onPaper
      ? oneself(desk, keeperOf(desk), input.signature)
      : leaverBeside(vault, desk, leaver, input),
    enter: (sign, stated) => {
      sign('departure.reminded', () => ({ departure: departure.id, ...stated }));
      return stated;
    },
  });
  return { agreements: agreements.length, rules: rules.length };
}

/** It is the leaver who signs, beside a keeper; nobody signs it for them. */
function leaverBeside(
  vault: OpenVault,
  desk: Person,
  leaver: Person,
  input: ParsedInput<'departure.remind'>,
): Unlocking<readonly Signer[]> {
  const [credential] = input.cosign;
  const signing = credential === undefined ? null : findPerson(vault.db, credential.who);
  if (credential === undefined || signing === null || signing.human !== leaver.human)
    throw new Refusal('COSIGNER_MISSING', { role: amongOthers(leaver) });
  return async (vaultNow, call) => [
    ...(await oneself(signing, 'self', credential)(vaultNow, call)),
    ...(await oneself(desk, keeperOf(desk), input.signature)(vaultNow, call)),
  ];
}
