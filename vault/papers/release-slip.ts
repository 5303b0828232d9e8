/** The release slip (出库单): what leaves the vault, to whom, on whose word; signed by hand where the recipient is nobody of the vault (D8). */
import type { ReleaseStanding } from '../../shared/vocabulary/term-words.ts';
import { termWords } from '../../shared/vocabulary/term-words.ts';
import type { Classification, ReleaseForm } from '../../shared/vocabulary/terms.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { Table } from './paper-table.ts';
import type { Label, PaperWords } from './paper-words.ts';

export interface ReleasePaperItem {
  readonly document: string;
  readonly title: string;
  readonly version: number | null;
  readonly pages: number;
  /** Of what left; null before it is handed out. */
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly back: { readonly how: 'returned' | 'destroyed'; readonly on: string } | null;
}

export interface ReleaseSlipFacts {
  readonly firm: string;
  /** R12-2: the second slip of R12. */
  readonly no: string;
  readonly onMs: number;
  readonly code: string;
  readonly client: string;
  readonly classification: Classification;
  readonly form: ReleaseForm;
  readonly recipient: string;
  readonly outsider: boolean;
  readonly requester: string;
  readonly requestedAtMs: number;
  readonly ground: string;
  readonly due: string | null;
  readonly standing: ReleaseStanding;
  readonly approvals: readonly {
    readonly approver: string;
    readonly atMs: number;
    readonly reason: string;
  }[];
  readonly handedOut: { readonly by: string; readonly atMs: number; readonly entry: number } | null;
  readonly trace: string;
  readonly items: readonly ReleasePaperItem[];
}

const none: Label = ['——', '—'];

export const releaseSlipSheet = (facts: ReleaseSlipFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: `${words.say(['出库单号', 'Slip'])} ${facts.no}`,
  title: ['出库单', 'Release slip'],
  subtitle: `${facts.code} · ${words.longDate(facts.onMs)}`,
  blocks: blocksOf(facts, words),
  keepers: [
    ['保管人', 'Custodian'],
    ['接收人', 'Recipient'],
    ['审批人', 'Approver'],
  ],
});

function* blocksOf(facts: ReleaseSlipFacts, words: PaperWords): Generator<Block> {
  const { handedOut } = facts;
  yield {
    kind: 'facts',
    facts: [
      [
        ['接收人', 'Recipient'],
        facts.outsider
          ? `${facts.recipient}${words.inBrackets(words.say(['库外', 'outside the vault']))}`
          : facts.recipient,
      ],
      [['形式', 'Form'], words.say(termWords.releaseForm[facts.form])],
      [['依据', 'Ground'], facts.ground],
      [['客户', 'Client'], `${facts.code} ${facts.client}`],
      [
        ['密级 · 件数', 'Class · documents'],
        `${words.level(facts.classification)} · ${words.count(facts.items.length)}`,
      ],
      [['申请', 'Requested'], `${facts.requester} · ${words.moment(facts.requestedAtMs)}`],
      [
        ['审批', 'Approved'],
        facts.approvals.length === 0
          ? words.say(none)
          : facts.approvals
              .map(
                ({ approver, atMs, reason }) => `${approver} · ${words.moment(atMs)}${words.colon}${reason}`,
              )
              .join('\n'),
      ],
      [
        ['应还日期', 'To be back by'],
        facts.due === null ? words.say(['不归还', 'given for good']) : words.longDay(facts.due),
      ],
      [
        ['交付', 'Handed out'],
        handedOut === null
          ? words.say(none)
          : `${handedOut.by} · ${words.moment(handedOut.atMs)} · ${words.say([`日志第 ${words.count(handedOut.entry)} 条`, `entry ${words.count(handedOut.entry)}`])}`,
      ],
      [['状态', 'State'], words.say(termWords.releaseStanding[facts.standing])],
      ...(facts.form === 'marked-copy' ? [[['追查码', 'Trace'], facts.trace] as const] : []),
    ],
  };
  yield { kind: 'heading', text: ['文件', 'Documents'] };
  yield releaseTable(facts.items, words);
  yield {
    kind: 'prose',
    sizePt: 9.5,
    paragraphs: words.lines([
      '接收人确认收到上列文件，仅为上述依据使用，不再转交；有应还日期的，到期归还或销毁并告知保管人。',
      'The recipient confirms receipt of the documents listed, uses them for the ground stated only and hands them to nobody else; what has a day to be back by is returned or destroyed by then, and the custodian told.',
    ]),
  };
  yield {
    kind: 'signatures',
    places: [
      { label: ['接收人', 'Recipient'], name: facts.recipient },
      ...facts.approvals.map(({ approver }) => ({ label: ['审批人', 'Approver'] as const, name: approver })),
      { label: ['保管人', 'Custodian'], name: handedOut?.by ?? '' },
    ],
  };
}

/** Sixty-four digits in four lines: read out and compared in groups of four. */
const digestLines = (hex: string): string =>
  hex.replace(/(.{4})(?=.)/g, '$1 ').replace(/((?:\S{4} ){3}\S{4}) /g, '$1\n');

const releaseTable = (items: readonly ReleasePaperItem[], words: PaperWords): Table => ({
  kind: 'table',
  columns: [
    { head: ['档号/件号', 'Reference'], share: 84 },
    { head: ['题名', 'Title'], share: 136 },
    { head: ['版本', 'Version'], share: 54, align: 'center' },
    { head: ['页数', 'Pages'], share: 40, align: 'center' },
    { head: ['字节', 'Bytes'], share: 60, align: 'center', sizePt: 8 },
    { head: ['SHA-256', 'SHA-256'], share: 110, sizePt: 7.5 },
    { head: ['归还或销毁', 'Back'], share: 64, align: 'center', sizePt: 8 },
  ],
  rows: items.map((item) => [
    item.document,
    item.title,
    item.version === null ? '' : String(item.version),
    words.count(item.pages),
    item.bytes === null ? '' : words.count(item.bytes),
    item.sha256 === null ? '' : digestLines(item.sha256),
    item.back === null
      ? ''
      : `${words.say(termWords.releaseEnd[item.back.how])}\n${words.shortDay(item.back.on)}`,
  ]),
  none: ['没有文件', 'no document'],
});
