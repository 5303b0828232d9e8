/** What comes below a long form by a key is brought into view: whoever pressed it would see nothing happen. The focus stays. */
import { type RefObject, useEffect, useRef } from 'react';

const seenAbove = 0.6;

/** Once for each `round`: a number that is another whenever something new has come. */
export function useBroughtIntoView<T extends HTMLElement>(round: number): RefObject<T | null> {
  const what = useRef<T>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round brings it into view anew
  useEffect(() => {
    const top = what.current?.getBoundingClientRect().top ?? 0;
    // Where it is seen already, nothing moves under the eyes.
    if (top > 0 && top < window.innerHeight * seenAbove) return;
    // Of some Chromium it answers with a promise, which is nothing to be called when the effect ends.
    void what.current?.scrollIntoView({ block: 'start' });
  }, [round]);
  return what;
}
