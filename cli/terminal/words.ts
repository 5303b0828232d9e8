/** What the terminal says around the vault's own words, in both languages. */
import type { Language } from '../../shared/vocabulary/refusal.ts';

const table = {
  passphraseOf: ['{who} 的口令：', "{who}'s passphrase:"],
  newPassphraseOf: ['{who} 的新口令：', 'New passphrase for {who}:'],
  keyFileOf: ['{who} 的密钥文件（没有则留空）：', 'Key file of {who} (empty where there is none):'],
  passphraseAgain: ['再输入一次 {who} 的新口令：', 'The same again for {who}:'],
  passphrasesDiffer: ['两次输入不同，请重新输入。', 'The two are not the same; once more.'],
  passphraseRule: ['不能用：{rule}。请另选一个。', 'Not this one: {rule}. Choose another.'],
  passphraseHint: ['注意：{hint}。仍按输入的原样使用。', 'Note: {hint}. It is used as it was typed.'],
  drawnPassphrase: [
    '{who} 的口令（只显示这一次）：{passphrase}',
    "{who}'s passphrase, shown this once: {passphrase}",
  ],
  noSecret: [
    '没有 {who} 的口令：请在终端输入，或用 --secrets-fd',
    'No passphrase for {who}: type it at a terminal, or use --secrets-fd',
  ],
  noDescriptor: ['{option}：没有打开，或不能读', '{option}: not open, or not readable'],
  unfinishedQuote: ['引号没有成对', 'a quotation mark is not closed'],
  refused: ['不能办：{sentence}', 'Refused: {sentence}'],
  rule: ['规则 {rule}（{code}）', 'Rule {rule} ({code})'],
  now: ['可以：{now}', 'Now: {now}'],
  onRecord: ['已记入日志。', 'On record in the log.'],
  fault: ['出错：{sentence}（{code}）', 'Fault: {sentence} ({code})'],
  traceAt: [
    '经过记在 {file}：只有错误代码与程序位置，没有姓名、路径与输入的内容；可以查看后交给维护人员。',
    'What happened is in {file}: codes and places in the program, no names, paths or typed text. Look at it, and hand it to whoever mends the program.',
  ],
  usage: ['用法不对：{detail}', 'Usage: {detail}'],
  expectedButAllowed: [
    '第 {line} 行：本应被拒绝（{code}），却办成了',
    'Line {line}: {code} was expected, but it was allowed',
  ],
  expectedOther: [
    '第 {line} 行：本应是 {code}，却是 {got}',
    'Line {line}: {code} was expected, but it was {got}',
  ],
  opened: [
    '已开库：{name}，日志 {entries} 条，检查点 {words}',
    'Open: {name}, {entries} entries, checkpoint {words}',
  ],
  drilled: [
    '副本「{name}」：日志 {entries} 条，文件 {documents} 件，未结调阅 {loans} 件，查阅 {views} 次。什么也没有写入。',
    'A copy of {name}: {entries} entries, {documents} documents, {loans} open loans, {views} views. Nothing was written.',
  ],
  drillBehind: [
    '手边的锚点比这个副本多 {entries} 条：以它恢复，这些便会丢失。',
    'An anchor at hand knows {entries} entries more: restoring this copy would lose them.',
  ],
  formHow: [
    '逐栏填写；留空即不填，多行栏目以空行结束。',
    'Field by field; leave one empty to leave it out. A text of several lines ends with an empty one.',
  ],
  formPerson: ['{label} 第 {n} 人的姓名（空行结束）', '{label}, name of person {n} (empty to end)'],
  formCount: ['已填 {filled}/{of} 栏', '{filled} of {of} fields filled'],
  sample: ['样例库：页面可以写成文件。', 'A sample vault: pages may be written to files.'],
  quarantine: [
    '隔离：{cause}。签署新的世代之前，什么也不能查阅。',
    'Quarantine: {cause}. Nothing can be viewed until a new generation is signed.',
  ],
  clock: [
    '时钟有疑（{doubt}）：请先确认（clock confirm）。',
    'The clock is in doubt ({doubt}): confirm it first (clock confirm).',
  ],
  notReady: [
    '恢复单与备用密钥文件尚未全部确认，不能归档。',
    'Recovery sheets and spare key files are not all confirmed; nothing can be filed.',
  ],
  onlyOne: [
    '只有 {custodians} 位保管人、{approvers} 位审批人；各须有两位。',
    'Only {custodians} custodian(s) and {approvers} approver(s); two of each are asked for.',
  ],
  closed: ['已闭库。', 'Closed.'],
  done: ['已办。', 'Done.'],
  leftBehind: [
    '{count} 份密钥份额早已无法打开，未随新密钥重新封装：那些文件不能再查阅。用 doctor 列出。',
    '{count} shares did not open any more and were not sealed to the new key: those documents cannot be viewed. doctor names them.',
  ],
  keysUnderWay: [
    '此事已生效并入日志；更换密钥因读写失败尚未完成，下次开库或登录时自动续办。',
    'The act counts and is on record; the disk did not let the change of keys be finished. It goes on by itself at the next opening or sign-in.',
  ],
  tableRead: [
    '{file}：{rows} 行（{how}），按「{preset}」的列名',
    '{file}: {rows} rows ({how}), columns as {preset} names them',
  ],
  tableEncoded: ['{encoding}，以 {separator} 分隔', '{encoding}, separated by {separator}'],
  tableRow: ['第 {row} 行', 'row {row}'],
  tableMore: ['另有 {count} 行。', '{count} rows more.'],
  tableUnused: ['没有用到的列：{columns}', 'Columns that are not taken in: {columns}'],
  tableFailures: ['{rows} 行没有立卷，写在 {file}', '{rows} rows that were not opened are in {file}'],
  foldersRead: [
    '{folder}：{clients} 个文件夹，{files} 个文件；文件夹名称按 {pattern}，文件名称按 {names}',
    '{folder}: {clients} folders, {files} files; folders read by {pattern}, files by {names}',
  ],
  underWay: ['已办 {percent} %', '{percent} % done'],
  filesUnderWay: ['第 {done} 件，共 {total} 件', '{done} of {total} files'],
  filesRemaining: [
    '第 {done} 件，共 {total} 件，约还需 {minutes} 分钟',
    '{done} of {total} files, about {minutes} min left',
  ],
  filesRemainingHours: [
    '第 {done} 件，共 {total} 件，约还需 {hours} 小时',
    '{done} of {total} files, about {hours} h left',
  ],
  foldersMore: ['另有 {count} 项。', '{count} more.'],
  foldersUnfit: [
    '{count} 个文件的名称不合写法，以全名为题名。',
    '{count} files fit no pattern and are titled by their whole names.',
  ],
  foldersToSee: [
    '以上标明与原件有出入的，看过之后用 folders go-on --seen 签名归档。',
    'Those that do not show all are filed by folders go-on --seen, once you have seen what is said above.',
  ],
  foldersReport: ['{rows} 行写在 {file}', '{rows} lines are in {file}'],
  foldersNone: ['没有收入中的文件夹。', 'No folders are being brought in.'],
  filed: ['{document}  {pages} 页  {joined}', '{document}  {pages} pages  {joined}'],
  filedAttachment: [
    '  附件 {document}  {pages} 页  {joined}',
    '  Attachment {document}  {pages} pages  {joined}',
  ],
  filedAlready: ['{document}  先前已归档', '{document}  filed before'],
  filedLike: ['（与 {n} 件相似，保管人须选择）', '(like {n} known documents: the custodian chooses)'],
  filedWithoutText: ['  图片或扫描件：其中的文字不作识别', '  A picture or scan: words in it are not read'],
  reportSays: ['  与原件不同：{said}', '  Not as in the original: {said}'],
  reportReadAs: ['  文字按 {name} 读出', '  The text was read as {name}'],
  notFiled: ['未归档：{file}：{sentence}', 'Not filed: {file}: {sentence}'],
  filingSum: ['归档 {done} 件，拒绝 {refused} 件。', 'Filed {done}, refused {refused}.'],
  viewBefore: [
    '这是第 {n} 次，共 {cap} 次：{title}，{pages} 页，{minutes} 分钟',
    'This is view {n} of {cap}: {title}, {pages} pages, {minutes} minutes',
  ],
  viewShown: ['第 {page} 页 → {file}', 'page {page} → {file}'],
  viewEnded: ['查阅结束。追查码 {trace}', 'View ended. Trace code {trace}'],
  viewOpen: ['查阅进行中。追查码 {trace}', 'The view is open. Trace code {trace}'],
  created: ['保险库已建立：{vault}', 'The vault is made: {vault}'],
  fingerprint: ['{name}：密钥指纹 {fingerprint}', '{name}: key fingerprint {fingerprint}'],
  sheets: [
    '恢复单写在 {folder}：请打印、密封、分交各人，然后删去文件。',
    'Recovery sheets are in {folder}: print, seal and hand them out, then delete the files.',
  ],
  exported: ['审计包：{folder}（{entries} 条）', 'Audit bundle: {folder} ({entries} entries)'],
  tookWitness: [
    '见证人 {name} 于 {at} 联署过 {size} 条记录的状态，已入日志。',
    'Witness {name} cosigned the state of {size} entries at {at}; it is in the log now.',
  ],
  wroteTable: ['日志表：{file}（{rows} 行）', 'Table of the log: {file} ({rows} rows)'],
  exportedPart: [
    '部分审计包：{folder}（选入 {entries} 条，未包含 {leftOut} 条，日志共 {size} 条）',
    'Bundle of a part: {folder} ({entries} entries chosen, {leftOut} left out, {size} in the log)',
  ],
  ownDataWritten: ['个人信息：{folder}（PDF {pages} 页）', 'Personal data: {folder} ({pages} pages of PDF)'],
  evidenceWritten: ['证据包：{folder}（日志共 {size} 条）', 'Evidence: {folder} ({size} entries in the log)'],
  traced: [
    '{code}：{person} 第 {n} 次查阅 {document}，{time}，{place}，事由：{reason}（日志第 {entry} 条）',
    '{code}: view {n} by {person} of {document}, {time}, {place}, reason: {reason} (entry {entry})',
  ],
  tracedRelease: [
    '{code}：出库 {release} 交付给 {person}，卷宗 {document}，{time}，依据：{reason}（日志第 {entry} 条）',
    '{code}: release {release} to {person}, dossier {document}, {time}, ground: {reason} (entry {entry})',
  ],
  tracedRead: ['图像中的追查码：{reading}', 'Trace code in the picture: {reading}'],
  tracedAs: [
    '    可辨的 {legible} 个字符中，{same} 个相同，{alike} 个形近',
    '    of {legible} legible characters {same} are the same and {alike} look alike',
  ],
  tracedNothing: [
    '没有哪次查阅或出库的追查码与 {reading} 相符。',
    'No view and no release has a trace code that fits {reading}.',
  ],
  tracedMore: [
    '另有 {more} 次不比以上更相符：再认出一个字符，就只剩约三十分之一。',
    '{more} more fit no better: one more legible character leaves about a thirtieth of them.',
  ],
  sound: ['完好：日志 {entries} 条，密封件 {files} 个。', 'Sound: {entries} entries, {files} sealed files.'],
  frozen: ['‖ 已冻结', '‖ frozen'],
  leaving: ['‖ 离职手续中', '‖ leaving'],
  deciders: ['现在可以审批：{who}；申请于', 'can decide now: {who}; requested'],
  awayUntil: ['{who}（缺勤至 {day}）', '{who} (away until {day})'],
  tooFewHere: ['△ 今天在岗的人不够作出审批', '△ too few of those who can decide are here today'],
  approvedBy: ['已批准 {n}/{of}：{who}', '{n} of {of} approved: {who}'],
  waitsForAnother: ['待另一位审批人：{loans}', 'waits for another approver: {loans}'],
  myself: ['本人', 'yourself'],
  longer: ['申请延长至 {to}：{reason}', 'a longer window is asked for, until {to}: {reason}'],
  entryNo: ['日志第 {index} 条', 'entry {index} of the log'],
  onHold: ['‖ 已冻结（保全）', '‖ on hold'],
  overdue: ['逾期', 'overdue'],
  waiting: [
    '待入档 {filings}，待审批 {requests}，待发放 {toIssue}，逾期 {overdue}',
    'To accept {filings}, to decide {requests}, to issue {toIssue}, overdue {overdue}',
  ],
  surplus: [
    '△ objects/ 里有 {n} 个文件不在日志中：归档中断所遗，打不开任何东西。',
    '△ {n} files in objects/ are in no entry: left by a filing that was cut off; they open nothing.',
  ],
  unsound: ['不完好：{detail}', 'Not sound: {detail}'],
  generation: [
    '第 {generation} 世代：作废调阅 {voided} 笔，由账外找回查阅 {views} 次。',
    'Generation {generation}: {voided} loans voided, {views} views brought back from the ledgers.',
  ],
  allSpent: [
    '没有账本覆盖缺口：现有文件的查阅次数一律算作已用。',
    'No ledger covers the gap: every allowance of what existed counts as used.',
  ],
  paperPrinted: [
    '已打印：{file}，{pages} 页；检查点 {size} 条：{words}',
    'Printed: {file}, {pages} pages; checkpoint {size}: {words}',
  ],
  paperAgrees: [
    '相符：日志的前 {size} 条正是这份纸件打印时的日志（现有 {entries} 条）。',
    'Agrees: the first {size} entries are the log that this paper was printed over (now {entries}).',
  ],
  paperDiffers: [
    '不符：日志的前 {size} 条不是这份纸件打印时的日志。',
    'Differs: the first {size} entries are not the log that this paper was printed over.',
  ],
  paperNewer: [
    '纸件比日志新：纸件记载 {size} 条，日志只有 {entries} 条；日志可能被换回了旧的。',
    'The paper is newer: it speaks of {size} entries, the log has {entries}; an older state may have been put back.',
  ],
  paperOther: ['这份纸件出自另一个保险库。', 'This paper is of another vault.'],
  noCeremony: [
    '没有仪式文件：请在终端回答问题，或用 --ceremony 与 --sheets',
    'no ceremony file: answer the questions at a terminal, or use --ceremony and --sheets',
  ],
  askAgain: ['请按所问填写。', 'That is no answer to the question.'],
  askThere: ['已有此文件，请另写一处。', 'There is something already; name another place.'],
  askVaultName: ['保险库名称：', 'Name of the vault:'],
  askStation: ['本工作站：', 'This station:'],
  askAnchor: ['另一处放锚点的文件夹（可空）：', 'A further folder for anchors (may stay empty):'],
  askSheets: ['恢复单写到哪个新文件夹：', 'A new folder for the recovery sheets:'],
  askCustodian: ['保管人姓名：', 'Name of the custodian:'],
  askApprover: ['审批人姓名：', 'Name of the approver:'],
  askSecondCustodian: [
    '第二保管人姓名（可空，应尽早补上）：',
    'Name of a second custodian (may stay empty for now):',
  ],
  askSecondApprover: [
    '第二审批人姓名（可空，应尽早补上）：',
    'Name of a second approver (may stay empty for now):',
  ],
  askStaffNumber: ['工号或证件号：', 'Staff or identity number:'],
  askDepartment: ['部门（可空）：', 'Department (may stay empty):'],
  askLabelInternal: ['最低一级密级的名称：', 'Label of the lowest class:'],
  askLabelConfidential: ['中间一级密级的名称：', 'Label of the middle class:'],
  askLabelSecret: ['最高一级密级的名称：', 'Label of the highest class:'],
  founderLike: [
    '{name} 与 {names} 姓名相近。若是同一个人，请按 Ctrl-C 重来：一人只能有一个席位。',
    '{name} looks like {names}. If it is the same human, stop with Ctrl-C: one human takes one seat.',
  ],
  labelsAlike: [
    '有两个名称看起来相同，请重新填写三个。',
    'Two of them look the same; choose the three anew.',
  ],
  askClearance: ['授权密级：', 'Clearance:'],
  askKeyFile: ['密钥文件（本人 U 盘上的新文件）：', 'Key file (a new file on a stick of their own):'],
  askSpare: ['备用密钥文件（另一 U 盘上的新文件）：', 'Spare key file (a new file on another stick):'],
  goodbye: [
    'Ctrl-D 或 close 闭库。help 列出命令。',
    'Ctrl-D or close closes the vault; help lists the commands.',
  ],
  unknownLanguage: ['没有这种语言：{written}；zh-CN 或 en', 'no such language: {written}; zh-CN or en'],
  stopped: ['已停下；已办的不受影响。', 'Stopped; what was done stands.'],
} as const satisfies Record<string, readonly [string, string]>;

export type Phrase = keyof typeof table;

export function say(
  phrase: Phrase,
  language: Language,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  return table[phrase][language === 'zh-CN' ? 0 : 1].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in facts ? String(facts[name]) : whole,
  );
}
