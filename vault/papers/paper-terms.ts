/** The closed lists of the vocabulary as papers print them, in both languages. */
import type { LoanState, Ownership, ReasonCategory, Sheet } from '../../shared/vocabulary/terms.ts';
import type { DocumentState } from '../storage/dossiers.ts';
import type { Label } from './paper-words.ts';

export const loanStateWords: Readonly<Record<LoanState, Label>> = {
  requested: ['已申请，待审批', 'requested, not decided yet'],
  withdrawn: ['已撤回', 'withdrawn'],
  rejected: ['已驳回', 'rejected'],
  approved: ['已批准，待发放', 'approved, to be issued'],
  issued: ['已发放，待收领', 'issued, to be received'],
  received: ['在借', 'on loan'],
  returned: ['已归还，待核收', 'returned, to be checked in'],
  recalled: ['已强制收回', 'recalled'],
  voided: ['已作废', 'voided'],
  'checked-in': ['已核收', 'checked in'],
};

export const reasonCategoryWords: Readonly<Record<ReasonCategory, Label>> = {
  negotiation: ['商务洽谈', 'negotiation'],
  service: ['客户服务', 'client service'],
  renewal: ['续约', 'renewal'],
  dispute: ['争议处理', 'dispute'],
  audit: ['审计', 'audit'],
  handover: ['交接', 'handover'],
  other: ['其他', 'other'],
};

export const ownershipWords: Readonly<Record<Ownership, Label>> = {
  company: ['公司秘密', 'company secret'],
  formal: ['正式文件', 'formal record'],
  personal: ['个人资源', 'personal resource'],
};

export const sheetWords: Readonly<Record<Sheet, Label>> = {
  document: ['文件', 'document'],
  'contact-sheet': ['联系方式表', 'contact sheet'],
  'profile-sheet': ['客户概况表', 'profile sheet'],
  'visit-record': ['拜访与联系记录', 'visit record'],
  'background-check': ['背景调查', 'background check'],
};

export const documentStateWords: Readonly<Record<DocumentState, Label>> = {
  submitted: ['已提交，待核对入档', 'submitted, waiting to be accepted'],
  accepted: ['已入档', 'accepted'],
  'sent-back': ['已退回，未入档', 'sent back, not filed'],
};
