/** Client handovers: opening them, naming successors, saying how things stand, and taking one back (H2). */

import type { ParsedInput } from '../../shared/contract/commands.ts';
import { assignRules, describeRules } from '../../shared/policy/client-handover-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { isCalendarDay } from '../../shared/vocabulary/calendar-day.ts';
import type { DepartureId, DossierId, HandoverId, LoanId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { SigningAs } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { actWithKeys, bothSides, oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf, optionalText, requiredText } from '../acts/signing.ts';
import { unlock } from '../acts/unlock.ts';
import type { Transaction } from '../audit/log-writer.ts';
import type { Signer } from '../keys/signer.ts';
import { dropViewing } from '../lending/loan-steps.ts';
import { newId } from '../sealing/new-ids.ts';
import { type ClientHandoverRow, clientsOf, isInHandover, type Line, linesOf } from '../storage/clients.ts';
import { type Document, findDocument } from '../storage/dossiers.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';
import {
  assertEachOnce,
  capacityAt,
  isKeeper,
  linesByCode,
  peopleOnce,
  successorFacts,
  successorsIn,
  visibleHandover,
} from './client-lines.ts';
import { borrowedOnce, sealEnvelopesOf, takeBackRequest } from './contact-sheet.ts';

export { readCsvLines } from './clients-csv.ts';
export { listClients, showClients } from './clients-shown.ts';
export { signLines, takeOverLines } from './clients-signed.ts';

/** Appends the opening of a handover; whoever calls has seen to it that the dossiers are in no other one. */
export function appendOpening(
  vault: OpenVault,
  tx: Transaction,
  transferor: Person,
  departure: DepartureId | null,
  dossiers: readonly DossierId[],
  signer: Signer,
): number {
  const handover = newId<HandoverId>();
  tx.append({
    type: 'clients.opened',
    data: () => ({ handover, transferor: transferor.id, departure, dossiers: [...dossiers] }),
    signers: [signer],
    place: vault.place(),
  });
  return vault.db.count('SELECT no AS n FROM client_handover WHERE id = ?', handover);
}

/** Which clients are meant: those named, or all that this human has and that are not passing already. */
function clientsMeant(
  vault: OpenVault,
  transferor: Person,
  codes: readonly string[] | undefined,
): DossierId[] {
  const theirs = clientsOf(vault.db, transferor.human);
  if (codes === undefined) {
    const free = theirs.filter(({ id }) => !isInHandover(vault.db, id));
    if (theirs.length === 0) throw new Refusal('NOBODY_TO_HAND_OVER');
    if (free.length === 0) throw new Refusal('CLIENT_IN_HANDOVER');
    return free.map(({ id }) => id);
  }
  assertEachOnce(codes);
  const byCode = new Map(theirs.map(({ id, code }) => [code, id]));
  return codes.map((code) => {
    const id = byCode.get(code.normalize('NFC'));
    if (id === undefined) throw new Refusal('NOBODY_TO_HAND_OVER');
    if (isInHandover(vault.db, id)) throw new Refusal('CLIENT_IN_HANDOVER');
    return id;
  });
}

export async function openClients(
  vault: OpenVault,
  input: ParsedInput<'clients.open'>,
  call: Call,
): Promise<{ handover: number; lines: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const transferor = findPerson(vault.db, input.who);
  call.about.person = transferor.id;
  return signedAct(vault, call, {
    judge: () => clientsMeant(vault, loadPerson(vault.db, transferor.id), input.codes),
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (_, dossiers, tx, [signer]) => ({
      handover: appendOpening(vault, tx, transferor, null, dossiers, signer!),
      lines: dossiers.length,
    }),
  });
}

interface Assignment {
  readonly line: Line;
  readonly successor: Person;
}

/** Every line judged; those whose successor stays the same are left alone, and keep their signatures. */
function assignmentsOf(
  vault: OpenVault,
  handover: ClientHandoverRow,
  desk: Person,
  asked: ParsedInput<'clients.assign'>['lines'],
): Assignment[] {
  assertEachOnce(asked.map(({ code }) => code));
  const person = peopleOnce(vault);
  const transferor = person(handover.transferor);
  const named = new Map<string, Person>();
  const lines = linesByCode(
    vault,
    handover,
    asked.map(({ code }) => code),
    desk,
  );
  return asked.flatMap(({ successor: who }, i) => {
    const successor = named.get(who) ?? findPerson(vault.db, who);
    named.set(who, successor);
    const line = lines[i] ?? null;
    assertAllowed(
      decide(assignRules, {
        ...successorFacts(transferor, successor, line),
        known: line !== null,
        closed: line?.closed != null,
      }),
    );
    return line === null || line.successor === successor.id ? [] : [{ line, successor }];
  });
}

export async function assignClients(
  vault: OpenVault,
  input: ParsedInput<'clients.assign'>,
  call: Call,
): Promise<{ assigned: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const handover = visibleHandover(vault, desk, input.handover, call);
  const recalled: LoanId[] = [];
  const assigned = await signedAct(vault, call, {
    judge: () => assignmentsOf(vault, handover, desk, input.lines),
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign, lines, tx, [only]) => {
      if (lines.length === 0) return 0;
      const person = peopleOnce(vault);
      const borrowed = borrowedOnce(vault);
      const signer = only!;
      sign('clients.assigned', () => ({
        handover: handover.id,
        lines: lines.map(({ line, successor }) => ({ dossier: line.dossier, successor: successor.id })),
      }));
      for (const { line } of lines) {
        if (line.successor === null) continue;
        takeBackRequest(
          vault,
          tx,
          borrowed(person(line.successor).human),
          line.dossier,
          signer,
          call.language,
        );
      }
      for (const human of new Set(lines.map(({ successor }) => successor.human)))
        recalled.push(...sealEnvelopesOf(vault, tx, human, signer, call.language));
      return lines.length;
    },
  });
  if (vault.viewing !== null && recalled.includes(vault.viewing.loan.id)) await dropViewing(vault);
  return { assigned };
}

/** What the transferor may keep as their own was filed as such (D4); nothing else becomes it by being written down here. */
function personalOf(vault: OpenVault, desk: Person, line: Line, written: readonly string[]): Document[] {
  return written.map((name) => {
    const { document } = findDocument(vault.db, name, desk);
    if (document.dossier !== line.dossier || document.state !== 'accepted')
      throw new Refusal('NO_SUCH_DOCUMENT');
    if (document.ownership !== 'personal') throw new Refusal('NOT_PERSONAL');
    return document;
  });
}

export async function describeLine(
  vault: OpenVault,
  input: ParsedInput<'clients.describe'>,
  call: Call,
): Promise<{ code: string }> {
  const desk = assertStanding(vault, call, []);
  const handover = visibleHandover(vault, desk, input.handover, call);
  if (input.meetingOn !== null && !isCalendarDay(input.meetingOn))
    throw new Refusal('INPUT_MALFORMED', { field: 'meetingOn' });
  const judged = (): { line: Line; as: SigningAs } => {
    const person = peopleOnce(vault);
    const now = person(desk.id);
    const [line = null] = linesByCode(vault, handover, [input.code], now);
    const successor = line === null || line.successor === null ? null : person(line.successor);
    const capacity = capacityAt(now, person(handover.transferor), successor);
    const isParty = capacity === 'transferor' || capacity === 'transferee';
    assertAllowed(
      decide(describeRules, {
        known: line !== null,
        closed: line?.closed != null,
        mayDescribe: isParty || isKeeper(now),
        balanceOfLeaver: handover.departure !== null && (input.balance ?? '').trim() !== '',
      }),
    );
    if (line === null) throw new Refusal('NO_SUCH_LINE');
    return { line, as: isParty ? 'self' : keeperOf(now) };
  };
  const { line } = judged();
  call.about.dossier = line.dossier;
  const personal = personalOf(vault, desk, line, input.personal);
  await actWithKeys(vault, call, {
    judge: judged,
    by: () => unlock(vault, call, desk, input.signature),
    enter: (tx, { as }, keys) =>
      tx.append({
        type: 'clients.described',
        data: (texts) => ({
          handover: handover.id,
          dossier: line.dossier,
          projects: texts.maybe(optionalText(input.projects, 'note')),
          nextDates: texts.maybe(optionalText(input.nextDates, 'note')),
          mandate: texts.maybe(optionalText(input.mandate, 'note')),
          positions: texts.maybe(optionalText(input.positions, 'note')),
          authority: texts.maybe(optionalText(input.authority, 'note')),
          ...(handover.departure === null
            ? { balance: texts.maybe(optionalText(input.balance ?? '', 'note')) }
            : {}),
          meetingOn: input.meetingOn,
          meetingHeld: input.meetingHeld,
          client: input.client,
          formalRecords: input.formalRecords,
          personal: [...new Set(personal.map(({ id }) => id))],
        }),
        signers: [keys.signer(desk.id, as)],
        place: vault.place(),
      }),
  });
  return { code: line.code };
}

/** Closes what is open of a handover without anything passing; requests made for it fall. Returns how many lines. */
export function appendWithdrawal(
  vault: OpenVault,
  tx: Transaction,
  handover: ClientHandoverRow,
  ground: string,
  signers: readonly [Signer, Signer],
  call: Call,
): number {
  const open = linesOf(vault.db, handover.id).filter((line) => line.closed === null);
  if (open.length === 0) return 0;
  tx.append({
    type: 'clients.withdrawn',
    data: (texts) => ({ handover: handover.id, ground: texts.of(ground) }),
    signers,
    place: vault.place(),
  });
  const person = peopleOnce(vault);
  const borrowed = borrowedOnce(vault);
  for (const { dossier, successor } of open) {
    if (successor === null) continue;
    takeBackRequest(vault, tx, borrowed(person(successor).human), dossier, signers[0], call.language);
  }
  return open.length;
}

export async function withdrawClients(
  vault: OpenVault,
  input: ParsedInput<'clients.withdraw'>,
  call: Call,
): Promise<{ withdrawn: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const handover = visibleHandover(vault, desk, input.handover, call);
  const assertOpen = () => {
    if (linesOf(vault.db, handover.id).every((line) => line.closed !== null))
      throw new Refusal('LINE_CLOSED');
  };
  assertOpen();
  const ground = requiredText(input.ground, 'ground');
  const parties = [handover.transferor, ...successorsIn(vault, handover)].map((id) =>
    loadPerson(vault.db, id),
  );
  const withdrawn = await signedAct(vault, call, {
    judge: assertOpen,
    by: bothSides(desk, input, parties),
    enter: (_sign, _, tx, [custodian, approver]) =>
      appendWithdrawal(vault, tx, handover, ground, [custodian!, approver!], call),
  });
  return { withdrawn };
}
