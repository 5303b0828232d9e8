/** What the group's audit cannot do, by a code with its sentence in both languages. Exit code 2. */

export type Language = 'en' | 'zh-CN';

const table = {
  DATABASE_IN_USE: {
    en: 'Another program has this database open (process {pid}). If there is none, delete the file {file} in it.',
    zh: '此数据库正由另一程序使用（进程 {pid}）。若并无此程序，请删除其中的文件 {file}。',
  },
  DATABASE_UNREACHABLE: {
    en: 'The database cannot be opened ({cause}).',
    zh: '无法打开数据库（{cause}）。',
  },
  DATABASE_FAILED: {
    en: 'The database refused ({cause}). Of the bundle under way nothing was kept; the ones before it stand.',
    zh: '数据库未能执行（{cause}）。正在读入的审计包未留下任何内容，之前读入的仍然有效。',
  },
  DATABASE_MISSING: {
    en: 'There is no database of a group’s audit here yet: read a bundle in first.',
    zh: '这里还没有集团审计数据库：请先读入审计包。',
  },
  NOT_A_DATABASE: {
    en: 'This folder holds something else. Name a new or empty folder.',
    zh: '此文件夹中另有内容。请指定新的或空的文件夹。',
  },
  OTHER_SCHEMA: {
    en: 'The database was made by another version of this program (schema {found}, this one writes {ours}). Read the bundles into a new one.',
    zh: '此数据库由本程序的另一版本建立（结构版本 {found}，本程序为 {ours}）。请将审计包读入新的数据库。',
  },
  BUNDLE_CHANGED: {
    en: 'The bundle was changed while it was being read. Nothing of it was kept.',
    zh: '审计包在读取过程中被改动，未留下任何内容。',
  },
  LOG_FORKS: {
    en: 'The log of this bundle and the one known of this vault are two histories: entry {index} is another one. Nothing of it was loaded.',
    zh: '此审计包的日志与该保险库已知的日志是两段历史：第 {index} 条不同。未读入任何内容。',
  },
  LOG_FORKS_UNSEEN: {
    en: 'The log of this bundle and the one known of this vault are two histories: their heads differ, where is not in what is here. Nothing of it was loaded.',
    zh: '此审计包的日志与该保险库已知的日志是两段历史：树根不同，不同之处不在现有条目中。未读入任何内容。',
  },
  QUESTION_UNKNOWN: {
    en: 'There is no such question. There are: {known}',
    zh: '没有这个问题。可用的有：{known}',
  },
  FILTER_NOT_HERE: {
    en: 'This question cannot be narrowed by --{filter}.',
    zh: '这个问题不能按 --{filter} 缩小范围。',
  },
  DAY_MALFORMED: {
    en: 'A day is written YYYY-MM-DD.',
    zh: '日期请写作 YYYY-MM-DD。',
  },
  FILE_EXISTS: {
    en: 'There is a file of this name already.',
    zh: '同名文件已存在。',
  },
  FILE_FAILED: {
    en: 'The file cannot be written ({cause}).',
    zh: '无法写入文件（{cause}）。',
  },
} as const satisfies Record<string, { readonly en: string; readonly zh: string }>;

export type GroupFaultCode = keyof typeof table;
type Facts = Readonly<Record<string, string | number>>;

export class GroupFault extends Error {
  readonly code: GroupFaultCode;
  readonly facts: Facts;

  constructor(code: GroupFaultCode, facts: Facts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

export function groupSentence({ code, facts }: GroupFault, language: Language): string {
  const { en, zh } = table[code];
  return (language === 'en' ? en : zh).replace(/\{(\w+)\}/g, (_, name: string) => `${facts[name] ?? ''}`);
}
