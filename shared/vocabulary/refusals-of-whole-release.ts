/** Refusals about everything leaving at once (D8), in the place that they have in the order of refusal.ts. */
export const wholeReleases = {
  WHOLE_PLANNED: {
    rule: 'D8',
    zh: '整库出库已经宣布',
    en: 'The release of the whole vault has been announced already',
  },
  WHOLE_NOT_PLANNED: {
    rule: 'D8',
    zh: '没有宣布过整库出库，或已撤回、已过期',
    en: 'No release of the whole vault is announced; it was withdrawn, or its time is over',
    zhNow: '整库出库须先由保管人与审批人共同宣布，满七天后方可办理。',
    enNow: 'A custodian and an approver announce it together first; seven days later it may be carried out.',
  },
  WHOLE_TOO_EARLY: {
    rule: 'D8',
    zh: '整库出库宣布满七天后方可办理：{from} 起',
    en: 'The release of the whole vault may be carried out seven days after it was announced: from {from} on',
  },
  WHOLE_UNDER_WAY: {
    rule: 'D8',
    zh: '整库出库正在办理',
    en: 'The release of the whole vault is under way',
  },
} as const;
