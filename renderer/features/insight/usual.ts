/** What is usual, of numbers day by day. */

/** Fewer full days than this say nothing of what is usual. */
const usualDaysMin = 7;

/** The middle one of the days before today, which is the last; null where they are too few or mostly empty. */
export function usualOf(values: readonly number[]): number | null {
  const before = values.slice(0, -1);
  if (before.length < usualDaysMin) return null;
  const middle = before.toSorted((a, b) => a - b)[Math.floor(before.length / 2)] ?? 0;
  return middle === 0 ? null : middle;
}
