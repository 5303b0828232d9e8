/** What a log says of backups, and of a vault that was put back from one. */
import { hashOf, id, type Step, text } from './synthetic-log.ts';

export const backupPlanned = (target: string): Step => ({
  name: `backups to ${target}`,
  type: 'backup.planned',
  by: [['custodian', 'hao']],
  data: {
    target: id(target),
    folder: text(target),
    atClosing: true,
    everyHours: 24,
    keep: { days: 7, weeks: 4, months: 12 },
  },
});

export const backupMade = (target: string, second: number, more: Step['data'] = {}): Step => ({
  name: `backup ${second}`,
  type: 'backup.made',
  by: [],
  data: {
    target: id(target),
    state: second * 1_000,
    entries: 5,
    manifest: hashOf(`manifest ${second}`),
    objects: 4,
    bytes: 4_000,
    copied: 4,
    without: 0,
    cause: 'closing',
    dropped: [],
    ...more,
  },
});

export const backupDrilled = (target: string): Step => ({
  name: `backup to ${target} tried`,
  type: 'backup.drilled',
  by: [],
  data: { target: id(target), state: 1_000, entries: 5, sound: true, missing: 0, altered: 0 },
});

export const backupEnded = (target: string): Step => ({
  name: `backups to ${target} ended`,
  type: 'backup.ended',
  by: [
    ['custodian', 'hao'],
    ['approver', 'ivy'],
  ],
  data: { target: id(target), ground: text('the stick is worn out') },
});

export const restored: Step = {
  name: 'put back',
  type: 'vault.restored',
  by: [
    ['custodian', 'hao'],
    ['approver', 'ivy'],
  ],
  data: { state: 1_000, entries: 5, manifest: hashOf('manifest 1') },
};
