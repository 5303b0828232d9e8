/** The firm's own rules in their versions, and who has signed that they were told (P5). */
import type { ToldRules } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { PersonId, RulesId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { FirmRulesKind } from '../../shared/vocabulary/training-terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertStanding, requiredText } from '../acts/signing.ts';
import { scanSealed } from '../filing/told-of-registers.ts';
import { newId } from '../sealing/new-ids.ts';
import { encodeHex, sha256 } from '../sealing/suite.ts';
import { listPeople, shownAmongOthers } from '../storage/people.ts';
import { readWholeFile } from '../storage/read-source-file.ts';
import { seesRegisters } from './posts.ts';

export interface FirmRules {
  readonly id: RulesId;
  readonly no: number;
  readonly kind: FirmRulesKind;
  readonly version: number;
  readonly title: string;
  readonly sha256: string | null;
  readonly due: string | null;
  readonly issuedAtMs: number;
}

/** Each text in its newest version. */
export const rulesOfFirm = (vault: OpenVault): FirmRules[] =>
  vault.db.all<FirmRules>(
    `SELECT r.id, r.no, r.kind, r.version, coalesce(v.title, '#' || r.no) AS title, v.sha256, v.due, v.issued_at AS issuedAtMs
     FROM firm_rules r JOIN firm_rules_version v ON v.rules = r.id AND v.version = r.version ORDER BY r.no`,
  );

function findRules(vault: OpenVault, no: number): FirmRules {
  const found = rulesOfFirm(vault).find((each) => each.no === no);
  if (found === undefined) throw new Refusal('NO_SUCH_RULES');
  return found;
}

export async function issueFirmRules(
  vault: OpenVault,
  input: ParsedInput<'training.issue-rules'>,
  call: Call,
): Promise<{ rules: number; version: number }> {
  const desk = assertStanding(vault, call, ['clerk']);
  const title = requiredText(input.title, 'title');
  const known = input.rules === undefined ? null : findRules(vault, input.rules);
  if (known !== null && known.kind !== input.kind) throw new Refusal('INPUT_MALFORMED', { field: 'kind' });
  const digest = input.file === undefined ? null : encodeHex(sha256(readWholeFile(input.file)));
  const rules = known?.id ?? newId<RulesId>();
  const version = await signedAct(vault, call, {
    judge: () => (known === null ? 1 : findRules(vault, known.no).version + 1),
    by: oneself(desk, 'clerk', input.signature),
    enter: (sign, next) => {
      sign('rules.issued', (texts) => ({
        rules,
        version: next,
        kind: input.kind,
        title: texts.of(title),
        sha256: digest,
        due: input.due ?? null,
      }));
      return next;
    },
  });
  return { rules: vault.db.count('SELECT no AS n FROM firm_rules WHERE id = ?', rules), version };
}

const receiptOf = (vault: OpenVault, rules: RulesId, version: number, human: string): number | null =>
  vault.db.get<{ at: number }>(
    `SELECT r.at FROM firm_rules_receipt r JOIN person p ON p.id = r.person
     WHERE r.rules = ? AND r.version = ? AND p.human = ?`,
    rules,
    version,
    human,
  )?.at ?? null;

export async function acknowledgeRules(
  vault: OpenVault,
  input: ParsedInput<'training.acknowledge'>,
  call: Call,
): Promise<{ acknowledged: boolean }> {
  const desk = assertStanding(vault, call, []);
  const judge = () => {
    const rules = findRules(vault, input.rules);
    if (rules.version !== input.version) throw new Refusal('RULES_SUPERSEDED');
    if (receiptOf(vault, rules.id, rules.version, desk.human) !== null)
      throw new Refusal('ACKNOWLEDGED_ALREADY');
    return rules;
  };
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'self', input.signature),
    enter: (sign, rules) =>
      sign('rules.acknowledged', () => ({ rules: rules.id, version: rules.version, person: desk.id })),
  });
  return { acknowledged: true };
}

/** Whoever works here is to sign each text in its newest version; leavers are not asked any more. */
export function whoHasNotSigned(vault: OpenVault, { id, version }: FirmRules): PersonId[] {
  const humans = new Map<string, PersonId>();
  for (const person of listPeople(vault.db)) {
    const here = person.roles.length > 0 && !person.leaving;
    if (here && !humans.has(person.human)) humans.set(person.human, person.id);
  }
  return [...humans]
    .filter(([human]) => receiptOf(vault, id, version, human) === null)
    .map(([, person]) => person);
}

export const mineOf = (vault: OpenVault, { id, version }: FirmRules, human: string): number | null =>
  receiptOf(vault, id, version, human);

export function showToldRules(vault: OpenVault, _input: unknown, call: Call): readonly ToldRules[] {
  const desk = assertStanding(vault, call, []);
  const all = seesRegisters(vault, desk);
  return rulesOfFirm(vault).map((rules) => ({
    rules: rules.no,
    kind: rules.kind,
    title: rules.title,
    version: rules.version,
    issuedAtMs: rules.issuedAtMs,
    due: rules.due,
    sha256: rules.sha256,
    // Which entry issued a text no table says: those who may not know the document are told nothing.
    sealed: scanSealed(vault, desk, { ...rules, kept: '' }, () => false),
    mine: mineOf(vault, rules, desk.human),
    signed: all ? signersOf(vault, rules) : [],
    waiting: all ? whoHasNotSigned(vault, rules).map((id) => shownAmongOthers(vault.db, id)) : [],
  }));
}

const signersOf = (vault: OpenVault, { id, version }: FirmRules) =>
  vault.db
    .all<{ person: PersonId; atMs: number }>(
      'SELECT person, at AS atMs FROM firm_rules_receipt WHERE rules = ? AND version = ? ORDER BY at, person',
      id,
      version,
    )
    .map(({ person, atMs }) => ({ person: shownAmongOthers(vault.db, person), atMs }));
