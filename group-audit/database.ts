/** The group's database as the rest of this room sees it: one schema, on PGlite in a folder or on a PostgreSQL server. */

export type Row = Readonly<Record<string, unknown>>;

export interface Session {
  /** Parameters are $1, $2, …; big integers come as numbers, bytes as Uint8Array, times as Date. */
  rows(sql: string, parameters?: readonly (string | number | boolean | null)[]): Promise<readonly Row[]>;
  /** Several statements, without parameters. */
  script(sql: string): Promise<void>;
}

export interface GroupDatabase extends Session {
  /** One transaction: what `work` throws undoes all of it. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
