/** Pages of the transfer list, read as they come into sight. */
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { CustodyItem } from '../../../shared/contract/answers.ts';
import { useSession } from '../../session.tsx';
import { vault } from '../../vault-client.ts';

const pageSize = 200;

export function useTransferPages(differencesOnly: boolean, refetchMs: number | null) {
  const { settings } = useSession();
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const first = Math.floor(range[0] / pageSize);
  const last = Math.floor(range[1] / pageSize);
  const wanted = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  // The first page tells how many there are.
  const pages = wanted.includes(0) ? wanted : [0, ...wanted];
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['custody.list', differencesOnly, page, settings.language],
      queryFn: () =>
        vault.call('custody.list', { differencesOnly, offset: page * pageSize, limit: pageSize }),
      placeholderData: keepPreviousData,
      ...(refetchMs === null ? {} : { refetchInterval: refetchMs }),
    })),
  });
  const total = answers[0]?.data?.total;
  const data = answers.map((answer) => answer.data?.rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers themselves are what counts
  const rows = useMemo(() => {
    const all: (CustodyItem | undefined)[] = new Array(total ?? 0).fill(undefined);
    for (const [i, page] of pages.entries()) {
      for (const [k, row] of (data[i] ?? []).entries()) all[page * pageSize + k] = row;
    }
    return all.slice(0, total ?? 0);
  }, [total, pages.join(), ...data]);
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), []);
  return { rows, total, error: answers.find((answer) => answer.error !== null)?.error ?? null, onRange };
}
