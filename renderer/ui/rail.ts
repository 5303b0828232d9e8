/** Where one can go, by role: the rail's words, their keys and counts. The screen behind each is in `screens.tsx`. */
import type { VaultStatus } from '../../shared/contract/answers.ts';
import type { NoticeKind } from '../../shared/contract/shell.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import { defineWords } from '../i18n/words.ts';

const words = defineWords('rail', {
  today: ['今日', 'Today'],
  registers: ['登记', 'Registers'],
  proof: ['查证', 'Proof'],
  handingOver: ['交接', 'Handing over'],
  custody: ['保管移交', 'Custody handover'],
  clients: ['客户交接', 'Client handover'],
  departures: ['离职', 'Departures'],
  approving: ['审批', 'Approving'],
  finding: ['查找', 'Find'],
  own: ['我的', 'Mine'],
  writing: ['编写', 'Authoring'],
  desk: ['待办事项', 'Waiting tasks'],
  dossiers: ['卷宗', 'Dossiers'],
  loans: ['调阅', 'Loans'],
  releases: ['出库', 'Releases'],
  filings: ['归档', 'Filings'],
  people: ['人员与角色', 'People and roles'],
  places: ['地点与工作站', 'Places and stations'],
  log: ['查阅日志', 'Access log'],
  trust: ['职责分离图', 'Who checks whom'],
  insight: ['查阅统计', 'Accesses'],
  questions: ['日志提问', 'Questions'],
  policy: ['制度', 'Policy'],
  integrity: ['完整性', 'Integrity'],
  backups: ['备份', 'Backups'],
  requests: ['待审批', 'Requests'],
  decided: ['已审批', 'Decided'],
  directory: ['名录', 'Directory'],
  myLoans: ['我的调阅', 'My loans'],
  myNotes: ['我的笔记', 'My notes'],
  myViews: ['我的查阅记录', 'My views'],
  myFilings: ['我的归档', 'My filings'],
  submit: ['提交文件', 'Submit documents'],
  resources: ['客户资源', 'Client resources'],
  newDossier: ['新建卷宗', 'New dossier'],
  personnel: ['人事', 'Personnel'],
  training: ['培训', 'Training'],
  trainingRules: ['培训制度', 'Training rules'],
  myTraining: ['我的培训', 'My training'],
  rulesTold: ['制度签收', 'Rules told'],
  agreements: ['协议', 'Agreements'],
  absence: ['缺勤', 'Absence'],
  myLeaving: ['离职与跟进', 'Leaving and follow-up'],
});

export interface RailEntry {
  readonly path: string;
  readonly title: string;
  /** The letter after G. */
  readonly key: string;
  readonly count?: (status: VaultStatus) => number;
}

export interface RailGroup {
  readonly title: string;
  readonly entries: readonly RailEntry[];
}

type Say = typeof words.say;

/** Places that more than one role has. */
const dossiers = (say: Say): RailEntry => ({ path: '/dossiers', title: say('dossiers'), key: 'j' });
const releases = (say: Say, count?: RailEntry['count']): RailEntry => ({
  path: '/releases',
  title: say('releases'),
  key: 'o',
  ...(count === undefined ? {} : { count }),
});
/** No letter is left that is free beside every role's others. */
const resources = (say: Say, key: 'c' | 'k'): RailEntry => ({
  path: '/resources',
  title: say('resources'),
  key,
});
const people = (say: Say): RailEntry => ({ path: '/people', title: say('people'), key: 'p' });
const clients = (say: Say): RailEntry => ({
  path: '/clients',
  title: say('clients'),
  key: 'h',
  count: ({ mine }) => mine.linesToSign,
});

/** Something is to be done about backups; of a sample nobody makes any. */
const backupsWaiting = ({ backup, sample }: VaultStatus): number =>
  backup === null ? (sample ? 0 : 1) : backup.overdue || backup.failed || backup.drillDue ? 1 : 0;

const proof = (say: Say): RailGroup => ({
  title: say('proof'),
  entries: [
    { path: '/log', title: say('log'), key: 'l' },
    { path: '/trust', title: say('trust'), key: 't' },
    { path: '/insight', title: say('insight'), key: 'i' },
    { path: '/integrity', title: say('integrity'), key: 'v' },
    { path: '/backups', title: say('backups'), key: 'k', count: backupsWaiting },
    { path: '/policy', title: say('policy'), key: 'z' },
  ],
});

const handingOver = (say: Say): RailGroup => ({
  title: say('handingOver'),
  entries: [
    {
      path: '/custody',
      title: say('custody'),
      key: 'b',
      count: ({ waiting }) => waiting.custodyHandovers,
    },
    clients(say),
    {
      path: '/departures',
      title: say('departures'),
      key: 'x',
      count: ({ waiting }) => waiting.departures,
    },
  ],
});

const ofCustodian = (say: Say): RailGroup[] => [
  {
    title: say('today'),
    entries: [
      {
        path: '/desk',
        title: say('desk'),
        key: 'd',
        count: ({ waiting }) => waiting.filings + waiting.toIssue + waiting.overdue,
      },
    ],
  },
  {
    title: say('registers'),
    entries: [
      dossiers(say),
      resources(say, 'c'),
      { path: '/loans', title: say('loans'), key: 'y', count: ({ waiting }) => waiting.toIssue },
      releases(say, ({ waiting }) => waiting.releasesToHandOut + waiting.releasesOverdue),
      { path: '/filings', title: say('filings'), key: 'f', count: ({ waiting }) => waiting.filings },
      people(say),
      { path: '/places', title: say('places'), key: 'w' },
    ],
  },
  handingOver(say),
  proof(say),
];

const ofApprover = (say: Say): RailGroup[] => [
  {
    title: say('approving'),
    entries: [
      { path: '/requests', title: say('requests'), key: 'r', count: ({ waiting }) => waiting.requests },
      releases(say, ({ waiting }) => waiting.releasesToDecide),
      { path: '/decided', title: say('decided'), key: 'e' },
    ],
  },
  { title: say('registers'), entries: [dossiers(say), resources(say, 'c'), people(say)] },
  handingOver(say),
  proof(say),
];

const ofBorrower = (say: Say): RailGroup[] => [
  {
    title: say('finding'),
    entries: [{ path: '/directory', title: say('directory'), key: 'd' }, resources(say, 'k')],
  },
  {
    title: say('own'),
    entries: [
      {
        path: '/my-loans',
        title: say('myLoans'),
        key: 'y',
        count: ({ mine }) => mine.toReceive + mine.toView,
      },
      releases(say),
      { path: '/my-notes', title: say('myNotes'), key: 'n' },
      { path: '/my-views', title: say('myViews'), key: 'v' },
      clients(say),
    ],
  },
];

/** Who borrows as well has the dossiers in the directory, and the handovers among their own. */
const ofAuthor = (say: Say, borrows: boolean): RailGroup[] => [
  {
    title: say('writing'),
    entries: [
      { path: '/submit', title: say('submit'), key: 's', count: ({ mine }) => mine.filingLeft },
      { path: '/my-filings', title: say('myFilings'), key: 'f', count: ({ mine }) => mine.sentBack },
      { path: '/dossiers/new', title: say('newDossier'), key: 'c' },
      ...(borrows ? [] : [dossiers(say), resources(say, 'k'), clients(say)]),
    ],
  },
];

/** Everybody is trained, told the rules and bound by agreements; who runs it sees all of the year, the others their own part. */
const personnel = (say: Say, keeps: boolean): RailGroup => ({
  title: say('personnel'),
  entries: [
    { path: '/training', title: say('training'), key: 'a' },
    { path: '/my-training', title: say('myTraining'), key: 'm' },
    { path: '/rules-told', title: say('rulesTold'), key: 'u' },
    { path: '/agreements', title: say('agreements'), key: 'g' },
    { path: '/training/rules', title: say('trainingRules'), key: 'q' },
    { path: '/my-leaving', title: say('myLeaving'), key: keeps ? 'n' : 'e' },
    { path: '/absence', title: say('absence'), key: keeps ? 's' : 'w' },
  ],
});

function ofAuditor(say: Say): RailGroup[] {
  const { title, entries } = proof(say);
  const questions = { path: '/insight/questions', title: say('questions'), key: 'i' };
  const own = (path: string): RailEntry[] => entries.filter((entry) => entry.path === path);
  return [{ title, entries: [...own('/log'), questions, ...own('/policy')] }];
}

export function railFor(roles: readonly Role[]): readonly RailGroup[] {
  const { say } = words;
  const has = (role: Role): boolean => roles.includes(role);
  return [
    ...(has('custodian') ? ofCustodian(say) : []),
    ...(has('approver') ? ofApprover(say) : []),
    ...(has('borrower') ? ofBorrower(say) : []),
    ...(has('author') ? ofAuthor(say, has('borrower')) : []),
    ...(has('auditor') ? ofAuditor(say) : []),
    personnel(say, has('custodian') || has('approver')),
  ];
}

/** The one entry that an address belongs to, also what lies behind it; null where the rail has none. */
export function entryOf(path: string, rail: readonly RailGroup[]): RailEntry | null {
  const within = rail
    .flatMap((group) => group.entries)
    .filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`));
  return within.toSorted((one, other) => other.path.length - one.path.length)[0] ?? null;
}

/** The rail's word for an address. */
export const placeOf = (path: string, roles: readonly Role[]): string | null =>
  entryOf(path, railFor(roles))?.title ?? null;

/** What a notice was about, for whoever is at the desk now. */
export function screenOfNotice(notice: NoticeKind, roles: readonly Role[]): string {
  const own = railFor(roles).flatMap((group) => group.entries.map((entry) => entry.path));
  const wanted = notice === 'loan-decided' ? ['/my-loans', '/my-filings'] : ['/desk', '/requests'];
  return wanted.find((path) => own.includes(path)) ?? homeFor(roles);
}

/** The first thing somebody sees after signing in. */
export const homeFor = (roles: readonly Role[]): string => railFor(roles)[0]?.entries[0]?.path ?? '/policy';
