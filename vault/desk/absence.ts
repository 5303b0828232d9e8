/**
 * Being away (S6): entered by oneself and told to whoever waits. Nobody gets a right by it and nobody loses one: no decision asks
 * whether somebody is away.
 */
import type { AbsencesShown, CommandAnswers, KeeperAway } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { endAbsenceRules, enterAbsenceRules } from '../../shared/policy/absence-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { daysLater } from '../../shared/vocabulary/calendar-day.ts';
import type { Absence } from '../../shared/vocabulary/entry-of-absences.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import { judgedDay } from '../acts/judged-day.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding } from '../acts/signing.ts';
import { absencesOf, absencesOfHuman } from '../storage/absences.ts';
import { listPeople, type Person } from '../storage/people.ts';

/** The whole new state is signed: what was entered before and is not over, with the change. */
async function enterState(
  vault: OpenVault,
  call: Call,
  desk: Person,
  signature: ParsedInput<'absence.enter'>['signature'],
  change: (entered: readonly Absence[], today: string) => readonly Absence[],
): Promise<{ mine: readonly Absence[] }> {
  const mine = await signedAct(vault, call, {
    judge: () => {
      const today = judgedDay(vault);
      return change(absencesOf(vault.db, desk.id, today), today);
    },
    by: oneself(desk, 'self', signature),
    enter: (sign, periods) => {
      sign('person.absent', () => ({ person: desk.id, periods: [...periods] }));
      return periods;
    },
  });
  return { mine };
}

export async function enterAbsence(
  vault: OpenVault,
  { from, until, signature }: ParsedInput<'absence.enter'>,
  call: Call,
): Promise<CommandAnswers['absence.enter']> {
  const desk = assertStanding(vault, call, []);
  return await enterState(vault, call, desk, signature, (entered, today) => {
    assertAllowed(decide(enterAbsenceRules, { from, until, entered, today }));
    return [...entered, { from, until }].toSorted((one, other) => (one.from < other.from ? -1 : 1));
  });
}

/** From the moment of this entry on they are not away: an absence under way ends, one to come does not begin. */
export async function endAbsence(
  vault: OpenVault,
  { from, signature }: ParsedInput<'absence.end'>,
  call: Call,
): Promise<CommandAnswers['absence.end']> {
  const desk = assertStanding(vault, call, []);
  return await enterState(vault, call, desk, signature, (entered) => {
    const left = entered.filter((absence) => absence.from !== from);
    assertAllowed(decide(endAbsenceRules, { known: left.length < entered.length }));
    return left;
  });
}

/** Custodians and approvers with an absence that has begun or begins within so many days, by its first day. */
export function keepersAway(vault: OpenVault, days: number): KeeperAway[] {
  const today = judgedDay(vault);
  const last = daysLater(today, days) ?? today;
  return listPeople(vault.db)
    .filter(({ roles }) => isKeeper(roles))
    .flatMap((person) =>
      absencesOfHuman(vault.db, person.human, today)
        .filter(({ from }) => from <= last)
        .map(({ from, until }) => ({
          who: amongOthers(person),
          roles: person.roles.filter((role) => isKeeper([role])),
          from,
          until,
        })),
    )
    .toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
}

export function listAbsences(
  vault: OpenVault,
  _input: ParsedInput<'absence.list'>,
  call: Call,
): AbsencesShown {
  const desk = assertStanding(vault, call, [], true);
  return {
    mine: absencesOf(vault.db, desk.id, judgedDay(vault)),
    keepers: isKeeper(desk.roles) ? keepersAway(vault, 366) : [],
  };
}
