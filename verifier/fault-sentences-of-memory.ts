/** Sentences about what others cosigned, and an auditor's memory (audit-bundle.md): English, then Chinese. */
export const ofMemory = {
  'memory-changed': [
    '{file} in the auditor’s memory is not as this auditor’s key signed it: somebody changed or removed it, or it is another name’s.',
    '审计人员留存的 {file} 与其密钥所签不符：有人改动或移走了它，或所用署名不同。',
  ],
  'memory-key': [
    '{file} is no key that an auditor cosigns with (Ed25519, PKCS 8).',
    '{file} 不是审计人员联署所用的密钥(Ed25519，PKCS 8)。',
  ],
  'memory-unwritable': [
    'The auditor’s memory {file} cannot be written ({code}).',
    '无法写入审计人员的留存文件夹 {file}({code})。',
  ],
  'cosigned-none': [
    'Nobody has cosigned a state of this log, as far as this bundle tells.',
    '就本审计包所示，尚无人联署过本日志的状态。',
  ],
  'cosigned-malformed': [
    'Line {line} of cosigned.jsonl is no cosigned state of a log.',
    'cosigned.jsonl 第 {line} 行不是经联署的日志状态。',
  ],
  'cosigned-not-of-this-log': [
    'The state of {size} entries that {person} cosigned is no beginning of this log.',
    '{person} 联署的 {size} 条记录的状态不是本日志的开头。',
  ],
  'cosigned-not-by': [
    'The state of {size} entries is not cosigned by a key that the log gave {person}.',
    '{size} 条记录的状态并非由本日志赋予 {person} 的密钥联署。',
  ],
  'cosigned-generation': [
    'A witness’s line is for generation {generation}, which the log had not reached.',
    '见证人联署的是第 {generation} 世代，本日志当时尚未到达。',
  ],
  'cosigned-longer': [
    'A witness cosigned {size} entries, more than the log had then.',
    '见证人联署了 {size} 条记录，多于本日志当时所有。',
  ],
  'cosigned-root': [
    'A witness cosigned another history of the first {size} entries.',
    '见证人就前 {size} 条记录联署的是另一段历史。',
  ],
  'cosigned-signature': [
    'A witness’s cosignature over {size} entries does not verify.',
    '见证人对 {size} 条记录的联署无法验证。',
  ],
} as const;
