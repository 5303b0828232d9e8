/** What an address asks of its screen beyond the path: `?find=L12`. Told again each time somebody goes there. */
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

export function useAsked(name: string, take: (value: string) => void): void {
  const { search, key } = useLocation();
  const value = Object.fromEntries(new URLSearchParams(search))[name] ?? null;
  const latest = useRef(take);
  latest.current = take;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is another for each time somebody goes there
  useEffect(() => {
    if (value !== null) latest.current(value);
  }, [value, key]);
}
