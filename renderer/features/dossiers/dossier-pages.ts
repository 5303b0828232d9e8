/** Pages of the directory, read as they come into sight; each reading is an entry of the log, so pages are large. */
import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DirectoryRow } from '../../../shared/contract/answers.ts';
import type { Classification } from '../../../shared/vocabulary/terms.ts';
import { useSession } from '../../session.tsx';
import { vault } from '../../vault-client.ts';

const pageSize = 200;
const quietMs = 350;

/** What was typed, once the typing rests: half a name need not be on record. */
export function useRested(typed: string): string {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), quietMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}

export function useDossierPages(query: string, level: Classification | 'all') {
  const { settings } = useSession();
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const first = Math.floor(range[0] / pageSize);
  const last = Math.floor(range[1] / pageSize);
  const wanted = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  // The first page tells how many there are.
  const pages = wanted.includes(0) ? wanted : [0, ...wanted];
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['directory.search', query, level, page, settings.language],
      queryFn: () =>
        vault.call('directory.search', {
          query,
          ...(level === 'all' ? {} : { classification: level }),
          offset: page * pageSize,
          limit: pageSize,
        }),
      staleTime: 60_000,
    })),
  });
  const found = answers[0]?.data;
  const error = answers.find((answer) => answer.error !== null)?.error ?? null;
  const data = answers.map((answer) => answer.data?.rows);
  const total = found?.total;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers themselves are what counts
  const rows = useMemo(() => {
    const all: (DirectoryRow | undefined)[] = new Array(total ?? 0).fill(undefined);
    for (const [i, page] of pages.entries()) {
      for (const [k, row] of (data[i] ?? []).entries()) all[page * pageSize + k] = row;
    }
    return all.slice(0, total ?? 0);
  }, [total, pages.join(), ...data]);
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), []);
  return { rows, total, visible: found?.visible, error, onRange, again: () => void answers[0]?.refetch() };
}
