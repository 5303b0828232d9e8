/** Refusals about agreements of a person (P5), a part of the table in refusal.ts. */
export const refusalsOfAgreements = {
  NO_SUCH_AGREEMENT: { rule: 'P5', zh: '没有这份协议', en: 'No such agreement' },
  NO_SUCH_TEMPLATE: { rule: 'P5', zh: '没有这份协议模板', en: 'No such template of an agreement' },
  AGREEMENT_OWN: {
    rule: 'S6',
    zh: '不能登记自己的协议',
    en: 'Nobody keeps the register of their own agreements',
    zhNow: '请由另一位人事专员或保管人办理。',
    enNow: 'Another clerk or a custodian can do it.',
  },
  AGREEMENT_OVER: { rule: 'P5', zh: '这份协议已终止', en: 'This agreement has ended already' },
  AGREEMENT_SIGNED: {
    rule: 'P5',
    zh: '协议已签署，不能再改',
    en: 'The agreement is signed: it cannot be changed any more',
    zhNow: '另立一份协议替代它，或由双方签名终止。',
    enNow: 'Make one that replaces it, or end it by signature.',
  },
  AGREEMENT_UNFIT: {
    rule: 'P5',
    zh: '要替代的不是同一人的同类有效协议',
    en: 'What is to be replaced is no agreement in force of this person and kind',
  },
  AGREEMENT_TERMS: {
    rule: 'P5',
    zh: '地域、金额只属于竞业限制，且竞业限制须有离职后的期限',
    en: 'Area and sums are of a non-compete, and a non-compete ends so many months after leaving',
  },
  AGREEMENT_CHANGED: {
    rule: 'P5',
    zh: '协议在出示之后有变动',
    en: 'The agreement has changed since it was shown',
    zhNow: '重新打开，读过再签。',
    enNow: 'Open it again and read it before signing.',
  },
  NOTHING_BINDS: {
    rule: 'P5',
    zh: '没有协议，也没有签收过的制度可以提示',
    en: 'There is no agreement and no acknowledged rule to remind of',
  },
  REMINDER_NOT_PRINTED: {
    rule: 'P5',
    zh: '告知书在义务变动之后还没有打印过',
    en: 'The reminder sheet has not been printed since what binds has changed',
    zhNow: '先打印告知书，由本人签字。',
    enNow: 'Print it first, and have it signed by hand.',
  },
} as const;
