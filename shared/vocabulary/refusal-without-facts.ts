/**
 * A refusal's sentence where its facts are not at hand: the log keeps the code only (docs/formats/log-entry.md §4). A code
 * whose sentence has gaps and no sentence here does not compile.
 */
import { type CodeWithFacts, describeRefusal, type Language, type RefusalCode } from './refusal.ts';

const general: Record<CodeWithFacts, readonly [zh: string, en: string]> = {
  QUARANTINE: ['保险库处于隔离状态', 'The vault is in quarantine'],
  CLOCK_BACK: ['时钟比日志最后一条慢', 'The clock stands behind the last entry of the log'],
  CLOCK_FORWARD: ['时钟比日志最后一条快得多', 'The clock stands far ahead of the last entry of the log'],
  TRY_LATER: ['口令不符之后须等待', 'After a passphrase that did not match one waits'],
  ROLE_NEEDED: ['此事须由另一角色办理', 'This takes another role'],
  COSIGNER_MISSING: ['还缺一个签名', 'A signature is missing'],
  COSIGNER_ROLE: ['联签的人没有所需的角色', 'The co-signer does not hold the role that is needed'],
  NAME_LIKE: ['已有看起来相同的姓名', 'Somebody is enrolled whose name looks the same'],
  LAST_OF_ROLE: [
    '这是该角色的最后一人，结束后无人可继任',
    'This is the last of the role; nobody could admit another',
  ],
  GATE_AGREEMENT: [
    '以此角色签名的人没有有效的保密协议',
    'Whoever signs in this role has no confidentiality agreement in force',
  ],
  GATE_RULES: [
    '以此角色签名的人没有签收公司制度',
    'Whoever signs in this role has not acknowledged the firm’s rules',
  ],
  GATE_COURSE: ['以此角色签名的人没有合格的课程', 'Whoever signs in this role has not passed the course'],
  GATE_BACKDATED: ['要求不能早于当天起算', 'A demand cannot begin before the day on which it is set'],
  PEOPLE_COLUMN_MISSING: ['表格缺一列', 'The table lacks a column'],
  ROW_ROLE_UNKNOWN: ['没有这个角色', 'There is no such role'],
  STAFF_TWICE: ['两行的工号相同', 'Two rows have the same staff number'],
  CODE_LIKE: ['已有看起来相同的档号或客户名', 'There is a code or client that looks the same'],
  SHEET_WORD: ['恢复单有一个词不对', 'A word of a recovery sheet is not right'],
  SHEET_OF_VAULT: ['有一张恢复单是另一个保险库的', 'A recovery sheet is of another vault'],
  SHEET_OF_SIDE: ['有一张恢复单是另一侧的', 'A recovery sheet is of the other side'],
  SHEETS_INCOMPLETE: ['恢复单没有全部出示', 'Not all of the recovery sheets were shown'],
  SHEET_LINE: ['恢复单有一行不成立', 'A line of a recovery sheet does not hold'],
  TEXT_MISSING: ['有一项没有填写', 'Something was not filled in'],
  TEXT_INVISIBLE: [
    '文字中有看不见的或私用区的字符',
    'There are invisible or private-use characters in a text',
  ],
  TEXT_TOO_LONG: ['文字过长', 'A text is too long'],
  TRACE_TOO_DOUBTFUL: ['追查码可辨的字符太少', 'Too few characters of the trace code are legible'],
  INPUT_MALFORMED: ['所填无法理解', 'What was entered is not understood'],
  FILE_KIND_TO_CONVERT: ['不收这一类文件', 'Files of this kind are not taken'],
  FILE_ATTACHMENTS_TOO_MANY: ['文件带有的附件过多', 'The file brings too many attachments'],
  FILE_ATTACHMENT_REFUSED: ['文件有附件不能归档', 'An attachment of the file cannot be filed'],
  TABLE_TOO_LONG: ['表格过大', 'The table is too large'],
  TABLE_TOO_WIDE: ['表格的列过多', 'The table has too many columns'],
  TABLE_QUOTES_BROKEN: ['表格中有一行引号不成对', 'Quotation marks do not match in a row of the table'],
  FOLDER_TOO_LARGE: ['文件夹里的文件过多', 'There are too many files in the folder'],
  CLIENT_UNSURE: ['文件夹的名称可能是几个卷宗之一', 'The name of the folder may be that of several dossiers'],
  FORMULA_WITHOUT_RESULT: ['有公式没有保存结果', 'A formula has no stored result'],
  ROW_PERSON_UNKNOWN: ['一行所写的人没有登记', 'A row names somebody who is not enrolled'],
  ROW_PERSON_INVITED: [
    '一行所写的人已受邀请，还没有来',
    'A row names somebody who was invited and has not come yet',
  ],
  CODE_TWICE: ['这个档号在表格中已有', 'The table has this code already'],
  VIEWS_SPENT: ['查阅次数已用完', 'All views are spent'],
  WINDOW_TOO_LONG: ['期限过长', 'The window is too long'],
  LOAN_STATE: ['这笔调阅的状态不允许这一步', 'The state of the loan does not allow this step'],
  EXTENSION_TOO_LONG: ['延长的期限过长', 'The longer window is too long'],
  MINUTES_TOO_LONG: ['单次查阅的时间过长', 'A view does not last that long'],
  PAGE_OUT_OF_RANGE: ['没有这一页', 'There is no such page'],
  PLACE_LEFT: [
    '保险库已迁往别处，这里留下的是旧副本',
    'The vault has moved; what is left here is an older copy',
  ],
  PLACE_UNKNOWN: ['这个保险库上次在别处开启', 'This vault was last opened elsewhere'],
  RESTORE_UNSIGNED: ['这个文件夹是由备份恢复的', 'This folder was put back from a backup'],
  DEPARTURE_HOLDS_KEYS: ['此人的角色须先移交', 'The role of this person is to be handed over first'],
  HANDOVER_NOTE_MISSING: ['还有不符没有说明', 'There are differences without a note'],
  RELEASE_OPEN: [
    '同一文件给同一人的出库尚未了结',
    'A release of the same document to the same person is not settled',
  ],
  RELEASE_STATE: ['出库的状态不允许这样办', 'The release is not in a state for this step'],
  WHOLE_TOO_EARLY: [
    '整库出库宣布满七天后方可办理',
    'The release of the whole vault may be carried out seven days after it was announced',
  ],
  EVIDENCE_SHORT: ['证据到得不够远', 'The evidence does not reach far enough'],
  TRAINING_NOT_YOURS: ['此事不由此人办理', 'This is for somebody else to do'],
  CONTRACT_TOO_SHORT: ['劳动合同不足以覆盖服务期', 'The contract of employment does not cover the service'],
  NOT_SERVED: ['服务期尚未届满', 'The service is not over yet'],
  APPROVAL_NOT_YET: ['先由前一步批准', 'The step before it comes first'],
  LINES_OPEN: ['还有客户没有办结', 'There are clients who have not passed yet'],
  VISIT_TO_COME: ['拜访或联系的日期还没有到', 'The day of the visit is still to come'],
};

export function describeRefusalWithoutFacts(code: RefusalCode, language: Language): string {
  const words = Object.hasOwn(general, code) ? general[code as CodeWithFacts] : undefined;
  return words === undefined
    ? describeRefusal(code, {}, language).sentence
    : words[language === 'zh-CN' ? 0 : 1];
}
