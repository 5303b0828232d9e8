/** Session commands for what was typed wrong, and for the firm's own categories (D1, D1b). */
import type { Command } from 'commander';
import type { DossierChange } from '../../shared/contract/answers.ts';
import { changedFieldText, changedValueText } from '../../shared/vocabulary/change-words.ts';
import { categoryText } from '../../shared/vocabulary/term-words.ts';
import { type Classification, category } from '../../shared/vocabulary/terms.ts';
import type { Report } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { datedAs } from './file-all.ts';
import { collect, readWhole, timeText } from './options.ts';

/** What takes a term or a date away. */
const none = 'none';

interface DossierOptions {
  readonly ground: string;
  readonly client?: string;
  readonly category?: string;
  readonly opened?: string;
  readonly secrecyYears?: string;
  readonly retention?: string;
  readonly beside: string[];
}

const retentionOf = (text: string) => (text === none ? null : text === 'permanent' ? text : readWhole(text));

export function dossierCorrection(dossier: Command, session: Session): void {
  const { report } = session;
  dossier
    .command('correct <code>')
    .requiredOption('--ground <text>')
    .option('--client <name>')
    .option('--category <category>')
    .option('--opened <date>')
    .option('--secrecy-years <n>')
    .option('--retention <years>')
    .option('--beside <code>', '', collect, [])
    .action(async (code: string, options: DossierOptions) => {
      const answer = await session.ask('dossier.correct', {
        code,
        ground: options.ground,
        ...(options.client === undefined ? {} : { client: options.client }),
        ...(options.category === undefined ? {} : { category: options.category }),
        ...(options.opened === undefined ? {} : { openedOn: options.opened }),
        ...(options.secrecyYears === undefined
          ? {}
          : { secrecyYears: options.secrecyYears === none ? null : readWhole(options.secrecyYears) }),
        ...(options.retention === undefined ? {} : { retention: retentionOf(options.retention) }),
        beside: options.beside,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('dossier correct', answer);
    });
}

export function correctionCommands(program: Command, session: Session): void {
  const { report } = session;
  program
    .command('document')
    .command('correct <document>')
    .requiredOption('--ground <text>')
    .option('--title <text>')
    .option('--dated <dates>')
    .action(async (document: string, options: { ground: string; title?: string; dated?: string }) => {
      const answer = await session.ask('document.correct', {
        document,
        ground: options.ground,
        ...(options.title === undefined ? {} : { title: options.title }),
        ...(options.dated === undefined
          ? {}
          : { dated: options.dated === none ? null : datedAs(options.dated) }),
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('document correct', answer);
    });

  const categories = program.command('category');
  categories.command('list').action(async () => {
    const shown = await session.ask('category.list', {});
    report.table([
      ...category.options.map((each) => [categoryText(each, null, report.language), '']),
      ...shown.own.map(({ name, dossiers }) => [name, `${dossiers}`]),
    ]);
    report.answer('category list', shown);
  });
  const rule = async (
    verb: string,
    listed: readonly { readonly category?: string; readonly name: string }[],
    cosigner: string,
  ): Promise<void> => {
    const answer = await session.ask('category.rule', {
      categories: [...listed],
      signature: await session.signature(),
      cosign: await session.credentials([cosigner]),
    });
    report.say('done');
    report.answer(verb, answer);
  };
  categories
    .command('set [names...]')
    .requiredOption('--with <who>')
    .action(async (names: string[], options: { with: string }) => {
      const { own } = await session.ask('category.list', {});
      const listed = names.map((name) => {
        const known = own.find((each) => each.name === name);
        return known === undefined ? { name } : { category: known.category, name };
      });
      await rule('category set', listed, options.with);
    });
  categories
    .command('rename <name> <to>')
    .requiredOption('--with <who>')
    .action(async (name: string, to: string, options: { with: string }) => {
      const { own } = await session.ask('category.list', {});
      const listed = own.map((each) => ({
        category: each.category,
        name: each.name === name ? to : each.name,
      }));
      // Where none is called so, the vault is asked about one that it does not know, and says so.
      await rule(
        'category rename',
        own.some((each) => each.name === name) ? listed : [...listed, { category: none, name: to }],
        options.with,
      );
    });
}

/** Each change in one line, the latest first; for those who keep and approve. */
export function sayChanges(report: Report, changes: readonly DossierChange[] | null): void {
  const { language } = report;
  const level = (each: string): string => report.level(each as Classification);
  for (const change of changes ?? []) {
    const what = change.what
      .map(
        ({ field, before, after }) =>
          `${changedFieldText(field, language)} ${changedValueText(field, before, language, level)} → ${changedValueText(field, after, language, level)}`,
      )
      .join(language === 'en' ? '; ' : '；');
    report.line(
      [
        timeText(change.atMs),
        `#${change.entry}`,
        ...(change.document === null ? [] : [`/${change.document}`]),
        what,
        change.by.join(language === 'en' ? ', ' : '、'),
        ...(change.ground === null ? [] : [change.ground]),
      ].join('  '),
    );
  }
}
