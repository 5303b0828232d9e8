/** One search over dossiers, documents, people, loans and entries: `find hengyue`. */
import type { Command } from 'commander';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { Session } from '../terminal/session.ts';
import { say } from '../terminal/words.ts';

export function findCommands(program: Command, session: Session): void {
  const { report } = session;
  program.command('find <words...>').action(async (words: string[]) => {
    const found = await session.ask('desk.find', { query: words.join(' ') });
    report.table([
      ...found.dossiers.map((each) => [each.code, each.client, report.level(each.classification)]),
      ...found.documents.map((each) => [`${each.code}/${each.no}`, each.title, each.client]),
      ...found.people.map((each) => [`#${each.no}`, amongOthers(each), '']),
      ...found.loans.map((each) => [
        each.loan,
        `${each.document} ${each.title}`,
        `${each.borrower} ${report.term('loanState', each.state)}`,
      ]),
      ...(found.entry === null ? [] : [[say('entryNo', report.language, { index: found.entry }), '', '']]),
    ]);
    report.answer('find', found);
  });
}
