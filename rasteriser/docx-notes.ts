/** Footnotes, endnotes and comments: numbered where they are called, and set at the end of the document. */

import { drawBlocks } from './docx-blocks.ts';
import type { WordPart } from './docx-package.ts';
import type { NoteKind, Story, WordPaper } from './docx-paper.ts';
import { escapeText } from './html-paper.ts';
import { writtenNumber } from './number-words.ts';
import { child, children, descendants, elementsOf, numberOf, valAt, type XmlElement } from './xml-tree.ts';

export interface WordNotes {
  mark(kind: NoteKind, reference: XmlElement): string;
  /** To be called after all else: a note may call another. */
  draw(paper: WordPaper, story: (part: WordPart, ownMark: string) => Story): string;
}

const kinds: readonly NoteKind[] = ['footnote', 'endnote', 'comment'];
const titles: Readonly<Record<NoteKind, string>> = {
  footnote: '脚注 Footnotes',
  endnote: '尾注 Endnotes',
  comment: '批注 Comments',
};
const formats: Readonly<Record<NoteKind, string>> = {
  footnote: 'decimal',
  endnote: 'lowerRoman',
  comment: 'decimal',
};

/** `settings` holds the document's own formats of notes. */
export function wordNotes(
  parts: Readonly<Record<NoteKind, WordPart | undefined>>,
  settings: readonly (XmlElement | undefined)[],
  body: XmlElement,
): WordNotes {
  const called: Record<NoteKind, { id: string; mark: string }[]> = { footnote: [], endnote: [], comment: [] };
  const own = (kind: NoteKind, name: string): string | undefined =>
    settings.map((element) => valAt(element, `${kind}Pr`, name)).find((value) => value !== undefined);

  const notesOf = (kind: NoteKind): ReadonlyMap<string, XmlElement> => {
    const notes = parts[kind] ? children(parts[kind].root, kind) : [];
    return new Map(notes.map((note) => [note.attributes.get('id') ?? '', note]));
  };
  const byId = { footnote: notesOf('footnote'), endnote: notesOf('endnote'), comment: notesOf('comment') };
  const noteOf = (kind: NoteKind, id: string): XmlElement | undefined => byId[kind].get(id);

  return {
    mark(kind, reference) {
      const id = reference.attributes.get('id') ?? '';
      if (!noteOf(kind, id)) return '';
      const before = called[kind].find((one) => one.id === id);
      if (before) return before.mark;
      const ownSign = /^(?:1|true|on)$/.test(reference.attributes.get('customMarkFollows') ?? '');
      const counted = called[kind].filter(({ mark }) => mark !== '').length;
      const start = numberOf(own(kind, 'numStart')) ?? 1;
      const number = writtenNumber(start + counted, own(kind, 'numFmt') ?? formats[kind]).text;
      const mark = ownSign ? '' : kind === 'comment' ? `[批${number}]` : number;
      called[kind].push({ id, mark });
      return mark;
    },

    draw(paper, story) {
      const { writer } = paper;
      return kinds
        .map((kind) => {
          const part = parts[kind];
          if (!part) return '';
          if (kind === 'comment') callTheRest(part);
          const lines: string[] = [];
          for (let at = 0; at < called[kind].length; at++) {
            const { id, mark } = called[kind][at] as { id: string; mark: string };
            const note = noteOf(kind, id);
            if (!note) continue;
            const who = kind === 'comment' ? `${mark} ${authorAndDate(note)}` : '';
            if (who !== '') paper.say(`${who}\n`);
            const head =
              who === '' ? '' : writer.element('div', {}, escapeText(who), { class: 'note-author' });
            const inner = drawBlocks(elementsOf(note), paper, story(part, mark));
            const saysItself = mark === '' || kind === 'comment' || [...marksIn(note)].length > 0;
            const sign = saysItself
              ? ''
              : writer.element('span', {}, escapeText(mark), { class: 'note-mark' });
            lines.push(writer.element('div', {}, head + sign + inner, { class: 'note' }));
          }
          if (lines.length === 0) return '';
          if (lines.length > 1 && restarts(kind)) paper.count('style');
          paper.say(`${titles[kind]}\n`);
          const title = writer.element('div', {}, escapeText(titles[kind]), { class: 'notes-title' });
          return writer.element('div', {}, title + lines.join(''), { class: 'notes' });
        })
        .join('');
    },
  };

  /** Marks that begin anew on each page or in each section: ours go on. */
  function restarts(kind: NoteKind): boolean {
    const named = [
      ...descendants(body, `${kind}Pr`),
      ...settings.flatMap((element) => child(element, `${kind}Pr`) ?? []),
    ];
    return named.some((properties) => /^each/.test(valAt(properties, 'numRestart') ?? ''));
  }

  /** A comment that no place calls is still somebody's remark. */
  function callTheRest(part: WordPart): void {
    for (const note of children(part.root, 'comment')) {
      const id = note.attributes.get('id') ?? '';
      if (!called.comment.some((one) => one.id === id)) {
        called.comment.push({ id, mark: `[批${called.comment.length + 1}]` });
      }
    }
  }
}

function* marksIn(note: XmlElement): Generator<XmlElement> {
  for (const paragraph of children(note, 'p')) {
    for (const run of children(paragraph, 'r')) {
      const mark = child(run, 'footnoteRef') ?? child(run, 'endnoteRef');
      if (mark) yield mark;
    }
  }
}

function authorAndDate(comment: XmlElement): string {
  const date = (comment.attributes.get('date') ?? '').slice(0, 16).replace('T', ' ');
  return [comment.attributes.get('author') ?? '', date].filter((text) => text !== '').join(' · ');
}
