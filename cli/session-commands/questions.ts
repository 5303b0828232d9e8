/** `log ask`: a question about the log, answered in a sentence and a table, or written to a file. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Behind, LogQuestionAsked } from '../../shared/contract/answers.ts';
import { questionNames, questionTitle } from '../../shared/vocabulary/question-words.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { given, readWhole } from './options.ts';

interface AskOptions {
  readonly from?: string;
  readonly to?: string;
  readonly client?: string;
  readonly person?: string;
  readonly by?: string;
  readonly group?: string;
  readonly seconds?: string;
  readonly opens?: string;
  readonly closes?: string;
  readonly days?: string;
  readonly approver?: string;
  readonly requester?: string;
  readonly code?: string;
  readonly csv?: string;
  /** Names of kept questions: to be kept under, asked by, no longer kept. */
  readonly keep?: string;
  readonly kept?: string;
  readonly forget?: string;
}

/** `1-5` or `1,2,6`. */
function readDays(text: string): number[] {
  const range = /^([1-7])-([1-7])$/.exec(text);
  if (range === null) return text.split(',').map(readWhole);
  const [from, to] = [Number(range[1]), Number(range[2])];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

const behindText = (behind: Behind | null): string => (behind?.kind === 'entry' ? `${behind.index}` : '');

/** What does not belong to the question is refused by the vault, which knows what each is asked by. */
export function askCommand(log: Command, session: Session): void {
  const { report } = session;
  log
    .command('ask [question]')
    .option('--from <day>')
    .option('--to <day>')
    .option('--client <code-or-name>')
    .option('--person <who>')
    .option('--by <what>')
    .option('--group <key>')
    .option('--seconds <n>')
    .option('--opens <time>')
    .option('--closes <time>')
    .option('--days <days>')
    .option('--approver <who>')
    .option('--requester <who>')
    .option('--code <refusal>')
    .option('--csv <file>')
    .option('--keep <name>')
    .option('--kept <name>')
    .option('--forget <name>')
    .action(async (question: string | undefined, { csv, keep, kept, forget, ...options }: AskOptions) => {
      if (forget !== undefined) {
        report.answer('log ask', await session.ask('question.forget', { name: forget }));
        report.say('done');
        return;
      }
      if (kept !== undefined) {
        const own = (await session.ask('question.list', {})).find(({ name }) => name === kept);
        if (own === undefined) throw new UsageError(kept);
        await ask(session, own.asked, csv);
        return;
      }
      if (question === undefined) {
        report.table([
          ...questionNames.map((name) => [name, questionTitle(name, report.language)]),
          ...(await session.ask('question.list', {})).map(({ name, asked }) => [
            `--kept '${name}'`,
            asked.question,
          ]),
        ]);
        return;
      }
      if (!questionNames.some((name) => name === question)) throw new UsageError(question);
      const { seconds, days, ...rest } = options;
      const asked = {
        question,
        ...given(rest),
        ...(seconds === undefined ? {} : { seconds: readWhole(seconds) }),
        ...(days === undefined ? {} : { days: readDays(days) }),
      } as LogQuestionAsked;
      if (keep !== undefined) {
        report.answer('log ask', await session.ask('question.keep', { name: keep, asked }));
        report.say('done');
        return;
      }
      await ask(session, asked, csv);
    });
}

async function ask(session: Session, asked: LogQuestionAsked, csv: string | undefined): Promise<void> {
  const { report } = session;
  if (csv !== undefined) {
    const written = await session.ask('log.question-csv', { asked, file: resolve(csv) });
    report.line(`${written.rows}  ${written.file}`);
    report.answer('log ask', written);
    return;
  }
  const answer = await session.ask('log.question', { asked });
  report.line(answer.sentence);
  report.table([
    answer.columns.map(({ label }) => label),
    ...answer.rows.map(({ cells, behind }) => [
      ...cells.map((cell) => String(cell ?? '—')),
      behindText(behind),
    ]),
  ]);
  report.line(answer.measured);
  report.answer('log ask', answer);
}
