/** Which rules a page holds, which numbers a text cites, which rules a test names, and which paths a text speaks of. */
import { posix } from 'node:path';

export type RuleMark = 'built' | 'partly built' | 'not built yet';
const marks: Readonly<Record<string, RuleMark>> = {
  built: 'built',
  'partly built': 'partly built',
  'not built yet': 'not built yet',
  已实现: 'built',
  部分实现: 'partly built',
  尚未实现: 'not built yet',
};

const number = String.raw`(?:[SDLAHPK]\d{1,2}[a-c]?|§8)`;

/** In the order of the page: `- **L4 · built.** Views are capped …`. */
export function rulesOf(page: string): ReadonlyMap<string, RuleMark> {
  const rules = new Map<string, RuleMark>();
  for (const [line, rule = '', mark = ''] of page.matchAll(/^- \*\*(\S+) · ([^*]*?)[.。]\*\*/gm)) {
    const known = marks[mark];
    if (known === undefined) throw new Error(`no mark of a rule: ${line}`);
    if (rules.has(rule)) throw new Error(`a rule that stands twice: ${rule}`);
    rules.set(rule, known);
  }
  return rules;
}

/**
 * Every number in the form of a rule's. What stands alone between quotation marks is a loan, a code or a cell: 'L99'. So is what
 * goes on with a hyphen: KO-2026.
 */
export function citedRules(text: string): readonly string[] {
  const found = text.matchAll(new RegExp(`(?<![\\w.$#/-])${number}(?![\\w-])`, 'g'));
  return [...found]
    .filter(({ 0: rule, index }) => {
      const before = text[index - 1] ?? '';
      return !(/['"`]/.test(before) && text[index + rule.length] === before);
    })
    .map(([rule]) => rule);
}

/** The rules that a test's names begin with, and those of the comment that it begins with: `L2, L3: …`, `L1–L3: …`. */
export function rulesNamed(testSource: string): ReadonlySet<string> {
  const header = /^\/\*\*[\s\S]*?\*\//.exec(testSource)?.[0] ?? '';
  const list = `${number}(?:(?:, |–)${number})*`;
  const names = [...testSource.matchAll(new RegExp(`['"\`](${list}): `, 'g'))].map(([, each = '']) => each);
  const named = new Set<string>();
  for (const text of [header, ...names]) {
    for (const rule of citedRules(text)) named.add(rule);
    for (const [, letter = '', from, to] of text.matchAll(/([SDLAHPK])(\d+)–\1(\d+)/g))
      for (let no = Number(from); no <= Number(to); no += 1) named.add(`${letter}${no}`);
  }
  return named;
}

/** What people read of a source: its comments. A page is read as a whole, but for what is shown in fences. */
export function proseOf(path: string, text: string): string {
  if (path.endsWith('.md')) return text.replace(/^\s*```[\s\S]*?^\s*```/gm, '');
  if (path.endsWith('.py')) return [...text.matchAll(/#.*|"""[\s\S]*?"""/g)].map(([each]) => each).join('\n');
  return [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g)].map(([each]) => each).join('\n');
}

/** Made by a build, or names of what somebody else has. */
const elsewhere = /^(?:dist|out|node_modules)\/|\.d\.ts$|^[A-Z]/;

/** Sources and pages that are spoken of: `vault/time/clock.ts`, `keys/epochs.ts`, `../merkle-tree.md`, `loan-rules.ts`. */
export function pathsSpokenOf(prose: string): readonly string[] {
  const path =
    /(?<![\w./:@~$*<>{}-])((?:\.\.?\/)*(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:tsx?|md|py|css|story))(?![\w/(])/g;
  return [...prose.matchAll(path)]
    .map(([, name = '']) => name)
    .filter((name) => !elsewhere.test(name) || /^[A-Z-]+(?:\.zh-CN)?\.md$/.test(name));
}

/** Whether the project holds it: from its root, from beside the file that speaks of it, or as the end of a path. */
export function holdsPath(files: ReadonlySet<string>, from: string, name: string): boolean {
  if (files.has(posix.join(posix.dirname(from), name)) || files.has(name)) return true;
  if (name.startsWith('.')) return false;
  for (const file of files) if (file.endsWith(`/${name}`)) return true;
  return false;
}
