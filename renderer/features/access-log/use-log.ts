/** The log page by page, newest first. Each page read is an entry of the log: nothing is read twice or in advance. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LogRow } from '../../../shared/contract/answers.ts';
import { vault } from '../../vault-client.ts';
import { type Filters, questionOf } from './filters.ts';

const pageRows = 100;
const typingMs = 400;

export interface LogView {
  readonly rows: readonly LogRow[];
  readonly size: number;
  readonly hasMore: boolean;
  readonly reading: boolean;
  readonly error: unknown;
  readMore(): void;
}

export function useLog(filters: Filters): LogView {
  const [rows, setRows] = useState<readonly LogRow[]>([]);
  const [size, setSize] = useState(0);
  const [next, setNext] = useState<number | null>(null);
  const [reading, setReading] = useState(true);
  const [error, setError] = useState<unknown>(null);
  const search = useRef(0);
  const underWay = useRef(false);

  const read = useCallback(
    async (before: number | null, of: number) => {
      underWay.current = true;
      setReading(true);
      setError(null);
      try {
        const page = await vault.call('log.page', {
          ...questionOf(filters, Date.now()),
          limit: pageRows,
          ...(before === null ? {} : { before }),
        });
        if (search.current !== of) return;
        setSize(page.size);
        setNext(page.next);
        setRows((now) => (before === null ? page.rows : [...now, ...page.rows]));
      } catch (problem) {
        if (search.current === of) setError(problem);
      } finally {
        if (search.current === of) {
          underWay.current = false;
          setReading(false);
        }
      }
    },
    [filters],
  );

  useEffect(() => {
    search.current += 1;
    const of = search.current;
    const timer = setTimeout(() => void read(null, of), of === 1 ? 0 : typingMs);
    return () => clearTimeout(timer);
  }, [read]);

  const readMore = useCallback(() => {
    if (next !== null && !underWay.current) void read(next, search.current);
  }, [next, read]);

  return { rows, size, hasMore: next !== null, reading, error, readMore };
}
