/** Pages of the transfer list. */
import type { CustodyItem, CustodyList } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { useRowPages } from '../../ui/use-row-pages.ts';

export const useTransferPages = (differencesOnly: boolean, refetchMs: number | null) =>
  useRowPages<CustodyItem, CustodyList>(
    ['custody.list', differencesOnly],
    (offset, limit) => vault.call('custody.list', { differencesOnly, offset, limit }, { by: 'screen' }),
    { pageSize: 200, refetchMs, keepShown: true },
  );
