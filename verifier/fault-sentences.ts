import { ofAgreements } from './fault-sentences-of-agreements.ts';
import { ofCorrections } from './fault-sentences-of-corrections.ts';
import { ofForms } from './fault-sentences-of-forms.ts';
import { ofGates } from './fault-sentences-of-gates.ts';
import { ofEpochs, ofHandovers } from './fault-sentences-of-handovers.ts';
import { ofInvitations } from './fault-sentences-of-invitations.ts';
import { ofLeaving } from './fault-sentences-of-leaving.ts';
import { ofLending } from './fault-sentences-of-lending.ts';
import { ofLosses } from './fault-sentences-of-losses.ts';
import { ofMeasures } from './fault-sentences-of-measures.ts';
import { ofMemory } from './fault-sentences-of-memory.ts';
import { ofParts } from './fault-sentences-of-parts.ts';
import { ofReleases } from './fault-sentences-of-releases.ts';
import { ofTraining } from './fault-sentences-of-training.ts';

/** What is wrong, in words for an auditor: English, then Chinese. Braces name facts of the fault. */

type InBothLanguages = readonly [en: string, zhCN: string];

const ofFiles = {
  'file-missing': [
    'The file {file} is missing: this folder is no audit bundle.',
    '缺少文件 {file}：此文件夹不是审计包。',
  ],
  'file-unreadable': ['The file {file} cannot be read ({code}).', '无法读取文件 {file}({code})。'],
  'file-too-large': [
    'The file {file} is too large to be what its name says.',
    '文件 {file} 过大，与其名称不符。',
  ],
  'line-too-long': ['{file} has a line longer than any entry.', '{file} 中有一行超过任何条目应有的长度。'],
  'since-malformed': [
    'The older checkpoint is not a checkpoint of a vault.',
    '所给的旧检查点不是保险库的检查点。',
  ],
  'manifest-malformed': [
    'manifest.json is not a manifest of this format ({field}).',
    'manifest.json 不符合格式({field})。',
  ],
  'manifest-differs': [
    'manifest.json says {field} {said}, the log says {found}.',
    'manifest.json 中 {field} 为 {said}，日志中为 {found}。',
  ],
  'manifest-silent': ['manifest.json does not name the file {file}.', 'manifest.json 未列出文件 {file}。'],
  'file-absent': [
    'manifest.json names the file {file}, which is not there.',
    'manifest.json 列出的文件 {file} 不存在。',
  ],
  'file-differs': [
    'The file {file} is not the one that manifest.json describes.',
    '文件 {file} 与 manifest.json 的记载不一致。',
  ],
  'no-entries': ['entries.jsonl has no entries.', 'entries.jsonl 中没有条目。'],
} as const satisfies Record<string, InBothLanguages>;

const ofStructure = {
  'not-utf8': ['It is not UTF-8 text.', '不是 UTF-8 文本。'],
  'json-grammar': [
    'It is not JSON, or something stands before or after it.',
    '不是 JSON，或其前后另有内容。',
  ],
  'json-duplicate-key': ['An object has the same key twice.', '同一对象中有重复的键。'],
  'json-depth': ['The JSON is nested too deeply.', 'JSON 嵌套过深。'],
  'json-number': ['A number is not written as a plain integer.', '数字不是普通整数写法。'],
  'line-unended': ['The last line is cut off: it has no line end.', '最后一行不完整：缺少换行。'],
  'malformed-field': [
    '“{field}” is missing, unknown or not as the format asks.',
    '“{field}”缺失、未知或不符合格式。',
  ],
  index: ['Its number is {index}; {due} comes next.', '编号为 {index}，应为 {due}。'],
  'payload-type': ['Its payload is not of the type of log entries.', '其载荷类型不是日志条目。'],
  base64: ['“{field}” is not canonical base64.', '“{field}”不是规范的 base64。'],
  'signature-length': ['A signature is not 64 bytes long.', '签名长度不是 64 字节。'],
  outcome: ['Its outcome “{outcome}” does not go with its type.', '结果“{outcome}”与类型不符。'],
  'place-missing': ['A view without a place.', '查阅未写地点。'],
  'actor-not-signer': [
    'The actor named is not the first signer in their role.',
    '所写的行为人不是第一签名人及其角色。',
  ],
  'no-such-day': ['The calendar has no day {date}.', '日历上没有 {date} 这一天。'],
  'other-vault': ['It belongs to another vault ({vault}).', '属于另一个保险库({vault})。'],
} as const satisfies Record<string, InBothLanguages>;

const ofTreeAndCheckpoint = {
  'body-size': [
    'It says that {size} entries were before it; there are {due}.',
    '所写的在前条目数为 {size}，实际为 {due}。',
  ],
  'body-root': [
    'The entries before it are not those that it was appended to.',
    '在前的条目与其追加时所见的不一致。',
  ],
  'head-size': [
    'The checkpoint speaks of {size} entries, the bundle has {entries}.',
    '检查点记载 {size} 个条目，审计包中有 {entries} 个。',
  ],
  'head-root': [
    'The entries are not those that the checkpoint was signed over.',
    '条目与检查点所签的内容不一致。',
  ],
  'no-root': ['The checkpoint cannot be read.', '检查点无法读取。'],
  'checkpoint-malformed': [
    'The checkpoint is not a signed checkpoint of a vault.',
    '检查点不是保险库签署的检查点。',
  ],
  'checkpoint-other-vault': [
    'The checkpoint is that of another vault ({vault}).',
    '检查点属于另一个保险库({vault})。',
  ],
  'checkpoint-generation': [
    'The checkpoint is of generation {generation}, the log is in generation {newest}.',
    '检查点属于第 {generation} 代，日志已到第 {newest} 代。',
  ],
  'checkpoint-signature': [
    'The checkpoint is not signed by the log key of generation {generation}.',
    '检查点不是由第 {generation} 代日志密钥签署的。',
  ],
  'since-not-given': ['No older checkpoint was given (--since).', '未提供旧检查点(--since)。'],
  'since-other-vault': [
    'The older checkpoint is that of another vault ({vault}).',
    '旧检查点属于另一个保险库({vault})。',
  ],
  'since-signature': [
    'The older checkpoint is not signed by this log’s key of generation {generation}.',
    '旧检查点不是由本日志第 {generation} 代密钥签署的。',
  ],
  'since-longer': [
    'The older checkpoint speaks of {size} entries, this log has {entries}: entries are missing.',
    '旧检查点记载 {size} 个条目，本日志只有 {entries} 个：有条目缺失。',
  ],
  'since-root': [
    'The first {size} entries of this log are not those of the older checkpoint: it is another history.',
    '本日志的前 {size} 个条目与旧检查点不一致：这是另一段历史。',
  ],
  'since-generation': [
    'The older checkpoint is of generation {generation}; at that length this log was in generation {before}.',
    '旧检查点属于第 {generation} 代，而本日志在该长度时为第 {before} 代。',
  ],
} as const satisfies Record<string, InBothLanguages>;

const ofSignatures = {
  'creation-not-first': [
    'The creation of the vault is the first entry and only the first.',
    '建库条目必须且只能是第一条。',
  ],
  'generation-not-next': [
    'Generation {generation} follows {before}.',
    '第 {before} 代之后出现第 {generation} 代。',
  ],
  'signature-invalid': ['The signature by {keyid} does not verify.', '{keyid} 的签名验证不通过。'],
  'log-key-not-in-force': [
    'Signed as {keyid}; the log key in force is {name}.',
    '以 {keyid} 签署，而有效的日志密钥是 {name}。',
  ],
  'keyset-replaced': [
    'Signed by the keyset {keyset}, which had been replaced.',
    '由已被更换的密钥组 {keyset} 签署。',
  ],
  'keyset-unknown': [
    'Signed by the keyset {keyset}, which the log never introduced.',
    '由日志从未登记的密钥组 {keyset} 签署。',
  ],
  'keyset-of-another': [
    'The keyset {keyset} is not one of person {person}.',
    '密钥组 {keyset} 不属于人员 {person}。',
  ],
  'keyset-twice': ['The keyset {keyset} is introduced a second time.', '密钥组 {keyset} 被重复登记。'],
  'person-twice': ['The person {person} is enrolled a second time.', '人员 {person} 被重复登记。'],
  'person-unknown': ['The person {person} is not enrolled.', '人员 {person} 未登记。'],
  'self-not-by-new-keyset': [
    'The person does not sign with the keyset that is introduced.',
    '本人未用新登记的密钥组签名。',
  ],
  'new-keyset-of-self': [
    'Keyset {keyset} is introduced here and signs as self only.',
    '密钥组 {keyset} 在此登记，只能由本人以本人身份签名。',
  ],
  'machine-entry-by-person': [
    'An entry without signers is not signed by the log key.',
    '无签名人的条目不是由日志密钥签署的。',
  ],
  'signature-count': [
    'It has {signatures} signatures where {signers} are due.',
    '有 {signatures} 个签名，应有 {signers} 个。',
  ],
  'signature-order': [
    'A signature by {keyid} stands where one by {keyset} is due.',
    '应由 {keyset} 签名之处为 {keyid} 的签名。',
  ],
  'chain-gap': [
    'Statement {seq} of person {person} comes where statement {next} is due: statements are missing.',
    '人员 {person} 的第 {seq} 号陈述出现在应为第 {next} 号之处：有陈述缺失。',
  ],
  'chain-fork': [
    'Statement {seq} of person {person} comes a second time; {next} is due.',
    '人员 {person} 的第 {seq} 号陈述重复出现，应为第 {next} 号。',
  ],
  'chain-prev': [
    'Statement {seq} of person {person} does not follow the one before it.',
    '人员 {person} 的第 {seq} 号陈述与其前一号不相接。',
  ],
} as const satisfies Record<string, InBothLanguages>;

const ofRoles = {
  'signers-row': ['Signed as: {found}. Due: {due}.', '签名身份：{found}。应为：{due}。'],
  'founder-order': ['The founders do not sign in the order of their list.', '创建人未按名单顺序签名。'],
  'founders-missing': [
    'A vault is created by at least one custodian and one approver.',
    '建库至少须有一名保管人和一名审批人。',
  ],
  'place-not-next': [
    'The vault is taken from place {place}, where the log does not have it.',
    '保险库由 {place} 处迁来，而日志所载并非此处。',
  ],
  'backup-unplanned': [
    'Backups do not go to target {target}: it was not planned, or has ended.',
    '备份去处 {target} 未经设定，或已停止。',
  ],
  'backup-ended': ['Target {target} has ended and begins again.', '备份去处 {target} 已停止，又重新开始。'],
  'backup-of-more': [
    'The backup has {entries} entries, more than the log had.',
    '备份有 {entries} 条，多于当时的日志。',
  ],
  'backup-not-newer': [
    'State {state} is not newer than the one before it.',
    '备份状态 {state} 并不晚于前一个。',
  ],
  'backup-dropped-unknown': [
    'State {state} goes, and is not there.',
    '备份状态 {state} 并不存在，却被清除。',
  ],
  'restored-unquarantined': [
    'What was put back from a backup was opened without quarantine.',
    '由备份恢复的保险库未经隔离即开启。',
  ],
  'whole-planned-twice': [
    'The release of the whole vault is announced while one is announced already.',
    '整库出库已经宣布，又再次宣布。',
  ],
  'whole-approvers': [
    'Approvers who sign for the whole vault: {given}; the policy asks for {needed}.',
    '为整库出库签名的审批人 {given} 名，制度要求 {needed} 名。',
  ],
  'whole-by-frozen': [
    '{person} is frozen and signs for the whole vault to leave.',
    '{person} 已被冻结，却为整库出库签名。',
  ],
  'whole-unplanned': [
    'No release of the whole vault was announced, or it was withdrawn, or its sixty days are over.',
    '整库出库未经宣布，或已撤回，或已过六十天。',
  ],
  'whole-too-early': [
    'The release of the whole vault began before seven days had passed.',
    '整库出库宣布未满七天即已办理。',
  ],
  'whole-not-begun': [
    'The whole vault is said to be written out, and nobody began it.',
    '整库出库未经办理，却记为已写出。',
  ],
  'place-unsaid': [
    'The vault is on another machine, and nobody has signed that it moved there.',
    '保险库在另一台机器上，却无人签名说明迁移。',
  ],
  'quarantine-forgotten': [
    'The vault is opened as if sound, though the check in entry {entry} found it amiss and no generation has begun since.',
    '第 {entry} 条的核对已发现问题，其后并无新的世代，保险库却按无隔离打开。',
  ],
  'sheets-unproven': [
    'New keys by recovery sheets, without the signature that only the sheets give.',
    '凭恢复单更换密钥，却没有只有恢复单才能作出的签名。',
  ],
  'signs-twice': ['Person {person} signs one entry twice.', '人员 {person} 在同一条目上签名两次。'],
  'role-not-held': [
    'Person {person} signs as {role} without holding that role.',
    '人员 {person} 以 {role} 身份签名，但并无此角色。',
  ],
  'roles-exclude': [
    'Person {person} holds roles that exclude each other: {roles}.',
    '人员 {person} 同时持有互斥的角色：{roles}。',
  ],
  'frozen-acts': ['Person {person} is frozen.', '人员 {person} 已被冻结。'],
  'self-is-another': [
    'It is about person {person}, who does not sign it.',
    '事涉人员 {person}，但本人未签名。',
  ],
  'signs-about-self': [
    'Person {person} co-signs an entry about themself.',
    '人员 {person} 会签了关于自己的条目。',
  ],
  'policy-loosened': ['The policy becomes looser in {setting}.', '策略 {setting} 被放宽。'],
} as const satisfies Record<string, InBothLanguages>;

const ofSeparation = {
  'keeper-turned-user': [
    'Whoever kept dossier {dossier} now acts as its user.',
    '曾保管或审批卷宗 {dossier} 的人又作为使用人。',
  ],
  'user-turned-keeper': [
    'Whoever used dossier {dossier} now acts as its keeper.',
    '曾编写或借用卷宗 {dossier} 的人又作为保管人或审批人。',
  ],
  'borrows-own-lineage': [
    'The person wrote in the lineage {lineage} that they borrow.',
    '该人借用自己编写的文件 {lineage}。',
  ],
  'borrows-own-dossier': [
    'The person wrote in the dossier {dossier} that they borrow from.',
    '该人借用自己编写过的卷宗 {dossier}。',
  ],
  'two-parts-in-loan': [
    'The {acting} of this loan is also its {party}.',
    '本次调阅中 {acting} 与 {party} 为同一人。',
  ],
} as const satisfies Record<string, InBothLanguages>;

const ofFiling = {
  'dossier-twice': ['Dossier {dossier} is opened a second time.', '卷宗 {dossier} 被重复建立。'],
  'dossier-unknown': ['Dossier {dossier} was never opened.', '卷宗 {dossier} 从未建立。'],
  'dossier-held': ['Dossier {dossier} is held.', '卷宗 {dossier} 处于冻结保全中。'],
  'dossier-of-another': [
    'It names dossier {dossier}; the document is in {due}.',
    '所写卷宗为 {dossier}，文件在 {due} 中。',
  ],
  'document-twice': ['Document {document} is submitted a second time.', '文件 {document} 被重复提交。'],
  'sealed-to-another-key': [
    'The shares of {side} are sealed to a key that is not the one in force (epoch {epoch}).',
    '{side} 一方的份额封给了并非现行的密钥(第 {epoch} 期)。',
  ],
  'sealed-to-half-named': [
    'Of the two keys that the shares were sealed to only one is named.',
    '两方份额所封的密钥只写明了一方。',
  ],
  'document-number-taken': ['The number {no} is taken in this dossier.', '本卷宗中编号 {no} 已被占用。'],
  'document-unknown': ['Document {document} was never submitted.', '文件 {document} 从未提交。'],
  'document-decided': [
    'Document {document} was decided before ({state}).',
    '文件 {document} 已作决定({state})。',
  ],
  'document-not-accepted': ['Document {document} is not accepted.', '文件 {document} 未入档。'],
  'document-of-another': [
    'It names document {document} where {due} is due.',
    '所写文件为 {document}，应为 {due}。',
  ],
  'lineage-not-new': [
    'Lineage {lineage} is said to be new and is not.',
    '文件系列 {lineage} 称为新建，实则已有。',
  ],
  'lineage-unknown-joined': [
    'Lineage {lineage} is joined and was never begun.',
    '所并入的文件系列 {lineage} 从未开始。',
  ],
  'lineage-wrong': [
    'Accepted into lineage {lineage}, which “{choice}” does not allow.',
    '入档至系列 {lineage}，与“{choice}”不符。',
  ],
  'lineage-of-another': [
    'It names lineage {lineage} where {due} is due.',
    '所写文件系列为 {lineage}，应为 {due}。',
  ],
  'choice-wrong': [
    'Accepted as “{choice}” after a submission as “{joined}”.',
    '以“{joined}”提交，却以“{choice}”入档。',
  ],
  'version-wrong': ['Version {version} where {due} is due.', '版本号为 {version}，应为 {due}。'],
  'placard-unsaid': [
    'A file of kind “other” has a placard beside its original, and its report says “whole-file”; this one does not.',
    '类型为“other”的文件，应有说明页与原件两部分，且报告注明“whole-file”；此条没有。',
  ],
  'dates-turned': [
    'The document’s dates run from {from} to {to}, which is earlier.',
    '文件起止日期自 {from} 至 {to}，止日早于起日。',
  ],
  'because-wrong': [
    'A ground is given exactly for “new-because”, here “{choice}”.',
    '理由只应在“new-because”时给出，此处为“{choice}”。',
  ],
} as const satisfies Record<string, InBothLanguages>;

const ofLoans = {
  'loan-twice': ['Loan {loan} is requested a second time.', '调阅 {loan} 被重复申请。'],
  'loan-unknown': ['Loan {loan} was never requested.', '调阅 {loan} 从未申请。'],
  'loan-step': [
    'This does not follow for loan {loan}, which is “{state}”.',
    '调阅 {loan} 状态为“{state}”，不可如此处理。',
  ],
  'loan-not-voided': ['A new generation leaves loan {loan} open.', '新一代未作废仍开放的调阅 {loan}。'],
  'not-the-borrower': [
    'Person {person} is not the borrower of loan {loan}.',
    '人员 {person} 不是调阅 {loan} 的借用人。',
  ],
  'second-open-loan': [
    'The person has an open loan of document {document} already ({other}).',
    '该人对文件 {document} 已有未结束的调阅({other})。',
  ],
  'window-empty': ['The window ends before it begins.', '期限的结束不晚于开始。'],
  'window-too-long': ['The window is longer than {daysMax} days.', '期限超过 {daysMax} 天。'],
  'window-beyond-request': [
    'The approved window goes beyond the requested one.',
    '批准的期限超出申请的期限。',
  ],
  'minutes-over': [
    '{minutes} minutes are approved; the policy allows {minutesMax}.',
    '批准 {minutes} 分钟，策略上限为 {minutesMax} 分钟。',
  ],
  'grant-to-another': [
    'The grant is for keyset {keyset}, which is not the borrower’s.',
    '授权给了密钥组 {keyset}，不属于借用人。',
  ],
  'grant-to-another-key': [
    'The grant is sealed to a key that is not the one of keyset {keyset} in force.',
    '授权所封至的密钥不是密钥组 {keyset} 现行的密钥。',
  ],
  'overdue-twice': ['Loan {loan} is recorded overdue a second time.', '调阅 {loan} 被重复记为逾期。'],
  ...ofLending,
  'overdue-early': [
    'Loan {loan} is recorded overdue before its window ended.',
    '调阅 {loan} 未到期即记为逾期。',
  ],
} as const satisfies Record<string, InBothLanguages>;

const ofViews = {
  'view-twice': ['View {view} is opened a second time.', '查阅 {view} 被重复打开。'],
  'view-unknown': ['View {view} was never opened.', '查阅 {view} 从未打开。'],
  'view-closed': ['View {view} is closed.', '查阅 {view} 已结束。'],
  'view-without-loan': [
    'The loan {loan} is “{state}”, not received.',
    '调阅 {loan} 状态为“{state}”，并非已收领。',
  ],
  'view-before-window': ['The window of the loan has not begun.', '调阅期限尚未开始。'],
  'view-after-window': ['The window of the loan is over.', '调阅期限已过。'],
  'view-minutes': [
    'The view has {minutes} minutes; {due} were approved.',
    '查阅时长为 {minutes} 分钟，批准的是 {due} 分钟。',
  ],
  'view-pages': [
    'The view has {pages} pages; {due} were submitted.',
    '查阅页数为 {pages}，提交的是 {due} 页。',
  ],
  'page-beyond': ['Page {page} of a document of {pages} pages.', '文件共 {pages} 页，却出现第 {page} 页。'],
  'shown-while-blank': [
    'Time is recorded as shown while view {view} is blank.',
    '查阅 {view} 遮盖期间仍记为已显示。',
  ],
  'page-while-blank': ['A page is shown while view {view} is blank.', '查阅 {view} 处于遮屏时显示了页面。'],
  'page-to-frozen': [
    'A page is shown to person {person}, who is frozen.',
    '向已冻结的人员 {person} 显示了页面。',
  ],
  'page-written-no-sample': [
    'A page was written to a file; this is no sample vault.',
    '页面被写入文件，而本库不是样例库。',
  ],
  'shown-fell': [
    'The time shown falls from {before} to {shownMs} ms.',
    '已显示时间由 {before} 毫秒减为 {shownMs} 毫秒。',
  ],
  'shown-over': [
    'Pages were shown for {shownMs} ms; at most {shownMsMax} ms are allowed.',
    '已显示 {shownMs} 毫秒，上限为 {shownMsMax} 毫秒。',
  ],
  'restart-unsaid': [
    'Resumed after a restart of the machine as “{after}”, without a custodian.',
    '机器重启后以“{after}”恢复，未经保管人签名。',
  ],
  'note-twice': ['Note {note} is written a second time.', '笔记 {note} 被重复写入。'],
  'note-unknown': ['Note {note} was never written.', '笔记 {note} 从未写入。'],
  'note-of-another': [
    'Note {note} is released by somebody who did not write it.',
    '笔记 {note} 由非作者放行。',
  ],
  'view-beyond-cap': [
    'View {n} of lineage {lineage} by one person; {cap} are allowed.',
    '同一人对系列 {lineage} 的第 {n} 次查阅，上限为 {cap} 次。',
  ],
  'view-number': [
    'The view is numbered {n}; by the log it is number {due} (lineage {lineage}).',
    '查阅编号为 {n}，按日志应为第 {due} 次(系列 {lineage})。',
  ],
  'view-cap': [
    'The view states a cap of {cap}; the policy says {due}.',
    '查阅所写上限为 {cap}，策略为 {due}。',
  ],
  'view-of-uncovered-lineage': [
    'Lineage {lineage} was filed before generation {generation}, whose gap no ledger covers: every allowance counts as used.',
    '系列 {lineage} 归档于第 {generation} 代之前，其间缺口无台账可证：次数一律视为用尽。',
  ],
  'lineage-unknown': [
    'Document {document} of a view was not accepted in this log.',
    '所查阅的文件 {document} 未在本日志中入档。',
  ],
} as const satisfies Record<string, InBothLanguages>;

const ofClockAndOpenings = {
  'doubt-wrong': [
    'The clock is marked “{marked}”; by the log it is “{due}”.',
    '时钟标记为“{marked}”，按日志应为“{due}”。',
  ],
  'act-in-doubt': [
    'This is not done while the clock is in doubt ({doubt}).',
    '时钟存疑({doubt})时不得为此。',
  ],
  'jump-from': [
    'The jump begins at {from}; the judged time is {judged}.',
    '跳变起点为 {from}，判定时间为 {judged}。',
  ],
  'jump-to': ['The jump ends at {to}; the clock shows {wall}.', '跳变终点为 {to}，时钟为 {wall}。'],
  'jump-direction': ['The jump does not go {direction}.', '跳变方向与“{direction}”不符。'],
  'mono-fell': [
    'The machine’s own count falls from {before} to {mono}.',
    '机器计时由 {before} 降为 {mono}。',
  ],
  'opening-withheld': [
    'A text that is never exported lies open ({commit}).',
    '绝不导出的文本被公开({commit})。',
  ],
  'opening-foreign': [
    'A text lies beside it that the entry does not commit to ({commit}).',
    '所附文本不在该条目的承诺之中({commit})。',
  ],
  'opening-twice': ['A commitment has two openings ({commit}).', '同一承诺有两个开启({commit})。'],
  'opening-mismatch': [
    'The text beside it is not the one committed to ({commit}).',
    '所附文本与承诺不符({commit})。',
  ],
  'opening-missing': [
    'A text is missing and no entry says that it was erased ({commit}).',
    '文本缺失，且无条目说明其已被删除({commit})。',
  ],
  'corrected-not-earlier': [
    'It corrects entry {index}, which is not before it.',
    '所更正的条目 {index} 不在其之前。',
  ],
  'erased-not-earlier': [
    'It erases a text of entry {index}, which is not before it.',
    '所删除文本的条目 {index} 不在其之前。',
  ],
} as const satisfies Record<string, InBothLanguages>;

const ofPapers = {
  'paper-malformed': [
    'What was given with --paper is neither the text of a code nor a size and eight words.',
    '--paper 所给的既不是二维码的文字，也不是条数与八个词。',
  ],
  'paper-other-vault': ['The paper is of another vault ({vault}).', '这份纸件出自另一个保险库({vault})。'],
  'paper-newer': [
    'The paper speaks of {size} entries, this log has {entries}: it is newer than this bundle, or entries are missing.',
    '纸件记载 {size} 个条目，本日志只有 {entries} 个：纸件比本审计包新，或有条目缺失。',
  ],
  'paper-differs': [
    'The first {size} entries of this log are not those that the paper was printed over: it is another history.',
    '本日志的前 {size} 个条目与纸件打印时的不一致：这是另一段历史。',
  ],
  'paper-part': [
    'The first {size} entries are not all here to be read.',
    '前 {size} 个条目未全部在此，无法读取。',
  ],
} as const satisfies Record<string, InBothLanguages>;

const ofJudging = {
  'rests-on': [
    'It rests on “{check}”, which is broken from entry {entry} on.',
    '有赖于“{check}”，而该项自条目 {entry} 起不成立。',
  ],
  'reading-ended': [
    'Reading ended at entry {entry}; what follows is missing.',
    '读至条目 {entry} 为止，其后内容缺失。',
  ],
  gaps: [
    'What happened in the gaps before new generations ({gaps}) is not in this log.',
    '各新一代之前的缺口({gaps} 处)中发生的事不在本日志中。',
  ],
} as const satisfies Record<string, InBothLanguages>;

export const faultSentences = {
  ...ofFiles,
  ...ofStructure,
  ...ofTreeAndCheckpoint,
  ...ofSignatures,
  ...ofRoles,
  ...ofEpochs,
  ...ofSeparation,
  ...ofFiling,
  ...ofLoans,
  ...ofViews,
  ...ofCorrections,
  ...ofForms,
  ...ofLosses,
  ...ofInvitations,
  ...ofReleases,
  ...ofParts,
  ...ofMeasures,
  ...ofMemory,
  ...ofHandovers,
  ...ofTraining,
  ...ofAgreements,
  ...ofGates,
  ...ofLeaving,
  ...ofClockAndOpenings,
  ...ofPapers,
  ...ofJudging,
};
