/** The few words the shell says itself; everything else is said by the screens. */
import type { NoticeKind } from '../shared/contract/shell.ts';
import type { Language } from '../shared/vocabulary/refusal.ts';

const notices: Record<NoticeKind, readonly [zh: string, en: string]> = {
  'loan-decided': ['有申请已作出决定', 'A request has been decided'],
  'loan-waiting': ['有待办事项', 'There are waiting tasks'],
  'view-ends': ['查阅即将结束', 'A view is about to end'],
  locked: ['已锁定', 'Locked'],
};

export const noticeWords = (notice: NoticeKind, language: Language): string =>
  notices[notice][language === 'zh-CN' ? 0 : 1];

const shellWords = {
  name: ['卷宗保险库', 'Dossier Vault'],
  unknownSwitch: [
    '不认识的启动参数：{word}。程序没有启动。',
    'Unknown command-line switch: {word}. The program did not start.',
  ],
  processLost: [
    '保险库进程意外终止。已提交的记录都在；请重新启动程序。',
    'The vault’s process ended unexpectedly. What was committed is on record; start the program again.',
  ],
  waiting: ['待办事项 {word} 件', 'Waiting tasks: {word}'],
} as const satisfies Record<string, readonly [string, string]>;

export const sayInShell = (key: keyof typeof shellWords, language: Language, word = ''): string =>
  shellWords[key][language === 'zh-CN' ? 0 : 1].replace('{word}', word);
