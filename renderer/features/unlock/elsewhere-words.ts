import { defineWords } from '../../i18n/words.ts';

export const elsewhereWords = defineWords('elsewhere', {
  takeLock: [
    '那台机器已停用或已损坏，没有人在那里打开它：由我接手',
    'That machine is gone or broken, and nobody has it open there: I take over',
  ],
  what: ['这个文件夹是什么？', 'What is this folder?'],
  unsaid: ['先不开启', 'Do not open it'],
  moved: ['保险库已迁到这里', 'The vault has moved here'],
  copy: ['只是副本，看一看（演练）', 'A copy, to be looked at (drill)'],
  unsaidNote: ['什么也没有写入，什么也不会改变。', 'Nothing was written, and nothing changes.'],
  movedNote: [
    '由保管人与一位审批人签名，记入日志；此后原处不能再开启。若原处仍在使用，请不要选择这一项：两处并用会被查出。',
    'A custodian and an approver sign, and it is on record; the old place opens no more. Do not choose this while the old place is in use: two places at once are found out.',
  ],
  copyNote: [
    '核对副本里的日志、数据表与每一个密封文件；不写入任何内容，也不触及密钥盘。',
    'Checks the log, the tables and every sealed file of the copy; writes nothing and touches no stick.',
  ],
  again: ['请再输入上面的口令。', 'Type the passphrase above once more.'],
  approver: ['审批人（姓名或编号）', 'Approver (name or number)'],
  approverPassphrase: ['审批人的口令', 'Approver’s passphrase'],
  openMoved: ['两人签名并开启', 'Sign together and open'],
  drill: ['查看副本', 'Look at the copy'],
  drilled: ['副本「{{name}}」', 'A copy of {{name}}'],
  lastEntry: ['最后一条日志', 'Last entry'],
  entries: ['日志条目', 'Entries'],
  documents: ['文件', 'Documents'],
  loans: ['未结的调阅', 'Open loans'],
  views: ['查阅', 'Views'],
  sound: ['一切相符，{{count}} 个密封文件完好。', 'All agrees; {{count}} sealed files are whole.'],
  logBroken: ['日志有误。', 'The log does not hold.'],
  tablesDiffer: ['数据表与日志不符。', 'The tables differ from the log.'],
  filesBroken: ['缺失或损坏：{{list}}', 'Missing or damaged: {{list}}'],
  behind: [
    '手边的锚点还多 {{count}} 条：以这个副本恢复，这些便会丢失。',
    'An anchor at hand knows {{count}} entries more: restoring this copy would lose them.',
  ],
  nothingWritten: ['什么也没有写入。', 'Nothing was written.'],
});
