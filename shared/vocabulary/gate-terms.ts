/** The words that a gate before a role is written with (P7): what policy demands of whoever acts in it, and from which day. */
import { z } from 'zod';
import { calendarDay } from './calendar-day.ts';
import type { Role } from './terms.ts';
import { courseKind } from './training-terms.ts';

/** An auditor signs nothing in the role, and a clerk keeps the registers by which everybody else gets in again (decision 0059). */
export const gateRole = z.enum(['author', 'borrower', 'custodian', 'approver']);
export type GateRole = z.infer<typeof gateRole>;

export const isGateRole = (role: Role | string): role is GateRole =>
  (gateRole.options as readonly string[]).includes(role);

/** `from`: the day from which it is asked of those who hold the role already; whoever is given it later is asked at once. */
const asked = { role: gateRole, from: calendarDay };

export const gateDemand = z.discriminatedUnion('what', [
  /** A confidentiality agreement that is signed, not ended, and covers the day. */
  z.strictObject({ ...asked, what: z.literal('agreement') }),
  /** The firm's rules, acknowledged by signature. */
  z.strictObject({ ...asked, what: z.literal('rules') }),
  /** A passed test in a course of this kind, not longer ago than so many months; null for good. */
  z.strictObject({
    ...asked,
    what: z.literal('course'),
    kind: courseKind,
    months: z.int().min(1).max(120).nullable(),
  }),
]);
export type GateDemand = z.infer<typeof gateDemand>;
export type GateWhat = GateDemand['what'];

const gateDemandsMax = 40;
export const gates = z.array(gateDemand).min(1).max(gateDemandsMax);

const sameDemand = (a: GateDemand, b: GateDemand | undefined): boolean =>
  b !== undefined &&
  a.role === b.role &&
  a.what === b.what &&
  a.from === b.from &&
  (a.what !== 'course' || (b.what === 'course' && a.kind === b.kind && a.months === b.months));

/** Whether `next` is `now` with demands added at its end: none that stands is taken back, altered or moved. */
export const gatesGrow = (now: readonly GateDemand[], next: readonly GateDemand[]): boolean =>
  now.every((demand, i) => sameDemand(demand, next[i]));
