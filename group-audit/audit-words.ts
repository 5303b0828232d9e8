import type { Language } from './group-fault.ts';
import type { Ingested } from './ingest-bundle.ts';

/** What the program says, in both languages. */

interface Words {
  readonly usage: string;
  readonly what: (ingested: Ingested) => string;
  readonly vault: (vault: string, entry0: string) => string;
  readonly missing: (vault: string, entries: number) => string;
  readonly rows: (count: number) => string;
  readonly saved: (count: number) => string;
  readonly ownFault: (what: string) => string;
}

const english: Words = {
  usage: `audit ingest BUNDLE… --into DATABASE [--lang zh-CN|en]
audit ask QUESTION --from DATABASE [--client X] [--person X] [--vault ID] [--since DAY] [--until DAY]
          [--csv FILE] [--lang zh-CN|en]
audit questions

DATABASE is a folder (made where there is none), or the address of a PostgreSQL server: postgres://…
Days are written YYYY-MM-DD and counted in UTC.
Exit code 0: done, no bundle broken and none at odds with what is known; 1: one is; 2: wrong usage, or nothing
that can be read.
`,
  what: ({ outcome, form, size, entries, texts, wrong }) => {
    switch (outcome) {
      case 'loaded':
        return `proved itself (${formEn(form)}, log of ${size} entries): ${entries} entries and ${texts} texts are new`;
      case 'nothing-new':
        return `proved itself (${formEn(form)}, log of ${size} entries): nothing in it is new`;
      case 'broken':
        return `BROKEN, nothing of it was loaded: ${wrong?.en}`;
      case 'fork':
        return `FORK: ${wrong?.en}`;
      case 'unreadable':
        return `not readable as a bundle: ${wrong?.en}`;
    }
  },
  vault: (vault, entry0) => `vault ${vault}, entry 0 ${entry0}`,
  missing: (vault, entries) =>
    `Of vault ${vault} ${entries} entries were in no bundle: the answer says nothing of them.`,
  rows: (count) => (count === 1 ? '1 row' : `${count} rows`),
  saved: (count) => `${count} rows written.`,
  ownFault: (what) => `The program itself failed (${what}).`,
};

const formEn = (form: string | null): string =>
  ({ whole: 'whole log', skeleton: 'skeleton', extract: 'extract' })[form ?? ''] ?? '';

const chinese: Words = {
  usage: `audit ingest 审计包… --into 数据库 [--lang zh-CN|en]
audit ask 问题 --from 数据库 [--client X] [--person X] [--vault 编号] [--since 日期] [--until 日期]
          [--csv 文件] [--lang zh-CN|en]
audit questions

数据库为文件夹（没有则新建），或 PostgreSQL 服务器地址：postgres://…
日期写作 YYYY-MM-DD，按协调世界时计。
退出码 0：完成，无审计包不成立，亦无与已知日志相悖者；1：有；2：用法错误，或没有可读的内容。
`,
  what: ({ outcome, form, size, entries, texts, wrong }) => {
    switch (outcome) {
      case 'loaded':
        return `成立（${formZh(form)}，日志共 ${size} 条）：新增 ${entries} 条、文字 ${texts} 项`;
      case 'nothing-new':
        return `成立（${formZh(form)}，日志共 ${size} 条）：没有新内容`;
      case 'broken':
        return `不成立，未读入任何内容：${wrong?.zh}`;
      case 'fork':
        return `分叉：${wrong?.zh}`;
      case 'unreadable':
        return `无法作为审计包读取：${wrong?.zh}`;
    }
  },
  vault: (vault, entry0) => `保险库 ${vault}，第 0 条 ${entry0}`,
  missing: (vault, entries) => `保险库 ${vault} 有 ${entries} 条不在任何审计包中：以上回答不涉及这些条目。`,
  rows: (count) => `${count} 行`,
  saved: (count) => `已写入 ${count} 行。`,
  ownFault: (what) => `程序自身出错（${what}）。`,
};

const formZh = (form: string | null): string =>
  ({ whole: '完整日志', skeleton: '骨架', extract: '摘录' })[form ?? ''] ?? '';

export const auditWords: Record<Language, Words> = { en: english, 'zh-CN': chinese };
