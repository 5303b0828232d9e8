/**
 * The gate before a role (P7): what policy demands of whoever acts in it, whether that is there on a day, until when, and since
 * when it is missing. Days are those of the station's calendar, by the judged time (A8). Pure; both verifiers work the same out.
 */
import { runningOutDays } from '../vocabulary/agreement-terms.ts';
import { daysBetween, daysLater, monthsLater } from '../vocabulary/calendar-day.ts';
import type { GateDemand, GateWhat } from '../vocabulary/gate-terms.ts';
import type { Role } from '../vocabulary/terms.ts';
import type { CourseKind } from '../vocabulary/training-terms.ts';
import type { Rule } from './rule-table.ts';

/** A demand, and the entry that set it: its index, and its wall clock in ms. */
export type SetDemand = GateDemand & { readonly entry: number; readonly atMs: number };

/** Since when somebody holds the role: the entry that gave it, its wall clock in ms, and its calendar day. */
export interface HeldSince {
  readonly entry: number;
  readonly atMs: number;
  readonly day: string;
}

/** What signed statements show of a human, under all accounts. */
export interface GateEvidence {
  /** Confidentiality agreements that were signed. `over` is the day on which one was ended or replaced. */
  readonly agreements: readonly {
    readonly from: string;
    readonly until: string | null;
    readonly over: string | null;
  }[];
  /** Each text of the firm: its versions, and the highest that was acknowledged, 0 for none. */
  readonly texts: readonly {
    readonly acknowledged: number;
    readonly versions: readonly {
      readonly version: number;
      readonly atMs: number;
      readonly due: string | null;
    }[];
  }[];
  /** Passed tests of courses that are approved as they stand, with the day of the test. */
  readonly passed: readonly { readonly kind: CourseKind; readonly on: string }[];
}

export interface DemandStands {
  readonly demand: SetDemand;
  /** From this day it is asked of them. */
  readonly askedFrom: string;
  readonly asked: boolean;
  readonly met: boolean;
  /** Where it is there: the last day on which it is, if nothing else is signed; null for good. */
  readonly until: string | null;
  /** Where it is asked and not there: the first day on which it was not. */
  readonly since: string | null;
}

/** Whoever held the role when the demand was set is asked from its day on, others from the day that they were given it. */
const askedFromOf = (demand: SetDemand, held: HeldSince): string =>
  held.entry > demand.entry ? held.day : demand.from;

interface Cover {
  readonly met: boolean;
  readonly until: string | null;
  /** Where it is not met: the last day on which it was; null where it never was. */
  readonly last: string | null;
}

const latest = (days: readonly (string | null)[]): string | null =>
  days.reduce<string | null>(
    (best, day) => (day !== null && (best === null || day > best) ? day : best),
    null,
  );

/** Agreements that follow one another without a day between them count as one. */
function agreementCover({ agreements }: GateEvidence, day: string): Cover {
  const inForce = agreements.filter(({ over }) => over === null);
  let until: string | null = null;
  let met = false;
  for (let from = day; ; from = daysLater(until ?? '', 1) ?? '') {
    const covering = inForce.filter(
      (each) => each.from <= from && (each.until === null || each.until >= from),
    );
    if (covering.length === 0) break;
    met = true;
    if (covering.some((each) => each.until === null)) return { met, until: null, last: null };
    until = latest(covering.map((each) => each.until));
  }
  if (met) return { met, until, last: null };
  const ends = agreements.map(({ until: end, over }) =>
    over === null ? end : (daysLater(over, -1) ?? null),
  );
  return { met, until: null, last: latest(ends.filter((end) => end !== null && end < day)) };
}

/**
 * What the register held when the demand was set or the role was given counts at once; what was issued later counts from the
 * day after the one it is due on. A later version without a day never does: nothing is asked without one (P7).
 */
function rulesCover({ texts }: GateEvidence, demand: SetDemand, held: HeldSince, day: string): Cover {
  const thereMs = held.entry > demand.entry ? held.atMs : demand.atMs;
  let there = texts.length > 0;
  let until: string | null = null;
  const overdue: string[] = [];
  for (const { acknowledged, versions } of texts)
    for (const { version, atMs, due } of versions) {
      if (version <= acknowledged) continue;
      if (atMs <= thereMs) there = false;
      else if (due !== null && due < day) overdue.push(due);
      else if (due !== null && (until === null || due < until)) until = due;
    }
  if (there && overdue.length === 0) return { met: true, until, last: null };
  return { met: false, until: null, last: there ? (overdue.sort()[0] ?? null) : null };
}

function courseCover({ passed }: GateEvidence, demand: SetDemand, day: string): Cover {
  if (demand.what !== 'course') return { met: false, until: null, last: null };
  const { kind, months } = demand;
  const tests = passed.filter((each) => each.kind === kind && each.on <= day);
  if (tests.length === 0) return { met: false, until: null, last: null };
  if (months === null) return { met: true, until: null, last: null };
  const until = latest(tests.map(({ on }) => monthsLater(on, months)));
  return until !== null && until >= day
    ? { met: true, until, last: null }
    : { met: false, until: null, last: until };
}

const coverOf = (evidence: GateEvidence, demand: SetDemand, held: HeldSince, day: string): Cover => {
  switch (demand.what) {
    case 'agreement':
      return agreementCover(evidence, day);
    case 'rules':
      return rulesCover(evidence, demand, held, day);
    case 'course':
      return courseCover(evidence, demand, day);
  }
};

export function demandStands(
  demand: SetDemand,
  held: HeldSince,
  evidence: GateEvidence,
  day: string,
): DemandStands {
  const askedFrom = askedFromOf(demand, held);
  const asked = day >= askedFrom;
  const { met, until, last } = coverOf(evidence, demand, held, day);
  const missing = last === null ? null : daysLater(last, 1);
  const since = missing !== null && missing > askedFrom ? missing : askedFrom;
  return { demand, askedFrom, asked, met, until, since: asked && !met ? since : null };
}

/** Shown beforehand: it runs out within thirty days, or will be asked within thirty days and is not there. */
export function runsOut({ askedFrom, asked, met, until }: DemandStands, day: string): boolean {
  const soon = (last: string): boolean => daysBetween(day, last) <= runningOutDays;
  if (!met) return !asked && soon(askedFrom);
  return until !== null && soon(until < askedFrom ? askedFrom : until) && (asked || soon(askedFrom));
}

export interface GateFacts {
  readonly role: Role;
  readonly demands: readonly DemandStands[];
}
const missing = ({ demands }: GateFacts, what: GateWhat): DemandStands | undefined =>
  demands.find(({ demand, asked, met }) => demand.what === what && asked && !met);

const gateRule = (
  code: 'GATE_AGREEMENT' | 'GATE_RULES' | 'GATE_COURSE',
  what: GateWhat,
): Rule<GateFacts> => ({
  code,
  broken: (f) => missing(f, what) !== undefined,
  tell: (f) => {
    const found = missing(f, what);
    const course = found?.demand.what === 'course' ? { course: found.demand.kind } : {};
    return { role: f.role, since: found?.since ?? '', ...course };
  },
});

/** Tried in this order: an agreement is signed before rules are told, and both before a course. */
export const gateRules: readonly Rule<GateFacts>[] = [
  gateRule('GATE_AGREEMENT', 'agreement'),
  gateRule('GATE_RULES', 'rules'),
  gateRule('GATE_COURSE', 'course'),
];

/** Setting demands: none of those added lies before the day on which they are signed. */
export interface GateSetFacts {
  readonly added: readonly GateDemand[];
  readonly day: string;
}
export const gateSetRules: readonly Rule<GateSetFacts>[] = [
  {
    code: 'GATE_BACKDATED',
    broken: ({ added, day }) => !added.every(({ from }) => from >= day),
    tell: ({ day }) => ({ day }),
  },
];
