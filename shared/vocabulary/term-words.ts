/** The closed lists of the vocabulary in the words that people read, in both languages. A value without its word does not compile. */
import type { EntryData } from './entry.ts';
import type { Language } from './refusal.ts';
import type {
  Category,
  Classification,
  LoanState,
  Media,
  Ownership,
  Part,
  ReasonCategory,
  ReleaseForm,
  ReleaseState,
  Role,
  Sheet,
  SigningAs,
} from './terms.ts';

type Both = readonly [zh: string, en: string];
type Words<Value extends string> = Readonly<Record<Value, Both>>;

const role: Words<Role> = {
  author: ['编写人', 'Author'],
  borrower: ['借用人', 'Borrower'],
  custodian: ['保管人', 'Custodian'],
  approver: ['审批人', 'Approver'],
  auditor: ['审计员', 'Auditor'],
  clerk: ['人事专员', 'Personnel clerk'],
};
/** Of a vault whose founders chose no labels of their own (`class-labels.ts`). */
const classification: Words<Classification> = {
  internal: ['内部', 'Internal'],
  confidential: ['普通商密', 'Trade secret'],
  secret: ['核心商密', 'Core secret'],
};
const category: Words<Category> = {
  'key-account': ['重点客户', 'Key account'],
  other: ['其他', 'Other'],
};
const dossierStatus: Words<'open' | 'closed'> = { open: ['在管', 'Open'], closed: ['已结卷', 'Closed'] };
const ownership: Words<Ownership> = {
  company: ['公司秘密', 'Company secret'],
  formal: ['正式文件', 'Formal record'],
  personal: ['个人资源', 'Personal resource'],
};
const sheet: Words<Sheet> = {
  document: ['文件', 'Document'],
  'contact-sheet': ['联系方式表', 'Contact sheet'],
  'profile-sheet': ['客户概况表', 'Profile sheet'],
  'visit-record': ['拜访与联系记录', 'Visit record'],
  'background-check': ['背景调查', 'Background check'],
};
const media: Words<Media> = {
  pdf: ['PDF', 'PDF'],
  png: ['PNG', 'PNG'],
  jpeg: ['JPEG', 'JPEG'],
  webp: ['WebP', 'WebP'],
  text: ['纯文本', 'Plain text'],
  markdown: ['Markdown', 'Markdown'],
  docx: ['DOCX', 'DOCX'],
  xlsx: ['XLSX', 'XLSX'],
  eml: ['邮件', 'Mail'],
  msg: ['Outlook 邮件', 'Outlook mail'],
  gif: ['GIF', 'GIF'],
  tiff: ['TIFF', 'TIFF'],
  csv: ['CSV 表格', 'CSV table'],
  html: ['网页', 'Web page'],
  other: ['不可阅览的文件', 'Not viewable'],
  form: ['表单', 'Form'],
};
const part: Words<Part> = {
  rendition: ['阅览件', 'Rendition'],
  original: ['原件', 'Original'],
};
const reasonCategory: Words<ReasonCategory> = {
  negotiation: ['商务洽谈', 'Negotiation'],
  service: ['客户服务', 'Client service'],
  renewal: ['续约', 'Renewal'],
  dispute: ['争议处理', 'Dispute'],
  audit: ['审计', 'Audit'],
  handover: ['交接', 'Handover'],
  other: ['其他', 'Other'],
};
const loanState: Words<LoanState> = {
  requested: ['待审批', 'Requested'],
  withdrawn: ['已撤回', 'Withdrawn'],
  rejected: ['已驳回', 'Rejected'],
  approved: ['已批准，待发放', 'Approved, to issue'],
  issued: ['已发放，待收领', 'Issued, to receive'],
  received: ['在借', 'On loan'],
  returned: ['已归还，待核收', 'Returned, to check in'],
  recalled: ['已强制收回', 'Recalled'],
  voided: ['已作废', 'Voided'],
  'checked-in': ['已核收', 'Checked in'],
};
/** What is told to whoever asked (L13). */
const newsOutcome: Words<'approved' | 'rejected' | 'recalled' | 'lengthened' | 'not-lengthened'> = {
  approved: ['已批准，待发放', 'Approved, to issue'],
  rejected: ['已驳回', 'Rejected'],
  recalled: ['已强制收回', 'Recalled'],
  lengthened: ['期限已延长', 'Window made longer'],
  'not-lengthened': ['期限未延长', 'Window not made longer'],
};
const releaseForm: Words<ReleaseForm> = {
  original: ['原件', 'Original'],
  'marked-copy': ['带标记的阅览件', 'Marked copy'],
  certificate: ['证明件', 'Certificate only'],
};
const releaseState: Words<ReleaseState> = {
  requested: ['待审批', 'Requested'],
  withdrawn: ['已撤回', 'Withdrawn'],
  rejected: ['已驳回', 'Rejected'],
  approved: ['已批准，待交付', 'Approved, to hand out'],
  voided: ['已作废', 'Voided'],
  'handed-out': ['已交付', 'Handed out'],
};
/** How a release stands with the day and its files taken into account. */
const releaseStanding: Words<ReleaseStanding> = {
  ...releaseState,
  'second-approval': ['待第二位审批', 'Second approval due'],
  lapsed: ['逾期未交付', 'Lapsed'],
  'not-written': ['已交付，文件未写出', 'Handed out, not written'],
  out: ['在外', 'Out'],
  overdue: ['逾期未回', 'Overdue'],
  settled: ['已了结', 'Settled'],
  given: ['已交付，不归还', 'Given for good'],
};
const releaseEnd: Words<EntryData<'release.returned'>['how']> = {
  returned: ['已归还', 'Returned'],
  destroyed: ['已销毁', 'Destroyed'],
};
const releaseWarning: Words<ReleaseWarning> = {
  'name-of-a-person': ['库外接收人与库内人员同名', 'The outsider has the name of a person of the vault'],
  'last-view': ['接收人只余最后一次查阅', 'The recipient has one view left'],
  'for-good': ['不写归还日期：不再收回', 'No day to be back: it is given for good'],
  'has-overdue-releases': ['接收人另有逾期未回的出库', 'The recipient has other releases overdue'],
  'contact-sheet': ['其中有联系方式表', 'A contact sheet is among them'],
};
/** The capacity in which somebody signs; everybody signs for themselves as what they are. */
const signingAs: Words<SigningAs> = {
  ...role,
  self: ['本人', 'In person'],
  founder: ['建库人', 'Founder'],
};
const documentState: Words<'submitted' | 'accepted' | 'sent-back'> = {
  submitted: ['待核对', 'Waiting'],
  accepted: ['已入档', 'Accepted'],
  'sent-back': ['已退回', 'Sent back'],
};
/** How a filing found its lineage at submission (D7). */
const joined: Words<EntryData<'document.submitted'>['joined']> = {
  new: ['新文件', 'New'],
  'same-bytes': ['内容与已有文件逐字节相同', 'The same bytes as a known document'],
  'same-pages': ['页面与已有文件相同', 'The same pages as a known document'],
  'same-sheet': ['同一张表的新版本', 'A new version of the same sheet'],
  'version-of': ['已有文件的新版本', 'A version of a known document'],
};
/**
 * By what a filing is like another, the strongest first. Marks of pages and of text look the same once they are hashed: between
 * dossiers it is a page, within one it may be either.
 */
const alikeBy: Words<'named' | 'page' | 'page-or-text' | 'look' | 'title'> = {
  named: ['编写人指明是它的新版本', 'the author names it'],
  page: ['有相同的页', 'a page is the same'],
  'page-or-text': ['有相同的页，或大段文字相同', 'a page is the same, or much of the text'],
  look: ['有一页或图片看起来相同', 'a page or picture looks the same'],
  title: ['题名或文件名相似', 'a like title or file name'],
};
/** How the custodian judged it. */
/** Registers that name files outside by their digest; a filing may be one of those files. */
const register: Words<'agreement' | 'rules' | 'course'> = {
  agreement: ['协议扫描件', 'Scan of agreement'],
  rules: ['规章文本', 'Text of the firm’s rules'],
  course: ['培训资料', 'Material of course'],
};
/** Whether the vault holds the file that a register names: `other` is another file under the code that stands there. */
const scanStands: Words<'sealed' | 'other'> = {
  sealed: ['同一份文件已封存入档', 'the same file is sealed in the vault'],
  other: ['所写编号下是另一份文件', 'under the code written here lies another file'],
};
const likenessChoice: Words<EntryData<'document.accepted'>['choice']> = {
  joined: ['归入已有文件', 'Joined a known document'],
  first: ['首份', 'First of its kind'],
  'version-of': ['某件的新版本', 'Version of a known document'],
  'new-because': ['新文件，因为', 'New, because'],
};
const warning: Words<LoanWarning> = {
  'last-view': ['这是此人对这份文件的最后一次', 'The last view that this person has of this document'],
  frozen: ['此人已冻结', 'The person is frozen'],
  'like-a-known-document': ['与已有文件相似而另立', 'Filed as new although it is like a known document'],
  'has-overdue-loans': ['此人有逾期未还', 'The person has overdue loans'],
  'given-back': [
    '此人对这份文件的次数曾因缺失失去，后经签名恢复',
    'the views of this document were lost in a gap and given back by signature',
  ],
};
const clockDoubt: Words<'back' | 'forward'> = {
  back: ['比日志最后一条慢', 'behind the last entry of the log'],
  forward: ['比日志最后一条快得多', 'far ahead of the last entry of the log'],
};
/** The texts of an entry, by the name under which it holds their commitments. */
const committedField: Words<string> = {
  name: ['姓名或名称', 'Name'],
  staff: ['工号或证件号', 'Staff or identity number'],
  department: ['部门', 'Department'],
  departments: ['知悉范围：部门', 'Scope: departments'],
  place: ['地点', 'Place'],
  folder: ['文件夹', 'Folder'],
  host: ['机器', 'Machine'],
  label: ['名称', 'Label'],
  internal: ['最低一级密级的名称', 'Label of the lowest class'],
  confidential: ['中间一级密级的名称', 'Label of the middle class'],
  secret: ['最高一级密级的名称', 'Label of the highest class'],
  home: ['纸质部分存放处', 'Where the paper parts are'],
  code: ['档号', 'Code'],
  client: ['客户', 'Client'],
  title: ['题名', 'Title'],
  fileName: ['文件名', 'File name'],
  likeness: ['相似标记', 'Marks of likeness'],
  because: ['另立的理由', 'Why it is new'],
  reason: ['事由', 'Reason'],
  ground: ['依据', 'Ground'],
  remark: ['备注', 'Remark'],
  note: ['说明', 'Note'],
  query: ['所查', 'What was looked for'],
  projects: ['在办事项', 'Current projects'],
  nextDates: ['近期日期', 'Next dates'],
  mandate: ['委托事项', 'Mandate'],
  positions: ['双方立场', 'Positions'],
  authority: ['权限', 'Authority'],
  employer: ['单位', 'Employer'],
  outsider: ['库外接收人', 'Recipient outside'],
  digest: ['摘要 SHA-256', 'SHA-256'],
};
const outcome: Words<'done' | 'refused' | 'failed'> = {
  done: ['已办', 'Done'],
  refused: ['拒绝', 'Refused'],
  failed: ['未成', 'Failed'],
};

export const termWords = {
  role,
  classification,
  category,
  dossierStatus,
  ownership,
  sheet,
  media,
  part,
  reasonCategory,
  loanState,
  newsOutcome,
  releaseForm,
  releaseState,
  releaseStanding,
  releaseEnd,
  releaseWarning,
  signingAs,
  committedField,
  documentState,
  joined,
  alikeBy,
  register,
  scanStands,
  likenessChoice,
  warning,
  clockDoubt,
  outcome,
} as const;
export type TermList = keyof typeof termWords;
export type TermOf<L extends TermList> = keyof (typeof termWords)[L] & string;

/** What an approver is told to look at before deciding. */
export type LoanWarning =
  | 'last-view'
  | 'frozen'
  | 'like-a-known-document'
  | 'has-overdue-loans'
  | 'given-back';

export type ReleaseStanding =
  | ReleaseState
  | 'second-approval'
  | 'lapsed'
  | 'not-written'
  | 'out'
  | 'overdue'
  | 'settled'
  | 'given';
export type ReleaseWarning =
  | 'name-of-a-person'
  | 'last-view'
  | 'for-good'
  | 'has-overdue-releases'
  | 'contact-sheet';

/** A category of clients as it is called; `own` is the name of one of the firm's own. */
export const categoryText = (category: string, own: string | null, language: Language): string =>
  own ??
  (Object.hasOwn(termWords.category, category) ? termText('category', category as Category, language) : '?');

export const termText = <L extends TermList>(list: L, value: TermOf<L>, language: Language): string =>
  (termWords[list] as Readonly<Record<string, Both>>)[value]![language === 'zh-CN' ? 0 : 1];
