/** What every question is answered with: the period in local minutes, names as far as whoever asks may know them (D3), links. */
import type {
  Behind,
  LogQuestionAsked,
  QuestionAnswer,
  QuestionChart,
  QuestionRow,
} from '../../../shared/contract/answers.ts';
import { daysBetween, daysLater } from '../../../shared/vocabulary/calendar-day.ts';
import type { PersonId } from '../../../shared/vocabulary/ids.ts';
import type { Language } from '../../../shared/vocabulary/refusal.ts';
import { Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../../acts/open-vault.ts';
import type { Parameter, VaultDatabase } from '../../storage/database.ts';
import { loadPerson, type Person, shownAmongOthers } from '../../storage/people.ts';
import { hidesNames, personAsked } from '../log-rows-shown.ts';

/** First and last day, both included, and the same in minutes since 1970 as local clocks show them, [since, before). */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly since: number;
  readonly before: number;
}

/** One of the questions, as it was asked. */
export type Asked<Q extends LogQuestionAsked['question']> = Extract<LogQuestionAsked, { question: Q }>;
export type Answered = Omit<QuestionAnswer, 'asked' | 'title' | 'inLog'>;

const minutesOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 60_000;
export const dayOfMinute = (minute: number): string => new Date(minute * 60_000).toISOString().slice(0, 10);
/** `2026-11-19 10:24`. */
export const stampOfMinute = (minute: number): string =>
  new Date(minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');

const periodDaysMax = 40_000;

/** From New Year's Day, or of so many days, where nothing is said. Throws INPUT_MALFORMED where it ends before it begins, or is longer than a century. */
export function periodOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: string,
  daysUsual: number | null = null,
): Period {
  const last = to ?? today;
  const first =
    from ?? (daysUsual === null ? null : daysLater(last, 1 - daysUsual)) ?? `${last.slice(0, 4)}-01-01`;
  const days = daysBetween(first, last);
  if (!(days >= 0 && days <= periodDaysMax)) throw new Refusal('INPUT_MALFORMED', { field: 'from, to' });
  return { from: first, to: last, since: minutesOf(first), before: minutesOf(last) + 1_440 };
}

export interface ShownDossier {
  readonly code: string;
  /** Null for whoever is shown no names. */
  readonly client: string | null;
}

export class Asking {
  readonly vault: OpenVault;
  readonly db: VaultDatabase;
  readonly desk: Person;
  readonly hidden: boolean;
  readonly language: Language;
  /** Rows that are given; figures and charts are of all. */
  readonly rowsMax: number;
  private readonly people = new Map<number, string>();
  private readonly dossiers = new Map<number, ShownDossier>();

  constructor(vault: OpenVault, desk: Person, language: Language, rowsMax: number) {
    this.vault = vault;
    this.db = vault.db;
    this.desk = desk;
    this.hidden = hidesNames(desk);
    this.language = language;
    this.rowsMax = rowsMax;
  }

  say(zh: string, en: string): string {
    return this.language === 'en' ? en : zh;
  }

  both([zh, en]: readonly [zh: string, en: string]): string {
    return this.say(zh, en);
  }

  /** Today as the clock of this machine has it. */
  get today(): string {
    const { offsetMinutes } = this.vault.ports.clock.read();
    return dayOfMinute(Math.floor(this.vault.writer.nowMs() / 60_000) + offsetMinutes);
  }

  all<T>(sql: string, ...values: Parameter[]): T[] {
    return this.db.all<T>(sql, ...values);
  }

  /** Of a period, as a sentence begins with it. */
  during({ from, to }: Period): string {
    return this.say(`${from} 至 ${to}`, `From ${from} to ${to}`);
  }

  person(no: number | null): string {
    if (no === null) return '—';
    let shown = this.people.get(no);
    if (shown === undefined) {
      const id = this.db.get<{ id: PersonId }>('SELECT id FROM person WHERE no = ?', no)?.id;
      shown = this.hidden || id === undefined ? `#${no}` : shownAmongOthers(this.db, id);
      this.people.set(no, shown);
    }
    return shown;
  }

  dossier(no: number): ShownDossier {
    let shown = this.dossiers.get(no);
    if (shown === undefined) {
      const row = this.db.get<{ code: string | null; client: string | null }>(
        'SELECT code, client FROM dossier WHERE no = ?',
        no,
      );
      shown = { code: row?.code ?? `#${no}`, client: this.hidden ? null : (row?.client ?? null) };
      this.dossiers.set(no, shown);
    }
    return shown;
  }

  /** A dossier as the axis of a chart names it. */
  dossierText(no: number): string {
    const { code, client } = this.dossier(no);
    return client === null ? code : `${code} ${client}`;
  }

  findPerson(who: string): Person {
    return personAsked(this.vault, this.desk, who);
  }

  /** Numbers of all accounts of the same human. */
  accountsOf({ id }: Person): readonly number[] {
    const { human } = loadPerson(this.db, id);
    return this.all<{ no: number }>('SELECT no FROM person WHERE human = ? ORDER BY no', human).map(
      ({ no }) => no,
    );
  }

  /** By code; by the client's name where names are shown. Several dossiers may be one client's. Throws NO_SUCH_DOSSIER. */
  dossiersOf(asked: string): readonly number[] {
    const text = asked.trim().normalize('NFC');
    const byCode = this.all<{ no: number }>('SELECT no FROM dossier WHERE code = ?', text);
    const found =
      byCode.length > 0 || this.hidden || text === ''
        ? byCode
        : this.all<{ no: number }>('SELECT no FROM dossier WHERE client = ? ORDER BY no', text);
    if (found.length === 0) throw new Refusal('NO_SUCH_DOSSIER');
    return found.map(({ no }) => no);
  }
}

export const entry = (index: number): Behind => ({ kind: 'entry', index });
export const question = (ask: (Behind & { kind: 'question' })['ask']): Behind => ({ kind: 'question', ask });
export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(',');

/** The longest first; more make no picture. */
const barsMax = 15;
export const namesChart = (
  label: string,
  rows: readonly QuestionRow[],
  name: number,
  value: number,
): QuestionChart => ({
  label,
  kind: 'names',
  bars: rows
    .map(({ cells, behind }) => ({
      name: String(cells[name] ?? '—'),
      value: Number(cells[value] ?? 0),
      behind,
    }))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, barsMax),
});

const dayBarsMax = 62;
const monthBarsMax = 1_900;
/** A bar for each day of a period; for each month or year of a longer one. */
export function timeChart(
  label: string,
  period: Period,
  perDay: ReadonlyMap<string, number>,
  behind: (from: string, to: string) => Behind | null,
): QuestionChart {
  const counts = new Map<string, { value: number; from: string; to: string }>();
  const days = daysBetween(period.from, period.to);
  const letters = days < dayBarsMax ? 10 : days < monthBarsMax ? 7 : 4;
  for (let day: string | null = period.from; day !== null && day <= period.to; day = daysLater(day, 1)) {
    const name = day.slice(0, letters);
    const found = counts.get(name) ?? { value: 0, from: day, to: day };
    counts.set(name, { value: found.value + (perDay.get(day) ?? 0), from: found.from, to: day });
  }
  return {
    label,
    kind: 'time',
    bars: [...counts].map(([name, { value, from, to }]) => ({ name, value, behind: behind(from, to) })),
  };
}
