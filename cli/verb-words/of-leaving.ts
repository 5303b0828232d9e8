/** What each verb of a departure's case does, in both languages, and its options. */
import type { VerbTable } from './verb-table.ts';

export const leavingVerbs: VerbTable = {
  'departure apply': ['本人提出离职', 'apply to leave, by yourself'],
  'departure waiting': [
    '未登记的申请与逾期的跟进',
    'applications not registered yet, follow-ups that are overdue',
  ],
  'departure mine': [
    '待您审批、签收与跟进的事',
    'what waits for you: to decide, to acknowledge, to follow up',
  ],
  'departure letter': ['指明已归档的离职申请书', 'name the letter that was filed as a document'],
  'departure approvers': [
    '按次序指定审批人，如 line-manager=王总监',
    'name who approves, in order, as line-manager=Wang',
  ],
  'departure decide': ['审批这一步，由您签名', 'decide on your step, by your signature'],
  'departure things': ['列出应还物品，如 笔记本电脑=SN-1', 'list what is to come back, as laptop=SN-1'],
  'departure take-back': [
    '收回一件；intact 完好、worn 有使用痕迹、damaged 损坏、lost 遗失',
    'take one back: intact, worn, damaged or lost',
  ],
  'departure employment': ['登记岗位与合同期，印在证明上', 'post and contract, as the certificate says them'],
  'departure class': [
    '离职原因类别：pay、growth、family、place、health、manager、workload、contract-ended、ended-by-firm、other',
    'kind of the reason: pay, growth, family, place, health, manager, workload, contract-ended, ended-by-firm, other',
  ],
  'departure reasons': ['历年离职原因，只有人数', 'reasons over the years, as numbers'],
  'departure announce': ['告知同事', 'tell colleagues that somebody leaves'],
  'departure acknowledge': ['签收告知', 'acknowledge what you were told'],
  'clients follow-up': [
    '记录接手后的跟进；met、content、at-risk、lost 或 won-back',
    'record a follow-up: met, content, at-risk, lost or won-back',
  ],
  talk: ['谈话记录，密封', 'talks, sealed'],
  'talk record': ['记录与某人的谈话', 'record a talk with somebody'],
  'talk list': ['您可以读的谈话记录', 'talks that you may read'],
  leaving: ['离职审批的名单与次序', 'who approves departures, and in which order'],
  'leaving rules': ['查看', 'show them'],
  'leaving set': ['更改；未写的不变', 'change them; what is not given stays as it is'],
};

export const leavingOptions: VerbTable = {
  'clients describe --balance': [
    '在职交接：交出客户的人得到什么',
    'in post: what balances it for whoever gives the client away',
  ],
  '--refuse': ['不批准', 'refuse it'],
  '--receiver': ['接收人', 'who received it'],
  'departure employment --since': ['入职日', 'first day in the firm'],
  'departure employment --from': ['合同起始日', 'first day of the contract'],
  'departure employment --until': [
    '合同到期日；不写则无固定期限',
    'its last day; left out, without a fixed end',
  ],
  'departure announce --to': ['告知谁；可重复', 'whom to tell; may be repeated'],
  'departure announce --due': ['签收期限', 'to be acknowledged by'],
  'departure reasons --csv': ['写成 CSV 的新文件', 'a new CSV file to write'],
  'departure interview --field': [
    '栏目，如 reason=…；reason、advice、satisfaction、plans、consequences',
    'a field, as reason=…; reason, advice, satisfaction, plans, consequences',
  ],
  'talk record --why': ['谈话缘由，密封', 'why, sealed'],
  'talk record --beside': ['还有谁在场，密封', 'who else was there, sealed'],
  'talk record --on': ['哪一天，缺省今天', 'which day, today unless given'],
  'leaving set --step': ['一步：名=天数=标签，按次序重复', 'a step: name=days=label; repeated, in order'],
  '--follow-up': ['跟进的天数，如 30,90', 'days of the follow-up, as 30,90'],
  '--fewer-than': ['少于此数的原因并入其他', 'a reason of fewer people is one of the others'],
};
