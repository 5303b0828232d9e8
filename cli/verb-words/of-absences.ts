/** What each verb of absences does, in both languages, and its options. */
import type { VerbTable } from './verb-table.ts';

export const absenceVerbs: VerbTable = {
  absence: [
    '缺勤：只告知等候的人，不转授任何权力',
    'being away: told to whoever waits, and no right goes with it',
  ],
  'absence list': [
    '自己登记的缺勤；保管人与审批人也看得到彼此的',
    'when you are away; custodians and approvers see each other’s as well',
  ],
  'absence enter': ['登记自己的缺勤', 'enter when you are away'],
  'absence end': ['提前结束，或取消尚未开始的一段', 'end an absence early, or take back one to come'],
};

export const absenceOptions: VerbTable = {
  'absence enter --from': ['第一天；不写则为今天', 'the first day; left out, today'],
  'absence enter --until': ['最后一天', 'the last day'],
  'absence enter --days': ['或写共几天', 'or for how many days'],
};
