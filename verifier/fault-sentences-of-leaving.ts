/** What is wrong with the case of somebody who leaves, in words for an auditor: English, then Chinese. */

type InBothLanguages = readonly [en: string, zhCN: string];

export const ofLeaving = {
  'approval-by-name': [
    'An approval of departure {departure} is recorded by name though those who approve it were named to sign.',
    '离职 {departure} 已指定由本人签名的审批人，却又按姓名记录批准。',
  ],
  'approval-steps': [
    'The approvals of departure {departure} are not those of the firm’s list, in its order.',
    '离职 {departure} 的审批步骤与单位所定的名单或次序不符。',
  ],
  'approval-of-another': [
    'Person {person} decides on “{step}”, for which somebody else was named, or nobody.',
    '人员 {person} 就“{step}”作出决定，而该步骤指定的是他人或尚未指定。',
  ],
  'approval-given': ['“{step}” was granted before.', '“{step}”此前已批准。'],
  'approval-order': [
    '“{step}” is decided before “{before}” was granted.',
    '“{before}”尚未批准，“{step}”就已决定。',
  ],
  'leaver-named': [
    'Person {person}, who is the one leaving, is named in their own case.',
    '离职者本人 {person} 被列入自己的离职事项。',
  ],
  'told-twice': ['Person {person} is named twice.', '人员 {person} 被列出两次。'],
  'thing-unknown': ['No item {item} was listed to come back.', '应还物品中没有第 {item} 项。'],
  'thing-returned': ['Item {item} came back before.', '第 {item} 项此前已归还。'],
  'not-told': [
    'Person {person} acknowledges entry {announced}, which did not tell them of this departure.',
    '人员 {person} 签收的条目 {announced} 并未就此离职告知此人。',
  ],
  'acknowledged-twice': [
    'Person {person} acknowledges entry {announced} a second time.',
    '人员 {person} 重复签收条目 {announced}。',
  ],
  'follow-up-days': ['The days of follow-up do not ascend.', '跟进天数没有依次递增。'],
  'follow-up-not-theirs': [
    'Person {person} follows up on dossier {dossier}, which this handover did not pass to them.',
    '人员 {person} 跟进卷宗 {dossier}，而此次移交并未将其交给此人。',
  ],
  'follow-up-twice': [
    'The follow-up of dossier {dossier} after {days} days is recorded a second time.',
    '卷宗 {dossier} 第 {days} 天的跟进被重复记录。',
  ],
} as const satisfies Record<string, InBothLanguages>;
