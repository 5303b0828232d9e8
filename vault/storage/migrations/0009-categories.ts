/** The firm's own categories of clients, since format 12 (D1). Those it no longer gives stay: dossiers may still have them. */

export const categoryProjections = `
CREATE TABLE own_category (id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT, in_force INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

export const categoryProjectionNames = ['own_category'] as const;
