/** What is wrong with people by list, in words for an auditor: English, then Chinese. */

type InBothLanguages = readonly [en: string, zhCN: string];

export const ofInvitations = {
  'invitation-twice': [
    'The person {person} is invited and was enrolled or invited already.',
    '{person} 受到邀请，而其早已登记或早已受邀。',
  ],
  'invitation-unknown': [
    'The person {person} comes by an invitation, or loses one, that does not stand open.',
    '{person} 凭邀请登记，或邀请被撤回，而并没有这样一份未了的邀请。',
  ],
  'invitation-unproven': [
    'The keys of {person} are not signed for by the code of the invitation.',
    '{person} 的密钥没有由邀请的一次性码签名证明。',
  ],
} as const satisfies Record<string, InBothLanguages>;
