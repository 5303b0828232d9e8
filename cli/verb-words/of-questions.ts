/** What `log ask` does, in both languages. */
import { questionNames } from '../../shared/vocabulary/question-words.ts';
import type { VerbTable } from './verb-table.ts';

export const questionVerbs: VerbTable = {
  'log ask': [
    `向日志提问；不写问题则列出：${questionNames.join('、')}`,
    `ask the log a question; without one they are listed: ${questionNames.join(', ')}`,
  ],
};

export const questionOptions: VerbTable = {
  'log ask --from': ['起始日；不写则为今年元旦', 'first day; left out: New Year’s Day of this year'],
  'log ask --to': ['末日；不写则为今天', 'last day; left out: today'],
  'log ask --client': ['档号或客户名称', 'a dossier’s code or the client’s name'],
  'log ask --person': ['人员，或 #编号', 'a person, or #number'],
  'log ask --by': [
    'day、hour、weekday、place、client、reason 或 person',
    'day, hour, weekday, place, client, reason or person',
  ],
  'log ask --keep': ['以此名称存下，不提问', 'keep it under this name instead of asking'],
  'log ask --kept': ['问以此名称存下的', 'ask what is kept under this name'],
  'log ask --forget': ['不再保留此名称的问题', 'keep the question of this name no longer'],
  'log ask --group': ['只列这一组，按首列所示', 'this group only, as the first column names it'],
  'log ask --seconds': ['少于多少秒', 'fewer seconds than this'],
  'log ask --opens': ['上班时间 08:00', 'when the office opens, 08:00'],
  'log ask --closes': ['下班时间 19:00', 'when the office closes, 19:00'],
  'log ask --days': ['工作日 1-5（周一至周五）', 'working days 1-5, Monday to Friday'],
  'log ask --approver': ['审批人', 'an approver'],
  'log ask --requester': ['申请人', 'who requested'],
  'log ask --code': ['拒绝代码', 'code of a refusal'],
  'log ask --csv': ['写成 CSV 文件', 'write it to a CSV file'],
};
