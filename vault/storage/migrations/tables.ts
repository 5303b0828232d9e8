/** All tables of the present format: what each number added, together. */
import { projectionTables, storeTables, vaultProjectionNames } from './0001-vault.ts';
import { handoverProjectionNames, handoverProjections, handoverStores } from './0002-handovers.ts';
import { laterIndexes } from './later-indexes.ts';

export const allStores = storeTables + handoverStores;
export const allProjections = projectionTables + handoverProjections + laterIndexes;

/** Tables that must equal a replay of the log. */
export const projectionNames = [...vaultProjectionNames, ...handoverProjectionNames] as const;
