/** The directory page by page: only what is looked at is read. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DirectoryRow } from '../../../shared/contract/answers.ts';
import type { Classification } from '../../../shared/vocabulary/terms.ts';
import { vault } from '../../calls/vault-client.ts';
import { rowsOfPages } from '../../ui/row-pages.ts';

const pageRows = 100;

export interface DirectoryView {
  /** As many as match; undefined where a row has not been read yet. */
  readonly rows: readonly (DirectoryRow | undefined)[];
  readonly total: number | null;
  readonly visible: number | null;
  readonly error: unknown;
  /** Reads what is missing between these rows. */
  need(first: number, last: number): void;
  again(): void;
}

export function useDirectory(typed: string, classification: Classification | undefined): DirectoryView {
  const [found, setFound] = useState<{ total: number; visible: number } | null>(null);
  const [pages, setPages] = useState<ReadonlyMap<number, readonly DirectoryRow[]>>(new Map());
  const [error, setError] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  const search = useRef(0);
  const asked = useRef(new Set<number>());

  const read = useCallback(
    async (page: number, of: number) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      try {
        const answer = await vault.call(
          'directory.search',
          {
            query: typed,
            offset: page * pageRows,
            limit: pageRows,
            ...(classification === undefined ? {} : { classification }),
          },
          { by: 'screen' },
        );
        if (search.current !== of) return;
        setFound({ total: answer.total, visible: answer.visible });
        setPages((now) => new Map(page === 0 ? [] : now).set(page, answer.rows));
      } catch (problem) {
        if (search.current === of) setError(problem);
      }
    },
    [typed, classification],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for the same search again
  useEffect(() => {
    search.current += 1;
    const of = search.current;
    asked.current = new Set();
    setError(null);
    void read(0, of);
  }, [read, turn]);

  const need = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / pageRows); page <= Math.floor(last / pageRows); page++) {
        if (page > 0) void read(page, search.current);
      }
    },
    [read],
  );

  const rows = useMemo(() => rowsOfPages(found?.total ?? 0, pageRows, pages), [found, pages]);
  const again = useCallback(() => setTurn((now) => now + 1), []);
  return { rows, total: found?.total ?? null, visible: found?.visible ?? null, error, need, again };
}
