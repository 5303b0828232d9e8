/** Session commands about evidence of reasonable measures as a bundle (P8), and a person's own data as a folder. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { measureWords } from '../../shared/vocabulary/evidence-words.ts';
import { ownDataKinds } from '../../shared/vocabulary/own-data-words.ts';
import { partForms } from '../../shared/vocabulary/part-of-log.ts';
import { paperLanguage } from '../../shared/vocabulary/terms.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';

export function evidenceCommand(log: Command, session: Session): void {
  const { report } = session;
  log
    .command('evidence <about> <folder>')
    .option('--form <form>')
    .action(async (about: string, folder: string, { form }: { form?: string }) => {
      if (form !== undefined && !(partForms as readonly string[]).includes(form)) throw new UsageError(form);
      const answer = await session.ask('evidence.bundle', {
        about,
        folder: resolve(folder),
        ...(form === undefined ? {} : { form: form as (typeof partForms)[number] }),
      });
      report.say('evidenceWritten', { folder: answer.folder, size: answer.size });
      const zh = report.language === 'zh-CN';
      report.table(
        answer.measures.map(({ measure, entries, gaps }) => [
          measureWords[measure][zh ? 0 : 1],
          zh ? `${entries} 条` : `${entries} ${entries === 1 ? 'entry' : 'entries'}`,
          zh ? `缺口 ${gaps} 项` : `${gaps} ${gaps === 1 ? 'kind' : 'kinds'} of gaps`,
        ]),
      );
      report.answer('log evidence', answer);
    });
}

export function ownDataCommand(program: Command, session: Session): void {
  const { report } = session;
  program
    .command('own-data <folder>')
    .option('--person <who>')
    .option('--language <language>')
    .action(async (folder: string, { person, language }: { person?: string; language?: string }) => {
      const asked = paperLanguage.safeParse(language ?? report.language);
      if (!asked.success) throw new UsageError(language ?? '');
      const answer = await session.ask('own-data.export', {
        who: person ?? '',
        folder: resolve(folder),
        language: asked.data,
      });
      report.say('ownDataWritten', { folder: answer.folder, pages: answer.pages });
      const at = report.language === 'zh-CN' ? 0 : 1;
      report.table(answer.kinds.map(({ kind, rows }) => [ownDataKinds[kind].name[at], `${rows}`]));
      report.answer('own-data', answer);
    });
}
