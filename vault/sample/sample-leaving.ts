/** The case of the one who leaves in the sample: applied for, approved in order, things that come back, colleagues told, an interview. */
import type { SampleDesk } from './sample-desk.ts';

/** The day before it is registered. */
export async function applyToLeave(desk: SampleDesk): Promise<void> {
  await desk.seat('cheng');
  await desk.call('departure.apply', {
    reason: desk.words('个人原因，另谋发展。', 'Personal reasons; moving on.'),
    lastDay: dayAfter(desk, 30),
    signature: desk.signature,
  });
}

/** On the day of the registration, by the custodian at the desk. */
export async function beginCase(desk: SampleDesk): Promise<void> {
  const say = (zh: string, en: string): string => desk.words(zh, en);
  await desk.call('departure.name-approvers', {
    departure: 1,
    approvers: [
      { step: 'line-manager', who: desk.name('fan') },
      { step: 'human-resources', who: desk.name('qiao') },
    ],
    signature: desk.signature,
  });
  await desk.call('departure.list-things', {
    departure: 1,
    things: [
      { name: say('笔记本电脑', 'Laptop'), serial: 'NB-2023-118' },
      { name: say('门禁卡', 'Access card'), serial: '0472' },
      { name: say('客户合同原件', 'Originals of contracts'), serial: say('3 份', '3 copies') },
    ],
    signature: desk.signature,
  });
  await desk.call('departure.announce', {
    departure: 1,
    told: [desk.name('zhou'), desk.name('xu')],
    message: say(
      '程同事将离职，其客户由接替人联系；不要再向其转交客户资料。',
      'A colleague leaves; successors are in touch with the clients. Pass no client material to the leaver any more.',
    ),
    due: dayAfter(desk, 14),
    signature: desk.signature,
  });
  await desk.call('departure.class', { departure: 1, kind: 'growth', signature: desk.signature });
}

/** The two who were named decide, in order. */
export async function approveInOrder(desk: SampleDesk): Promise<void> {
  for (const [who, step, zh, en] of [
    ['fan', 'line-manager', '同意，请做好交接。', 'Approved; please hand over well.'],
    ['qiao', 'human-resources', '手续齐全，同意。', 'All in order; approved.'],
  ] as const) {
    await desk.seat(who);
    await desk.call('departure.decide', {
      departure: 1,
      step,
      granted: true,
      reason: desk.words(zh, en),
      signature: desk.signature,
    });
  }
}

/** By the custodian at the desk; the successor acknowledges what they were told. */
export async function goOnWithCase(desk: SampleDesk): Promise<void> {
  const say = (zh: string, en: string): string => desk.words(zh, en);
  await desk.call('departure.take-back', {
    departure: 1,
    thing: 1,
    condition: 'worn',
    receiver: desk.name('shen'),
    remark: say('键盘有使用痕迹', 'Keyboard worn'),
    signature: desk.signature,
  });
  await desk.call('departure.state-employment', {
    departure: 1,
    post: say('客户经理', 'Account manager'),
    since: '2021-03-15',
    contractFrom: '2024-03-15',
    contractUntil: null,
    signature: desk.signature,
  });
  await desk.call('departure.interview', {
    departure: 1,
    fields: {
      reason: say('希望离家近一些，负责更大的客户。', 'Closer to home, and larger clients.'),
      advice: say('接手客户前多给两周。', 'Two more weeks before a client passes.'),
      satisfaction: say('团队好，出差多。', 'A good team, and much travel.'),
      plans: say('同城另一家公司，不同行业。', 'Another firm in town, of another trade.'),
      consequences: say('已说明保密义务与违约后果。', 'Secrecy and what a breach leads to were explained.'),
    },
    text: '',
    readers: [desk.name('gu')],
    signature: desk.signature,
  });
  await desk.seat('zhou');
  const [told] = (await desk.call('leaving.mine', {})).told;
  if (told !== undefined)
    await desk.call('departure.acknowledge', {
      departure: 1,
      announced: told.announced,
      signature: desk.signature,
    });
}

function dayAfter(desk: SampleDesk, days: number): string {
  const at = new Date(desk.clock.read().wallMs + days * 86_400_000);
  return at.toISOString().slice(0, 10);
}
