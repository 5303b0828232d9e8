/** What was seen of a folder, in counts. */
import type { Seen } from './pages.ts';

const quantile = (values: readonly number[], at: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))] ?? 0;

export function tableOf(seen: readonly Seen[]): string {
  const taken = seen.filter((each) => each.taken);
  const refused = countBy(seen.filter((each) => !each.taken).map(({ outcome }) => outcome));
  const kinds = countBy(taken.map(({ outcome }) => outcome));
  const losses = new Map<string, number>();
  for (const { losses: told = '' } of taken) {
    for (const loss of told === '' ? [] : told.split(', ')) {
      const what = loss.replace(/ \d+$/, '');
      losses.set(what, (losses.get(what) ?? 0) + 1);
    }
  }
  const words = taken.flatMap((each) => each.words ?? []);
  const differences = taken.flatMap((each) => each.difference ?? []);
  const perPage = taken.map(({ ms, pages = 1 }) => ms / Math.max(1, pages));
  return [
    `files ${seen.length}, taken ${taken.length} (${list(kinds)}), refused ${seen.length - taken.length} (${list(refused)})`,
    `pages ${taken.reduce((sum, { pages = 0 }) => sum + pages, 0)}; ms a file: median ${quantile(
      taken.map(({ ms }) => ms),
      0.5,
    ).toFixed(0)}, p95 ${quantile(
      taken.map(({ ms }) => ms),
      0.95,
    ).toFixed(0)}, most ${quantile(
      taken.map(({ ms }) => ms),
      1,
    ).toFixed(0)}; ms a page: median ${quantile(perPage, 0.5).toFixed(0)}`,
    `files with losses: ${list(losses)}; with missing glyphs: ${taken.filter(({ glyphsMissing = 0 }) => glyphsMissing > 0).length}`,
    ...(words.length === 0
      ? []
      : [
          `words of the other program found: median ${quantile(words, 0.5).toFixed(3)}, tenth part below ${quantile(words, 0.1).toFixed(3)}, files below 0.9: ${words.filter((share) => share < 0.9).length} of ${words.length}`,
        ]),
    ...(differences.length === 0
      ? []
      : [
          `difference of grey: median ${quantile(differences, 0.5).toFixed(1)}, p95 ${quantile(differences, 0.95).toFixed(1)}, files over 10: ${differences.filter((each) => each > 10).length} of ${differences.length}`,
        ]),
    `other number of pages than the other program: ${taken.filter(({ theirPages, pages }) => theirPages !== undefined && theirPages !== pages).length}`,
  ].join('\n');
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const list = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';
