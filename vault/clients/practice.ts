/** The firm's own habits around handing over: how many clients one person has, the notice period, the leaving checklist. */
import type { Practice } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { type Language, Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, signedAct } from '../acts/signed-act.ts';
import { assertStanding, requiredText } from '../acts/signing.ts';
import { practiceSet } from '../storage/departures.ts';

const clientsMaxDefault = 100;
/** Thirty days, as the labour law has it unless a contract says more (PRC Labour Contract Law, article 37). */
const noticeDaysDefault = 30;

/** What the counts of the vault stand beside: these two names have a meaning, whatever their label says. */
export const countedItems = { introductions: 'introductions', clientData: 'client-data' } as const;

/** Settlement and certificate are items like all others: nothing else has to be ticked before them (P2). */
const checklistDefault: readonly (readonly [item: string, zh: string, en: string])[] = [
  ['devices', '设备、纸件已交回', 'Devices and papers returned'],
  [
    'accounts',
    '其他系统账号已停用（如 Zoho CRM、纷享销客）',
    'Accounts in other systems closed (e.g. Zoho CRM, 纷享销客)',
  ],
  [countedItems.clientData, '客户资料已补全', 'Client data completed'],
  [countedItems.introductions, '引见会面已进行', 'Introduction meetings held'],
  ['agreements', '保密与竞业约定已说明', 'Agreements explained'],
  ['exposure', '知悉清单已阅', 'Exposure statement read'],
  ['interview', '离职面谈已进行', 'Exit interview held'],
  ['personnel-file', '人事档案已转出', 'Personnel file passed on'],
  ['social-insurance', '社会保险已转移', 'Social insurance passed on'],
  ['settlement', '工资已结清', 'Settlement paid'],
  ['certificate', '离职证明已出具', 'Leaving certificate given'],
];

export function practiceOf(vault: OpenVault, language: Language): Practice {
  const set = practiceSet(vault.db);
  if (set === null) {
    return {
      clientsMax: clientsMaxDefault,
      noticeDays: noticeDaysDefault,
      employer: vault.name,
      checklist: checklistDefault.map(([item, zh, en]) => ({ item, label: language === 'zh-CN' ? zh : en })),
    };
  }
  return {
    clientsMax: set.clientsMax,
    noticeDays: set.noticeDays,
    employer: set.employer ?? vault.name,
    checklist: set.checklist.map(({ item, label }) => ({ item, label: label ?? item })),
  };
}

export function showPractice(vault: OpenVault, _input: unknown, call: Call): Practice {
  assertStanding(vault, call, ['custodian', 'approver']);
  return practiceOf(vault, call.language);
}

export async function setPractice(
  vault: OpenVault,
  input: ParsedInput<'practice.set'>,
  call: Call,
): Promise<Practice> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const employer = requiredText(input.employer, 'name');
  const checklist = input.checklist.map(({ item, label }) => {
    if (!/^[a-z0-9-]{1,40}$/.test(item)) throw new Refusal('INPUT_MALFORMED', { field: 'item' });
    return { item, label: requiredText(label, 'title') };
  });
  if (new Set(checklist.map(({ item }) => item)).size !== checklist.length)
    throw new Refusal('INPUT_MALFORMED', { field: 'item' });
  await signedAct(vault, call, {
    judge: () => {},
    by: bothSides(desk, input),
    enter: (sign) =>
      sign('practice.set', (texts) => ({
        clientsMax: input.clientsMax,
        noticeDays: input.noticeDays,
        employer: texts.of(employer),
        checklist: checklist.map(({ item, label }) => ({ item, label: texts.of(label) })),
      })),
  });
  return practiceOf(vault, call.language);
}
