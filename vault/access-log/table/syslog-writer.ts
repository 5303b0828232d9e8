/** Syslog lines, RFC 5424, a line each (docs/formats/log-streams.md §3). */
import { type Severity, severityOf } from './entry-severity.ts';
import { ruleOf, type TableRow } from './table-row.ts';
import type { Sink, TableAbout, TableWriter } from './table-writer.ts';

/** RFC 5424 §6.2.1: 13 is the log audit. */
const facility = 13;
const severities: Readonly<Record<Severity, number>> = { ordinary: 6, refused: 5, notable: 4, grave: 2 };
/** RFC 5612: kept for examples. We have no number of our own, and no receiver needs one. */
const structuredId = 'entry@32473';

const two = (n: number): string => String(n).padStart(2, '0');

/** RFC 3339 with the offset of the desk. */
export function instantText(ms: number, offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes);
  const local = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, -1);
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** RFC 5424 §6.3.3; a line break would end the message, and an unpaired surrogate is no UTF-8. */
const value = (text: string): string => oneLine(text).replace(/["\\\]]/g, (sign) => `\\${sign}`);
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const oneLine = (text: string): string => text.replace(control, ' ').toWellFormed();

/** PRINTUSASCII of at most so many signs; `-` where nothing is left. */
const token = (text: string, most: number): string => text.replace(/[^\x21-\x7e]/g, '').slice(0, most) || '-';

const parameters = (row: TableRow): readonly (readonly [name: string, told: string | number | null])[] => [
  ['index', row.index],
  ['person', row.person],
  ['personNo', row.personNo],
  ['role', row.role],
  ['dossier', row.filed?.code ?? null],
  ['client', row.filed?.client ?? null],
  ['document', row.filed?.no ?? null],
  ['title', row.filed?.title ?? null],
  ['view', row.view?.n ?? null],
  ['viewsAllowed', row.view?.cap ?? null],
  ['refusal', row.refusal],
  ['rule', ruleOf(row.refusal)],
  ['place', row.place],
  ['reason', row.reason],
  ['outcome', row.outcome],
];

export function syslogWriter(write: Sink, about: TableAbout): TableWriter {
  const host = token(about.vault, 255);
  return {
    add(row) {
      const said = parameters(row)
        .filter(([, told]) => told !== null)
        .map(([name, told]) => ` ${name}="${value(String(told))}"`)
        .join('');
      const sentence = about.language === 'zh-CN' ? row.sentence.zh : row.sentence.en;
      write(
        `<${facility * 8 + severities[severityOf(row.type)]}>1 ${instantText(row.atMs, row.offsetMinutes)} ${host} dossier-vault - ${token(row.type, 32)} [${structuredId}${said}] \ufeff${oneLine(sentence)}\n`,
      );
    },
    finish: () => {},
  };
}
