/** Looking while somebody types is no entry of the log; Enter or a choice is one, with what was typed (A0, D3). */
import { useCallback, useRef } from 'react';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import { vault } from '../calls/vault-client.ts';

/** Puts on record what the directory was asked for, once for each question. */
export function useAskDirectory() {
  const last = useRef('');
  return useCallback((query: string, level: Classification | undefined): void => {
    const question = JSON.stringify([query, level ?? '']);
    if (last.current === question || (query === '' && level === undefined)) return;
    last.current = question;
    const classification = level === undefined ? {} : { classification: level };
    vault.call('directory.search', { query, ...classification, offset: 0, limit: 1 }).catch(() => undefined);
  }, []);
}
