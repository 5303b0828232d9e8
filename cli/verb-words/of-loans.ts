/** What is done with requests and loans, in both languages. */
import type { VerbTable } from './verb-table.ts';

export const loanVerbs: VerbTable = {
  request: ['申请调阅', 'request loans'],
  loans: ['列出调阅', 'list loans'],
  loan: ['查看一笔调阅', 'show a loan'],
  approve: ['审批同意', 'approve requests'],
  reject: ['审批驳回', 'reject requests'],
  issue: ['发放；可几笔一起，一次口令', 'issue loans; several under one passphrase'],
  confirm: ['确认收到', 'confirm that it was received'],
  return: ['归还', 'return a loan'],
  'check-in': ['核收归还；可几笔一起，一次口令', 'check returned loans in; several under one passphrase'],
  withdraw: ['撤回申请', 'withdraw a request'],
  remind: ['催还：请借用人归还，调阅照旧', 'ask for a loan back; it goes on as it is'],
  extend: ['申请延长期限，由审批人另行审批', 'ask for a longer window, which is decided anew'],
  recall: ['强制收回调阅', 'recall a loan'],
};

export const loanOptions: VerbTable = {
  '--longer': ['审批的是延长期限，不是申请本身', 'what is decided is the longer window, not the request'],
};
