/** Lines with tabs: a page of HTML has no stops at places of their own, so the usual lines are set as columns. */
import { inlineHtml } from './docx-inline.ts';
import type { WordPaper } from './docx-paper.ts';
import type { Piece } from './docx-piece.ts';
import type { Properties } from './docx-properties.ts';
import { dxa, held, type Look } from './paper-looks.ts';
import { children, numberOf } from './xml-tree.ts';

export interface Stop {
  readonly at: number;
  readonly kind: 'left' | 'center' | 'right';
  readonly leader: 'none' | 'dots' | 'line';
}

export function stopsOf(properties: Properties): Stop[] {
  return children(properties.get('tabs'), 'tab')
    .flatMap((tab): Stop[] => {
      const at = numberOf(tab.attributes.get('pos'));
      const kind = tab.attributes.get('val') ?? 'left';
      if (at === undefined || kind === 'clear' || kind === 'bar') return [];
      const leader = tab.attributes.get('leader') ?? 'none';
      return [
        {
          at,
          kind: kind === 'center' ? 'center' : /^(?:right|end|decimal)$/.test(kind) ? 'right' : 'left',
          leader: /^(?:dot|middleDot)$/.test(leader)
            ? 'dots'
            : /^(?:hyphen|underscore|heavy)$/.test(leader)
              ? 'line'
              : 'none',
        },
      ];
    })
    .toSorted((one, other) => one.at - other.at);
}

/** The line's inside, and what its paragraph needs besides. */
export function tabbedLine(
  pieces: readonly Piece[],
  stops: readonly Stop[],
  paper: WordPaper,
): { readonly html: string; readonly more: Look } {
  const tabs = pieces.filter(({ is }) => is === 'tab').length;
  const plain = { html: inlineHtml(pieces, paper), more: {} };
  if (tabs === 0 || stops.length === 0) return plain;
  const used = stops.slice(0, tabs);
  const last = tabs <= stops.length ? used.at(-1) : undefined;
  const flat = pieces.every(({ is }) => is === 'text' || is === 'tab');
  if (!flat || last === undefined || last.kind === 'left') {
    const first = stops[0];
    const places =
      first !== undefined && first.kind === 'left' && first.at > 400 && (tabs === 1 || stops.length === 1);
    return places ? { ...plain, more: { 'tab-size': dxa(held(first.at, 20, 12_000)) } } : plain;
  }
  const { writer } = paper;
  const segments: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.is === 'tab') segments.push([]);
    else segments.at(-1)?.push(piece);
  }
  const cell = (inner: readonly Piece[], look: Look): string =>
    writer.element('span', { 'text-indent': '0pt', ...look }, inlineHtml(inner, paper));
  const more: Look = { display: 'flex', 'text-indent': '0pt', 'align-items': 'baseline' };
  const side = (inner: readonly Piece[], align: string): string =>
    cell(inner, { flex: '1 1 0', 'text-align': align });
  if (last.kind === 'center' || (used.length === 2 && used[0]?.kind === 'center')) {
    const [left = [], middle = [], right = []] =
      last.kind === 'center' && segments.length > 2
        ? [segments.slice(0, -1).flat(), segments.at(-1) ?? [], []]
        : segments;
    return {
      html:
        side(left, 'left') +
        cell(middle, { flex: '0 1 auto', 'text-align': 'center' }) +
        side(right, 'right'),
      more,
    };
  }
  const before = segments
    .slice(0, -1)
    .flatMap((segment, index): Piece[] =>
      index === 0 ? segment : [{ html: '\u2003', is: 'text' }, ...segment],
    );
  const leader = writer.element('span', {}, '', {
    class: last.leader === 'none' ? 'leader' : `leader ${last.leader}`,
  });
  return {
    html:
      cell(before, { flex: '0 1 auto' }) +
      leader +
      cell(segments.at(-1) ?? [], { flex: '0 0 auto', 'max-width': '60%' }),
    more,
  };
}
