/** How the gate before their roles stands for people (P7): what is missing, since when, and what runs out. */
import type { GateLine } from '../../shared/contract/answers-of-gates.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { runsOut } from '../../shared/policy/gate-rules.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import { judgedDay } from '../acts/judged-day.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { gateStands } from '../audit/role-gate.ts';
import { setDemands } from '../storage/gates.ts';
import { findPerson, listPeople, type Person } from '../storage/people.ts';

/** Every demand on every role that the account holds. */
function gateLinesOf(vault: OpenVault, person: Person, desk: Person): GateLine[] {
  const day = judgedDay(vault);
  return person.roles.flatMap((role) =>
    gateStands(vault.db, { person: person.id, human: person.human, role, day }).map((stands) => {
      const { demand, askedFrom, asked, met, until, since } = stands;
      return {
        personNo: person.no,
        person: amongOthers(person),
        own: person.human === desk.human,
        role: demand.role,
        what: demand.what,
        kind: demand.what === 'course' ? demand.kind : null,
        months: demand.what === 'course' ? demand.months : null,
        askedFrom,
        asked,
        met,
        until,
        since,
        soon: runsOut(stands, day),
      };
    }),
  );
}

/** Keepers and clerks see to it that people have what their roles take. */
const seesGates = ({ roles }: Person): boolean => isKeeper(roles) || roles.includes('clerk');

/** One's own; of everybody who is not leaving for those who see to it. */
export function gateLines(vault: OpenVault, desk: Person): GateLine[] {
  if (setDemands(vault.db).length === 0) return [];
  const people = listPeople(vault.db).filter(
    (each) => each.human === desk.human || (seesGates(desk) && !each.leaving),
  );
  return people.flatMap((each) => gateLinesOf(vault, each, desk));
}

export function showGates(
  vault: OpenVault,
  input: ParsedInput<'gate.show'>,
  call: Call,
): readonly GateLine[] {
  const desk = assertStanding(vault, call, []);
  const lines = gateLines(vault, desk);
  if (input.who === undefined) return lines;
  const { no } = findPerson(vault.db, input.who);
  return lines.filter(({ personNo }) => personNo === no);
}
