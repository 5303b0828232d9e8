import { describeUncovering } from '../../test/support/uncovering.ts';
import {
  byNameRules,
  type DecideFacts,
  decideRules,
  type FollowUpFacts,
  followUpRules,
  type NameFacts,
  nameRules,
  type ReturnFacts,
  returnRules,
} from './leaving-rules.ts';

const nameWorst: NameFacts = { isSelf: true, state: 'left', fits: false, movesGranted: true };
describeUncovering('naming who approves', {
  table: nameRules,
  worst: nameWorst,
  rows: [
    ['S6: nobody names who approves their own departure', 'COSIGNER_SAME', { isSelf: false }],
    ['P2: while the case is open', 'DEPARTURE_OVER', { state: 'open' }],
    ['P2: one for each step, never the leaver', 'APPROVERS_UNFIT', { fits: true }],
    ['P2: what was granted keeps its person', 'APPROVAL_GIVEN', { movesGranted: false }],
  ],
});

describeUncovering('an approval by name', {
  table: byNameRules,
  worst: { isSelf: true, state: 'left', named: true },
  rows: [
    ['S6: nobody records an approval of their own departure', 'COSIGNER_SAME', { isSelf: false }],
    ['P2: while the case is open', 'DEPARTURE_OVER', { state: 'open' }],
    ['P2: who is named signs', 'APPROVERS_NAMED', { named: false }],
  ],
});

const decideWorst: DecideFacts = { state: 'left', isTheirs: false, granted: true, before: '直属主管' };
describeUncovering('deciding', {
  table: decideRules,
  worst: decideWorst,
  rows: [
    ['P2: while the case is open', 'DEPARTURE_OVER', { state: 'open' }],
    ['P2: by whom it was asked', 'APPROVAL_NOT_YOURS', { isTheirs: true }],
    ['P2: what is granted stays granted', 'APPROVAL_GIVEN', { granted: false }],
    ['P2: in order', 'APPROVAL_NOT_YET', { before: null }],
  ],
});

const returnWorst: ReturnFacts = {
  isSelf: true,
  state: 'withdrawn',
  listed: false,
  back: true,
  receiverIsLeaver: true,
};
describeUncovering('what comes back', {
  table: returnRules,
  worst: returnWorst,
  rows: [
    ['S6: nobody records what they gave back', 'COSIGNER_SAME', { isSelf: false }],
    ['P2: also after the last day, not where the notice was taken back', 'DEPARTURE_OVER', { state: 'left' }],
    ['P2: somebody else receives it', 'LIST_UNFIT', { receiverIsLeaver: false }],
    ['P2: what was listed', 'NO_SUCH_THING', { listed: true }],
    ['P2: once', 'THING_RETURNED', { back: false }],
  ],
});

const followUpWorst: FollowUpFacts = { isTheirs: false, asked: false, known: true };
describeUncovering('a follow-up', {
  table: followUpRules,
  worst: followUpWorst,
  rows: [
    ['H2b: by whoever took the client on', 'FOLLOW_UP_NOT_YOURS', { isTheirs: true }],
    ['H2b: after the days that the firm has set', 'NO_SUCH_FOLLOW_UP', { asked: true }],
    ['H2b: once', 'FOLLOW_UP_KNOWN', { known: false }],
  ],
});
