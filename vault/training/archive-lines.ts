/** A person's training archive as rows of a table: one fact a row, the same columns for all. */
import type { TrainingArchive } from '../../shared/contract/answers.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { hoursText, trainingText, yuanText } from '../../shared/vocabulary/training-words.ts';
import { localTimeText } from '../time/local-time.ts';

const heads = {
  'zh-CN': ['类别', '事项', '开始', '结束', '学时', '应有学时', '结果', '编号', '金额（元）', '备注'],
  en: ['kind', 'what', 'from', 'to', 'hours', 'hours due', 'result', 'number', 'sum (yuan)', 'remark'],
} as const;

export function archiveLines(archive: TrainingArchive, language: Language): string[][] {
  const say = (zh: string, en: string): string => (language === 'zh-CN' ? zh : en);
  const lines: string[][] = [[...heads[language]]];
  const add = (...cells: string[]): void => {
    lines.push([...cells, ...Array<string>(heads.en.length - cells.length).fill('')]);
  };
  for (const each of archive.placements)
    add(
      trainingText('placement', each.manner, language),
      each.department,
      each.since,
      '',
      '',
      '',
      trainingText('group', each.group, language),
    );
  for (const each of archive.induction?.parts ?? [])
    add(
      trainingText('courseKind', 'induction', language),
      [trainingText('part', each.part, language), each.visited].filter(Boolean).join(' '),
      '',
      archive.induction?.due ?? '',
      hoursText(each.minutes),
      hoursText(each.of),
      each.minutes >= each.of ? say('已满', 'complete') : say('未满', 'not complete'),
    );
  for (const each of archive.courses)
    add(
      trainingText('courseKind', each.kind, language),
      each.title,
      each.from,
      each.to,
      hoursText(each.minutes),
      hoursText(each.of),
      each.passed === null ? '' : each.passed ? say('合格', 'passed') : say('不合格', 'failed'),
      each.certificate ?? '',
      '',
      each.score === null ? '' : String(each.score),
    );
  for (const each of archive.applications)
    add(
      trainingText('proposalKind', each.kind, language),
      each.courses.map(({ title }) => title).join('; '),
      each.from ?? '',
      each.to ?? '',
      '',
      '',
      trainingText('proposalState', each.state, language),
      String(each.proposal),
      '',
      each.ground,
    );
  for (const each of archive.obligations)
    add(
      say('服务期', 'service'),
      each.title,
      each.from,
      each.endedOn ?? each.until,
      '',
      '',
      each.cause === null ? '' : trainingText('obligationEnd', each.cause, language),
      String(each.obligation),
      yuanText(each.repayment ?? each.paid),
    );
  for (const each of archive.receipts)
    add(
      say('签收', 'acknowledged'),
      each.title,
      localTimeText(each.atMs, 0).slice(0, 10),
      '',
      '',
      '',
      '',
      say(`第 ${each.version} 版`, `version ${each.version}`),
    );
  return lines;
}
