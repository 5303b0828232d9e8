/** Session commands about dossiers and filing. */

import type { Command } from 'commander';
import type { DocumentSummary } from '../../shared/contract/answers.ts';
import { categoryText } from '../../shared/vocabulary/term-words.ts';
import { usualClassification } from '../../shared/vocabulary/terms.ts';
import type { Report } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { say } from '../terminal/words.ts';
import { dossierCorrection, sayChanges } from './corrections.ts';
import { dossierTableCommands } from './dossier-table.ts';
import { type FileOptions, fileAll } from './file-all.ts';
import { filingCommands } from './filings.ts';
import { folderCommands } from './folders.ts';
import { collect, given, readLevel, readWhole } from './options.ts';

interface DossierOptions {
  client?: string;
  category: string;
  classification?: string;
  responsible?: string;
  second?: string;
  withoutSecond?: boolean;
  opened?: string;
  secrecyYears?: string;
  retention?: string;
  scopePerson: string[];
  scopeDepartment: string[];
  everybody?: boolean;
  home?: string;
  status?: string;
  with?: string;
}

const scopeOf = (options: DossierOptions) => ({
  everybody: options.everybody === true || options.scopePerson.length + options.scopeDepartment.length === 0,
  people: options.scopePerson,
  departments: options.scopeDepartment,
});

export function dossierCommands(program: Command, session: Session): void {
  const { report } = session;
  const dossier = program.command('dossier');
  dossier
    .command('new <code>')
    .requiredOption('--client <name>')
    .option('--category <category>', '', 'other')
    .option('--classification <level>', '', usualClassification)
    .option('--responsible <who>')
    .option('--second <who>')
    .option('--opened <date>')
    .option('--secrecy-years <n>')
    .option('--retention <years>')
    .option('--scope-person <who>', '', collect, [])
    .option('--scope-department <name>', '', collect, [])
    .option('--everybody')
    .option('--home <text>')
    .option('--beside <code>', '', collect, [])
    .action(async (code: string, options: DossierOptions & { readonly beside: string[] }) => {
      const answer = await session.ask('dossier.open', {
        code,
        client: options.client,
        category: options.category,
        classification: readLevel(options.classification ?? '', report),
        ...given({
          responsible: options.responsible,
          second: options.second,
          openedOn: options.opened,
          secrecyYears: options.secrecyYears === undefined ? undefined : readWhole(options.secrecyYears),
          retention:
            options.retention === undefined || options.retention === 'permanent'
              ? options.retention
              : readWhole(options.retention),
          home: options.home,
        }),
        scope: scopeOf(options),
        beside: options.beside,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('dossier new', answer);
    });
  dossierTableCommands(dossier, session);
  dossierCorrection(dossier, session);
  dossier
    .command('change <code>')
    .requiredOption('--with <who>')
    .option('--classification <level>')
    .option('--responsible <who>')
    .option('--second <who>')
    .option('--without-second')
    .option('--scope-person <who>', '', collect, [])
    .option('--scope-department <name>', '', collect, [])
    .option('--everybody')
    .option('--home <text>')
    .option('--status <status>')
    .action(async (code: string, options: DossierOptions) => {
      const scoped =
        options.everybody === true || options.scopePerson.length + options.scopeDepartment.length > 0;
      const answer = await session.ask('dossier.change', {
        code,
        ...given({
          classification:
            options.classification === undefined ? undefined : readLevel(options.classification, report),
          responsible: options.responsible,
          second: options.withoutSecond === true ? null : options.second,
          home: options.home,
          status: options.status,
          scope: scoped ? scopeOf(options) : undefined,
        }),
        signature: await session.signature(),
        cosign: await session.credentials([options.with ?? '']),
      });
      report.say('done');
      report.answer('dossier change', answer);
    });
  dossier.command('list [query]').action(async (query: string | undefined) => {
    const found = await session.ask('dossier.list', query === undefined ? {} : { query });
    report.table(
      found.map((d) => [
        d.code,
        d.client,
        categoryText(d.category, d.ownCategory, report.language),
        report.level(d.classification),
        d.responsible ?? '',
        d.held ? say('onHold', report.language) : report.term('dossierStatus', d.status),
      ]),
    );
    report.answer('dossier list', found);
  });
  dossier.command('show <code>').action(async (code: string) => {
    const shown = await session.ask('dossier.show', { code });
    report.line(
      `${shown.code}  ${shown.client}  ${report.level(shown.classification)}  ${[shown.responsible, shown.second].filter((each) => each !== null).join(' · ')}${shown.held ? `  ${say('onHold', report.language)}` : ''}`,
    );
    report.table(
      shown.documents.map((d) => [
        `${shown.code}/${d.no}`,
        d.title,
        report.term('sheet', d.sheet),
        report.term('media', d.media),
        `${d.pages}`,
        d.version === null ? '' : `v${d.version}`,
        report.term('documentState', d.state),
        outsideText(d, report),
        d.allowance === null ? '' : circles(d.allowance.left, d.allowance.cap),
      ]),
    );
    sayChanges(report, shown.changes);
    report.answer('dossier show', shown);
  });

  const hold = program.command('hold');
  hold
    .command('set <code>')
    .requiredOption('--ground <text>')
    .action(async (code: string, options: { ground: string }) => {
      const answer = await session.ask('hold.set', {
        code,
        ground: options.ground,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('hold set', answer);
    });
  hold
    .command('lift <code>')
    .requiredOption('--ground <text>')
    .requiredOption('--with <who>')
    .action(async (code: string, options: { ground: string; with: string }) => {
      const answer = await session.ask('hold.lift', {
        code,
        ground: options.ground,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('hold lift', answer);
    });

  program
    .command('file <code> <paths...>')
    .option('--title <text>')
    .option('--sheet <sheet>', '', 'document')
    .option('--ownership <class>', '', 'company')
    .option('--version-of <document>')
    .option('--encoding <name>')
    .option('--dated <dates>')
    .option('--check <days>')
    .option('--about <text>')
    .action(async (code: string, paths: string[], options: FileOptions) => {
      await fileAll(session, code, paths, options);
    });
  folderCommands(program, session);
  filingCommands(program, session);
  program
    .command('send-back <document>')
    .requiredOption('--reason <text>')
    .action(async (document: string, options: { reason: string }) => {
      const answer = await session.ask('document.send-back', {
        document,
        reason: options.reason,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('send-back', answer);
    });
}

/** What is known without a view: of a form how much is filled in, of a background check its days and what it is about. */
const outsideText = ({ form, check }: DocumentSummary, report: Report): string =>
  [
    ...(form === null ? [] : [say('formCount', report.language, { ...form })]),
    ...(check === null
      ? []
      : [
          `${check.on}${check.renewal === null ? '' : ` → ${check.renewal}`}`,
          ...(check.subject === null ? [] : [check.subject]),
        ]),
  ].join('  ');

/** Left ones first, as everywhere: ● ● ○. */
export const circles = (left: number, cap: number): string =>
  Array.from({ length: cap }, (_, i) => (i < left ? '●' : '○')).join(' ');
