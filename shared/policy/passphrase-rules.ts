/**
 * What a passphrase must be so that its owner can type it again, on another keyboard, years later. The rule is for
 * passphrases that are set now. One that is typed is taken as it is, or old vaults would no longer open: there the
 * same findings are hints.
 */
import { factText } from '../vocabulary/fact-words.ts';
import type { Language } from '../vocabulary/refusal.ts';

/** In characters as code points, blanks not counted. */
const passphraseCharactersMin = 12;

/** In the order in which a person mends them; the codes are names of fields in refusals. */
export const passphraseFaults = [
  'passphrase-invisible',
  'passphrase-full-width',
  'passphrase-blanks',
  'passphrase-short',
] as const;
export type PassphraseFault = (typeof passphraseFaults)[number];

/** Control and format characters, private use and unassigned: nobody sees them, and no keyboard writes them. */
const invisible = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

const found: Record<PassphraseFault, (text: string) => boolean> = {
  'passphrase-invisible': (text) => invisible.test(text),
  // Full-width letters, the ideographic blank, ligatures: what an input method writes in one of its states only.
  'passphrase-full-width': (text) => text.normalize('NFC') !== text.normalize('NFKC'),
  'passphrase-blanks': (text) => /^\s|\s$|\s\s/u.test(text),
  'passphrase-short': (text) =>
    [...text.normalize('NFC').replace(/\s/gu, '')].length < passphraseCharactersMin,
};

/** What stands against setting this passphrase; empty when nothing does. */
export const faultsOfPassphrase = (text: string): readonly PassphraseFault[] =>
  passphraseFaults.filter((fault) => found[fault](text));

/** While one is typed that was set earlier: what may have slipped in. Being short is no slip. */
export const slipsInPassphrase = (text: string): readonly PassphraseFault[] =>
  faultsOfPassphrase(text).filter((fault) => fault !== 'passphrase-short');

const hints: Record<PassphraseFault, Readonly<Record<Language, string>>> = {
  'passphrase-invisible': {
    'zh-CN': '口令中有看不见的字符',
    en: 'There are invisible characters in it',
  },
  'passphrase-full-width': {
    'zh-CN': '口令中有全角字符或全角空格',
    en: 'There are full-width characters in it',
  },
  'passphrase-blanks': {
    'zh-CN': '口令首尾有空格，或有连续空格',
    en: 'It begins or ends with a blank, or has several in a row',
  },
  'passphrase-short': { 'zh-CN': '口令不足 12 个字符', en: 'It has fewer than 12 characters' },
};

/** The rule that is broken, as part of a sentence; the same words as in the refusal. */
export const ruleOfPassphrase = (fault: PassphraseFault, language: Language): string =>
  factText('field', fault, language);

/** What was noticed while typing, as a sentence without its stop. */
export const hintOfPassphrase = (fault: PassphraseFault, language: Language): string =>
  hints[fault][language];

/** The whole rule in one sentence, for beside a field. */
export const passphraseRule: Readonly<Record<Language, string>> = {
  'zh-CN': '至少 12 个字符（空格不计）；首尾无空格，中间只用单个空格；不用全角字符。',
  en: 'At least 12 characters, blanks not counted; single blanks only, none at either end; no full-width characters.',
};
