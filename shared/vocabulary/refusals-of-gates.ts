/** Refusals of the gate before a role (P7), a part of the table in refusal.ts. */
export const refusalsOfGates = {
  GATE_AGREEMENT: {
    rule: 'P7',
    zh: '以{role}身份签名的人自 {since} 起没有有效的保密协议',
    en: 'Whoever signs as {role} has had no confidentiality agreement in force since {since}',
    zhNow: '由人事专员立协议，本人与保管人或审批人签署后即可继续；归还已借之物不受影响。',
    enNow:
      'A clerk makes the agreement, the person and a keeper sign it, and work goes on. What is held can be returned meanwhile.',
  },
  GATE_RULES: {
    rule: 'P7',
    zh: '以{role}身份签名的人自 {since} 起没有签收公司制度',
    en: 'Whoever signs as {role} has not acknowledged the firm’s rules, which was asked since {since}',
    zhNow: '在“培训”中阅读并签收后即可继续；归还已借之物不受影响。',
    enNow:
      'Read and acknowledge them under Training, and work goes on. What is held can be returned meanwhile.',
  },
  GATE_COURSE: {
    rule: 'P7',
    zh: '以{role}身份签名的人自 {since} 起没有合格的课程：{course}',
    en: 'Whoever signs as {role} has no passed course of this kind since {since}: {course}',
    zhNow: '由人事专员或部门负责人登记合格结果后即可继续；归还已借之物不受影响。',
    enNow:
      'The result is recorded by a clerk or the head of the department, and work goes on. What is held can be returned meanwhile.',
  },
  GATE_BACKDATED: {
    rule: 'P7',
    zh: '要求不能早于今天（{day}）起算',
    en: 'A demand cannot begin before today ({day})',
    zhNow: '请选今天或以后的日期。',
    enNow: 'Choose today or a later day.',
  },
  GATE_AT_CREATION: {
    rule: 'P7',
    zh: '建库时还不能设置角色门槛',
    en: 'No gate before a role can be set when a vault is created',
    zhNow: '建库之后在“制度”中收紧。',
    enNow: 'Create the vault, then make the policy stricter.',
  },
} as const;
