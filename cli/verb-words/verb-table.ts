/** Verbs and options get their descriptions from one table, and help speaks the reader's language. */
import { type Command, CommanderError } from 'commander';
import type { Language } from '../../shared/vocabulary/refusal.ts';

export type VerbTable = Readonly<Record<string, readonly [zh: string, en: string]>>;

const headings: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};
const words = {
  help: ['显示说明', 'show this help'],
  helpVerb: ['显示一个命令的说明', 'show the help of a command'],
  version: ['显示版本', 'show the version'],
  default: ['缺省', 'default'],
  'commander.unknownOption': ['没有这个选项：{what}', 'no such option: {what}'],
  'commander.unknownCommand': ['没有这个命令：{what}', 'no such command: {what}'],
  'commander.missingArgument': ['缺少参数 {what}', 'missing argument {what}'],
  'commander.missingMandatoryOptionValue': ['须写 {what}', '{what} is required'],
  'commander.optionMissingArgument': ['{what} 之后须有值', '{what} needs a value'],
  'commander.excessArguments': ['参数过多', 'too many arguments'],
  'commander.help': ['请写一个命令', 'name a command'],
} as const satisfies VerbTable;

const at = (language: Language): 0 | 1 => (language === 'zh-CN' ? 0 : 1);

/** Path of a verb without the program's own name: `log export`. */
export function pathOf(command: Command): string {
  const { parent } = command;
  if (parent === null) return '';
  return `${pathOf(parent)} ${command.name()}`.trim();
}

/** Every verb with its path; the program itself is left out. */
export const verbsOf = (program: Command): readonly Command[] =>
  program.commands.flatMap((verb) => [verb, ...verbsOf(verb)]);

export const optionText = (options: VerbTable, path: string, flag: string): VerbTable[string] | undefined =>
  options[`${path} ${flag}`] ?? options[flag];

export function describeVerbs(
  program: Command,
  verbs: VerbTable,
  options: VerbTable,
  language: Language,
): Command {
  const i = at(language);
  for (const command of [program, ...verbsOf(program)]) {
    const path = pathOf(command);
    const about = verbs[path]?.[i];
    // What a verb said of itself follows: names that are the same in both languages.
    if (about !== undefined) command.description([about, command.description()].filter(Boolean).join(' '));
    for (const option of command.options)
      option.description = optionText(options, path, option.long ?? '')?.[i] ?? option.description;
    command.helpOption('-h, --help', words.help[i]);
    if (command.commands.length > 0) command.helpCommand('help [command]', words.helpVerb[i]);
    command.configureHelp({
      // The root of a session's commands has no name, where commander would write one.
      commandUsage: (of) =>
        [program.name() === 'program' ? '' : program.name(), pathOf(of), of.usage()]
          .filter(Boolean)
          .join(' '),
      styleTitle: (title) => (i === 0 ? (headings[title] ?? title) : title),
      optionDescription: ({ description, defaultValue }) =>
        typeof defaultValue === 'string' && defaultValue !== ''
          ? `${description} (${words.default[i]} ${defaultValue})`
          : description,
    });
  }
  return program;
}

export const versionWords = (language: Language): string => words.version[at(language)];

/** What was not understood, in the reader's language. */
export function usageText(error: CommanderError, language: Language): string {
  const what = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const sentence = Object.hasOwn(words, error.code) ? words[error.code as keyof typeof words] : undefined;
  return sentence?.[at(language)].replace('{what}', what) ?? error.message.replace(/^error: /, '');
}

export const asksForHelp = (error: unknown): boolean =>
  error instanceof CommanderError && error.exitCode === 0;
