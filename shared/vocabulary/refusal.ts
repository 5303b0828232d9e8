/**
 * Every refusal of the vault: its code, the rule behind it, and its sentence in both languages.
 *
 * The order of this table is the order of checking: where several refusals stand against an act, the first in the
 * table is the one that is given (policy tables keep the same order, a test compares). A code without a sentence does
 * not compile. `{name}` is filled from the refusal's facts; what stands in `⟦⟧` is a command, and is told in the
 * terminal only.
 */
import type { OneOfSeveral } from './changed.ts';
import { factText } from './fact-words.ts';
import { refusalsOfAgreements } from './refusals-of-agreements.ts';
import { refusalsOfBatches } from './refusals-of-batches.ts';
import { refusalsOfCorrections } from './refusals-of-corrections.ts';
import { refusalsOfForms } from './refusals-of-forms.ts';
import { refusalsOfGates } from './refusals-of-gates.ts';
import { refusalsOfInvitations } from './refusals-of-invitations.ts';
import { refusalsOfLeaving } from './refusals-of-leaving.ts';
import { absences, loanParties, loanRequests, longerWindows } from './refusals-of-lending.ts';
import { losses } from './refusals-of-losses.ts';
import { refusalsOfPlaces } from './refusals-of-places.ts';
import { releaseParties, releaseRequests, releaseSteps, releaseUnknown } from './refusals-of-releases.ts';
import { refusalsOfSheets } from './refusals-of-sheets.ts';
import { refusalsOfTables } from './refusals-of-tables.ts';
import { refusalsOfTraining } from './refusals-of-training.ts';
import { refusalsOfTyping } from './refusals-of-typing.ts';
import { wholeReleases } from './refusals-of-whole-release.ts';

interface Sentence {
  /** Number of the rule, or § of the list of bad input. */
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
  /** What one can do now. */
  readonly zhNow?: string;
  readonly enNow?: string;
}

const table = {
  // The state of the vault
  QUARANTINE: {
    rule: 'A6',
    zh: '保险库处于隔离状态：{cause}',
    en: 'The vault is in quarantine: {cause}',
    zhNow: '保管人与审批人共同签署新的世代后，方可继续。',
    enNow: 'A custodian and an approver sign a new generation; then work goes on.',
  },
  CLOCK_BACK: {
    rule: 'A8',
    zh: '时钟比日志最后一条慢了 {minutes} 分钟',
    en: 'The clock stands {minutes} minutes behind the last entry of the log',
    zhNow: '请校准时钟；确属更正的，由保管人与审批人签名确认⟦（clock confirm）⟧。',
    enNow:
      'Set the clock right; if it is right now, a custodian and an approver confirm it⟦ (clock confirm)⟧.',
  },
  CLOCK_FORWARD: {
    rule: 'A8',
    zh: '时钟比日志最后一条快了 {hours} 小时',
    en: 'The clock stands {hours} hours ahead of the last entry of the log',
    zhNow: '由开库的保管人签名确认⟦（clock confirm）⟧。',
    enNow: 'The opening custodian confirms it⟦ (clock confirm)⟧.',
  },
  NOT_SIGNED_IN: {
    rule: 'S1',
    zh: '没有人登录',
    en: 'Nobody is signed in',
    zhNow: '先登录⟦（sign-in）⟧。',
    enNow: 'Sign in first⟦ (sign-in)⟧.',
  },
  TRY_LATER: { rule: 'A7', zh: '请在 {seconds} 秒后再试', en: 'Try again in {seconds} seconds' },
  SECRET_MISMATCH: {
    rule: '§8',
    zh: '不符，未通过',
    en: 'No match',
    zhNow: '请核对后再试；每次失败都会记录，等待时间随之增长。',
    enNow: 'Check and try again; each failure is recorded and the wait grows.',
  },
  ROLE_NEEDED: {
    rule: 'S1',
    zh: '此事须由{role}办理',
    en: 'This takes the role {role}',
    zhNow: '请由担任该角色的人登录办理。',
    enNow: 'Somebody who holds that role can do it.',
  },
  ROLE_CANNOT_READ: { rule: 'S1', zh: '审计员只读日志', en: 'An auditor reads the log and nothing else' },

  // Those who sign along
  COSIGNER_MISSING: { rule: 'S5', zh: '还缺{role}的签名', en: 'The signature of {role} is missing' },
  COSIGNER_ROLE: {
    rule: 'S5',
    zh: '联签的人没有{role}的角色',
    en: 'The co-signer does not hold the role {role}',
  },
  COSIGNER_SAME: {
    rule: 'S6',
    zh: '同一个人不能在一件事上签两次，也不能为自己联签',
    en: 'Nobody signs the same act twice, or co-signs for themselves',
  },

  // Whose act it is: before anything that would tell about the loan or the borrower
  NO_SUCH_LOAN: { rule: 'D3', zh: '没有这笔调阅', en: 'No such loan' },
  ...releaseUnknown,
  SELF_APPROVAL: { rule: 'S6', zh: '不能审批自己的申请', en: 'Nobody decides on their own request' },
  AUTHOR_DECIDES: {
    rule: 'S3',
    zh: '编写人不能审批对其文件的调阅',
    en: 'An author does not decide on a loan of what they wrote',
  },
  ...loanParties,
  ...releaseParties,

  // People
  NO_SUCH_PERSON: { rule: '§8', zh: '没有这个人', en: 'No such person' },
  STAFF_NUMBER_TAKEN: {
    rule: 'S4',
    zh: '这个工号或证件号已登记在册',
    en: 'This staff or identity number is enrolled already',
    zhNow: '同一个人忘了口令，请更换密钥⟦（rekey）⟧；曾重复登记的，请合并两次登记⟦（same-as）⟧。',
    enNow: 'For a lost passphrase change their keys⟦ (rekey)⟧; join a double enrolment⟦ (same-as)⟧.',
  },
  NAME_LIKE: {
    rule: 'S8',
    zh: '已有看起来相同的姓名：{like}',
    en: 'Somebody is enrolled whose name looks the same: {like}',
    zhNow: '核对后，确认是另一个人再签⟦（--beside 编号）⟧。',
    enNow: 'Compare them; sign again once you have said that it is another person⟦ (--beside NUMBER)⟧.',
  },
  NAME_AMBIGUOUS: {
    rule: '§8',
    zh: '有不止一人叫这个名字',
    en: 'More than one person has this name',
    zhNow: '请写编号。',
    enNow: 'Give the number instead.',
  },
  ROLE_HELD: { rule: 'S2', zh: '此人已有这个角色', en: 'The person holds this role already' },
  ROLE_EXCLUDES: {
    rule: 'S2',
    zh: '保管人、审批人、审计员、人事专员不得兼任其他角色',
    en: 'Custodian, approver, auditor and personnel clerk each exclude every other role',
    zhNow: '先结束现有角色。',
    enNow: 'End the present role first.',
  },
  ROLE_NOT_HELD: { rule: 'S2', zh: '此人没有这个角色', en: 'The person does not hold this role' },
  LAST_OF_ROLE: {
    rule: 'S5',
    zh: '这是最后一位{role}，结束后无人可继任',
    en: 'This is the last {role}; nobody could admit another',
    zhNow: '先让接任者就任。',
    enNow: 'Give the role to a successor first.',
  },
  KEY_FILE_MISSING: {
    rule: 'S7',
    zh: '保管人与审批人须有密钥文件',
    en: 'Custodians and approvers need a key file',
    zhNow: '先换成带密钥文件与备份的密钥⟦（rekey --key-file）⟧。',
    enNow: 'Give them keys with a key file and a spare first⟦ (rekey --key-file)⟧.',
  },
  CLEARANCE_MISSING: { rule: 'D3', zh: '这个角色须指定授权密级', en: 'This role needs a clearance' },
  PERSON_FROZEN: {
    rule: 'P1',
    zh: '此人已被冻结',
    en: 'The person is frozen',
    zhNow: '解冻须由保管人与审批人签名。',
    enNow: 'Unfreezing takes a custodian and an approver.',
  },
  NOT_FROZEN: { rule: 'S5', zh: '此人没有被冻结', en: 'The person is not frozen' },
  SAME_ALREADY: { rule: 'S4', zh: '两者已合并', en: 'The two are joined already' },
  POLICY_LOOSER: { rule: 'S6', zh: '规定只能收紧', en: 'Policy can only be made stricter' },
  ...refusalsOfSheets,

  // Dossiers and documents
  NO_SUCH_DOSSIER: { rule: 'D3', zh: '没有这个档号', en: 'No such code' },
  NO_SUCH_DOCUMENT: { rule: 'D3', zh: '没有这件文件', en: 'No such document' },
  NO_SUCH_NOTE: { rule: 'L10', zh: '没有这条笔记', en: 'No such note' },
  SELF_CUSTODY: { rule: 'S6', zh: '自己提交的文件不能自己入档', en: 'Nobody accepts what they submitted' },
  CODE_TAKEN: { rule: 'D1', zh: '这个档号已有卷宗', en: 'A dossier with this code exists already' },
  CODE_LIKE: {
    rule: 'S8',
    zh: '已有看起来相同的档号或客户名：{like}',
    en: 'There is a code or client that looks the same: {like}',
    zhNow: '核对后，确认是另一个卷宗再签⟦（--beside 档号）⟧。',
    enNow: 'Compare them; sign again once you have said that it is another dossier⟦ (--beside CODE)⟧.',
  },
  ...refusalsOfCorrections,
  ...refusalsOfForms,
  ...refusalsOfTyping,
  NOT_READY: {
    rule: 'S7',
    zh: '恢复单与备用密钥文件尚未确认，不能归档',
    en: 'Recovery sheets and spare key files are not confirmed; nothing can be filed',
    zhNow: '先确认⟦（recovery confirm、keyfile confirm）⟧。',
    enNow: 'Confirm them first⟦ (recovery confirm, keyfile confirm)⟧.',
  },
  DOSSIER_HELD: {
    rule: 'D9',
    zh: '卷宗已被冻结（保全）',
    en: 'The dossier is on hold',
    zhNow: '解除须由保管人与审批人签名。',
    enNow: 'Lifting it takes a custodian and an approver.',
  },
  NOT_HELD: { rule: 'D9', zh: '卷宗没有被冻结（保全）', en: 'The dossier is not on hold' },
  DOSSIER_CLOSED: { rule: 'D1', zh: '卷宗已结卷', en: 'The dossier is closed' },
  KEEPER_TURNED_USER: {
    rule: 'S3',
    zh: '曾保管或审批过这个卷宗的人，终身不得在其中编写或借用',
    en: 'Whoever has kept or approved on this dossier never writes or borrows in it',
    zhNow: '请由没有在其中保管或审批过的人办理。',
    enNow: 'Somebody who has not kept or approved on it can do this.',
  },
  USER_TURNED_KEEPER: {
    rule: 'S3',
    zh: '曾编写或借用过这个卷宗的人，终身不得在其中保管或审批',
    en: 'Whoever has written or borrowed in this dossier never keeps or approves on it',
    zhNow: '请由没有在其中编写或借用过的人办理。',
    enNow: 'Somebody who has not written or borrowed in it can do this.',
  },
  FILING_UNDER_WAY: { rule: 'D5', zh: '另一批文件正在提交', en: 'Other files are being submitted' },
  FILE_NOT_AS_SIGNED: { rule: 'D5', zh: '签名之后文件变了', en: 'The file is not as it was signed for' },
  FILE_EMPTY: { rule: 'D6', zh: '文件是空的', en: 'The file is empty' },
  FILE_TOO_LARGE: { rule: 'D6', zh: '文件过大', en: 'The file is too large' },
  FILE_UNPACKED_TOO_LARGE: {
    rule: 'D6',
    zh: '文件解开后过大',
    en: 'The file is too large once it is unpacked',
  },
  FILE_KIND_UNSUPPORTED: { rule: 'D6', zh: '不收这一类文件', en: 'Files of this kind are not taken' },
  FILE_KIND_TO_CONVERT: {
    rule: 'D6',
    zh: '不收这一类文件：{unsupported}',
    en: 'Files of this kind are not taken: {unsupported}',
    zhNow: '请{saveAs}后再提交。',
    enNow: '{saveAs}, then submit that.',
  },
  FILE_KIND_MISMATCH: { rule: 'D6', zh: '文件内容与其扩展名不符', en: 'The file is not what its name says' },
  FILE_ENCRYPTED: {
    rule: 'D6',
    zh: '文件已加密，无法制作阅览件',
    en: 'The file is encrypted; no access rendition can be made',
  },
  FILE_NOT_IN_ENCODING: {
    rule: 'D6',
    zh: '文件不能按所选的编码读出',
    en: 'The file cannot be read in the encoding that was chosen',
    zhNow: '请选择其他编码，或由程序判断。',
    enNow: 'Choose another encoding, or leave it to the program.',
  },
  FILE_ENCODING_UNKNOWN: {
    rule: 'D6',
    zh: '看不出这份文本用的是哪种文字编码',
    en: 'In which encoding this text is written cannot be told',
    zhNow: '请选择其编码；清单中没有的，请另存为 UTF-8 再提交。',
    enNow: 'Choose its encoding; where the list does not have it, save the text as UTF-8 and submit that.',
  },
  FILE_FORM_WITHOUT_PAGES: {
    rule: 'D6',
    zh: '这份 PDF 是动态表单（XFA），页面由填写它的程序生成，文件里没有',
    en: 'This PDF is a dynamic form (XFA): the program it is filled in with makes its pages, the file has none',
    zhNow: '请在该程序中打印为普通 PDF，再归档。',
    enNow: 'Print it to an ordinary PDF in that program, and file that.',
  },
  FILE_DAMAGED: { rule: 'D6', zh: '文件已损坏', en: 'The file is damaged' },
  FILE_TOO_MANY_PAGES: { rule: 'D6', zh: '页数过多', en: 'The file has too many pages' },
  IMAGE_TOO_LARGE: { rule: 'D6', zh: '图像尺寸过大', en: 'The image is too large in pixels' },
  RENDITION_TOO_LARGE: { rule: 'D6', zh: '阅览件过大', en: 'The access rendition is too large' },
  RASTERISER_TIMEOUT: { rule: 'D6', zh: '文件处理超时', en: 'The file took too long to process' },
  FILE_ATTACHMENTS_TOO_MANY: {
    rule: 'D6',
    zh: '文件带有的附件超过 {attachmentsMax} 个',
    en: 'The file brings more than {attachmentsMax} attachments',
    zhNow: '请将附件另存后分别归档。',
    enNow: 'Save the attachments and file them one by one.',
  },
  FILE_ATTACHMENT_REFUSED: {
    rule: 'D6',
    zh: '文件的第 {ordinal} 个附件不能归档：{fileFault}',
    en: 'Attachment {ordinal} of the file cannot be filed: {fileFault}',
    zhNow: '整份文件未归档。',
    enNow: 'Nothing of the file was filed.',
  },
  FILE_NEEDS_DESKTOP: {
    rule: 'D6',
    zh: '这一类文件须在桌面程序中归档，或在装有 Chromium 的机器上归档',
    en: 'Files of this kind are filed from the desktop app, or where a Chromium is installed',
    zhNow: '如已安装在别处，请用 DOSSIER_VAULT_CHROMIUM 指明其路径。',
    enNow: 'If one is installed elsewhere, name its path in DOSSIER_VAULT_CHROMIUM.',
  },
  ...refusalsOfTables,
  FILE_CHANGED: { rule: 'D6', zh: '文件在读取时被改动', en: 'The file changed while it was read' },
  FILE_UNREADABLE: { rule: '§8', zh: '无法读取文件', en: 'The file cannot be read' },
  DOCUMENT_NOT_PENDING: {
    rule: 'D5',
    zh: '这件文件不在待入档之列',
    en: 'The document is not waiting to be accepted',
  },
  DOCUMENT_NOT_ACCEPTED: { rule: 'D5', zh: '这件文件尚未入档', en: 'The document is not accepted yet' },
  JOINED_NOT_ACCEPTED: {
    rule: 'D7',
    zh: '与它归为一件的文件尚未入档',
    en: 'The document it was joined with is not accepted yet',
    zhNow: '请先将那一件入档；若已退回或归入别处，请退回这一件，重新提交。',
    enNow:
      'Accept that one first; if it was sent back or went elsewhere, send this one back to be submitted again.',
  },
  LIKENESS_UNDECIDED: {
    rule: 'D7',
    zh: '与已有文件相似，须选择"某件的新版本"或写明"新文件，因为……"',
    en: 'It is like a known document: choose "version of" or "new, because …"',
    zhNow: '请二选一⟦（--version-of、--new-because）⟧。相似：{likes}',
    enNow: 'Choose one of the two⟦ (--version-of, --new-because)⟧. Like: {likes}',
  },
  LIKENESS_MISPLACED: {
    rule: 'D7',
    zh: '选定的文件不在相似之列',
    en: 'The chosen document is not among the like ones',
  },

  // Requests
  ROLE_ENDED: { rule: 'S2', zh: '借用人已不再担任借用人', en: 'The borrower no longer holds that role' },
  OWN_WRITING: {
    rule: 'S3',
    zh: '不能调阅自己编写的文件',
    en: 'Nobody borrows what they wrote',
    zhNow: '编写人另有底稿，或请他人调阅。',
    enNow: 'Somebody else can borrow it.',
  },
  VIEWS_SPENT: {
    rule: 'L4',
    zh: '{cap} 次查阅已用完',
    en: 'All {cap} views are spent',
    zhNow: '无法再增加；请由另一位借用人查阅。',
    enNow: 'There is no way to a further one; another borrower can look.',
  },
  ...loanRequests,
  ...releaseRequests,

  // Decisions
  LOAN_STATE: {
    rule: 'L1',
    zh: '这笔调阅的状态是"{state}"，不能这样办',
    en: 'The loan is "{state}"; this step does not follow',
  },
  WINDOW_OVER: {
    rule: 'L3',
    zh: '期限已过',
    en: 'The window is over',
    zhNow: '请重新申请。',
    enNow: 'Make a new request.',
  },
  ...longerWindows,
  ...absences,
  MINUTES_TOO_LONG: { rule: 'L7', zh: '单次查阅最长 {max} 分钟', en: 'A view lasts {max} minutes at most' },
  BATCH_TOO_LARGE: { rule: 'L2', zh: '一批最多 20 件', en: 'A batch holds 20 at most' },
  BATCH_NOT_OPENED: {
    rule: 'L2',
    zh: '有未逐件打开过的申请',
    en: 'Not every request of the batch was opened',
  },
  BATCH_TOO_OLD: {
    rule: 'L2',
    zh: '打开已超过两分钟，须重新打开',
    en: 'More than two minutes have passed since it was opened',
  },
  ...refusalsOfBatches,
  ...refusalsOfInvitations,
  ...releaseSteps,
  ...wholeReleases,
  ...losses,

  // Issue, return
  KEYSET_REPLACED: {
    rule: 'S4',
    zh: '授权签给了已更换的密钥',
    en: 'The grant was made to a keyset that has been replaced',
    zhNow: '请重新申请。',
    enNow: 'Make a new request.',
  },

  // Views
  LOAN_NOT_RECEIVED: {
    rule: 'L3',
    zh: '尚未收领',
    en: 'The loan has not been received',
    zhNow: '先确认收领⟦（confirm）⟧。',
    enNow: 'Confirm receipt first⟦ (confirm)⟧.',
  },
  WINDOW_NOT_BEGUN: { rule: 'L1', zh: '期限尚未开始', en: 'The window has not begun' },
  VIEW_OPEN: {
    rule: 'L7',
    zh: '已有一次查阅未结束',
    en: 'A view is open already',
    zhNow: '继续它⟦（resume）⟧或结束它⟦（end-view）⟧。',
    enNow: 'Resume it⟦ (resume)⟧ or end it⟦ (end-view)⟧.',
  },
  NO_VIEW_OPEN: { rule: 'L7', zh: '没有可继续的查阅', en: 'There is no view to resume' },
  VIEW_OVER: { rule: 'L7', zh: '这次查阅的时间已用完', en: 'The time of this view is over' },
  VIEW_BLANK: {
    rule: 'L7',
    zh: '页面已遮盖，须输入口令继续',
    en: 'The page is blank; the passphrase brings it back',
  },
  RESTART_NEEDS_CUSTODIAN: {
    rule: 'L7',
    zh: '机器已重启，须由保管人签名后继续',
    en: 'The machine was restarted; a custodian signs the resumption',
  },
  PAGE_OUT_OF_RANGE: {
    rule: '§8',
    zh: '没有第 {page} 页，共 {pages} 页',
    en: 'There is no page {page}; the document has {pages}',
  },
  ...refusalsOfPlaces,
  NO_SCREEN: {
    rule: 'L9',
    zh: '这里没有屏幕：真实的保险库不把页面写成文件',
    en: 'There is no screen here: a real vault never writes pages to files',
    zhNow: '请在桌面程序中查阅。',
    enNow: 'View it in the desktop app.',
  },
  PAGE_CANNOT_BE_SHOWN: {
    rule: 'L6',
    zh: '这一页无法显示',
    en: 'This page cannot be shown',
    zhNow: '没有消耗查阅次数。',
    enNow: 'No view was spent.',
  },
  DOCUMENT_FILE_DAMAGED: {
    rule: 'L6',
    zh: '文件的密封件缺失或损坏',
    en: 'The sealed file is missing or damaged',
    zhNow: '没有消耗查阅次数；请告知保管人。',
    enNow: 'No view was spent; tell the custodian.',
  },
  NOTE_NOT_YOURS: { rule: 'L10', zh: '笔记只属于写它的人', en: 'A note belongs to its writer' },
  NOT_IN_SUCCESSION: {
    rule: 'L10',
    zh: '此人无权查阅这件文件',
    en: 'That person may not know of this document',
  },
  // Handing over and leaving
  PERSON_LEAVING: {
    rule: 'P1',
    zh: '此人已提出离职，不能再接手客户、文件或角色',
    en: 'This person is leaving: nothing more is handed to them',
  },
  DEPARTURE_OPEN: {
    rule: 'P1',
    zh: '离职手续未结束，冻结不能解除',
    en: 'The departure is open: the freeze stays',
    zhNow: '撤回离职的，由保管人与审批人一并签名。',
    enNow: 'If the notice is taken back, a custodian and an approver sign that.',
  },
  DEPARTURE_KNOWN: {
    rule: 'P1',
    zh: '此人的离职已登记',
    en: 'The departure of this person is on record already',
  },
  NO_SUCH_DEPARTURE: { rule: '§8', zh: '没有这件离职事项', en: 'No such departure' },
  DEPARTURE_OVER: { rule: 'P2', zh: '这件离职事项已结束', en: 'This departure is over' },
  DEPARTURE_HOLDS_KEYS: {
    rule: 'H1',
    zh: '此人仍担任{role}，须先移交',
    en: 'This person still holds the role {role}: hand it over first',
  },
  DATES_INVALID: {
    rule: 'P1',
    zh: '最后工作日不能早于通知日',
    en: 'The last day cannot lie before the notice',
  },
  NO_SUCH_ITEM: { rule: '§8', zh: '清单中没有这一项', en: 'The list has no such item' },
  EXPOSURE_CHANGED: {
    rule: 'P3',
    zh: '知悉清单自打印后有变化',
    en: 'The exposure statement has changed since it was read',
    zhNow: '请重新查看后再签。',
    enNow: 'Read it again, then sign.',
  },
  NO_SUCH_HANDOVER: { rule: '§8', zh: '没有这件移交', en: 'No such handover' },
  HANDOVER_UNDER_WAY: {
    rule: 'H1',
    zh: '已有一件保管移交在办',
    en: 'A custody handover is under way',
    zhNow: '先办完或中止它。',
    enNow: 'Finish or abandon it first.',
  },
  HANDOVER_STATE: { rule: 'H1', zh: '这件移交现在不能这样办', en: 'This handover cannot do that now' },
  HANDOVER_PEOPLE: {
    rule: 'H1',
    zh: '移交人、接收人与监交人须为三个不同的人：两位保管人与一位审批人',
    en: 'Transferor, transferee and witness are three different people: two custodians and an approver',
  },
  HANDOVER_NOT_CHECKED: {
    rule: 'H1',
    zh: '清册尚未核对完，或核对之后又有变动',
    en: 'The list is not checked to its end, or something has changed since it was',
    zhNow: '请继续核对。',
    enNow: 'Go on checking.',
  },
  HANDOVER_NOTE_MISSING: {
    rule: 'H1',
    zh: '还有 {left} 处不符没有说明',
    en: '{left} differences have no note yet',
  },
  EPOCH_UNFINISHED: {
    rule: 'H1',
    zh: '上一次更换密钥尚未完成',
    en: 'The last change of keys is not finished',
    zhNow: '由该方成员登录或重新开库，即自动续办。',
    enNow: 'It goes on by itself when a member of that side signs in, or at the next opening.',
  },
  SUCCESSOR_CANNOT: {
    rule: 'H2',
    zh: '此人不能接替：须能调阅、授权密级足够，且不是移交人',
    en: 'This person cannot follow: it takes a borrower cleared for the client who is not the transferor',
  },
  NO_SUCH_LINE: { rule: 'H2', zh: '清单中没有这个客户', en: 'This client is not on the list' },
  LINE_CLOSED: { rule: 'H2', zh: '这一行已办结', en: 'This line is closed' },
  LINE_WITHOUT_SUCCESSOR: { rule: 'H2', zh: '还没有接替人', en: 'There is no successor yet' },
  LINE_NOT_YOURS: {
    rule: 'H2',
    zh: '这一行不由你签，或你已签过',
    en: 'This line is not yours to sign, or you have signed it',
  },
  LINE_WITNESS_LAST: {
    rule: 'H2',
    zh: '监交人在移交人与接收人之后签',
    en: 'The witness signs after transferor and transferee',
  },
  LINES_OPEN: {
    rule: 'H2',
    zh: '还有 {count} 个客户没有办结',
    en: '{count} clients have not passed yet',
  },
  CLIENT_IN_HANDOVER: {
    rule: 'H2',
    zh: '这个客户正在移交中',
    en: 'This client is being handed over',
  },
  NOBODY_TO_HAND_OVER: {
    rule: 'H2',
    zh: '此人名下没有可移交的客户',
    en: 'This person is responsible for no client that could pass',
  },
  ENVELOPE_SEALED: {
    rule: 'H2',
    zh: '联系方式仍在密封的信封里：三方签完这一行才启封',
    en: 'The contact sheet is in its sealed envelope: it opens when all three have signed the line',
  },
  NOT_PERSONAL: {
    rule: 'D4',
    zh: '入档时未声明为个人资源的文件归单位所有，须随客户移交',
    en: 'What was not filed as a personal resource is the firm’s, and passes with the client',
  },
  PAPER_UNKNOWN: {
    rule: 'H3',
    zh: '认不出这份纸件上的检查点',
    en: 'The checkpoint of this paper cannot be read',
  },
  PAPER_TOO_EARLY: { rule: 'H3', zh: '还没有可打印的内容', en: 'There is nothing to print yet' },
  ...refusalsOfTraining,
  ...refusalsOfAgreements,
  ...refusalsOfGates,
  ...refusalsOfLeaving,

  LOG_NOT_FOR_YOU: {
    rule: 'S1',
    zh: '日志由审计员、保管人与审批人阅读',
    en: 'The log is read by auditors, custodians and approvers',
  },
} as const satisfies Record<string, Sentence>;

export type RefusalCode = keyof typeof table;
/** Codes whose sentence cannot be said without the refusal's facts. */
export type CodeWithFacts = {
  [C in RefusalCode]: (typeof table)[C]['zh'] extends `${string}{${string}` ? C : never;
}[RefusalCode];
export const refusalCodes = Object.keys(table) as RefusalCode[];
export const refusalSentences: Readonly<Record<RefusalCode, Sentence>> = table;

export type Facts = Readonly<Record<string, string | number>>;

/** A value, not an exception of the program: the vault's considered "no". */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;
  /** Index of the entry that records it, once it is on record. */
  entry: number | null = null;
  /** Where the act was several under one passphrase. */
  several: OneOfSeveral | null = null;
  constructor(code: RefusalCode, facts: Facts = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}

export type Language = 'zh-CN' | 'en';

const fill = (text: string, facts: Facts, language: Language): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    return value === undefined ? whole : factText(name, value, language);
  });

export interface RefusalText {
  readonly sentence: string;
  readonly rule: string;
  readonly now: string | null;
}

/** `commands`: for the terminal, where what one can do is typed. */
export function describeRefusal(
  code: RefusalCode,
  facts: Facts,
  language: Language,
  { commands = false }: { readonly commands?: boolean } = {},
): RefusalText {
  const entry: Sentence = refusalSentences[code];
  const written = language === 'zh-CN' ? entry.zhNow : entry.enNow;
  const now = commands ? written?.replace(/[⟦⟧]/g, '') : written?.replace(/⟦[^⟧]*⟧/g, '');
  return {
    sentence: fill(language === 'zh-CN' ? entry.zh : entry.en, facts, language),
    rule: entry.rule,
    now: now === undefined ? null : fill(now, facts, language),
  };
}
