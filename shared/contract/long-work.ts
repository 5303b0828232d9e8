/**
 * Calls that may take long, and are lost or left half-way where the program is closed meanwhile: from the moment one tells how far
 * it is, closing asks first (D5b). A change of keys goes on at the next opening; the others begin anew.
 */
import type { CommandName } from './commands.ts';

export const askedAboutAtClosing: ReadonlySet<string> = new Set<CommandName>([
  'log.export',
  'log.export-part',
  'evidence.bundle',
  'log.table',
  'paper.print',
  'table.open-dossiers',
  'release.hand-out',
  'release.write-again',
  'custody.sign',
  'role.end',
  'session.sign-in',
  'recovery.use',
  'vault.recover',
  'backup.restore',
  'vault.create',
  'sample.create',
]);
