/** Writes docs/formats/refusals.md from the table of refusals: `npx node build/scripts/write-refusals-doc.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { refusalCodes, refusalSentences } from '../../shared/vocabulary/refusal.ts';
import { wrapPage } from './wrap-pages.ts';

export const refusalsDocPath = fileURLToPath(new URL('../../docs/formats/refusals.md', import.meta.url));

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/[⟦⟧]/g, '');

function row(code: keyof typeof refusalSentences): string {
  const { rule, zh, en, zhNow, enNow } = refusalSentences[code];
  const chinese = zhNow === undefined ? `${zh}。` : `${zh}。${zhNow}`;
  const english = enNow === undefined ? `${en}.` : `${en}. ${enNow}`;
  return `| \`${code}\` | ${rule} | ${cell(chinese)} | ${cell(english)} |`;
}

/** The whole text of the page. */
export const refusalsDoc = (): string =>
  wrapPage(`# Refusals

Every considered "no" of the vault: its code, the rule it keeps, and what the person reads. Where several stand
against an act, the first in this list is given: what does not exist for a person comes before anything that would
tell about it, and what is mended last comes last. Words in braces are filled from the case. Commands are named in the
terminal only.

In the log a refusal is an entry of type \`refusal\` (\`log-entry.md\` §4), which holds the verb and the code, never
the sentence. Codes are never given a second meaning; a code that is no longer used stays out of use.

This page is written by \`build/scripts/write-refusals-doc.ts\` from \`shared/vocabulary/refusal.ts\`; a test compares.

| code | rule | 中文 | English |
|---|---|---|---|
${refusalCodes.map(row).join('\n')}
`);

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(refusalsDocPath, refusalsDoc());
