import type { MeasureVerdict } from './check-measures.ts';
import type { Fault } from './fault.ts';
import { faultSentences } from './fault-sentences.ts';
import { type Language, words } from './report-words.ts';
import type { Check, Finding, Verdict } from './verdicts.ts';
import { isAnythingBroken, type MeasuresShown, type Verification } from './verify-bundle.ts';

/** The answer in words, in either language, and as JSON for programs. */

export function formatReport(verification: Verification, language: Language): string {
  const say = words[language];
  const { vault, entry0, verdicts, first, counts, generations, cosigned, part, measures } = verification;
  const lines = [
    say.title,
    '',
    `${say.vault}: ${vault ?? '—'}`,
    `${say.entry0}: ${entry0 ?? '—'}`,
    say.compare,
    '',
    ...(part === null ? [] : [...say.part(part), '']),
  ];
  for (const verdict of verdicts) lines.push(...verdictLines(verdict, language));
  lines.push('');
  if (verdicts.some((verdict) => verdict.answer === 'unjudged' && verdict.why.code === 'reading-ended')) {
    lines.push(say.partOnly);
  } else if (part?.form === 'extract') lines.push(say.hereOnly);
  lines.push(
    ...say.counts(counts),
    ...viewLines(verification, language),
    ...generations.map(say.generation),
    ...cosigned.map(say.cosigned),
    '',
  );
  if (measures !== null) lines.push(...measureLines(measures, language), '');
  if (first !== null) lines.push(`${say.firstWrong}: ${whereAndWhat(first, language)}`);
  else if (!isAnythingBroken(verification)) lines.push(say.nothingWrong);
  lines.push(say.nothingMore);
  return `${lines.join('\n')}\n`;
}

/** The same for programs; sentences in the language asked for. */
export function formatJson(verification: Verification, language: Language, more: object = {}): string {
  const { verdicts, first, measures, ...rest } = verification;
  const finding = ({ check, place, fault }: Finding) => ({
    check,
    entry: place?.index ?? null,
    type: place?.type ?? null,
    code: fault.code,
    sentence: sentence(fault, language),
  });
  const checks = verdicts.map((verdict) => {
    if (verdict.answer === 'holds') return { check: verdict.check, answer: verdict.answer };
    if (verdict.answer === 'broken') return { answer: verdict.answer, ...finding(verdict.finding) };
    const { code } = verdict.why;
    return { check: verdict.check, answer: verdict.answer, code, sentence: sentence(verdict.why, language) };
  });
  return `${JSON.stringify({ ...rest, checks, first: first === null ? null : finding(first), ...(measures === null ? {} : { measures: measuresForPrograms(measures, language) }), ...more }, null, 2)}\n`;
}

/** Sentence of a fault in a language, with its facts filled in. */
export function sentence({ code, facts }: Fault, language: Language): string {
  const [en, zhCN] = faultSentences[code];
  return (language === 'en' ? en : zhCN).replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name] ?? '';
    return name === 'check' ? checkName(fact as Check, language) : printable(String(fact));
  });
}

const factCharactersMax = 160;

/** What a bundle says of itself goes to a terminal: no control characters, no writing direction of its own. */
export const printable = (fact: string): string => fact.slice(0, factCharactersMax).replace(/[^ -~—]/gu, '?');

/** What stands before the colon of the check's line. */
const checkName = (check: Check, language: Language): string =>
  words[language].check[check].split(/[::]/u)[0]!;

function verdictLines(verdict: Verdict, language: Language): string[] {
  const say = words[language];
  const line = `[${say.answer[verdict.answer]}] ${say.check[verdict.check]}`;
  if (verdict.answer === 'broken') return [line, `    ${whereAndWhat(verdict.finding, language)}`];
  return verdict.answer === 'unjudged' ? [line, `    ${sentence(verdict.why, language)}`] : [line];
}

export function whereAndWhat({ place, fault }: Finding, language: Language): string {
  const say = words[language];
  return `${place === null ? say.whole : say.entry(place.index, place.type)}: ${sentence(fault, language)}`;
}

/** What is wrong with a measure, or missing; null where it holds. */
export function whyOfMeasure({ place, why }: MeasureVerdict, language: Language): string | null {
  if (why === null) return null;
  const { entry } = words[language];
  return `${place === null ? '' : `${entry(place.index, place.type)}: `}${sentence(why, language)}`;
}

function measureLines({ said, verdicts }: MeasuresShown, language: Language): string[] {
  const say = words[language];
  return [
    say.measures(said),
    ...verdicts.flatMap((verdict) => {
      const { answer, measure, claims } = verdict;
      const why = whyOfMeasure(verdict, language);
      const line = `[${say.answer[answer]}] ${say.measure[measure]}${say.carriedBy(claims)}`;
      return why === null ? [line] : [line, `    ${why}`];
    }),
    say.measuresSay,
  ];
}

const measuresForPrograms = ({ said, verdicts }: MeasuresShown, language: Language): object => ({
  ...said,
  verdicts: verdicts.map((verdict) => ({
    measure: verdict.measure,
    answer: verdict.answer,
    claims: verdict.claims,
    entry: verdict.place?.index ?? null,
    code: verdict.why?.code ?? null,
    sentence: whyOfMeasure(verdict, language),
  })),
});

/** "No fourth view" is said only where the check of three views holds over all that was read. */
function viewLines({ counts: { mostViews }, verdicts }: Verification, language: Language): string[] {
  const say = words[language];
  const holds = verdicts.some(({ check, answer }) => check === 'three-views' && answer === 'holds');
  if (mostViews === null) return holds ? [say.noView] : [];
  const lines = [say.mostViews(mostViews.count)];
  if (holds) lines.push(mostViews.count <= 3 ? say.noFourthView : say.addedUp);
  return lines;
}
