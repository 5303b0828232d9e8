/** Session commands about the access log: reading it, and taking all or a part of it out as a bundle (A4). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  type LogTableForm,
  logTableEndings,
  logTableForms,
} from '../../shared/vocabulary/log-table-forms.ts';
import { blankedEntriesMax } from '../../shared/vocabulary/part-of-log.ts';
import { actWords } from '../../vault/audit/entry-words.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { evidenceCommand } from './evidence.ts';
import { collect, readInstant, readWhole, timeText } from './options.ts';
import { askCommand } from './questions.ts';

interface PartOptions {
  readonly form: string;
  readonly from?: string;
  readonly to?: string;
  readonly person?: string;
  readonly about?: string;
  readonly type: readonly string[];
  readonly outcome?: string;
  readonly place?: string;
  readonly withoutNames?: boolean;
  readonly withoutTexts?: boolean;
  readonly blank?: string;
}

function oneOf<const W extends string>(text: string, ...words: readonly W[]): W {
  const word = words.find((each) => each === text);
  if (word === undefined) throw new UsageError(text);
  return word;
}

/** `12,40-44`: numbers of entries. */
function readEntries(text: string): number[] {
  const entries: number[] = [];
  for (const piece of text.split(',')) {
    const [from = '', to = from] = piece.trim().split('-');
    const last = readWhole(to);
    for (let entry = readWhole(from); entry <= last; entry++) {
      if (entries.length === blankedEntriesMax) throw new UsageError(text);
      entries.push(entry);
    }
  }
  return entries;
}

const readFilter = (options: Omit<PartOptions, 'form'>) => ({
  ...(options.from === undefined ? {} : { fromMs: readInstant(options.from, 'start') }),
  // A day is meant with its last millisecond.
  ...(options.to === undefined ? {} : { toMs: readInstant(options.to, 'end') + 1 }),
  ...(options.person === undefined ? {} : { person: options.person }),
  ...(options.about === undefined ? {} : { about: options.about }),
  ...(options.type.length === 0 ? {} : { types: [...options.type] }),
  ...(options.outcome === undefined ? {} : { outcome: oneOf(options.outcome, 'done', 'refused', 'failed') }),
});

/** What the vault is asked, but for the folder. */
const readPart = (options: PartOptions) => ({
  form: oneOf(options.form, 'extract', 'skeleton'),
  ...readFilter(options),
  ...(options.place === undefined ? {} : { place: options.place }),
  blank: {
    names: options.withoutNames === true,
    texts: options.withoutTexts === true,
    entries: options.blank === undefined ? [] : readEntries(options.blank),
  },
});

interface TableOptions
  extends Omit<PartOptions, 'form' | 'place' | 'withoutNames' | 'withoutTexts' | 'blank'> {
  readonly form?: string;
}

/** The form that the file's name ends with, unless one is given. */
function formOf(file: string, given: string | undefined): LogTableForm {
  if (given !== undefined) return oneOf(given, ...logTableForms);
  const form = logTableForms.find((each) => file.toLowerCase().endsWith(logTableEndings[each]));
  if (form === undefined) throw new UsageError(file);
  return form;
}

export function logCommands(program: Command, session: Session): void {
  const { report } = session;
  const log = program.command('log');
  log
    .command('list')
    .option('--from <index>')
    .option('--limit <n>')
    .option('--person <who>')
    .option('--about <dossier-or-document>')
    .option('--type <type>')
    .action(
      async (options: { from?: string; limit?: string; person?: string; about?: string; type?: string }) => {
        const lines = await session.ask('log.list', {
          ...(options.from === undefined ? {} : { from: readWhole(options.from) }),
          ...(options.limit === undefined ? {} : { limit: readWhole(options.limit) }),
          ...(options.person === undefined ? {} : { person: options.person }),
          ...(options.about === undefined ? {} : { about: options.about }),
          ...(options.type === undefined ? {} : { type: options.type }),
        });
        report.table(
          lines.map(({ index, body, texts, people }) => [
            `${index}`,
            timeText(body.at.wall),
            people.join('、'),
            actWords(body, report.language),
            body.type === 'refusal' ? `(${body.data.code})` : '',
            // Neither lists of marks nor keyed hashes are for reading.
            Object.values(texts)
              .filter((text) => text.length < 80 && !text.startsWith('["') && !/^[0-9a-f]{32,}$/.test(text))
              .join(' ｜ '),
          ]),
        );
        report.answer('log list', lines);
      },
    );
  askCommand(log, session);
  evidenceCommand(log, session);
  log
    .command('export <folder>')
    .option('--without-texts')
    .action(async (folder: string, options: { withoutTexts?: boolean }) => {
      const answer = await session.ask('log.export', {
        folder: resolve(folder),
        openings: options.withoutTexts === true ? 'none' : 'all',
      });
      report.say('exported', { folder: answer.folder, entries: answer.entries });
      report.answer('log export', answer);
    });
  log.command('witness <folder>').action(async (folder: string) => {
    const answer = await session.ask('log.witness', { folder: resolve(folder) });
    report.say('tookWitness', {
      name: answer.name,
      size: answer.size,
      at: timeText(answer.atMs),
    });
    report.answer('log witness', answer);
  });
  log
    .command('export-part <folder>')
    .option('--form <form>', '', 'extract')
    .option('--from <time>')
    .option('--to <time>')
    .option('--person <who>')
    .option('--about <dossier-or-document>')
    .option('--type <type>', '', collect, [])
    .option('--outcome <outcome>')
    .option('--place <text>')
    .option('--without-names')
    .option('--without-texts')
    .option('--blank <entries>')
    .action(async (folder: string, options: PartOptions) => {
      const answer = await session.ask('log.export-part', { folder: resolve(folder), ...readPart(options) });
      report.say('exportedPart', {
        folder: answer.folder,
        entries: answer.entries,
        leftOut: answer.leftOut,
        size: answer.size,
      });
      report.answer('log export-part', answer);
    });
  log
    .command('table <file>')
    .option('--form <form>')
    .option('--from <time>')
    .option('--to <time>')
    .option('--person <who>')
    .option('--about <dossier-or-document>')
    .option('--type <type>', '', collect, [])
    .option('--outcome <outcome>')
    .action(async (file: string, options: TableOptions) => {
      const answer = await session.ask('log.table', {
        file: resolve(file),
        form: formOf(file, options.form),
        ...readFilter(options),
      });
      report.say('wroteTable', { file: answer.file, rows: answer.rows });
      report.answer('log table', answer);
    });
}
