/**
 * What to look at once a year about personal data and the measures that protect it (个人信息年度检查清单, P9): each with the day on
 * which it was last done, where the log knows, and room for a sign by hand.
 */
import type { EntryType } from '../../shared/vocabulary/entry.ts';
import { readBody } from '../access-log/log-rows-shown.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import type { Label, PaperWords } from './paper-words.ts';

interface Item {
  readonly what: Label;
  /** Entries of which the latest says when it was last done; none: the log does not know. */
  readonly types: readonly EntryType[];
  /** Only those in whose body this stands, as JSON has it. */
  readonly holding?: string;
}

const items: readonly Item[] = [
  {
    what: [
      '为何、依据什么、保存哪些个人信息：是否仍属必要（对照个人信息摘录）',
      'Which personal data are kept, why and on what ground: still needed? (hold it against an export of own data)',
    ],
    types: ['paper.printed'],
    holding: '"paper":"own-data"',
  },
  {
    what: [
      '查阅、复制、更正、擦除的请求是否都已答复',
      'Requests to see, copy, correct or erase: all answered?',
    ],
    types: ['opening.erased'],
  },
  {
    what: ['角色与密级许可是否仍然恰当', 'Roles and clearances: still right?'],
    types: ['role.given', 'role.ended'],
  },
  {
    what: ['离职人员的账号、借阅与角色是否均已了结', 'People who left: accounts, loans and roles closed?'],
    types: ['departure.ended'],
  },
  {
    what: ['客户知悉范围是否收窄', 'Circles of those who may know a client: narrow enough?'],
    types: ['dossier.changed'],
  },
  {
    what: ['保密协议是否齐全、有效', 'Confidentiality agreements: complete and in force?'],
    types: ['agreement.signed'],
  },
  {
    what: ['制度是否更新、告知并签收', 'Rules: up to date, told and acknowledged?'],
    types: ['rules.issued', 'rules.acknowledged'],
  },
  { what: ['保密培训是否举办、合格', 'Training held and passed?'], types: ['result.recorded'] },
  {
    what: ['日志是否由审计人员核对', 'The log: looked at and exported for an auditor?'],
    types: ['log.exported', 'checkpoint.cosigned'],
  },
  {
    what: ['措施证据是否整理，缺口是否处理', 'Evidence of measures: made, and its gaps dealt with?'],
    types: ['paper.printed'],
    holding: '"paper":"evidence"',
  },
  { what: ['出库件是否归还或销毁', 'What was released: back or destroyed?'], types: ['release.returned'] },
  { what: ['是否清点', 'Inventory taken?'], types: ['custody.checked', 'custody.handed-over'] },
  { what: ['备份是否制作', 'Backups made?'], types: ['backup.made'] },
  { what: ['备份是否演练', 'Backups tried?'], types: ['backup.drilled'] },
  {
    what: ['保存期限已到的案卷是否处理', 'Dossiers whose time of keeping is over: dealt with?'],
    types: [],
  },
  {
    what: [
      '向外提供、委托处理是否有依据与约定',
      'Data given to others, or handled for us by others: on what ground and terms?',
    ],
    types: [],
  },
];

/** For custodians and auditors; it names nobody. */
export function gatherDataAudit({ vault, call, words }: AskedPaper): DrawnPaper {
  assertStanding(vault, call, ['custodian', 'auditor'], true);
  return {
    sheet: {
      firm: firmOf(vault),
      number: words.longDate(vault.writer.readClock().wallMs),
      title: ['个人信息年度检查清单', 'Yearly check of personal data'],
      subtitle: '',
      blocks: [
        {
          kind: 'prose',
          sizePt: 9,
          paragraphs: words.lines([
            '每年至少一次逐项检查。日期取自日志中最近的相应条目；“—”表示日志不知，须另行查明。是否满足《个人信息保护法》的合规审计要求，须由律师核定：编制者未见其文本。',
            'To be gone through once a year at least. Dates are those of the latest entry of that kind; “—” means that the log does not know. Whether this answers to what the Personal Information Protection Law (个人信息保护法) asks of an audit is for counsel: whoever wrote this list has not seen its text.',
          ]),
        },
        {
          kind: 'table',
          columns: [
            { head: ['检查', 'To check'], share: 230 },
            { head: ['最近一次', 'Last done'], share: 80 },
            { head: ['条目', 'Entry'], share: 46, align: 'right' },
            { head: ['结论、签名', 'Finding, signed'], share: 100 },
          ],
          rows: items.map((item) => rowOf(vault, item, words)),
          none: ['没有', 'none'],
        },
      ],
      keepers: [],
    },
    about: {},
  };
}

function rowOf({ db }: OpenVault, { what, types, holding }: Item, words: PaperWords): string[] {
  const leaf =
    types.length === 0
      ? undefined
      : db.get<LeafRow>(
          `SELECT * FROM leaf WHERE type IN (${types.map(() => '?').join(',')})
           ${holding === undefined ? '' : 'AND instr(CAST(payload AS TEXT), ?) > 0'} ORDER BY idx DESC LIMIT 1`,
          ...types,
          ...(holding === undefined ? [] : [holding]),
        );
  return [
    words.lines(what).join('\n'),
    leaf === undefined ? '—' : words.shortDate(readBody(leaf).at.wall),
    leaf === undefined ? '' : words.count(leaf.idx),
    '',
  ];
}
