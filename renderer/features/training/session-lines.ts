/** Sessions as lines of text: `2027-03-02 09:00 120`, for an induction with its part, for a visit with the department. */
import type { SessionShown } from '../../../shared/contract/answers.ts';
import { isCalendarDay } from '../../../shared/vocabulary/calendar-day.ts';
import { type InductionPart, inductionPart } from '../../../shared/vocabulary/training-terms.ts';
import { clockText } from '../../../shared/vocabulary/training-words.ts';

export interface TypedSession {
  readonly on: string;
  readonly at: number;
  readonly minutes: number;
  readonly part: InductionPart | null;
  readonly visited: string | null;
}

export const sessionLine = ({ on, at, minutes, part, visited }: TypedSession | SessionShown): string =>
  [on, clockText(at), String(minutes), part, visited].filter((each) => each !== null).join(' ');

/** Null where a line is none. */
export function readSessions(text: string): TypedSession[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return null;
  const sessions = lines.map((line): TypedSession | null => {
    const match = /^(\S+) (\d{1,2}):(\d{2}) (\d{1,4})(?: (\S+))?(?: (.+))?$/.exec(line);
    if (match === null) return null;
    const [, on = '', hour, minute, minutes, part, visited] = match;
    const known = inductionPart.options.find((each) => each === part);
    if (!isCalendarDay(on) || Number(hour) > 23 || Number(minute) > 59) return null;
    if (part !== undefined && known === undefined) return null;
    return {
      on,
      at: Number(hour) * 60 + Number(minute),
      minutes: Number(minutes),
      part: known ?? null,
      visited: visited ?? null,
    };
  });
  return sessions.every((each) => each !== null) ? sessions : null;
}
