import type { Parting, Way } from './parting.ts';
import { printable } from './report.ts';
import { type Language, words } from './report-words.ts';

/** Two histories in words, from the last entry that both have. */
export function partingLines({ common, here, there }: Parting, language: Language): string[] {
  const say = words[language];
  const entries = ({ first, entries }: Way): string[] => [
    ...first.map(
      ({ index, type, wall }) =>
        `    ${say.entry(index, printable(type))}${wall === null ? '' : `  ${instant(wall)}`}`,
    ),
    ...(entries > first.length ? [`    … ${say.more(entries - first.length)}`] : []),
  ];
  const last =
    common === null ? null : { index: common.index, at: common.wall === null ? '—' : instant(common.wall) };
  return [
    say.parting(last),
    `  ${say.hereGoesOn(here.entries)}`,
    ...entries(here),
    `  ${say.thereGoesOn(there.entries)}`,
    ...entries(there),
  ];
}

/** A number far beyond any year is shown as it stands. */
const instant = (ms: number): string => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : String(ms));
