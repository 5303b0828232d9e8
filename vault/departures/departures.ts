/** Departures: registering one, and the acts of its case until it ends (P1, P2). */

import type { ParsedInput } from '../../shared/contract/commands.ts';
import { endRules, registerRules, rescheduleRules, tickRules } from '../../shared/policy/departure-rules.ts';
import { byNameRules } from '../../shared/policy/leaving-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { daysLater, isCalendarDay } from '../../shared/vocabulary/calendar-day.ts';
import type { DepartureId, LoanId, PersonId } from '../../shared/vocabulary/ids.ts';
import { type Language, Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf, optionalText, requiredText } from '../acts/signing.ts';
import type { Transaction } from '../audit/log-writer.ts';
import { appendOpening, appendWithdrawal } from '../clients/clients.ts';
import { practiceOf } from '../clients/practice.ts';
import type { Signer } from '../keys/signer.ts';
import { dropViewing, endLoanViews } from '../lending/loan-steps.ts';
import { newId } from '../sealing/new-ids.ts';
import { handoverOfDeparture } from '../storage/clients.ts';
import { approvalsOf, departureKnown, findDeparture, tickedItems } from '../storage/departures.ts';
import { findPerson, loadPerson, type Person, rolesOfHuman } from '../storage/people.ts';
import { isNamed, stepsOf } from './approvals.ts';
import { caseAtDesk, today } from './departure-case.ts';
import { clientsWithoutLine, loansOfLeaver } from './held-by-leaver.ts';

export { listDepartures, showDeparture } from './departures-shown.ts';
export { readInterview, recordInterview } from './exit-interview.ts';
export { signExposure } from './exposure.ts';

const recallReason = { 'zh-CN': '离职已登记', en: 'A departure was registered' } as const;
const takenBackGround = { 'zh-CN': '离职已撤回', en: 'The notice was taken back' } as const;
const leftGround = { 'zh-CN': '离职', en: 'Left the firm' } as const;

export async function registerDeparture(
  vault: OpenVault,
  input: ParsedInput<'departure.register'>,
  call: Call,
): Promise<{ departure: number; lastDay: string; loansRecalled: number; handover: number | null }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const leaver = findPerson(vault.db, input.who);
  call.about.person = leaver.id;
  const noticeOn = input.noticeOn ?? today(vault);
  const { noticeDays } = practiceOf(vault, call.language);
  const lastDay = input.lastDay ?? daysLater(noticeOn, noticeDays) ?? '';
  const judge = () =>
    assertAllowed(
      decide(registerRules, {
        isSelf: leaver.human === desk.human,
        known: departureKnown(vault.db, leaver.human),
        noticeOn,
        lastDay,
      }),
    );
  judge();
  const reason = requiredText(input.reason, 'reason');
  let recalled: LoanId[] = [];
  const registered = await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign, _, tx, [signer]) => {
      const departure = newId<DepartureId>();
      sign('departure.registered', (texts) => ({
        departure,
        person: leaver.id,
        reason: texts.of(reason),
        noticeOn,
        lastDay,
      }));
      recalled = recallLoansOfLeaver(vault, tx, leaver.human, signer!, call.language);
      const clients = clientsWithoutLine(vault, leaver.human);
      const handover =
        clients.length === 0 ? null : appendOpening(vault, tx, leaver, departure, clients, signer!);
      const no = vault.db.count('SELECT no AS n FROM departure WHERE id = ?', departure);
      return { departure: no, lastDay, loansRecalled: recalled.length, handover };
    },
  });
  if (vault.viewing !== null && recalled.includes(vault.viewing.loan.id)) await dropViewing(vault);
  return registered;
}

/** Every open loan of a human who leaves, under any account: those of one that turns out to be theirs as well (P1, S4). */
export function recallLoansOfLeaver(
  vault: OpenVault,
  tx: Transaction,
  human: string,
  signer: Signer,
  language: Language,
): LoanId[] {
  const loans = loansOfLeaver(vault, human);
  for (const { id } of loans) {
    endLoanViews(vault, tx, id, 'recalled');
    tx.append({
      type: 'loan.recalled',
      data: (texts) => ({ loan: id, reason: texts.of(recallReason[language]) }),
      signers: [signer],
      place: vault.place(),
    });
  }
  return loans.map(({ id }) => id);
}

export async function rescheduleDeparture(
  vault: OpenVault,
  input: ParsedInput<'departure.reschedule'>,
  call: Call,
): Promise<{ lastDay: string }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, leaver, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const { lastDay } = input;
  const judge = () => {
    const { state, noticeOn } = findDeparture(vault.db, departure.no);
    assertAllowed(decide(rescheduleRules, { isSelf, state, noticeOn, lastDay }));
  };
  judge();
  const ground = requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge,
    by: bothSides(desk, input, [leaver]),
    enter: (sign) =>
      sign('departure.rescheduled', (texts) => ({
        departure: departure.id,
        lastDay,
        ground: texts.of(ground),
      })),
  });
  return { lastDay };
}

/** By name: line manager and human resources need no account here. A second entry replaces the first. */
export async function approveDeparture(
  vault: OpenVault,
  input: ParsedInput<'departure.approve'>,
  call: Call,
): Promise<{ approvals: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const judge = () =>
    assertAllowed(
      decide(byNameRules, {
        isSelf,
        state: findDeparture(vault.db, departure.no).state,
        named: isNamed(stepsOf(vault, departure, call.language)),
      }),
    );
  judge();
  const name = requiredText(input.name, 'name');
  const on = input.on ?? today(vault);
  if (!isCalendarDay(on)) throw new Refusal('INPUT_MALFORMED', { field: 'on' });
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign) =>
      sign('departure.approved', (texts) => ({
        departure: departure.id,
        by: input.by,
        name: texts.of(name),
        on,
      })),
  });
  return { approvals: approvalsOf(vault.db, departure.id).length };
}

export async function tickItems(
  vault: OpenVault,
  input: ParsedInput<'departure.tick'>,
  call: Call,
): Promise<{ done: number; of: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const judge = () => {
    assertAllowed(decide(tickRules, { isSelf, state: findDeparture(vault.db, departure.no).state }));
    const listed = new Set(practiceOf(vault, call.language).checklist.map(({ item }) => item));
    if (input.items.some(({ item }) => !listed.has(item))) throw new Refusal('NO_SUCH_ITEM');
  };
  judge();
  if (new Set(input.items.map(({ item }) => item)).size !== input.items.length)
    throw new Refusal('INPUT_MALFORMED', { field: 'item' });
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign) =>
      sign('departure.ticked', (texts) => ({
        departure: departure.id,
        items: input.items.map(({ item, done, remark }) => ({
          item,
          done,
          remark: texts.maybe(optionalText(remark ?? '', 'remark')),
        })),
      })),
  });
  const { checklist } = practiceOf(vault, call.language);
  const done = new Set(
    tickedItems(vault.db, departure.id)
      .filter((each) => each.done === 1)
      .map((each) => each.item),
  );
  return { done: checklist.filter(({ item }) => done.has(item)).length, of: checklist.length };
}

/** Leaving never waits for the handover: lines that are open stay so, and can be taken over afterwards (H2, P2). */
export async function endDeparture(
  vault: OpenVault,
  input: ParsedInput<'departure.end'>,
  call: Call,
): Promise<{ state: 'left' | 'withdrawn' }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, leaver, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const { cause } = input;
  const judge = () => {
    const { state } = findDeparture(vault.db, departure.no);
    assertAllowed(decide(endRules, { isSelf, state, cause, held: rolesOfHuman(vault.db, leaver.human) }));
  };
  judge();
  const ground = optionalText(input.ground ?? '', 'ground');
  await signedAct(vault, call, {
    judge,
    by: bothSides(desk, input, [leaver]),
    enter: (sign, _, tx, signers) => {
      if (cause === 'left') {
        const why = ground || leftGround[call.language];
        for (const { person, role } of rolesHeld(vault, leaver.human))
          sign('role.ended', (texts) => ({ person, role, ground: texts.of(why) }));
      }
      sign('departure.ended', (texts) => ({ departure: departure.id, cause, ground: texts.maybe(ground) }));
      if (cause === 'left') return;
      const why = ground || takenBackGround[call.language];
      for (const person of unfrozenNow(vault, leaver))
        sign('person.unfrozen', (texts) => ({ person, ground: texts.of(why) }));
      const handover = handoverOfDeparture(vault.db, departure.id);
      const [custodian, approver] = signers;
      if (handover !== null) appendWithdrawal(vault, tx, handover, why, [custodian!, approver!], call);
    },
  });
  return { state: cause };
}

/**
 * The accounts that notices taken back had frozen. Only now, and none while another of this human's stands: nobody is
 * unfrozen while they are leaving (docs/formats/log-entry.md §5.9).
 */
const unfrozenNow = (vault: OpenVault, leaver: Person): PersonId[] =>
  loadPerson(vault.db, leaver.id).leaving
    ? []
    : vault.db
        .all<{ id: PersonId }>(
          `SELECT p.id FROM person p WHERE p.human = ? AND p.frozen = 1
           AND EXISTS (SELECT 1 FROM departure d WHERE d.person = p.id AND d.state = 'withdrawn') ORDER BY p.no`,
          leaver.human,
        )
        .map(({ id }) => id);

const rolesHeld = (vault: OpenVault, human: string) =>
  vault.db.all<{ person: PersonId; role: Person['roles'][number] }>(
    'SELECT r.person, r.role FROM role r JOIN person p ON p.id = r.person WHERE p.human = ? AND r.ended IS NULL ORDER BY r.given, r.role',
    human,
  );
