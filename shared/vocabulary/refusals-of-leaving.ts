/** Refusals in the case of somebody who leaves (P2, P2b, H2b), a part of the table in refusal.ts. */
export const refusalsOfLeaving = {
  BALANCE_OF_LEAVER: {
    rule: 'H2b',
    zh: '平衡措施只在在职交接中写明；离职交接不与任何补偿挂钩',
    en: 'What balances a client given away is said in post only: a departure is tied to no compensation',
    zhNow: '请清空“平衡措施”一栏。',
    enNow: 'Clear the field “What balances it”.',
  },
  APPROVERS_NAMED: {
    rule: 'P2',
    zh: '已指定审批人，由其本人签名',
    en: 'Approvers are named: they sign themselves',
    zhNow: '请审批人登录后在“离职与跟进”中签名。',
    enNow: 'They sign in and decide under “Leaving and follow-up”.',
  },
  APPROVERS_UNFIT: {
    rule: 'P2',
    zh: '每个审批步骤须按次序各指定一人，且不能是离职者本人',
    en: 'Each step asks for one person, in the firm’s order, and never for the one who leaves',
  },
  APPROVAL_NOT_YOURS: {
    rule: 'P2',
    zh: '这一步没有指定由您审批',
    en: 'You were not named for this step',
  },
  APPROVAL_GIVEN: { rule: 'P2', zh: '这一步已批准', en: 'This step is granted already' },
  APPROVAL_NOT_YET: {
    rule: 'P2',
    zh: '先由“{step}”批准',
    en: 'First comes the approval of “{step}”',
  },
  APPLICATION_NOT_YOURS: {
    rule: 'P2',
    zh: '离职申请由本人提出',
    en: 'An application is made by the person themself',
  },
  LIST_UNFIT: {
    rule: 'P2',
    zh: '名单中有人重复，或含离职者本人',
    en: 'Somebody is listed twice, or the one who leaves is among them',
  },
  NO_SUCH_THING: { rule: '§8', zh: '应还物品中没有这一项', en: 'No such item is to come back' },
  THING_RETURNED: { rule: 'P2', zh: '这一项已归还', en: 'This item has come back already' },
  NOT_TOLD: { rule: 'P2', zh: '没有就此离职告知您', en: 'You were not told of this departure' },
  FOLLOW_UP_NOT_YOURS: {
    rule: 'H2b',
    zh: '跟进由接手这位客户的人记录',
    en: 'Who took the client on records the follow-up',
  },
  NO_SUCH_FOLLOW_UP: {
    rule: 'H2b',
    zh: '没有规定这一天的跟进',
    en: 'No follow-up is due after so many days',
  },
  FOLLOW_UP_KNOWN: { rule: 'H2b', zh: '这次跟进已记录', en: 'This follow-up is on record already' },
} as const;
