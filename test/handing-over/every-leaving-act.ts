/** Each signed act of a departure's case once: `leaver` leaves, `manager` approves, `successor` has the client K-2 of `handover`. */
import type { Desk } from '../support/desk.ts';

export async function everyLeavingAct(
  desk: Desk,
  departure: number,
  { handover, successor, letter }: { handover: number; successor: string; letter: string },
): Promise<void> {
  const both = { signature: desk.signature, cosign: [desk.credential('赵批')] };
  const rules = await desk.call('leaving.rules', {});
  await desk.call('leaving.rule', { ...rules, ...both });
  await desk.call('departure.name-letter', { departure, document: letter, signature: desk.signature });
  await desk.call('departure.name-approvers', {
    departure,
    approvers: rules.approvals.map(({ step }) => ({ step, who: '赵批' })),
    signature: desk.signature,
  });
  await desk.call('departure.list-things', {
    departure,
    things: [{ name: '笔记本电脑', serial: 'SN-1' }],
    signature: desk.signature,
  });
  await desk.call('departure.take-back', {
    departure,
    thing: 1,
    condition: 'intact',
    receiver: '李保',
    signature: desk.signature,
  });
  await desk.call('departure.state-employment', {
    departure,
    post: '销售经理',
    since: '2021-03-15',
    contractFrom: '2024-03-15',
    contractUntil: null,
    signature: desk.signature,
  });
  await desk.call('departure.class', { departure, kind: 'growth', signature: desk.signature });
  await desk.call('departure.announce', {
    departure,
    told: [successor],
    message: '将于月底离职。',
    due: null,
    signature: desk.signature,
  });
  await desk.call('talk.record', {
    who: successor,
    why: '接手客户',
    with: '',
    text: '谈过。',
    readers: [],
    signature: desk.signature,
  });
  await desk.signIn(successor);
  const [told] = (await desk.call('leaving.mine', {})).told;
  await desk.call('departure.acknowledge', {
    departure,
    announced: told?.announced,
    signature: desk.signature,
  });
  await desk.call('clients.follow-up', {
    handover,
    code: 'K-2',
    days: 30,
    outcome: 'met',
    signature: desk.signature,
  });
  await desk.call('departure.apply', { reason: '读书', lastDay: '2030-12-31', signature: desk.signature });
  await desk.signIn('赵批');
  await desk.call('departure.decide', {
    departure,
    step: 'line-manager',
    granted: true,
    reason: '同意',
    signature: desk.signature,
  });
  await desk.signIn('李保');
}
