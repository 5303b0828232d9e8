/** Dates, times and counts as screens word them: 11月19日 10:24, 19 Nov 10:24; numbers with thin groups. */
import type { Language } from '../../shared/vocabulary/refusal.ts';

const cache = new Map<string, Intl.DateTimeFormat>();
const formatter = (
  language: Language,
  key: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => {
  const name = `${language}/${key}`;
  let made = cache.get(name);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', options);
    cache.set(name, made);
  }
  return made;
};

export const timeText = (ms: number, language: Language): string =>
  formatter(language, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);

/** Day and month; the year too where it is not this one. */
export function dayText(ms: number, language: Language): string {
  const sameYear = new Date(ms).getFullYear() === new Date().getFullYear();
  return sameYear
    ? formatter(language, 'day', { day: 'numeric', month: 'short' }).format(ms)
    : formatter(language, 'date', { day: 'numeric', month: 'short', year: 'numeric' }).format(ms);
}

export const momentText = (ms: number, language: Language): string =>
  `${dayText(ms, language)}${language === 'en' ? ', ' : ' '}${timeText(ms, language)}`;

/** 2026-11-19 10:24, for registers and tables. */
export function stampText(ms: number): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dateText(ms)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function dateText(ms: number): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const countText = (value: number): string => new Intl.NumberFormat('en-US').format(value);

/** 22:37, for timers. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** How long something has waited: 6 minutes, 3 hours, 2 days. */
export function waitedText(ms: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [value, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1_440), 'day'];
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(value);
}

export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
