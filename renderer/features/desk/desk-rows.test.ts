import i18next from 'i18next';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeskTask, VaultStatus } from '../../../shared/contract/answers.ts';
import { deskRows } from './desk-rows.ts';

beforeAll(() => i18next.changeLanguage('en'));
afterAll(() => i18next.changeLanguage('zh-CN'));

const HOUR_MS = 3_600_000;
const status = (change: Partial<VaultStatus> = {}): VaultStatus =>
  ({
    name: 'V',
    sample: true,
    backup: null,
    quarantine: 'none',
    clock: 'none',
    ready: true,
    keysUnderWay: [],
    waiting: { releasesOverdue: 0, releasesToHandOut: 0 },
    ...change,
  }) as VaultStatus;
const task = (kind: DeskTask['kind'], change: Partial<DeskTask> = {}): DeskTask => ({
  kind,
  ref: 'L-1',
  code: 'A 1/ä',
  client: 'C',
  title: 'T',
  person: 'P',
  atMs: Date.now(),
  detail: '',
  blocked: null,
  ...change,
});
const rowOf = (each: DeskTask) => deskRows(status(), [each], 'en')[0]!;
const blocked = (who: readonly string[]): DeskTask['blocked'] => ({ code: 'DOSSIER_HELD', facts: {}, who });

describe('rows of the desk', () => {
  test.each([
    ['overdue', 'dueGroup', 'remind', true],
    ['due-today', 'dueGroup', 'check-in', false],
    ['check-in', 'dueGroup', 'check-in', false],
    ['issue', 'issueGroup', 'issue', false],
  ] as const)('%s: what can be done about it', (kind, group, does, urgent) => {
    expect(rowOf(task(kind))).toMatchObject({ group, does, urgent });
  });
  test('a filing is checked on its own screen', () => {
    expect(rowOf(task('accept', { ref: 'A-1/2' })).does).toEqual({ to: '/filings?document=A-1%2F2' });
  });
  test.each([
    [HOUR_MS / 2, 'Overdue'],
    [HOUR_MS * 1.5, '1 hour over'],
    [HOUR_MS * 23.9, '23 hours over'],
    [HOUR_MS * 24.1, '1 day over'],
    [HOUR_MS * 60, '2 days over'],
  ])('lateness of %d ms is %s', (late, words) => {
    expect(rowOf(task('overdue', { atMs: Date.now() - late })).state).toBe(words);
  });
  test('what somebody else can do is theirs to do; where nobody can, the dossier tells why', () => {
    expect(rowOf(task('issue', { blocked: blocked(['Q']) }))).toMatchObject({
      state: 'Cannot issue',
      does: 'switch',
      detail: expect.stringContaining('Q can'),
    });
    expect(rowOf(task('accept', { blocked: blocked([]) })).does).toEqual({ to: '/dossiers/A%201%2F%C3%A4' });
  });
  test('what stands in the way of everything comes before everything', () => {
    const inTheWay = status({
      quarantine: 'older',
      clock: 'back',
      ready: false,
      keysUnderWay: ['custody'],
    });
    expect(deskRows(inTheWay, [task('overdue')], 'en').map(({ id }) => id)).toEqual([
      'quarantine',
      'clock',
      'ready',
      'keys custody',
      'overdue L-1',
    ]);
  });
  test.each([
    [null, 'If this disk breaks'],
    [{ newestAtMs: null, overdue: true, failed: true, drillDue: false }, 'none was made yet'],
    [{ newestAtMs: 1, overdue: true, failed: false, drillDue: true }, 'A backup is overdue; the newest'],
    [{ newestAtMs: 1, overdue: false, failed: true, drillDue: true }, 'was not finished'],
    [{ newestAtMs: 1, overdue: false, failed: false, drillDue: true }, 'drill'],
  ])('K1: a backup that asks for something stands on the desk: %j', (backup, words) => {
    const [row] = deskRows(status({ sample: false, backup: backup as VaultStatus['backup'] }), [], 'en');
    expect(row).toMatchObject({ does: { to: '/backups' }, detail: expect.stringContaining(words) });
  });
  test('D8: releases that wait for the custodian lead to their register, the late ones first', () => {
    const waiting = { releasesOverdue: 2, releasesToHandOut: 1 } as VaultStatus['waiting'];
    const rows = deskRows(status({ waiting }), [], 'en');
    expect(rows.map(({ group, urgent, does }) => [group, urgent, does])).toEqual([
      ['dueGroup', true, { to: '/releases?state=out' }],
      ['issueGroup', false, { to: '/releases?state=to-hand-out' }],
    ]);
  });
  test('K1: a backup that is in time does not, nor does a sample without one', () => {
    const backup = { newestAtMs: 1, overdue: false, failed: false, drillDue: false } as VaultStatus['backup'];
    expect(deskRows(status({ sample: false, backup }), [], 'en')).toEqual([]);
    expect(deskRows(status(), [], 'en')).toEqual([]);
  });
});
