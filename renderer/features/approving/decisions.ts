/** Decisions that are made and not yet signed: kept on this screen only, changeable until the signature. */
import { useCallback, useMemo, useState } from 'react';
import { batchAgeMsMax, batchSizeMax } from '../../../shared/policy/loan-rules.ts';

export interface Decision {
  readonly decision: 'approve' | 'reject';
  readonly reason: string;
  /** Of a longer window, not of the request. */
  readonly longer?: true;
}

export interface Decisions {
  readonly made: ReadonlyMap<string, Decision>;
  readonly openedAtMs: ReadonlyMap<string, number>;
  decide(loan: string, decision: Decision): void;
  undo(loan: string): void;
  opened(loan: string): void;
  forget(loans: readonly string[]): void;
  /** Those that can be signed now, oldest opening first, at most a batch. */
  fresh(nowMs: number): readonly string[];
}

/** Those opened lately enough to be signed now, oldest opening first, at most a batch (L2). */
export const freshOf = (
  made: Iterable<string>,
  openedAtMs: ReadonlyMap<string, number>,
  nowMs: number,
): string[] =>
  [...made]
    .filter((loan) => nowMs - (openedAtMs.get(loan) ?? 0) < batchAgeMsMax)
    .sort((a, b) => (openedAtMs.get(a) ?? 0) - (openedAtMs.get(b) ?? 0))
    .slice(0, batchSizeMax);

/** How long the batch can still be signed: until its oldest opening is too long ago. */
export const signableMs = (
  batch: readonly string[],
  openedAtMs: ReadonlyMap<string, number>,
  nowMs: number,
): number => (batch[0] === undefined ? 0 : batchAgeMsMax - (nowMs - (openedAtMs.get(batch[0]) ?? 0)));

const without = <T>(map: ReadonlyMap<string, T>, loans: readonly string[]): Map<string, T> =>
  new Map([...map].filter(([loan]) => !loans.includes(loan)));

export function useDecisions(): Decisions {
  const [made, setMade] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [openedAtMs, setOpenedAt] = useState<ReadonlyMap<string, number>>(new Map());
  const decide = useCallback(
    (loan: string, decision: Decision) => setMade((now) => new Map(now).set(loan, decision)),
    [],
  );
  const forget = useCallback((loans: readonly string[]) => {
    setMade((now) => without(now, loans));
    setOpenedAt((now) => without(now, loans));
  }, []);
  const undo = useCallback((loan: string) => setMade((now) => without(now, [loan])), []);
  const opened = useCallback((loan: string) => setOpenedAt((now) => new Map(now).set(loan, Date.now())), []);
  const fresh = useCallback((nowMs: number) => freshOf(made.keys(), openedAtMs, nowMs), [made, openedAtMs]);
  return useMemo(
    () => ({ made, openedAtMs, decide, undo, opened, forget, fresh }),
    [made, openedAtMs, decide, undo, opened, forget, fresh],
  );
}
