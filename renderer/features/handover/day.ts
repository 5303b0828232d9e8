/** Calendar days as the contract writes them, for people and for arithmetic. */

import type { Language } from '../../../shared/vocabulary/refusal.ts';
import { dayText } from '../../i18n/format.ts';

/** Noon of a calendar day at this desk: no summer time moves it to another. */
export const dayMs = (day: string): number => new Date(`${day}T12:00:00`).getTime();

export const calendarDay = (day: string, language: Language): string => dayText(dayMs(day), language);
