/** What it means that a role ends with the person who leaves: a fact about who else there is, never a verdict. */
import type { Language } from './refusal.ts';
import type { Role } from './terms.ts';

type Pair = readonly [zh: string, en: string];

/** Where nobody else holds it and stays. */
const nobodyElse: Record<Role, Pair> = {
  author: ['编写人：没有别人担任，不能再归档。', 'Author: nobody else is, so nothing could be filed.'],
  borrower: [
    '借用人：没有别人担任，没有人可以接替客户。',
    'Borrower: nobody else is, so nobody could follow with a client.',
  ],
  custodian: [
    '保管人：没有别人担任，此角色不能结束。没有保管人，保险库只能凭恢复单开启。',
    'Custodian: nobody else is, and the last one’s role cannot end. Without one the vault opens by its recovery sheets only.',
  ],
  approver: [
    '审批人：没有别人担任，此角色不能结束。没有审批人，什么也不能借出，交接无人监交。',
    'Approver: nobody else is, and the last one’s role cannot end. Without one nothing can be lent, and no handover witnessed.',
  ],
  auditor: ['审计员：没有别人担任。', 'Auditor: nobody else is.'],
  clerk: [
    '人事专员：没有别人担任，培训登记无人续办。',
    'Personnel clerk: nobody else is, so nobody could go on with the training registers.',
  ],
};

const others: Record<Role, Pair> = {
  author: ['编写人：另有 {n} 人。', 'Author: {n}.'],
  borrower: ['借用人：另有 {n} 人。', 'Borrower: {n}.'],
  custodian: [
    '保管人：另有 {n} 人。须先移交保管，手续才能结束。',
    'Custodian: {n}. Custody is handed over before the case can be closed.',
  ],
  approver: [
    '审批人：另有 {n} 人。须先结束此角色，手续才能结束。',
    'Approver: {n}. This role is ended before the case can be closed.',
  ],
  auditor: ['审计员：另有 {n} 人。', 'Auditor: {n}.'],
  clerk: ['人事专员：另有 {n} 人。', 'Personnel clerk: {n}.'],
};

/** Others: humans who hold the role too and are not leaving. */
export function describeEndingRole(role: Role, holding: number, language: Language): string {
  const pair = (holding === 0 ? nobodyElse : others)[role];
  if (language === 'zh-CN') return pair[0].replace('{n}', String(holding));
  return pair[1].replace('{n}', holding === 1 ? 'one other' : `${holding} others`);
}
