/** What the papers are called, in both languages. */
import type { Paper } from './terms.ts';

export const paperNames = {
  'transfer-instrument': ['交接文据', 'Transfer instrument'],
  'transfer-list': ['移交清册', 'Transfer list'],
  'client-list': ['客户交接清单', 'Client handover list'],
  'loan-slip': ['调阅单', 'Loan slip'],
  'filing-receipt': ['归档回执', 'Filing receipt'],
  'client-letter': ['客户告知函', 'Client introduction letter'],
  'leaving-checklist': ['离职交接清单', 'Leaving checklist'],
  'exposure-statement': ['知悉清单', 'Exposure statement'],
  'leaving-certificate': ['离职证明', 'Leaving certificate'],
  'chain-of-custody': ['保管链', 'Chain of custody'],
  'release-slip': ['出库单', 'Release slip'],
  'certified-copy': ['证明件', 'Certificate of the original'],
  'sign-in-sheet': ['培训签到表', 'Sign-in sheet'],
  'training-certificate': ['结业证书', 'Certificate of completion'],
  'training-application': ['培训申请表', 'Training application'],
  'training-plan': ['培训计划', 'Training plan'],
  'training-archive': ['个人培训档案', 'Training archive'],
  agreement: ['协议', 'Agreement'],
  'resignation-form': ['离职申请书', 'Letter of resignation'],
  'reminder-sheet': ['离职义务告知书', 'Reminder of duties after leaving'],
  'log-report': ['查阅报告', 'Access report'],
  'monthly-report': ['月报', 'Monthly report'],
  evidence: ['合理保密措施证据', 'Evidence of reasonable measures'],
} as const satisfies Record<Paper, readonly [zh: string, en: string]>;
