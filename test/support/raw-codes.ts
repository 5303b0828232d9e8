/**
 * Codes as the contract and the log write them, found in texts that people read: a rule's code, a command, a fact's name, a
 * value of a closed list that stands without its word.
 *
 * The lists are read from the contract's own sources, so that a new value is looked for from the day it is there. A code that
 * is also a word of English (`author`, `open`) is told from a word in Chinese texts only; one that is no word (`sent-back`,
 * `loan.requested`, `LOAN_SPENT`, `viewCap`) in both.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryTypes } from '../../shared/vocabulary/entry.ts';
import { faultCodes } from '../../shared/vocabulary/fault.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { refusalCodes } from '../../shared/vocabulary/refusal.ts';

const shared = join(import.meta.dirname, '../../shared');
const sources = [
  ...readdirSync(join(shared, 'contract'))
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => join(shared, 'contract', name)),
  ...[
    'entry.ts',
    'entry-of-handovers.ts',
    'entry-signers.ts',
    'policy-settings.ts',
    'quarantine.ts',
    'terms.ts',
  ].map((name) => join(shared, 'vocabulary', name)),
].map((path) => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$|^import [^;]*;/gm, ''));

const literals = sources.flatMap((text) =>
  [...text.matchAll(/'([a-zA-Z][a-zA-Z0-9.-]*)'/g)].map(([, literal]) => literal ?? ''),
);
/** `fromMs: …`, `readonly viewCap: …`. */
const names = sources.flatMap((text) =>
  [...text.matchAll(/\b([a-z]+(?:[A-Z][a-z]*)+)\??:/g)].map(([, name]) => name ?? ''),
);

/** A language's own name, and what opens a link or a list in English prose. */
const words = new Set(['zh-CN', 'en']);

const rawCodes: ReadonlySet<string> = new Set(
  [...literals, ...names, ...entryTypes, ...refusalCodes, ...faultCodes].filter((code) => !words.has(code)),
);

const isNoWord = (code: string): boolean => /[._-]|[a-z][A-Z]|^[A-Z_]+$/.test(code);

/** Each with what stands around it; empty where people are shown words only. */
export function codesShown(text: string, language: Language): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/[a-zA-Z][a-zA-Z0-9_]*(?:[.-][a-zA-Z0-9_]+)*/g)) {
    const [token] = match;
    if (!rawCodes.has(token) || (language === 'en' && !isNoWord(token))) continue;
    const before = text[match.index - 1] ?? '';
    const after = text.slice(match.index + token.length);
    // Part of a path or a file's name, or beside its word in brackets: for whoever asks support.
    if (/[/\\.\-_~]/.test(before) || /^[/\\]/.test(after)) continue;
    if (/[(（]/.test(before) && /^[)）]/.test(after)) continue;
    found.push(`${token}: …${text.slice(Math.max(0, match.index - 30), match.index + token.length + 20)}…`);
  }
  return found;
}
