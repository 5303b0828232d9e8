/** Filings that wait: listed, opened one by one, taken in alone or several under one passphrase (D5, D5b, D7). */
import type { Command } from 'commander';
import type { PendingDocument } from '../../shared/contract/answers.ts';
import { reportPhrases } from '../../shared/vocabulary/rendition-report-words.ts';
import type { Session } from '../terminal/session.ts';
import { given } from './options.ts';

export function filingCommands(program: Command, session: Session): void {
  const { report } = session;
  program.command('pending [documents...]').action(async (documents: string[]) => {
    if (documents.length > 0) return openFilings(session, documents);
    const pending = await session.ask('document.pending', {});
    report.table(
      pending.map((d) => [
        d.document,
        d.title,
        d.author,
        report.term('media', d.media),
        `${d.pages}`,
        `${d.bytes}`,
        report.term('joined', d.joined),
        d.like.length > 0 ? `≈ ${d.like.join('；')}` : '',
        registeredText(session, d),
        reportPhrases(d.report, report.language).join(' · '),
      ]),
    );
    report.answer('pending', pending);
  });
  program
    .command('accept <documents...>')
    .option('--version-of <document>')
    .option('--new-because <text>')
    .action(async (documents: string[], options: { versionOf?: string; newBecause?: string }) => {
      const choice = given({ versionOf: options.versionOf, newBecause: options.newBecause });
      const [document = '', ...others] = documents;
      if (others.length === 0) {
        const signature = await session.signature();
        const answer = await session.ask('document.accept', { document, ...choice, signature });
        report.line(`${answer.document}  v${answer.version}`);
        report.answer('accept', answer);
        return;
      }
      // What is said of one filing is not said of others: each that is like a known document is accepted by itself.
      const answer = await session.ask('document.judge', {
        judgements: documents.map((each) => ({ document: each, decision: 'accept' as const, ...choice })),
        signature: await session.signature(),
      });
      report.line(answer.signed.map((each, i) => `${each}  v${answer.versions[i]}`).join('\n'));
      report.answer('accept', answer);
    });
}

/** What a register names by these bytes. */
const registeredText = ({ report }: Session, { registered }: PendingDocument): string =>
  registered.map(({ register, no }) => `✓ ${report.term('register', register)} ${no}`).join('；');

async function openFilings(session: Session, documents: readonly string[]): Promise<void> {
  const { report } = session;
  const opened = [];
  for (const document of documents) {
    const filing = await session.ask('document.look', { document });
    opened.push(filing);
    report.table([
      [filing.document, filing.title, filing.client, filing.author],
      [
        report.term('media', filing.media),
        `${filing.pages}`,
        `${filing.bytes}`,
        report.term('joined', filing.joined),
      ],
    ]);
    if (filing.registered.length > 0) report.line(`  ${registeredText(session, filing)}`);
    for (const phrase of reportPhrases(filing.report, report.language)) report.line(`  △ ${phrase}`);
    for (const like of filing.alike) {
      const why = like.why.map((ground) => report.term('alikeBy', ground)).join(' · ');
      report.line(`  ≈ ${like.document} ${like.title}  ${like.client}  ${why}`);
    }
  }
  report.answer('pending', opened);
}
