/** A completion script for bash or zsh, made from the verbs themselves. Words are completed; files where no word fits. */
import type { Command } from 'commander';
import { UsageError } from './terminal/report.ts';
import { pathOf, verbsOf } from './verb-words/verb-table.ts';

const shells = ['bash', 'zsh'] as const;
export type Shell = (typeof shells)[number];

export function readShell(text: string): Shell {
  const shell = shells.find((each) => each === text);
  if (shell === undefined) throw new UsageError(`${text}: ${shells.join(' | ')}`);
  return shell;
}

/** Options whose values are words of ours. */
const values: Readonly<Record<string, readonly string[]>> = { '--lang': ['zh-CN', 'en'] };
const folders = ['--sheets', '--anchor', '--out'];

interface Node {
  /** Words from the program's name to here, joined by blanks. */
  readonly path: string;
  readonly verbs: readonly string[];
  readonly options: readonly string[];
}

function nodesOf(program: Command): readonly Node[] {
  return [program, ...verbsOf(program)].map((command) => ({
    path: pathOf(command),
    verbs: command.commands.map((verb) => verb.name()),
    options: [...command.options.flatMap(({ long }) => long ?? []), '--help'],
  }));
}

/** Both shells read the same table: zsh by way of its own emulation of bash's completion. */
export function completionScript(program: Command, shell: Shell, name: string): string {
  if (!/^[\w.-]+$/.test(name)) throw new UsageError(`--name ${name}`);
  const nodes = nodesOf(program);
  const groups = nodes.filter(({ path, verbs }) => path !== '' && verbs.length > 0);
  const shellFunction = `_${name.replace(/\W/g, '_')}`;
  const cases = nodes.map(
    ({ path, verbs, options }) => `    '${path}') words='${[...verbs, ...options].join(' ')}' ;;`,
  );
  const ofValues = Object.entries(values).map(
    ([option, words]) =>
      `    ${option}) COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$current")); return ;;`,
  );
  const lines = [
    ...(shell === 'zsh' ? ['autoload -Uz bashcompinit && bashcompinit', ''] : []),
    `${shellFunction}() {`,
    '  local current="$' + '{COMP_WORDS[COMP_CWORD]}" before="$' + '{COMP_WORDS[COMP_CWORD-1]}"',
    '  local verb="" words=""',
    '  if [ "$COMP_CWORD" -gt 1 ]; then verb="$' + '{COMP_WORDS[1]}"; fi',
    '  case "$verb" in',
    `    ${groups.map(({ path }) => path).join('|')}) if [ "$COMP_CWORD" -gt 2 ]; then verb="$verb $` +
      '{COMP_WORDS[2]}"; fi ;;',
    '    -*) verb="" ;;',
    '  esac',
    '  case "$before" in',
    ...ofValues,
    `    ${folders.join('|')}) COMPREPLY=($(compgen -d -- "$current")); return ;;`,
    '  esac',
    '  case "$verb" in',
    ...cases,
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '  if [ "$' + '{#COMPREPLY[@]}" -eq 0 ]; then COMPREPLY=($(compgen -f -- "$current")); fi',
    '}',
    `complete -o filenames -F ${shellFunction} ${name}`,
  ];
  return `${lines.join('\n')}\n`;
}
