/** The words of a mark that tell when and which look: local time at the station, and the view's number. */
import type { Language } from '../../shared/vocabulary/refusal.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** Local time at the given offset (minutes east of UTC), e.g. `2026-11-19 10:24`. */
export function localTimeText(wallMs: number, offsetMinutes: number): string {
  const at = new Date(wallMs + offsetMinutes * 60_000);
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

export const viewNumberText = (n: number, cap: number, language: Language): string =>
  language === 'zh-CN' ? `第${n}/${cap}次` : `view ${n}/${cap}`;
