import { defineWords } from '../../i18n/words.ts';

export const correctionWords = defineWords('corrections', {
  correct: ['更正', 'Correct'],
  correctDocument: ['更正 {{document}}', 'Correct {{document}}'],
  says: [
    '更正打错的登记项，由你一人签名，记入日志；旧值永远留在日志里。密级、知悉范围、负责人与第二联系人用“变更”，须双方签名。',
    'Puts right what was typed wrong. You sign alone, and it goes on record; what stood there stays in the log for good. Class, scope and contacts are changed by both sides, under “Change”.',
  ],
  documentSays: [
    '更正题名或日期，由你一人签名，记入日志；旧值永远留在日志里。内容不动。',
    'Puts right the title or the dates. You sign alone, and it goes on record; what stood there stays in the log for good. The content is not touched.',
  ],
  ground: ['更正依据（记入日志）', 'Ground of the correction (goes on record)'],
  sign: ['签名并更正', 'Sign and correct'],
  datedFrom: ['文件日期', 'Date of the document'],
  datedTo: ['至', 'To'],
  secrecyNone: ['留空为无期限', 'Leave it empty for no term'],
  changes: ['变更与更正', 'Changes and corrections'],
  changesSay: ['此前所记仍在日志中。', 'What stood there before is still in the log.'],
  arrow: ['改为', 'now'],
  moreChanges: ['另有 {{count}} 次，见日志', 'and {{count}} more in the log'],
});
