import { defineWords } from '../../i18n/words.ts';

export const restoreWords = defineWords('restore', {
  restore: ['由备份恢复', 'Restore from a backup'],
  title: ['由备份恢复', 'Restore from a backup'],
  says: [
    '把备份放进一个空文件夹。随后由保管人与审批人签名开启：未了结的借阅作废，其后的查阅按能找到的记录计次；找不到时全部次数视为用完。',
    'Puts a backup into an empty folder. A custodian and an approver then sign to open it: open loans are void, and views made since count as far as any record shows; where none does, every allowance counts as used.',
  ],
  backup: ['备份所在的文件夹', 'Folder of the backup'],
  look: ['查看', 'Look'],
  state: ['恢复到哪个状态', 'Which state'],
  stateAt: [
    '{{when}} · 日志 {{entries}} 条 · 密封件 {{objects}} 个',
    '{{when}} · {{entries}} entries · {{objects}} sealed files',
  ],
  noStates: ['这里没有做完的备份。', 'There is no finished backup here.'],
  into: ['恢复到哪个空文件夹', 'Empty folder to put it into'],
  run: ['恢复', 'Restore'],
  running: ['正在恢复：{{done}} / {{total}}', 'Restoring: {{done}} of {{total}}'],
  stop: ['停止', 'Stop'],
  stopped: [
    '已停止；再次恢复到同一文件夹会接着做。',
    'Stopped; restoring into the same folder goes on from there.',
  ],
  missing: [
    '备份中缺失或损坏 {{count}} 个密封件。',
    '{{count}} sealed files are missing or damaged in the backup.',
  ],
  back: ['返回', 'Back'],
  restored: ['由备份恢复，还没有开启过', 'Put back from a backup, not opened yet'],
  restoredNote: [
    '由保管人与一位审批人签名开启。请插上手头所有的密钥盘，并保持备份在位：次数才能算得准确。',
    'A custodian and an approver sign to open it. Plug in every key stick at hand and leave the backup there: so views are counted exactly.',
  ],
});
