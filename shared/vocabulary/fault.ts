/**
 * Faults: the vault could not do what it would have allowed. Exit code 4, or 5 where the cause is tampering.
 * The message names no person, title, path content or secret.
 */
import { type Changed, describeChanged } from './changed.ts';
import type { Facts, Language } from './refusal.ts';

const table = {
  VAULT_NOT_FOUND: { exit: 4, zh: '这里没有保险库', en: 'There is no vault here' },
  VAULT_CLOSED: { exit: 4, zh: '保险库没有打开', en: 'The vault is not open' },
  VAULT_EXISTS: {
    exit: 4,
    zh: '这里已有保险库或其他文件',
    en: 'There is a vault, or something else, here already',
  },
  VAULT_IN_USE: {
    exit: 4,
    zh: '保险库已在别处打开（进程 {pid}）',
    en: 'The vault is open elsewhere (process {pid})',
  },
  VAULT_LOCKED: {
    exit: 4,
    zh: '保险库正在另一台机器上打开（{host}，{at} 起）；若那台机器已停用，保管人可以接手',
    en: 'The vault is open on another machine ({host}, since {at}); if that machine is gone, a custodian can take over',
  },
  VAULT_FROM_FUTURE: {
    exit: 4,
    zh: '保险库由更新的版本写成（格式 {found}，本程序支持到 {supported}）。请安装较新的版本',
    en: 'The vault was written by a newer version (format {found}; this program knows up to {supported}). Install a newer version',
  },
  VAULT_DAMAGED: { exit: 5, zh: '保险库已损坏：{part}', en: 'The vault is damaged: {part}' },
  DATABASE_KEY_MISMATCH: {
    exit: 5,
    zh: 'vault.db 与 vault.keys 对不上：其中一个已损坏，或来自另一天的副本；请把同一份副本中的两个文件一起放回',
    en: 'vault.db does not open with vault.keys: one of them is damaged, or from a copy of another day; put both back from the same copy',
  },
  LOG_TAMPERED: {
    exit: 5,
    zh: '日志不成立，第 {index} 条：{cause}',
    en: 'The log does not hold at entry {index}: {cause}',
  },
  DISK_FULL: { exit: 4, zh: '磁盘已满', en: 'The disk is full' },
  FOLDER_READ_ONLY: {
    exit: 4,
    zh: '文件夹不可写',
    en: 'The folder cannot be written',
  },
  FILE_NOT_FOUND: { exit: 4, zh: '找不到文件或文件夹', en: 'No such file or folder' },
  STORAGE_FAULT: { exit: 4, zh: '读写失败（{cause}）', en: 'Reading or writing failed ({cause})' },
  SELF_TEST_FAILED: {
    exit: 4,
    zh: '密码算法自检未通过：{primitive}',
    en: 'A cryptographic self-test failed: {primitive}',
  },
  KEY_FILE_NOT_FOUND: { exit: 4, zh: '找不到这个密钥文件', en: 'There is no such key file' },
  KEY_FILE_MALFORMED: { exit: 4, zh: '密钥文件无法识别', en: 'The key file is not readable as one' },
  STOPPED: { exit: 4, zh: '已中止', en: 'Stopped' },
  INTERNAL: {
    exit: 4,
    zh: '程序内部错误。刚才的办理是否完成，请在日志中查看后再重做',
    en: 'Internal error. Whether your act went through, the log says: look before you do it again',
  },
} as const satisfies Record<string, { exit: 4 | 5; zh: string; en: string }>;

export type FaultCode = keyof typeof table;
export const faultCodes = Object.keys(table) as FaultCode[];

/** Faults that are found before anything is done, wherever they are thrown. */
const beforeAnything: ReadonlySet<FaultCode> = new Set([
  'VAULT_NOT_FOUND',
  'VAULT_CLOSED',
  'VAULT_EXISTS',
  'VAULT_FROM_FUTURE',
  'SELF_TEST_FAILED',
]);

export class VaultFault extends Error {
  readonly code: FaultCode;
  readonly facts: Facts;
  changed: Changed;
  constructor(code: FaultCode, facts: Facts = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'VaultFault';
    this.code = code;
    this.facts = facts;
    this.changed = beforeAnything.has(code) ? { kind: 'nothing' } : { kind: 'unknown' };
  }
  get exitCode(): 4 | 5 {
    return table[this.code].exit;
  }
}

/** With `changed`, one sentence more about what stands. */
export function describeFault(
  code: FaultCode,
  facts: Facts,
  language: Language,
  changed: Changed = { kind: 'unknown' },
): string {
  const sentence = table[code][language === 'zh-CN' ? 'zh' : 'en'].replace(
    /\{(\w+)\}/g,
    (whole, name: string) => (name in facts ? String(facts[name]) : whole),
  );
  const stands = describeChanged(changed, language);
  if (stands === '') return sentence;
  return language === 'zh-CN' ? `${sentence}。${stands}` : `${sentence}. ${stands}`;
}
