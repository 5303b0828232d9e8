/**
 * Refusals about what leaves the vault (D8), by the places that they have in the order of refusal.ts.
 */
export const releaseUnknown = {
  NO_SUCH_RELEASE: { rule: 'D3', zh: '没有这笔出库', en: 'No such release' },
} as const;

export const releaseParties = {
  RELEASE_PARTIES: {
    rule: 'S3',
    zh: '一笔出库中，编写人、接收人、申请人、每位审批人与经办的保管人须为不同的人，仅申请人可自为接收人',
    en: 'In one release authors, recipient, requester, each approver and the custodian who hands it out are different people; only the requester may be the recipient',
  },
} as const;

export const releaseRequests = {
  RECIPIENT_CANNOT: {
    rule: 'D8',
    zh: '此人不能接收',
    en: 'This person cannot receive it',
    zhNow:
      '库内接收人须为在任且未冻结的借用人，可知悉该卷宗，未在其中保管或审批过，文件也不是其所编写，且尚余查阅次数。',
    enNow:
      'A recipient of the vault is an active borrower who is not frozen, may know of the dossier, has not kept or approved on it, did not write the document and has views left.',
  },
  RELEASE_OPEN: {
    rule: 'D8',
    zh: '同一文件给同一人的出库尚未了结：{document}',
    en: 'A release of the same document to the same person is not settled yet: {document}',
  },
} as const;

export const releaseSteps = {
  RELEASE_STATE: {
    rule: 'D8',
    zh: '这笔出库的状态是"{state}"，不能这样办',
    en: 'The release is "{state}"; this step does not follow',
  },
  RELEASE_LAPSED: {
    rule: 'D8',
    zh: '批准的交付期限已过',
    en: 'The time for handing it out is over',
    zhNow: '请重新申请。',
    enNow: 'Make a new request.',
  },
  RELEASE_SLIP: {
    rule: 'D8',
    zh: '须写明库外接收人已签字的出库单编号，且该单于批准之后打印',
    en: 'It takes the number of the slip that the outsider has signed, printed after the approval',
    zhNow: '先打印这笔出库的出库单，签字后照单上编号填写。',
    enNow: 'Print the slip of this release, have it signed, and give the number that stands on it.',
  },
  RELEASE_WRITTEN: {
    rule: 'D8',
    zh: '这笔出库的文件已经写出',
    en: 'The files of this release have been written',
    zhNow: '需要再次出库的，请另行申请。',
    enNow: 'To release them once more, make a new request.',
  },
  RELEASE_UNDER_WAY: {
    rule: 'D8',
    zh: '这笔出库的文件正在写出',
    en: 'The files of this release are being written',
  },
  RELEASE_WRITE_OVER: {
    rule: 'D8',
    zh: '再次写出的期限已过',
    en: 'The time for writing the files again is over',
    zhNow: '请另行申请。',
    enNow: 'Make a new request.',
  },
  RELEASE_ITEM: {
    rule: 'D8',
    zh: '这件文件不在这笔出库的在外文件之中',
    en: 'This document is not among those that are out by this release',
  },
} as const;
