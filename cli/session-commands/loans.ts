/** Session commands about lending and viewing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { LoanDetail } from '../../shared/contract/answers.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Report } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { say } from '../terminal/words.ts';
import { circles } from './dossiers.ts';
import { readInstant, readPages, readWhole, sayReport, timeText } from './options.ts';
import { tellDeciders } from './who-decides.ts';

export function loanCommands(program: Command, session: Session): void {
  const { report } = session;
  program
    .command('request <documents...>')
    .requiredOption('--reason <text>')
    .option('--place <text>')
    .option('--category <category>', '', 'negotiation')
    .option('--from <instant>')
    .option('--to <instant>')
    .action(
      async (
        documents: string[],
        options: { reason: string; place?: string; category: string; from?: string; to?: string },
      ) => {
        for (const document of documents) {
          const answer = await session.ask('loan.request', {
            document,
            category: options.category,
            reason: options.reason,
            place: options.place ?? session.place,
            ...(options.from === undefined ? {} : { fromMs: readInstant(options.from, 'start') }),
            ...(options.to === undefined ? {} : { toMs: readInstant(options.to, 'end') }),
            signature: await session.signature(),
          });
          report.line(`${answer.loan}  ${document}`);
          report.answer('request', answer);
        }
      },
    );

  program
    .command('loans')
    .option('--all')
    .action(async (options: { all?: boolean }) => {
      const loans = await session.ask('loan.list', { all: options.all === true });
      report.table(
        loans.map((l) => [
          l.no,
          l.document,
          l.title,
          l.borrower,
          report.term('loanState', l.state),
          l.overdue ? say('overdue', report.language) : '',
          `${timeText(l.fromMs)} – ${timeText(l.toMs)}`,
        ]),
      );
      report.answer('loans', loans);
    });
  program.command('news').action(async () => {
    const news = await session.ask('news.show', {});
    const asked = [
      ...news.loans.map((each) => ({ ...each, no: each.loan, about: [each.document, each.title] })),
      ...news.releases.map((each) => ({ ...each, no: each.release, about: [each.code, each.recipient] })),
    ];
    report.table(
      asked.map(({ no, about, outcome, reason, atMs }) => [
        no,
        ...about,
        report.term('newsOutcome', outcome),
        reason ?? '',
        timeText(atMs),
      ]),
    );
    report.answer('news', news);
    await session.ask('news.seen', { upto: news.upto });
  });
  program.command('loan <loan>').action(async (loan: string) => {
    const shown = await session.ask('loan.show', { loan });
    report.line(
      `${shown.no}  ${shown.document} ${shown.title}  ${shown.borrower}  ${report.term('loanState', shown.state)}  ${circles(shown.viewsLeft, shown.cap)}`,
    );
    report.line(
      `  ${report.term('reasonCategory', shown.category)}：${shown.reason}；${shown.place}；${timeText(shown.fromMs)} – ${timeText(shown.toMs)}`,
    );
    if (shown.likeness.because !== null && shown.likeness.choice !== null)
      report.line(`  △ ${report.term('likenessChoice', shown.likeness.choice)}: ${shown.likeness.because}`);
    if (shown.longer !== null)
      report.line(
        `  ${say('longer', report.language, { to: timeText(shown.longer.toMs), reason: shown.longer.reason })}`,
      );
    sayWhoDecides(report, shown);
    for (const warning of shown.warnings) report.line(`  △ ${report.term('warning', warning)}`);
    for (const view of shown.recentViews)
      report.line(`  ${timeText(view.atMs)}  ${view.title}  ${view.reason}`);
    report.answer('loan', shown);
  });

  for (const decision of ['approve', 'reject'] as const) {
    program
      .command(`${decision} <loans...>`)
      .requiredOption('--reason <text>')
      .option('--minutes <n>')
      .option('--from <instant>')
      .option('--to <instant>')
      .option('--longer')
      .action(
        async (
          loans: string[],
          options: { reason: string; minutes?: string; from?: string; to?: string; longer?: boolean },
        ) => {
          const answer = await session.ask('loan.decide', {
            decisions: loans.map((loan) => ({
              loan,
              decision,
              reason: options.reason,
              ...(options.longer === true ? { longer: true } : {}),
              ...(options.minutes === undefined ? {} : { minutes: readWhole(options.minutes) }),
              ...(options.from === undefined ? {} : { fromMs: readInstant(options.from, 'start') }),
              ...(options.to === undefined ? {} : { toMs: readInstant(options.to, 'end') }),
            })),
            signature: await session.signature(),
          });
          report.line(answer.signed.join('  '));
          if (answer.waiting.length > 0)
            report.line(say('waitsForAnother', report.language, { loans: answer.waiting.join('  ') }));
          report.answer(decision, answer);
        },
      );
  }

  const steps = {
    confirm: 'loan.receive',
    return: 'loan.return',
    remind: 'loan.remind',
    withdraw: 'loan.withdraw',
  } as const;
  for (const [word, command] of Object.entries(steps) as [
    keyof typeof steps,
    (typeof steps)[keyof typeof steps],
  ][]) {
    program.command(`${word} <loan>`).action(async (loan: string) => {
      const answer = await session.ask(command, { loan, signature: await session.signature() });
      report.say('done');
      report.answer(word, answer);
    });
  }
  for (const step of ['issue', 'check-in'] as const) {
    program.command(`${step} <loans...>`).action(async (loans: string[]) => {
      const signature = await session.signature();
      const [loan = '', ...others] = loans;
      const answer =
        others.length === 0
          ? await session.ask(step === 'issue' ? 'loan.issue' : 'loan.check-in', { loan, signature })
          : await session.ask('loan.step-many', {
              steps: loans.map((each) => ({ loan: each, step })),
              signature,
            });
      if ('signed' in answer) report.line(answer.signed.join('  '));
      else report.say('done');
      report.answer(step, answer);
    });
  }
  program
    .command('extend <loan>')
    .requiredOption('--to <instant>')
    .requiredOption('--reason <text>')
    .action(async (loan: string, options: { to: string; reason: string }) => {
      const answer = await session.ask('loan.extend', {
        loan,
        toMs: readInstant(options.to, 'end'),
        reason: options.reason,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('extend', answer);
    });
  program
    .command('recall <loan>')
    .requiredOption('--reason <text>')
    .action(async (loan: string, options: { reason: string }) => {
      const answer = await session.ask('loan.recall', {
        loan,
        reason: options.reason,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('recall', answer);
    });

  viewCommands(program, session);
}

/** Who has approved so far and who can decide now, while it or a longer window waits (L12). */
function sayWhoDecides(report: Report, shown: LoanDetail): void {
  if (shown.state !== 'requested' && shown.longer === null) return;
  const { language } = report;
  const { approvedBy } = shown.longer ?? shown;
  if (shown.approvalsNeeded > 1)
    report.line(
      `  ${say('approvedBy', language, { n: approvedBy.length, of: shown.approvalsNeeded, who: approvedBy.join(' / ') || '—' })}`,
    );
  tellDeciders(report, shown, shown.longer?.atMs ?? shown.requestedAtMs);
}

interface ViewOptions {
  reason?: string;
  place?: string;
  out?: string;
  pages: string;
  keepOpen?: boolean;
  with?: string;
}

function viewCommands(program: Command, session: Session): void {
  const { report } = session;
  program
    .command('view <loan>')
    .option('--reason <text>')
    .option('--place <text>')
    .option('--out <folder>')
    .option('--pages <range>', '', 'all')
    .option('--keep-open')
    .action(async (loan: string, options: ViewOptions) => {
      const before = await session.ask('view.before', { loan });
      report.say('viewBefore', before as never);
      sayReport(report, before.report);
      const shown = await session.ask('view.open', {
        loan,
        reason: options.reason ?? before.reason,
        place: options.place ?? (before.place || session.place),
        signature: await session.signature(),
      });
      await showPages(session, loan, shown, options);
      report.answer('view', { ...shown, image: undefined });
    });
  program
    .command('resume <loan>')
    .option('--reason <text>')
    .option('--out <folder>')
    .option('--pages <range>', '', 'all')
    .option('--keep-open')
    .option('--with <who>')
    .action(async (loan: string, options: ViewOptions) => {
      const shown = await session.ask('view.resume', {
        loan,
        ...(options.reason === undefined ? {} : { reason: options.reason }),
        signature: await session.signature(),
        cosign: await session.credentials(options.with === undefined ? [] : [options.with]),
      });
      await showPages(session, loan, shown, options);
      report.answer('resume', { ...shown, image: undefined });
    });
  program.command('end-view').action(async () => {
    report.answer('end-view', await session.ask('view.close', {}));
    report.say('done');
  });
  program.command('blank').action(async () => {
    report.answer('blank', await session.ask('view.blank', { cause: 'focus' }));
    report.say('done');
  });

  program
    .command('note <text>')
    .option('--page <n>', '', '1')
    .action(async (text: string, options: { page: string }) => {
      const answer = await session.ask('note.write', {
        page: readWhole(options.page),
        text,
        signature: await session.signature(),
      });
      report.line(answer.note);
      report.answer('note', answer);
    });
  const notes = program.command('notes').action(async () => {
    const found = await session.ask('note.list', {});
    report.table(
      found.map((n) => [
        n.note,
        n.document,
        n.title,
        `${n.page}`,
        `${n.characters}`,
        timeText(n.writtenAtMs),
      ]),
    );
    report.answer('notes', found);
  });
  notes.command('read <note>').action(async (note: string) => {
    const answer = await session.ask('note.read', { note, signature: await session.signature() });
    report.line(answer.text);
    report.answer('notes read', answer);
  });
  notes.command('release <note> <who>').action(async (note: string, who: string) => {
    const answer = await session.ask('note.release', { note, to: who, signature: await session.signature() });
    report.say('done');
    report.answer('notes release', answer);
  });
}

/** Each page's entry is durable before its pixels come; in a sample vault another says that they went into a file. */
async function showPages(
  session: Session,
  loan: string,
  shown: Awaited<ReturnType<Session['ask']>> & {
    page: number;
    n: number;
    pages: number;
    trace: string;
    image: { bytes: Uint8Array; mime: string };
  },
  options: ViewOptions,
): Promise<void> {
  const { report } = session;
  if (options.out === undefined) throw new Refusal('TEXT_MISSING', { field: '--out' });
  mkdirSync(options.out, { recursive: true });
  const write = async (page: number, image: { bytes: Uint8Array; mime: string }): Promise<void> => {
    await session.ask('view.page-written', { page });
    const ending = image.mime === 'image/png' ? 'png' : 'jpg';
    const file = join(
      options.out ?? '.',
      `${loan}-view-${shown.n}-page-${String(page).padStart(3, '0')}.${ending}`,
    );
    writeFileSync(file, image.bytes);
    report.say('viewShown', { page, file });
  };
  await write(shown.page, shown.image);
  for (const page of readPages(options.pages, shown.pages)) {
    if (page === shown.page) continue;
    const turned = await session.ask('view.page', { page });
    await write(page, turned.image);
  }
  if (options.keepOpen === true) return report.say('viewOpen', { trace: shown.trace });
  await session.ask('view.close', {});
  report.say('viewEnded', { trace: shown.trace });
}
