/** Rows of a long list, read page by page as they come into sight; the first page tells how many there are. */
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useSession } from '../session/session.tsx';

interface RowPage<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

export interface RowPagesOptions {
  readonly pageSize: number;
  readonly staleMs?: number;
  readonly refetchMs?: number | null;
  /** What was shown stays until the next answer is there. */
  readonly keepShown?: boolean;
}

export function useRowPages<T, P extends RowPage<T>>(
  /** Name of the list and what it is asked by. */
  key: readonly unknown[],
  read: (offset: number, limit: number) => Promise<P>,
  { pageSize, staleMs, refetchMs, keepShown }: RowPagesOptions,
) {
  const { settings } = useSession();
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const first = Math.floor(range[0] / pageSize);
  const last = Math.floor(range[1] / pageSize);
  const wanted = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const pages = wanted.includes(0) ? wanted : [0, ...wanted];
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...key, page, settings.language],
      queryFn: () => read(page * pageSize, pageSize),
      ...(staleMs === undefined ? {} : { staleTime: staleMs }),
      ...(refetchMs == null ? {} : { refetchInterval: refetchMs }),
      ...(keepShown === true ? { placeholderData: keepPreviousData } : {}),
    })),
  });
  const head = answers[0]?.data as P | undefined;
  const total = head?.total;
  const error = answers.find((answer) => answer.error !== null)?.error ?? null;
  const data = answers.map((answer) => (answer.data as P | undefined)?.rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers themselves are what counts
  const rows = useMemo(() => {
    const all: (T | undefined)[] = new Array(total ?? 0).fill(undefined);
    for (const [i, page] of pages.entries()) {
      for (const [k, row] of (data[i] ?? []).entries()) all[page * pageSize + k] = row;
    }
    return all.slice(0, total ?? 0);
  }, [total, pages.join(), ...data]);
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), []);
  return { rows, total, head, error, onRange, again: () => void answers[0]?.refetch() };
}
