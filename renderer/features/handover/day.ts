/** Calendar days as the contract writes them, for people and for arithmetic. */
import type { Language } from '../../../shared/vocabulary/refusal.ts';
import { dayText } from '../../i18n/format.ts';

/** Noon of a calendar day at this desk: no summer time moves it to another. */
export const dayMs = (day: string): number => new Date(`${day}T12:00:00`).getTime();

/** How far a moment lies from the one day to the other: from 0 to 1, also before and after them. */
export function shareOfWay(noticeOn: string, lastDay: string, atMs: number): number {
  const [from, to] = [dayMs(noticeOn), dayMs(lastDay)];
  return Math.min(1, Math.max(0, (atMs - from) / Math.max(1, to - from)));
}

export const calendarDay = (day: string, language: Language): string => dayText(dayMs(day), language);
