/** What is new in one's loans (L13): marked while the list is looked at, seen once it is left. */
import { useEffect, useMemo, useRef } from 'react';
import { vault } from '../../calls/vault-client.ts';
import { useSession, useVaultQuery } from '../../session/session.tsx';

/** Numbers of the loans that were decided since somebody last looked. */
export function useNews(): ReadonlySet<string> {
  const { refresh } = useSession();
  const news = useVaultQuery('news.show', {}, { afresh: true }).data;
  const shown = useRef(0);
  if (news !== undefined && news.loans.length > 0) shown.current = news.upto;
  useEffect(
    () => () => {
      if (shown.current === 0) return;
      const { current: upto } = shown;
      void vault.call('news.seen', { upto }, { by: 'screen' }).then(refresh, () => undefined);
    },
    [refresh],
  );
  return useMemo(() => new Set(news?.loans.map(({ loan }) => loan)), [news]);
}
