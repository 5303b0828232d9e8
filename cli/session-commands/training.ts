/** Session commands of training: rules, survey, courses, plans and applications (P6). */
import type { Command } from 'commander';
import type { CourseShown } from '../../shared/contract/answers.ts';
import { planInduction } from '../../shared/policy/induction-plan.ts';
import { clockText, parseYuan } from '../../shared/vocabulary/training-words.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { collect, readWhole } from './options.ts';
import { attendanceCommands } from './training-held.ts';
import { trainingRulesCommands } from './training-rules.ts';
import { tellProposals, trainingViews } from './training-shown.ts';

export function trainingCommands(program: Command, session: Session): void {
  const training = program.command('training');
  trainingViews(training, session);
  trainingRulesCommands(training, session);
  surveyCommands(training, session);
  courseCommands(training, session);
  proposalCommands(training, session);
  attendanceCommands(training, session);
}

function readYuan(typed: string): number {
  const fen = parseYuan(typed);
  if (fen === null) throw new UsageError(typed);
  return fen;
}

function surveyCommands(training: Command, session: Session): void {
  const { report } = session;
  training
    .command('place <who> <department> <group>')
    .option('--since <day>')
    .option('--manner <manner>', '', 'standing')
    .action(
      async (who: string, department: string, group: string, options: { since?: string; manner: string }) => {
        const answer = await session.ask('training.place', {
          who,
          department,
          group,
          since: options.since ?? dayToday(),
          manner: options.manner,
          signature: await session.signature(),
        });
        report.say('done');
        report.answer('training place', answer);
      },
    );
  training
    .command('survey <year>')
    .option('--due <day>')
    .action(async (year: string, options: { due?: string }) => {
      const answer = await session.ask('training.open-survey', {
        year: readWhole(year),
        ...(options.due === undefined ? {} : { due: options.due }),
        signature: await session.signature(),
      });
      report.line(`${answer.survey}  ${year}  ${answer.due}`);
      report.answer('training survey', answer);
    });
  training.command('answer <survey> [need]').action(async (survey: string, need: string | undefined) => {
    const answer = await session.ask('training.answer-survey', {
      survey: readWhole(survey),
      need: need ?? '',
      signature: await session.signature(),
    });
    report.say('done');
    report.answer('training answer', answer);
  });
}

/** By this machine's calendar, as the vault counts days. */
function dayToday(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

interface CourseOptions {
  readonly title?: string;
  readonly department?: string;
  readonly kind?: string;
  readonly group?: string;
  readonly contents?: string;
  readonly teacher?: string;
  readonly venue?: string;
  readonly equipment?: string;
  readonly travel?: string;
  readonly test?: string;
  readonly cost?: string;
  readonly session: string[];
  readonly trainee: string[];
  readonly off?: boolean;
}

type Description = Omit<CourseInput, 'signature'>;
interface CourseInput {
  readonly course?: number;
  readonly department: string | null;
  readonly kind: string;
  readonly group: string | null;
  readonly title: string;
  readonly contents: string;
  readonly teacher: string;
  readonly venue: string;
  readonly equipment: string;
  readonly travel: string;
  readonly sessions: readonly {
    readonly on: string;
    readonly at: number;
    readonly minutes: number;
    readonly part: string | null;
    readonly visited: string | null;
  }[];
  readonly examination: string;
  readonly cost: number;
  readonly trainees: readonly string[];
  readonly off: boolean;
}

/** `2027-03-02 09:00 120`, and for an induction the part, for a visit the department. */
function readSession(typed: string): Description['sessions'][number] {
  const [on = '', clock = '', minutes = '', part = null, ...visited] = typed.split(' ');
  const time = /^(\d{1,2}):(\d{2})$/.exec(clock);
  if (time === null) throw new UsageError(typed);
  return {
    on,
    at: Number(time[1]) * 60 + Number(time[2]),
    minutes: readWhole(minutes),
    part,
    visited: visited.length === 0 ? null : visited.join(' '),
  };
}

const sessionAsTyped = ({ on, at, minutes, part, visited }: CourseShown['sessions'][number]): string =>
  [on, clockText(at), minutes, part, visited].filter((each) => each !== null).join(' ');

function courseCommands(training: Command, session: Session): void {
  const { report } = session;
  const withOptions = (command: Command): Command =>
    command
      .option('--department <name>')
      .option('--kind <kind>')
      .option('--group <group>')
      .option('--contents <text>')
      .option('--teacher <text>')
      .option('--venue <text>')
      .option('--equipment <text>')
      .option('--travel <text>')
      .option('--test <kind>')
      .option('--cost <yuan>')
      .option('--session <when>', '', collect, [])
      .option('--trainee <who>', '', collect, []);
  const describe = async (verb: string, before: Description, options: CourseOptions) => {
    const answer = await session.ask('training.describe', {
      ...before,
      ...given(options),
      ...(options.session.length === 0 ? {} : { sessions: options.session.map(readSession) }),
      ...(options.trainee.length === 0 ? {} : { trainees: options.trainee }),
      ...(options.test === undefined ? {} : { examination: options.test }),
      ...(options.cost === undefined ? {} : { cost: readYuan(options.cost) }),
      off: options.off === true || before.off,
      signature: await session.signature(),
    });
    report.line(`${answer.course}`);
    report.answer(verb, answer);
  };
  const empty: Description = {
    department: null,
    kind: 'skills',
    group: null,
    title: '',
    contents: '',
    teacher: '',
    venue: '',
    equipment: '',
    travel: '',
    sessions: [],
    examination: 'none',
    cost: 0,
    trainees: [],
    off: false,
  };
  withOptions(training.command('new <title>')).action(async (title: string, options: CourseOptions) =>
    describe('training new', { ...empty, title }, options),
  );
  withOptions(training.command('change <course>').option('--title <text>'))
    .option('--off')
    .action(async (course: string, options: CourseOptions) => {
      const { sessions, people, ...shown } = await session.ask('training.course', {
        course: readWhole(course),
      });
      const before: Description = {
        course: shown.course,
        department: shown.department,
        kind: shown.kind,
        group: shown.group,
        title: shown.title,
        contents: shown.contents,
        teacher: shown.teacher,
        venue: shown.venue,
        equipment: shown.equipment,
        travel: shown.travel,
        sessions: sessions.map((each) => readSession(sessionAsTyped(each))),
        examination: shown.examination,
        cost: shown.cost,
        trainees: people.map(numberIn),
        off: shown.off,
      };
      await describe('training change', before, options);
    });
  training
    .command('induction <from> <who...>')
    .requiredOption('--department <name>')
    .option('--title <text>')
    .option('--teacher <text>')
    .option('--venue <text>')
    .action(async (from: string, who: string[], options: CourseOptions & { department: string }) => {
      const { figures, departments } = await session.ask('training.rules', {});
      const others = departments.map(({ name }) => name).filter((name) => name !== options.department);
      const title = report.language === 'zh-CN' ? '新员工入职培训' : 'Induction';
      await describe(
        'training induction',
        {
          ...empty,
          title,
          kind: 'induction',
          examination: 'paper',
          sessions: planInduction(from, figures, others),
          trainees: who,
        },
        { ...options, session: [], trainee: [] },
      );
    });
}

/** People are chosen by number: `王琳 #12 客服部` is #12. */
const numberIn = (shown: string): string => /#\d+/.exec(shown)?.[0] ?? shown;

/** What was typed of the texts, by the names that the vault has for them. */
const given = ({
  department,
  kind,
  group,
  title,
  contents,
  teacher,
  venue,
  equipment,
  travel,
}: CourseOptions) =>
  Object.fromEntries(
    Object.entries({ department, kind, group, title, contents, teacher, venue, equipment, travel }).filter(
      ([, value]) => value !== undefined,
    ),
  );

interface ProposeOptions {
  readonly year?: string;
  readonly department?: string;
  readonly who?: string;
  readonly budget?: string;
  readonly from?: string;
  readonly to?: string;
  readonly ground?: string;
  readonly proof?: string;
}

function proposalCommands(training: Command, session: Session): void {
  const { report } = session;
  training
    .command('propose <kind> [courses...]')
    .option('--year <year>')
    .option('--department <name>')
    .option('--who <who>')
    .option('--budget <yuan>')
    .option('--from <day>')
    .option('--to <day>')
    .option('--ground <text>')
    .option('--proof <text>')
    .action(async (kind: string, courses: string[], options: ProposeOptions) => {
      const { year, budget, ground, proof, ...rest } = options;
      const answer = await session.ask('training.propose', {
        kind,
        courses: courses.map(readWhole),
        ...rest,
        ...(year === undefined ? {} : { year: readWhole(year) }),
        ...(budget === undefined ? {} : { budget: readYuan(budget) }),
        ground: ground ?? '',
        proof: proof ?? '',
        signature: await session.signature(),
      });
      report.line(`${answer.proposal}`);
      report.answer('training propose', answer);
    });
  for (const [verb, decision] of [
    ['grant', 'grant'],
    ['refuse', 'refuse'],
    ['take-back', 'withdraw'],
  ] as const)
    training
      .command(`${verb} <proposal>`)
      .option('--reason <text>')
      .action(async (proposal: string, options: { reason?: string }) => {
        const answer = await session.ask('training.decide', {
          proposal: readWhole(proposal),
          decision,
          reason: options.reason ?? '',
          signature: await session.signature(),
        });
        tellProposals(report, [answer]);
        report.answer(`training ${verb}`, answer);
      });
  training
    .command('issue <proposal> <number>')
    .option('--on <day>')
    .action(async (proposal: string, number: string, options: { on?: string }) => {
      const answer = await session.ask('training.issue', {
        proposal: readWhole(proposal),
        number,
        ...options,
        signature: await session.signature(),
      });
      tellProposals(report, [answer]);
      report.answer('training issue', answer);
    });
}
