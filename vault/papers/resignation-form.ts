/** The form for resigning on paper (离职申请书): filled in by hand, signed, filed as a document and named in the case (P2). */
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { Label, PaperWords } from './paper-words.ts';

export interface ResignationFormFacts {
  readonly firm: string;
  readonly onMs: number;
  /** Empty where it is to be filled in by hand. */
  readonly name: string;
  readonly department: string;
  readonly noticeDays: number;
  /** What the steps of approval are called, in order. */
  readonly steps: readonly Label[];
}

export const resignationFormSheet = (facts: ResignationFormFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: '',
  title: ['离职申请书', 'Letter of resignation'],
  subtitle: words.longDate(facts.onMs),
  blocks: blocksOf(facts, words),
  keepers: [
    ['本人', 'Person leaving'],
    ['本单位', 'Firm'],
  ],
});

const day: Label = ['        年      月      日', 'year        month        day'];
const line = '\n ';

function* blocksOf(facts: ResignationFormFacts, words: PaperWords): Generator<Block> {
  yield {
    kind: 'facts',
    facts: [
      [['姓名', 'Name'], facts.name],
      [['部门', 'Department'], facts.department],
      [['工作岗位', 'Post'], ''],
      [['入职日期', 'First day in the firm'], words.say(day)],
      [['申请日期', 'Date of this letter'], words.say(day)],
      [['希望的最后工作日', 'Last day wished'], words.say(day)],
    ],
  };
  yield {
    kind: 'prose',
    sizePt: 9,
    paragraphs: words.lines([
      `劳动者提前三十日以书面形式通知用人单位，可以解除劳动合同；试用期内提前三日（劳动合同法第三十七条）。本单位的通知期为 ${facts.noticeDays} 天。`,
      `An employee may end the labour contract by written notice of thirty days, three during probation (Labour Contract Law, article 37). The period of notice here is ${facts.noticeDays} days.`,
    ]),
  };
  yield { kind: 'heading', text: ['离职原因', 'Reason for leaving'] };
  yield { kind: 'prose', paragraphs: [line, line] };
  yield { kind: 'heading', text: ['对单位的建议', 'Advice to the firm'] };
  yield { kind: 'prose', paragraphs: [line] };
  yield { kind: 'signatures', places: [{ label: ['申请人', 'Person leaving'], name: facts.name }] };
  yield { kind: 'heading', text: ['审批意见（另在系统中签名）', 'Opinions (signed in the vault as well)'] };
  yield {
    kind: 'table',
    columns: [
      { head: ['审批步骤', 'Step'], share: 120 },
      { head: ['意见与理由', 'Opinion and reason'], share: 210 },
      { head: ['签名', 'Signature'], share: 100 },
      { head: ['日期', 'Date'], share: 80 },
    ],
    rows: facts.steps.map((step) => [words.say(step), ' ', '', '']),
    none: ['——', '—'],
  };
}
