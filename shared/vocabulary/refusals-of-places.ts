/** Refusals about where a vault is, what was put back, and what has to answer outside it. */
export const refusalsOfPlaces = {
  RESTORE_UNSIGNED: {
    rule: 'A6',
    zh: '这个文件夹是由 {label} 的备份恢复的',
    en: 'This folder was put back from a backup of {label}',
    zhNow: '由保管人与审批人签名后开启；其后的借阅作废，次数按能找到的记录计。',
    enNow:
      'A custodian and an approver sign for it; loans are void from then on, and views count as the surviving records show.',
  },
  PLACE_LEFT: {
    rule: 'A6c',
    zh: '保险库已迁往别处：{label}。这里留下的是旧副本',
    en: 'The vault has moved: {label}. What is left here is an older copy',
    zhNow: '请到那里开启；要查看这个副本，可作演练。',
    enNow: 'Open it there; to look at this copy, choose a drill.',
  },
  PLACE_UNKNOWN: {
    rule: 'A6c',
    zh: '这个保险库上次在别处开启：{label}',
    en: 'This vault was last opened elsewhere: {label}',
    zhNow: '若已迁到这里，由保管人与审批人签名；若只是副本，可作演练；否则请停止。',
    enNow:
      'If it has moved here, a custodian and an approver sign for it; a copy can be looked at by a drill; otherwise stop.',
  },
  BACKUP_UNDER_WAY: {
    rule: 'K1',
    zh: '正在备份',
    en: 'A backup is being made',
    zhNow: '请等它完成，或先停止。',
    enNow: 'Wait for it, or stop it first.',
  },
  ANCHOR_UNREACHABLE: {
    rule: 'A6',
    zh: '保险库以外没有任何锚点可写',
    en: 'No anchor outside the vault folder answers',
    zhNow: '插入保管人的密钥盘，或恢复用户数据文件夹。',
    enNow: "Insert the custodian's key stick or restore the user data folder.",
  },
} as const;
