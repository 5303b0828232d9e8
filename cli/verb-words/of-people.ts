/** What each verb of enrolling and inviting people does, in both languages, and its options (S5b). */
import type { VerbTable } from './verb-table.ts';

export const peopleVerbs: VerbTable = {
  enrol: ['登记人员，发给密钥', 'enrol a person and make their keys'],
  rekey: ['给已登记的人换新密钥', 'new keys for somebody who is enrolled'],
  rename: ['更改姓名或部门', 'change a name or a department'],
  'same-as': ['说明两个账号是同一人', 'say that two accounts are one person'],
  invitation: ['按名册邀请人员', 'people by list'],
  'invitation try': [
    '读入 CSV 或 XLSX 名册，逐行说明能否邀请；什么也不改变',
    'read a CSV or XLSX list and say of each row what would come of it; nothing changes',
  ],
  'invitation send': [
    '保管人与审批人签名一次，邀请名册上的人，凭条写成 PDF',
    'both sides sign the list once; the slips are written as a PDF',
  ],
  'invitation list': ['列出未了的邀请', 'list the open invitations'],
  'invitation withdraw': ['撤回一份邀请', 'withdraw an invitation'],
  'invitation take': [
    '凭一次性码，由本人签名登记',
    'come with the one-time code: keys, and your own signature',
  ],
};

export const peopleOptions: VerbTable = {
  '--slips': ['凭条的 PDF，新文件', 'the PDF of the slips, a new file'],
  'invitation send --as-others': [
    '姓名相近的都已核对，是另外的人',
    'those of like name were compared, and are other people',
  ],
};
