/** The filing receipt (归档回执): what was submitted and accepted, and the digests it is known by (D4–D7). */
import type { DatedSpan, Retention } from '../../shared/vocabulary/retention.ts';
import type { Classification, Ownership, Part, Sheet as SheetKind } from '../../shared/vocabulary/terms.ts';
import type { DocumentState } from '../storage/dossiers.ts';
import { type Block, grouped } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import { documentStateWords, ownershipWords, sheetWords } from './paper-terms.ts';
import { datedText, keptLabel, type PaperWords, termLabel } from './paper-words.ts';

export interface FilingReceiptFacts {
  readonly firm: string;
  readonly onMs: number;
  readonly document: string;
  readonly title: string;
  readonly fileName: string;
  readonly client: string;
  readonly sheet: SheetKind;
  readonly ownership: Ownership;
  readonly classification: Classification;
  readonly secrecyYears: number | null;
  readonly retention: Retention | null;
  readonly dated: DatedSpan | null;
  readonly version: number | null;
  readonly pages: number;
  readonly bytes: number;
  readonly state: DocumentState;
  readonly author: string;
  readonly submittedAtMs: number;
  /** Who accepted it or sent it back, and when; null while it waits. */
  readonly settled: { readonly by: string; readonly atMs: number; readonly reason: string | null } | null;
  readonly parts: readonly { readonly part: Part; readonly bytes: number; readonly digest: string }[];
}

export const filingReceiptSheet = (facts: FilingReceiptFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: facts.document,
  title: ['归档回执', 'Filing receipt'],
  subtitle: words.longDate(facts.onMs),
  blocks: blocksOf(facts, words),
  keepers: [
    ['编写人', 'Author'],
    ['保管人', 'Custodian'],
  ],
});

function* blocksOf(facts: FilingReceiptFacts, words: PaperWords): Generator<Block> {
  const { settled } = facts;
  const settledLabel =
    facts.state === 'sent-back' ? (['退回', 'Sent back'] as const) : (['入档', 'Accepted'] as const);
  yield {
    kind: 'facts',
    facts: [
      [['题名', 'Title'], facts.title],
      [['档号/件号', 'Reference'], facts.document],
      [['客户', 'Client'], facts.client],
      [['文件名', 'File name'], facts.fileName],
      [
        ['种类', 'Kind'],
        `${words.say(sheetWords[facts.sheet])} · ${words.say(ownershipWords[facts.ownership])}`,
      ],
      [
        ['密级 · 保密期限 · 保管期限', 'Class · secrecy term · retention'],
        `${words.level(facts.classification)} · ${words.say(termLabel(facts.secrecyYears))} · ${facts.retention === null ? '—' : words.say(keptLabel(facts.retention))}`,
      ],
      [['起止日期', 'Dates'], facts.dated === null ? '—' : datedText(facts.dated).replace('\n', ' – ')],
      [
        ['版本 · 页数', 'Version · pages'],
        `${facts.version === null ? '—' : words.say([`第 ${facts.version} 版`, `version ${facts.version}`])} · ${words.say([`${words.count(facts.pages)} 页`, words.several(facts.pages, 'page')])}`,
      ],
      [['提交', 'Submitted'], `${facts.author} · ${words.moment(facts.submittedAtMs)}`],
      [
        settledLabel,
        settled === null
          ? '—'
          : [settled.by, words.moment(settled.atMs), settled.reason]
              .filter((part) => part !== null)
              .join(' · '),
      ],
      [['状态', 'State'], words.say(documentStateWords[facts.state])],
    ],
  };
  yield { kind: 'heading', text: ['封存件', 'What is sealed'] };
  yield {
    kind: 'table',
    columns: [
      { head: ['件', 'Part'], share: 100 },
      { head: ['字节', 'Bytes'], share: 56, align: 'right' },
      { head: ['入档摘要（SHA-256）', 'Digest at filing (SHA-256)'], share: 358, sizePt: 8 },
    ],
    rows: facts.parts.map((part) => [
      words.say(part.part === 'original' ? ['原件', 'original'] : ['阅览件', 'access rendition']),
      words.count(part.bytes),
      grouped(part.digest),
    ]),
    none: ['没有封存件：文件已退回', 'nothing is sealed: the document was sent back'],
  };
  yield {
    kind: 'prose',
    sizePt: 9,
    paragraphs: words.lines([
      '文件自提交起即已封存，此后只能经审批调阅并逐次登记后查阅；摘要为封存后的密文文件的摘要，清点与移交时据以核对。',
      'The document has been sealed since it was submitted; from then on it is seen only on an approved loan, each view on record. The digests are those of the sealed files; inventories and handovers check against them.',
    ]),
  };
  yield {
    kind: 'signatures',
    places: [
      { label: ['编写人', 'Author'], name: facts.author },
      { label: ['保管人', 'Custodian'], name: facts.state === 'accepted' ? (settled?.by ?? '') : '' },
    ],
  };
}
