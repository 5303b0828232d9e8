/** Reading agreements, their templates, and what binds a leaver (P5). */
import type { AgreementKind } from '../../shared/vocabulary/agreement-terms.ts';
import type { AgreementId, DepartureId, PersonId, RulesId, TemplateId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import type { FirmRulesKind } from '../../shared/vocabulary/training-terms.ts';
import type { VaultDatabase } from './database.ts';

export interface Template {
  readonly id: TemplateId;
  readonly no: number;
  readonly kind: AgreementKind;
  readonly version: number;
  readonly title: string;
  readonly zh: string;
  readonly en: string;
  readonly issuedAtMs: number;
}
const selectTemplate = `SELECT t.id, t.no, t.kind, v.version, coalesce(v.title, '#' || t.no) AS title, coalesce(v.zh, '') AS zh,
  coalesce(v.en, '') AS en, v.issued_at AS issuedAtMs FROM agreement_template t JOIN agreement_template_version v ON v.template = t.id`;

/** Each text in its newest version. */
export const listTemplates = (db: VaultDatabase): Template[] =>
  db.all<Template>(`${selectTemplate} AND v.version = t.version ORDER BY t.no`);

export function findTemplate(db: VaultDatabase, no: number): Template {
  const found = listTemplates(db).find((each) => each.no === no);
  if (found === undefined) throw new Refusal('NO_SUCH_TEMPLATE');
  return found;
}
export const templateVersion = (db: VaultDatabase, id: TemplateId, version: number): Template | undefined =>
  db.get<Template>(`${selectTemplate} WHERE t.id = ? AND v.version = ?`, id, version);

export interface Agreement {
  readonly id: AgreementId;
  readonly no: number;
  readonly state: number;
  readonly person: PersonId;
  readonly kind: AgreementKind;
  readonly replaces: AgreementId | null;
  readonly template: TemplateId | null;
  readonly templateVersion: number | null;
  readonly title: string;
  readonly from: string;
  readonly until: string | null;
  readonly afterMonths: number | null;
  readonly dossiers: readonly (string | null)[];
  readonly classes: readonly Classification[];
  readonly secrets: string;
  readonly area: string;
  readonly compensation: number | null;
  readonly wage: number | null;
  readonly penalty: number | null;
  readonly remark: string;
  /** Index of the entry that signed it. */
  readonly signed: number | null;
  readonly signedOn: string | null;
  readonly sha256: string | null;
  readonly kept: string;
  readonly ended: number | null;
  readonly endedOn: string | null;
  readonly endCause: 'dropped' | 'released' | 'replaced' | null;
  readonly ground: string;
}
type Row = Omit<Agreement, 'dossiers' | 'classes'> & { readonly dossiers: string; readonly classes: string };

const select = `SELECT a.id, a.no, a.state, a.person, a.kind, a.replaces, a.template, a.template_version AS templateVersion,
  coalesce(a.title, '#' || a.no) AS title, a.from_date AS "from", a.until, a.after_months AS afterMonths, a.dossiers, a.classes,
  coalesce(a.secrets, '') AS secrets, coalesce(a.area, '') AS area, a.compensation, a.wage, a.penalty, coalesce(a.remark, '') AS remark,
  a.signed, a.signed_on AS signedOn, a.sha256, coalesce(a.kept, '') AS kept, a.ended, a.ended_on AS endedOn, a.end_cause AS endCause,
  coalesce(a.ground, '') AS ground FROM agreement a`;

const agreementOf = (row: Row): Agreement => ({
  ...row,
  dossiers: JSON.parse(row.dossiers) as (string | null)[],
  classes: JSON.parse(row.classes) as Classification[],
});

export const listAgreements = (db: VaultDatabase): Agreement[] =>
  db.all<Row>(`${select} ORDER BY a.no`).map(agreementOf);

/** Of a human, under any account. */
export const agreementsOf = (db: VaultDatabase, human: string): Agreement[] =>
  db
    .all<Row>(`${select} JOIN person p ON p.id = a.person WHERE p.human = ? ORDER BY a.no`, human)
    .map(agreementOf);

export function findAgreement(db: VaultDatabase, no: number): Agreement {
  const row = db.get<Row>(`${select} WHERE a.no = ?`, no);
  if (row === undefined) throw new Refusal('NO_SUCH_AGREEMENT');
  return agreementOf(row);
}
export const agreementById = (db: VaultDatabase, id: AgreementId): Agreement | undefined => {
  const row = db.get<Row>(`${select} WHERE a.id = ?`, id);
  return row === undefined ? undefined : agreementOf(row);
};

/** Signed, and neither ended nor replaced. */
export const isInForce = ({ signed, ended }: Agreement): boolean => signed !== null && ended === null;

export interface ToldRule {
  readonly rules: RulesId;
  readonly version: number;
  readonly kind: FirmRulesKind;
  readonly title: string;
  readonly atMs: number;
}
/** The newest version of each text of the firm that a human acknowledged, in the order of the texts. */
export const rulesToldTo = (db: VaultDatabase, human: string): ToldRule[] =>
  db.all<ToldRule>(
    `SELECT r.rules, r.version, f.kind, coalesce(v.title, '#' || f.no) AS title, min(r.at) AS atMs
     FROM firm_rules_receipt r JOIN person p ON p.id = r.person JOIN firm_rules f ON f.id = r.rules
     JOIN firm_rules_version v ON v.rules = r.rules AND v.version = r.version
     WHERE p.human = ? AND r.version = (SELECT max(s.version) FROM firm_rules_receipt s JOIN person q ON q.id = s.person
       WHERE q.human = p.human AND s.rules = r.rules)
     GROUP BY r.rules, r.version ORDER BY f.no`,
    human,
  );

export interface Reminder {
  readonly entry: number;
  readonly atMs: number;
  readonly paper: number | null;
  /** What it reminded of, as the entry lists it: JSON. */
  readonly agreements: string;
  readonly rules: string;
}
export const reminderOf = (db: VaultDatabase, departure: DepartureId): Reminder | undefined =>
  db.get<Reminder>(
    'SELECT entry, at AS atMs, paper, agreements, rules FROM departure_reminder WHERE departure = ?',
    departure,
  );
