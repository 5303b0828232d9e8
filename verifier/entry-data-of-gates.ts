import { date, exactly, integer, type Kind, list, object, oneOf, orNull } from './kinds.ts';

/** What policy demands before somebody acts in a role: docs/formats/log-entry.md §4.1. */

export const courseKind = oneOf('induction', 'skills', 'change-of-post', 'external', 'self-paid', 'custody');

const asked = { role: oneOf('author', 'borrower', 'custodian', 'approver'), from: date };
const plain = object({ ...asked, what: oneOf('agreement', 'rules') });
const course = object({
  ...asked,
  what: exactly('course'),
  kind: courseKind,
  months: orNull(integer(1, 120)),
});

export interface Demand {
  readonly role: string;
  readonly from: string;
  readonly what: 'agreement' | 'rules' | 'course';
  /** Of a course: its kind, and for how many months it counts; null for good. */
  readonly kind?: string;
  readonly months?: number | null;
}

const demand: Kind<Demand> = (value, met) =>
  (value as { readonly what?: unknown } | null)?.what === 'course' ? course(value, met) : plain(value, met);

export const gates: Kind<readonly Demand[]> = list(demand, 1, 40);
