import { defineWords } from '../../i18n/words.ts';

export const inviteWords = defineWords('invite', {
  title: ['邀请', 'Invitations'],
  sub: [
    '{{count}} 份未了的邀请。凭条上的一次性码由本人在登录页使用；来之前，谁也不能以其名义办事。',
    '{{count}} open invitation. The person uses the code on the slip where people sign in; before that nobody acts as them.|{{count}} open invitations. Each person uses the code on the slip where people sign in; before that nobody acts as them.',
  ],
  empty: ['没有未了的邀请', 'No invitation is open'],
  emptySays: [
    '从 CSV 或 XLSX 名册一次邀请许多人：保管人与审批人签一次，各人凭一次性码本人签名登记。',
    'Invite many people at once from a CSV or XLSX list: a custodian and an approver sign once, and each person comes with a one-time code and signs.',
  ],
  list: ['未了的邀请', 'Open invitations'],
  since: ['邀请于', 'Invited'],
  byList: ['按名册邀请', 'Invite by list'],
  withdraw: ['撤回邀请', 'Withdraw'],
  withdrawTitle: ['撤回邀请：{{name}}', 'Withdraw: {{name}}'],
  withdrawSays: [
    '凭条随即失效；工号可以再用。由你一人签名。',
    'The slip is void from then on, and the staff number is free again. You sign alone.',
  ],
  withdrawSign: ['签名并撤回', 'Sign and withdraw'],
  file: ['名册（CSV 或 XLSX）', 'The list (CSV or XLSX)'],
  fileSays: [
    '第一行写明各列：姓名、工号、部门、角色、授权密级；最多 200 人。角色：编写人、借用人、审计员、人事专员。',
    'The first row names the columns: name, staff number, department, roles, clearance; 200 people at most. Roles: author, borrower, auditor, personnel clerk.',
  ],
  choose: ['选择…', 'Choose…'],
  read: ['读入', 'Read'],
  inviteSays: [
    '保管人与审批人对整份名册签名一次，证明各人没有别的登记。各人到场凭凭条本人签名之后才能办事。',
    'Custodian and approver sign the whole list once and attest that nobody on it is enrolled elsewhere. Each can act only after coming with the slip and signing.',
  ],
  rows: ['名册', 'The list'],
  row: ['第 {{row}} 行', 'row {{row}}'],
  counts: [
    '可邀请 {{invited}} 人，姓名相近待定 {{like}} 人，不收 {{refused}} 行。',
    '{{invited}} can be invited, {{like}} have a like name, {{refused}} refused.',
  ],
  willInvite: ['邀请', 'invite'],
  isLike: ['姓名相近：{{names}}', 'like {{names}}'],
  asOthers: [
    '姓名相近的，我已逐一核对，都是另外的人',
    'I have compared those of like name: each is another person',
  ],
  inviteSign: ['签名并邀请 {{count}} 人', 'Sign and invite {{count}}'],
  invited: [
    '已邀请 {{count}} 人。一次性码只在此处：现在打印凭条，关闭之后不能再取。',
    '{{count}} is invited. The code is here only: print the slip now, it cannot be had again.|{{count}} are invited. The codes are here only: print the slips now, they cannot be had again.',
  ],
  slips: ['凭条存为 PDF', 'Slips as PDF'],
  slipsFile: ['凭条（PDF）', 'Slips (PDF)'],
  write: ['写入', 'Write'],
  written: [
    '已写入 {{file}}，共 {{count}} 页。打印之后请删去。',
    'Written to {{file}}: {{count}} page. Delete it once it is printed.|Written to {{file}}: {{count}} pages. Delete it once it is printed.',
  ],
  close: ['完成', 'Done'],
  keyRows: ['上下', 'Up, down'],
  ground: ['依据（记入日志）', 'Ground (goes on record)'],
});
