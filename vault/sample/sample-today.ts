/** Loans and filings in every state that somebody who tries the sample would want to go on from; made today. */
import type { SampleDesk } from './sample-desk.ts';
import { fileWaiting } from './sample-founding.ts';

const dayMs = 86_400_000;
const dayAfter = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export async function liveToday(desk: SampleDesk): Promise<void> {
  await desk.openVault('shen');
  await fileWaiting(desk);
  const say = (zh: string, en: string): string => desk.words(zh, en);
  const requests: readonly (readonly [who: 'xu' | 'ma', document: string, reason: string])[] = [
    [
      'xu',
      'KH-2026-0147/1',
      say('核对担保物估值，准备贷审会。', 'Checking the collateral valuation for the credit committee.'),
    ],
    ['xu', 'KH-2026-0147/2', say('续约条款核对。', 'Comparing the terms for renewal.')],
    ['xu', 'KH-2026-0163/1', say('客户来电询问结算条款。', 'The client asked about settlement terms.')],
    ['ma', 'KH-2026-0163/1', say('海外分行询问协议范围。', 'The overseas branch asks about the scope.')],
    ['ma', 'KH-2026-0098/1', say('复核评估假设。', 'Reviewing the assumptions of the assessment.')],
    ['ma', 'KH-2026-0147/3', say('准备客户会面。', 'Preparing a meeting with the client.')],
  ];
  const loans: string[] = [];
  for (const [who, document, reason] of requests) {
    await desk.seat(who);
    const nowMs = desk.clock.read().wallMs;
    const requested = await desk.call('loan.request', {
      document,
      category: 'service',
      reason,
      place: desk.office.place,
      fromMs: nowMs,
      toMs: nowMs + 3 * dayMs,
      signature: desk.signature,
    });
    loans.push(requested.loan);
  }
  await desk.seat('xu');
  await desk.call('release.request', {
    code: 'KH-2026-0163',
    numbers: [1],
    form: 'original',
    outsider: say('市中级人民法院', 'The district court'),
    ground: say('调查令，附卷。', 'An order of the court, on file.'),
    due: dayAfter(desk.clock.read().wallMs + 30 * dayMs),
    signature: desk.signature,
  });
  await desk.seat('gu');
  const toApprove = loans.slice(0, 3);
  for (const loan of toApprove) await desk.call('loan.show', { loan });
  await desk.call('loan.decide', {
    decisions: toApprove.map((loan) => ({
      loan,
      decision: 'approve' as const,
      reason: say('事由充分，期限合理。', 'The reason suffices; the window is reasonable.'),
    })),
    signature: desk.signature,
  });
  await desk.seat('shen');
  for (const loan of toApprove.slice(0, 2))
    await desk.call('loan.issue', { loan, signature: desk.signature });
  await desk.seat('xu');
  await desk.call('loan.receive', { loan: loans[0]!, signature: desk.signature });
  await desk.closeVault();
}
