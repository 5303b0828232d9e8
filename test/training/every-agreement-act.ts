/** Each signed act of agreements once, at a desk with the people of `training-desk.ts`. */
import { writeFileSync } from 'node:fs';
import type { Desk } from '../support/desk.ts';
import { people } from './training-desk.ts';

export async function everyAgreementAct(desk: Desk): Promise<void> {
  await desk.signIn(people.clerk);
  const { template } = await desk.call('agreement.issue-template', {
    kind: 'confidentiality',
    title: '保密',
    zh: '保守商业秘密。',
    en: '',
    signature: desk.signature,
  });
  const made = await desk.call('agreement.make', {
    who: people.cai,
    kind: 'confidentiality',
    template,
    title: '保密协议',
    from: '2026-11-19',
    afterMonths: null,
    dossiers: [],
    classes: ['secret'],
    secrets: '',
    area: '',
    compensation: null,
    wage: null,
    penalty: null,
    remark: '',
    signature: desk.signature,
  });
  const again = await desk.call('agreement.make', {
    who: people.cai,
    kind: 'confidentiality',
    title: '保密协议补充',
    from: '2026-11-19',
    afterMonths: 12,
    dossiers: [],
    classes: [],
    secrets: '名单',
    area: '',
    compensation: null,
    wage: null,
    penalty: null,
    remark: '',
    signature: desk.signature,
  });
  const scan = desk.path('agreement-scan.pdf');
  writeFileSync(scan, 'scan');
  await desk.call('agreement.bring-in', {
    agreement: again.agreement,
    state: again.state,
    on: '2026-11-19',
    file: scan,
    kept: '',
    signature: desk.signature,
  });
  await desk.signIn('李保');
  await desk.call('agreement.sign', {
    agreement: made.agreement,
    state: made.state,
    signature: desk.signature,
    cosign: [desk.credential(people.cai)],
  });
  await desk.call('agreement.end', {
    agreement: made.agreement,
    ground: '另签',
    signature: desk.signature,
    cosign: [desk.credential(people.cai)],
  });
  const { departure } = await desk.call('departure.register', {
    who: people.cai,
    reason: '离职',
    signature: desk.signature,
  });
  await desk.call('departure.remind', {
    departure,
    onPaper: false,
    signature: desk.signature,
    cosign: [desk.credential(people.cai)],
  });
}
