import type { ChainFacts, Gap } from './chain-facts.ts';
import { chainPicture } from './chain-picture.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { Table } from './paper-table.ts';
import type { PaperWords } from './paper-words.ts';

export const chainSheet = (facts: ChainFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: facts.code,
  title: ['保管链', 'Chain of custody'],
  subtitle: `${facts.code} ${facts.client} · ${words.longDate(facts.onMs)}`,
  blocks: blocksOf(facts, words),
});

function* blocksOf(facts: ChainFacts, words: PaperWords): Generator<Block> {
  const { holders, loans, releases, handovers, events } = facts;
  const views = loans.reduce((sum, loan) => sum + loan.viewsAtMs.length, 0);
  yield {
    kind: 'people',
    left: [
      words.stated(['密级', 'Class'], words.level(facts.classification)),
      ...(facts.home === null || facts.home === ''
        ? []
        : [words.stated(['纸质件', 'Paper parts'], facts.home)]),
    ],
    right: words.say(
      [
        `保管人 ${holders.length} · 调阅 ${loans.length} · 查阅 ${views} · 出库 ${releases.length} · 移交 ${handovers.length}`,
        `${words.several(holders.length, 'holder')} · ${words.several(loans.length, 'loan')} · ${words.several(views, 'view')} · ${words.several(releases.length, 'release')} · ${words.several(handovers.length, 'handover')}`,
      ],
      '   ',
    ),
  };
  yield chainPicture(facts, words);
  if (facts.gaps.length === 0 && !facts.cutOff) {
    yield {
      kind: 'prose',
      sizePt: 9,
      paragraphs: words.lines(['日志没有记载缺口。', 'The log records no gap.']),
    };
  }
  yield {
    kind: 'notes',
    lead: ['缺口', 'Gaps'],
    notes: [
      ...facts.gaps.map((gap) => gapWords(gap, words)),
      ...(facts.cutOff
        ? [
            words.say([
              `下表只列最近的 ${words.count(events.length)} 条，更早的见查阅日志。`,
              `The table below holds the latest ${words.count(events.length)} entries; earlier ones are in the access log.`,
            ]),
          ]
        : []),
    ],
  };
  yield { kind: 'heading', text: ['逐条记载', 'Entry by entry'] };
  yield eventTable(facts, words);
  yield { kind: 'signatures', places: [{ label: ['保管人', 'Custodian'], name: facts.printedBy }] };
}

function gapWords(gap: Gap, words: PaperWords): string {
  const at = words.moment(gap.atMs);
  switch (gap.kind) {
    case 'generation':
      return words.say([
        `${at} 自第 ${gap.generation} 代起：日志曾被换回较旧的状态，缺失 ${words.count(gap.lost)} 条，${gap.ledgerCovers ? '其间的查阅由账本找回' : '其间的查阅无从知晓，限次一律视为用尽'}。`,
        `${at}, from generation ${gap.generation} on: an older state of the log had been put back; ${words.several(gap.lost, 'entry', 'entries')} lost, ${gap.ledgerCovers ? 'views of that time were brought back from a ledger' : 'views of that time are not known, and every allowance counts as used'}.`,
      ]);
    case 'clock':
      return words.say([
        `${at} 时钟拨回至 ${words.moment(gap.backToMs)}，其间的时刻以日志先后为准。`,
        `${at}: the clock was set back to ${words.moment(gap.backToMs)}; go by the order of entries in between.`,
      ]);
    case 'nobody':
      return words.say([
        `${at} 至 ${words.moment(gap.toMs)} 没有在任的保管人。`,
        `${at} to ${words.moment(gap.toMs)}: nobody held the role of custodian.`,
      ]);
  }
}

const eventTable = ({ events }: ChainFacts, words: PaperWords): Table => ({
  kind: 'table',
  columns: [
    { head: ['条目', 'Entry'], share: 42, align: 'center' },
    { head: ['时间', 'Time'], share: 92, align: 'center', sizePt: 8 },
    { head: ['人员', 'Person'], share: 86 },
    { head: ['记载', 'What the log says'], share: 294 },
  ],
  rows: events.map((event) => [
    words.count(event.entry),
    words.moment(event.atMs),
    event.person ?? '',
    event.sentence,
  ]),
  none: ['没有记载', 'no entry'],
});
