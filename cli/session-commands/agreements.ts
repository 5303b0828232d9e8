/** Session commands of agreements: the firm's texts, those of a person, signed at the desk or brought in on paper (P5). */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { AgreementShown, BindingAfter } from '../../shared/contract/answers.ts';
import { afterLabel, agreementText, remarkLabel } from '../../shared/vocabulary/agreement-words.ts';
import { parseYuan, yuanText } from '../../shared/vocabulary/training-words.ts';
import { type Report, UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { collect, readLevel, readWhole } from './options.ts';
import { tellSealed } from './scan-line.ts';

interface MakeOptions {
  readonly change?: string;
  readonly kind: string;
  readonly template?: string;
  readonly replaces?: string;
  readonly from: string;
  readonly months?: string;
  readonly after?: string;
  readonly dossier: string[];
  readonly class: string[];
  readonly secrets: string;
  readonly area: string;
  readonly compensation?: string;
  readonly wage?: string;
  readonly penalty?: string;
  readonly remark: string;
}

const yuan = (typed: string | undefined): number | null => {
  if (typed === undefined) return null;
  const fen = parseYuan(typed);
  if (fen === null) throw new UsageError(typed);
  return fen;
};
const whole = <Name extends string>(
  name: Name,
  typed: string | undefined,
): { readonly [N in Name]?: number } =>
  typed === undefined ? {} : ({ [name]: readWhole(typed) } as { readonly [N in Name]?: number });
const textOf = (path: string | undefined): string =>
  path === undefined ? '' : readFileSync(resolve(path), 'utf8');

export function agreementCommands(program: Command, session: Session): void {
  const { report } = session;
  const agreement = program.command('agreement');
  agreement.command('list [who]').action(async (who: string | undefined) => {
    const all = await session.ask('agreement.list', who === undefined ? {} : { who });
    for (const each of all) tellAgreement(report, each);
    report.answer('agreement list', all);
  });
  agreement.command('templates').action(async () => {
    const all = await session.ask('agreement.templates', {});
    for (const each of all)
      report.line(
        `${each.template}  ${agreementText('kind', each.kind, report.language)}  ${each.title}  v${each.version}`,
      );
    report.answer('agreement templates', all);
  });
  agreement
    .command('template <title>')
    .requiredOption('--kind <kind>')
    .option('--template <no>')
    .option('--zh <file>')
    .option('--en <file>')
    .action(async (title: string, options: { kind: string; template?: string; zh?: string; en?: string }) => {
      const answer = await session.ask('agreement.issue-template', {
        ...whole('template', options.template),
        kind: options.kind,
        title,
        zh: textOf(options.zh),
        en: textOf(options.en),
        signature: await session.signature(),
      });
      report.line(`${answer.template}  v${answer.version}`);
      report.answer('agreement template', answer);
    });
  makeCommand(agreement, session);
  signCommands(agreement, session);
}

function makeCommand(agreement: Command, session: Session): void {
  const { report } = session;
  agreement
    .command('make <who> <title>')
    .requiredOption('--kind <kind>')
    .requiredOption('--from <day>')
    .option('--change <no>')
    .option('--template <no>')
    .option('--replaces <no>')
    .option('--months <n>')
    .option('--after <months>')
    .option('--dossier <code>', '', collect, [])
    .option('--class <class>', '', collect, [])
    .option('--secrets <text>', '', '')
    .option('--area <text>', '', '')
    .option('--compensation <yuan>')
    .option('--wage <yuan>')
    .option('--penalty <yuan>')
    .option('--remark <text>', '', '')
    .action(async (who: string, title: string, options: MakeOptions) => {
      const shown = await session.ask('agreement.make', {
        ...whole('agreement', options.change),
        ...whole('template', options.template),
        ...whole('replaces', options.replaces),
        ...whole('months', options.months),
        who,
        title,
        kind: options.kind,
        from: options.from,
        afterMonths: options.after === undefined ? null : readWhole(options.after),
        dossiers: options.dossier,
        classes: options.class.map((each) => readLevel(each, report)),
        secrets: options.secrets,
        area: options.area,
        compensation: yuan(options.compensation),
        wage: yuan(options.wage),
        penalty: yuan(options.penalty),
        remark: options.remark,
        signature: await session.signature(),
      });
      tellAgreement(report, shown);
      report.answer('agreement make', shown);
    });
}

function signCommands(agreement: Command, session: Session): void {
  const { report } = session;
  /** What is signed is what the list shows now. */
  const stateOf = async (no: number): Promise<number> =>
    (await session.ask('agreement.list', {})).find((each) => each.agreement === no)?.state ?? 0;
  agreement
    .command('sign <agreement>')
    .requiredOption('--with <who>')
    .action(async (no: string, options: { with: string }) => {
      const shown = await session.ask('agreement.sign', {
        agreement: readWhole(no),
        state: await stateOf(readWhole(no)),
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      tellAgreement(report, shown);
      report.answer('agreement sign', shown);
    });
  agreement
    .command('bring-in <agreement> <scan>')
    .requiredOption('--on <day>')
    .option('--kept <place>', '', '')
    .action(async (no: string, scan: string, options: { on: string; kept: string }) => {
      const shown = await session.ask('agreement.bring-in', {
        agreement: readWhole(no),
        state: await stateOf(readWhole(no)),
        on: options.on,
        file: resolve(scan),
        kept: options.kept,
        signature: await session.signature(),
      });
      tellAgreement(report, shown);
      report.answer('agreement bring-in', shown);
    });
  agreement
    .command('end <agreement> <ground>')
    .option('--on <day>')
    .option('--with <who>')
    .action(async (no: string, ground: string, options: { on?: string; with?: string }) => {
      const shown = await session.ask('agreement.end', {
        agreement: readWhole(no),
        ...(options.on === undefined ? {} : { on: options.on }),
        ground,
        signature: await session.signature(),
        cosign: options.with === undefined ? [] : await session.credentials([options.with]),
      });
      tellAgreement(report, shown);
      report.answer('agreement end', shown);
    });
}

function tellAgreement(report: Report, each: AgreementShown): void {
  const { language } = report;
  const nth = language === 'zh-CN' ? 0 : 1;
  const parts = [
    String(each.agreement),
    agreementText('kind', each.kind, language),
    each.person,
    each.title,
    agreementText('stands', each.stands, language),
    `${each.from} – ${each.until ?? ''}`,
    afterLabel(each.kind, each.afterMonths)[nth],
    each.compensation === null ? '' : yuanText(each.compensation),
    each.signedOn === null ? '' : `✓ ${each.signedOn}`,
    each.replaces === null ? '' : `← ${each.replaces}`,
  ];
  report.line(parts.filter((part) => part !== '').join('  '));
  tellSealed(report, each.scan?.sealed);
  for (const remark of each.remarks) report.line(`  · ${remarkLabel(remark)[nth]}`);
}

/** What binds a leaver afterwards, a line each. */
export function tellBinding(report: Report, { agreements, rules }: BindingAfter): void {
  const nth = report.language === 'zh-CN' ? 0 : 1;
  for (const each of agreements)
    report.line(
      `§ ${agreementText('kind', each.kind, report.language)}  ${each.title}  ${afterLabel(each.kind, each.afterMonths)[nth]}  ${each.bindsUntil ?? ''}`.trimEnd(),
    );
  for (const { title, version, on } of rules) report.line(`§ ${title}  v${version}  ${on}`);
}
