/**
 * What a departure would take, if it were registered now (P1, P2). It reads with the functions that the registration
 * and its case use, so that it cannot say anything else than what would happen, and changes nothing.
 */
import type { DepartureRehearsal } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { keyRoles, rehearseRules } from '../../shared/policy/departure-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { withNumber } from '../../shared/vocabulary/among-others.ts';
import { daysLater } from '../../shared/vocabulary/calendar-day.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertAllowed, assertStanding } from '../acts/signing.ts';
import { practiceOf } from '../clients/practice.ts';
import { departureKnown, linesOfLeaver } from '../storage/departures.ts';
import { loadDocument, loadDossier } from '../storage/dossiers.ts';
import { findPerson, holdersOf, type Person, rolesOfHuman } from '../storage/people.ts';
import { bindingAfter, binds } from './binding.ts';
import { today } from './departure-case.ts';
import { checklistOf } from './departures-shown.ts';
import { drawExposure } from './exposure-statement.ts';
import { filingsWaiting, lacking, loansOfLeaver, releasesOut } from './held-by-leaver.ts';
import { followersOf, linesFollowed, linesToPass, loadsOfFollowers } from './rehearsal-lines.ts';

export function rehearseDeparture(
  vault: OpenVault,
  input: ParsedInput<'departure.rehearse'>,
  call: Call,
): DepartureRehearsal {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  assertAllowed(decide(rehearseRules, { askerFrozen: desk.frozen, known: false }));
  // No refusal names whom it was about: beside this command's name, it would say of them that somebody thinks they go.
  const leaver = findPerson(vault.db, input.who);
  const known = departureKnown(vault.db, leaver.human);
  assertAllowed(decide(rehearseRules, { askerFrozen: desk.frozen, known }));

  const { clientsMax, noticeDays } = practiceOf(vault, call.language);
  const noticeOn = today(vault);
  const lastDay = daysLater(noticeOn, noticeDays) ?? '';
  const loans = loansOfLeaver(vault, leaver.human);
  const followers = followersOf(vault, leaver);
  const lines = linesToPass(vault, leaver, followers);
  const unopened = lines.filter(({ handover }) => handover === null).length;
  const open = linesOfLeaver(vault.db, { id: null, person: leaver.id });
  const held = rolesOfHuman(vault.db, leaver.human);
  const checklist = checklistOf(vault, [], { ...open, lines: open.lines + unopened }, call.language);
  const seen = drawExposure(vault, leaver);
  if (!call.answeredBefore) recordReading(vault, leaver, seen.views, call);
  return {
    person: withNumber(leaver),
    department: leaver.department,
    isSelf: leaver.human === desk.human,
    noticeOn,
    lastDay,
    noticeDays,
    frozenAlready: leaver.frozen,
    loans: loans.map((loan) => {
      const document = loadDocument(vault.db, loan.document);
      return {
        loan: `L${loan.no}`,
        document: `${loadDossier(vault.db, loan.dossier).code}/${document.no}`,
        title: document.title,
        state: loan.state,
        out: loan.issuer !== null,
      };
    }),
    lines,
    loads: loadsOfFollowers(vault, followers),
    clientsMax,
    follows: linesFollowed(vault, leaver.human),
    roles: held.map((role) => ({ role, others: othersHolding(vault, role, leaver) })),
    checklist,
    missing: lacking({
      'approval-line-manager': 1,
      'approval-human-resources': 1,
      approvals: 0,
      'approvals-refused': 0,
      'things-out': 0,
      'colleagues-waiting': 0,
      'no-successor': open.withoutSuccessor + unopened,
      'lines-open': open.open + unopened,
      'documents-out': loans.filter(({ issuer }) => issuer !== null).length,
      'releases-out': releasesOut(vault, leaver.human),
      'filings-waiting': filingsWaiting(vault, leaver.human),
      checklist: checklist.length,
      interview: 1,
      'exposure-unsigned': 1,
      'reminder-unsigned': binds(bindingAfter(vault, leaver.human, lastDay)) ? 1 : 0,
      'holds-keys': held.filter((role) => keyRoles.includes(role)).length,
    }),
    exposure: {
      clients: seen.clients.filter(({ documents }) => documents.some(({ views }) => views.length > 0)).length,
      documents: seen.documents,
      views: seen.views,
      held: seen.held,
    },
  };
}

/** Humans, not accounts; whoever is leaving too will not be there to do it. */
function othersHolding(vault: OpenVault, role: Role, leaver: Person): number {
  const others = holdersOf(vault.db, role).filter(
    (person) => person.human !== leaver.human && !person.leaving,
  );
  return new Set(others.map(({ human }) => human)).size;
}

/**
 * Reading about a person is reading (A1). It is the entry that reading their exposure statement makes, to the letter:
 * nobody who reads the log can tell from it that this person's leaving was thought of.
 */
function recordReading(vault: OpenVault, leaver: Person, views: number, call: Call): void {
  vault.writer.transact((tx) =>
    tx.append({
      type: 'log.read',
      data: () => ({ person: leaver.id, query: null, results: views }),
      actor: vault.actor(call.about.role),
      place: vault.place(),
    }),
  );
}
