/** What comes below a long form by a key is brought into view: whoever pressed it would see nothing happen. The focus stays. */
import { type RefObject, useEffect, useRef } from 'react';

/** Once for each `round`: a number that is another whenever something new has come. */
export function useBroughtIntoView<T extends HTMLElement>(round: number): RefObject<T | null> {
  const what = useRef<T>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round brings it into view anew
  useEffect(() => {
    // Of some Chromium it answers with a promise, which is nothing to be called when the effect ends.
    void what.current?.scrollIntoView({ block: 'start' });
  }, [round]);
  return what;
}
