/** Approvals out of order or by others, things that come back twice, notices and follow-ups that are not theirs (§5.18). */
import { id, type Step, text } from './synthetic-log.ts';
import { all, changeData, endAfter, insertAndEnd, type Lie, named } from './synthetic-log-lie.ts';
import {
  acknowledged,
  announced,
  applied,
  approversNamed,
  decided,
  followedUp,
  kept,
  ofMax,
  stepsRuled,
  takenBack,
  talked,
  usual,
  withLeaving,
} from './synthetic-log-story-of-leaving.ts';
import { self } from './synthetic-log-story-of-training.ts';

const told = (name: string, fault: string, after: string, ...steps: Step[]): Lie => ({
  name,
  check: fault === 'signers-row' || fault === 'self-is-another' ? 'roles' : 'handovers',
  at: name,
  fault,
  tell: all(withLeaving, insertAndEnd(after, ...steps.with(-1, named(name, steps.at(-1)!)))),
});
const altered = (name: string, fault: string, at: string, changes: object): Lie => ({
  name,
  check: 'handovers',
  at,
  fault,
  tell: all(withLeaving, changeData(at, changes), endAfter(at)),
});
const ended: Step = {
  name: 'max leaves',
  type: 'departure.ended',
  by: [
    ['custodian', 'hao'],
    ['approver', 'ivy'],
  ],
  data: { departure: id(ofMax), cause: 'withdrawn', ground: null },
};
const last = 'leaving ruled';

export const aboutLeaving: Lie[] = [
  told(
    'second-approval-before-the-first',
    'approval-order',
    'approvers named',
    decided('human-resources', 'gus'),
  ),
  told('second-approval-after-a-refusal', 'approval-order', 'fay refuses', decided('human-resources', 'gus')),
  told('approval-by-another', 'approval-of-another', 'approvers named', decided('line-manager', 'gus')),
  told('approval-of-a-step-of-nobody', 'approval-of-another', 'approvers named', decided('head', 'fay')),
  told(
    'approval-before-anybody-is-named',
    'approval-of-another',
    'letter named',
    decided('line-manager', 'fay'),
  ),
  told(
    'approval-given-twice',
    'approval-given',
    'line-manager decided by fay',
    decided('line-manager', 'fay'),
  ),
  told('approval-signed-for-another', 'self-is-another', 'approvers named', {
    ...decided('line-manager', 'fay'),
    by: self('gus'),
  }),
  told('approval-after-the-end', 'departure-over', 'approvers named', ended, decided('line-manager', 'fay')),
  told('approvers-named-after-the-end', 'departure-over', 'letter named', ended, approversNamed(usual)),
  told('approvers-in-another-order', 'approval-steps', 'letter named', approversNamed(usual.toReversed())),
  told(
    'approvers-that-leave-a-step-out',
    'approval-steps',
    'letter named',
    approversNamed(usual.slice(0, 1)),
  ),
  told(
    'approvers-of-the-rules-before',
    'approval-steps',
    'letter named',
    stepsRuled(['head'], {}, 'ruled before'),
    approversNamed(usual),
  ),
  told(
    'leaver-approves-their-own-departure',
    'leaver-named',
    'letter named',
    approversNamed([usual[0]!, ['human-resources', 'max']]),
  ),
  told(
    'approver-that-nobody-enrolled',
    'person-unknown',
    'letter named',
    approversNamed([usual[0]!, ['human-resources', 'eve']]),
  ),
  told(
    'granted-step-given-to-another',
    'approval-given',
    'line-manager decided by fay',
    approversNamed([['line-manager', 'gus'], usual[1]!]),
  ),
  told('approval-by-name-beside-those-who-sign', 'approval-by-name', 'approvers named', {
    name: 'by name',
    type: 'departure.approved',
    by: [['approver', 'ivy']],
    data: { departure: id(ofMax), by: 'line-manager', name: text('Ms Lin'), on: '2025-03-11' },
  }),
  told('applied-while-leaving', 'leaving-already', last, applied('max', 'again')),
  told('applied-for-another', 'self-is-another', 'max acknowledges', {
    ...applied('max', 'x'),
    by: self('gus'),
  }),
  told(
    'letter-that-is-no-document',
    'document-unknown',
    last,
    kept('x', 'departure.letter-named', { document: id('nothing') }),
  ),
  told(
    'letter-in-an-unknown-departure',
    'departure-unknown',
    last,
    kept('x', 'departure.letter-named', { departure: id('departure of nobody'), document: id('memo') }),
  ),
  told('thing-never-listed', 'thing-unknown', last, takenBack(3)),
  told('thing-back-twice', 'thing-returned', last, takenBack(1, 'worn')),
  told('thing-received-by-the-leaver', 'leaver-named', 'things listed', takenBack(1, 'intact', 'max')),
  told('leaver-told-of-themself', 'leaver-named', last, announced(['gus', 'max'])),
  told('told-twice', 'told-twice', last, announced(['gus', 'gus'])),
  told('nobody-told', 'person-unknown', last, announced(['eve'])),
  told('acknowledged-by-somebody-not-told', 'not-told', last, acknowledged('kim')),
  told('acknowledged-twice', 'acknowledged-twice', last, acknowledged('gus')),
  told('acknowledged-in-another-entry', 'not-told', last, acknowledged('fay', 'classed')),
  told('follow-up-by-another', 'follow-up-not-theirs', last, followedUp('acme', 'gus', 90)),
  told('follow-up-twice', 'follow-up-twice', last, followedUp('acme', 'fay', 30)),
  told(
    'follow-up-of-a-line-that-is-open',
    'follow-up-not-theirs',
    last,
    followedUp('globex', 'fay', 30, 'clients 2'),
  ),
  told('talk-sealed-to-whom-it-is-about', 'interview-to-leaver', last, talked('x', 'gus', ['hao', 'gus'])),
  told('talk-under-a-note-of-before', 'note-twice', last, talked('talk with max', 'gus', ['hao'])),
  told('talk-with-oneself', 'signs-about-self', last, talked('x', 'hao', ['ivy'])),
  told('talk-sealed-twice-to-one', 'reader-twice', last, talked('x', 'gus', ['hao', 'hao'])),
  told('talk-with-nobody', 'person-unknown', last, talked('x', 'eve', ['hao'])),
  told('talk-read-by-nobody-enrolled', 'person-unknown', last, talked('x', 'gus', ['eve'])),
  told('step-ruled-twice', 'item-twice', last, stepsRuled(['head', 'head'], {}, 'x')),
  told(
    'days-that-do-not-ascend',
    'follow-up-days',
    last,
    stepsRuled(['head'], { followUpDays: [90, 30] }, 'x'),
  ),
  altered('things-listed-in-the-case-of-nobody', 'departure-unknown', 'things listed', {
    departure: id('departure of nobody'),
  }),
];
