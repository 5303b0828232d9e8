import type { Cosigned } from './check-cosigned.ts';
import type { MeasureName } from './measures.ts';
import type { Counts, Generation } from './tally.ts';
import type { Check, Verdict } from './verdicts.ts';
import type { MeasuresShown, PartShown } from './verify-bundle.ts';

/** The words of the report in both languages. They claim what the log shows and no more. */

export type Language = 'en' | 'zh-CN';
export const isLanguage = (text: string): text is Language => text === 'en' || text === 'zh-CN';

/** Far beyond any year, the number as it stands. */
const dayOf = (seconds: number): string =>
  seconds <= 8.64e12 ? new Date(seconds * 1000).toISOString() : String(seconds);

interface Words {
  readonly title: string;
  readonly answer: Record<Verdict['answer'], string>;
  readonly check: Record<Check, string>;
  readonly vault: string;
  readonly entry0: string;
  readonly compare: string;
  readonly firstWrong: string;
  readonly nothingWrong: string;
  readonly entry: (index: number, type: string | null) => string;
  readonly whole: string;
  readonly counts: (counts: Counts) => string[];
  readonly noView: string;
  readonly mostViews: (count: number) => string;
  readonly noFourthView: string;
  readonly addedUp: string;
  readonly generation: (generation: Generation) => string;
  readonly partOnly: string;
  /** Above the counts of an extract. */
  readonly hereOnly: string;
  /** What a part of a log is, and what follows. */
  readonly part: (part: PartShown) => string[];
  readonly cosigned: (cosigned: Cosigned) => string;
  readonly nothingMore: string;
  readonly measures: (said: MeasuresShown['said']) => string;
  readonly measure: Record<MeasureName, string>;
  readonly carriedBy: (entries: number) => string;
  readonly measuresSay: string;
  readonly paper: (size: number) => string;
  /** The last entry that two histories have in common; null where they have none. */
  readonly parting: (common: { readonly index: number; readonly at: string } | null) => string;
  readonly hereGoesOn: (entries: number) => string;
  readonly thereGoesOn: (entries: number) => string;
  readonly more: (entries: number) => string;
  /** Null where the bundle does not show that it goes on from what is remembered. */
  readonly remembered: (
    told: { readonly path: string; readonly size: number; readonly verifierKey: string } | null,
  ) => string;
  readonly usage: string;
  readonly ownFault: (what: string) => string;
}

const english: Words = {
  title: 'Dossier Vault: verification of an audit bundle',
  answer: { holds: 'holds', broken: 'BROKEN', unjudged: 'cannot be judged from this part' },
  check: {
    structure: 'Structure: files and entries are well formed',
    tree: 'Leaves and tree: the entries are those of the checkpoint',
    checkpoint: 'Checkpoint: signed by the newest log key',
    signatures: 'Signatures: each entry, by keys that the log introduced',
    chains: 'Chains: no statement of a person is missing',
    roles: 'Roles: enrolments, co-signatures, exclusions, freezes, policy',
    separation: 'Separation: keepers, users, authors are different people',
    loans: 'Loans: filings, grants, states and windows behind each view',
    'three-views': 'Three views: for each person and lineage',
    handovers: 'Handovers: custody, clients, departures and papers',
    training: 'Training: who proposes, decides, attends and records; the firm’s rules; agreements',
    clock: 'Clock: doubt marked, jumps confirmed',
    openings: 'Openings: the texts are those committed to',
    generations: 'Generations: no gap in the log',
    since: 'Since: the older log is a beginning of this one',
    cosignatures: 'Cosignatures: what others cosigned is a beginning of this log',
    selection: 'Selection: these are the entries that the log says were chosen',
    completeness: 'Completeness: no entry that fits what was asked is missing',
  },
  vault: 'Vault',
  entry0: 'Hash of entry 0',
  compare:
    'Compare both with a paper, an older checkpoint or your own record: whoever forges all makes another vault.',
  firstWrong: 'First thing wrong',
  nothingWrong: 'Nothing in this bundle is broken.',
  entry: (index, type) => `entry ${index}${type === null ? '' : `, ${type}`}`,
  whole: 'the bundle as a whole',
  counts: (counts) => [
    `Entries: ${counts.entries}`,
    `People: ${counts.people}${counts.people === counts.enrolments ? '' : ` (in ${counts.enrolments} enrolments)`}`,
    `Views: ${counts.views}${counts.viewsFromLedgers === 0 ? '' : `, and ${counts.viewsFromLedgers} named by ledgers`}`,
    `Refusals: ${counts.refusals}`,
    ...(counts.allowancesRestored === 0
      ? []
      : [`Views given back after a loss, for one person and document each: ${counts.allowancesRestored}`]),
  ],
  noView: 'The log records no view.',
  mostViews: (n) => `Most views of one lineage by one person: ${n}`,
  noFourthView: 'The log records no fourth view.',
  addedUp: 'More than three came together when histories were found to be one person’s, or from a ledger.',
  generation: ({
    entry,
    generation,
    cause,
    lost,
    ledgerCovers,
    voidedLoans,
    spent,
    narrowedBy,
    reach,
    closed,
  }) =>
    `Generation ${generation} from entry ${entry} on (${cause}): entries lost: ${lost}; ` +
    `${ledgerCovers ? `views that a ledger names: ${spent}` : 'no ledger covered the gap, the views of whoever and whatever was there before count as used'}; ` +
    `loans voided: ${voidedLoans}.` +
    (narrowedBy > 0 || reach > 0
      ? ` Evidence that turned up: up to entry ${reach} of the lost log; views brought back: ${narrowedBy}.`
      : '') +
    (closed === null ? '' : ` Entry ${closed}: both sides declare the gap known.`),
  hereOnly: 'Counted from the entries that are here, accounts of one person perhaps apart:',
  part: ({ form, chosen, leftOut, size }) =>
    form === 'extract'
      ? [
          `This is an extract, not the whole log: of ${size} entries ${chosen} were chosen, ${size - chosen - leftOut} are here to read them by, ${leftOut} are left out.`,
          'It shows that what is here is in the log. It does not show that nothing else fits what was asked.',
        ]
      : [
          `This is a skeleton: all ${size} entries are here as they were signed, with texts beside the ${chosen} that were chosen.`,
        ],
  partOnly: 'Counted from the entries read before reading ended:',
  cosigned: ({ by, size, seconds }) =>
    `Cosigned: ${size} ${size === 1 ? 'entry' : 'entries'}, ${dayOf(seconds)}, by ${'person' in by ? `person ${by.person}` : `the witness in entry ${by.entry}, key ${by.key}`}`,
  nothingMore: 'This is what the log shows. It does not show what nobody logged.',
  measures: (said) =>
    said === null
      ? 'Measures'
      : `Measures, from ${said.from} to ${said.to}, of ${said.subject.kind === 'vault' ? 'the vault' : said.subject.kind === 'dossier' ? `dossier ${said.subject.dossier}` : `person ${said.subject.people.join(', ')}`}`,
  measure: {
    classified: 'Classified and sealed',
    access: 'Access approved and limited',
    agreements: 'Confidentiality agreements',
    rules: 'Rules told and acknowledged',
    training: 'Training passed',
    originals: 'Originals and copies that left',
    custody: 'Custody, inventory and backups',
    departures: 'Departures',
    log: 'The log kept and verifiable',
  },
  carriedBy: (entries) => `; entries named: ${entries}`,
  measuresSay:
    'Each entry that is named was looked up. Figures, gaps and who had access are not judged here: whoever doubts one counts the entries.',
  paper: (size) => `Paper: the log of ${size} entries that it was printed over`,
  parting: (common) =>
    common === null
      ? 'Two histories that have no entry in common:'
      : `Two histories, the same up to entry ${common.index} (${common.at}). From there:`,
  hereGoesOn: (entries) =>
    `this bundle goes on with ${entries} ${entries === 1 ? 'entry' : 'entries'} of its own`,
  thereGoesOn: (entries) => `the older one with ${entries} of its own`,
  more: (entries) => `and ${entries} more`,
  remembered: (told) =>
    told === null
      ? 'Nothing was remembered: the bundle is broken, or does not show that it goes on from what is remembered.'
      : `Remembered: ${told.size} entries, cosigned in ${told.path}\nVerifier key: ${told.verifierKey}`,
  usage: `node verify.mjs [BUNDLE-DIR] [--since OLDER | --remember MEMORY-DIR [--name NAME]] [--paper TEXT] [--lang zh-CN|en] [--json]

OLDER is a checkpoint file, an earlier bundle's folder, or what a paper says. MEMORY-DIR is the auditor's own folder: it
keeps the newest state seen of each vault, cosigned by a key made there, and the next bundle must go on from it.

TEXT is what a paper's QR code says, or the number of entries and the eight words beside it.

Without BUNDLE-DIR the folder that verify.mjs lies in is verified.
Exit code 0: nothing is broken; 1: something is; 2: wrong usage or an unreadable bundle.
`,
  ownFault: (what) => `The verifier itself failed (${what}); this says nothing about the bundle.`,
};

const chinese: Words = {
  title: '卷宗保险库：审计包验证',
  answer: { holds: '成立', broken: '不成立', unjudged: '仅凭此部分无法判断' },
  check: {
    structure: '结构：文件与条目格式正确',
    tree: '叶与树：条目即检查点所指的条目',
    checkpoint: '检查点：由最新一代日志密钥签署',
    signatures: '签名：每个条目均由日志登记的密钥签署',
    chains: '个人链：无人的陈述有缺失',
    roles: '角色：登记、会签、互斥、冻结、策略',
    separation: '分离：保管、使用、编写为不同的人',
    loans: '调阅：每次查阅背后的归档、授权、状态与期限',
    'three-views': '限次三次：按人、按文件系列',
    handovers: '移交：保管、客户、离职与纸质文书',
    training: '培训：何人提出、审批、出席、登记；制度签收；协议',
    clock: '时钟：存疑已标记，跳变已确认',
    openings: '开启：所附文本与承诺一致',
    generations: '世代：日志没有缺口',
    since: '沿续：旧日志是本日志的开头',
    cosignatures: '联署：他人联署过的状态是本日志的开头',
    selection: '所选：所选条目即日志所载',
    completeness: '完整：符合条件的条目无一遗漏',
  },
  vault: '保险库',
  entry0: '条目 0 的哈希',
  compare: '请与纸质记录、旧检查点或本单位自存的记录核对：若全部伪造，所得即为另一个保险库。',
  firstWrong: '最先出错之处',
  nothingWrong: '本审计包中没有不成立的项目。',
  entry: (index, type) => `条目 ${index}${type === null ? '' : `,${type}`}`,
  whole: '整个审计包',
  counts: (counts) => [
    `条目：${counts.entries}`,
    `人员：${counts.people}${counts.people === counts.enrolments ? '' : `(登记 ${counts.enrolments} 次)`}`,
    `查阅：${counts.views}${counts.viewsFromLedgers === 0 ? '' : `,另有台账所载 ${counts.viewsFromLedgers} 次`}`,
    `拒绝：${counts.refusals}`,
    ...(counts.allowancesRestored === 0 ? [] : [`缺失之后逐人逐件恢复次数：${counts.allowancesRestored} 项`]),
  ],
  noView: '日志没有记录任何查阅。',
  mostViews: (n) => `同一人对同一文件系列查阅最多：${n}`,
  noFourthView: '日志没有记录第四次查阅。',
  addedUp: '超过三次系因后来发现多段历史属同一人，或来自台账。',
  generation: ({
    entry,
    generation,
    cause,
    lost,
    ledgerCovers,
    voidedLoans,
    spent,
    narrowedBy,
    reach,
    closed,
  }) =>
    `第 ${generation} 代自条目 ${entry} 起(${cause})：缺失 ${lost} 个条目；` +
    `${ledgerCovers ? `台账载有 ${spent} 次查阅` : '当时无台账可证其间缺口，此前已有之人与文件的次数一律视为用尽'}；作废 ${voidedLoans} 项调阅。` +
    (narrowedBy > 0 || reach > 0 ? `后来的证据到所缺日志第 ${reach} 条，补记查阅 ${narrowedBy} 次。` : '') +
    (closed === null ? '' : `条目 ${closed}：双方声明此段缺失已弄清。`),
  hereOnly: '以下只计此处所有条目，同一人的多个账号可能分开计算：',
  part: ({ form, chosen, leftOut, size }) =>
    form === 'extract'
      ? [
          `这是摘录，不是全部日志：共 ${size} 个条目，选入 ${chosen} 个，另有 ${size - chosen - leftOut} 个供读取所需，未包含 ${leftOut} 个。`,
          '它证明此处所有均在日志之中，不能证明别无符合条件者。',
        ]
      : [`这是骨架：全部 ${size} 个条目均按签署原样在此，仅所选 ${chosen} 个附有文字。`],
  partOnly: '以下只计读取中止之前的条目：',
  cosigned: ({ by, size, seconds }) =>
    `联署：${size} 条记录，${dayOf(seconds)}，${'person' in by ? `人员 ${by.person}` : `条目 ${by.entry} 所载见证人，密钥 ${by.key}`}`,
  nothingMore: '以上仅为日志所示；未记入日志之事，日志无从显示。',
  measures: (said) =>
    said === null
      ? '保密措施'
      : `保密措施：${said.subject.kind === 'vault' ? '整个保险库' : said.subject.kind === 'dossier' ? `卷宗 ${said.subject.dossier}` : `人员 ${said.subject.people.join('、')}`}，${said.from} 至 ${said.to}`,
  measure: {
    classified: '定密与标识',
    access: '访问经批准并受限',
    agreements: '保密协议',
    rules: '制度已告知并签收',
    training: '培训合格',
    originals: '原件出库与归还',
    custody: '保管、清点与备份',
    departures: '离职',
    log: '日志的留存与可核验',
  },
  carriedBy: (entries) => `；所列条目：${entries}`,
  measuresSay: '所列条目均已逐一查对。数字、缺口与何人有访问权不在此判断：存疑者请自行计数。',
  paper: (size) => `纸件：打印时的日志(${size} 个条目)`,
  parting: (common) =>
    common === null
      ? '两段历史没有相同的条目：'
      : `两段历史至第 ${common.index} 条(${common.at})相同，此后：`,
  hereGoesOn: (entries) => `本审计包另有 ${entries} 条`,
  thereGoesOn: (entries) => `旧审计包另有 ${entries} 条`,
  more: (entries) => `另有 ${entries} 条`,
  remembered: (told) =>
    told === null
      ? '未予留存：审计包有不成立之处，或未显示其承接所留存的状态。'
      : `已留存：${told.size} 个条目，联署于 ${told.path}\n核验公钥：${told.verifierKey}`,
  usage: `node verify.mjs [审计包文件夹] [--since 旧状态 | --remember 留存文件夹 [--name 署名]] [--paper 文字] [--lang zh-CN|en] [--json]

旧状态可以是检查点文件、先前审计包的文件夹，或纸件上的文字。留存文件夹为审计人员自有：留下每个保险库所见的最新状态，由其
中生成的密钥联署；下一份审计包须承接于它。

文字为纸件上二维码的内容，或条数及其旁的八个词。

不写文件夹时，验证 verify.mjs 所在的文件夹。
退出码 0：没有不成立的项目；1：有；2：用法错误或审计包无法读取。
`,
  ownFault: (what) => `验证程序自身出错(${what})；这不说明审计包有无问题。`,
};

export const words: Record<Language, Words> = { en: english, 'zh-CN': chinese };
