/** What was typed, once the typing rests: half a name need not be looked up, nor be on record. */
import { useCallback, useEffect, useState } from 'react';
import { useComposing } from './composition.ts';

const restMs = 300;
/** In characters as people count them; a single one is looked up with Enter. */
const charactersMin = 2;

const isLongEnough = (typed: string): boolean => typed === '' || [...typed.trim()].length >= charactersMin;

/** The text to look up, and what looks up at once what stands in the field. */
export function useRested(typed: string, forMs = restMs): readonly [rested: string, now: () => void] {
  const composing = useComposing();
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    if (composing || !isLongEnough(typed)) return;
    const timer = setTimeout(() => setRested(typed), forMs);
    return () => clearTimeout(timer);
  }, [typed, composing, forMs]);
  const now = useCallback(() => setRested(typed), [typed]);
  return [rested, now];
}
