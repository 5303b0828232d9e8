/** What a leaver has to give back, one by one, and what the certificate says of their employment (P2). */
import type { EmploymentShown, ThingShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { keptRules, returnRules } from '../../shared/policy/leaving-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { isCalendarDay, monthsLater } from '../../shared/vocabulary/calendar-day.ts';
import { type LeavingKind, leavingKind } from '../../shared/vocabulary/leaving-terms.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, type Sign, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf, optionalText, requiredText } from '../acts/signing.ts';
import { type DepartureRow, findDeparture } from '../storage/departures.ts';
import { leavingEntriesOf } from '../storage/leaving.ts';
import { findPerson, shownAmongOthers } from '../storage/people.ts';
import { caseAtDesk } from './departure-case.ts';

type Departure = Pick<DepartureRow, 'id'>;

export function thingsOf(vault: OpenVault, { id }: Departure): readonly ThingShown[] {
  const things: ThingShown[] = [];
  for (const entry of leavingEntriesOf(vault.db, id, ['departure.items-listed', 'departure.item-returned'])) {
    if (entry.type === 'departure.items-listed') {
      for (const { name, serial } of entry.data.items)
        things.push({
          thing: things.length + 1,
          name: entry.text(name) ?? '',
          serial: serial === null ? null : entry.text(serial),
          back: null,
        });
      continue;
    }
    const { item, condition, receiver, remark } = entry.data;
    things[item - 1] = {
      ...things[item - 1]!,
      back: {
        condition,
        receiver: shownAmongOthers(vault.db, receiver),
        remark: remark === null ? null : entry.text(remark),
        atMs: entry.atMs,
      },
    };
  }
  return things;
}

/** What is not back, lost things included. */
export const isBack = ({ back }: ThingShown): boolean => back !== null && back.condition !== 'lost';

/** An act of a keeper in the case of another that may come after the last day as well. */
async function keep(
  vault: OpenVault,
  input: { readonly departure: number; readonly signature: { readonly passphrase: string } },
  call: Call,
  enter: (sign: Sign, departure: DepartureRow) => void,
): Promise<number> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const judge = () =>
    assertAllowed(decide(keptRules, { isSelf, state: findDeparture(vault.db, departure.no).state }));
  judge();
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign) => enter(sign, departure),
  });
  return departure.no;
}

export async function listThings(
  vault: OpenVault,
  input: ParsedInput<'departure.list-things'>,
  call: Call,
): Promise<{ things: readonly ThingShown[] }> {
  const things = input.things.map(({ name, serial }) => ({
    name: requiredText(name, 'title'),
    serial: optionalText(serial, 'number'),
  }));
  const no = await keep(vault, input, call, (sign, { id }) => {
    sign('departure.items-listed', (texts) => ({
      departure: id,
      items: things.map(({ name, serial }) => ({ name: texts.of(name), serial: texts.maybe(serial) })),
    }));
  });
  return { things: thingsOf(vault, findDeparture(vault.db, no)) };
}

/** One thing by itself: who received it, and what it was like. */
export async function takeBack(
  vault: OpenVault,
  input: ParsedInput<'departure.take-back'>,
  call: Call,
): Promise<{ things: readonly ThingShown[] }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, leaver, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const receiver = findPerson(vault.db, input.receiver);
  const judge = () => {
    const thing = thingsOf(vault, departure).find((each) => each.thing === input.thing);
    assertAllowed(
      decide(returnRules, {
        isSelf,
        state: findDeparture(vault.db, departure.no).state,
        receiverIsLeaver: receiver.human === leaver.human,
        listed: thing !== undefined,
        back: thing !== undefined && isBack(thing),
      }),
    );
  };
  judge();
  const remark = optionalText(input.remark ?? '', 'remark');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign) =>
      sign('departure.item-returned', (texts) => ({
        departure: departure.id,
        item: input.thing,
        condition: input.condition,
        receiver: receiver.id,
        remark: texts.maybe(remark),
      })),
  });
  return { things: thingsOf(vault, departure) };
}

/** Whole years and months from one day to another: 2021-03-15 to 2026-11-30 is five years and eight months. */
export function serviceBetween(since: string, until: string): { years: number; months: number } {
  let months = 0;
  while ((monthsLater(since, months + 1) ?? '9999-99-99') <= until) months++;
  return { years: Math.floor(months / 12), months: months % 12 };
}

export function employmentOf(vault: OpenVault, { id, lastDay }: DepartureRow): EmploymentShown | null {
  const stated = leavingEntriesOf(vault.db, id, ['departure.employment-stated']).at(-1);
  if (stated === undefined) return null;
  const { post, since, contractFrom, contractUntil } = stated.data;
  return {
    post: stated.text(post) ?? '',
    since,
    contractFrom,
    contractUntil,
    ...serviceBetween(since, lastDay),
  };
}

export async function stateEmployment(
  vault: OpenVault,
  input: ParsedInput<'departure.state-employment'>,
  call: Call,
): Promise<EmploymentShown> {
  const { since, contractFrom, contractUntil } = input;
  const post = requiredText(input.post, 'title');
  for (const day of [since, contractFrom, contractUntil])
    if (day !== null && !isCalendarDay(day)) throw new Refusal('INPUT_MALFORMED', { field: 'on' });
  if (contractFrom !== null && contractUntil !== null && contractUntil < contractFrom)
    throw new Refusal('INPUT_MALFORMED', { field: 'on' });
  const no = await keep(vault, input, call, (sign, { id }) => {
    sign('departure.employment-stated', (texts) => ({
      departure: id,
      post: texts.of(post),
      since,
      contractFrom,
      contractUntil,
    }));
  });
  return employmentOf(vault, findDeparture(vault.db, no))!;
}

/** The kind of the reason, for numbers over time; null where none is recorded, or it was erased. */
export function kindOf(vault: OpenVault, { id }: Departure): LeavingKind | null {
  const classed = leavingEntriesOf(vault.db, id, ['departure.classed']).at(-1);
  const read = leavingKind.safeParse(classed?.text(classed.data.kind));
  return read.success ? read.data : null;
}

export async function classDeparture(
  vault: OpenVault,
  input: ParsedInput<'departure.class'>,
  call: Call,
): Promise<{ kind: LeavingKind }> {
  await keep(vault, input, call, (sign, { id }) => {
    sign('departure.classed', (texts) => ({ departure: id, kind: texts.of(input.kind) }));
  });
  return { kind: input.kind };
}
