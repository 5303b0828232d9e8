/** Session commands that show training: a year, a course, what waits, a person's archive (P6). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CourseShown, ProposalShown, TrainingArchive } from '../../shared/contract/answers.ts';
import { taskText } from '../../shared/vocabulary/training-task-words.ts';
import { clockText, hoursText, trainingText, yuanText } from '../../shared/vocabulary/training-words.ts';
import type { Report } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { readWhole } from './options.ts';
import { tellSealed } from './scan-line.ts';

export function trainingViews(training: Command, session: Session): void {
  const { report } = session;
  const { language } = report;
  const zh = language === 'zh-CN';
  training.command('tasks').action(async () => {
    const tasks = await session.ask('training.tasks', {});
    report.table(
      tasks.map(({ task, about, due, overdue }) => [
        overdue ? '!' : '·',
        taskText(task, language),
        about,
        due ?? '',
      ]),
    );
    report.answer('training tasks', tasks);
  });
  training.command('year <year>').action(async (year: string) => {
    const shown = await session.ask('training.year', { year: readWhole(year) });
    if (shown.survey !== null) {
      const { survey, answered, of, due, needs, waiting } = shown.survey;
      report.line(
        zh
          ? `需求调查 ${survey}：${answered}/${of} 人已答，至 ${due}`
          : `Survey ${survey}: ${answered} of ${of} answered, due ${due}`,
      );
      report.table(needs.map(({ person, need }) => [person, need ?? (zh ? '无' : 'none')]));
      for (const person of waiting) report.line(`△ ${person}`);
    }
    report.table(
      shown.courses.map((each) => [
        String(each.course),
        each.title,
        trainingText('courseKind', each.kind, language),
        `${each.from} – ${each.to}`,
        trainingText('stands', each.stands, language),
        yuanText(each.cost),
      ]),
    );
    const budget = shown.budget === null ? '—' : yuanText(shown.budget);
    report.line(
      zh
        ? `预算 ${budget}，已列 ${yuanText(shown.planned)}，已用 ${yuanText(shown.spent)}`
        : `Budget ${budget}, planned ${yuanText(shown.planned)}, spent ${yuanText(shown.spent)}`,
    );
    tellProposals(report, shown.proposals);
    report.answer('training year', shown);
  });
  training.command('show <course>').action(async (course: string) => {
    const shown = await session.ask('training.course', { course: readWhole(course) });
    tellCourse(report, shown);
    report.answer('training show', shown);
  });
  training.command('proposals').action(async () => {
    const all = await session.ask('training.proposals', {});
    tellProposals(report, all);
    report.answer('training proposals', all);
  });
  training.command('archive <who>').action(async (who: string) => {
    const shown = await session.ask('training.archive', { who });
    tellArchive(report, shown);
    report.answer('training archive', shown);
  });
  training
    .command('export <who>')
    .requiredOption('--out <file>')
    .action(async (who: string, options: { out: string }) => {
      const answer = await session.ask('training.export', { who, file: resolve(options.out) });
      report.line(answer.file);
      report.answer('training export', answer);
    });
}

export function tellProposals(report: Report, all: readonly ProposalShown[]): void {
  const { language } = report;
  report.table(
    all.map((each) => [
      String(each.proposal),
      trainingText('proposalKind', each.kind, language),
      each.trainee ?? each.department ?? '',
      each.courses.map(({ title }) => title).join('、'),
      trainingText('proposalState', each.state, language),
      each.next === null ? (each.number ?? '') : `→ ${trainingText('post', each.next, language)}`,
    ]),
  );
}

function tellCourse(report: Report, shown: CourseShown): void {
  const { language } = report;
  const kind = trainingText('courseKind', shown.kind, language);
  const stands = trainingText('stands', shown.stands, language);
  report.line(`${shown.course}  ${shown.title}  ${kind}  ${shown.department ?? ''}  ${stands}`);
  for (const each of shown.sessions) {
    const part = each.part === null ? '' : trainingText('part', each.part, language);
    report.line(
      `${each.session}  ${each.on} ${clockText(each.at)}  ${each.minutes} min  ${part} ${each.visited ?? ''}`,
    );
    report.table(
      each.lines.map(({ person, presence, signedAtMs, minutes }) => [
        presence === null ? (signedAtMs === null ? '·' : '✓') : trainingText('presence', presence, language),
        person,
        minutes === null ? '' : String(minutes),
      ]),
    );
  }
  report.table(
    shown.results.map(({ person, attempt, passed, score, on, makeUpBy }) => [
      passed ? '✓' : '✗',
      person,
      String(attempt),
      score === null ? '' : String(score),
      on,
      makeUpBy === null ? '' : `→ ${makeUpBy}`,
    ]),
  );
  report.table(shown.certificates.map(({ person, number, on }) => [number, person, on]));
  report.table(shown.costs.map(({ item, fen }) => [trainingText('costItem', item, language), yuanText(fen)]));
  for (const { kind, title, kept, sealed } of shown.materials) {
    report.line([trainingText('material', kind, language), title, kept].filter(Boolean).join('  '));
    tellSealed(report, sealed);
  }
}

function tellArchive(report: Report, shown: TrainingArchive): void {
  const { language } = report;
  report.line(shown.person);
  report.table(
    shown.placements.map(({ department, group, since, manner }) => [
      since,
      department,
      trainingText('group', group, language),
      trainingText('placement', manner, language),
    ]),
  );
  if (shown.induction !== null) {
    const { due, parts } = shown.induction;
    report.line(`${trainingText('courseKind', 'induction', language)} → ${due}`);
    report.table(
      parts.map(({ part, visited, minutes, of, report: given }) => [
        minutes >= of && given ? '✓' : '·',
        `${trainingText('part', part, language)} ${visited ?? ''}`,
        `${hoursText(minutes)}/${hoursText(of)} h`,
      ]),
    );
  }
  report.table(
    shown.courses.map((each) => [
      each.passed === null ? '·' : each.passed ? '✓' : '✗',
      each.title,
      `${each.from} – ${each.to}`,
      `${hoursText(each.minutes)}/${hoursText(each.of)} h`,
      each.certificate ?? '',
      `${each.bonusPercent} %`,
    ]),
  );
  report.table(
    shown.obligations.map((each) => [
      String(each.obligation),
      each.title,
      `${each.from} – ${each.until}`,
      yuanText(each.repayment ?? each.owedToday),
    ]),
  );
  tellProposals(report, shown.applications);
}
