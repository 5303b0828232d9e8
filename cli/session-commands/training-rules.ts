/** Session commands of the training rules and of the firm's own rules: who holds which post, which figures, who was told what (P5, P6). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { TrainingRules } from '../../shared/contract/answers.ts';
import type { ProposalKind } from '../../shared/vocabulary/training-terms.ts';
import { hoursText, trainingText } from '../../shared/vocabulary/training-words.ts';
import { type Report, UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { collect, readWhole, timeText } from './options.ts';
import { tellSealed } from './scan-line.ts';

interface RuleOptions {
  readonly general?: string;
  readonly department: string[];
  readonly figure: string[];
  readonly posts: string[];
  readonly contents: string[];
  readonly with: string;
}

/** `key=value`, of which the value may hold further `=`. */
function readPair(typed: string): readonly [key: string, value: string] {
  const at = typed.indexOf('=');
  if (at <= 0) throw new UsageError(typed);
  return [typed.slice(0, at), typed.slice(at + 1)];
}

/** Figures by name, those of the induction as `induction.general`. */
function withFigures(figures: TrainingRules['figures'], typed: readonly string[]): TrainingRules['figures'] {
  const changed: Record<string, unknown> = { ...figures, induction: { ...figures.induction } };
  for (const [key, value] of typed.map(readPair)) {
    const [name = '', inner] = key.split('.');
    const into = inner === undefined ? changed : (changed[name] as Record<string, unknown> | undefined);
    if (into === undefined || !Object.hasOwn(into, inner ?? name)) throw new UsageError(key);
    into[inner ?? name] = readWhole(value);
  }
  return changed as unknown as TrainingRules['figures'];
}

export function trainingRulesCommands(training: Command, session: Session): void {
  const { report } = session;
  training.command('rules').action(async () => {
    const shown = await session.ask('training.rules', {});
    tellRules(report, shown);
    report.answer('training rules', shown);
  });
  training
    .command('rule')
    .option('--general <who>')
    .option('--department <name=head>', '', collect, [])
    .option('--figure <name=number>', '', collect, [])
    .option('--posts <kind=posts>', '', collect, [])
    .option('--contents <group=text>', '', collect, [])
    .requiredOption('--with <who>')
    .action(async (options: RuleOptions) => {
      const now = await session.ask('training.rules', {});
      const holder = (each: TrainingRules['generalManager']) => (each === null ? null : `#${each.no}`);
      const departments =
        options.department.length === 0
          ? now.departments.map(({ name, head }) => ({ name, head: holder(head) }))
          : options.department.map((typed) => {
              const [name, head] = typed.includes('=') ? readPair(typed) : [typed, ''];
              return { name, head: head === '' ? null : head };
            });
      const shown = await session.ask('training.rule', {
        figures: withFigures(now.figures, options.figure),
        posts: {
          ...now.posts,
          ...Object.fromEntries(options.posts.map(readPair).map(([kind, posts]) => [kind, posts.split(',')])),
        },
        generalManager: options.general ?? holder(now.generalManager),
        departments,
        contents: { ...now.contents, ...Object.fromEntries(options.contents.map(readPair)) },
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      tellRules(report, shown);
      report.answer('training rule', shown);
    });
  toldCommands(training, session);
}

function tellRules(report: Report, shown: TrainingRules): void {
  const { language } = report;
  const { induction, ...figures } = shown.figures;
  report.table([
    [trainingText('post', 'general', language), shown.generalManager?.person ?? '—'],
    ...shown.departments.map(({ name, head }) => [name, head?.person ?? '—']),
  ]);
  report.table(
    Object.entries(shown.posts).map(([kind, posts]) => [
      trainingText('proposalKind', kind as ProposalKind, language),
      posts.map((post) => trainingText('post', post, language)).join(' → '),
    ]),
  );
  report.table([
    ...(Object.keys(induction) as (keyof typeof induction)[]).map((part) => [
      trainingText('part', part, language),
      hoursText(induction[part]),
    ]),
    // With the name that --figure takes.
    ...(Object.keys(figures) as (keyof typeof figures)[]).map((name) => [
      trainingText('figure', name, language),
      String(figures[name]),
      `${name}=${figures[name]}`,
    ]),
  ]);
}

function toldCommands(training: Command, session: Session): void {
  const { report } = session;
  training.command('told').action(async () => {
    const all = await session.ask('training.told', {});
    for (const each of all) {
      const kind = trainingText('firmRules', each.kind, report.language);
      report.line(`${each.rules}  ${kind}  ${each.title}  v${each.version}  ${each.due ?? ''}`);
      tellSealed(report, each.sealed);
      report.table(each.signed.map(({ person, atMs }) => ['✓', person, timeText(atMs)]));
      for (const person of each.waiting) report.line(`△ ${person}`);
    }
    report.answer('training told', all);
  });
  training
    .command('issue-rules <title>')
    .option('--rules <no>')
    .option('--handbook')
    .option('--file <path>')
    .option('--due <day>')
    .action(
      async (title: string, options: { rules?: string; handbook?: boolean; file?: string; due?: string }) => {
        const answer = await session.ask('training.issue-rules', {
          title,
          kind: options.handbook === true ? 'handbook' : 'rules',
          ...(options.rules === undefined ? {} : { rules: readWhole(options.rules) }),
          ...(options.file === undefined ? {} : { file: resolve(options.file) }),
          ...(options.due === undefined ? {} : { due: options.due }),
          signature: await session.signature(),
        });
        report.line(`${answer.rules}  v${answer.version}`);
        report.answer('training issue-rules', answer);
      },
    );
  training.command('acknowledge <rules> <version>').action(async (rules: string, version: string) => {
    const answer = await session.ask('training.acknowledge', {
      rules: readWhole(rules),
      version: readWhole(version),
      signature: await session.signature(),
    });
    report.say('done');
    report.answer('training acknowledge', answer);
  });
}
