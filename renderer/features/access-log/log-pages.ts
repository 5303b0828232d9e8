/**
 * Pages of the log, newest first, read on as one scrolls. Each page read is an entry of the log itself: nothing here is
 * polled, and nothing is read again because something else was done.
 */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { LogRow } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { useLanguage } from '../../i18n/words.ts';
import type { LogQuestion } from './log-filters.ts';

const pageSize = 100;

export function useLogPages(question: LogQuestion) {
  const language = useLanguage();
  const [times, setTimes] = useState(0);
  const found = useInfiniteQuery({
    queryKey: ['log.page', question, language, times],
    queryFn: ({ pageParam }) =>
      vault.call('log.page', {
        ...question,
        limit: pageSize,
        ...(pageParam === null ? {} : { before: pageParam }),
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    staleTime: 'static',
    gcTime: 0,
  });
  const pages = found.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.rows), [pages]);
  return {
    rows,
    size: pages?.[0]?.size,
    error: found.error,
    more: found.hasNextPage,
    readMore: () => {
      if (found.hasNextPage && !found.isFetching && found.error === null) void found.fetchNextPage();
    },
    busy: found.isFetching,
    readAnew: () => setTimes((now) => now + 1),
    again: () => void (pages === undefined ? found.refetch() : found.fetchNextPage()),
  };
}

/** One entry by its number, where it is not among the rows that are listed. */
export function useEntry(index: number | null, rows: readonly LogRow[]) {
  const language = useLanguage();
  const listed = index === null ? undefined : rows.find((row) => row.index === index);
  const sought = useQuery({
    queryKey: ['log.page', 'entry', index, language],
    queryFn: () => vault.call('log.page', { before: (index ?? 0) + 1, limit: 1 }),
    enabled: index !== null && listed === undefined,
    staleTime: 'static',
  });
  const found = sought.data?.rows.find((row) => row.index === index);
  return {
    row: listed ?? found,
    missing: listed === undefined && sought.data !== undefined && found === undefined,
    error: listed === undefined ? sought.error : null,
  };
}

export function useProof(index: number, asked: boolean) {
  const language = useLanguage();
  const [times, setTimes] = useState(0);
  const proof = useQuery({
    queryKey: ['log.proof', index, language, times],
    queryFn: () => vault.call('log.proof', { index }),
    enabled: asked,
    staleTime: 'static',
  });
  return { ...proof, checkAgain: () => setTimes((now) => now + 1) };
}
