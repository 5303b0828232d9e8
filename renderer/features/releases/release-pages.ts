/** Pages of the register of releases. */
import type { CommandAnswers, ReleaseSummary } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { useRowPages } from '../../ui/use-row-pages.ts';

export const releaseFilters = ['all', 'waiting', 'to-hand-out', 'out', 'overdue', 'settled'] as const;
export type ReleaseFilter = (typeof releaseFilters)[number];

export const filterOf = (text: string | null): ReleaseFilter =>
  releaseFilters.find((each) => each === text) ?? 'all';

export const useReleasePages = (state: ReleaseFilter, query: string) =>
  useRowPages<ReleaseSummary, CommandAnswers['release.list']>(
    ['release.list', state, query],
    (offset, limit) =>
      vault.call(
        'release.list',
        { ...(state === 'all' ? {} : { state }), query, offset, limit },
        { by: 'screen' },
      ),
    { pageSize: 100, refetchMs: 15_000 },
  );
