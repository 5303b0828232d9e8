/** What each verb of the program does, in both languages. */
import type { VerbTable } from './verb-table.ts';

export const programVerbs: VerbTable = {
  create: [
    '建立保险库；不给仪式文件则逐项询问',
    'create a vault in one ceremony; without a ceremony file it asks',
  ],
  recover: [
    '无人能开库时，凭保管方恢复单与一位审批人给保管人换新密钥',
    'new keys for a custodian, by the recovery sheets of custody and an approver',
  ],
  open: ['开库并在其中工作', 'open a vault and work in it'],
  drill: ['查看一个副本，什么也不写入', 'look at a copy of a vault, write nothing'],
  restore: [
    '由备份恢复到一个空文件夹；不给文件夹则列出备份中的状态',
    'put a backup back into an empty folder; without a folder, list its states',
  ],
  doctor: ['核对全部；除日志外什么也不改', 'check everything, change nothing but the log'],
  log: ['查阅日志', 'the access log'],
  'log export': ['写出审计包', 'write an audit bundle'],
  verify: ['用独立验证程序验证审计包', 'verify an audit bundle with the standalone verifier'],
  completion: ['输出补全脚本，bash 或 zsh', 'write a completion script for bash or zsh'],
};

export const programOptions: VerbTable = {
  '--lang': ['zh-CN 或 en', 'zh-CN or en'],
  '--json': ['每行一个 JSON 对象', 'one JSON object a line'],
  '--secrets-fd': [
    '从此文件描述符读各行：姓名<TAB>口令[<TAB>密钥文件]',
    'read name<TAB>passphrase[<TAB>key file] lines from this file descriptor',
  ],
  '--ceremony': ['由谁建立（docs/formats/ceremony.md）', 'who founds it (docs/formats/ceremony.md)'],
  '--sheets': ['恢复单写到哪个文件夹', 'where the recovery sheets are written'],
  '--who': ['哪位保管人', 'which custodian'],
  '--sheet': [
    '保管方恢复单的文件，词或数字皆可；可重复',
    'a file with a recovery sheet of custody, in words or digits; may be repeated',
  ],
  '--key-file': ['开库保管人的密钥文件', 'the opening custodian’s key file'],
  'recover --key-file': [
    '新密钥文件与备份的位置；可重复',
    'where the new key file and its spare are written; may be repeated',
  ],
  '--take-lock': [
    '另一台机器已不再打开它：接手它的锁',
    'nobody has it open on the other machine: take its lock over',
  ],
  '--moved': ['保险库已迁到这里：同台联签的审批人', 'the vault has moved here: the approver who signs along'],
  '--with': ['同台联签的审批人', 'the approver who signs along'],
  '--station': ['哪个工作站', 'which desk this is'],
  '--place': ['工作站在何处', 'where it stands'],
  '--anchor': [
    '可能存有锚点的其他文件夹；可重复',
    'a further folder that may hold an anchor; may be repeated',
  ],
  '--state': ['哪个状态，不给则最新', 'which state, the newest where left out'],
  '--script': ['从文件读命令', 'read commands from a file'],
  '--out': ['写到哪个文件夹', 'the folder it is written to'],
  '--without-texts': ['不带任何文字', 'leave out every text'],
  '--since': [
    '更早的检查点文件、审计包文件夹或纸上的文字',
    'an older checkpoint, an earlier bundle, or what a paper says',
  ],
  '--remember': ['审计人员自有的留存文件夹', 'the auditor’s own folder, which remembers what was seen'],
  'verify --name': ['联署所用的署名', 'the name to cosign under'],
  '--paper': [
    '纸件二维码的内容，或条数与八个词',
    'what the code of a paper says, or its size and eight words',
  ],
  '--name': ['程序在此处的名字', 'what the program is called here'],
};
