/** Refusals about people by list: rows that cannot be invited, and codes that fit nothing (S5b). */
export const refusalsOfInvitations = {
  PEOPLE_COLUMN_MISSING: {
    rule: 'S5b',
    zh: '表格中找不到这一列：{column}',
    en: 'The table has no column for: {column}',
    zhNow: '第一行须写明各列：姓名、工号、部门、角色、授权密级。',
    enNow: 'The first row names the columns: name, staff number, department, roles, clearance.',
  },
  ROW_ROLE_UNKNOWN: { rule: 'S5b', zh: '没有这个角色：{name}', en: 'There is no such role: {name}' },
  INVITED_KEEPER: {
    rule: 'S5b',
    zh: '保管人与审批人须本人到场逐一登记，配密钥文件',
    en: 'Custodians and approvers are enrolled one by one, with a key file',
  },
  STAFF_TWICE: {
    rule: 'S4',
    zh: '与第 {row} 行的工号相同',
    en: 'Row {row} has the same staff number',
  },
  NO_SUCH_INVITATION: {
    rule: 'S5b',
    zh: '没有这份未了的邀请',
    en: 'There is no such open invitation',
  },
  CODE_FITS_NOTHING: {
    rule: 'S5b',
    zh: '这个一次性码不对，或已用过、已撤回',
    en: 'This one-time code is wrong, was used, or was withdrawn',
    zhNow: '请对照凭条逐字核对；仍不行，请保管人重新邀请。',
    enNow: 'Compare it with the slip; if it still fails, ask a custodian for a new invitation.',
  },
  NOBODY_TO_INVITE: {
    rule: 'S5b',
    zh: '名册中没有可以邀请的人',
    en: 'Nobody in the list can be invited',
  },
} as const;
