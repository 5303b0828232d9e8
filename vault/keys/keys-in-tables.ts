/**
 * Whether the tables name the keys and roles that the log brings about. Nothing is sealed by what they say; but a row that says
 * otherwise was written with other tools, and the vault stops there.
 */
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from '../storage/database.ts';
import type { KnownKeys } from './known-keys.ts';

export function keysAreThoseOfTables(db: VaultDatabase, known: KnownKeys): boolean {
  const rows = db.all<{ person: PersonId; keyset: string; sign_key: string; seal_key: string; of: string }>(
    'SELECT p.id AS person, p.keyset, k.sign_key, k.seal_key, k.person AS "of" FROM person p LEFT JOIN keyset k ON k.id = p.keyset AND k.current = 1',
  );
  const people = known.people();
  if (rows.length !== people.size) return false;
  const roles = db.all<{ held: string }>(
    "SELECT person || ' ' || role AS held FROM role WHERE ended IS NULL",
  );
  const held = [...people].flatMap(([person, { roles: of }]) => of.map((role) => `${person} ${role}`));
  return (
    rows.every(({ person, keyset, sign_key, seal_key, of }) => {
      const keys = people.get(person);
      return (
        keys?.keyset === keyset && of === person && keys.signKey === sign_key && keys.sealKey === seal_key
      );
    }) &&
    sameSet(
      roles.map((row) => row.held),
      held,
    ) &&
    (['custody', 'approval'] as const).every((side) => {
      const fact = (name: string) =>
        db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', `${side}-${name}`)?.value ?? '';
      const { epoch, key } = known.group(side);
      const renewal = fact('renewal');
      const underWay = renewal === '' ? null : (JSON.parse(renewal) as { epoch: number; key: string });
      return (
        fact('epoch') === `${epoch}` &&
        fact('key') === key &&
        fact('recovery') === known.recoveryOf(side).key &&
        underWay?.key === known.groupUnderWay(side)?.key &&
        underWay?.epoch === known.groupUnderWay(side)?.epoch
      );
    })
  );
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set([...a, ...b]).size === a.length;
