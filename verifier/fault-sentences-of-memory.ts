/** Sentences about an auditor's memory (audit-bundle.md, *An auditor's memory*): English, then Chinese. */
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
} as const;
