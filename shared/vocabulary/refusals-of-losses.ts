/** Refusals about what is done after a loss (A6b), in the place that they have in the order of refusal.ts. */
export const losses = {
  GAP_NOT_OPEN: {
    rule: 'A6b',
    zh: '没有这样一段未弄清的缺失',
    en: 'There is no such gap that is still unknown',
  },
  EVIDENCE_NONE: {
    rule: 'A6b',
    zh: '这个文件夹里没有能证明这个保险库的材料',
    en: 'Nothing in this folder proves anything of this vault',
    zhNow: '可以是密钥盘、锚点所在的文件夹、备份，或导出的整份审计包；部分导出不算。',
    enNow:
      'A key stick, a folder with an anchor, a backup, or an exported bundle of the whole log will do; a part of a log does not.',
  },
  EVIDENCE_BROKEN: {
    rule: 'A6b',
    zh: '这份审计包与它的检查点不符，或不属于这份日志',
    en: 'This bundle does not agree with its checkpoint, or is of another log',
  },
  WITNESS_UNREADABLE: {
    rule: 'A5a',
    zh: '文件夹里没有本保险库经见证人联署、可验证的状态',
    en: 'The folder holds no state of this vault that a witness cosigned and that verifies',
    zhNow:
      '请选审计人员的留存文件夹：其中有 verifier-key，以及以本保险库编号命名、内有 checkpoint 的文件夹。',
    enNow:
      'Choose the folder of the auditor’s memory: it holds verifier-key, and a folder named by this vault’s id with checkpoint.',
  },
  WITNESS_UNKNOWN: {
    rule: 'A5a',
    zh: '见证人联署的状态由本副本不认识的日志密钥签署：若见证人可信，本副本就是较旧的一份',
    en: 'What the witness cosigned is signed by a log key that this copy does not know: if they are to be believed, this copy is the older one',
    zhNow: '先不要继续使用，与见证人一起核对其审计包。',
    enNow: 'Stop here, and compare with the bundle that the witness has.',
  },
  WITNESS_OF_GAP: {
    rule: 'A5a',
    zh: '见证人联署的是已遗失的那一段日志',
    en: 'The witness cosigned a part of the log that was lost since',
    zhNow: '见证人手里的审计包可以作为证据，用来缩小缺口。',
    enNow: 'The bundle that the witness has can narrow the gap, as evidence.',
  },
  WITNESS_KNOWN: {
    rule: 'A5a',
    zh: '这份联署已在日志中',
    en: 'This cosignature is in the log already',
  },
  EVIDENCE_OLD: {
    rule: 'A6b',
    zh: '这里没有日志还不知道的事',
    en: 'The log knows all of this already',
  },
  EVIDENCE_SHORT: {
    rule: 'A6b',
    zh: '证据只到第 {reach} 条，这段缺失至少要到第 {needed} 条',
    en: 'The evidence reaches to entry {reach}; for this gap it has to reach to entry {needed} at least',
    zhNow: '再找一份更新的材料；找不到时，可逐人逐件恢复。',
    enNow:
      'Look for something newer; where there is nothing, views are given back person by person, document by document.',
  },
  ALLOWANCE_NOT_LOST: {
    rule: 'A6b',
    zh: '此人对这份文件的次数没有因缺失而失去',
    en: 'No gap has taken this person’s views of this document',
  },
} as const;
