/** What the terminal says of clients that pass on and of people who leave, in both languages. */
import type { DepartureCase } from '../../shared/contract/answers.ts';
import type { Language, RefusalCode } from '../../shared/vocabulary/refusal.ts';
import { describeRefusalWithoutFacts } from '../../shared/vocabulary/refusal-without-facts.ts';

export type Pair = readonly [zh: string, en: string];

export const capacities = {
  transferor: ['移交人', 'transferor'],
  transferee: ['接收人', 'transferee'],
  witness: ['监交人', 'witness'],
} as const satisfies Record<string, Pair>;

export const lineEnds = {
  signed: ['三方签毕', 'signed by all three'],
  refused: ['拒签接管', 'taken over, signature refused'],
  absent: ['缺席接管', 'taken over in absence'],
  withdrawn: ['已撤回', 'withdrawn'],
} as const satisfies Record<string, Pair>;

export const envelopes = {
  none: ['无联系方式表', 'no contact sheet'],
  sealed: ['信封未启', 'envelope sealed'],
  released: ['信封已启', 'envelope open'],
} as const satisfies Record<string, Pair>;

export const answers = {
  waiting: ['待告知客户', 'client not told yet'],
  agreed: ['客户同意', 'client agreed'],
  refused: ['客户不同意', 'client refused'],
} as const satisfies Record<string, Pair>;

export const departureStates = {
  open: ['在办', 'open'],
  left: ['已离职', 'has left'],
  withdrawn: ['已撤回', 'taken back'],
} as const satisfies Record<string, Pair>;

export const approvers = {
  'line-manager': ['直属主管', 'line manager'],
  'human-resources': ['人力资源', 'human resources'],
} as const satisfies Record<string, Pair>;

/** None of it holds back pay or the certificate. */
export const missing: Record<DepartureCase['missing'][number]['what'], Pair> = {
  'approval-line-manager': ['直属主管未批', 'no approval by the line manager'],
  'approval-human-resources': ['人力资源未批', 'no approval by human resources'],
  approvals: ['尚待签批的步骤', 'approvals that are not signed yet'],
  'approvals-refused': ['不批准的步骤', 'approvals that were refused'],
  'things-out': ['未归还的物品', 'items not back'],
  'colleagues-waiting': ['未签收告知的同事', 'colleagues who have not acknowledged'],
  'no-successor': ['未定接替人的客户', 'clients without a successor'],
  'lines-open': ['未办结的客户', 'clients not passed yet'],
  'releases-out': ['未归还的出库文件', 'released documents not back'],
  'documents-out': ['未归还的文件', 'documents still out'],
  'filings-waiting': ['待入档的文件', 'filings to be accepted'],
  checklist: ['清单未勾的项', 'items of the list not ticked'],
  interview: ['未做离职面谈', 'no exit interview'],
  'exposure-unsigned': ['知悉清单未签', 'exposure statement not signed'],
  'reminder-unsigned': ['离职义务告知书未签', 'reminder of duties not signed'],
  'holds-keys': ['仍担任须先移交的角色', 'roles to be handed over first'],
};

export function refusalWords(code: string, language: Language): string {
  return describeRefusalWithoutFacts(code as RefusalCode, language);
}
