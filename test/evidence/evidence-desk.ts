/** An office in which measures were taken and some were not: each gap of the evidence is planted here, and known. */

import { newCall } from '../../vault/acts/call.ts';
import {
  type GatheredEvidence,
  gatherMeasures,
  readEvidenceAsked,
} from '../../vault/evidence/gather-measures.ts';
import type { Desk } from '../support/desk.ts';
import {
  approvedCourse,
  attend,
  checkSheet,
  people,
  place,
  record,
  rule,
  trainingDesk,
} from '../training/training-desk.ts';

export const dayMs = 86_400_000;
export { people };

export const reader = '许借';
export const other = 'Ben Reader';

const terms = {
  kind: 'confidentiality',
  title: '保密协议',
  from: '2026-11-19',
  afterMonths: null,
  dossiers: [],
  classes: ['confidential'],
  secrets: '',
  area: '',
  compensation: null,
  wage: null,
  penalty: null,
  remark: '',
} as const;

export async function daysLater(desk: Desk, days: number): Promise<void> {
  const { at } = desk;
  for (let left = days; left > 0; left -= 2) {
    await desk.call('vault.close', {});
    desk.clock.pass(Math.min(left, 2) * dayMs);
    await desk.open();
  }
  await desk.signIn(at);
}

export async function agree(desk: Desk, who: string, changes: Record<string, unknown> = {}): Promise<number> {
  await desk.signIn(people.clerk);
  const { agreement } = await desk.call('agreement.make', {
    ...terms,
    who,
    ...changes,
    signature: desk.signature,
  });
  await desk.signIn('李保');
  const { state } = (await desk.call('agreement.list', {})).find((each) => each.agreement === agreement)!;
  await desk.call('agreement.sign', {
    agreement,
    state,
    signature: desk.signature,
    cosign: [desk.credential(who)],
  });
  return agreement;
}

export async function register(desk: Desk, who: string): Promise<number> {
  await desk.signIn('李保');
  const { departure } = await desk.call('departure.register', {
    who,
    reason: '个人发展',
    signature: desk.signature,
  });
  return departure;
}

/**
 * K-1 is narrowed to 许借, K-2 is open to everybody. 许借 borrows K-1/1 and brings it back. 许借
 * has an agreement from the first day; nobody else has. 许借 has acknowledged the rules and passed a course. K-2/1 is not accepted.
 */
export async function evidenceDesk(): Promise<Desk> {
  const desk = await trainingDesk();
  await agree(desk, reader);
  await desk.signIn(people.clerk);
  const { rules } = await desk.call('training.issue-rules', {
    kind: 'rules',
    title: '商业秘密管理办法',
    signature: desk.signature,
  });
  await desk.signIn(reader);
  await desk.call('training.acknowledge', { rules, version: 1, signature: desk.signature });
  await rule(desk);
  await place(desk, reader);
  const course = await approvedCourse(desk, { trainees: [reader] });
  await attend(desk, reader, course);
  await checkSheet(desk, people.head, course);
  await record(desk, people.head, course, reader, true);

  await desk.dossier('K-1', {
    client: '恒岳精密',
    scope: { everybody: false, people: [reader, '孟编'], departments: [] },
  });
  await desk.dossier('K-2', { client: '云帆电子', second: other });
  const first = await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同。\n'.repeat(60)));
  await desk.signIn('孟编');
  await desk.call('document.submit', {
    code: 'K-2',
    file: desk.textFile('未收.txt', '等待核对。\n'.repeat(60)),
    sheet: 'document',
    ownership: 'company',
    signature: desk.signature,
  });
  const back = await desk.lend(first);
  await desk.viewAndClose(back);
  await desk.call('loan.return', { loan: back, signature: desk.signature });
  await desk.signIn('Cora Keeper');
  await desk.call('loan.check-in', { loan: back, signature: desk.signature });
  return desk;
}

export async function gather(desk: Desk, about: string): Promise<GatheredEvidence> {
  const call = newCall('zh-CN');
  return gatherMeasures(desk.vault, readEvidenceAsked(desk.vault, call, about), call);
}

export const gapsOf = ({ measures }: GatheredEvidence): Record<string, [count: number, of: number]> =>
  Object.fromEntries(
    measures.flatMap(({ gaps }) => gaps.map(({ gap, count, of }) => [gap, [count, of] as const])),
  ) as never;
export const countsOf = ({ measures }: GatheredEvidence): Record<string, number> =>
  Object.fromEntries(measures.flatMap(({ counts }) => counts.map(({ what, count }) => [what, count])));
