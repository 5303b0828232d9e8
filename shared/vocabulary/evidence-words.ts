/** The measures of an evidence pack (P8), what is counted of each and what can be missing, in both languages. */

type Words = readonly [zh: string, en: string];

/** In the order in which they stand on the paper. */
export const measureWords = {
  classified: ['定密与标识', 'Classified and sealed'],
  access: ['访问经批准并受限', 'Access approved and limited'],
  agreements: ['保密协议', 'Confidentiality agreements'],
  rules: ['制度已告知并签收', 'Rules told and acknowledged'],
  training: ['培训合格', 'Training passed'],
  originals: ['原件出库与归还', 'Originals and copies that left'],
  custody: ['保管、清点与备份', 'Custody, inventory and backups'],
  departures: ['离职', 'Departures'],
  log: ['日志的留存与可核验', 'The log kept and verifiable'],
} as const satisfies Record<string, Words>;
export type MeasureName = keyof typeof measureWords;
export const measureNames = Object.keys(measureWords) as MeasureName[];

/** What the log records of each measure, and what the program does by itself; claims no more than the entries show. */
export const measureSays: Readonly<Record<MeasureName, Words>> = {
  classified: [
    '卷宗开立时定密级与类别并登记知悉范围；文件经编写人提交、保管人核对后入档，提交时即加密封存。下列条目载明。',
    'A dossier is opened with a class, a category and the circle of those who may know; a document is sealed when its author submits it and filed when a custodian accepts it. These entries say so.',
  ],
  access: [
    '每次查阅须有本人申请及事由，由他人批准，并在期限内进行；同一人对同一文件终身至多三次。拒绝也留有记录。',
    'A view needs a request with a reason, the decision of another person and a window of time; one person has three views of a document for life. Refusals are on record too.',
  ],
  agreements: [
    '对有访问权的每个人，逐日核对是否有已签署且有效的保密协议。',
    'For each person with access: whether a signed confidentiality agreement was in force on every day of it.',
  ],
  rules: [
    '公司制度的各版本，以及每人以签名确认收悉的记录。',
    "The versions of the firm's rules, and who acknowledged them by signature.",
  ],
  training: [
    '培训结果的登记。条目只载明课程与是否合格，不评判课程内容。',
    'Results of training as recorded. The entries say which course and whether it was passed, not what was taught.',
  ],
  originals: [
    '原件或带标识副本经保管人、审批人和接收人签名后方可离库；归还或销毁另有登记。',
    'An original or a marked copy leaves by the signatures of custodian, approver and recipient; its return or destruction is on record.',
  ],
  custody: [
    '何人保管、何时交接并清点；恢复单已核对；备份已制作并演练。',
    'Who kept it, when it was handed over and counted; recovery sheets confirmed; backups made and tried.',
  ],
  departures: [
    '登记离职的条目同时冻结其借阅并标记其为离职人员；知悉清单由本人签署，义务另行告知。',
    'The entry that registers a resignation freezes borrowing in the same moment; the exposure statement is signed by the leaver, and duties are told.',
  ],
  log: [
    '每条记录均经签名并进入防篡改日志；导出件、打印件与外部锚点使其日后可对照。',
    'Every entry is signed and part of a log that shows tampering; exports, papers and anchors outside let it be held against itself later.',
  ],
};

export const countWords = {
  people: ['有访问权的人员', 'people with access'],
  dossiers: ['卷宗', 'dossiers'],
  'documents-accepted': ['已入档文件', 'documents accepted'],
  'company-secrets': ['其中公司秘密', 'of them company secrets'],
  requests: ['申请', 'requests'],
  approvals: ['批准', 'approvals'],
  rejections: ['驳回', 'rejections'],
  'longer-windows': ['批准延长期限', 'longer windows approved'],
  views: ['查阅', 'views'],
  viewers: ['查阅人', 'people who viewed'],
  'views-most': ['同一人对同一文件的查阅次数（最多）', 'views of one document by one person, at most'],
  refusals: ['拒绝', 'refusals'],
  covered: ['全程有有效协议的人员', 'people with an agreement in force on every day'],
  'rules-versions': ['制度版本', 'versions of rules'],
  acknowledged: ['已签收', 'acknowledgements'],
  'results-passed': ['合格结果', 'results passed'],
  'people-passed': ['有合格结果的人员', 'people with a course passed'],
  releases: ['出库', 'releases handed out'],
  returns: ['归还或销毁登记', 'returns or destructions recorded'],
  handovers: ['保管移交', 'custody handovers'],
  inventories: ['清点', 'inventories'],
  backups: ['备份', 'backups made'],
  drills: ['备份演练', 'backups tried'],
  departures: ['离职', 'departures'],
  statements: ['知悉清单签署', 'exposure statements signed'],
  reminders: ['义务告知', 'reminders of duties'],
  'things-back': ['已归还的物品', 'things that came back'],
  'colleagues-told': ['已告知的同事（人次）', 'colleagues told, each time counted'],
  openings: ['开库', 'openings of the vault'],
  exports: ['审计包导出', 'audit bundles exported'],
  papers: ['打印件（各带检查点）', 'papers printed, each with a checkpoint'],
  cosigned: ['外部联署的日志状态', 'states cosigned by others'],
  anchors: ['外部锚点', 'anchors outside'],
} as const satisfies Record<string, Words>;
export type MeasureCount = keyof typeof countWords;

export const gapWords = {
  'nothing-classified': ['没有定密的卷宗', 'no dossier classified'],
  'open-to-all': ['知悉范围未收窄的卷宗', 'dossiers whose circle was not narrowed'],
  'not-accepted': ['已提交、未核对入档的文件', 'documents submitted, not accepted yet'],
  overdue: ['逾期的借阅', 'loans overdue'],
  'not-checked-in': ['期限已过、未核收的借阅', 'loans past their window, not checked in'],
  'no-agreement': [
    '有访问权期间没有有效保密协议的人员',
    'people with access without a confidentiality agreement in force on any day',
  ],
  'agreement-in-part': [
    '仅部分期间有有效保密协议的人员',
    'people with access with an agreement in force on some of the days only',
  ],
  'secrets-not-named': [
    '协议在期、但未写明密级、卷宗或秘密内容的人员',
    'people whose agreement names no class, dossier or secret that covers this',
  ],
  'no-rules': ['没有发布任何制度', 'no rules were issued'],
  'not-acknowledged': ['未签收的制度（人 × 制度）', 'rules not acknowledged (person by rule)'],
  'no-course-passed': ['没有合格培训结果的人员', 'people without a course passed'],
  'failed-twice': ['两次不合格的培训（人 × 课程）', 'courses failed twice (person by course)'],
  'not-back': ['应还而未登记归还的出库', 'releases due back, of which not everything is recorded as back'],
  'given-for-good': ['无归还期限的出库', 'releases without a day of return'],
  'no-inventory': ['从未清点', 'no inventory yet'],
  'items-amiss': [
    '最近一次清点中缺失、不符或多余的件',
    'items missing, differing or surplus at the latest inventory',
  ],
  'no-backup': ['期间内没有备份', 'no backup in the period'],
  'backups-failed': ['失败的备份', 'backups that failed'],
  'no-drill': ['备份从未演练', 'no backup was ever tried'],
  'sheets-unconfirmed': ['恢复单未核对的一方', 'sides whose recovery sheets were not confirmed'],
  'no-statement': ['离职未签知悉清单', 'departures without a signed exposure statement'],
  'no-reminder': ['离职未作义务告知', 'departures without a reminder of duties'],
  'accounts-open': [
    '其他系统账号停用未勾选的离职',
    'departures whose accounts in other systems are not ticked as closed',
  ],
  'things-out': ['清单上的物品未全部归还的离职', 'departures with things on their list that are not back'],
  'roles-held': ['最后工作日已过、离职未办结', 'departures not ended although the last day is over'],
  quarantined: ['以隔离状态开库', 'openings in quarantine'],
  'no-anchor-answered': ['开库时没有任何锚点应答', 'openings at which no anchor answered'],
  generations: [
    '新世代（日志曾与锚点不符或受损）',
    'new generations: the log had been at odds with anchors, or damaged',
  ],
  restores: ['由备份恢复', 'restores from a backup'],
  'clock-jumps': ['时钟变动', 'jumps of the clock'],
  'checks-unsound': ['核对不合格', 'checks that found something amiss'],
  'nothing-outside': [
    '期间内没有导出件、打印件或联署',
    'nothing exported, printed or cosigned in the period',
  ],
} as const satisfies Record<string, Words>;
export type MeasureGap = keyof typeof gapWords;
