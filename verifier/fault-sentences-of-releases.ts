/** What is wrong with a release, in words for an auditor: English, then Chinese. */

type InBothLanguages = readonly [en: string, zhCN: string];

export const ofReleases = {
  'release-twice': ['Release {release} is asked for a second time.', '出库 {release} 被重复申请。'],
  'release-unknown': ['Release {release} was never asked for.', '出库 {release} 从未申请。'],
  'release-step': [
    'Release {release} is “{state}”: this step does not follow.',
    '出库 {release} 状态为“{state}”，不能有此一步。',
  ],
  'release-recipient': [
    'A release goes to a person of the vault or to an outsider, to one of the two.',
    '出库须交给库内人员或库外接收人，二者择一。',
  ],
  'release-document-twice': [
    'Document {document} is in the release twice.',
    '文件 {document} 在出库中被列出两次。',
  ],
  'release-not-the-requester': [
    'The request of release {release} is taken back by somebody else.',
    '出库 {release} 的申请由他人撤回。',
  ],
  'release-for-frozen': [
    'Something leaves the vault for person {person}, who is frozen.',
    '为已冻结的人员 {person} 办理了出库。',
  ],
  'release-to-no-borrower': [
    'Person {person} is to receive something and is no borrower.',
    '接收出库的人员 {person} 不是借用人。',
  ],
  'release-views-spent': [
    'Document {document} goes to somebody who has had {used} of {cap} views of it.',
    '文件 {document} 交给了已用 {used} 次（共 {cap} 次）查阅的人。',
  ],
  'release-open-already': [
    'The same document is with the same person by release {release} already.',
    '同一文件已由出库 {release} 交给同一人而尚未了结。',
  ],
  'two-parts-in-release': [
    'In one release the {acting} is also {party}.',
    '同一笔出库中，{acting} 兼为 {party}。',
  ],
  'release-approvals': [
    'The release has {given} approvals; the policy asks for {needed}.',
    '出库获 {given} 人批准，规定须 {needed} 人。',
  ],
  'release-until': [
    'The time for handing it out is missing, over, or longer than the policy allows.',
    '交付期限缺失、已过，或超过规定的上限。',
  ],
  'release-grants': [
    'The approval lays aside {grants} shares, which are not those that are due.',
    '批准时留存的 {grants} 份密钥份额与应有的不符。',
  ],
  'release-signers': ['The handing out is to be signed by: {due}.', '交付应由以下各方签名：{due}。'],
  'release-received-by-another': [
    'Person {person} signs for what another was to receive.',
    '人员 {person} 签收了应由他人接收的文件。',
  ],
  'release-lapsed': [
    'Release {release} is handed out after its time was over.',
    '出库 {release} 在期限过后交付。',
  ],
  'release-items': [
    'What is handed out is not what release {release} was approved for.',
    '所交付的与出库 {release} 所批准的不符。',
  ],
  'release-slip': [
    'Release {release} names no slip of its own, printed since it was approved.',
    '出库 {release} 没有写明在其批准之后打印的出库单。',
  ],
  'release-write-window': [
    'The files may not be written, or written again, at this time.',
    '文件不应在此时写出或再次写出。',
  ],
  'release-written-already': [
    'The files of release {release} had been written already.',
    '出库 {release} 的文件此前已经写出。',
  ],
  'release-not-out': [
    'Document {document} was not out by this release.',
    '文件 {document} 并未由这笔出库在外。',
  ],
  'release-back-early': [
    'It came back on {on}, before it was handed out on {out}.',
    '归还日期 {on} 早于交付日期 {out}。',
  ],
} as const satisfies Record<string, InBothLanguages>;
