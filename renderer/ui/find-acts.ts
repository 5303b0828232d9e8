/** Screens and acts of somebody's roles, as the one field offers them: by their words and by what their address says. */
import type { Role } from '../../shared/vocabulary/terms.ts';
import { defineWords } from '../i18n/words.ts';
import { railFor } from './rail.ts';

const words = defineWords('find-acts', {
  newDossier: ['新建卷宗', 'Open a dossier'],
  importDossiers: ['从表格立卷', 'Dossiers from a table'],
  enrol: ['登记人员', 'Enrol a person'],
  register: ['登记离职', 'Register a departure'],
  rehearse: ['离职预演', 'Rehearse a departure'],
  whole: ['整库出库', 'Release of the whole vault'],
  mend: ['处理隔离与时钟', 'Deal with quarantine and clock'],
  losses: ['遗失之后', 'After a loss'],
  export: ['导出日志', 'Export the log'],
  trace: ['按追查码查找', 'Look up a trace code'],
  questions: ['日志提问', 'Questions to the log'],
  report: ['打印查阅报告或月报', 'Print an access report or the month'],
  evidence: ['措施证据', 'Evidence of reasonable measures'],
  ownData: ['我的个人信息', 'My data'],
  witness: ['收回审计人员的联署', 'Bring an auditor’s cosignature back'],
});

export interface FindScreen {
  readonly path: string;
  readonly title: string;
  /** The letter after G; acts have none. */
  readonly key: string | null;
}

type Act = readonly [path: string, title: Parameters<typeof words.say>[0], roles: readonly Role[]];

const keepers = ['custodian', 'approver'] as const;
const acts: readonly Act[] = [
  ['/dossiers/new', 'newDossier', ['custodian', 'author']],
  ['/dossiers/import', 'importDossiers', ['custodian', 'author']],
  ['/people?do=enrol', 'enrol', keepers],
  ['/departures?do=register', 'register', ['custodian']],
  ['/departures?do=rehearse', 'rehearse', keepers],
  ['/releases/whole', 'whole', keepers],
  ['/mend', 'mend', keepers],
  ['/losses', 'losses', keepers],
  ['/log?do=export', 'export', [...keepers, 'auditor']],
  ['/log?do=trace', 'trace', [...keepers, 'auditor']],
  ['/insight/questions', 'questions', keepers],
  ['/log?do=report', 'report', [...keepers, 'auditor']],
  ['/log?do=witness', 'witness', [...keepers, 'auditor']],
  ['/log?do=evidence', 'evidence', ['custodian', 'auditor']],
  ['/own-data', 'ownData', ['author', 'borrower', 'custodian', 'approver', 'auditor', 'clerk']],
];

export function screensAndActs(roles: readonly Role[]): readonly FindScreen[] {
  const screens = railFor(roles)
    .flatMap((group) => group.entries)
    .map(({ path, title, key }): FindScreen => ({ path, title, key }));
  const own = acts
    .filter(
      ([path, , of]) =>
        of.some((role) => roles.includes(role)) && screens.every((each) => each.path !== path),
    )
    .map(([path, title]): FindScreen => ({ path, title: words.say(title), key: null }));
  return [...screens, ...own];
}

/** What is looked through: the words in the language of the screen, and the English ones of the address. */
export const wordsOfScreen = ({ path, title }: FindScreen): string =>
  `${title} ${path.replace(/[/?=-]+/g, ' ')}`;
