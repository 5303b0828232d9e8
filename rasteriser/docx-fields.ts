/**
 * Fields show what Word last worked out and stored. A field that nothing is stored for stands as a named box; nothing is worked out
 * here. Old form fields show the state that their data hold.
 */
import { child, children, numberOf, valAt, type XmlElement } from './xml-tree.ts';

export interface WordField {
  readonly code: string;
  readonly data: XmlElement | undefined;
  readonly hasResult: boolean;
  /** Something of the result is seen. */
  readonly seen: string;
}

/** What to show in the place of a field without a result. */
export type InsteadOfField =
  | { readonly is: 'nothing' }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'symbol'; readonly font: string; readonly code: number }
  | { readonly is: 'missing'; readonly what: 'field' | 'formula'; readonly named: string };

export interface WordFields {
  begin(data?: XmlElement): void;
  addCode(text: string): void;
  separate(): void;
  /** Undefined where none is open. */
  end(): WordField | undefined;
  /** Whether what stands here is part of a code, or a result that is not to be seen. */
  readonly hides: boolean;
  see(text: string): void;
  /** The code of the innermost field whose result stands here. */
  readonly code: string | undefined;
  /** From here on the result of the innermost is not shown. */
  hideResult(): void;
}

export function wordFields(): WordFields {
  const open: {
    code: string;
    data: XmlElement | undefined;
    result: boolean;
    hidden: boolean;
    seen: string;
  }[] = [];
  return {
    begin(data) {
      open.push({ code: '', data, result: false, hidden: false, seen: '' });
    },
    addCode(text) {
      const within = open.at(-1);
      if (within && !within.result) within.code += text;
    },
    separate() {
      const within = open.at(-1);
      if (within) within.result = true;
    },
    end() {
      const ended = open.pop();
      if (!ended) return undefined;
      const outer = open.at(-1);
      if (outer?.result) outer.seen += ended.seen;
      return { code: ended.code.trim(), data: ended.data, hasResult: ended.result, seen: ended.seen };
    },
    get hides() {
      return open.some(({ result, hidden }) => !result || hidden);
    },
    see(text) {
      const within = open.at(-1);
      if (within?.result) within.seen += text;
    },
    get code() {
      return open.at(-1)?.code.trim();
    },
    hideResult() {
      const within = open.at(-1);
      if (within) within.hidden = true;
    },
  };
}

const fieldName = (code: string): string => (/^\s*(=|[A-Za-z]+)/.exec(code)?.[1] ?? '').toUpperCase();

/** Numbers of pages: ours begin elsewhere than Word's. */
export const isPageNumber = (code: string): boolean =>
  /^(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)$/.test(fieldName(code));

/** They mark a place, or set what others show. */
const unseen =
  /^(?:XE|TC|TA|RD|SET|PRINT|PRIVATE|ADVANCE|ADDIN|HYPERLINK|DATA|GLOSSARY|IMPORT|NEXT|NEXTIF|SKIPIF|ASK|FILLIN|)$/;
/** With a stored result that is empty, they are not empty in Word. */
const neverEmpty =
  /^(?:TOC|SEQ|DATE|TIME|PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|NUMWORDS|NUMCHARS|FILESIZE|SAVEDATE|CREATEDATE|PRINTDATE|EDITTIME|REVNUM|LISTNUM|AUTONUM|AUTONUMLGL|AUTONUMOUT|EQ|=)$/;

export const tickedBox = '☒';
export const emptyBox = '☐';

/** For a field of which nothing is seen. */
export function insteadOfField({ code, data, hasResult }: WordField): InsteadOfField {
  const name = fieldName(code);
  if (name === 'FORMCHECKBOX') {
    const box = child(data, 'checkBox');
    const state = child(box, 'checked') ?? child(box, 'default');
    const ticked = state !== undefined && !/^(?:0|false|off)$/.test(state.attributes.get('val') ?? '');
    return { is: 'text', text: ticked ? tickedBox : emptyBox };
  }
  if (name === 'FORMDROPDOWN') {
    const list = child(data, 'ddList');
    const entries = children(list, 'listEntry').map((entry) => entry.attributes.get('val') ?? '');
    const chosen = numberOf(valAt(list, 'result')) ?? numberOf(valAt(list, 'default')) ?? 0;
    const text = entries[chosen];
    return text === undefined ? { is: 'missing', what: 'field', named: name } : { is: 'text', text };
  }
  if (name === 'FORMTEXT') {
    const text = valAt(data, 'textInput', 'default');
    return text === undefined || hasResult ? { is: 'nothing' } : { is: 'text', text };
  }
  if (name === 'MACROBUTTON' || name === 'GOTOBUTTON') {
    return { is: 'text', text: code.replace(/^\s*\S+\s+\S+\s?/, '') };
  }
  if (name === 'SYMBOL') {
    const [, said = ''] = /^\s*\S+\s+(\S+)/.exec(code) ?? [];
    const font = /\\f\s+"?([^"\\]+?)"?\s*(?:\\|$)/.exec(code)?.[1] ?? 'Symbol';
    const number = /^0x/i.test(said) ? Number.parseInt(said, 16) : Number(said);
    if (Number.isInteger(number) && number > 0x1f && number <= 0xffff)
      return { is: 'symbol', font, code: number };
  }
  if (unseen.test(name) || (name === 'SEQ' && /\\h\b/.test(code))) return { is: 'nothing' };
  if (hasResult && !neverEmpty.test(name)) return { is: 'nothing' };
  return name === 'EQ'
    ? { is: 'missing', what: 'formula', named: code }
    : { is: 'missing', what: 'field', named: name };
}

/** Where a HYPERLINK leads; undefined for places in the document itself. */
export function linkAddress(code: string): string | undefined {
  if (fieldName(code) !== 'HYPERLINK') return undefined;
  return /^\s*HYPERLINK\s+"([^"]+)"/i.exec(code)?.[1] ?? /^\s*HYPERLINK\s+([^\\"\s]+)/i.exec(code)?.[1];
}
