/** Pages of the directory, read as they come into sight. The first listing of a session is an entry of the log. */
import type { DirectoryPage, DirectoryRow } from '../../../shared/contract/answers.ts';
import type { Classification } from '../../../shared/vocabulary/terms.ts';
import { vault } from '../../calls/vault-client.ts';
import { useRowPages } from '../../ui/use-row-pages.ts';

export function useDossierPages(query: string, level: Classification | 'all') {
  const { head, ...pages } = useRowPages<DirectoryRow, DirectoryPage>(
    ['directory.search', query, level],
    (offset, limit) =>
      vault.call(
        'directory.search',
        { query, ...(level === 'all' ? {} : { classification: level }), offset, limit },
        { by: 'screen' },
      ),
    { pageSize: 200, staleMs: 60_000 },
  );
  return { ...pages, visible: head?.visible };
}
