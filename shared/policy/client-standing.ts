/**
 * How a client stands, from what is known outside of views: what of its dossier is there, and whether the firm would lose it with one
 * person. Numbers and marks to look at, never a verdict.
 */

import {
  type ClientPart,
  type ClientRisk,
  clientParts,
  type PaperStep,
  paperSteps,
  type ViewSpan,
} from '../vocabulary/client-terms.ts';

export interface ClientFacts {
  readonly open: boolean;
  readonly responsible: boolean;
  /** A departure of the responsible person is open. */
  readonly responsibleLeaving: boolean;
  readonly second: boolean;
  readonly secondLeaving: boolean;
  readonly contactSheet: boolean;
  readonly profileSheet: boolean;
  /** Accepted documents that are no sheets. */
  readonly papers: number;
  /**
   * People who are still here and know the client: its contacts, whoever wrote or saw a document of it. Null for those who may not
   * know who saw what.
   */
  readonly knownTo: number | null;
}

export const missingParts = (facts: ClientFacts): ClientPart[] =>
  clientParts.filter((part) => (part === 'papers' ? facts.papers === 0 : !facts[part]));

/** Of a dossier that is closed nothing is at risk any more. A contact who is leaving is none to rely on. */
export function risksOf(facts: ClientFacts): ClientRisk[] {
  if (!facts.open) return [];
  const found: ClientRisk[] = [];
  if (!facts.responsible) found.push('nobody-responsible');
  if (facts.responsibleLeaving || facts.secondLeaving) found.push('leaving');
  if (!facts.second || facts.secondLeaving) found.push('no-second');
  if (facts.knownTo !== null && facts.knownTo <= 1) found.push('known-to-one');
  return found;
}

/** Days since a client was looked at last, up to which each span goes. */
const spanDays = { month: 30, quarter: 90, year: 365 } as const;

export function viewSpanOf(lastMs: number | null, nowMs: number): ViewSpan {
  if (lastMs === null) return 'never';
  const days = (nowMs - lastMs) / 86_400_000;
  return days <= spanDays.month
    ? 'month'
    : days <= spanDays.quarter
      ? 'quarter'
      : days <= spanDays.year
        ? 'year'
        : 'longer';
}

export const paperStepOf = (documents: number): PaperStep =>
  paperSteps.findLast((step) => documents >= Number(step)) ?? '0';
