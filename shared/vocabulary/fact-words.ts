/** Codes that facts of a refusal carry, in the reader's words: nobody reads "anchor-ahead" in a sentence. */
import type { LoanState, Role } from './terms.ts';

interface Word {
  readonly zh: string;
  readonly en: string;
}

const roles: Record<Role, Word> = {
  author: { zh: '编写人', en: 'author' },
  borrower: { zh: '借用人', en: 'borrower' },
  custodian: { zh: '保管人', en: 'custodian' },
  approver: { zh: '审批人', en: 'approver' },
  auditor: { zh: '审计人', en: 'auditor' },
};

const loanStates: Record<LoanState, Word> = {
  requested: { zh: '已申请', en: 'requested' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  rejected: { zh: '已驳回', en: 'rejected' },
  approved: { zh: '已批准', en: 'approved' },
  issued: { zh: '已发放', en: 'issued' },
  received: { zh: '已收领', en: 'received' },
  returned: { zh: '已归还', en: 'returned' },
  recalled: { zh: '已催还', en: 'recalled' },
  voided: { zh: '已作废', en: 'voided' },
  'checked-in': { zh: '已收回', en: 'checked in' },
};

/** Causes of a quarantine, as `vault.opened` names them. */
const causes: Record<string, Word> = {
  'anchor-ahead': { zh: '库外的锚点比日志新', en: 'an anchor outside is ahead of the log' },
  'anchor-differs': { zh: '库外的锚点与日志不一致', en: 'an anchor outside differs from the log' },
  'no-anchor': { zh: '库外没有可读的锚点', en: 'no anchor outside can be read' },
  'log-broken': { zh: '日志不成立', en: 'the log does not hold' },
  'tables-differ': { zh: '数据表与日志不一致', en: 'the tables differ from the log' },
};

const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  role: roles,
  state: loanStates,
  cause: causes,
};

/** A number, a name, or a code without a word stays as it is. */
export function factText(name: string, value: string | number, language: 'zh-CN' | 'en'): string {
  const word = Object.hasOwn(words, name) ? words[name]?.[String(value)] : undefined;
  if (word === undefined) return String(value);
  return language === 'zh-CN' ? word.zh : word.en;
}
