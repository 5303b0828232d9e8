/** All tables of the present format: what each number added, together. */
import { projectionTables, storeTables, vaultProjectionNames } from './0001-vault.ts';
import { handoverProjectionNames, handoverProjections, handoverStores } from './0002-handovers.ts';
import { releaseProjectionNames, releaseProjections, releaseStores } from './0003-releases.ts';
import { backupProjectionNames, backupProjections } from './0004-backups.ts';
import { trainingProjectionNames, trainingProjections } from './0005-training.ts';
import { wholeReleaseProjectionNames, wholeReleaseProjections } from './0006-whole-release.ts';
import { agreementProjectionNames, agreementProjections } from './0007-agreements.ts';
import { lossProjectionNames, lossProjections } from './0008-losses.ts';
import { categoryProjectionNames, categoryProjections } from './0009-categories.ts';
import { invitationProjectionNames, invitationProjections } from './0010-invitations.ts';
import { formProjectionNames, formProjections } from './0011-forms.ts';
import { laterIndexes } from './later-indexes.ts';

export const allStores = storeTables + handoverStores + releaseStores;
export const allProjections =
  projectionTables +
  handoverProjections +
  releaseProjections +
  backupProjections +
  trainingProjections +
  wholeReleaseProjections +
  agreementProjections +
  lossProjections +
  categoryProjections +
  invitationProjections +
  formProjections +
  laterIndexes;

/** Tables that must equal a replay of the log. */
export const projectionNames = [
  ...vaultProjectionNames,
  ...handoverProjectionNames,
  ...releaseProjectionNames,
  ...backupProjectionNames,
  ...trainingProjectionNames,
  ...wholeReleaseProjectionNames,
  ...agreementProjectionNames,
  ...lossProjectionNames,
  ...categoryProjectionNames,
  ...invitationProjectionNames,
  ...formProjectionNames,
] as const;
