/** The client handover list (客户交接清单): each client with its successor, its state of affairs and who has signed (H2). */
import type { ClientHandover, ClientLine } from '../../shared/contract/answers-of-handovers.ts';
import type { ClientAnswer, HandoverCapacity } from '../../shared/vocabulary/terms.ts';
import type { Block, SignaturePlace } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { Table } from './paper-table.ts';
import { type Label, mannerWords, type PaperWords, parties } from './paper-words.ts';

export interface ClientListFacts {
  readonly firm: string;
  readonly onMs: number;
  readonly handover: ClientHandover;
  /** Approvers who closed lines, each once. */
  readonly witnesses: readonly string[];
}

export const clientHandoverNumber = (no: number, openedAtMs: number, words: PaperWords): string =>
  `KJ-${words.year(openedAtMs)}-${String(no).padStart(3, '0')}`;

export function clientListSheet(facts: ClientListFacts, words: PaperWords): Sheet {
  const { handover } = facts;
  const number = clientHandoverNumber(handover.handover, handover.openedAtMs, words);
  return {
    firm: facts.firm,
    number: `${words.say(['文据号', 'Instrument'])} ${number}`,
    title: ['客户交接清单', 'Client handover list'],
    subtitle: `${words.say(['客户交接', 'Client handover'])} · ${words.longDate(facts.onMs)}`,
    blocks: blocksOf(facts, words),
    keepers: [parties.transferor, parties.transferee, parties.witness],
  };
}

function* blocksOf(facts: ClientListFacts, words: PaperWords): Generator<Block> {
  const { handover } = facts;
  const { lines } = handover;
  const closed = lines.filter((line) => line.closed !== null).length;
  yield {
    kind: 'people',
    left: [
      words.stated(parties.transferor, handover.transferor),
      ...(handover.departure === null
        ? []
        : [words.stated(['离职事项', 'Departure'], String(handover.departure))]),
    ],
    right: words.say(
      [
        `客户 ${words.count(lines.length)} · 已办结 ${words.count(closed)}`,
        `${words.several(lines.length, 'client')} · ${words.count(closed)} closed`,
      ],
      '   ',
    ),
  };
  yield lineTable(lines, words);
  const personal = lines.flatMap((line) =>
    line.personal.map(({ document, title }) => `${document} ${title}`),
  );
  yield {
    kind: 'notes',
    lead: ['个人资源，不在移交之列', 'Personal resources, not handed over'],
    notes: personal,
  };
  yield {
    kind: 'prose',
    sizePt: 9,
    paragraphs: words.lines([
      '每个客户由移交人、接收人、监交人三方签署后办结；联系方式表封存于信封，三方签署后方可由接替人依程序调阅。移交人拒签或缺席的，由保管人与监交人接管并载明事由。',
      'A client passes when transferor, transferee and witness have all signed. The contact sheet stays in its sealed envelope until then; the successor is lent it afterwards. Where the transferor refuses or is absent, a custodian and the witness take the client over and say why.',
    ]),
  };
  yield { kind: 'signatures', places: placesOf(facts, words) };
}

const shares = {
  'zh-CN': [26, 66, 78, 52, 168, 50, 74],
  en: [24, 66, 72, 56, 162, 52, 82],
  both: [28, 66, 66, 56, 158, 58, 82],
} as const;

function lineTable(lines: readonly ClientLine[], words: PaperWords): Table {
  const [no, reference, client, successor, affairs, told, signed] = shares[words.language];
  return {
    kind: 'table',
    columns: [
      { head: ['序号', 'No.'], share: no, align: 'center' },
      { head: ['档号', 'Reference'], share: reference, sizePt: 8 },
      { head: ['客户', 'Client'], share: client },
      { head: ['接替人', 'Successor'], share: successor },
      { head: ['交接事项', 'State of affairs'], share: affairs, sizePt: 8 },
      { head: ['客户告知', 'Client told'], share: told, align: 'center', sizePt: 8 },
      { head: ['签署', 'Signed'], share: signed, sizePt: 8 },
    ],
    rows: lines.map((line, i) => [
      String(i + 1),
      line.code,
      line.client,
      line.successor ?? words.say(['未定', 'none yet'], '\n'),
      affairsOf(line, words),
      words.say(answerWords[line.answer], '\n'),
      signedOf(line, words),
    ]),
    none: ['没有客户', 'no client'],
  };
}

const answerWords: Readonly<Record<ClientAnswer, Label>> = {
  waiting: ['待告知', 'not yet'],
  agreed: ['已告知，同意', 'told, agreed'],
  refused: ['客户拒绝', 'client refused'],
};
const envelopeWords: Readonly<Record<ClientLine['envelope'], Label>> = {
  none: ['未存', 'none on file'],
  sealed: ['封存中', 'sealed'],
  released: ['已启封', 'released'],
};

function affairsOf(line: ClientLine, words: PaperWords): string {
  const meeting = [
    line.meetingOn === null ? '' : words.shortDay(line.meetingOn),
    line.meetingHeld ? words.say(['已进行', 'held']) : words.say(['未进行', 'not held']),
  ]
    .filter((part) => part !== '')
    .join(' ');
  const said: readonly (readonly [Label, string])[] = [
    [['在办', 'Projects'], line.projects],
    [['后续日期', 'Next dates'], line.nextDates],
    [['委托', 'Mandate'], line.mandate],
    [['持仓', 'Positions'], line.positions],
    [['权限', 'Authority'], line.authority],
    [['平衡措施', 'What balances it'], line.balance],
    [['引见会面', 'Introduction'], meeting],
    [['正式文件', 'Formal records'], line.formalRecords === 0 ? '' : words.count(line.formalRecords)],
    [['联系方式表', 'Contact sheet'], words.say(envelopeWords[line.envelope])],
  ];
  return said
    .filter(([, text]) => text !== '')
    .map(([label, text]) => words.stated(label, text))
    .join('\n');
}

const capacities: readonly HandoverCapacity[] = ['transferor', 'transferee', 'witness'];
const shortParties: Readonly<Record<HandoverCapacity, Label>> = {
  ...parties,
  witness: ['监交人', 'Witness'],
};

/** Who has signed the line as it is; of one that was taken over or taken back, that and why. */
function signedOf(line: ClientLine, words: PaperWords): string {
  const dates = capacities.flatMap((capacity) => {
    const at = line.signed[capacity];
    const between = words.hasEnglish ? '\n' : ' ';
    return at === null ? [] : [`${words.say(shortParties[capacity])}${between}${words.shortDate(at)}`];
  });
  if (line.closed === null || line.closed === 'signed') {
    return dates.length === 0 ? words.say(['未签署', 'not signed']) : dates.join('\n');
  }
  const when = line.closedAtMs === null ? '' : `\n${words.shortDate(line.closedAtMs)}`;
  const ended = `${words.say(mannerWords[line.closed], '\n')}${when}`;
  return [line.ground === null ? ended : `${ended}\n${line.ground}`, ...dates].join('\n');
}

/** More sign in the table than have a place here: a paper with forty places for seals is signed by nobody. */
const successorPlacesMax = 7;

function placesOf({ handover, witnesses }: ClientListFacts, words: PaperWords): SignaturePlace[] {
  const { lines } = handover;
  const taken = lines.filter((line) => line.closed === 'refused' || line.closed === 'absent');
  const neverSigned = taken.length > 0 && lines.every((line) => line.signed.transferor === null);
  const successors = [...new Set(lines.flatMap((line) => (line.successor === null ? [] : [line.successor])))];
  const shown = successors.slice(0, successorPlacesMax);
  return [
    {
      label: parties.transferor,
      name: handover.transferor,
      ...(neverSigned ? { instead: words.say(mannerWords[taken[0]!.closed ?? 'absent'], '\n') } : {}),
    },
    ...(shown.length === 0 ? [{ label: parties.transferee, name: '' }] : []),
    ...shown.map((name) => ({ label: parties.transferee, name })),
    { label: parties.witness, name: witnesses.slice(0, 3).join('、') },
  ];
}
