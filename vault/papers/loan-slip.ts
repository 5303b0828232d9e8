/** The loan slip (调阅单): what was lent to whom, on whose word, for how long, and each look that was had (L1–L5). */
import type { Classification, LoanState, ReasonCategory } from '../../shared/vocabulary/terms.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import { loanStateWords, reasonCategoryWords } from './paper-terms.ts';
import type { PaperWords } from './paper-words.ts';

export interface LoanSlipFacts {
  readonly firm: string;
  readonly no: string;
  readonly onMs: number;
  readonly document: string;
  readonly title: string;
  readonly client: string;
  readonly classification: Classification;
  readonly pages: number;
  readonly borrower: string;
  readonly department: string | null;
  readonly category: ReasonCategory;
  readonly reason: string;
  readonly place: string;
  readonly requestedAtMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly minutes: number | null;
  readonly state: LoanState;
  readonly overdue: boolean;
  readonly approver: string | null;
  readonly decisionReason: string | null;
  readonly issuer: string | null;
  readonly viewsLeft: number;
  readonly cap: number;
  readonly views: readonly {
    readonly n: number;
    readonly atMs: number;
    readonly minutes: number;
    readonly pagesShown: number;
    readonly place: string;
    readonly reason: string;
    readonly trace: string;
  }[];
}

export const loanSlipSheet = (facts: LoanSlipFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: `${words.say(['调阅号', 'Loan'])} ${facts.no}`,
  title: ['调阅单', 'Loan slip'],
  subtitle: `${facts.document} · ${words.longDate(facts.onMs)}`,
  blocks: blocksOf(facts, words),
  keepers: [
    ['保管人', 'Custodian'],
    ['借用人', 'Borrower'],
    ['审批人', 'Approver'],
  ],
});

function* blocksOf(facts: LoanSlipFacts, words: PaperWords): Generator<Block> {
  const none = words.say(['——', '—']);
  const state = words.say(loanStateWords[facts.state]);
  yield {
    kind: 'facts',
    facts: [
      [['题名', 'Title'], facts.title],
      [['档号/件号', 'Reference'], facts.document],
      [['客户', 'Client'], facts.client],
      [
        ['密级 · 页数', 'Class · pages'],
        `${words.level(facts.classification)} · ${words.count(facts.pages)}`,
      ],
      [
        ['借用人', 'Borrower'],
        facts.department === null ? facts.borrower : `${facts.borrower}${words.inBrackets(facts.department)}`,
      ],
      [['事由', 'Reason'], words.stated(reasonCategoryWords[facts.category], facts.reason)],
      [['使用地点', 'Place of use'], facts.place],
      [['申请时间', 'Requested'], words.moment(facts.requestedAtMs)],
      [['期限', 'Window'], `${words.moment(facts.fromMs)} – ${words.moment(facts.toMs)}`],
      [
        ['单次查阅时限', 'Each view lasts'],
        facts.minutes === null
          ? none
          : words.say([`${facts.minutes} 分钟`, `${facts.minutes} minutes at most`]),
      ],
      [
        ['审批人', 'Approver'],
        facts.approver === null
          ? none
          : facts.decisionReason === null || facts.decisionReason === ''
            ? facts.approver
            : `${facts.approver}${words.colon}${facts.decisionReason}`,
      ],
      [['发放的保管人', 'Issued by'], facts.issuer ?? none],
      [['状态', 'State'], facts.overdue ? `${state}，${words.say(['逾期', 'overdue'])}` : state],
      [
        ['终身限次', 'Views for life'],
        words.say([
          `共 ${facts.cap} 次，尚余 ${facts.viewsLeft} 次；新版本、更名、再次申请均不增加`,
          `${facts.cap} in all, ${facts.viewsLeft} left; no new version, name or request adds one`,
        ]),
      ],
    ],
  };
  yield { kind: 'heading', text: ['本次调阅的查阅', 'Views of this loan'] };
  yield {
    kind: 'table',
    columns: [
      { head: ['第几次', 'View'], share: 34, align: 'center' },
      { head: ['时间', 'Time'], share: 84, align: 'center', sizePt: 8 },
      { head: ['分钟', 'Minutes'], share: 44, align: 'center' },
      { head: ['页数', 'Pages'], share: 40, align: 'center' },
      { head: ['地点', 'Place'], share: 102 },
      { head: ['事由', 'Reason'], share: 132 },
      { head: ['追查码', 'Trace'], share: 72, align: 'center' },
    ],
    rows: facts.views.map((view) => [
      String(view.n),
      words.moment(view.atMs),
      String(view.minutes),
      words.count(view.pagesShown),
      view.place,
      view.reason,
      view.trace,
    ]),
    none: ['尚无查阅', 'no view yet'],
  };
  yield {
    kind: 'signatures',
    places: [
      { label: ['借用人', 'Borrower'], name: facts.borrower },
      { label: ['审批人', 'Approver'], name: facts.approver ?? '' },
      { label: ['保管人', 'Custodian'], name: facts.issuer ?? '' },
    ],
  };
}
