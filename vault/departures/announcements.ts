/** Colleagues are told that somebody leaves, and acknowledge it by their own signature (P2). */
import type { AnnouncementShown, LeavingMine } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { keptRules } from '../../shared/policy/leaving-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { isCalendarDay } from '../../shared/vocabulary/calendar-day.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf, requiredText } from '../acts/signing.ts';
import { findDeparture, listDepartures } from '../storage/departures.ts';
import { leavingEntriesOf } from '../storage/leaving.ts';
import { findPerson, loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import { caseAtDesk, today } from './departure-case.ts';

interface Told {
  readonly announced: number;
  readonly message: string;
  readonly due: string | null;
  readonly atMs: number;
  /** Each human once, as they were named, and when they acknowledged it. */
  readonly people: readonly { readonly person: Person; readonly acknowledgedAtMs: number | null }[];
}

function toldIn(vault: OpenVault, departure: { readonly id: string }): readonly Told[] {
  const { db } = vault;
  const receipts = leavingEntriesOf(db, departure.id, ['departure.acknowledged']);
  return leavingEntriesOf(db, departure.id, ['departure.announced']).map(({ index, data, text, atMs }) => {
    const of = new Map(
      receipts
        .filter((each) => each.data.announced === index)
        .map((each) => [loadPerson(db, each.data.person).human, each.atMs]),
    );
    return {
      announced: index,
      message: text(data.message) ?? '',
      due: data.due,
      atMs,
      people: data.told.map((id) => {
        const person = loadPerson(db, id);
        return { person, acknowledgedAtMs: of.get(person.human) ?? null };
      }),
    };
  });
}

const isOverdue = ({ due }: Told, day: string): boolean => due !== null && due < day;

export function announcementsOf(
  vault: OpenVault,
  departure: { readonly id: string },
): readonly AnnouncementShown[] {
  const day = today(vault);
  return toldIn(vault, departure).map((told) => {
    const { announced, message, due, atMs, people } = told;
    const waiting = people.filter(({ acknowledgedAtMs }) => acknowledgedAtMs === null);
    return {
      announced,
      message,
      due,
      atMs,
      acknowledged: people.flatMap(({ person, acknowledgedAtMs }) =>
        acknowledgedAtMs === null
          ? []
          : [{ person: shownAmongOthers(vault.db, person.id), atMs: acknowledgedAtMs }],
      ),
      waiting: waiting.map(({ person }) => shownAmongOthers(vault.db, person.id)),
      overdue: waiting.length > 0 && isOverdue(told, day),
    };
  });
}

/** What this human was told, whatever became of the case since; the newest first. */
export function toldTo(vault: OpenVault, human: string): LeavingMine['told'] {
  const day = today(vault);
  return listDepartures(vault.db)
    .flatMap((departure) =>
      toldIn(vault, departure).flatMap((told) => {
        const mine = told.people.find(({ person }) => person.human === human);
        if (mine === undefined) return [];
        const { announced, message, due, atMs } = told;
        return [
          {
            departure: departure.no,
            announced,
            person: shownAmongOthers(vault.db, departure.person),
            lastDay: departure.lastDay,
            message,
            due,
            overdue: mine.acknowledgedAtMs === null && isOverdue(told, day),
            atMs,
            acknowledgedAtMs: mine.acknowledgedAtMs,
          },
        ];
      }),
    )
    .sort((a, b) => b.announced - a.announced);
}

export async function announceDeparture(
  vault: OpenVault,
  input: ParsedInput<'departure.announce'>,
  call: Call,
): Promise<{ told: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, leaver, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const people = input.told.map((who) => findPerson(vault.db, who));
  const judge = () => {
    assertAllowed(decide(keptRules, { isSelf, state: findDeparture(vault.db, departure.no).state }));
    const humans = new Set(people.map(({ human }) => human));
    if (humans.size < people.length || humans.has(leaver.human)) throw new Refusal('LIST_UNFIT');
  };
  judge();
  const message = requiredText(input.message, 'text');
  const { due } = input;
  if (due !== null && !isCalendarDay(due)) throw new Refusal('INPUT_MALFORMED', { field: 'on' });
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign) =>
      sign('departure.announced', (texts) => ({
        departure: departure.id,
        told: people.map(({ id }): PersonId => id),
        message: texts.of(message),
        due,
      })),
  });
  return { told: people.length };
}

export async function acknowledgeDeparture(
  vault: OpenVault,
  input: ParsedInput<'departure.acknowledge'>,
  call: Call,
): Promise<{ acknowledged: boolean }> {
  const desk = assertStanding(vault, call, []);
  const { departure } = caseAtDesk(vault, desk, input.departure, call);
  const judge = () => {
    const mine = toldTo(vault, desk.human).find(
      (each) => each.departure === departure.no && each.announced === input.announced,
    );
    if (mine === undefined) throw new Refusal('NOT_TOLD');
    if (mine.acknowledgedAtMs !== null) throw new Refusal('ACKNOWLEDGED_ALREADY');
  };
  judge();
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'self', input.signature),
    enter: (sign) =>
      sign('departure.acknowledged', () => ({
        departure: departure.id,
        person: desk.id,
        announced: input.announced,
      })),
  });
  return { acknowledged: true };
}
