import { defineWords } from '../../i18n/words.ts';

export const evidenceWords = defineWords('evidence', {
  title: ['合理保密措施证据', 'Evidence of reasonable measures'],
  says: [
    '逐项列出采取的措施、载明每一项的条目与缺口。包由 verify.html 与 verify.mjs 逐条查对；其他客户只以编号出现。',
    'Measure by measure: what was done, the entries that carry it, and what is missing. verify.html and verify.mjs look up every entry of the bundle; other clients stay ids in it.',
  ],
  counsel: [
    '不引用法律条文：措施与法律措辞的对应须由律师核定。',
    'No law is quoted: counsel must check how measures and wording meet.',
  ],
  form: ['形式', 'Form'],
  paper: ['纸件（PDF）', 'Paper (PDF)'],
  bundle: ['可核验的证据包', 'Bundle that verifies'],
  subject: ['对象', 'Of'],
  client: ['一位客户', 'one client'],
  person: ['一个人', 'one person'],
  vault: ['整个保险库', 'the whole vault'],
  dossier: ['客户', 'Client'],
  dossierHint: ['档号，或 #编号', 'A code, or #number'],
  dossierNumberHint: ['#编号，如 #3', '#number, such as #3'],
  who: ['人员', 'Person'],
  period: ['期间', 'Period'],
  periodHint: [
    '不写则从建库到今天；或如 2026-10、2026、2026-10-01..2026-10-15。',
    'Empty: from the beginning to today; or such as 2026-10, 2026 or 2026-10-01..2026-10-15.',
  ],
  folder: ['新文件夹', 'New folder'],
  choose: ['选择', 'Choose'],
  write: ['写出证据包', 'Write the bundle'],
  progress: ['进度', 'Progress'],
  stop: ['停止', 'Stop'],
  close: ['关闭', 'Close'],
  done: [
    '已写成，日志共 {{count}} 条',
    'Written, {{count}} entry in the log|Written, {{count}} entries in the log',
  ],
  measure: ['措施', 'Measure'],
  entries: ['条目', 'Entries'],
  gaps: ['缺口', 'Missing'],
  verifyHow: [
    '用浏览器打开其中的 verify.html，把文件夹拖进去，即可逐项核验。',
    'Open its verify.html in a browser and drop the folder on it: each measure is judged.',
  ],
});
