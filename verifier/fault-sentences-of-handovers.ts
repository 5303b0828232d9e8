/** What is wrong with epochs, handovers, departures and papers, in words for an auditor: English, then Chinese. */

type InBothLanguages = readonly [en: string, zhCN: string];

export const ofEpochs = {
  'epoch-not-next': [
    'Epoch {epoch} of {side} follows {before}.',
    '{side} 的第 {before} 期之后出现第 {epoch} 期。',
  ],
  'epoch-due': [
    'Somebody left the {role}s, or came back with new keys: their group key has to be renewed first.',
    '有人不再是 {role}，或换了新密钥：须先更换该组密钥。',
  ],
  'epoch-unasked': [
    'A new epoch begins though nobody left, was recovered or handed over.',
    '无人离任、恢复或移交，却开始了新的一期。',
  ],
  'epoch-cause': ['The cause “{cause}” is not that of this epoch.', '原因“{cause}”与这一期不符。'],
  'epoch-unfinished': ['Epoch {epoch} was begun and is not done.', '第 {epoch} 期已开始而尚未完成。'],
  'epoch-not-as-begun': [
    'Epoch {epoch} has another key or cause than it was begun with.',
    '第 {epoch} 期的密钥或原因与开始时不同。',
  ],
  'epoch-not-to-end': [
    'Epoch {epoch} was not begun and put in force, or is done already.',
    '第 {epoch} 期并未开始并生效，或已完成。',
  ],
  'log-key-due': [
    'Custody has a new epoch: the log key has to be renewed first.',
    '保管组已换新的一期：须先更换日志密钥。',
  ],
  'log-key-unasked': [
    'The log key is renewed though custody has no new epoch.',
    '保管组未换新的一期，日志密钥却被更换。',
  ],
  'role-held-already': [
    'The sheets admit person {person}, who is {role} already.',
    '恢复单准入的人员 {person} 已是 {role}。',
  ],
  'log-key-not-next': [
    'The new log key is named {name}; {due} comes next.',
    '新的日志密钥名为 {name}，应为 {due}。',
  ],
  'log-key-again': ['The log key {name} has signed this log before.', '日志密钥 {name} 此前已用于本日志。'],
} as const satisfies Record<string, InBothLanguages>;

const ofCustody = {
  'handover-twice': ['Handover {handover} is begun a second time.', '移交 {handover} 被重复开始。'],
  'handover-unknown': ['Handover {handover} was never begun.', '移交 {handover} 从未开始。'],
  'handover-over': ['Handover {handover} is “{state}”.', '移交 {handover} 状态为“{state}”，已结束。'],
  'handover-under-way': [
    'Custody handover {handover} is under way still.',
    '保管移交 {handover} 尚在办理中。',
  ],
  'handover-parties': [
    'Outgoing and incoming custodian and witness are not three people.',
    '移交人、接收人与监交人不是三个不同的人。',
  ],
  'handover-not-by-party': [
    'Person {person} begins the handover without handing over or taking over.',
    '人员 {person} 既非移交人也非接收人，却开始了移交。',
  ],
  'ground-wrong': [
    'A ground is given exactly where not all agree; the manner is “{manner}”.',
    '仅在并非各方同意时须写明事由；方式为“{manner}”。',
  ],
  'items-sum': [
    'What was found of the items does not add up to {items}.',
    '各项核对结果之和不等于 {items} 件。',
  ],
  'not-as-begun': [
    'The deed differs from the beginning of the handover in “{field}”.',
    '交接文据的“{field}”与移交开始时不同。',
  ],
  'not-checked': [
    'Handover {handover} is signed without a check of the items.',
    '移交 {handover} 未经核对即签署。',
  ],
  'not-as-checked': [
    'The deed differs from the latest check in “{field}”.',
    '交接文据的“{field}”与最近一次核对不同。',
  ],
  'notes-missing': [
    '{notes} items have a note; {due} are missing, differ or are surplus.',
    '有 {notes} 件附说明，而缺失、不符或多出的有 {due} 件。',
  ],
  'note-of-no-item': [
    'A note is of item {item}, which the list has not or which has a note already.',
    '说明所指的第 {item} 件不在清册中，或已有说明。',
  ],
  'deed-signers': [
    'Person {person} signs the deed where person {party} is due.',
    '交接文据应由人员 {party} 签名之处为人员 {person}。',
  ],
} as const satisfies Record<string, InBothLanguages>;

const ofClients = {
  'line-open-already': ['Dossier {dossier} is being handed over already.', '卷宗 {dossier} 已在移交中。'],
  'line-not-open': [
    'Dossier {dossier} has no open line in this handover.',
    '卷宗 {dossier} 在此次移交中没有未办结的行。',
  ],
  'line-named-twice': ['Dossier {dossier} is named twice.', '卷宗 {dossier} 被列出两次。'],
  'successor-is-transferor': ['Person {person} is to succeed themself.', '人员 {person} 被指定接替自己。'],
  'line-not-theirs': [
    'The line of dossier {dossier} is not for person {person} to sign so.',
    '卷宗 {dossier} 的这一行不应由人员 {person} 如此签名。',
  ],
  'line-without-successor': ['Dossier {dossier} has no successor yet.', '卷宗 {dossier} 尚无接替人。'],
  'line-state': [
    'Signed as it stood at entry {state}; the line of dossier {dossier} was stated anew at entry {due}.',
    '所签为条目 {state} 时的情况，而卷宗 {dossier} 这一行已在条目 {due} 更新。',
  ],
  'line-signed-already': [
    'The line of dossier {dossier} is signed a second time in the same capacity.',
    '卷宗 {dossier} 这一行以同一身份被重复签名。',
  ],
  'witness-not-last': [
    'The witness signs the line of dossier {dossier} before both others have.',
    '卷宗 {dossier} 这一行在双方签名之前已由监交人签名。',
  ],
  'line-agreed': [
    'The line of dossier {dossier} is taken over though both have signed it.',
    '卷宗 {dossier} 这一行双方均已签名，却被接管。',
  ],
  'personal-elsewhere': [
    'Document {document} is no document of dossier {dossier}.',
    '文件 {document} 不是卷宗 {dossier} 中的文件。',
  ],
  'balance-of-leaver': [
    'The line of dossier {dossier} says what balances it though the person leaves.',
    '卷宗 {dossier} 这一行写了平衡措施，而移交人是离职。',
  ],
  'envelope-sealed': [
    'The contact sheet is lent to the successor before the line of dossier {dossier} is closed.',
    '卷宗 {dossier} 这一行尚未办结，联系方式表即借予接替人。',
  ],
  'responsible-in-handover': [
    'The person responsible for dossier {dossier} changes while it is being handed over.',
    '卷宗 {dossier} 正在移交，负责人却被更改。',
  ],
} as const satisfies Record<string, InBothLanguages>;

const ofDepartures = {
  'departure-twice': ['Departure {departure} is registered a second time.', '离职 {departure} 被重复登记。'],
  'departure-unknown': ['Departure {departure} was never registered.', '离职 {departure} 从未登记。'],
  'departure-over': ['Departure {departure} is over.', '离职 {departure} 已结束。'],
  'departure-of-another': [
    'Departure {departure} is not that of person {person}.',
    '离职 {departure} 不是人员 {person} 的。',
  ],
  'leaving-already': ['Person {person} has an open departure already.', '人员 {person} 已有未结束的离职。'],
  'handed-to-leaving': [
    'Something is handed to person {person}, who is leaving.',
    '向正在离职的人员 {person} 移交了事项。',
  ],
  'unfrozen-while-leaving': [
    'Person {person} is unfrozen while leaving.',
    '人员 {person} 离职手续未结束即被解除冻结。',
  ],
  'last-day-early': [
    'The last day {lastDay} lies before the notice of {noticeOn}.',
    '最后工作日 {lastDay} 早于通知日 {noticeOn}。',
  ],
  'interview-to-leaver': [
    'The notes of the interview are sealed to person {person}, who is leaving.',
    '面谈记录封给了离职人 {person} 本人。',
  ],
  'reader-twice': ['Person {person} is named twice as a reader.', '人员 {person} 被重复列为读者。'],
  'size-ahead': [
    'It speaks of {size} entries; {index} were there.',
    '所指为 {size} 个条目，当时只有 {index} 个。',
  ],
  'exposure-views': [
    'The statement counts {views} views; the first {size} entries record {due}.',
    '知悉清单写有 {views} 次查阅，而前 {size} 个条目记有 {due} 次。',
  ],
  'leaver-keeps-role': [
    'Person {person} has left and is {role} still.',
    '人员 {person} 已离职而仍担任 {role}。',
  ],
  'item-twice': ['The checklist has the item “{item}” twice.', '清单中“{item}”一项重复。'],
  'paper-root': [
    'The paper carries another root than the log had at {size} entries.',
    '纸面所载的根与日志有 {size} 个条目时的不同。',
  ],
} as const satisfies Record<string, InBothLanguages>;

export const ofHandovers = { ...ofCustody, ...ofClients, ...ofDepartures };
