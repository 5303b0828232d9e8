/**
 * The gate before a role (P7), on the one way into the log: whatever brought an entry here, a signature in a role that is not
 * active ends its transaction. Judged by the time that the entry itself will have (A8).
 */
import { isOpenAct } from '../../shared/policy/gate-acts.ts';
import {
  type DemandStands,
  demandStands,
  type GateFacts,
  gateRules,
} from '../../shared/policy/gate-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { AnyEntry } from '../../shared/vocabulary/entry.ts';
import { isGateRole } from '../../shared/vocabulary/gate-terms.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { type Role, sideOfRole } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { demandsOf, gateEvidence, heldSince } from '../storage/gates.ts';

interface Asked {
  readonly person: PersonId;
  readonly human: string;
  readonly role: Role;
  readonly day: string;
}

/** How what a role takes stands for somebody; empty where nothing is asked. `given`: it is given to them just now. */
export function gateStands(
  db: VaultDatabase,
  { person, human, role, day }: Asked,
  given?: { readonly entry: number; readonly atMs: number },
): readonly DemandStands[] {
  const demands = isGateRole(role) ? demandsOf(db, role) : [];
  if (demands.length === 0) return [];
  const held = given === undefined ? heldSince(db, person, role) : { ...given, day };
  if (held === null) return [];
  const evidence = gateEvidence(db, human);
  return demands.map((demand) => demandStands(demand, held, evidence, day));
}

function assertGate(facts: GateFacts): void {
  const decision = decide(gateRules, facts);
  if (!decision.allowed) throw new Refusal(decision.code, decision.facts);
}

const humanOf = (db: VaultDatabase, person: PersonId): string =>
  db.get<{ human: string }>('SELECT human FROM person WHERE id = ?', person)?.human ?? person;

/** Everybody who signs in a role; and a keeper's role, which brings a key with it, as it is given. */
export function assertRolesActive(db: VaultDatabase, index: number, body: AnyEntry, day: string): void {
  for (const { as, person } of body.signers) {
    if (!isGateRole(as) || isOpenAct(body, { person })) continue;
    assertGate({ role: as, demands: gateStands(db, { person, human: humanOf(db, person), role: as, day }) });
  }
  if (body.type !== 'role.given' || sideOfRole(body.data.role) === null) return;
  const { person, role } = body.data;
  const asked = { person, human: humanOf(db, person), role, day };
  assertGate({ role, demands: gateStands(db, asked, { entry: index, atMs: body.at.wall }) });
}
