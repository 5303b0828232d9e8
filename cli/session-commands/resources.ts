/** Session commands that look through the firm's clients (001-14). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  type ClientLens,
  clientLenses,
  groupText,
  lensText,
  missingText,
  riskText,
  sheetsText,
} from '../../shared/vocabulary/client-words.ts';
import { categoryText } from '../../shared/vocabulary/term-words.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { readWhole, timeText } from './options.ts';

interface ResourceOptions {
  readonly by: string;
  readonly group?: string;
  readonly query: string;
  readonly limit: string;
}

const lensOf = (text: string): ClientLens => {
  const lens = clientLenses.find((each) => each.toLowerCase() === text.toLowerCase());
  if (lens === undefined) throw new UsageError(text);
  return lens;
};

export function resourceCommands(program: Command, session: Session): void {
  const { report } = session;
  const { language } = report;
  const comma = language === 'en' ? ', ' : '、';
  const resources = program.command('resources');
  resources
    .command('show')
    .option('--by <what>', '', 'category')
    .option('--group <key>')
    .option('--query <text>', '', '')
    .option('--limit <n>', '', '50')
    .action(async (options: ResourceOptions) => {
      const by = lensOf(options.by);
      const shown = await session.ask('resources.analyse', {
        by,
        ...(options.group === undefined ? {} : { group: options.group }),
        query: options.query,
        offset: 0,
        limit: readWhole(options.limit),
      });
      report.line(lensText(by, language));
      report.table(
        shown.groups.map(({ key, label, clients, atRisk }) => [
          key,
          label ?? (by === 'category' ? categoryText(key, null, language) : groupText(by, key, language)),
          `${clients}`,
          `${atRisk}`,
        ]),
      );
      report.table(
        shown.rows.map((row) => [
          row.code,
          row.client,
          categoryText(row.category, row.ownCategory, language),
          row.responsible ?? '',
          row.second ?? '',
          `${row.documents}`,
          row.missing.map((part) => missingText(part, language)).join(comma),
          sheetsText(row, language),
          row.lastViewMs === null ? '' : timeText(row.lastViewMs).slice(0, 10),
          row.risks.map((risk) => riskText(risk, language)).join(comma),
        ]),
      );
      report.answer('resources show', shown);
    });
  resources
    .command('csv <file>')
    .option('--by <what>', '', 'category')
    .option('--group <key>')
    .option('--query <text>', '', '')
    .action(async (file: string, options: Omit<ResourceOptions, 'limit'>) => {
      const answer = await session.ask('resources.csv', {
        by: lensOf(options.by),
        ...(options.group === undefined ? {} : { group: options.group }),
        query: options.query,
        file: resolve(file),
      });
      report.line(`${answer.rows}  ${answer.file}`);
      report.answer('resources csv', answer);
    });
}
