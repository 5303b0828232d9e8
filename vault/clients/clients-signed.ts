/** Signatures under the lines of a client handover, and taking lines over where one of them is refused or missing (H2). */

import type { SignedLines } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { signRules, takeOverRules } from '../../shared/policy/client-handover-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { Refusal, type RefusalCode } from '../../shared/vocabulary/refusal.ts';
import type { HandoverCapacity } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { actWithKeys } from '../acts/signed-act.ts';
import {
  assertAllowed,
  assertStanding,
  requiredText,
  signedByBoth,
  unlockBothSides,
} from '../acts/signing.ts';
import { assertKeysFollowLog } from '../acts/tables-follow-log.ts';
import { unlock } from '../acts/unlock.ts';
import { openApprovalKey } from '../lending/decide-loans.ts';
import type { ClientHandoverRow, Line } from '../storage/clients.ts';
import { loadPerson, type Person } from '../storage/people.ts';
import {
  assertEachOnce,
  capacityAt,
  linesByCode,
  peopleOnce,
  successorFacts,
  visibleHandover,
} from './client-lines.ts';
import { borrowedOnce, grantSheet, type Outcome, requestSheet } from './contact-sheet.ts';

interface Signing {
  readonly as: HandoverCapacity;
  readonly lines: readonly { readonly line: Line; readonly successor: Person }[];
}

/** Judges every line; one that may not be signed keeps the whole call from being signed. */
function judgeSigning(
  vault: OpenVault,
  handover: ClientHandoverRow,
  codes: readonly string[],
  desk: Person,
): Signing {
  const person = peopleOnce(vault);
  const transferor = person(handover.transferor);
  const lines: { line: Line; successor: Person }[] = [];
  let as: HandoverCapacity | null = null;
  for (const line of linesByCode(vault, handover, codes, desk)) {
    const successor = line === null || line.successor === null ? null : person(line.successor);
    const capacity = capacityAt(desk, transferor, successor);
    assertAllowed(
      decide(signRules, {
        ...successorFacts(transferor, successor, line),
        known: line !== null,
        closed: line?.closed != null,
        hasSuccessor: successor !== null,
        capacity,
        signed: {
          transferor: line?.transferorSigned != null,
          transferee: line?.transfereeSigned != null,
          witness: line?.witnessSigned != null,
        },
      }),
    );
    if (line === null || successor === null || capacity === null || capacity !== (as ?? capacity))
      throw new Refusal('LINE_NOT_YOURS');
    as = capacity;
    lines.push({ line, successor });
  }
  if (as === null) throw new Refusal('NO_SUCH_LINE');
  return { as, lines };
}

/** What became of the contact sheets, by line. */
class Envelopes {
  readonly loans: string[] = [];
  readonly withheld: { code: string; refusal: RefusalCode }[] = [];
  note(line: Line, outcome: Outcome): void {
    if (outcome === null) return;
    if ('loan' in outcome) this.loans.push(outcome.loan);
    else this.withheld.push({ code: line.code, refusal: outcome.refusal });
  }
}

export async function signLines(
  vault: OpenVault,
  input: ParsedInput<'clients.sign'>,
  call: Call,
): Promise<SignedLines> {
  const desk = assertStanding(vault, call, []);
  const handover = visibleHandover(vault, desk, input.handover, call);
  assertEachOnce(input.codes);
  const before = judgeSigning(vault, handover, input.codes, desk);
  if (before.as === 'witness') call.about.role = 'approver';
  const envelopes = new Envelopes();
  const { as, lines } = await actWithKeys(vault, call, {
    judge: () => judgeSigning(vault, handover, input.codes, loadPerson(vault.db, desk.id)),
    by: async () => {
      const keys = await unlock(vault, call, desk, input.signature);
      await assertKeysFollowLog(vault);
      return { keys, approvalKey: before.as === 'witness' ? openApprovalKey(vault, call, keys) : null };
    },
    enter: (tx, signing, { keys, approvalKey }) => {
      if (signing.as !== before.as) throw new Refusal('LINE_NOT_YOURS');
      const now = loadPerson(vault.db, desk.id);
      const signer = keys.signer(desk.id, signing.as === 'witness' ? 'approver' : 'self');
      tx.append({
        type: 'clients.signed',
        data: () => ({
          handover: handover.id,
          as: signing.as,
          lines: signing.lines.map(({ line }) => ({ dossier: line.dossier, state: line.state })),
        }),
        signers: [signer],
        place: vault.place(),
      });
      const borrowed = borrowedOnce(vault);
      for (const { line, successor } of signing.lines) {
        const theirs = borrowed(successor.human);
        if (signing.as === 'transferee') {
          const asked = keys.signer(desk.id, 'borrower');
          envelopes.note(line, requestSheet(vault, tx, now, theirs, asked, line, call.language));
        } else if (approvalKey !== null) {
          envelopes.note(line, grantSheet(vault, tx, now, approvalKey, signer, theirs, line, call.language));
        }
      }
      return signing;
    },
  });
  const codes = lines.map(({ line }) => line.code);
  return {
    as,
    signed: codes,
    closed: as === 'witness' ? codes : [],
    loans: envelopes.loans,
    withheld: envelopes.withheld,
  };
}

function judgeTakeOver(
  vault: OpenVault,
  handover: ClientHandoverRow,
  codes: readonly string[],
  desk: Person,
) {
  const person = peopleOnce(vault);
  const transferor = person(handover.transferor);
  return linesByCode(vault, handover, codes, desk).map((line) => {
    const successor = line === null || line.successor === null ? null : person(line.successor);
    assertAllowed(
      decide(takeOverRules, {
        ...successorFacts(transferor, successor, line),
        known: line !== null,
        closed: line?.closed != null,
        hasSuccessor: successor !== null,
        bothSigned: line?.closed === null && line.transferorSigned !== null && line.transfereeSigned !== null,
      }),
    );
    if (line === null || successor === null) throw new Refusal('LINE_WITHOUT_SUCCESSOR');
    return { line, successor };
  });
}

/** Nobody holds the firm's clients hostage: custodian and approver close lines that somebody does not sign. */
export async function takeOverLines(
  vault: OpenVault,
  input: ParsedInput<'clients.take-over'>,
  call: Call,
): Promise<{ closed: readonly string[] }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const handover = visibleHandover(vault, desk, input.handover, call);
  assertEachOnce(input.codes);
  const before = judgeTakeOver(vault, handover, input.codes, desk);
  const ground = requiredText(input.ground, 'ground');
  const parties = [
    loadPerson(vault.db, handover.transferor),
    ...new Set(before.map((each) => each.successor)),
  ];
  const { passphrase } = input.signature;
  const closed = await actWithKeys(vault, call, {
    judge: () => judgeTakeOver(vault, handover, input.codes, desk),
    by: async () => {
      const both = await unlockBothSides(vault, call, desk, passphrase, input.cosign, parties);
      await assertKeysFollowLog(vault);
      return { both, approvalKey: openApprovalKey(vault, call, both.approver.keys) };
    },
    enter: (tx, lines, { both, approvalKey }) => {
      tx.append({
        type: 'clients.taken-over',
        data: (texts) => ({
          handover: handover.id,
          manner: input.manner,
          ground: texts.of(ground),
          lines: lines.map(({ line }) => ({ dossier: line.dossier, state: line.state })),
        }),
        signers: signedByBoth(both),
        place: vault.place(),
      });
      const approver = loadPerson(vault.db, both.approver.person.id);
      const signer = both.approver.keys.signer(approver.id, 'approver');
      const borrowed = borrowedOnce(vault);
      for (const { line, successor } of lines)
        grantSheet(vault, tx, approver, approvalKey, signer, borrowed(successor.human), line, call.language);
      return lines.map(({ line }) => line.code);
    },
  });
  return { closed };
}
