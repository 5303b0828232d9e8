/** What the vault holds about a person, kind by kind, and what of it can be erased (personal information), in both languages. */

type Words = readonly [zh: string, en: string];

interface KindWords {
  readonly name: Words;
  /** What a text can be erased of, and what stays and why. */
  readonly erasing: Words;
}

const textsGo: Words = [
  '文字可依法擦除，由保管人与审批人签署；编号、时间与签名保留：它们构成日志，缺一则全部不能核验。',
  'Texts can be erased by law, by the signatures of a custodian and an approver; numbers, times and signatures stay: they are the log, and without one of them none of it can be verified.',
];
const nothingGoes: Words = [
  '没有可擦除的文字；编号、时间与签名保留，日志须可核验。',
  'There is no text to erase; numbers, times and signatures stay, so that the log can be verified.',
];

export const ownDataKinds = {
  accounts: {
    name: ['账号', 'Accounts'],
    erasing: [
      '姓名与部门可依法擦除，此后只以编号出现。工号只存为带密钥的哈希，用以发现重复登记；密钥的公开部分保留，用以核验签名。',
      'Name and department can be erased by law; from then on a number stands for them. The staff number is kept as a keyed hash alone, by which a second enrolment is noticed. Public keys stay: signatures are verified by them.',
    ],
  },
  roles: { name: ['角色与密级许可', 'Roles and clearances'], erasing: nothingGoes },
  agreements: { name: ['协议', 'Agreements'], erasing: textsGo },
  rules: { name: ['签收的制度', 'Rules acknowledged'], erasing: nothingGoes },
  training: { name: ['培训', 'Training'], erasing: textsGo },
  loans: { name: ['申请与借阅', 'Requests and loans'], erasing: textsGo },
  views: { name: ['查阅', 'Views'], erasing: textsGo },
  filed: {
    name: ['提交的文件', 'Documents submitted'],
    erasing: [
      '文件属于卷宗，不在本人资料之列；提交这一事实保留。',
      'The document belongs to its dossier and is no data about the person; that they submitted it stays.',
    ],
  },
  releases: { name: ['接收的出库', 'Releases received'], erasing: textsGo },
  notes: {
    name: ['查阅笔记', 'Notes'],
    erasing: [
      '内容密封，只有本人及其所授之人能读；不在本摘录之中。',
      'They are sealed and read by their writer and whom they let; their text is not in this export.',
    ],
  },
  departures: {
    name: ['离职', 'Departures'],
    erasing: [
      '原因可依法擦除。面谈记录密封，只有其读者能打开；此处只列次数。',
      'The reason can be erased by law. Notes of an interview are sealed and open to their readers alone; only their number is here.',
    ],
  },
  texts: { name: ['本人所写的文字', 'Texts of theirs in the log'], erasing: textsGo },
  entries: { name: ['涉及本人的条目', 'Entries that name them'], erasing: nothingGoes },
} as const satisfies Record<string, KindWords>;
export type OwnDataKind = keyof typeof ownDataKinds;

export const ownDataColumns = {
  no: ['编号', 'Number'],
  name: ['姓名', 'Name'],
  department: ['部门', 'Department'],
  on: ['日期', 'Date'],
  time: ['时间', 'Time'],
  entry: ['条目', 'Entry'],
  frozen: ['借阅冻结', 'Frozen'],
  role: ['角色', 'Role'],
  clearance: ['密级许可', 'Clearance'],
  given: ['授予', 'Given'],
  ended: ['终止', 'Ended'],
  title: ['题名', 'Title'],
  kind: ['类别', 'Kind'],
  from: ['自', 'From'],
  until: ['至', 'Until'],
  signed: ['签署', 'Signed'],
  version: ['版本', 'Version'],
  minutes: ['分钟', 'Minutes'],
  result: ['结果', 'Result'],
  certificate: ['证书', 'Certificate'],
  loan: ['借阅号', 'Loan'],
  document: ['文件', 'Document'],
  reason: ['事由', 'Reason'],
  place: ['地点', 'Place'],
  state: ['状态', 'State'],
  by: ['由', 'By'],
  which: ['第几次', 'View'],
  pages: ['页数', 'Pages'],
  ownership: ['归属', 'Ownership'],
  release: ['出库号', 'Release'],
  back: ['归还', 'Back'],
  characters: ['字数', 'Characters'],
  lastDay: ['最后工作日', 'Last day'],
  statement: ['知悉清单', 'Exposure statement'],
  interviews: ['面谈记录', 'Interview notes'],
  what: ['事项', 'What'],
  field: ['栏目', 'Field'],
  text: ['文字', 'Text'],
  theirs: ['本人所为', 'Their act'],
} as const satisfies Record<string, Words>;
export type OwnDataColumn = keyof typeof ownDataColumns;
