/** What is said of backups that were never planned, and of what was put back and is worked in as if nothing were lost. */
import { id } from './synthetic-log.ts';
import { insert, type Lie } from './synthetic-log-lie.ts';
import { opened } from './synthetic-log-story.ts';
import {
  backupDrilled,
  backupEnded,
  backupMade,
  backupPlanned,
  restored,
} from './synthetic-log-story-of-backups.ts';

const after = 'vault closed again';
const reopened = (quarantine: string) => ({
  ...opened(`opened with ${quarantine}`, 2),
  by: [['custodian', 'hao']] as [string, string][],
  data: { ...opened('opened', 2).data, quarantine },
});

export const aboutBackups: Lie[] = [
  {
    name: 'backup-to-a-place-that-nobody-planned',
    check: 'roles',
    at: 'backup 1',
    fault: 'backup-unplanned',
    tell: insert(after, backupMade('stick', 1)),
  },
  {
    name: 'backup-after-backups-have-ended',
    check: 'roles',
    at: 'backup 2',
    fault: 'backup-unplanned',
    tell: insert(
      after,
      backupPlanned('stick'),
      backupMade('stick', 1),
      backupEnded('stick'),
      backupMade('stick', 2),
    ),
  },
  {
    name: 'drill-of-a-place-that-nobody-planned',
    check: 'roles',
    at: 'backup to stick tried',
    fault: 'backup-unplanned',
    tell: insert(after, backupDrilled('stick')),
  },
  {
    name: 'ended-backups-planned-again',
    check: 'roles',
    at: 'backups to stick once more',
    fault: 'backup-ended',
    tell: insert(after, backupPlanned('stick'), backupMade('stick', 1), backupEnded('stick'), {
      ...backupPlanned('stick'),
      name: 'backups to stick once more',
    }),
  },
  {
    name: 'backup-older-than-the-one-before',
    check: 'roles',
    at: 'backup 1',
    fault: 'backup-not-newer',
    tell: insert(after, backupPlanned('stick'), backupMade('stick', 2), backupMade('stick', 1)),
  },
  {
    name: 'backup-of-more-entries-than-there-were',
    check: 'roles',
    at: 'backup 1',
    fault: 'backup-of-more',
    tell: insert(after, backupPlanned('stick'), backupMade('stick', 1, { entries: 1_000_000 })),
  },
  {
    name: 'a-state-dropped-that-was-never-made',
    check: 'roles',
    at: 'backup 2',
    fault: 'backup-dropped-unknown',
    tell: insert(after, backupPlanned('stick'), backupMade('stick', 2, { dropped: [1_000] })),
  },
  {
    name: 'put-back-without-quarantine',
    check: 'roles',
    at: 'put back',
    fault: 'restored-unquarantined',
    tell: insert(after, reopened('none'), restored),
  },
  {
    name: 'put-back-and-opened-as-if-nothing-were-lost',
    check: 'roles',
    at: 'opened with none',
    fault: 'quarantine-forgotten',
    tell: insert(after, reopened('no-anchor'), restored, reopened('none')),
  },
  {
    name: 'backups-ended-of-another-target',
    check: 'roles',
    at: 'backups to stick ended',
    fault: 'backup-unplanned',
    tell: insert(
      after,
      { ...backupPlanned('stick'), data: { ...backupPlanned('stick').data, target: id('disk') } },
      backupEnded('stick'),
    ),
  },
];
