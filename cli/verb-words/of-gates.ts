/** What each verb of the gate before roles does, in both languages, and its options. */
import type { VerbTable } from './verb-table.ts';

export const gateVerbs: VerbTable = {
  gate: ['角色所需：协议、制度与课程', 'what roles take: agreement, rules and course'],
  'gate list': [
    '各人角色所需、缺少与将到期的；自己的，或所管的',
    'what roles take, what is missing and what runs out: your own, or of those you see to',
  ],
  'gate set': [
    '增加一项要求：author、borrower、custodian 或 approver；agreement、rules 或 course',
    'add a demand: author, borrower, custodian or approver; agreement, rules or course',
  ],
};

export const gateOptions: VerbTable = {
  'gate set --from': ['自哪一天起适用于已持有该角色的人', 'the day from which holders of the role are asked'],
  'gate set --months': [
    '几个月内合格有效；不写则长期有效',
    'for how many months a pass counts; left out, for good',
  ],
};
