/** What the way to a filing of folders says of it: that it goes on, or what it has left. */
import type { FolderFiling } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';

interface Said {
  readonly word: 'folders' | 'foldersRunning' | 'foldersLeft';
  readonly facts: Readonly<Record<string, string>>;
}

export function saidOfFolders(
  filing: Pick<FolderFiling, 'running' | 'done' | 'total' | 'counts'> | null,
): Said {
  if (filing === null) return { word: 'folders', facts: {} };
  if (filing.running)
    return {
      word: 'foldersRunning',
      facts: { done: countText(filing.done), total: countText(filing.total) },
    };
  const left = filing.counts.waits + filing.counts['to-see'];
  return left > 0
    ? { word: 'foldersLeft', facts: { count: countText(left) } }
    : { word: 'folders', facts: {} };
}
