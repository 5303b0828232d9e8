/** The exposure statement on paper (知悉清单, P3): every client somebody has seen, which documents, how deep, how often, when, where and why. */
import type { ExposureDocument, ExposureStatement } from '../../shared/contract/answers-of-departures.ts';
import { termWords } from '../../shared/vocabulary/term-words.ts';
import { bindingTable } from './agreement-papers.ts';
import { type Block, grouped } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { Table } from './paper-table.ts';
import { sheetWords } from './paper-terms.ts';
import type { PaperWords } from './paper-words.ts';

export interface ExposurePaperFacts {
  readonly firm: string;
  readonly onMs: number;
  readonly person: string;
  readonly department: string | null;
  readonly statement: Pick<
    ExposureStatement,
    'digest' | 'clients' | 'documents' | 'views' | 'held' | 'released' | 'releasedOut' | 'binding'
  >;
}

export const exposureSheet = (facts: ExposurePaperFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: facts.person,
  title: ['知悉清单', 'Exposure statement'],
  subtitle: words.longDate(facts.onMs),
  blocks: blocksOf(facts, words),
  keepers: [
    ['本人', 'Person named'],
    ['保管人', 'Custodian'],
  ],
});

function* blocksOf(facts: ExposurePaperFacts, words: PaperWords): Generator<Block> {
  const { statement } = facts;
  yield {
    kind: 'people',
    left: [
      words.stated(['姓名', 'Name'], facts.person),
      ...(facts.department === null ? [] : [words.stated(['部门', 'Department'], facts.department)]),
    ],
    right: words.say(
      [
        `客户 ${words.count(statement.clients.length)} · 文件 ${words.count(statement.documents)} · 查阅 ${words.count(statement.views)} 次 · 在外 ${words.count(statement.held)}${statement.released === 0 ? '' : ` · 出库 ${words.count(statement.released)} 件，未还 ${words.count(statement.releasedOut)}`}`,
        `${words.several(statement.clients.length, 'client')} · ${words.several(statement.documents, 'document')} · ${words.several(statement.views, 'view')} · ${words.count(statement.held)} still out${statement.released === 0 ? '' : ` · ${words.count(statement.released)} released, ${words.count(statement.releasedOut)} not back`}`,
      ],
      '   ',
    ),
  };
  for (const client of statement.clients) {
    yield {
      kind: 'heading',
      text:
        client.code === ''
          ? ['账外找回的查阅', 'Views known from a ledger only']
          : [`${client.code} ${client.client}`, `${client.code} ${client.client}`],
    };
    yield viewTable(client.documents, words);
  }
  if (statement.clients.length === 0) {
    yield {
      kind: 'prose',
      sizePt: 10.5,
      paragraphs: words.lines(['日志没有记录此人的任何查阅。', 'The log records no view by this person.']),
    };
  }
  if (statement.binding.agreements.length > 0 || statement.binding.rules.length > 0) {
    yield { kind: 'heading', text: ['离职后仍有效力的约定', 'What binds after leaving'] };
    yield bindingTable(statement.binding, words);
  }
  yield {
    kind: 'facts',
    facts: [
      [
        ['本清单摘要 SHA-256', words.language === 'both' ? 'digest' : 'Digest, SHA-256'],
        grouped(statement.digest),
      ],
    ],
  };
  yield {
    kind: 'prose',
    sizePt: 9.5,
    paragraphs: words.lines([
      '本清单由查阅日志逐条得出，所列为日志所载，不多亦不少。本人已阅，并知悉对所列内容负有的保密义务在离职后继续有效。',
      'This statement is drawn entry by entry from the access log: it lists what the log records, no more and no less. I have read it, and know that my duty of confidence about what it lists goes on after I leave.',
    ]),
  };
  yield {
    kind: 'signatures',
    places: [
      { label: ['本人', 'Person named'], name: facts.person },
      { label: ['见证人', 'Witnessed by'], name: '' },
    ],
  };
}

const viewTable = (documents: readonly ExposureDocument[], words: PaperWords): Table => ({
  kind: 'table',
  columns: [
    { head: ['文件', 'Document'], share: words.language === 'zh-CN' ? 142 : 134 },
    { head: ['次', 'View'], share: 42, align: 'center' },
    { head: ['时间', 'Time'], share: words.language === 'zh-CN' ? 72 : 76, align: 'center', sizePt: 8 },
    { head: ['分钟', 'Min.'], share: 32, align: 'center' },
    { head: ['页', 'Pages'], share: 40, align: 'center' },
    { head: ['地点', 'Place'], share: 70, sizePt: 8 },
    { head: ['事由', 'Reason'], share: 78, sizePt: 8 },
    { head: ['追查码', 'Trace'], share: 62, align: 'center', sizePt: 8 },
  ],
  rows: viewRows(documents, words),
  none: ['没有查阅', 'no view'],
});

function* viewRows(documents: readonly ExposureDocument[], words: PaperWords): Generator<readonly string[]> {
  for (const document of documents) {
    const kind = document.sheet === 'document' ? '' : `\n${words.say(sheetWords[document.sheet])}`;
    const out = document.out ? `\n${words.say(['尚未归还', 'still out'])}` : '';
    const name = `${document.document} ${document.title}${kind}${out}`.trim();
    if (document.views.length + document.releases.length === 0) {
      yield [name, '—', words.say(['未查阅', 'not viewed']), '', '', '', '', ''];
    }
    for (const [i, { release, form, atMs, back }] of document.releases.entries()) {
      const end =
        back === null
          ? words.say(['未归还', 'not back'])
          : `${words.say(termWords.releaseEnd[back.how])} ${words.shortDay(back.on)}`;
      const kind = words.say(['出库', 'release']);
      yield [
        i === 0 ? name : '',
        kind,
        words.moment(atMs),
        '',
        '',
        release,
        `${words.say(termWords.releaseForm[form])}\n${end}`,
        '',
      ];
    }
    for (const [i, view] of document.views.entries()) {
      yield [
        i === 0 && document.releases.length === 0 ? name : '',
        String(view.n),
        words.moment(view.atMs),
        words.count(view.minutes),
        `${words.count(view.pagesShown)} / ${words.count(document.pages)}`,
        view.place,
        view.reason,
        view.trace,
      ];
    }
  }
}
