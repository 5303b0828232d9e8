/**
 * What a firm calls its three classes. The ranks are the rules' (`terms.ts`); a vault's founders may choose other labels, once,
 * at its creation: they stand in the first entry, and are shown in both languages as they were written.
 */

import { lookOf } from './look-alike.ts';
import type { Language } from './refusal.ts';
import { termText } from './term-words.ts';
import { type Classification, classifications } from './terms.ts';

export type ClassLabels = Readonly<Record<Classification, string>>;

/** Null: the founders chose none, and each reader sees the usual ones in their language. */
export const classLabel = (labels: ClassLabels | null, level: Classification, language: Language): string =>
  labels === null ? termText('classification', level, language) : labels[level];

export const usualClassLabels = (language: Language): ClassLabels => ({
  internal: termText('classification', 'internal', language),
  confidential: termText('classification', 'confidential', language),
  secret: termText('classification', 'secret', language),
});

/** They stand in every mark, and in a narrow column of the transfer list. */
export const labelCharactersMax = 12;

/** Whether somebody could take one for another: the same but for case, width or letters that look alike. */
export const labelsLookAlike = ({ internal, confidential, secret }: ClassLabels): boolean =>
  new Set([internal, confidential, secret].map(lookOf)).size < 3;

/** A class as somebody typed it: its label, or the word that the log writes. */
export function classOfLabel(
  labels: ClassLabels | null,
  typed: string,
  language: Language,
): Classification | null {
  const sought = typed.trim().normalize('NFC').toLowerCase();
  return (
    classifications.find((level) => classLabel(labels, level, language).toLowerCase() === sought) ??
    classifications.find((level) => level === sought) ??
    null
  );
}
