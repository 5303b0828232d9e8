/** Rows of a long list, read page by page as they come into sight; the first page tells how many there are. */
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useSession } from '../session/session.tsx';
import { pagesFor, rowsOfPages } from './row-pages.ts';

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
  const pages = pagesFor(range, pageSize);
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
  const rows = useMemo(
    () => rowsOfPages(total ?? 0, pageSize, new Map(pages.map((page, i) => [page, data[i]]))),
    [total, pages.join(), ...data],
  );
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), []);
  return { rows, total, head, error, onRange, again: () => void answers[0]?.refetch() };
}
