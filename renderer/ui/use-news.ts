/** What is new in a list of what one asked for (L13): marked while the list is looked at, seen once it is left. */
import { useEffect, useMemo, useRef } from 'react';
import type { News } from '../../shared/contract/answers.ts';
import { vault } from '../calls/vault-client.ts';
import { useSession, useVaultQuery } from '../session/session.tsx';

const numbers = {
  loans: (news: News) => news.loans.map(({ loan }) => loan),
  releases: (news: News) => news.releases.map(({ release }) => release),
} as const;

/** Numbers of the loans, or of the releases, that were decided since somebody last looked at them. */
export function useNews(of: 'loans' | 'releases', asks = true): ReadonlySet<string> {
  const { refresh } = useSession();
  const news = useVaultQuery('news.show', {}, { afresh: true, enabled: asks }).data;
  const shown = useRef(0);
  if (news !== undefined && news[of].length > 0) shown.current = news.upto;
  useEffect(
    () => () => {
      if (shown.current === 0) return;
      const { current: upto } = shown;
      void vault.call('news.seen', { upto, of }, { by: 'screen' }).then(refresh, () => undefined);
    },
    [refresh, of],
  );
  return useMemo(() => new Set(news === undefined ? [] : numbers[of](news)), [news, of]);
}
