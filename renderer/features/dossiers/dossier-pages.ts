/** Pages of the directory, read as they come into sight; each reading is an entry of the log, so pages are large. */
import { useEffect, useState } from 'react';
import type { DirectoryPage, DirectoryRow } from '../../../shared/contract/answers.ts';
import type { Classification } from '../../../shared/vocabulary/terms.ts';
import { useRowPages } from '../../ui/use-row-pages.ts';
import { vault } from '../../vault-client.ts';

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
  const { head, ...pages } = useRowPages<DirectoryRow, DirectoryPage>(
    ['directory.search', query, level],
    (offset, limit) =>
      vault.call('directory.search', {
        query,
        ...(level === 'all' ? {} : { classification: level }),
        offset,
        limit,
      }),
    { pageSize: 200, staleMs: 60_000 },
  );
  return { ...pages, visible: head?.visible };
}
