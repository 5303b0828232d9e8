/** Pages of the register, read as they come into sight: a vault of many years has more loans than a screen can hold. */
import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { LoanRegisterRow } from '../../../shared/contract/answers.ts';
import { useSession } from '../../session.tsx';
import { vault } from '../../vault-client.ts';

export type StateFilter = 'all' | 'open' | 'out' | 'overdue' | 'closed';
const pageSize = 100;

export function useLoanPages(state: StateFilter, query: string) {
  const { settings } = useSession();
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const first = Math.floor(range[0] / pageSize);
  const last = Math.floor(range[1] / pageSize);
  const wanted = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  // The first page tells how many there are.
  const pages = wanted.includes(0) ? wanted : [0, ...wanted];
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['loan.register', state, query, page, settings.language],
      queryFn: () =>
        vault.call('loan.register', {
          ...(state === 'all' ? {} : { state }),
          query,
          offset: page * pageSize,
          limit: pageSize,
        }),
    })),
  });
  const total = answers[0]?.data?.total;
  const error = answers.find((answer) => answer.error !== null)?.error ?? null;
  const data = answers.map((answer) => answer.data?.rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers themselves are what counts
  const rows = useMemo(() => {
    const all: (LoanRegisterRow | undefined)[] = new Array(total ?? 0).fill(undefined);
    for (const [i, page] of pages.entries()) {
      for (const [k, row] of (data[i] ?? []).entries()) all[page * pageSize + k] = row;
    }
    return all.slice(0, total ?? 0);
  }, [total, pages.join(), ...data]);
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), []);
  return { rows, total, error, onRange, again: () => void answers[0]?.refetch() };
}
