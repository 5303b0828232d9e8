/** What roles take and how it stands, one line for each demand (P7): missing first, then what runs out, then the rest. */
import type { GateLine } from '../../shared/contract/answers-of-gates.ts';
import { dayToText } from '../../shared/vocabulary/day-text.ts';
import { factText } from '../../shared/vocabulary/fact-words.ts';
import { gateText } from '../../shared/vocabulary/gate-words.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { Shape, type ShapeName } from './shape.tsx';

const words = defineWords('gate-lines', {
  missing: ['自 {{day}} 起缺少', 'missing since {{day}}'],
  asked: ['自 {{day}} 起要求，尚缺', 'asked from {{day}}, not there yet'],
  later: ['自 {{day}} 起要求，已具备', 'asked from {{day}}, there already'],
  runsOut: ['{{day}} 到期', 'runs out on {{day}}'],
  until: ['有效至 {{day}}', 'until {{day}}'],
  good: ['长期有效', 'for good'],
});

type Standing = 'missing' | 'asked' | 'later' | 'runsOut' | 'until' | 'good';

function standingOf(line: GateLine): {
  readonly word: Standing;
  readonly day: string;
  readonly shape: ShapeName;
} {
  if (!line.met)
    return line.asked
      ? { word: 'missing', day: line.since ?? line.askedFrom, shape: 'missing' }
      : { word: 'asked', day: line.askedFrom, shape: line.soon ? 'due' : 'waiting' };
  if (line.soon) return { word: 'runsOut', day: line.until ?? line.askedFrom, shape: 'due' };
  if (!line.asked) return { word: 'later', day: line.askedFrom, shape: 'done' };
  if (line.until === null) return { word: 'good', day: '', shape: 'done' };
  return { word: 'until', day: line.until, shape: 'done' };
}

const urgency = (line: GateLine): number => (line.asked && !line.met ? 0 : line.soon ? 1 : line.met ? 3 : 2);

export function GateLines({
  lines,
  named = false,
}: {
  readonly lines: readonly GateLine[];
  readonly named?: boolean;
}) {
  const say = words.use();
  const language = useLanguage();
  const rows = [...lines].sort((a, b) => urgency(a) - urgency(b));
  return (
    <ul className="task-lines">
      {rows.map((line, at) => {
        const { word, day, shape } = standingOf(line);
        const said = say(word, { day: day === '' ? '' : dayToText(day, language) });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two demands of a role may read alike.
          <li key={at}>
            <Shape name={shape} />
            <div className="small">
              <div>
                {named && <strong>{line.person} </strong>}
                {factText('role', line.role, language)} · {gateText(line, language)}
              </div>
              <div className="fine quiet">{said}</div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
