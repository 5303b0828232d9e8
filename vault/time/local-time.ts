/** A moment as the wall clock at the station shows it. */
const two = (n: number): string => String(n).padStart(2, '0');

/** Local time at the given offset (minutes east of UTC), e.g. `2026-11-19 10:24`. */
export function localTimeText(wallMs: number, offsetMinutes: number): string {
  const at = new Date(wallMs + offsetMinutes * 60_000);
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}
