/** The firm's own categories of clients (D1). */
import type { CategoryId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from './database.ts';

export interface OwnCategory {
  readonly id: CategoryId;
  /** `?` where the name was erased by law. */
  readonly name: string;
}

/** Those that are given today, in the firm's order. */
export const ownCategories = (db: VaultDatabase): OwnCategory[] =>
  db.all<OwnCategory>(
    "SELECT id, coalesce(name, '?') AS name FROM own_category WHERE in_force = 1 ORDER BY position",
  );

/** The name of one that was given once; null for those that every vault has. */
export const ownCategoryName = (db: VaultDatabase, category: string): string | null =>
  db.get<{ name: string | null }>(
    "SELECT coalesce(name, '?') AS name FROM own_category WHERE id = ?",
    category,
  )?.name ?? null;
