/** Agreements in the sample's office: two templates, four agreements; one signed at the desk, two brought in, one to be signed (P5). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandInput } from '../../shared/contract/commands.ts';
import { monthsLater } from '../../shared/vocabulary/calendar-day.ts';
import { localTimeText } from '../time/local-time.ts';
import type { SampleDesk } from './sample-desk.ts';
import type { SamplePersonKey } from './sample-people.ts';

type Step = (desk: SampleDesk) => Promise<void>;

const dayMs = 86_400_000;
function dayOf(desk: SampleDesk, days = 0): string {
  const { wallMs, offsetMinutes } = desk.clock.read();
  return localTimeText(wallMs + days * dayMs, offsetMinutes).slice(0, 10);
}

const secrecyZh = `一、乙方对在职期间知悉的甲方商业秘密（{{secrets}}）负有保密义务。
二、乙方不得为本人或他人使用，不得以任何方式告知无权知悉的人，离职时交回一切载体。
三、保密义务{{after}}继续有效，不因劳动合同终止而免除。`;
const secrecyEn = `1. {{person}} keeps secret what they learn of the secrets of {{firm}}: {{secrets}}.
2. They use nothing of it for themselves or others, tell nobody who may not know it, and give everything back on leaving.
3. This goes on {{after}}, and does not end with the labour contract.`;
const tiesZh = `一、乙方离职后 {{months}} 个月内，不到与甲方有竞争关系的单位任职，也不自营同类业务。地域：{{area}}。
二、上述期间甲方按月支付补偿 {{compensation}} 元。
三、乙方违反约定的，支付违约金 {{penalty}} 元。`;
const tiesEn = `1. For {{months}} months after leaving {{person}} works for no competitor of {{firm}} and runs no like business. Area: {{area}}.
2. Meanwhile {{firm}} pays {{compensation}} yuan a month.
3. Whoever breaks this pays a penalty of {{penalty}} yuan.`;

type Made = Pick<CommandInput<'agreement.make'>, 'kind' | 'title' | 'from' | 'afterMonths' | 'template'> &
  Partial<CommandInput<'agreement.make'>>;

async function make(desk: SampleDesk, who: SamplePersonKey, agreement: Made) {
  return desk.call('agreement.make', {
    dossiers: [],
    classes: ['secret', 'confidential'],
    secrets: desk.words('客户名单、报价与谈判底线', 'Client lists, prices, negotiating limits'),
    area: '',
    compensation: null,
    wage: null,
    penalty: null,
    remark: '',
    ...agreement,
    who: desk.name(who),
    signature: desk.signature,
  });
}

async function bringIn(
  desk: SampleDesk,
  { agreement, state }: { agreement: number; state: number },
  on: string,
): Promise<void> {
  const file = join(desk.papers, `agreement-${agreement}.pdf`);
  writeFileSync(file, `scan of agreement ${agreement}\n`);
  await desk.call('agreement.bring-in', {
    agreement,
    state,
    on,
    file,
    kept: desk.words('人事柜 1-2', 'HR cabinet 1-2'),
    signature: desk.signature,
  });
}

const agreeWithStaff: Step = async (desk) => {
  await desk.seat('qiao');
  const issue = (kind: 'confidentiality' | 'non-compete', title: string, zh: string, en: string) =>
    desk.call('agreement.issue-template', { kind, title, zh, en, signature: desk.signature });
  const secrecy = await issue(
    'confidentiality',
    desk.words('保密协议', 'Confidentiality'),
    secrecyZh,
    secrecyEn,
  );
  const ties = await issue('non-compete', desk.words('竞业限制协议', 'Non-compete'), tiesZh, tiesEn);
  const confidential = {
    kind: 'confidentiality',
    template: secrecy.template,
    title: desk.words('员工保密协议', 'Confidentiality of staff'),
    afterMonths: null,
  } as const;
  // It runs out some three weeks from now.
  const from = monthsLater(dayOf(desk, 40), -24) ?? '';
  await bringIn(desk, await make(desk, 'zhou', { ...confidential, from, months: 24 }), from);
  const key = await make(desk, 'cheng', {
    kind: 'non-compete',
    template: ties.template,
    title: desk.words('客户经理竞业限制', 'Non-compete of an account manager'),
    from: dayOf(desk, -300),
    afterMonths: 12,
    dossiers: ['KH-2025-0866', 'KH-2025-0740'],
    area: desk.words('长三角地区', 'Yangtze delta'),
    compensation: 620_000,
    wage: 1_900_000,
    penalty: 20_000_000,
  });
  await bringIn(desk, key, dayOf(desk, -300));
  const signed = await make(desk, 'cheng', { ...confidential, from: dayOf(desk) });
  await make(desk, 'ma', { ...confidential, from: dayOf(desk), months: 36 });
  await desk.seat('cheng');
  await desk.call('agreement.sign', {
    agreement: signed.agreement,
    state: signed.state,
    signature: desk.signature,
    cosign: [desk.credential('shen')],
  });
};

/** By office day of the sample's past: after what that day holds already. */
export const agreementDays: Readonly<Record<number, Step>> = { 5: agreeWithStaff };
