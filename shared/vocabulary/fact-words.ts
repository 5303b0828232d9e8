/** Codes that facts of a refusal carry, in the reader's words: nobody reads "anchor-ahead" in a sentence. */
import type { LoanState, ReleaseState, Role } from './terms.ts';
import type { CourseKind } from './training-terms.ts';

interface Word {
  readonly zh: string;
  readonly en: string;
}

const roles: Record<Role, Word> = {
  author: { zh: '编写人', en: 'author' },
  borrower: { zh: '借用人', en: 'borrower' },
  custodian: { zh: '保管人', en: 'custodian' },
  approver: { zh: '审批人', en: 'approver' },
  auditor: { zh: '审计员', en: 'auditor' },
  clerk: { zh: '人事专员', en: 'personnel clerk' },
};

const states: Record<LoanState | ReleaseState | 'second-approval', Word> = {
  'handed-out': { zh: '已交付', en: 'handed out' },
  'second-approval': { zh: '还缺一位审批人', en: 'waiting for a second approver' },
  requested: { zh: '已申请', en: 'requested' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  rejected: { zh: '已驳回', en: 'rejected' },
  approved: { zh: '已批准', en: 'approved' },
  issued: { zh: '已发放', en: 'issued' },
  received: { zh: '已收领', en: 'received' },
  returned: { zh: '已归还', en: 'returned' },
  recalled: { zh: '已强制收回', en: 'recalled' },
  voided: { zh: '已作废', en: 'voided' },
  'checked-in': { zh: '已核收', en: 'checked in' },
};

const courses: Record<CourseKind, Word> = {
  induction: { zh: '入职培训', en: 'induction' },
  skills: { zh: '技能培训', en: 'skills' },
  'change-of-post': { zh: '转岗培训', en: 'change of post' },
  external: { zh: '外派培训', en: 'external' },
  'self-paid': { zh: '自费学习', en: 'self-funded study' },
  custody: { zh: '保管课程', en: 'custody course' },
};

/** Causes of a quarantine, as `vault.opened` names them. */
const causes: Record<string, Word> = {
  'anchor-ahead': { zh: '库外的锚点比日志新', en: 'an anchor outside is ahead of the log' },
  'anchor-differs': { zh: '库外的锚点与日志不一致', en: 'an anchor outside differs from the log' },
  'no-anchor': { zh: '库外没有可读的锚点', en: 'no anchor outside can be read' },
  'log-broken': { zh: '日志不成立', en: 'the log does not hold' },
  'tables-differ': { zh: '数据表与日志不一致', en: 'the tables differ from the log' },
};

/** What stands in for a role where something else is asked of the person. */
const standIns: Record<string, Word> = {
  'any-role': { zh: '任一角色', en: 'any role' },
  cleared: { zh: '授权密级足够的人', en: 'of somebody cleared for this class' },
};

/** Names of what people enter. */
const fields: Record<string, Word> = {
  name: { zh: '姓名', en: 'name' },
  'staff-number': { zh: '工号或证件号', en: 'staff or identity number' },
  ground: { zh: '依据', en: 'ground' },
  'spare-key-file': { zh: '备用密钥文件', en: 'spare key file' },
  note: { zh: '笔记', en: 'note' },
  reason: { zh: '事由', en: 'reason' },
  place: { zh: '地点', en: 'place' },
  station: { zh: '工作站', en: 'station' },
  department: { zh: '部门', en: 'department' },
  'class-label': { zh: '密级名称', en: 'label of a class' },
  code: { zh: '档号', en: 'reference code' },
  client: { zh: '客户', en: 'client' },
  title: { zh: '题名', en: 'title' },
  'form-field': { zh: '表中的一栏', en: 'a field of the form' },
  'field-label': { zh: '栏目名称', en: 'name of a field' },
  'check-subject': { zh: '调查事项', en: 'what the check is about' },
  entry: { zh: '没有这一条', en: 'there is no such entry' },
  remark: { zh: '更正内容', en: 'what is right' },
  'trace-code': { zh: '追查码', en: 'trace code' },
  clock: { zh: '时钟无须确认', en: 'the clock needs no confirmation' },
  generation: { zh: '没有隔离，无须新的世代', en: 'there is no quarantine, and no new generation to sign' },
  index: { zh: '没有这一条', en: 'there is no such entry' },
  item: { zh: '清单的项', en: 'item of the checklist' },
  row: { zh: '这一行', en: 'this row' },
  successor: { zh: '接替人', en: 'successor' },
  'client-column': { zh: '哪一列是客户名称', en: 'which column holds the client' },
  'code-column': { zh: '哪一列是档号，或如何编号', en: 'which column holds the code, or how to number' },
  category: { zh: '类别', en: 'category' },
  classification: { zh: '密级', en: 'classification' },
  responsible: { zh: '客户负责人', en: 'responsible person' },
  second: { zh: '第二联系人', en: 'second contact' },
  openedOn: { zh: '立卷日期', en: 'opening date' },
  secrecyYears: { zh: '保密期限', en: 'secrecy term' },
  period: {
    zh: '期间（如 2026-10、2026、2026-10-01..2026-10-15）',
    en: 'period (such as 2026-10, 2026 or 2026-10-01..2026-10-15)',
  },
  retention: { zh: '保管期限', en: 'retention period' },
  home: { zh: '纸质部分存放处', en: 'where its paper parts are kept' },
  departments: {
    zh: '知悉部门（没有人在这个部门）',
    en: 'departments that may know of it (nobody is in one of them)',
  },
  column: {
    zh: '同一列不能对应两项，同一项也不能对应两列',
    en: 'a column stands for one thing, and a thing for one column',
  },
  on: { zh: '日期', en: 'day' },
  meetingOn: { zh: '会面日期', en: 'day of the meeting' },
  outsider: { zh: '库外接收人', en: 'recipient outside' },
  recipient: {
    zh: '接收人（库内或库外，二者择一）',
    en: 'recipient, of the vault or outside, one of the two',
  },
  folder: { zh: '文件夹', en: 'folder' },
  'folder-pattern': { zh: '文件夹名称的写法', en: 'pattern of the names of folders' },
  'name-pattern': { zh: '文件名称的写法', en: 'pattern of the names of files' },
  documents: { zh: '一笔出库至多 500 件', en: 'a release holds 500 documents at most' },
  sheets: { zh: '恢复单张数', en: 'number of recovery sheets' },
  keyFiles: { zh: '密钥文件路径', en: 'paths of key files' },
  commitment: { zh: '条目中没有这段文字', en: 'the entry has no such text' },
  'passphrase without key file': {
    zh: '自选口令须有密钥文件',
    en: 'a passphrase of one’s own needs a key file',
  },
  'passphrase-short': {
    zh: '口令至少 12 个字符，空格不计',
    en: 'a passphrase has 12 characters at least, blanks not counted',
  },
  'passphrase-blanks': {
    zh: '口令首尾不能有空格，中间只能用单个空格',
    en: 'a passphrase has single blanks only, and none at either end',
  },
  'passphrase-full-width': {
    zh: '口令中不能有全角字符或全角空格，请切换到半角',
    en: 'a passphrase has no full-width characters: switch the input method to half width',
  },
  'passphrase-invisible': {
    zh: '口令中不能有看不见的字符',
    en: 'a passphrase has no invisible characters',
  },
};

/** Why a file that came inside another cannot be taken. */
const fileFaults: Record<string, Word> = {
  FILE_EMPTY: { zh: '是空的', en: 'it is empty' },
  FILE_TOO_LARGE: { zh: '过大', en: 'it is too large' },
  FILE_UNPACKED_TOO_LARGE: { zh: '解开后过大', en: 'it is too large once it is unpacked' },
  FILE_KIND_UNSUPPORTED: { zh: '不收这一类文件', en: 'files of its kind are not taken' },
  FILE_KIND_TO_CONVERT: {
    zh: '不收这一类文件，须先另存为别的格式',
    en: 'files of its kind are not taken; save it in another form first',
  },
  FILE_KIND_MISMATCH: { zh: '内容与其扩展名不符', en: 'it is not what its name says' },
  FILE_ENCRYPTED: { zh: '已加密', en: 'it is encrypted' },
  FILE_NOT_IN_ENCODING: { zh: '不能按所选的编码读出', en: 'it cannot be read in the encoding chosen' },
  FILE_ENCODING_UNKNOWN: { zh: '看不出其文字编码', en: 'the encoding of its text cannot be told' },
  FILE_FORM_WITHOUT_PAGES: {
    zh: '是动态表单（XFA），没有自己的页面',
    en: 'it is a dynamic form (XFA) without pages of its own',
  },
  FILE_DAMAGED: { zh: '已损坏', en: 'it is damaged' },
  FILE_TOO_MANY_PAGES: { zh: '页数过多', en: 'it has too many pages' },
  IMAGE_TOO_LARGE: { zh: '图像尺寸过大', en: 'its image is too large in pixels' },
  RENDITION_TOO_LARGE: { zh: '阅览件过大', en: 'its access rendition is too large' },
  RASTERISER_TIMEOUT: { zh: '处理超时', en: 'it took too long to process' },
  FILE_ATTACHMENTS_TOO_MANY: { zh: '附件过多', en: 'it has too many attachments' },
  FILE_WITHIN_TOO_DEEP: { zh: '层层嵌套过深', en: 'it lies too deep within other files' },
  FILE_NEEDS_DESKTOP: { zh: '须在桌面程序中归档', en: 'it is to be filed from the desktop app' },
  NOT_A_TABLE: { zh: '不是表格', en: 'it is no table' },
  TABLE_TOO_LONG: { zh: '表格过大', en: 'its table is too large' },
  TABLE_TOO_WIDE: { zh: '表格的列过多', en: 'its table has too many columns' },
  TABLE_QUOTES_BROKEN: { zh: '表格的引号不成对', en: 'quotation marks in its table do not match' },
  PAGE_CANNOT_BE_SHOWN: { zh: '有一页无法显示', en: 'one of its pages cannot be shown' },
};

/** Kinds of file that are not taken, and what their own programs can do. */
const kindsNotTaken: Record<string, Word> = {
  ofd: { zh: 'OFD 版式文件', en: 'OFD' },
  'old-word': { zh: '旧版 Word 文档（DOC）', en: 'Word before 2007 (DOC)' },
  'word-macros': { zh: '带宏的 Word 文档或模板', en: 'Word with macros, or a template' },
  rtf: { zh: 'RTF 文档', en: 'RTF' },
  wps: { zh: 'WPS 文字文档', en: 'WPS Writer' },
  'open-document': { zh: 'OpenDocument 文档', en: 'OpenDocument' },
  pages: { zh: 'Pages 文稿', en: 'Pages' },
  slides: { zh: '演示文稿（PPT、PPTX）', en: 'slides (PPT, PPTX)' },
  'web-archive': { zh: '网页存档（MHT）', en: 'web archive (MHT)' },
  drawing: { zh: '图纸', en: 'technical drawing' },
  book: { zh: '电子书或版式文件', en: 'electronic book' },
  'old-excel': { zh: '旧版表格（XLS、ET）', en: 'spreadsheet before 2007 (XLS, ET)' },
  'excel-macros': { zh: '带宏的表格或模板', en: 'spreadsheet with macros, or a template' },
  'open-sheet': { zh: 'OpenDocument 或 Numbers 表格', en: 'OpenDocument or Numbers spreadsheet' },
  heic: { zh: 'HEIC 照片', en: 'HEIC photograph' },
  picture: { zh: '这种格式的图片', en: 'a picture in this form' },
  'tiff-form': { zh: '这种编码方式的 TIFF 图像', en: 'a TIFF encoded in this way' },
  archive: { zh: '压缩包', en: 'archive' },
};
const waysToSave: Record<string, Word> = {
  'as-document': { zh: '用原来的程序另存为 PDF 或 DOCX', en: 'Save it as PDF or DOCX in its own program' },
  'as-sheet': { zh: '用原来的程序另存为 XLSX 或 PDF', en: 'Save it as XLSX or PDF in its own program' },
  'as-picture': { zh: '另存为 JPEG、PNG 或 PDF', en: 'Save it as JPEG, PNG or PDF' },
  unpacked: { zh: '解开，并选择其中的文件', en: 'Unpack it and choose the files in it' },
};

/** Who decides and records in training; `self` is the person themselves. */
const posts: Record<string, Word> = {
  clerk: { zh: '人事专员', en: 'a personnel clerk' },
  head: { zh: '部门负责人', en: 'the head of the department' },
  general: { zh: '总经理', en: 'the general manager' },
  maker: { zh: '提出人', en: 'whoever proposed it' },
  self: { zh: '本人', en: 'the person themselves' },
};

const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  role: { ...roles, ...standIns },
  state: states,
  course: courses,
  post: posts,
  cause: causes,
  field: fields,
  fileFault: fileFaults,
  unsupported: kindsNotTaken,
  saveAs: waysToSave,
};

/** A number, a name, or a code without a word stays as it is; codes in a list are joined as the language joins them. */
export function factText(name: string, value: string | number, language: 'zh-CN' | 'en'): string {
  const table = Object.hasOwn(words, name) ? words[name] : undefined;
  if (table === undefined) return String(value);
  const texts = String(value)
    .split(',')
    .map((code) => {
      const word = Object.hasOwn(table, code) ? table[code] : undefined;
      if (word === undefined) return code;
      return language === 'zh-CN' ? word.zh : word.en;
    });
  return texts.join(language === 'zh-CN' ? '、' : ', ');
}
