/** The facts of the papers of agreements, as the screens show them to whoever prints. */
import { withNumber } from '../../shared/vocabulary/among-others.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { assertStanding } from '../acts/signing.ts';
import { shownAgreement, visibleAgreement } from '../agreements/agreements-shown.ts';
import { bindingAfter, binds } from '../departures/binding.ts';
import { showDeparture } from '../departures/departures-shown.ts';
import { templateVersion } from '../storage/agreements.ts';
import { findDeparture } from '../storage/departures.ts';
import { loadPerson } from '../storage/people.ts';
import { agreementSheet, reminderSheet } from './agreement-papers.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import { departureNumber } from './leaving-checklist.ts';

const numberIn = (about: string): number => (/^\d{1,9}$/.test(about.trim()) ? Number(about) : 0);

/** Everybody their own; those of others, who runs or oversees the registers. */
export function gatherAgreement({ vault, call, about, words }: AskedPaper): DrawnPaper {
  const desk = assertStanding(vault, call, []);
  const agreement = visibleAgreement(vault, desk, numberIn(about));
  call.about.person = agreement.person;
  const { template, templateVersion: version } = agreement;
  const text =
    template === null || version === null ? undefined : templateVersion(vault.db, template, version);
  const sheet = agreementSheet(
    {
      firm: firmOf(vault),
      onMs: vault.writer.readClock().wallMs,
      agreement: shownAgreement(vault, desk, agreement),
      name: loadPerson(vault.db, agreement.person).name,
      zh: text?.zh ?? '',
      en: text?.en ?? '',
      classes: agreement.classes.map((each) => words.level(each)).join(words.hasChinese ? '、' : ', '),
    },
    words,
  );
  return { sheet, about: { person: agreement.person } };
}

export function gatherReminder({ vault, call, about, words }: AskedPaper): DrawnPaper {
  assertStanding(vault, call, ['custodian', 'approver']);
  const no = numberIn(about);
  const { id, person, state, lastDay } = findDeparture(vault.db, no);
  if (state === 'withdrawn') throw new Refusal('DEPARTURE_OVER');
  const leaver = loadPerson(vault.db, person);
  const binding = bindingAfter(vault, leaver.human, lastDay);
  if (!binds(binding)) throw new Refusal('NOTHING_BINDS');
  const sheet = reminderSheet(
    {
      firm: firmOf(vault),
      number: departureNumber(showDeparture(vault, { departure: no }, call), words),
      onMs: vault.writer.readClock().wallMs,
      person: withNumber(leaver),
      lastDay,
      binding,
    },
    words,
  );
  return { sheet, about: { departure: id, person } };
}
