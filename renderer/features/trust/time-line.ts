/** A chain of custody as spans and marks on a line of time; pure, so that the picture only draws. */
import type { CustodyChain, CustodyEvent, LoanRegisterRow } from '../../../shared/contract/answers.ts';
import type { EntryType } from '../../../shared/vocabulary/entry.ts';
import type { Language } from '../../../shared/vocabulary/refusal.ts';

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface LoanSpan extends Span {
  readonly no: string;
  readonly borrower: string;
  /** Boxes that would lie over one another stand in rows. */
  readonly row: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Where nobody held custody, between the first moment and the last. */
export function gapsOf(holders: CustodyChain['holders'], whole: Span): Span[] {
  const held = holders
    .map((holder) => ({ fromMs: holder.fromMs, toMs: holder.toMs ?? whole.toMs }))
    .toSorted((a, b) => a.fromMs - b.fromMs);
  const gaps: Span[] = [];
  let until = whole.fromMs;
  for (const span of held) {
    if (span.fromMs > until) gaps.push({ fromMs: until, toMs: span.fromMs });
    until = Math.max(until, span.toMs);
  }
  if (until < whole.toMs) gaps.push({ fromMs: until, toMs: whole.toMs });
  return gaps;
}

/** From issue to return; a loan that nobody returned ends with its window, one that is out with now. */
export function loanSpans(loans: readonly LoanRegisterRow[], nowMs: number): LoanSpan[] {
  const rowEnds: number[] = [];
  return loans
    .filter((loan) => loan.issuedAtMs !== null)
    .toSorted((a, b) => a.issuedAtMs! - b.issuedAtMs!)
    .map((loan) => {
      const fromMs = loan.issuedAtMs!;
      const out = loan.state === 'issued' || loan.state === 'received';
      const toMs = Math.max(fromMs, loan.returnedAtMs ?? (out ? nowMs : Math.min(nowMs, loan.toMs)));
      const free = rowEnds.findIndex((end) => end <= fromMs);
      const row = free < 0 ? rowEnds.length : free;
      rowEnds[row] = toMs;
      return { fromMs, toMs, no: loan.no, borrower: loan.borrower, row };
    });
}

/** From each hold to its lifting. */
export function holdSpans(events: readonly CustodyEvent[], nowMs: number): Span[] {
  const spans: Span[] = [];
  let since: number | null = null;
  for (const event of events) {
    if (event.type === 'hold.set') since ??= event.atMs;
    if (event.type === 'hold.lifted' && since !== null) {
      spans.push({ fromMs: since, toMs: event.atMs });
      since = null;
    }
  }
  if (since !== null) spans.push({ fromMs: since, toMs: nowMs });
  return spans;
}

const refusals: readonly EntryType[] = ['refusal', 'view.failed', 'loan.rejected', 'document.sent-back'];
export const isRefusal = (event: CustodyEvent): boolean => refusals.includes(event.type);
export const isView = (event: CustodyEvent): boolean => event.type === 'view.open';
const handovers: readonly EntryType[] = ['custody.handed-over', 'clients.signed', 'clients.taken-over'];
export const isHandover = (event: CustodyEvent): boolean => handovers.includes(event.type);
/** An older state of the log had been put back: what it lost, nobody can tell. */
export const isLoss = (event: CustodyEvent): boolean => event.type === 'generation.new';
export const isFiling = (event: CustodyEvent): boolean =>
  event.type === 'document.submitted' || event.type === 'document.accepted';

const steps: readonly (readonly [ms: number, options: Intl.DateTimeFormatOptions])[] = [
  [MINUTE_MS, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }],
  [5 * MINUTE_MS, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }],
  [15 * MINUTE_MS, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }],
  [HOUR_MS, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }],
  [3 * HOUR_MS, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }],
  [12 * HOUR_MS, { day: 'numeric', month: 'short', hour: '2-digit', hourCycle: 'h23' }],
  [DAY_MS, { day: 'numeric', month: 'short' }],
  [7 * DAY_MS, { day: 'numeric', month: 'short' }],
];
const months: readonly number[] = [1, 3, 6, 12, 60];

/** Round moments of the reader's own clock, at most `most` of them. */
export function ticksOf(whole: Span, most: number, language: Language): { atMs: number; text: string }[] {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  const span = whole.toMs - whole.fromMs;
  const fine = steps.find(([ms]) => span / ms <= most);
  const ticks: { atMs: number; text: string }[] = [];
  if (fine !== undefined) {
    const [ms, options] = fine;
    const format = new Intl.DateTimeFormat(locale, options);
    const midnight = new Date(whole.fromMs).setHours(0, 0, 0, 0);
    for (let at = midnight; at <= whole.toMs; at += ms) {
      if (at >= whole.fromMs) ticks.push({ atMs: at, text: format.format(at) });
    }
    return ticks;
  }
  const by = months.find((count) => span / (count * 30 * DAY_MS) <= most) ?? 120;
  const at = new Date(whole.fromMs);
  at.setHours(0, 0, 0, 0);
  at.setDate(1);
  let year = '';
  for (; at.getTime() <= whole.toMs; at.setMonth(at.getMonth() + by)) {
    if (at.getTime() < whole.fromMs) continue;
    const thisYear = String(at.getFullYear());
    const options: Intl.DateTimeFormatOptions =
      thisYear === year ? { month: 'short' } : { month: 'short', year: 'numeric' };
    ticks.push({ atMs: at.getTime(), text: new Intl.DateTimeFormat(locale, options).format(at) });
    year = thisYear;
  }
  return ticks;
}
