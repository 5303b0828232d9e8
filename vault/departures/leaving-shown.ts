/** What the case has beyond its dates and its list, and what waits for whom (P2, H2b). */
import type {
  FollowUpShown,
  LeavingCase,
  LeavingMine,
  LeavingWaiting,
} from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { TaskKind } from '../../shared/vocabulary/training-task-words.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import * as followUps from '../clients/follow-up.ts';
import { practiceOf } from '../clients/practice.ts';
import { type DepartureRow, departureKnown } from '../storage/departures.ts';
import { loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import { announcementsOf, toldTo } from './announcements.ts';
import { applicationOf, applicationsWaiting, letterOf, ownApplication } from './application.ts';
import { casesToDecide, stepsShown } from './approvals.ts';
import { today } from './departure-case.ts';
import { leavingRulesOf } from './leaving-rules.ts';
import { employmentOf, kindOf, thingsOf } from './things.ts';

export function leavingCaseOf(
  vault: OpenVault,
  departure: DepartureRow,
  desk: Person,
  language: Language,
): LeavingCase {
  const applied = applicationOf(vault, loadPerson(vault.db, departure.person), departure.registered);
  return {
    application:
      applied === undefined
        ? null
        : {
            atMs: applied.atMs,
            reason: applied.text(applied.data.reason) ?? '',
            lastDay: applied.data.lastDay,
          },
    letter: letterOf(vault, desk, departure),
    steps: stepsShown(vault, departure, language),
    things: thingsOf(vault, departure),
    employment: employmentOf(vault, departure),
    kind: kindOf(vault, departure),
    announcements: announcementsOf(vault, departure),
  };
}

/** One's own, whenever they are due; of all successors what is overdue. */
const followUpsOf = (vault: OpenVault, desk: Person, whose: 'own' | 'all'): readonly FollowUpShown[] =>
  followUps.followUpsOf(
    vault,
    desk,
    whose === 'own' ? desk.human : null,
    leavingRulesOf(vault, 'en').followUpDays,
    whose === 'all',
  );

export const followUp = (vault: OpenVault, input: ParsedInput<'clients.follow-up'>, call: Call) =>
  followUps.followUp(vault, input, call, leavingRulesOf(vault, 'en').followUpDays);

export function showLeavingMine(vault: OpenVault, _input: unknown, call: Call): LeavingMine {
  const desk = assertStanding(vault, call, []);
  const own = ownApplication(vault, desk.human);
  return {
    application:
      own === null
        ? null
        : {
            atMs: own.entry.atMs,
            reason: own.entry.text(own.entry.data.reason) ?? '',
            lastDay: own.entry.data.lastDay,
            registered: own.registered,
          },
    leaving: departureKnown(vault.db, desk.human),
    noticeDays: practiceOf(vault, call.language).noticeDays,
    decisions: decisionsOf(vault, desk, call.language),
    told: toldTo(vault, desk.human),
    followUps: followUpsOf(vault, desk, 'own'),
  };
}

/** Each step for which this person was named, in the cases that are open. */
function decisionsOf(vault: OpenVault, desk: Person, language: Language): LeavingMine['decisions'] {
  return casesToDecide(vault, desk.human).flatMap((departure) => {
    const steps = stepsShown(vault, departure, language);
    return steps.flatMap((step, i) => {
      if (step.personNo === null || !isAccountOf(vault, desk.human, step.personNo)) return [];
      return [
        {
          departure: departure.no,
          person: shownAmongOthers(vault.db, departure.person),
          reason: departure.reason,
          noticeOn: departure.noticeOn,
          lastDay: departure.lastDay,
          step,
          before: steps.slice(0, i).find(({ state }) => state !== 'granted')?.label ?? null,
        },
      ];
    });
  });
}

const isAccountOf = (vault: OpenVault, human: string, no: number): boolean =>
  vault.db.get('SELECT 1 FROM person WHERE human = ? AND no = ?', human, no) !== undefined;

export function showLeavingWaiting(vault: OpenVault, _input: unknown, call: Call): LeavingWaiting {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  return {
    applications: applicationsWaiting(vault).map(({ data, text, atMs }) => ({
      personNo: loadPerson(vault.db, data.person).no,
      person: shownAmongOthers(vault.db, data.person),
      reason: text(data.reason) ?? '',
      lastDay: data.lastDay,
      atMs,
    })),
    followUps: followUpsOf(vault, desk, 'all'),
  };
}

export interface LeavingTask {
  readonly task: TaskKind;
  readonly about: string;
  readonly no: number;
  readonly due: string | null;
}

/** What of leaving waits for the person at the desk: it stands among the tasks of training. */
export function leavingTasks(vault: OpenVault, desk: Person, language: Language): readonly LeavingTask[] {
  const tasks: LeavingTask[] = [];
  for (const { step, departure: no, person, before } of decisionsOf(vault, desk, language))
    if (step.state !== 'granted' && step.state !== 'refused' && before === null)
      tasks.push({ task: 'departure-decide', about: `${person} · ${step.label}`, no, due: step.due });
  for (const { departure: no, person, due, acknowledgedAtMs } of toldTo(vault, desk.human))
    if (acknowledgedAtMs === null) tasks.push({ task: 'departure-told', about: person, no, due });
  const day = today(vault);
  for (const each of followUpsOf(vault, desk, 'own'))
    if (each.done === null && each.due <= day)
      tasks.push({
        task: 'follow-up',
        about: `${each.code} ${each.client}`,
        no: each.handover,
        due: each.due,
      });
  if (!isKeeper(desk.roles)) return tasks;
  for (const { data } of applicationsWaiting(vault))
    tasks.push({
      task: 'departure-applied',
      about: shownAmongOthers(vault.db, data.person),
      no: loadPerson(vault.db, data.person).no,
      due: null,
    });
  for (const each of followUpsOf(vault, desk, 'all'))
    tasks.push({
      task: 'follow-up-late',
      about: `${each.successor} · ${each.code}`,
      no: each.handover,
      due: each.due,
    });
  return tasks;
}
