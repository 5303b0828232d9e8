/** Approvals of a departure: who was named for which step, and what they decided, in the firm's order (P2). */
import type { ApprovalStep } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { decideRules, nameRules } from '../../shared/policy/leaving-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { daysLater } from '../../shared/vocabulary/calendar-day.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf, requiredText } from '../acts/signing.ts';
import { type DepartureRow, findDeparture, listDepartures } from '../storage/departures.ts';
import { type LeavingEntry, leavingEntriesOf } from '../storage/leaving.ts';
import { findPerson, loadPerson, shownAmongOthers } from '../storage/people.ts';
import { caseAtDesk, today } from './departure-case.ts';
import { leavingRulesOf } from './leaving-rules.ts';

interface Step {
  readonly step: string;
  readonly label: string;
  readonly days: number;
  readonly person: PersonId | null;
  readonly due: string | null;
  readonly decisions: readonly LeavingEntry<'departure.decided'>[];
  readonly granted: boolean;
}

/** The steps of a case: those that it was begun with, before that those of the firm's rules. */
export function stepsOf(
  vault: OpenVault,
  departure: Pick<DepartureRow, 'id'>,
  language: Language,
): readonly Step[] {
  const rules = leavingRulesOf(vault, language).approvals;
  const named = leavingEntriesOf(vault.db, departure.id, ['departure.approvers-named']).at(-1);
  const decided = leavingEntriesOf(vault.db, departure.id, ['departure.decided']);
  const due = named?.data.steps ?? rules.map(({ step }) => ({ step, person: null, due: null }));
  return due.map(({ step, person, due: until }) => {
    const rule = rules.find((each) => each.step === step);
    const decisions = decided.filter(({ data }) => data.step === step);
    return {
      step,
      label: rule?.label ?? step,
      days: rule?.days ?? 0,
      person,
      due: until,
      decisions,
      granted: decisions.some(({ data }) => data.granted),
    };
  });
}

export const isNamed = (steps: readonly Step[]): boolean => steps.some(({ person }) => person !== null);

/** As the case shows them; `due` and `overdue` while it is open. */
export function stepsShown(
  vault: OpenVault,
  departure: DepartureRow,
  language: Language,
): readonly ApprovalStep[] {
  const day = today(vault);
  const steps = stepsOf(vault, departure, language);
  const next = steps.findIndex(({ granted }) => !granted);
  return steps.map(({ step, label, person, due, decisions, granted }, i) => ({
    step,
    label,
    person: person === null ? null : shownAmongOthers(vault.db, person),
    personNo: person === null ? null : loadPerson(vault.db, person).no,
    due,
    state: granted
      ? 'granted'
      : person === null
        ? 'unnamed'
        : decisions.length > 0
          ? 'refused'
          : i === next
            ? 'next'
            : 'later',
    overdue: !granted && due !== null && due < day && departure.state === 'open',
    decisions: decisions.map(({ data, text, atMs }) => ({
      granted: data.granted,
      reason: text(data.reason) ?? '',
      person: shownAmongOthers(vault.db, data.person),
      atMs,
    })),
  }));
}

/** Of each step the day until which it is to be decided, worked out of the days that the firm gives each. */
export async function nameApprovers(
  vault: OpenVault,
  input: ParsedInput<'departure.name-approvers'>,
  call: Call,
): Promise<{ steps: readonly ApprovalStep[] }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, leaver, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const people = input.approvers.map(({ step, who }) => ({ step, person: findPerson(vault.db, who) }));
  const judge = () => {
    const { state } = findDeparture(vault.db, departure.no);
    const steps = stepsOf(vault, departure, call.language);
    const fits =
      steps.length === people.length &&
      steps.every(({ step }, i) => people[i]?.step === step && people[i].person.human !== leaver.human);
    const movesGranted = steps.some(({ granted, person }, i) => granted && person !== people[i]?.person.id);
    assertAllowed(decide(nameRules, { isSelf, state, fits, movesGranted }));
    return steps;
  };
  judge();
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign, steps) =>
      sign('departure.approvers-named', () => {
        let due = today(vault);
        return {
          departure: departure.id,
          steps: steps.map(({ step, days, granted, due: before }, i) => {
            // What is granted keeps its day; the others follow one another from today.
            if (!granted) due = daysLater(due, days) ?? due;
            return { step, person: people[i]!.person.id, due: granted ? (before ?? due) : due };
          }),
        };
      }),
  });
  return { steps: stepsShown(vault, findDeparture(vault.db, departure.no), call.language) };
}

/** By whoever was named for the step, with their own signature and a reason; nobody decides for another. */
export async function decideDeparture(
  vault: OpenVault,
  input: ParsedInput<'departure.decide'>,
  call: Call,
): Promise<{ step: string; granted: boolean }> {
  const desk = assertStanding(vault, call, []);
  const { departure } = caseAtDesk(vault, desk, input.departure, call);
  const judge = () => {
    const { state } = findDeparture(vault.db, departure.no);
    const steps = stepsOf(vault, departure, call.language);
    const at = steps.findIndex(({ step }) => step === input.step);
    const asked = steps[at];
    assertAllowed(
      decide(decideRules, {
        state,
        isTheirs: asked?.person != null && loadPerson(vault.db, asked.person).human === desk.human,
        granted: asked?.granted === true,
        before: steps.slice(0, Math.max(at, 0)).find(({ granted }) => !granted)?.label ?? null,
      }),
    );
  };
  judge();
  const reason = requiredText(input.reason, 'reason');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'self', input.signature),
    enter: (sign) =>
      sign('departure.decided', (texts) => ({
        departure: departure.id,
        step: input.step,
        person: desk.id,
        granted: input.granted,
        reason: texts.of(reason),
      })),
  });
  return { step: input.step, granted: input.granted };
}

/** Open cases in which this human was named for a step. */
export const casesToDecide = (vault: OpenVault, human: string): readonly DepartureRow[] =>
  listDepartures(vault.db).filter(
    (departure) =>
      departure.state === 'open' &&
      stepsOf(vault, departure, 'en').some(
        ({ person }) => person !== null && loadPerson(vault.db, person).human === human,
      ),
  );
