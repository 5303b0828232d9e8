/** The tasks of the desk as rows: what the row says of its state, and what can be done about it. */
import type { DeskTask, VaultStatus } from '../../../shared/contract/answers.ts';
import { describeRefusal, type Language } from '../../../shared/vocabulary/refusal.ts';
import { dayText, momentText, timeText } from '../../i18n/format.ts';
import type { ShapeName } from '../../ui/shape.tsx';
import type { SignedAct } from './desk-act.tsx';
import { deskWords } from './words.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const { say } = deskWords;

export interface DeskRow {
  readonly id: string;
  readonly group: 'vaultGroup' | 'dueGroup' | 'issueGroup' | 'acceptGroup';
  readonly shape: ShapeName;
  readonly state: string;
  readonly urgent: boolean;
  readonly code: string;
  readonly client: string;
  readonly detail: string;
  readonly person: string;
  readonly time: string;
  readonly act: string;
  readonly does: SignedAct | 'switch' | { readonly to: string };
  readonly task: DeskTask | null;
  /** What a batch does with it under one passphrase; null where it is done alone. */
  readonly batch: 'issue' | 'check-in' | null;
}

const isToday = (ms: number): boolean => new Date(ms).toDateString() === new Date().toDateString();
const shortTime = (ms: number, language: Language): string =>
  isToday(ms) ? timeText(ms, language) : momentText(ms, language);

function lateness(atMs: number): string {
  const late = Date.now() - atMs;
  if (late >= DAY_MS) return say('overdueDays', { count: Math.floor(late / DAY_MS) });
  if (late >= HOUR_MS) return say('overdueHours', { count: Math.floor(late / HOUR_MS) });
  return say('overdue');
}

function blockedText(task: DeskTask, language: Language): string {
  if (task.blocked === null) return '';
  const { code, facts, who } = task.blocked;
  const { sentence, rule } = describeRefusal(code, facts, language);
  return who.length === 0
    ? say('blockedAll', { sentence, rule })
    : say('blockedBy', { sentence, rule, who: who.join(language === 'en' ? ' or ' : '或') });
}

const timeOf = (task: DeskTask, language: Language): string => {
  const time = shortTime(task.atMs, language);
  if (task.kind === 'overdue')
    return say('due', { time: isToday(task.atMs) ? time : dayText(task.atMs, language) });
  if (task.kind === 'due-today') return say('until', { time });
  if (task.kind === 'check-in') return say('since', { time });
  if (task.kind === 'check-due') return say('since', { time: dayText(task.atMs, language) });
  return task.kind === 'issue' ? say('approved', { time }) : say('submitted', { time });
};

/** Somebody else can take the desk; where nobody can, the dossier tells why. */
const elsewhere = (task: DeskTask): Pick<DeskRow, 'act' | 'does'> =>
  (task.blocked?.who.length ?? 0) > 0
    ? { act: say('actSwitch'), does: 'switch' }
    : { act: say('actOpen'), does: { to: `/dossiers/${encodeURIComponent(task.code)}` } };

/** A loan that is late is asked for first; whoever has it back in hand checks it in, alone or with others. */
const batchStep = ({ kind, blocked }: DeskTask): DeskRow['batch'] =>
  kind === 'accept' || kind === 'check-due' || blocked !== null
    ? null
    : kind === 'issue'
      ? 'issue'
      : 'check-in';

function taskRow(task: DeskTask, language: Language): DeskRow {
  const base = {
    id: `${task.kind} ${task.ref}`,
    urgent: task.kind === 'overdue',
    code: task.code,
    client: task.client,
    detail: [task.title, task.detail].filter((part) => part !== '').join(' · '),
    person: task.person,
    time: timeOf(task, language),
    task,
    batch: batchStep(task),
  };
  const blocked = task.blocked !== null;
  switch (task.kind) {
    case 'overdue':
      return {
        ...base,
        group: 'dueGroup',
        shape: 'due',
        state: lateness(task.atMs),
        act: say('actRemind'),
        does: 'remind',
      };
    case 'due-today':
      return {
        ...base,
        group: 'dueGroup',
        shape: 'due',
        state: say('due-today'),
        act: say('actTakeBack'),
        does: 'check-in',
      };
    case 'check-in':
      return {
        ...base,
        group: 'dueGroup',
        shape: 'under-way',
        state: say('check-in'),
        act: say('actCheckIn'),
        does: 'check-in',
      };
    case 'issue':
      return blocked
        ? {
            ...base,
            group: 'issueGroup',
            shape: 'refused',
            state: say('cannotIssue'),
            detail: blockedText(task, language),
            ...elsewhere(task),
          }
        : {
            ...base,
            group: 'issueGroup',
            shape: 'waiting',
            state: say('issue'),
            act: say('actIssue'),
            does: 'issue',
          };
    case 'check-due':
      return {
        ...base,
        group: 'dueGroup',
        shape: 'due',
        state: say('check-due'),
        act: say('actOpen'),
        does: { to: `/dossiers/${encodeURIComponent(task.code)}` },
      };
    case 'accept':
      return {
        ...base,
        group: 'acceptGroup',
        shape: blocked ? 'refused' : 'waiting',
        state: blocked ? say('cannotAccept') : say('accept'),
        ...(blocked ? { detail: blockedText(task, language) } : {}),
        ...(blocked
          ? elsewhere(task)
          : { act: say('actCheck'), does: { to: `/filings?document=${encodeURIComponent(task.ref)}` } }),
      };
  }
}

/** What stands in the way of everything comes before everything. */
function vaultRows(status: VaultStatus, language: Language): DeskRow[] {
  const row = (id: string, state: string, detail: string, act: string, does: DeskRow['does']): DeskRow => ({
    id,
    group: 'vaultGroup',
    shape: 'note',
    state,
    urgent: id !== 'ready' && id !== 'backup',
    code: '',
    client: status.name,
    detail,
    person: '',
    time: '',
    act,
    does,
    task: null,
    batch: null,
  });
  const rows: DeskRow[] = [];
  if (status.quarantine !== 'none')
    rows.push(row('quarantine', say('quarantine'), say('quarantineSays'), say('actMend'), { to: '/mend' }));
  if (status.clock !== 'none')
    rows.push(row('clock', say('clock'), say('clockSays'), say('actMend'), { to: '/mend' }));
  if (!status.ready)
    rows.push(row('ready', say('notReady'), say('notReadySays'), say('actReady'), { to: '/integrity' }));
  for (const side of status.keysUnderWay)
    rows.push(
      row(`keys ${side}`, say('keysUnderWay'), say(`keysUnderWay-${side}`), say('actSignIn'), 'switch'),
    );
  const backup = backupWord(status, language);
  if (backup !== null)
    rows.push(row('backup', say('backupState'), backup, say('actBackup'), { to: '/backups' }));
  return rows;
}

/** What is to be done about backups; null where nothing is. */
function backupWord({ backup, sample }: VaultStatus, language: Language): string | null {
  if (backup === null) return sample ? null : say('backupNoneSays');
  if (backup.overdue)
    return backup.newestAtMs === null
      ? say('backupOverdueNever')
      : say('backupOverdue', { time: momentText(backup.newestAtMs, language) });
  if (backup.failed) return say('backupFailed');
  return backup.drillDue ? say('backupDrill') : null;
}

/** Releases are worked on where they are registered; the desk says how many wait there. */
function releaseRows({ waiting }: VaultStatus): DeskRow[] {
  const row = (kind: 'releasesOverdue' | 'releasesToHandOut', state: string): DeskRow => ({
    id: kind,
    group: kind === 'releasesOverdue' ? 'dueGroup' : 'issueGroup',
    shape: kind === 'releasesOverdue' ? 'due' : 'waiting',
    state: say(kind),
    urgent: kind === 'releasesOverdue',
    code: '',
    client: say('releasesMany', { count: waiting[kind] }),
    detail: say(`${kind}Says`),
    person: '',
    time: '',
    act: say('actOpen'),
    does: { to: `/releases?state=${state}` },
    task: null,
    batch: null,
  });
  return [
    ...(waiting.releasesOverdue > 0 ? [row('releasesOverdue', 'out')] : []),
    ...(waiting.releasesToHandOut > 0 ? [row('releasesToHandOut', 'to-hand-out')] : []),
  ];
}

export const deskRows = (status: VaultStatus, tasks: readonly DeskTask[], language: Language): DeskRow[] => [
  ...vaultRows(status, language),
  ...releaseRows(status),
  ...tasks.map((task) => taskRow(task, language)),
];
