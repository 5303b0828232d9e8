/** Departures as custodians and approvers see them: the list, and one case with what it still lacks (P2). */
import type { DepartureCase, DepartureSummary } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { keyRoles } from '../../shared/policy/departure-rules.ts';
import { withNumber } from '../../shared/vocabulary/among-others.ts';
import { daysBetween } from '../../shared/vocabulary/calendar-day.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { countedItems, practiceOf } from '../clients/practice.ts';
import { reminderOf } from '../storage/agreements.ts';
import { handoverOfDeparture } from '../storage/clients.ts';
import {
  listDepartures as allDepartures,
  approvalsOf,
  type DepartureRow,
  interviewsOf,
  linesOfLeaver,
  readersOf,
  type TickedItem,
  tickedItems,
} from '../storage/departures.ts';
import { type Person, rolesOfHuman, shownAmongOthers } from '../storage/people.ts';
import { bindingAfter, bindingStated, binds } from './binding.ts';
import { caseAtDesk, today } from './departure-case.ts';
import { clientsWithoutLine, filingsWaiting, lacking, releasesOut } from './held-by-leaver.ts';
import { leavingCaseOf } from './leaving-shown.ts';
import { isBack } from './things.ts';

export function listDepartures(vault: OpenVault, _input: unknown, call: Call): readonly DepartureSummary[] {
  assertStanding(vault, call, ['custodian', 'approver']);
  return allDepartures(vault.db).map((departure) => {
    const { lines, open } = linesOfLeaver(vault.db, departure);
    return {
      departure: departure.no,
      person: shownAmongOthers(vault.db, departure.person),
      noticeOn: departure.noticeOn,
      lastDay: departure.lastDay,
      state: departure.state,
      daysLeft: daysBetween(today(vault), departure.lastDay),
      linesOpen: open,
      lines,
    };
  });
}

/** Loans that ended with the registration; back are those that were never handed out, or are checked in. */
function recalledLoans(vault: OpenVault, departure: DepartureRow, leaver: Person) {
  const rows = vault.db.all<{ back: number }>(
    `SELECT DISTINCT l.id, (l.issuer IS NULL OR l.state = 'checked-in') AS back
     FROM person p JOIN loan l ON l.borrower = p.id JOIN mention m ON m.ref = l.id JOIN leaf f ON f.idx = m.idx
     WHERE p.human = ? AND f.type = 'loan.recalled' AND f.idx > ? AND f.idx < ?`,
    leaver.human,
    departure.registered,
    departure.ended ?? vault.writer.size,
  );
  return { recalled: rows.length, back: rows.filter((row) => row.back === 1).length };
}

/** The firm's list, with what was ticked of it and what the lines say by themselves. */
export function checklistOf(
  vault: OpenVault,
  items: readonly TickedItem[],
  { lines, described, introduced }: Record<'lines' | 'described' | 'introduced', number>,
  language: Language,
): DepartureCase['checklist'] {
  const ticked = new Map(items.map((each) => [each.item, each]));
  const counts = new Map([
    [countedItems.introductions as string, introduced],
    [countedItems.clientData as string, described],
  ]);
  return practiceOf(vault, language).checklist.map(({ item, label }) => {
    const tick = ticked.get(item);
    const done = counts.get(item);
    return {
      item,
      label,
      done: tick?.done === 1,
      remark: tick?.remark ?? null,
      atMs: tick?.at ?? null,
      count: done === undefined || lines === 0 ? null : { done, of: lines },
    };
  });
}

export function showDeparture(
  vault: OpenVault,
  input: ParsedInput<'departure.show'>,
  call: Call,
): DepartureCase {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, leaver } = caseAtDesk(vault, desk, input.departure, call);
  const approvals = approvalsOf(vault.db, departure.id);
  const interviews = interviewsOf(vault.db, departure.id).map((interview) => {
    const readers = readersOf(vault.db, interview.note);
    return {
      note: interview.note.slice(0, 8),
      writer: shownAmongOthers(vault.db, interview.writer),
      writtenAtMs: interview.writtenAtMs,
      characters: interview.characters,
      readers: readers.map((id) => shownAmongOthers(vault.db, id)),
      mayRead: readers.includes(desk.id),
      afterwards: departure.ended !== null && interview.written > departure.ended,
    };
  });
  const { recalled, back } = recalledLoans(vault, departure, leaver);
  const lines = linesOfLeaver(vault.db, departure);
  const checklist = checklistOf(vault, tickedItems(vault.db, departure.id), lines, call.language);
  const exposureSignedAtMs = signedAt(vault, departure.exposureSigned);
  const binding = bindingAfter(vault, leaver.human, departure.lastDay);
  const reminded = reminderInForce(vault, departure, leaver);
  const approved = (by: 'line-manager' | 'human-resources') => approvals.some((each) => each.by === by);
  const holdsKeys = rolesOfHuman(vault.db, leaver.human).filter((role) => keyRoles.includes(role)).length;
  const leaving = leavingCaseOf(vault, departure, desk, call.language);
  const named = leaving.steps.some(({ person }) => person !== null);
  const missing = lacking({
    'approval-line-manager': named || approved('line-manager') ? 0 : 1,
    'approval-human-resources': named || approved('human-resources') ? 0 : 1,
    approvals: named
      ? leaving.steps.filter(({ state }) => state !== 'granted' && state !== 'refused').length
      : 0,
    'approvals-refused': leaving.steps.filter(({ state }) => state === 'refused').length,
    'things-out': leaving.things.filter((thing) => !isBack(thing)).length,
    'colleagues-waiting': leaving.announcements.reduce((sum, { waiting }) => sum + waiting.length, 0),
    // Without a line is whose handover was taken back, or who came with an account that turned out to be theirs.
    'no-successor': lines.withoutSuccessor + clientsWithoutLine(vault, leaver.human).length,
    'lines-open': lines.open,
    'documents-out': recalled - back,
    'releases-out': releasesOut(vault, leaver.human),
    'filings-waiting': filingsWaiting(vault, leaver.human),
    checklist: checklist.filter((each) => !each.done).length,
    interview: interviews.length === 0 ? 1 : 0,
    'exposure-unsigned': exposureSignedAtMs === null ? 1 : 0,
    'reminder-unsigned': reminded === undefined && binds(binding) ? 1 : 0,
    'holds-keys': holdsKeys,
  });
  return {
    departure: departure.no,
    personNo: leaver.no,
    person: withNumber(leaver),
    department: leaver.department,
    reason: departure.reason,
    noticeOn: departure.noticeOn,
    lastDay: departure.lastDay,
    daysLeft: daysBetween(today(vault), departure.lastDay),
    state: departure.state,
    registeredAtMs: departure.registeredAtMs,
    endedAtMs: signedAt(vault, departure.ended),
    frozen: leaver.frozen,
    loansRecalled: recalled,
    loansBack: back,
    approvals,
    checklist,
    handover: handoverOfDeparture(vault.db, departure.id)?.no ?? null,
    interviews,
    leaving,
    exposureSignedAtMs,
    binding,
    reminded: reminded === undefined ? null : { atMs: reminded.atMs, onPaper: reminded.paper !== null },
    missing,
  };
}

/** What was signed; nothing once something else binds than what it lists. */
function reminderInForce(vault: OpenVault, departure: DepartureRow, leaver: Person) {
  const reminded = reminderOf(vault.db, departure.id);
  if (reminded === undefined || departure.state !== 'open') return reminded;
  const { agreements, rules } = bindingStated(vault, leaver.human);
  const same = JSON.stringify(agreements) === reminded.agreements && JSON.stringify(rules) === reminded.rules;
  return same ? reminded : undefined;
}

const signedAt = (vault: OpenVault, index: number | null): number | null =>
  index === null
    ? null
    : vault.db.count(
        "SELECT json_extract(CAST(payload AS TEXT), '$.at.wall') AS n FROM leaf WHERE idx = ?",
        index,
      );
