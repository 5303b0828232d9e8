/** The certificate (证明件): which file the vault holds, by its digest and its pages, bound to the log by the checkpoint at the foot (D8). */
import type { DatedSpan } from '../../shared/vocabulary/retention.ts';
import { type Block, grouped } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import { datedText, type PaperWords } from './paper-words.ts';

export interface CertificateFacts {
  readonly firm: string;
  readonly release: string;
  readonly onMs: number;
  readonly code: string;
  readonly client: string;
  readonly recipient: string;
  readonly ground: string;
  readonly approvers: readonly string[];
  readonly handedOut: { readonly by: string; readonly atMs: number; readonly entry: number };
  readonly items: readonly {
    readonly document: string;
    readonly title: string;
    readonly version: number | null;
    readonly dated: DatedSpan | null;
    readonly pages: number;
    readonly bytes: number;
    readonly sha256: string;
    readonly filed: { readonly by: string; readonly atMs: number; readonly entry: number };
  }[];
}

export const certificateSheet = (facts: CertificateFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: `${words.say(['出库号', 'Release'])} ${facts.release}`,
  title: ['证明件', 'Certificate of the original'],
  subtitle: `${facts.code} ${facts.client} · ${words.longDate(facts.onMs)}`,
  blocks: blocksOf(facts, words),
  keepers: [
    ['接收人', 'Recipient'],
    ['保管人', 'Custodian'],
  ],
});

function* blocksOf(facts: CertificateFacts, words: PaperWords): Generator<Block> {
  const { handedOut } = facts;
  yield {
    kind: 'prose',
    sizePt: 10.5,
    paragraphs: words.lines([
      '兹证明：下列文件的原件保存于本单位的卷宗保险库，其摘要、字节数与页数如下。文件与摘要相符者，即与库存原件逐字节相同。',
      'This certifies that the originals of the following documents are held in the dossier vault of this firm, with digest, size and pages as stated. A file that has the digest is the original held, byte for byte.',
    ]),
  };
  for (const item of facts.items) {
    yield { kind: 'heading', text: [`${item.document} ${item.title}`, `${item.document} ${item.title}`] };
    yield {
      kind: 'facts',
      facts: [
        [['摘要 SHA-256', 'SHA-256'], grouped(item.sha256)],
        [
          ['页数 · 字节数', 'Pages · bytes'],
          `${words.say([`${words.count(item.pages)} 页`, words.several(item.pages, 'page')])} · ${words.count(item.bytes)}`,
        ],
        [
          ['版本 · 起止日期', 'Version · dates'],
          `${item.version === null ? '—' : words.say([`第 ${item.version} 版`, `version ${item.version}`])} · ${item.dated === null ? '—' : datedText(item.dated).replace('\n', ' – ')}`,
        ],
        [
          ['归档', 'Filed'],
          `${item.filed.by} · ${words.moment(item.filed.atMs)} · ${words.say([`日志第 ${words.count(item.filed.entry)} 条`, `entry ${words.count(item.filed.entry)}`])}`,
        ],
      ],
    };
  }
  yield {
    kind: 'facts',
    facts: [
      [['出具给', 'Issued to'], facts.recipient],
      [['依据', 'Ground'], facts.ground],
      [['审批人', 'Approver'], facts.approvers.join('\n')],
      [
        ['出具', 'Issued'],
        `${handedOut.by} · ${words.moment(handedOut.atMs)} · ${words.say([`日志第 ${words.count(handedOut.entry)} 条`, `entry ${words.count(handedOut.entry)}`])}`,
      ],
    ],
  };
  yield {
    kind: 'signatures',
    places: [
      ...facts.approvers.map((name) => ({ label: ['审批人', 'Approver'] as const, name })),
      { label: ['保管人', 'Custodian'], name: handedOut.by },
    ],
  };
}
