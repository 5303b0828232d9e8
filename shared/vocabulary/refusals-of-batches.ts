/** Refusals of a custodian's batches: filings judged, loans issued and checked in under one passphrase (D5b, L3). */
export const refusalsOfBatches = {
  ACTS_TOO_MANY: { rule: 'D5b', zh: '一次最多签 200 件', en: 'At most 200 are signed at once' },
  FILING_NOT_OPENED: {
    rule: 'D5b',
    zh: '有未逐件打开过的文件',
    en: 'Not every filing of the batch was opened',
    zhNow: '请在列表中逐件打开后再签⟦（pending 档号/序号）⟧。',
    enNow: 'Open each in the list, then sign⟦ (pending CODE/NO)⟧.',
  },
  ACT_TWICE: { rule: 'D5b', zh: '同一件列了两次', en: 'One of them is listed twice' },
} as const;
