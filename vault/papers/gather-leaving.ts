/** The form for resigning: blank, or with the name of whoever asks; a keeper prints it for anybody (P2). */
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import { assertStanding } from '../acts/signing.ts';
import { practiceOf } from '../clients/practice.ts';
import { leavingRulesOf } from '../departures/leaving-rules.ts';
import { findPerson } from '../storage/people.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import type { Label } from './paper-words.ts';
import { resignationFormSheet } from './resignation-form.ts';

export function gatherResignationForm({ vault, call, about, words }: AskedPaper): DrawnPaper {
  const desk = assertStanding(vault, call, []);
  const person = about.trim() === '' ? null : findPerson(vault.db, about.trim());
  if (person !== null && person.human !== desk.human && !isKeeper(desk.roles))
    throw new Refusal('ROLE_NEEDED', { role: 'custodian,approver' });
  const [zh, en] = (['zh-CN', 'en'] as const).map((language) => leavingRulesOf(vault, language).approvals);
  const sheet = resignationFormSheet(
    {
      firm: firmOf(vault),
      onMs: vault.writer.readClock().wallMs,
      name: person?.name ?? '',
      department: person?.department ?? '',
      noticeDays: practiceOf(vault, call.language).noticeDays,
      steps: (zh ?? []).map(({ label }, i): Label => [label, en?.[i]?.label ?? label]),
    },
    words,
  );
  return { sheet, about: person === null ? {} : { person: person.id } };
}
