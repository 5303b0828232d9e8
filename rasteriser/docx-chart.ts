/** A chart's stored values as a table: its curves and columns are not drawn, its numbers are not lost (ECMA-376 part 1, §21.2). */
import type { WordPaper } from './docx-paper.ts';
import { escapeText } from './html-paper.ts';
import { child, children, descendants, numberOf, textOf, type XmlElement } from './xml-tree.ts';

const pointsMax = 200;
const seriesMax = 12;

export function chartTable(
  root: XmlElement,
  paper: WordPaper,
): { readonly title: string; readonly table: string } {
  const { writer } = paper;
  const titleElement = child(root, 'chart', 'title');
  const title = titleElement ? [...descendants(titleElement, 't')].map(textOf).join('').trim() : '';
  const series = [...descendants(root, 'ser')].slice(0, seriesMax);
  if (series.length === 0) return { title, table: '' };
  const named = series.map((one, index) => cached(child(one, 'tx')).get(0) ?? `${index + 1}`);
  const categories = cached(child(series[0] as XmlElement, 'cat') ?? child(series[0] as XmlElement, 'xVal'));
  const values = series.map((one) => cached(child(one, 'val') ?? child(one, 'yVal')));
  const count = Math.max(
    0,
    ...[categories, ...values].flatMap((list) => [...list.keys()].map((key) => key + 1)),
  );
  if (count === 0) return { title, table: '' };
  const cell = (text: string): string => {
    paper.say(`${text} `);
    return writer.element('td', {}, escapeText(text));
  };
  const line = (cells: readonly string[]): string => writer.element('tr', {}, cells.map(cell).join(''));
  const rows = Array.from({ length: Math.min(count, pointsMax) }, (_, index) =>
    line([categories.get(index) ?? '', ...values.map((list) => list.get(index) ?? '')]),
  );
  const more = count > pointsMax ? line(['…']) : '';
  return {
    title,
    table: writer.element('table', {}, line(['', ...named]) + rows.join('') + more, { class: 'chart-data' }),
  };
}

/** As they are stored; the chart's own formats are not applied. */
function cached(of: XmlElement | undefined): ReadonlyMap<number, string> {
  const all = new Map<number, string>();
  if (!of) return all;
  for (const cache of ['strCache', 'numCache', 'strLit', 'numLit', 'lvl']) {
    for (const found of descendants(of, cache)) {
      for (const point of children(found, 'pt')) {
        const index = numberOf(point.attributes.get('idx'));
        if (index !== undefined && index >= 0 && index < 100_000 && !all.has(index)) {
          all.set(index, textOf(child(point, 'v') ?? point));
        }
      }
    }
  }
  const plain = child(of, 'v');
  if (all.size === 0 && plain) all.set(0, textOf(plain));
  return all;
}
