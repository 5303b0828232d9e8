/** What is wrong with the gate before a role, in words for an auditor: English, then Chinese. */

type InBothLanguages = readonly [en: string, zhCN: string];

export const ofGates = {
  'role-not-active': [
    'Person {person} signs as {role} without what the policy asks for on that day: {missing}.',
    '人员 {person} 以 {role} 身份签名，却缺少策略当日所要求的：{missing}。',
  ],
  'gate-backdated': [
    'What it asks for before a role begins on {day}, before the day on which it is signed, or on no day.',
    '对角色的要求自 {day} 起算，早于签署之日，或并无此日。',
  ],
  'gate-at-creation': [
    'The first policy asks for something before a role already.',
    '首份策略已对角色提出要求。',
  ],
} as const satisfies Record<string, InBothLanguages>;
