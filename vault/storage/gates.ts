/** Reading the gate before roles (P7): the demands that were set, and what signed statements show of a human against them. */
import type { GateEvidence, HeldSince, SetDemand } from '../../shared/policy/gate-rules.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import type { CourseKind } from '../../shared/vocabulary/training-terms.ts';
import { decodeUtf8 } from '../sealing/suite.ts';
import { localTimeText } from '../time/local-time.ts';
import { agreementsOf } from './agreements.ts';
import type { VaultDatabase } from './database.ts';

/** Kept beside the policy, with the entry that set each: a fact, because there are a few for the whole vault. */
export const gateFact = 'gates';

export function setDemands(db: VaultDatabase): readonly SetDemand[] {
  const row = db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', gateFact);
  return row === undefined ? [] : (JSON.parse(row.value) as SetDemand[]);
}

export const demandsOf = (db: VaultDatabase, role: Role): SetDemand[] =>
  setDemands(db).filter((demand) => demand.role === role);

/** Since when this account holds the role; null where it does not. */
export function heldSince(db: VaultDatabase, person: PersonId, role: Role): HeldSince | null {
  const row = db.get<{ given: number; payload: Uint8Array }>(
    'SELECT r.given, l.payload FROM role r JOIN leaf l ON l.idx = r.given WHERE r.person = ? AND r.role = ? AND r.ended IS NULL',
    person,
    role,
  );
  if (row === undefined) return null;
  const { at } = JSON.parse(decodeUtf8(new Uint8Array(row.payload))) as {
    at: { wall: number; offset: number };
  };
  return { entry: row.given, atMs: at.wall, day: dayAt(at.wall, at.offset) };
}

/** The calendar day of a moment, at so many minutes east of UTC. */
export const dayAt = (ms: number, offsetMinutes: number): string =>
  localTimeText(ms, offsetMinutes).slice(0, 10);

export function gateEvidence(db: VaultDatabase, human: string): GateEvidence {
  return {
    agreements: agreementsOf(db, human)
      .filter(({ kind, signed }) => kind === 'confidentiality' && signed !== null)
      .map(({ from, until, ended, endedOn }) => ({ from, until, over: ended === null ? null : endedOn })),
    texts: textsOf(db, human),
    passed: db.all<{ kind: CourseKind; on: string }>(
      `SELECT c.kind, r.on_date AS "on" FROM test_result r JOIN course c ON c.id = r.course JOIN person p ON p.id = r.trainee
       WHERE p.human = ? AND r.passed = 1 AND c.approved = c.state AND c.off = 0`,
      human,
    ),
  };
}

function textsOf(db: VaultDatabase, human: string): GateEvidence['texts'] {
  const versions = db.all<{ rules: string; version: number; atMs: number; due: string | null }>(
    'SELECT rules, version, issued_at AS atMs, due FROM firm_rules_version ORDER BY rules, version',
  );
  const receipts = new Map(
    db
      .all<{ rules: string; version: number }>(
        `SELECT r.rules, max(r.version) AS version FROM firm_rules_receipt r JOIN person p ON p.id = r.person
         WHERE p.human = ? GROUP BY r.rules`,
        human,
      )
      .map(({ rules, version }) => [rules, version]),
  );
  return [...new Set(versions.map(({ rules }) => rules))].map((rules) => ({
    acknowledged: receipts.get(rules) ?? 0,
    versions: versions
      .filter((each) => each.rules === rules)
      .map(({ version, atMs, due }) => ({ version, atMs, due })),
  }));
}
