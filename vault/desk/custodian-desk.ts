/** What needs the custodian now, most urgent first: late loans, what comes back, what goes out, what is handed in. */

import type { CommandAnswers, DeskTask } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { sendBackRules } from '../../shared/policy/filing-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { dayStartMs } from '../../shared/vocabulary/calendar-day.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { decidedBy } from '../lending/deciders.ts';
import { refusalOfIssue } from '../lending/loan-steps.ts';
import { type Document, loadDocument, loadDossier, pendingDocuments } from '../storage/dossiers.ts';
import { type CheckDue, checksDue } from '../storage/forms.ts';
import { type Loan, loansInHand, newestEntryMs, viewsOfLoan } from '../storage/loans.ts';
import { askedLonger } from '../storage/longer-windows.ts';
import { hasActed, holdersOf, loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import { keepersAway } from './absence.ts';

const DAY_MS = 86_400_000;
const daysAhead = 7;

const words = {
  toReceive: ['已发放，借用人尚未收领', 'issued, not received yet'],
  onLoan: ['在借', 'on loan'],
  reminded: ['{day} 催还过', 'asked for on {day}'],
  longer: ['已申请延长至 {day}，待审批', 'a longer window is asked for, until {day}'],
  viewing: ['查阅中，第 {n} 次', 'being viewed, view {n}'],
  returned: ['借用人已归还，待核收', 'returned by the borrower, to be checked in'],
  recalled: ['已强制收回，待核收', 'recalled, to be checked in'],
  approver: ['事由：{reason} · 审批人{name}', 'approver {name} · {reason}'],
  pages: ['{n} 页', '{n} pages'],
  page: ['1 页', '1 page'],
  joins: ['归入同一文件，剩余次数不变', 'joins its lineage, views left unchanged'],
  like: ['与 {n} 件已知文件相似，须判断', 'like {n} known documents'],
  checked: ['{subject} · 上次调查 {on}', '{subject} · last checked on {on}'],
  glyphs: ['有字未能显示', 'some characters could not be shown'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

const say = (language: Language, word: keyof typeof words, facts: Record<string, string | number> = {}) =>
  words[word][language === 'zh-CN' ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]));

const urgency: Record<DeskTask['kind'], number> = {
  overdue: 0,
  'due-today': 1,
  'check-in': 2,
  issue: 3,
  accept: 4,
  'check-due': 5,
};

const localDay = (ms: number, offsetMinutes: number): string =>
  new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 10);

/** Midnight at the station that begins the day of `ms`. */
const dayStart = (ms: number, offsetMinutes: number): number =>
  Math.floor((ms + offsetMinutes * 60_000) / DAY_MS) * DAY_MS - offsetMinutes * 60_000;

function kindOf(loan: Loan, nowMs: number, tomorrowMs: number): DeskTask['kind'] | null {
  if (loan.state === 'returned' || loan.state === 'recalled') return 'check-in';
  if (loan.state === 'approved') return 'issue';
  const endMs = loan.windowToMs ?? loan.requestedToMs;
  if (loan.overdue || endMs <= nowMs) return 'overdue';
  return endMs < tomorrowMs ? 'due-today' : null;
}

function detailOf(vault: OpenVault, loan: Loan, kind: DeskTask['kind'], language: Language): string {
  if (kind === 'issue') {
    const name = decidedBy(vault, loan) ?? '';
    // The sentence goes on after it.
    return say(language, 'approver', { reason: loan.reason.replace(/[。.]$/u, ''), name });
  }
  if (loan.state === 'returned' || loan.state === 'recalled') return say(language, loan.state);
  const viewing = viewsOfLoan(vault.db, loan.id).find((view) => view.state !== 'closed');
  const where =
    loan.state === 'issued'
      ? say(language, 'toReceive')
      : viewing === undefined
        ? say(language, 'onLoan')
        : say(language, 'viewing', { n: viewing.n });
  const dayOf = (ms: number): string => localDay(ms, vault.ports.clock.read().offsetMinutes);
  const remindedMs = newestEntryMs(vault.db, loan.id, ['loan.reminded']);
  const longer = askedLonger(vault.db, loan);
  return [
    where,
    remindedMs === null ? null : say(language, 'reminded', { day: dayOf(remindedMs) }),
    longer === null ? null : say(language, 'longer', { day: dayOf(longer.toMs) }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function loanTask(
  vault: OpenVault,
  desk: Person,
  others: readonly Person[],
  loan: Loan,
  kind: DeskTask['kind'],
  language: Language,
): DeskTask {
  const document = loadDocument(vault.db, loan.document);
  const dossier = loadDossier(vault.db, loan.dossier);
  const refusal = kind === 'issue' ? refusalOfIssue(vault, desk, loan) : null;
  const sinceMs =
    kind === 'issue'
      ? newestEntryMs(vault.db, loan.id, ['loan.approved'])
      : kind === 'check-in'
        ? newestEntryMs(vault.db, loan.id, ['loan.returned', 'loan.recalled'])
        : null;
  return {
    kind,
    ref: `L${loan.no}`,
    code: dossier.code,
    client: dossier.client,
    title: document.title,
    person: shownAmongOthers(vault.db, loan.borrower),
    atMs: sinceMs ?? loan.windowToMs ?? loan.requestedToMs,
    detail: detailOf(vault, loan, kind, language),
    blocked:
      refusal === null
        ? null
        : {
            ...refusal,
            who: others
              .filter((other) => refusalOfIssue(vault, other, loan) === null)
              .map((other) => amongOthers(other)),
          },
  };
}

/** What stands against this custodian judging a filing at all, whatever they would choose. */
function refusalOfFiling(vault: OpenVault, custodian: Person, document: Document) {
  const decision = decide(sendBackRules, {
    documentKnown: true,
    dossierHeld: loadDossier(vault.db, document.dossier).held,
    hasUsed: hasActed(vault.db, custodian.human, document.dossier, 'user'),
    pending: document.state === 'submitted',
    isAuthor: loadPerson(vault.db, document.author).human === custodian.human,
  });
  return decision.allowed ? null : { code: decision.code, facts: decision.facts };
}

function filingTask(
  vault: OpenVault,
  desk: Person,
  others: readonly Person[],
  document: Document,
  language: Language,
): DeskTask {
  const dossier = loadDossier(vault.db, document.dossier);
  const refusal = refusalOfFiling(vault, desk, document);
  const notes = [
    document.pages === 1 ? say(language, 'page') : say(language, 'pages', { n: document.pages }),
    document.joined === 'new' ? '' : say(language, 'joins'),
    document.joined === 'new' && document.likeTo.length > 0
      ? say(language, 'like', { n: document.likeTo.length })
      : '',
    document.glyphsMissing > 0 ? say(language, 'glyphs') : '',
  ];
  return {
    kind: 'accept',
    ref: `${dossier.code}/${document.no}`,
    code: dossier.code,
    client: dossier.client,
    title: document.title,
    person: shownAmongOthers(vault.db, document.author),
    atMs: document.submittedAtMs,
    detail: notes.filter((note) => note !== '').join(' · '),
    blocked:
      refusal === null
        ? null
        : {
            ...refusal,
            who: others
              .filter((other) => refusalOfFiling(vault, other, document) === null)
              .map((other) => amongOthers(other)),
          },
  };
}

/** A background check that is due again: whoever is responsible has it made, and files it as a version of the one before (D2). */
function checkTask(vault: OpenVault, due: CheckDue, language: Language): DeskTask {
  const dossier = loadDossier(vault.db, due.dossier);
  return {
    kind: 'check-due',
    ref: `${dossier.code}/${due.no}`,
    code: dossier.code,
    client: dossier.client,
    title: loadDocument(vault.db, due.document).title,
    person: dossier.responsible === null ? '' : shownAmongOthers(vault.db, dossier.responsible),
    atMs: dayStartMs(due.renewal),
    detail: say(language, 'checked', { subject: due.subject ?? '?', on: due.on }),
    blocked: null,
  };
}

export function custodianDesk(
  vault: OpenVault,
  _input: ParsedInput<'desk.custodian'>,
  call: Call,
): CommandAnswers['desk.custodian'] {
  const desk = assertStanding(vault, call, ['custodian'], true);
  const others = holdersOf(vault.db, 'custodian').filter((other) => other.human !== desk.human);
  const nowMs = vault.writer.nowMs();
  const { offsetMinutes } = vault.ports.clock.read();
  const today = dayStart(nowMs, offsetMinutes);
  const tasks: DeskTask[] = [];
  const dueByDay = Array.from({ length: daysAhead }, () => 0);
  for (const loan of loansInHand(vault.db)) {
    const kind = kindOf(loan, nowMs, today + DAY_MS);
    if (kind !== null) tasks.push(loanTask(vault, desk, others, loan, kind, call.language));
    if (loan.state !== 'issued' && loan.state !== 'received') continue;
    const day = Math.floor(((loan.windowToMs ?? loan.requestedToMs) - today) / DAY_MS);
    if (day >= 0 && day < daysAhead) dueByDay[day]! += 1;
  }
  for (const document of pendingDocuments(vault.db))
    tasks.push(filingTask(vault, desk, others, document, call.language));
  for (const due of checksDue(vault.db, localDay(nowMs, offsetMinutes)))
    tasks.push(checkTask(vault, due, call.language));
  tasks.sort((a, b) => urgency[a.kind] - urgency[b.kind] || a.atMs - b.atMs);
  return {
    tasks,
    dueByDay,
    lastFullCheckMs: vault.fullyChecked ? vault.openedAtMs : null,
    away: keepersAway(vault, daysAhead),
  };
}
