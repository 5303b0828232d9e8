/** Days of the week in words; 1 is Monday. */
import type { Asking } from './asking.ts';

const weekdays = [
  ['周一', 'Monday'],
  ['周二', 'Tuesday'],
  ['周三', 'Wednesday'],
  ['周四', 'Thursday'],
  ['周五', 'Friday'],
  ['周六', 'Saturday'],
  ['周日', 'Sunday'],
] as const;

export const weekdayText = (asking: Asking, day: number): string =>
  asking.both(weekdays[day - 1] ?? weekdays[0]);

/** Monday to Friday; or one by one where they do not follow one another. */
export function weekdaysText(asking: Asking, days: readonly number[]): string {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return asking.say('没有工作日', 'no working day');
  if (sorted.length > 2 && last - first === sorted.length - 1)
    return asking.say(
      `${weekdayText(asking, first)}至${weekdayText(asking, last)}`,
      `${weekdayText(asking, first)} to ${weekdayText(asking, last)}`,
    );
  return sorted.map((day) => weekdayText(asking, day)).join(asking.say('、', ', '));
}
