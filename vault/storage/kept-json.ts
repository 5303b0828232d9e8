/** Small things that the program keeps in the database for itself, beside its secrets: what nobody rests on, and losing costs a little time. */
import type { VaultDatabase } from './database.ts';

export function readJson(db: VaultDatabase, name: string): Record<string, number> {
  const row = db.get<{ value: Uint8Array }>('SELECT value FROM secret WHERE name = ?', name);
  if (row === undefined) return {};
  try {
    const kept: unknown = JSON.parse(Buffer.from(row.value).toString('utf8'));
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    );
  } catch {
    return {};
  }
}

export function keepJson(db: VaultDatabase, name: string, value: Record<string, number>): void {
  keepText(db, name, JSON.stringify(value));
}

/** Texts kept under names that begin alike, in the order of their names; the beginning is left off. */
export const textsKept = (
  db: VaultDatabase,
  prefix: string,
): readonly { readonly name: string; readonly text: string }[] =>
  db
    .all<{ name: string; value: Uint8Array }>(
      'SELECT name, value FROM secret WHERE name >= ? AND name < ? ORDER BY name',
      prefix,
      `${prefix}\u{10ffff}`,
    )
    .map(({ name, value }) => ({
      name: name.slice(prefix.length),
      text: Buffer.from(value).toString('utf8'),
    }));

export function keepText(db: VaultDatabase, name: string, text: string): void {
  db.run(
    'INSERT INTO secret VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    Buffer.from(text, 'utf8'),
  );
}

/** Whether there was one. */
export const dropText = (db: VaultDatabase, name: string): boolean =>
  db.run('DELETE FROM secret WHERE name = ?', name) > 0;
